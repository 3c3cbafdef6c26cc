"""One call as sippy has it: INVITE, BYE and repeats are its own, the rest is answered here."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from sippy.CCEvents import (
    CCEventConnect,
    CCEventDisconnect,
    CCEventFail,
    CCEventPreConnect,
    CCEventRedirect,
    CCEventRing,
    CCEventTry,
)
from sippy.Core.EventDispatcher import ED2
from sippy.SipCallId import SipCallId
from sippy.SipHeader import SipHeader
from sippy.UA import UA
from sippy.UasStateProgressing import UasStateProgressing

from voice.line import Transferred
from voice.sip import bodies
from voice.sip.port import Agreed, Ended, Keyed, Offered, Unanswered
from voice.sip.thread import answers
from voice.sip.thread.answers import Responded, at_once
from voice.sip.thread.referral import Referral
from voice.sip.told import Answered, Handed, Replied, Tell

CANCELLED: Final = 487
REFUSALS: Final = {"MESSAGE": 405, "PRACK": 481, "REFER": 603, "SUBSCRIBE": 489}


class SippyDialog(UA):
    """Everything but its making happens in sippy's thread."""

    rCSeq: int | None = None

    def __init__(self, config: Any, contact: Any, user: str | None, password: str | None) -> None:
        super().__init__(config, event_cb=self._happened, username=user, password=password)
        self.lContact = contact
        self.tell: Tell = _nobody
        self._late = False
        self._early: str | None = None
        self._pending: Any = None
        self._referral: Referral | None = None
        self._handlers: Mapping[str, Callable[[Any], Responded]] = {
            "INFO": self._informed,
            "NOTIFY": self._notified,
            "OPTIONS": partial(at_once, code=200),
            "UPDATE": self._updated,
        }

    # ------------------------------------------------------------ what we do

    def call(self, number: str, offer: str, trunk: tuple[str, int], address: str) -> None:
        """`trunk`: as it is named; `address`: where it is."""
        self.rAddr0 = (trunk, None)
        attempt = CCEventTry(
            (SipCallId(), self.username, number, answers.described(offer), None, None)
        )
        attempt.onUacSetupComplete = partial(_aim, address=(address, trunk[1]))
        self.recvEvent(attempt)

    def ring(self) -> None:
        self.recvEvent(CCEventRing((180, "Ringing", None)))

    def answer(self, description: str) -> None:
        kind = CCEventPreConnect if self._late else CCEventConnect
        taken = kind((200, "OK", answers.described(description)))
        taken.extra_headers = (answers.allowed(),)
        self.recvEvent(taken)

    def reject(self, code: int) -> None:
        if isinstance(self.state, UasStateProgressing):
            self.recvEvent(CCEventFail((code, answers.reason(code))))

    def refer(self, uri: str) -> None:
        if not self.isConnected():
            self.tell(Handed(Transferred.REFUSED))
            return
        self._referral = Referral(self, uri)
        self._referral.send()

    def hang_up(self) -> None:
        if isinstance(self.state, UasStateProgressing):
            self.reject(480)
        else:
            self._forget()
            self.recvEvent(CCEventDisconnect())

    # ------------------------------------------------------------ what they do

    def recvRequest(self, req: Any, sip_t: Any) -> Responded:
        """Whatever it holds, it is answered, and the call goes on."""
        try:
            return self._received(req, sip_t)
        except Exception as error:  # noqa: BLE001 - what one request holds must not end the loop
            self.global_config["_report"](error)
            return at_once(req, 500)

    def recvResponse(self, resp: Any, tr: Any) -> None:
        """Whatever it holds, whoever dials is told."""
        try:
            if resp is not tr.r408:  # that one is sippy's own: nothing has come
                self.tell(Replied(resp.getSCode()[0]))
            super().recvResponse(resp, tr)
            self._land(resp)
        except Exception as error:  # noqa: BLE001 - what one answer holds must not end the loop
            self.global_config["_report"](error)
            self.tell(Unanswered(500))
            self.changeState((self.UaStateFailed,))

    def _received(self, req: Any, transaction: Any) -> Responded:
        method = req.getMethod()
        if self.state is None:
            self._late = answers.description(req) is None
        if method == "BYE" or (method == "INVITE" and not self.isConnected()):
            done = super().recvRequest(req, transaction)
            self._land(req)
            silent = done is None and transaction.tid is not None and transaction.data is None
            return at_once(req, 481) if silent else done
        number = req.getHFBody("cseq").getCSeqNum()
        if self.rCSeq is not None and self.rCSeq >= number:
            return at_once(req, 500)
        self.rCSeq = number
        return self._within(method, req)

    def _within(self, method: str, req: Any) -> Responded:
        """NOTIFY may come after BYE: a transfer that worked ends the call."""
        if not self.isConnected() and method != "NOTIFY":
            return at_once(req, 481)
        if method == "INVITE":
            return self._invited_anew(req)
        handler = self._handlers.get(method)
        return handler(req) if handler else at_once(req, REFUSALS.get(method, 405))

    def _informed(self, req: Any) -> Responded:
        body = req.getBody()
        if body is None:
            return at_once(req, 200)
        key = bodies.key(str(body.mtype), str(body))
        if key is None:
            return at_once(req, 415)
        self.tell(Keyed(key))
        return at_once(req, 200)

    def _notified(self, req: Any) -> Responded:
        if self._referral is not None:
            self._referral.notified(req)
        return at_once(req, 200)

    # ------------------------------------------------------------ another sound

    def _invited_anew(self, req: Any) -> Responded:
        """Without a body sippy would take it for a hold, and by its CANCEL end the call."""
        if self._pending is not None:
            return at_once(req, 491)
        self._follow(req)
        self.uasResp = req.genResponse(100, "Trying")
        self.global_config["_sip_tm"].sendResponse(self.uasResp)
        self.changeState((self.UasStateUpdating,))
        self._offer(req, self._reply_to_invite)
        return None, self._unmoved, self.disconnect

    def _updated(self, req: Any) -> Responded:
        if self._pending is not None:
            return at_once(req, 491)
        self._follow(req)
        if req.getBody() is None:
            return self._with_contact(req), None, None
        self._offer(req, self._reply_to_update)
        return None, None, None

    def _offer(self, req: Any, reply: Callable[[Any, str | None], None]) -> None:
        self._pending = req
        self.tell(Offered(answers.description(req), partial(ED2.callFromThread, reply, req)))

    def _reply_to_invite(self, req: Any, text: str | None) -> None:
        if self._pending is not req:
            return
        self._pending = None
        if text is None:
            self.sendUasResponse(488, answers.reason(488))
        else:
            self.lSDP = answers.described(text)
            ours = {"contacts": (self.lContact,), "extra_headers": (answers.allowed(),)}
            self.sendUasResponse(200, "OK", self.lSDP, ack_wait=True, **ours)
        self.changeState((self.UaStateConnected,))

    def _reply_to_update(self, req: Any, text: str | None) -> None:
        if self._pending is req:
            self._pending = None
            made = answers.to(req, 488) if text is None else self._with_contact(req, text)
            self.global_config["_sip_tm"].sendResponse(made)

    def _with_contact(self, req: Any, text: str | None = None) -> Any:
        made = answers.to(req, 200, text)
        made.appendHeader(SipHeader(name="contact", body=self.lContact))
        return made

    def _unmoved(self, *_: object) -> None:
        """A re-INVITE was cancelled."""
        self._pending = None
        self.changeState((self.UaStateConnected,))

    # ------------------------------------------------------------ what sippy tells

    def _happened(self, event: Any, _: Any) -> None:
        match event:
            case CCEventConnect():
                self._connected(*event.getData()[::2])
            case CCEventRing():
                self._early = answers.described_in(event.getData()[2]) or self._early
            case CCEventFail() | CCEventRedirect():
                self.tell(Unanswered(event.getData()[0]))
            case CCEventDisconnect():
                self._forget()
                self.tell(Ended(None if self.connect_ts else CANCELLED))

    def _connected(self, code: int | str, body: Any) -> None:
        text = answers.described_in(body)
        if code == "ACK":
            self._acknowledged(text)
        elif text or self._early:
            self.tell(Answered(text or self._early or ""))
        else:
            self.tell(Unanswered(488))
            ED2.callFromThread(self.hang_up)

    def _acknowledged(self, text: str | None) -> None:
        if text is not None:
            self.tell(Agreed(text))
        elif self._late:
            self.tell(Ended(488))
            self.hang_up()
        self._late = False

    # ------------------------------------------------------------ where they are

    def _follow(self, req: Any) -> None:
        """A re-INVITE or an UPDATE may come from another place."""
        if req.countHFs("contact"):
            self.rTarget = req.getHFBody("contact").getUrl().getCopy()
            if not self.routes:
                self.rAddr = self.rTarget.getTAddr()
            self._land(req)

    def _land(self, message: Any) -> None:
        """A Contact may be a name, or an address behind somebody's router."""
        if self.rAddr[0] and not self.global_config["_gate"].reaches(*self.rAddr[0]):
            self.rAddr = (message.getSource(), "udp")

    def _forget(self) -> None:
        """An UPDATE is answered, even if the call is over."""
        pending, self._pending = self._pending, None
        if pending is not None and pending.getMethod() == "UPDATE":
            self.global_config["_sip_tm"].sendResponse(answers.to(pending, 481))


def _nobody(_: object) -> None: ...


def _aim(dialog: Any, address: tuple[str, int]) -> None:
    dialog.rAddr = (address, "udp")
