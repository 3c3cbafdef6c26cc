"""For whom: the person named in a message, and the persons it says it is not for."""

from typing import Final, NamedTuple

from locales.matching import Phrases, Shelf, covered, phrases
from locales.tables import read
from locales.words import Words

SELF: Final = "self"


class People(NamedTuple):
    """`not_for`: «балама емес, өзіме» is not for the child."""

    person: str | None
    not_for: frozenset[str]


def people(words: Words) -> People:
    """Another person goes before oneself: «мне бы маму записать» is for the mother."""
    meant: dict[str, int] = {}
    denied: set[str] = set()
    for person, said in PEOPLE.items():
        places = covered(said, words)
        refused = {at for at in places if _is_denied(words, at)}
        if refused:
            denied.add(person)
        if places - refused:
            meant[person] = min(places - refused)
    others = {person: at for person, at in meant.items() if person != SELF}
    first = min(others or meant, key=meant.__getitem__, default=None)
    return People(first, frozenset(denied - {first}))


def _is_denied(words: Words, at: int) -> bool:
    return at - 1 in covered(NOT_BEFORE, words) or at + 1 in covered(NOT_AFTER, words)


def _rows(name: str) -> Phrases:
    return phrases(row for table in _TABLES for row in table[name]).on(_SHELF)


_TABLES: Final = list(read("people.toml").values())
_SHELF: Final = Shelf()
PEOPLE: Final = {person: _rows(person) for person in (SELF, "child", "parent", "other")}
EVERYBODY: Final = Phrases(phrase for said in PEOPLE.values() for phrase in said)
NOT_BEFORE: Final = _rows("not_before")
NOT_AFTER: Final = _rows("not_after")
