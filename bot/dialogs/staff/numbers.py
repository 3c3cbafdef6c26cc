"""Today's numbers, and the free times of the doctors: nobody's data."""

from collections.abc import Sequence

from bot.dialogs.core import Choice, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import Manager
from clinic.reception import Numbers, Offer


async def show_numbers(session: Session, desk: Desk) -> View:
    manager = await desk.acting(session, Manager)
    numbers = await desk.reception.show_numbers(manager)
    head = say("numbers-of", day=desk.clock.today(), time=desk.clock_time(desk.clock.now()))
    return View(
        (head, _booked(numbers), _visits(numbers), _waiting(numbers), *_refused(numbers)),
        staff_footer(),
    )


def _booked(numbers: Numbers) -> tuple[Text, ...]:
    by_channel = (
        say("numbers-line", name=say(f"value-channel-{channel}"), count=count)
        for channel, count in sorted(numbers.written.items())
    )
    return say("numbers-written", count=sum(numbers.written.values())), *by_channel


def _visits(numbers: Numbers) -> tuple[Text, ...]:
    return (
        say("numbers-expected", count=numbers.expected),
        say("numbers-came", count=numbers.came),
        say("numbers-missed", count=numbers.missed),
        say("numbers-cancelled", count=numbers.cancelled),
        say("numbers-closed", count=numbers.closed),
    )


def _waiting(numbers: Numbers) -> tuple[Text, ...]:
    return (
        say("numbers-waiting", count=numbers.waiting),
        say("work-count", count=numbers.tasks),
        say("work-overdue", count=numbers.overdue),
    )


def _refused(numbers: Numbers) -> tuple[tuple[Text, ...], ...]:
    if not numbers.refusals:
        return ()
    lines = (
        say("numbers-line", name=say(f"short-{code}"), count=count)
        for code, count in sorted(numbers.refusals.items())
    )
    return ((say("numbers-refusals", count=sum(numbers.refusals.values())), *lines),)


async def show_free(session: Session, desk: Desk) -> View:
    """A specialty shows its doctors."""
    manager = await desk.acting(session, Manager)
    rows = await desk.reception.show_free_times.specialties(manager.provider)
    choices = [Choice(row.specialty, await _heading(session, row.specialty, desk)) for row in rows]
    return View((say("free-whose"),), (*column(choices), *staff_footer()))


async def take_free(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(specialty):
            return Step(session.noting(specialty=specialty).at("staff_free_times"))
    return None


async def show_free_times(session: Session, desk: Desk) -> View:
    manager = await desk.acting(session, Manager)
    specialty = session.draft["specialty"]
    offers = await desk.reception.show_free_times.doctors(manager.provider, specialty)
    head = say("free-of", name=await _heading(session, specialty, desk))
    return View((head, tuple(_lines(offers, desk))), staff_footer())


async def _heading(session: Session, specialty: str, desk: Desk) -> str:
    name = await desk.specialty_name(session, specialty)
    return name[:1].upper() + name[1:]  # «ЛОР» keeps its capitals


def _lines(offers: Sequence[Offer], desk: Desk) -> Sequence[Text]:
    return [
        say("free-line", name=offer.doctor.name, **desk.when(offer.earliest.starts_at))
        if offer.earliest
        else say("free-none", name=offer.doctor.name)
        for offer in offers
    ]
