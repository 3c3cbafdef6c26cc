"""Which numbers are rung about a visit where no chat takes the notice (docs/decisions/0039)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from clinic.acting import PHONES, Account, Channel, Level, reached_by
from clinic.journals.book import Entry
from clinic.people import Patient
from clinic.usecases.addressing import Addressee
from clinic.usecases.proving import GROWN_UP, REPRESENTED_UNDER


def to_ring(
    entry: Entry,
    patient: Patient | None,
    hearers: Sequence[Addressee],
    numbers: Mapping[Account, str],
    *,
    spoken: str,
    today: date,
) -> tuple[Addressee, ...]:
    """Those of `hearers`, who may be told anyway, then the one that the desk has written down.

    Never one that a stranger has typed: an operator confirms it first (B0.2). `numbers`: by which
    an account is proved.
    """
    known = {one.account: one for one in _of_hearers(hearers, numbers)}
    contact = _of_desk(entry, patient, today)
    if contact:
        known.setdefault(contact, Addressee(contact, spoken))
    return tuple(known.values())


def _of_hearers(
    hearers: Sequence[Addressee], numbers: Mapping[Account, str]
) -> Iterator[Addressee]:
    for one in hearers:
        if reached_by(one.account) is Channel.PHONE:
            yield one
        elif one.account in numbers:
            yield Addressee(Account(PHONES + numbers[one.account]), one.language)


def _of_desk(entry: Entry, patient: Patient | None, today: date) -> Account | None:
    """A parent may be who answers: of a 16- or 17-year-old's visit nothing is said (B2.10)."""
    contact = entry.columns.get("contact")
    if not contact or entry.columns.get("level") != Level.STAFF:
        return None
    if patient is None or REPRESENTED_UNDER <= patient.age_on(today) < GROWN_UP:
        return None
    return Account(PHONES + contact)
