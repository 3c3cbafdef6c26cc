"""Reads register.csv: a fast look at rows in plain form, a careful one at all others."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Final

from clinic.people import FIRST_WEIGHTS, NO_CHECK_DIGIT, SECOND_WEIGHTS, Unfit
from storage.imports import cells
from storage.imports.kinds import REGISTER
from storage.imports.problems import Problems
from storage.imports.rows import BATCH, CarefulReader, Known
from storage.imports.sheets import Sheet
from storage.shelves import Row

MOBILE: Final = re.compile(r"\+77(?:0[0-25-8]|47|6[0-4]|7[15-8]|85)[0-9]{7}").fullmatch
"""Kazakh mobile numbers in E.164 (§3.2)."""

SEXES: Final = frozenset("mf")
HOME_CARE: Final = frozenset(("inside", "stipulated", "no", ""))
SPLIT: Final = 10
"""Bits that hold one weighted sum."""
MASK: Final = (1 << SPLIT) - 1


@cache
def check_digits() -> "CheckDigits":
    """The tables take a tenth of a second to make, so they are made once and when needed."""
    return CheckDigits()


class CheckDigits:
    """Both weight rows of §3.1 at once, by tables over groups of four figures."""

    def __init__(self) -> None:
        weights = [w1 | w2 << SPLIT for w1, w2 in zip(FIRST_WEIGHTS, SECOND_WEIGHTS, strict=True)]
        weights.append(10 | 10 << SPLIT)  # modulo 11 the twelfth figure is subtracted so
        self._head, self._middle, self._tail = (
            {
                f"{figures:04d}": sum(
                    int(figure) * weight
                    for figure, weight in zip(
                        f"{figures:04d}", weights[start : start + 4], strict=True
                    )
                )
                for figures in range(10_000)
            }
            for start in (0, 4, 8)
        )

    def fit(self, iin: str) -> bool:
        """Raises KeyError for anything but twelve figures."""
        sums = self._head[iin[:4]] + self._middle[iin[4:8]] + self._tail[iin[8:]]
        first = sums & MASK
        if first % 11 == 0:
            return True
        return (sums >> SPLIT) % 11 == 0 and (first + int(iin[11])) % 11 == NO_CHECK_DIGIT


class Days(dict[str, bool]):
    """Whether a text is a date; each is looked at once."""

    def __missing__(self, text: str) -> bool:
        try:
            fits = cells.day(text) == text
        except Unfit:
            fits = False
        self[text] = fits
        return fits


class RegisterReader:
    """The rows of register.csv in batches, in the order of `kinds.REGISTER`."""

    def __init__(
        self, sheet: Sheet, places: Sequence[int | None], known: Known, problems: Problems
    ) -> None:
        self.seen: set[int] = set()
        self._sheet = sheet
        self._places = places
        self._careful = CarefulReader(REGISTER, sheet, places, known, problems)
        self._providers = known["provider"]
        self._days = Days()
        self._digits = check_digits()

    def batches(self) -> Iterator[list[Row]]:
        width = len(self._sheet.header)
        places = [place for place in self._places if place is not None]
        pick = itemgetter(*places) if len(places) == len(self._places) else None
        batch: list[Row] = []
        for row in self._sheet.rows:
            found = self._fast(pick(row)) if pick and len(row) == width else None
            values = found or self._careful_row(row)
            if values is None:
                continue
            batch.append(values)
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch

    def _careful_row(self, row: Sequence[str]) -> Row | None:
        values = self._careful.read(row)
        if values is None:
            return None
        if int(str(values[0])) in self.seen:
            self._careful.refuse("iin", "the same IIN stands in an earlier row")
            return None
        self.seen.add(int(str(values[0])))
        return values

    def _fast(self, row: Sequence[str]) -> Row | None:
        """The row when all of it is plainly right; None: look with care."""
        (
            iin, last_name, first_name, middle_name, birth_date, sex, address, phone, provider,
            precinct, attached_from, next_provider, next_from, home_care, disability_group,
            guardian_iins,
        ) = row  # fmt: skip
        days, providers = self._days, self._providers
        if not (
            days[birth_date]
            and sex in SEXES
            and home_care in HOME_CARE
            and last_name == last_name.strip() != ""
            and first_name == first_name.strip() != ""
            and (not phone or MOBILE(phone))
            and (not provider or provider in providers)
            and (not attached_from or days[attached_from])
            and (
                days[next_from] and next_provider in providers if next_from else not next_provider
            )
        ):
            return None
        try:
            number = int(iin)
            if number in self.seen or not self._digits.fit(iin):
                return None
            guardians = self._guardians(iin, guardian_iins) if guardian_iins else ""
        except (KeyError, ValueError):
            return None
        self.seen.add(number)
        return (
            iin, last_name, first_name, middle_name.strip(), birth_date, sex, address.strip(),
            phone or None, provider or None, precinct.strip() or None, attached_from or None,
            next_provider or None, next_from or None, home_care, disability_group.strip() or None,
            guardians,
        )  # fmt: skip

    def _guardians(self, ward: str, joined: str) -> str:
        """Raises KeyError or ValueError for what needs a careful look."""
        guardians = sorted(set(joined.split(";")))
        if ward in guardians or not all(map(self._digits.fit, guardians)):
            raise ValueError
        return ";".join(guardians)
