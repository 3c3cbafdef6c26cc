"""Invented doctors of the region's providers, their shifts, and referrals to specialists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.data.names import Names

GP_NORM = 1_700  # §3.5
CHILD_PRECINCTS = 3
SPECIALISTS = (
    ("therapist", "direct"),
    ("gynaecologist", "direct"),
    ("dentist", "direct"),
    ("surgeon", "direct_if:injury"),
    ("ophthalmologist", "direct_if:injury"),
    ("ent", "direct_if:injury"),
    ("neurologist", "referral"),
    ("cardiologist", "referral"),
)
BY_REFERRAL = ("cardiologist", "neurologist")
SIGNING = {"r5": "phthisiatrician", "r6": "psychiatrist", "r7": "narcologist"}
SATURDAY = 5
SHIFT_DAYS = 14
MORNING = ("08:00", "14:00")
AFTERNOON = ("14:00", "20:00")
VILLAGE = (("09:00", "13:00"), ("14:00", "17:00"))
SLOT_MINUTES = {"gp": 15, "paediatrician": 15, "dentist": 30}


@dataclass(frozen=True, slots=True)
class Post:
    """What a doctor does where; the name is drawn later."""

    doctor: str
    provider: str
    specialty: str
    precincts: str
    booking: str


def precincts_for(people: float) -> list[str]:
    return [str(number) for number in range(1, max(1, -int(-people // GP_NORM)) + 1)]


def posts(provider: str, precincts: Sequence[str], *, clinic: bool) -> Iterator[Post]:
    for precinct in precincts:
        yield Post(f"{provider}-gp{precinct}", provider, "gp", precinct, "direct")
    for first in range(0, len(precincts), CHILD_PRECINCTS):
        served = precincts[first : first + CHILD_PRECINCTS]
        doctor = f"{provider}-ped{served[0]}"
        yield Post(doctor, provider, "paediatrician", ";".join(served), "direct")
    for specialty, booking in SPECIALISTS if clinic else ():
        yield Post(f"{provider}-{specialty[:4]}", provider, specialty, "", booking)


def signer(provider: str, regulation: str) -> Post:
    """Who signs the certificates of a dispensary; nobody books an appointment there."""
    specialty = SIGNING[regulation]
    return Post(f"{provider}-{specialty[:4]}", provider, specialty, "", "direct")


def doctor_rows(staff: Sequence[Post], seed: int) -> Iterator[tuple[str, ...]]:
    names = Names(Random(seed))  # noqa: S311 - invented people need no secrecy
    for room, post in enumerate(staff, start=1):
        tongue = names.tongue()
        surname, father = names.draw(f"{tongue}_surnames"), names.draw(f"{tongue}_men")
        name = " ".join(names.person(tongue, surname, father, man=room % 4 == 0))
        kept = (name, post.specialty, str(1 + room % 60), post.precincts, post.booking, "doctor")
        yield post.doctor, post.provider, *kept


def shift_rows(
    doctors: Iterable[tuple[str, str, bool]], first: date
) -> Iterator[tuple[str, str, str, str, int]]:
    """Two weeks from `first`; `doctors` are id, specialty and whether in a village."""
    for place, (doctor, specialty, village) in enumerate(doctors):
        minutes = SLOT_MINUTES.get(specialty, 20)
        for offset in range(SHIFT_DAYS):
            day = first + timedelta(days=offset)
            for start, end in _hours(day, place, village=village):
                yield doctor, day.isoformat(), start, end, minutes


def _hours(day: date, place: int, *, village: bool) -> tuple[tuple[str, str], ...]:
    """Mornings and afternoons in turn; every second doctor also on Saturday."""
    weekday = day.weekday()
    if weekday < SATURDAY:
        return VILLAGE if village else (MORNING if (weekday + place) % 2 == 0 else AFTERNOON,)
    if weekday == SATURDAY and place % 2 == 0:
        return (("09:00", "13:00"),)
    return ()


def referral_rows(
    people: Iterable[tuple[str, ...]], today: date
) -> Iterator[tuple[str, str, str, str, str, str]]:
    """A referral for each of these people that is attached somewhere."""
    issued, until = today - timedelta(days=3), today + timedelta(days=27)
    for number, row in enumerate(people, start=1):
        provider = row[8]
        if provider:
            specialty = BY_REFERRAL[number % len(BY_REFERRAL)]
            yield row[0], f"J-{number}", specialty, provider, issued.isoformat(), until.isoformat()
