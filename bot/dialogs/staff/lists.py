"""How much stands on the lists of today, and how they are printed: nobody's data (B0.9)."""

from bot.dialogs.core import Session, Text, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import staff_footer
from clinic.acting import Registrar
from clinic.reception import TodaysLists


async def show_lists(session: Session, desk: Desk) -> View:
    registrar = await desk.acting(session, Registrar)
    lists = await desk.reception.show_lists(registrar)
    head = say("lists-of", day=desk.clock.today(), time=desk.clock_time(desk.clock.now()))
    commands = (
        say("lists-how"),
        say("lists-command-visits", provider=registrar.provider),
        say("lists-command-appointments", provider=registrar.provider),
    )
    whole = (say("lists-to-doctors"),) if lists.to_doctors else ()
    return View((head, _visits(lists), _appointments(lists), commands, *whole), staff_footer())


def _visits(lists: TodaysLists) -> tuple[Text, ...]:
    by_precinct = (
        say("lists-precinct", precinct=precinct, count=count)
        if precinct
        else say("lists-no-precinct", count=count)
        for precinct, count in lists.home_visits.items()
    )
    return say("lists-visits", count=sum(lists.home_visits.values())), *by_precinct


def _appointments(lists: TodaysLists) -> tuple[Text, ...]:
    by_doctor = (
        say("numbers-line", name=doctor.name, count=count) for doctor, count in lists.appointments
    )
    return say("lists-appointments", count=sum(n for _, n in lists.appointments)), *by_doctor
