"""Telephone numbers as people write them, kept as E.164 (§3.2). Equal to libphonenumber by a test.

Numbers of Kazakhstan are checked against the numbering plan; a Russian mobile number, or any
foreign one written with its plus, is good for a contact and never matched with the register.
"""

import re

from clinic.people import Flaw, Unfit

SIP_URI = re.compile(r"sip:[\w.+*#-]+@([\w.-]+)(?::\d{1,5})?", re.ASCII)
"""Where an operator answers: who, where, and at most a port. Nothing else is ever called."""
MOBILE = frozenset({
    "700", "701", "702", "705", "706", "707", "708", "747", "751", "760", "761", "762", "763",
    "764", "771", "775", "776", "777", "778", "785",
})  # fmt: skip
"""The first three figures of mobile and internet numbers."""

FIXED = {
    "710": "20-43 59 63",
    "711": "20-47 49 59",
    "712": "20-39 59",
    "713": "20-37 39-43 45-49 59",
    "714": "20-31 33-49 51-59 97",
    "715": "20-29 31-47 59",
    "716": "20-49 51 59 61",
    "717": "20-29",
    "718": "20-29 31-34 36-45 59 70-79",
    "721": "20-39 44 46-49 53-54 56 59",
    "722": "20-30 36-37 39 46 51-52 56-57 59",
    "723": "20-49 51 53 59",
    "724": "20-29 31-33 35-39 59",
    "725": "20-48 59 61",
    "726": "20-29 31-44 59",  # Zhambyl region: 7262 is Taraz
    "727": "20-40 52 57 59 70-79 90-99",
    "728": "20-43 59",
    "729": "20-29 31-32 34-35 37-38 59",
}
"""Regions, and the two figures that may follow: towns and districts."""

SEPARATORS = str.maketrans("", "", " -().\t\u00a0\u202f\u2010\u2011\u2012\u2013\u2014")
RUSSIAN_MOBILE = "9"
NATIONAL_LENGTH = 10
LOCAL_LENGTHS = range(5, 8)
FOREIGN_LENGTHS = range(8, 16)


def _towns() -> frozenset[str]:
    """The first five figures of all fixed numbers of the plan."""
    prefixes = set()
    for region, spans in FIXED.items():
        for span in spans.split():
            first, _, last = span.partition("-")
            prefixes |= {f"{region}{town}" for town in range(int(first), int(last or first) + 1)}
    return frozenset(prefixes)


TOWNS = _towns()


def parse(text: str) -> str:
    """Reads a number in any usual form; raises Unfit(NOT_A_PHONE) or Unfit(NEEDS_TOWN)."""
    written = text.translate(SEPARATORS)
    figures = written.removeprefix("+")
    if not (figures.isascii() and figures.isdigit()):
        raise Unfit(Flaw.NOT_A_PHONE)
    national = _foreign_apart(figures, with_plus=written != figures)
    if national is None:
        return f"+{figures}"
    if not _is_assigned(national):
        raise Unfit(Flaw.NOT_A_PHONE)
    return f"+7{national}"


def masked(phone: str) -> str:
    """The country, the operator or region, and the last two figures."""
    return phone[:5] + "\u2022" * (len(phone) - 7) + phone[-2:]


def _foreign_apart(figures: str, *, with_plus: bool) -> str | None:
    """The ten figures behind +7 or 8; None for a number of another country."""
    if with_plus:
        if figures.startswith("7"):
            return figures[1:]
        # +87… is no country that one is called from but the trunk 8 written with a plus
        if figures.startswith(("0", "87")) or len(figures) not in FOREIGN_LENGTHS:
            raise Unfit(Flaw.NOT_A_PHONE)
        return None
    if len(figures) == NATIONAL_LENGTH + 1 and figures[0] in "78":
        return figures[1:]
    if len(figures) in LOCAL_LENGTHS:
        raise Unfit(Flaw.NEEDS_TOWN)
    return figures


def _is_assigned(national: str) -> bool:
    if len(national) != NATIONAL_LENGTH:
        return False
    return national[:3] in MOBILE or national[:5] in TOWNS or national.startswith(RUSSIAN_MOBILE)
