"""What an admin finds in the chat: the providers, and how data is imported; no patients (B0.7)."""

from typing import Final

from bot.dialogs.core import Session, Step, Text, View, say
from bot.dialogs.desk import Desk, provider_name
from bot.dialogs.pages import page_of, turned
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import Admin
from clinic.reception import ProviderShown

ON_ONE_PAGE: Final = 8


async def show_providers(session: Session, desk: Desk) -> View:
    every = await desk.reception.show_providers(await desk.acting(session, Admin))
    page = page_of(session, every, ON_ONE_PAGE)
    parts = [_lines(session, one) for one in page.shown]
    return View((say("providers-count", count=len(every)), *parts), (*page.more, *staff_footer()))


async def take_providers(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(value):
            return turned(session, value)
    return None


def _lines(session: Session, shown: ProviderShown) -> tuple[Text, ...]:
    kind = say(f"provider-kind-{shown.provider.kind.replace('_', '-')}")
    name = provider_name(session, shown.provider)
    return (
        say("provider-name", name=name, kind=kind, code=shown.provider.provider),
        say("provider-open") if shown.open_today else say("provider-closed"),
        say("provider-doctors", count=shown.doctors),
        say("provider-home-calls") if shown.home_calls else say("provider-no-home-calls"),
    )


async def show_import(session: Session, desk: Desk) -> View:
    """Files go through no chat: they hold patients."""
    await desk.acting(session, Admin)
    dry = (say("import-first"), say("import-dry-run-command"))
    then = (say("import-then"), say("import-command"))
    return View((dry, then, say("import-no-files-here")), staff_footer())
