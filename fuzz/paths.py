"""Ways through the windows, as people go them: a fuzzer begins where few buttons lead."""

from collections.abc import Mapping, Sequence
from typing import Final

from fuzz.region import WITH_PIN, Region
from locales.language import Language
from locales.translator import translators

DENTIST: Final = "#=Стоматолог"
SURGEON: Final = "#=Хирург"
CARDIOLOGIST: Final = "#=Кардиолог"
CLINIC: Final = "#=№ 1"
OWN: Final = "#0"
TOMORROW: Final = "#=24"
HALF: Final = "#=:30"
TWO_WEEKS: Final = "+20160"
HOLD_IS_OVER: Final = "+5"


def _press(key: str) -> str:
    return f"#={translators[Language.KK](key)}"


BOOK: Final = ("./start", _press("menu-book"))
WHOM: Final = (*BOOK, OWN)
CHOOSE: Final = (DENTIST, TOMORROW, HALF)
CONFIRM: Final = _press("button-confirm")
WAIT: Final = (_press("button-waiting"), _press("waiting-any"))
NEW: Final = (*BOOK, "#0", _press("consent-yes"))
TYPED: Final = (*NEW, _press("who-self"), _press("prove-iin"), ".543101000119", CLINIC)
PATHS: Final[Mapping[str, Sequence[str]]] = {
    "booked and cancelled": (
        "=aigul", *WHOM, *CHOOSE, CONFIRM, '"', "./my", "#0", _press("button-cancel-visit"),
        _press("cancel-yes"), '"',
    ),
    "booked in words": ("=olga", *WHOM, ".к стоматологу", TOMORROW, HALF, ".да", "./my"),
    "moved": (
        "=aigul", "./my", "#0", _press("button-move"), "#=25", "#=:15", CONFIRM, "#0", "#1", "#2",
    ),
    "a reason": ("=aigul", *WHOM, SURGEON, "#0", "#0", TOMORROW, "#=:20", CONFIRM),
    "no referral": ("=sergei", *WHOM, CARDIOLOGIST, "#0", _press("button-other-specialty")),
    "a referral": ("=olga", *WHOM, CARDIOLOGIST, TOMORROW, "#=:20", ".иә"),
    "a child": ("=aigul", *BOOK, "#1", "#0", CONFIRM, "./my"),
    "reminded": ("=aigul", "+600", ">иә", "+700", ">келе алмаймын", _press("cancel-yes"), "+60"),
    "reminded, moved": ("=aigul", "+600", ".ауыстырыңыз", "#=25", "#=:15", CONFIRM),
    "typed": ("=kulash", *TYPED, DENTIST, TOMORROW, HALF, CONFIRM, "#0", "#1"),
    "typed wrong": ("=kulash", *TYPED[:-2], ".1", ".543101000118", ".943101000013", CLINIC, "#0"),
    "own phone": ("=nurlan", *NEW, _press("who-self"), "*", "#0", "#0", "#0", CONFIRM),
    "a shared phone": ("=bolat", *NEW, _press("who-self"), _press("prove-phone"), "*", "#0", "#0"),
    "another's phone": ("=damir", *NEW, _press("who-self"), "&+77710000001", "*+77710000001"),
    "no free time": ("=aigul", TWO_WEEKS, *WHOM, DENTIST, *WAIT, "#0", "./my"),
    "too late": (
        "=aigul", *WHOM, *CHOOSE, HOLD_IS_OVER, "=olga", "./start", "#0", "#0", "#=Стоматолог",
        TOMORROW, HALF, "#0", "=aigul", CONFIRM, "#0", CONFIRM,
    ),
    "a time that came free": (
        "=olga", "./start", "#0", "#0", "#=Врач общей", TOMORROW, "#=лист", "#0", "=aigul",
        "./my", "#0", _press("button-cancel-visit"), _press("cancel-yes"), "+10", "=olga", "#0",
        "#0@1", "+90",
    ),
    "a person": ("=kulash", *TYPED, _press("ask-operator"), _press("back"), ".оператор", "#0"),
    "a question of danger": ("=sergei", ".давление 170", ".нет", ".болит сердце", ".да", "#0"),
    "in doubt": ("=sergei", *WHOM, ".не болит сердце", "#=Нет", ".вчера терял сознание", "#0"),
    "deleted": ("=aigul", *WHOM, "./start", _press("menu-forget"), _press("forget-yes"), *BOOK),
    "information": (
        "=zarina", "./start", "#0", _press("menu-information"), "#0", "#0", "#0", _press("back"),
        _press("back"), _press("back"), "#1", _press("back"), "#3", "#7",
    ),
    "a link": (
        "=damir", "./start taraz-2", "#0", _press("consent-yes"), _press("who-parent"), "#2",
    ),
}  # fmt: skip


def paths(region: Region) -> list[Sequence[str]]:
    with_pin = (
        f"={WITH_PIN}", *NEW, _press("who-self"), _press("prove-pin"), ".543101000119", ".123456",
        f".{region.pin}", "#0", "#0", "#0", CONFIRM,
    )  # fmt: skip
    invited = ("=nurlan", f"./start {region.invited}", "#0", f"./start {region.invited}")
    return [*PATHS.values(), with_pin, invited]
