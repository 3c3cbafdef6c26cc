"""The two languages of the product (B0.8)."""

from enum import StrEnum


class Language(StrEnum):
    """The value is also the folder of the language's texts."""

    KK = "kk"
    RU = "ru"

    @property
    def other(self) -> "Language":
        """What the button "other language" leads to."""
        return Language.RU if self is Language.KK else Language.KK
