"""An invented population: couples, children with guardians, people who live alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, chain, islice
from random import Random

from app.data.names import Names
from app.data.numbers import invented_iins, invented_phones

Row = tuple[str, ...]
"""A row of register.csv, in the order of `sheets.REGISTER`."""

COUPLES = 0.55
LONE_PARENTS = 0.15
SHARED_PHONES = 0.3
WITHOUT_PHONE = 0.08
MOVING = 0.03
UNATTACHED = 0.01
ATTACHED_LATER = 0.01
DISABLED = 0.04
ADULT_DAYS = (20 * 365, 60 * 365)
"""Youngest age of an adult and the span above it, in days."""
CHILD_DAYS = 18 * 365


@dataclass(frozen=True, slots=True)
class Place:
    """A provider with the share of the population that is attached to it."""

    provider: str
    name: str
    precincts: Sequence[str]
    share: float


@dataclass(frozen=True, slots=True)
class Home:
    """What the members of a family have in common."""

    place: Place
    precinct: str
    address: str
    tongue: str
    surname: str


class Population:
    """Families of invented people; the same seed, places and day give the same people."""

    def __init__(self, places: Sequence[Place], seed: int, today: date) -> None:
        self._dice = Random(seed)  # noqa: S311 - invented people need no secrecy
        self._names = Names(self._dice)
        self._places = places
        self._shares = list(accumulate(place.share for place in places))
        self._iins = invented_iins(seed)
        self._phones = invented_phones(seed)
        self._today = today.toordinal()
        self._new_year = f"{today.year + 1}-01-01"

    def rows(self, count: int) -> Iterator[Row]:
        return islice(chain.from_iterable(self._families()), count)

    def _families(self) -> Iterator[list[Row]]:
        while True:
            kind = self._dice.random()
            if kind < COUPLES:
                yield self._couple(self._home())
            elif kind < COUPLES + LONE_PARENTS:
                yield self._lone_parent(self._home())
            else:
                man = kind < (1 + COUPLES + LONE_PARENTS) / 2
                yield [self._adult(self._home(), next(self._phones), man=man)]

    def _home(self) -> Home:
        (place,) = self._dice.choices(self._places, cum_weights=self._shares)
        tongue = self._names.tongue()
        house = 1 + self._below(150)
        return Home(
            place=place,
            precinct=place.precincts[self._below(len(place.precincts))],
            address=f"{place.name}, {self._names.draw('streets')}, {house}-үй",
            tongue=tongue,
            surname=self._names.draw(f"{tongue}_surnames"),
        )

    def _couple(self, home: Home) -> list[Row]:
        phone = next(self._phones)
        shared = self._dice.random() < SHARED_PHONES
        husband = self._adult(home, phone, man=True)
        wife = self._adult(home, phone if shared else next(self._phones), man=False)
        parents = f"{husband[0]};{wife[0]}"
        children = [self._child(home, husband[2], parents) for _ in range(self._below(4))]
        return [husband, wife, *children]

    def _lone_parent(self, home: Home) -> list[Row]:
        mother = self._adult(home, next(self._phones), man=False)
        father = self._names.draw(f"{home.tongue}_men")
        children = [self._child(home, father, mother[0]) for _ in range(1 + self._below(2))]
        return [mother, *children]

    def _adult(self, home: Home, phone: str, *, man: bool) -> Row:
        youngest, span = ADULT_DAYS
        father = self._names.draw(f"{home.tongue}_men")
        group = str(1 + self._below(3)) if self._dice.random() < DISABLED else ""
        return (
            next(self._iins),
            *self._names.person(home.tongue, home.surname, father, man=man),
            self._born(youngest + self._below(span)),
            "m" if man else "f",
            home.address,
            "" if self._dice.random() < WITHOUT_PHONE else phone,
            *self._attachment(home),
            "inside",
            group,
            "",
        )

    def _child(self, home: Home, father: str, parents: str) -> Row:
        boy = self._below(2) == 0
        return (
            next(self._iins),
            *self._names.person(home.tongue, home.surname, father, man=boy),
            self._born(self._below(CHILD_DAYS)),
            "m" if boy else "f",
            home.address,
            "",
            home.place.provider,
            home.precinct,
            "",
            "",
            "",
            "inside",
            "",
            parents,
        )

    def _attachment(self, home: Home) -> tuple[str, str, str, str, str]:
        """provider, precinct, attached_from, next_provider, next_from (B1.2)."""
        here = home.place.provider
        since = date.fromordinal(self._today - 30 - self._below(3000)).isoformat()
        chance = self._dice.random()
        if chance < MOVING:
            other = self._places[self._below(len(self._places))].provider
            return here, home.precinct, since, other, self._new_year
        if chance < MOVING + UNATTACHED:
            return "", "", "", "", ""
        if chance < MOVING + UNATTACHED + ATTACHED_LATER:
            return here, home.precinct, self._born(-10 - self._below(30)), "", ""
        return here, home.precinct, since, "", ""

    def _born(self, days_ago: int) -> str:
        return date.fromordinal(self._today - days_ago).isoformat()

    def _below(self, limit: int) -> int:
        return int(self._dice.random() * limit)
