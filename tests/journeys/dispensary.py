"""The dispensaries of the demo region, and requests at their own machine or in their chats."""

from clinic.acting import Channel, Practitioner
from clinic.people import DoctorId, Iin, ProviderId
from clinic.reception import CertificateRequest, Certifying, SlipPrinted
from clinic.visits import spoken_number
from tests.clinic.usecases.certificates import BY_THE_DOCTOR, registrar, who_moves_to
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story

GIVES = {"tb": "r5", "psy": "r6", "narco": "r7"}
DOCTORS = {"tb": "d-pht-1", "psy": "d-psy-1", "narco": "d-nar-1"}


def request(key: str, at: str) -> CertificateRequest:
    return CertificateRequest(GIVES[at], Iin(PEOPLE[key].iin))


async def registered(house: House, key: str = "kulash", at: str = "psy") -> SlipPrinted:
    desk = registrar(ProviderId(at))
    return await house.now.reception.register_certificate(request(key, at), desk)


async def moved(house: House, slip: SlipPrinted, *steps: str, at: str = "psy") -> None:
    """At the machine, each step by whoever's turn it is."""
    for step in steps:
        await house.now.reception.move_certificate(slip.entry, step, _who(step, at))


async def marked_in_chat(story: Story, slip: SlipPrinted, before: str, step: str) -> None:
    """To that step, and sure of it; the list of requests is opened where it lacks this one."""
    number = spoken_number(slip.entry)
    label = story.words("claim-choice", entry=number, step=story.words(f"step-{before}"))
    if label not in story.screen.labels:
        if story.words("open-staff_claims") not in story.screen.labels:
            await story.say("/work")
        await story.press("open-staff_claims")
    await story.tap(label)
    await story.press(f"claim-to-{step}")
    await story.press("claim-sure-yes")
    assert story.screen.text.startswith(story.words("claim-noted", entry=number))


def _who(step: str, at: str) -> Certifying:
    provider = ProviderId(at)
    if step in BY_THE_DOCTOR:
        return Practitioner("s-doc", provider, Channel.DESK, "kk", DoctorId(DOCTORS[at]))
    return who_moves_to(step, provider)
