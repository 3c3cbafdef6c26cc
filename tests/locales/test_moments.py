"""Days and times as people write them, and what is heard: every row of the tables beside."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.folding import fold, words_of
from locales.functions import Speech
from locales.kk import speech as kk
from locales.moments import When, when
from locales.ru import speech as ru

HERE = Path(__file__).parent
ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 11, 24, 10, tzinfo=ALMATY)
"""A Tuesday; the tables are written for it."""

TABLES = ("kk", "ru", "mixed")
LATIN = {
    **dict(zip("абвгдезийклмнопрстуфыіэәқңөұүһё", "abvgdeziyklmnoprstufyieaqnouuhe", strict=True)),
    "ғ": "gh", "ж": "j", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "ю": "yu", "я": "ya",
}  # fmt: skip
QUARTERS = [time(hour, minute) for hour in range(8, 20) for minute in range(0, 60, 15)] + [
    time(20)
]


def rows(table: str) -> list[tuple[str, str]]:
    lines = (HERE / f"moments_{table}.txt").read_text(encoding="utf-8").splitlines()
    split = (line.split(" | ") for line in lines if not line.startswith("#"))
    return [(expected, sentence) for expected, sentence in split]


ROWS = [row for table in TABLES for row in rows(table)]


def heard(text: str, asked: str | None = None, now: datetime = NOW) -> When:
    return when(words_of(text), now, asked=asked)


def reported(moment: When) -> str:
    told = [
        f"{moment.day:%d.%m}" if moment.day else "",
        moment.part or "",
        f"not-{moment.not_part}" if moment.not_part else "",
        f"{moment.time:%H:%M}" if moment.time else "",
        "earliest" if moment.earliest else "",
        "other-day" if moment.other_day else "",
    ]
    return " ".join(filter(None, told)) or "nothing"


@pytest.mark.parametrize(("expected", "sentence"), ROWS)
def test_what_is_heard(expected: str, sentence: str) -> None:
    question, _, answer = expected.rpartition("? ")

    assert reported(heard(sentence, question or None)) == answer


def test_no_sentence_stands_twice() -> None:
    asked = Counter((expected.rpartition("? ")[0], sentence) for expected, sentence in ROWS)
    assert [row for row, times in asked.items() if times > 1] == []


def spellings(text: str) -> set[str]:
    """As said, without Kazakh letters, in Latin ones, loudly."""
    latin = "".join(LATIN.get(letter, letter) for letter in text.lower())
    return {text, fold(text), latin, latin.replace("j", "zh"), text.upper()}


MOMENTS = st.datetimes(datetime(2024, 3, 2), datetime(2030, 1, 1)).map(  # noqa: DTZ001 - hypothesis takes naive bounds; the map makes them aware
    lambda moment: moment.replace(tzinfo=UTC).astimezone(ALMATY)
)


@given(MOMENTS, st.integers(0, 60), st.sampled_from([kk, ru]))
def test_a_day_is_heard_as_we_say_it(now: datetime, ahead: int, speech: Speech) -> None:
    day = now.date() + timedelta(days=ahead)
    said = (speech.day, speech.day_at, speech.day_short, speech.day_spoken)

    for text in (one for say in said for one in spellings(say(day))):
        assert heard(text, now=now) == When(day=day), text


@pytest.mark.parametrize("at", QUARTERS)
@pytest.mark.parametrize("speech", [kk, ru])
def test_a_time_is_heard_as_we_say_it(at: time, speech: Speech) -> None:
    for say in (speech.time_at, speech.time_spoken):
        for text in spellings(say(at)):
            assert heard(text) == When(time=at), text


@given(MOMENTS, st.integers(0, 60), st.sampled_from(QUARTERS), st.sampled_from([kk, ru]))
def test_a_day_and_a_time_are_heard_together(
    now: datetime, ahead: int, at: time, speech: Speech
) -> None:
    day = now.date() + timedelta(days=ahead)
    expected = When(day=day, time=at)

    assert heard(f"{speech.day(day)}, {speech.time_at(at)}", now=now) == expected
    assert heard(f"{speech.day_spoken(day)}, {speech.time_spoken(at)}", now=now) == expected
    assert heard(f"{speech.time_spoken(at)} {speech.day_at(day)}", now=now) == expected
    assert heard(f"{day:%d.%m} {at:%H:%M}", now=now) == expected


@pytest.mark.parametrize("speech", [kk, ru])
def test_a_stretch_that_we_say_is_no_time(speech: Speech) -> None:
    for say in (speech.time_range, speech.time_range_spoken):
        assert heard(say(time(9), time(12))) == When(part="morning")
        assert heard(say(time(14), time(18))) == When(part="afternoon")
        assert heard(say(time(8), time(20))) == When()


@pytest.mark.parametrize(
    ("now", "text", "day"),
    [
        ("2026-11-28", "апта соңында", "2026-11-28"),  # Saturday itself
        ("2026-11-29", "на выходных", "2026-12-05"),  # Sunday: the next ones
        ("2026-11-29", "келесі дүйсенбі", "2026-11-30"),
        ("2026-11-30", "келесі сейсенбі", "2026-12-08"),  # not tomorrow
        ("2026-11-28", "осы жұма", "2026-12-04"),  # this one has passed
        ("2026-11-27", "в пятницу", "2026-12-04"),  # of today one says today
        ("2026-11-30", "31-го", "2026-12-31"),  # November has no such day
        ("2027-01-31", "30-го", None),  # and neither has February
        ("2026-12-20", "5-го", "2027-01-05"),
        ("2026-12-20", "5-го следующего месяца", "2027-01-05"),
        ("2027-12-30", "29 ақпан", "2028-02-29"),
        ("2026-12-30", "29 февраля", None),
        ("2026-12-31", "ертең", "2027-01-01"),
        ("2027-06-30", "31 желтоқсан", None),  # a day more than half a year
        ("2027-07-01", "31 желтоқсан", "2027-12-31"),
        ("2026-06-15", "24 маусым, бейсенбі", None),  # it is a Wednesday
    ],
)
def test_which_day_of_the_calendar_is_meant(now: str, text: str, day: str | None) -> None:
    at = datetime.fromisoformat(now).replace(hour=23, minute=30, tzinfo=ALMATY)

    assert heard(text, now=at).day == (date.fromisoformat(day) if day else None)


def words_of_the_tables() -> list[str]:
    """Whole words and figures of all the rows, torn apart."""
    return sorted({word for _, sentence in ROWS for word in sentence.split()})


TORN = st.lists(
    st.one_of(
        st.sampled_from(words_of_the_tables()),
        st.sampled_from([*":.,-/?\n№+", " ", "99", "00", "9999", "٣", "½", "25.13.9999"]),
    ),
    max_size=12,
).flatmap(lambda said: st.sampled_from([" ", "", "-", ":"]).map(lambda by: by.join(said)))


@given(st.one_of(TORN, st.text(max_size=200)), MOMENTS, st.sampled_from([None, "day", "time"]))
def test_whatever_is_written_no_past_day_is_heard(
    text: str, now: datetime, asked: str | None
) -> None:
    moment = heard(text, asked, now)

    assert moment.day is None or now.date() <= moment.day <= now.date() + timedelta(days=183)
    assert moment.time is None or time(6) <= moment.time < time(23)
    assert {moment.part, moment.not_part} <= {None, "morning", "afternoon", "evening"}


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("14:30", ["", ":"]),
        ("14, 30", ["", ", "]),
        (" 25-іне ъ болады", [" ", "-", " ъ "]),
        ("№ 4", ["№ "]),
    ],
)
def test_words_know_what_was_typed_before_them(text: str, gaps: list[str]) -> None:
    assert [word.gap for word in words_of(text)] == gaps
