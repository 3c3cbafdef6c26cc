"""REFER as a transaction of ours: sippy's own hangs up at once and hides what becomes of it."""

import re
from typing import Any, Final

from sippy.SipHeader import SipHeader

from voice.line import Transferred
from voice.sip import bodies
from voice.sip.told import Handed

PROVED: Final = {401: "www-authenticate", 407: "proxy-authenticate"}
ATTEMPT: Final = re.compile(r";\s*id\s*=\s*([0-9]{1,10})\b", re.ASCII)
TIMEOUT: Final = 408
REFUSED: Final = 300


class Referral:
    """One attempt: its outcome is told at most once."""

    def __init__(self, dialog: Any, uri: str) -> None:
        self._dialog = dialog
        self._uri = uri
        self._number = 0
        self._proved = False
        self._told = False

    def send(self, challenge: Any = None) -> None:
        """`challenge`: what a first attempt was answered by."""
        dialog = self._dialog
        request = dialog.genRequest("REFER", cqop=challenge)
        request.appendHeader(SipHeader(f"Refer-To: <{self._uri}>"))
        request.appendHeader(SipHeader(f"Referred-By: <{dialog.lUri.getUrl()}>"))
        self._number = request.getHFBody("cseq").getCSeqNum()
        dialog.newTransaction(request, resp_cb=self._answered)

    def notified(self, request: Any) -> None:
        """Of an attempt before this one nothing is told any more."""
        event = str(request.getHFBody("event")) if request.countHFs("event") else ""
        of = ATTEMPT.search(event)
        if of is not None and int(of[1]) != self._number:
            return
        code = bodies.status(str(request.getBody() or ""))
        outcome = None if code is None else bodies.outcome(code)
        if outcome is not None:
            self._tell(outcome)

    def _answered(self, response: Any) -> None:
        code, _ = response.getSCode()
        if code in PROVED and not self._proved and self._prove(response, PROVED[code]):
            return
        if code == TIMEOUT:
            self._tell(Transferred.NO_ANSWER)
        elif code >= REFUSED:
            self._tell(Transferred.REFUSED)

    def _prove(self, response: Any, header: str) -> bool:
        if self._dialog.password is None:
            return False
        for challenge in response.getHFBodys(header):
            supported, qop = challenge.supportedAlgorithm()
            if supported:
                self._proved = True
                self.send((challenge, qop))
                return True
        return False

    def _tell(self, outcome: Transferred) -> None:
        if not self._told:
            self._told = True
            self._dialog.tell(Handed(outcome))
