"""The corpus itself: large and wide enough to measure hearing with, and marked without slips."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, time

import pytest

from tests.locales.heard_corpus import (
    ALL,
    FLAGS,
    FOLDER,
    INTENTS,
    REPORTED,
    SPECIALTIES,
    TUNED,
    WAYS,
    MarkingError,
    Utterance,
    is_tuned,
    may_be_tuned_on,
    read,
)

LINES_OF_A_FILE = 300
ANSWERS = {"yes", "no", "back", "other-day"}
PARTS = pytest.mark.parametrize("part", [TUNED, REPORTED], ids=["tuned", "reported"])


def _spoken_of_when(each: Utterance) -> bool:
    return bool(each.day or each.time)


def _answer_of_a_word(each: Utterance) -> bool:
    return each.intent in ANSWERS and len(each.say.split()) == 1


def _without_a_wish(each: Utterance) -> bool:
    return each.theme == "strange" and each.intent == "none"


@pytest.mark.parametrize(
    ("least", "kind"),
    [
        (1000, lambda _: True),
        (200, _spoken_of_when),
        (150, lambda each: each.flag is not None),
        (150, lambda each: each.ask or each.safe),
        (60, _answer_of_a_word),
        (60, _without_a_wish),
    ],
    ids=["all", "day-or-time", "flags", "near-misses", "one-word-answers", "strange"],
)
def test_there_are_enough(least: int, kind: Callable[[Utterance], bool]) -> None:
    assert sum(map(kind, ALL)) >= least


def test_every_intent_in_every_way_of_writing() -> None:
    said = {(each.intent, each.way) for each in ALL}
    assert {(intent, way) for intent in INTENTS for way in WAYS} - said == set()


def test_every_specialty_six_times() -> None:
    counted = Counter(each.specialty for each in ALL)
    assert {code: counted[code] for code in SPECIALTIES if counted[code] < 6} == {}


def test_every_flag_in_every_way_of_writing() -> None:
    said = {(each.flag, each.way) for each in ALL if each.flag}
    assert {(flag, way) for flag in FLAGS for way in WAYS} - said == set()


def test_nothing_is_said_twice() -> None:
    counted = Counter(each.say.casefold() for each in ALL)
    assert [say for say, times in counted.items() if times > 1] == []


@PARTS
def test_both_parts_have_every_intent_specialty_and_flag(part: Sequence[Utterance]) -> None:
    assert INTENTS - {each.intent for each in part} == set()
    assert SPECIALTIES - {each.specialty for each in part} == set()
    assert FLAGS - {each.flag for each in part} == set()


def test_three_fifths_are_tuned_on_and_the_rest_reported() -> None:
    assert set(TUNED) | set(REPORTED) == set(ALL)
    assert not set(TUNED) & set(REPORTED)
    assert 0.55 < len(TUNED) / len(ALL) < 0.65


def test_the_part_hangs_on_the_text_alone() -> None:
    """Whoever adds a line moves no other one."""
    words = ("иә", "да", "жоқ", "нет", "darigerge jazylu")
    assert [is_tuned(say) for say in words] == [False, True, False, True, False]


def test_what_was_moved_by_hand_is_tuned_on() -> None:
    entry = '[[heard]]\nsay = "иә"\nway = "kk"\nintent = "yes"\n'
    (left,), (moved,) = read("answers", entry), read("answers", entry + "moved = true")

    assert not may_be_tuned_on(left)
    assert may_be_tuned_on(moved)


def test_files_stay_short_enough_to_be_read() -> None:
    long = {
        path.name: lines
        for path in FOLDER.glob("*.toml")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES_OF_A_FILE
    }
    assert long == {}


def test_an_entry_is_read_with_all_that_it_says() -> None:
    (each,) = read(
        "booking",
        """
        [[heard]]
        say = "25-іне 14:30-ға балама"
        way = "kk"
        intent = "book"
        specialty = "ent"
        doctor = "Ким"
        provider = "taraz-1"
        person = "child"
        age_years = 4
        temperature = 38.5
        pressure = 120
        day = 2026-11-25
        not_part = "evening"
        time = "14:30"
        earliest = true
        digits = "4829"
        safe = true
        """,
    )

    assert each == Utterance(
        theme="booking",
        say="25-іне 14:30-ға балама",
        way="kk",
        intent="book",
        specialty="ent",
        doctor="Ким",
        provider="taraz-1",
        person="child",
        age_years=4,
        temperature=38.5,
        pressure=120,
        day=date(2026, 11, 25),
        not_part="evening",
        time=time(14, 30),
        earliest=True,
        digits="4829",
        safe=True,
    )


@pytest.mark.parametrize(
    "slip",
    [
        'colour = "red"',
        'intent = "order"',
        'way = "en"',
        'specialty = "doctor"',
        'doctor = "Иванов"',
        'provider = "taraz-9"',
        'person = "aunt"',
        'part = "night"',
        'flag = "heart"',
        "age_years = 130",
        "age_months = -1",
        "age_years = true",
        'age_years = "4"',
        "temperature = 48.0",
        "pressure = 30",
        'day = "2026-11-25"',
        "day = 2026-11-23",
        "day = 2026-11-25T10:00:00",
        'time = "14.30"',
        "time = 14:30:00",
        'digits = "12 34"',
        "earliest = false",
        'say = " "',
        "age_years = 1\nage_months = 14",
        'part = "morning"\ntime = "09:00"',
        "moved = false",
        'flag = "chest"\nask = true',
        "ask = true\nsafe = true",
    ],
)
def test_a_slip_of_whoever_marks_is_refused(slip: str) -> None:
    keys = {line.split(" = ")[0] for line in slip.splitlines()}
    sound = {"say": '"иә"', "way": '"kk"', "intent": '"yes"'}
    kept = [f"{key} = {value}" for key, value in sound.items() if key not in keys]

    with pytest.raises(MarkingError):
        read("answers", "\n".join(["[[heard]]", *kept, slip]))


@pytest.mark.parametrize("missing", ["say", "way", "intent"])
def test_text_way_and_intent_are_always_there(missing: str) -> None:
    sound = {"say": "иә", "way": "kk", "intent": "yes"}
    kept = [f'{key} = "{value}"' for key, value in sound.items() if key != missing]

    with pytest.raises(MarkingError):
        read("answers", "\n".join(["[[heard]]", *kept]))


def test_a_file_holds_nothing_else() -> None:
    with pytest.raises(MarkingError):
        read("answers", "heard = []\nnoted = []")
