"""What a script may say, what of it may lie on disk, and that nothing is missing at a start."""

from dataclasses import dataclass, field
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.language import Language
from locales.translator import Fact, MissingWords, translators
from voice import phrases as module
from voice.line import Sound
from voice.phrases import Phrases, Unspoken, fixed_prompts, phone_prompts, recordable

IIN = "870101300122"
TEN = {
    Language.KK: ["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"],
    Language.RU: [
        "ноль",
        "один",
        "два",
        "три",
        "четыре",
        "пять",
        "шесть",
        "семь",
        "восемь",
        "девять",
    ],
}


@dataclass
class Reader:
    """Speech whose sound is its own words."""

    cannot: frozenset[Language] = frozenset()
    read: list[tuple[str, Language, bool]] = field(default_factory=list)

    async def sound(self, words: str, language: Language, *, kept: bool) -> bytes:
        if language in self.cannot:
            raise Unspoken("nobody speaks it")
        self.read.append((words, language, kept))
        return words.encode()

    def kept(self, language: Language) -> set[str]:
        return {words for words, spoken, kept in self.read if kept and spoken is language}


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def waiting_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts that are there already stand for those of the phone."""
    monkeypatch.setattr(module, "FILES", "waiting.ftl")


@pytest.mark.parametrize("language", Language)
async def test_a_message_is_said_in_the_language_asked_for(
    reader: Reader, language: Language
) -> None:
    words = translators[language]("emergency-answer")

    assert await Phrases(reader).say("emergency-answer", language) == Sound(words, words.encode())
    assert reader.read == [(words, language, True)]


async def test_a_message_that_is_not_there_is_an_error(reader: Reader) -> None:
    with pytest.raises(MissingWords):
        await Phrases(reader).say("no-such-message", Language.KK)


@pytest.mark.parametrize(
    ("facts", "kept"),
    [
        ({"given": date(2026, 11, 24)}, True),
        ({"given": time(14, 30)}, True),
        ({"given": 3}, True),
        ({"given": IIN}, False),
        ({"day": date(2026, 11, 24), "doctor": "Ахметова"}, False),
    ],
)
async def test_only_what_names_nobody_is_kept_on_disk_3_10(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, facts: dict[str, Fact], *, kept: bool
) -> None:
    monkeypatch.setattr(module, "translators", {Language.RU: lambda _, **given: str(given)})

    await Phrases(reader).say("any", Language.RU, **facts)

    assert [on_disk for _, _, on_disk in reader.read] == [kept]


async def test_words_that_are_no_message_are_not_kept_unless_asked_for(reader: Reader) -> None:
    await Phrases(reader).text("Ахметова Айгүл", Language.KK)
    await Phrases(reader).text("жүрек дәрігері", Language.KK, kept=True)

    assert reader.kept(Language.KK) == {"жүрек дәрігері"}


@pytest.mark.parametrize("language", Language)
@given(st.text("0123456789 -+", max_size=20))
async def test_a_number_is_read_digit_by_digit_and_no_number_is_kept_3_10(
    language: Language, number: str
) -> None:
    reader = Reader()

    sounds = await Phrases(reader).spell(number, language)

    digits = [int(digit) for digit in number if digit.isdecimal()]
    assert [sound.text for sound in sounds] == [TEN[language][digit] for digit in digits]
    assert all(words in TEN[language] and kept for words, _, kept in reader.read)


async def test_a_recording_stands_in_for_a_message_in_its_language_only(reader: Reader) -> None:
    phrases = Phrases(reader, {(Language.KK, "emergency-answer"): b"recorded"})

    kazakh = await phrases.say("emergency-answer", Language.KK)
    russian = await phrases.say("emergency-answer", Language.RU)

    assert kazakh == Sound(translators[Language.KK]("emergency-answer"), b"recorded")
    assert russian.samples == russian.text.encode()


async def test_a_recording_never_stands_in_for_a_message_with_facts(reader: Reader) -> None:
    phrases = Phrases(reader, {(Language.RU, "waiting-doctor"): b"recorded"})

    said = await phrases.say("waiting-doctor", Language.RU, name="Ахметова")

    assert said.samples == said.text.encode()


@pytest.mark.usefixtures("waiting_list")
def test_only_digits_and_prompts_without_facts_may_be_recorded() -> None:
    for language in Language:
        assert "waiting-doctor" in phone_prompts(language)
        assert "waiting-doctor" not in recordable()[language]
        assert {"waiting-any", "digit-0", "digit-9"} <= set(recordable()[language])


async def test_digits_may_be_recorded(reader: Reader) -> None:
    sounds = await Phrases(reader, {(Language.RU, "digit-7"): b"7"}).spell("75", Language.RU)

    assert sounds == [Sound("семь", b"7"), Sound("пять", "пять".encode())]


@pytest.mark.usefixtures("waiting_list")
async def test_before_the_first_call_every_fixed_prompt_and_digit_is_spoken(
    reader: Reader,
) -> None:
    await Phrases(reader).check()

    for language in Language:
        fixed = {translators[language](key) for key in fixed_prompts(language)}
        assert len(fixed) > 5
        assert reader.kept(language) == fixed | set(TEN[language])


@pytest.mark.usefixtures("waiting_list")
@pytest.mark.parametrize("language", Language)
async def test_a_prompt_without_speech_stops_the_start_and_names_the_language(
    language: Language,
) -> None:
    with pytest.raises(Unspoken) as raised:
        await Phrases(Reader(frozenset({language}))).check()

    assert f"({language})" in str(raised.value)
