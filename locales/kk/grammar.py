"""Kazakh numbers and names of times in words, with endings: a closed set, never names (§4.3)."""

from enum import StrEnum
from typing import Final

UNITS: Final = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
TENS: Final = (
    "", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан",
)  # fmt: skip
LARGEST_CARDINAL: Final = 999_999

_FRONT_VOWELS: Final = "әөүіеэи"
_BACK_VOWELS: Final = "аоұыуюяё"
_SEMIVOWEL: Final = "у"
_NASALS: Final = "мнң"
_BUZZING: Final = "зж"
_VOICELESS: Final = "пфкқтсшщчцхһбвгд"
_FRONT_WITH_FINAL_SEMIVOWEL: Final = frozenset({"елу"})

_LAST_ORDINAL_WORD: Final = {
    "нөл": "нөлінші", "бір": "бірінші", "екі": "екінші", "үш": "үшінші", "төрт": "төртінші",
    "бес": "бесінші", "алты": "алтыншы", "жеті": "жетінші", "сегіз": "сегізінші",
    "тоғыз": "тоғызыншы", "он": "оныншы", "жиырма": "жиырмасыншы", "отыз": "отызыншы",
    "қырық": "қырқыншы", "елу": "елуінші", "алпыс": "алпысыншы", "жетпіс": "жетпісінші",
    "сексен": "сексенінші", "тоқсан": "тоқсаныншы", "жүз": "жүзінші", "мың": "мыңыншы",
}  # fmt: skip


class Case(StrEnum):
    """The six cases that take an ending."""

    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"


class _Final(StrEnum):
    """What the last sound of a word is to its ending."""

    VOWEL = "vowel"
    NASAL = "nasal"
    BUZZING = "buzzing"
    VOICED = "voiced"
    VOICELESS = "voiceless"


_ENDINGS: Final[dict[Case, dict[_Final, tuple[str, str]]]] = {
    Case.GENITIVE: {
        _Final.VOWEL: ("ның", "нің"), _Final.NASAL: ("ның", "нің"),
        _Final.BUZZING: ("дың", "дің"), _Final.VOICED: ("дың", "дің"),
        _Final.VOICELESS: ("тың", "тің"),
    },
    Case.DATIVE: {
        _Final.VOWEL: ("ға", "ге"), _Final.NASAL: ("ға", "ге"), _Final.BUZZING: ("ға", "ге"),
        _Final.VOICED: ("ға", "ге"), _Final.VOICELESS: ("қа", "ке"),
    },
    Case.ACCUSATIVE: {
        _Final.VOWEL: ("ны", "ні"), _Final.NASAL: ("ды", "ді"), _Final.BUZZING: ("ды", "ді"),
        _Final.VOICED: ("ды", "ді"), _Final.VOICELESS: ("ты", "ті"),
    },
    Case.LOCATIVE: {
        _Final.VOWEL: ("да", "де"), _Final.NASAL: ("да", "де"), _Final.BUZZING: ("да", "де"),
        _Final.VOICED: ("да", "де"), _Final.VOICELESS: ("та", "те"),
    },
    Case.ABLATIVE: {
        _Final.VOWEL: ("дан", "ден"), _Final.NASAL: ("нан", "нен"),
        _Final.BUZZING: ("дан", "ден"), _Final.VOICED: ("дан", "ден"),
        _Final.VOICELESS: ("тан", "тен"),
    },
    Case.INSTRUMENTAL: {
        _Final.VOWEL: ("мен", "мен"), _Final.NASAL: ("мен", "мен"),
        _Final.BUZZING: ("бен", "бен"), _Final.VOICED: ("мен", "мен"),
        _Final.VOICELESS: ("пен", "пен"),
    },
}  # fmt: skip

_AFTER_POSSESSIVE: Final = {
    Case.GENITIVE: ("ның", "нің"), Case.DATIVE: ("на", "не"), Case.ACCUSATIVE: ("н", "н"),
    Case.LOCATIVE: ("нда", "нде"), Case.ABLATIVE: ("нан", "нен"),
    Case.INSTRUMENTAL: ("мен", "мен"),
}  # fmt: skip


def ending(word: str, case: Case) -> str:
    """«отыз» + locative → «да». Figures are put in words first."""
    back, front = _ENDINGS[case][_final(word)]
    return front if _is_front(word) else back


def inflected(words: str, case: Case) -> str:
    """«он екі» + dative → «он екіге»: only the last word takes the ending."""
    return words + ending(words.rsplit(maxsplit=1)[-1], case)


def possessive(word: str) -> str:
    """«жұма» → «жұмасы», «күн» → «күні»."""
    back, front = ("сы", "сі") if _final(word) is _Final.VOWEL else ("ы", "і")
    return word + (front if _is_front(word) else back)


def inflected_possessive(word: str, case: Case) -> str:
    """«жұма» + dative → «жұмасына»."""
    back, front = _AFTER_POSSESSIVE[case]
    return possessive(word) + (front if _is_front(word) else back)


def adjective(word: str) -> str:
    """«ертең» → «ертеңгі», «жұмада» → «жұмадағы»."""
    back, front = ("қы", "кі") if _final(word) is _Final.VOICELESS else ("ғы", "гі")
    return word + (front if _is_front(word) else back)


def cardinal(number: int) -> str:
    """0 to 999 999 in words."""
    if not 0 <= number <= LARGEST_CARDINAL:
        msg = "only 0 to 999 999 are spoken as one number"
        raise ValueError(msg)
    thousands, rest = divmod(number, 1000)
    words = [*_counted(_below_thousand(thousands), "мың"), *_below_thousand(rest)]
    return " ".join(words) or UNITS[0]


def ordinal(number: int) -> str:
    """Of what `cardinal` says: «жиырма төртінші», «жүзінші»."""
    *before, last = cardinal(number).split()
    return " ".join([*before, _LAST_ORDINAL_WORD[last]])


def _counted(count: list[str], of: str) -> list[str]:
    """A single thousand or hundred is not counted."""
    return [of] if count == [UNITS[1]] else [*count, of] if count else []


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    return [*_counted(_below_hundred(hundreds), "жүз"), *_below_hundred(rest)]


def _below_hundred(number: int) -> list[str]:
    tens, units = divmod(number, 10)
    return ([TENS[tens]] if tens else []) + ([UNITS[units]] if units else [])


def _final(word: str) -> _Final:
    sound = word[-1]
    if sound in _NASALS:
        return _Final.NASAL
    if sound in _BUZZING:
        return _Final.BUZZING
    if sound in _VOICELESS:
        return _Final.VOICELESS
    if sound != _SEMIVOWEL and sound in _FRONT_VOWELS + _BACK_VOWELS:
        return _Final.VOWEL
    return _Final.VOICED


def _is_front(word: str) -> bool:
    if word in _FRONT_WITH_FINAL_SEMIVOWEL:
        return True
    vowels = [letter for letter in word if letter in _FRONT_VOWELS + _BACK_VOWELS]
    return vowels[-1] in _FRONT_VOWELS
