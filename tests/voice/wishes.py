"""People of the region who book by telephone, and what each replies to which prompt."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

CLINICS: Final = {"aisha-bibi": "1", "taraz-1": "2", "taraz-2": "3"}
"""As the phone lists them."""
DOCTORS: Final = {
    ("aisha-bibi", "1"): "d-gp-5", ("taraz-1", "5"): "d-gp-1", ("taraz-1", "6"): "d-gp-2",
    ("taraz-1", "7"): "d-ther-1", ("taraz-2", "1"): "d-gp-3", ("taraz-2", "2"): "d-gp-4",
}  # fmt: skip
"""Of each precinct."""
ADULTS: Final = range(1960, 2001)
A_PAGE: Final = 3


@dataclass(frozen=True)
class Wish:
    """Whoever books, and which of the earliest times of the precinct's doctor."""

    iin: str
    provider: str
    precinct: str
    place: int

    @property
    def doctor(self) -> str:
        return DOCTORS[self.provider, self.precinct]

    @property
    def press(self) -> str:
        """The key of the time on its page."""
        return str(self.place % A_PAGE + 1)

    def replies(self) -> Mapping[str, str]:
        """In Russian; the confirmation is listened to, and so is the answer."""
        keys = {
            "phone-menu": "1", "phone-consent": "1", "phone-who": "1", "phone-iin-self": self.iin,
            "phone-iin-check": "1", "phone-clinic": CLINICS[self.provider],
            "phone-own-doctor": "1", "phone-precinct": f"{self.precinct}#",
            "phone-times": "4" * (self.place // A_PAGE) + self.press, "phone-confirm-keys": "1",
        }  # fmt: skip
        return {"phone-welcome.kk": "2"} | {f"{key}.ru": said for key, said in keys.items()}


def wishes(folder: Path, number: int) -> Sequence[Wish]:
    """Grown-ups of the register; those of one doctor take times one after the other."""
    taken: dict[str, int] = defaultdict(int)
    found: list[Wish] = []
    with (folder / "register.csv").open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["provider"] in CLINICS and int(row["birth_date"][:4]) in ADULTS:
                wish = Wish(row["iin"], row["provider"], row["precinct"], 0)
                found.append(replace(wish, place=taken[wish.doctor]))
                taken[wish.doctor] += 1
    assert len(found) >= number
    return found[:number]
