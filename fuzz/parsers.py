"""What reads a person's words, each by itself: it refuses with Unfit, or gives one form of it."""

from functools import lru_cache
from typing import Final

from bot.handlers import buttons
from clinic import phones
from clinic.intake.forms import BOOKING
from clinic.people import Iin, Unfit, check_digit
from fuzz.found import ensure
from locales import hearing
from locales.language import Language
from locales.red_flags import SIGNS

hear = lru_cache(maxsize=32)(hearing.hear)
"""A pure function, asked several times of each message, takes most of the time of an input."""
CODES: Final = {sign.code for sign in SIGNS} | {"infant", "infant-fever", "pressure"}


def read_purely(text: str) -> None:
    """Raises Found, or what none of them may raise."""
    heard = hear(text)
    ensure(heard.flags <= CODES, "only known flags are heard")
    ensure(heard.ask_first is None or heard.ask_first in CODES, "only known questions are asked")
    ensure(heard.language in list(Language), "an answer has one of two languages")
    ensure(heard.digits is None or heard.digits not in repr(heard), "a repr shows no number")
    buttons.read(text)
    _phone(text)
    _iin(text)
    for question in BOOKING.questions:
        _answer(question.key, text)


def _phone(text: str) -> None:
    try:
        phone = phones.parse(text)
    except Unfit:
        return
    ensure(phone.startswith("+") and phone[1:].isdecimal() and phone.isascii(), "phones are E.164")
    ensure(phones.parse(phone) == phone, "a phone in its own form is itself")


def _iin(text: str) -> None:
    try:
        iin = Iin.parse(text)
    except Unfit:
        return
    ensure(iin.digits.isascii() and iin.digits.isdecimal(), "an IIN is figures")
    ensure(check_digit(iin.digits[:11]) == int(iin.digits[11]), "with its check digit")
    ensure(iin.digits not in f"{iin} {iin!r}", "and prints masked")


def _answer(key: str, text: str) -> None:
    try:
        draft = BOOKING.answer({}, key, text)
    except Unfit:
        return
    ensure(BOOKING.answer(draft, key, draft[key]) == draft, "an answer is kept in one form")
