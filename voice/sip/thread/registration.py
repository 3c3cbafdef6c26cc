"""One REGISTER and its answer. When the next one is due is decided elsewhere."""

import re
from collections.abc import Callable
from typing import Any, Final

from sippy.SipAddress import SipAddress
from sippy.SipCallId import SipCallId
from sippy.SipContact import SipContact
from sippy.SipExpires import SipExpires
from sippy.SipFrom import SipFrom
from sippy.SipHeader import SipHeader
from sippy.SipRequest import SipRequest
from sippy.SipTo import SipTo
from sippy.SipURL import SipURL

from voice.sip.settings import Trunk
from voice.sip.thread.referral import PROVED

FINAL: Final = 200
TAKEN: Final = range(200, 300)
TOO_BRIEF: Final = 423
MOST_TRIES: Final = 3
SECONDS: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
Granted = Callable[[int | None], None]
"""Told the seconds that were granted; None: refused."""


class Registration:
    """Of one user at one trunk: the same Call-ID for as long as the process runs."""

    def __init__(self, config: Any, trunk: Trunk, contact: Any) -> None:
        self._config = config
        self._trunk = trunk
        self._contact = contact
        self._call_id = SipCallId()
        self._from = SipFrom(address=self._user())
        self._from.genTag()
        self._number = 0

    def send(self, address: str, seconds: int, granted: Granted) -> None:
        _Attempt(self, address, seconds, granted).send()

    def transact(self, target: str, seconds: int, proof: Any, answered: Any) -> None:
        """`proof`: makes a header of ours, given the address that the request is for."""
        self._number += 1
        place = SipURL(host=self._trunk.host, port=self._trunk.port)
        request = SipRequest(
            method="REGISTER",
            ruri=place,
            to=SipTo(address=self._user()),
            fr0m=self._from.getCopy(),
            callid=self._call_id,
            cseq=self._number,
            contact=SipContact(address=self._contact.getUri().getCopy()),
            target=((target, self._trunk.port), "udp"),
            expires=SipExpires(number=seconds),
        )
        if proof is not None:
            request.appendHeader(SipHeader(body=proof(str(place))))
        self._config["_sip_tm"].newTransaction(request, answered)

    def proof(self, challenge: Any, qop: Any) -> Any:
        def made(place: str) -> Any:
            user, password = self._trunk.user, self._trunk.password
            return challenge.genAuthHF(user, password, "REGISTER", place, qop=qop)

        return made

    def _user(self) -> Any:
        return SipAddress(url=SipURL(username=self._trunk.user, host=self._trunk.host))


class _Attempt:
    """Asked for the password, or for more time, it tries once more."""

    def __init__(
        self, registration: Registration, address: str, seconds: int, granted: Granted
    ) -> None:
        self._registration = registration
        self._address = address
        self._seconds = seconds
        self._granted = granted
        self._proof: Any = None
        self._tries = 0

    def send(self) -> None:
        self._tries += 1
        self._registration.transact(self._address, self._seconds, self._proof, self._answered)

    def _answered(self, response: Any) -> None:
        code, _ = response.getSCode()
        if code < FINAL:
            return
        if code in TAKEN:
            self._granted(_granted(response, self._seconds))
        elif self._tries < MOST_TRIES and self._can_meet(response, code):
            self.send()
        else:
            self._granted(None)

    def _can_meet(self, response: Any, code: int) -> bool:
        if code == TOO_BRIEF and response.countHFs("min-expires"):
            self._seconds = max(self._seconds, _number(str(response.getHFBody("min-expires"))))
            return True
        for challenge in response.getHFBodys(PROVED[code]) if code in PROVED else ():
            supported, qop = challenge.supportedAlgorithm()
            if supported:
                self._proof = self._registration.proof(challenge, qop)
                return True
        return False


def _granted(response: Any, asked: int) -> int:
    """As the Contact says, or Expires, or what was asked for."""
    if response.countHFs("contact"):
        said = response.getHFBody("contact").getUri().getParam("expires")
        if said is not None:
            return _number(said)
    if response.countHFs("expires"):
        return int(response.getHFBody("expires").getNum())
    return asked


def _number(text: str) -> int:
    return int(text) if SECONDS.fullmatch(text) else 0
