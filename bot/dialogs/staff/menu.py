"""The menu of a role, where one works, and the way between work and oneself (B0.7)."""

from collections.abc import Mapping
from typing import Final

from bot.dialogs.citizen.wishes import speak
from bot.dialogs.core import Choice, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk, provider_name
from bot.dialogs.staff import claims
from bot.dialogs.staff.duty import WHERE
from bot.dialogs.window import Answer, Chosen
from clinic.acting import Admin, Manager, Role
from clinic.staffing import StaffRole
from locales.hearing import Heard

SERVICES: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.OPERATOR: ("staff_reason", "staff_work", "staff_whose_day"),
    Role.REGISTRAR: ("staff_reason", "staff_work", "staff_whose_day", "staff_lists"),
    Role.DOCTOR: ("staff_round", "staff_day"),
    Role.MANAGER: (
        "staff_work",
        "staff_close",
        "staff_open",
        "staff_free",
        "staff_numbers",
        "staff_people",
        "staff_facts",
        "staff_hours",
    ),
    Role.ADMIN: ("staff_providers", "staff_import"),
}
"""The windows that the menu of a role opens, in this order; `open-<window>` words the button."""
MYSELF: Final = "myself"
SPEAK: Final = "speak-"


async def show_menu(session: Session, desk: Desk) -> View:
    role = await desk.at_work(session)
    opened = SERVICES[role.role]
    if await claims.gives_certificates(role, desk):
        opened = (claims.CLAIMS, *opened)
    services = [Choice(each, say(f"open-{each}"), "primary") for each in opened]
    several = len(await desk.roles(session)) > 1
    where = ((Choice(WHERE, say("staff-where-else")),),) if several else ()
    last = (Choice(MYSELF, say("staff-myself")), Choice("switch", say("other-language")))
    head = say("staff-menu-question", post=await post_of(session, role, desk))
    return View((head, *await _overdue(role, desk)), (*column(services), *where, last))


async def _overdue(role: StaffRole, desk: Desk) -> tuple[Text, ...]:
    """What nobody has answered in time goes to the manager (B0.10)."""
    if not isinstance(role, Manager):
        return ()
    now = desk.clock.now()
    overdue = sum(task.overdue(now) for task in await desk.reception.show_work(role))
    late = await claims.late(role, desk)
    return (
        *((say("work-late", count=overdue),) if overdue else ()),
        *((say("claims-late", count=late),) if late else ()),
    )


async def take_menu(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("myself"):
            return Step(session.off_duty())
        case Chosen(window):
            return Step(session.at(window))
    return None


async def show_where(session: Session, desk: Desk) -> View:
    roles = await desk.roles(session)
    posts = [Choice(role.staff, await post_of(session, role, desk)) for role in roles]
    rows = (*column(posts), (Choice(MYSELF, say("staff-myself")),))
    return View((say("staff-where-question"),), rows)


async def take_where(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("myself"):
            return Step(session.off_duty())
        case Chosen(post):
            return Step(session.on_duty(post))
    return None


async def post_of(session: Session, role: StaffRole, desk: Desk) -> Text:
    """The role and the provider for which it is held; an admin has none."""
    if isinstance(role, Admin):
        return say(f"role-{role.role}")
    provider = await desk.reception.show_directory.provider(role.provider)
    name = provider_name(session, provider)
    return say("staff-post", role=say(f"role-{role.role}"), provider=name)


async def wanted(session: Session, heard: Heard, desk: Desk) -> Step | None:
    """What words at work are heard for: names and numbers are no wishes of a citizen."""
    intent = heard.intent or ""
    if intent.startswith(SPEAK):
        return await speak(session, intent.removeprefix(SPEAK), desk)
    return Step(session.back()) if intent == "back" else None
