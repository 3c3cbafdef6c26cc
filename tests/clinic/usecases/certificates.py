"""Who works at the dispensaries of the town, and the ways of a request through one."""

from collections.abc import Mapping

import pytest

from clinic.acting import Channel, Manager, Practitioner, Registrar
from clinic.people import Iin, ProviderId
from clinic.reception import CertificateRequest, Certifying, SlipPrinted
from clinic.visits import EntryNo
from tests.clinic.usecases import telling
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import AIGUL, GIVES, NARCOLOGICAL, PSYCHIATRIC, SIGNERS, TB

BY_THE_DOCTOR = {"signed", "refused", "referred"}
"""The steps to which the doctor moves a request."""
EVERYWHERE = pytest.mark.parametrize("at", GIVES)
NORMS: Mapping[ProviderId, tuple[int, int, int]] = {
    TB: (20, 20, 20),
    PSYCHIATRIC: (30, 120, 30),
    NARCOLOGICAL: (30, 120, 30),
}
"""Minutes of the desk, of the doctor and of the management (R5.6 to R5.8, R6.6 to R6.9, R7.6 to
R7.8)."""


def registrar(at: ProviderId = TB) -> Registrar:
    return telling.registrar(at)


def signer(at: ProviderId = TB) -> Practitioner:
    return Practitioner("s-doc", at, Channel.CHAT, "kk", SIGNERS[at])


def head(at: ProviderId = TB) -> Manager:
    return Manager("s-head", at, Channel.CHAT, "kk")


def who_moves_to(step: str, at: ProviderId) -> Certifying:
    if step in BY_THE_DOCTOR:
        return signer(at)
    return head(at) if step in {"certified", "received"} else registrar(at)


async def register(desk: Desk, at: ProviderId = TB, person: Iin = AIGUL) -> SlipPrinted:
    request = CertificateRequest(GIVES[at], person)
    return await desk.reception.register_certificate(request, registrar(at))


async def move(desk: Desk, entry: EntryNo, *steps: str, at: ProviderId = TB) -> None:
    """Each step by whoever's turn it is."""
    for step in steps:
        await desk.reception.move_certificate(entry, step, who_moves_to(step, at))
