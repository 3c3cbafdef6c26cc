"""sippy, put together: who is called, who calls, and its loop."""

from collections.abc import Callable
from typing import Any, Final

from sippy.Core.EventDispatcher import ED2
from sippy.SipAddress import SipAddress
from sippy.SipContact import SipContact
from sippy.SipURL import SipURL
from sippy.Time.Timeout import Timeout
from sippy.UasStateTrying import UasStateTrying

from voice.sip import bodies
from voice.sip.gate import Gate
from voice.sip.settings import SipSettings
from voice.sip.thread import answers
from voice.sip.thread.answers import Responded, at_once
from voice.sip.thread.dialog import SippyDialog
from voice.sip.thread.hardening import NAME, NoLog, Report, harden
from voice.sip.thread.registration import Granted, Registration
from voice.sip.thread.transport import Transactions
from voice.sip.told import Invited, Tell

LAST_WORDS: Final = 0.3
"""Seconds in which what was said last gets out."""
OUTSIDE: Final = {"OPTIONS": 200, "REFER": 603, "NOTIFY": 489, "SUBSCRIBE": 489, "BYE": 481}
Invite = Callable[[Invited], Tell]


class Endpoint:
    """Made in the thread that is sippy's from then on; `run` may be called from any."""

    def __init__(self, settings: SipSettings, gate: Gate, invite: Invite, report: Report) -> None:
        harden(settings, report)
        self._settings = settings
        self._invite = invite
        self._closing = False
        self.names: dict[str, str] = {}
        self._config: dict[str, Any] = {
            "_sip_address": settings.host,
            "_sip_port": settings.port,
            "_sip_logger": NoLog(),
            "_gate": gate,
            "_names": self.names,
            "_report": report,
        }
        self._transactions = self._config["_sip_tm"] = Transactions(self._config, self._received)
        self._registration = self._registered()

    def run(self, act: Callable[..., None], *given: Any) -> None:
        ED2.callFromThread(act, *given)

    def loop(self) -> None:
        """Until it is closed."""
        ED2.loop()
        self._transactions.shutdown()

    def close(self) -> None:
        self._closing = True
        Timeout(ED2.breakLoop, LAST_WORDS)

    def outgoing(self) -> SippyDialog:
        trunk = self._settings.trunk
        user = trunk.user if trunk else NAME
        password = (trunk.password or None) if trunk else None
        return SippyDialog(self._config, self._contact(user), user, password)

    def register(self, address: str, seconds: int, granted: Granted) -> None:
        if self._registration is not None:
            self._registration.send(address, seconds, granted)

    def _registered(self) -> Registration | None:
        trunk = self._settings.trunk
        if trunk is None:
            return None
        return Registration(self._config, trunk, self._contact(trunk.user))

    def _contact(self, user: str) -> Any:
        url = SipURL(username=user, host=self._settings.advertise, port=self._settings.port)
        return SipContact(address=SipAddress(url=url))

    def _received(self, request: Any, transaction: Any) -> Responded:
        """What belongs to no call."""
        try:
            return self._answered(request, transaction)
        except Exception as error:  # noqa: BLE001 - what one request holds must not end the loop
            self._config["_report"](error)
            return at_once(request, 500)

    def _answered(self, request: Any, transaction: Any) -> Responded:
        method = request.getMethod()
        if request.getHFBody("to").getTag() is not None:
            return at_once(request, 481)
        if method == "INVITE":
            return self._invited(request, transaction)
        return at_once(request, OUTSIDE.get(method, 405))

    def _invited(self, request: Any, transaction: Any) -> Responded:
        if self._closing:
            return at_once(request, 503)
        if not request.countHFs("contact"):
            return at_once(request, 400)
        dialog = self.outgoing()
        done = dialog.recvRequest(request, transaction)
        if not isinstance(dialog.state, UasStateTrying):
            return done
        dialog.tell = self._invite(
            Invited(
                dialog=dialog,
                call_id=dialog.lTag,
                number=bodies.number(request.getHFBody("from").getUrl().username),
                source=request.getSource()[0],
                offer=answers.description(request),
            )
        )
        return done
