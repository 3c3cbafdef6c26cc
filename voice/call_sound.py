"""The sound of one call: what both sides have agreed on, and the stream that carries it."""

from voice import agreement
from voice.media.port import Remote, Stream


class CallSound:
    """`host`: where we are told to be reached. Every description may raise NotAgreed."""

    def __init__(self, stream: Stream, host: str) -> None:
        self.stream = stream
        self._host = host
        self._remote: Remote | None = None

    @property
    def agreed(self) -> bool:
        return self._remote is not None

    @property
    def held(self) -> bool:
        """Nothing is heard of us just now."""
        return self._remote is not None and not self._remote.sends

    def describe(self, offer: str | None) -> str:
        """Our answer; where there is no offer, ours, which `settle` ends."""
        if offer is None:
            return agreement.offer(self._host, self.stream.port)
        remote, answer = agreement.answer(offer, self._host, self.stream.port)
        self._connect(remote)
        return answer

    def settle(self, answer: str) -> None:
        """Their answer to our offer."""
        self._connect(agreement.settled(answer, self._host))

    def _connect(self, remote: Remote) -> None:
        self._remote = remote
        self.stream.connect(remote)
