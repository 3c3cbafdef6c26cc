"""Draws invented names: a family has one surname, children carry the father's name."""

import tomllib
from random import Random

from app.data.sheets import HERE

Full = tuple[str, str, str]
"""Last name, first name, middle name."""

RUSSIAN_SHARE = 0.15
FEMININE = "\N{CYRILLIC SMALL LETTER A}"


class Names:
    """Draws from the lists of names.toml."""

    def __init__(self, dice: Random) -> None:
        lists: dict[str, list[str]] = tomllib.loads(
            (HERE / "region" / "names.toml").read_text(encoding="utf-8")
        )
        self._lists = lists
        self._dice = dice

    def draw(self, listed: str) -> str:
        names = self._lists[listed]
        return names[int(self._dice.random() * len(names))]

    def tongue(self) -> str:
        """The prefix of the lists: `kk` or `ru`."""
        return "ru" if self._dice.random() < RUSSIAN_SHARE else "kk"

    def person(self, tongue: str, surname: str, father: str, *, man: bool) -> Full:
        first = self.draw(f"{tongue}_men" if man else f"{tongue}_women")
        return surname if man else surname + FEMININE, first, self._after(tongue, father, man=man)

    def _after(self, tongue: str, father: str, *, man: bool) -> str:
        """The patronymic."""
        if tongue == "kk":
            return f"{father}ұлы" if man else f"{father}қызы"
        place = self._lists["ru_men"].index(father)
        return self._lists["ru_sons" if man else "ru_daughters"][place]
