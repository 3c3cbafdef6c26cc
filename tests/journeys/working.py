"""Members of the staff, hired in the way of every clinic: link, number, confirmation (B0.7)."""

from clinic.acting import Role
from clinic.people import DoctorId, ProviderId
from clinic.reception import StaffRequest
from tests.journeys.house import House
from tests.journeys.story import Story
from tests.journeys.telling import NAMES

TARAZ = "taraz-1"


async def hired(
    house: House, story: Story, role: Role, provider: str | None = TARAZ, doctor: str | None = None
) -> str:
    """How the journals will name them."""
    request = StaffRequest(
        role,
        ProviderId(provider) if provider else None,
        DoctorId(doctor) if doctor else None,
        "command",
    )
    invited = await house.now.reception.invite_staff(request)
    await story.say(f"/start s-{invited.token}")
    await house.now.reception.confirm_staff(invited.staff, "command")
    return invited.staff


async def at_work(
    house: House,
    key: str,
    role: Role,
    language: str = "kk",
    provider: str | None = TARAZ,
    doctor: str | None = None,
) -> Story:
    """Stands in the menu of the role; what was said until then is not written down."""
    story = Story(house, key, language)
    await story.say("/start")
    await story.tap(NAMES[language])
    await hired(house, story, role, provider, doctor)
    await story.say("/work")
    story.lines.clear()
    return story
