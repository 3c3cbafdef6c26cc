"""Every text of both languages: complete, alike in shape, and in the clinic's manner (§4.4)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, time
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import locales
from locales.functions import functions
from locales.kk import speech
from locales.language import Language
from locales.translator import Fact, translators

FOLDER = Path(locales.__file__).parent
FILES = sorted(FOLDER.glob("*/*.ftl"))
WRONG_KAZAKH = [
    r"слот", r"талон жоқ", r"\bсәлем\b", r"ЖСН-ың", r"\bбағыт", r"жер телім", r"кездесу",
    r"рецепция", r"тапсырыс", r"көшіру", r"болдырмау", r"ескерту", r"қате!", r"\bжоқсыз",
    r"қабылдандыңыз", r"айының", r"\d [дт][ае]\b", r"дәрігерге қоңырау",
    r"\b(?:жаз|бас|таңда|жібер|кел|күт|көр|аш|тексер|раста|шал)(?=[.!,;]|$)",
    r"\bсен(?:ің|і|ен)?\b", r"\bсаған\b", r"(?:асың|есің|йсың|йсің|дың|дің)(?=[.!?]|$)",
]  # fmt: skip
WRONG_RUSSIAN = [
    r"слот", r"талон\w* (?:на при[её]м|к врачу)", r"\b(?:ты|тебя|тебе|тобой|тво[йеяи]\w*)\b",
    r"\b(?:нажми|выбери|напиши|введи|подожди|позвони|отправь|проверь|повтори|звони)\b",
    r"хуюл|ошибка!", r"нет талонов",
]  # fmt: skip
ALERT_LENGTH = 200
TELEGRAM_LENGTH = 4096


SAMPLES: dict[str, Fact] = {"DAY": date(2026, 11, 24), "TIME": time(14, 30), "NUMBER": 2, "KEY": 2}


class Seen(Visitor):
    """Collects what a text refers to, with a fitting sample for every fact."""

    def __init__(self) -> None:
        self.facts: dict[str, Fact] = {}
        self.called: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - named by the visitor
        self.facts.setdefault(node.id.name, "+77011234567")

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802 - named by the visitor
        name = node.id.name
        self.called.add(name)
        kind = "DAY" if name in {"MONTH", "WEEKDAY_SHORT"} else name.split("_")[0]
        self._note(node.arguments.positional, SAMPLES.get(kind))
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - named by the visitor
        self._note([node.selector], 2)
        self.generic_visit(node)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - named by the visitor
        self.references.add("-" + node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - named by the visitor
        self.references.add(node.id.name)

    def _note(self, nodes: Sequence[ast.BaseNode], sample: Fact | None) -> None:
        for node in nodes:
            if isinstance(node, ast.VariableReference) and sample is not None:
                self.facts[node.id.name] = sample


def entries(path: Path) -> Iterator[ast.Message | ast.Term | ast.Junk]:
    resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    for entry in resource.body:
        if isinstance(entry, ast.Message | ast.Term | ast.Junk):
            yield entry


def seen_in(node: ast.BaseNode) -> Seen:
    seen = Seen()
    seen.visit(node)
    return seen


def texts(language: Language) -> dict[str, Seen]:
    return {
        ("-" if isinstance(entry, ast.Term) else "") + entry.id.name: seen_in(entry)
        for path in sorted((FOLDER / language).glob("*.ftl"))
        for entry in entries(path)
        if not isinstance(entry, ast.Junk)
    }


def facts_of(key: str, among: dict[str, Seen]) -> dict[str, Fact]:
    facts = dict(among[key].facts)
    for one in among[key].references:
        facts |= facts_of(one, among)
    return facts


KAZAKH, RUSSIAN = texts(Language.KK), texts(Language.RU)
MESSAGES = sorted(key for key in KAZAKH if not key.startswith("-"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_is_dropped_by_the_parser(path: Path) -> None:
    assert [entry.content for entry in entries(path) if isinstance(entry, ast.Junk)] == []


@pytest.mark.parametrize("language", Language)
def test_no_key_stands_twice(language: Language) -> None:
    keys = Counter(
        (type(entry), entry.id.name)
        for path in (FOLDER / language).glob("*.ftl")
        for entry in entries(path)
        if not isinstance(entry, ast.Junk)
    )

    assert [key for key, count in keys.items() if count > 1] == []


def test_both_languages_have_the_same_files_and_keys() -> None:
    names = [{path.name for path in (FOLDER / language).glob("*.ftl")} for language in Language]

    assert names[0] == names[1]
    assert {key for key in KAZAKH if key[0] != "-"} == {key for key in RUSSIAN if key[0] != "-"}


@pytest.mark.parametrize("key", MESSAGES)
def test_both_languages_need_the_same_facts(key: str) -> None:
    assert set(facts_of(key, KAZAKH)) == set(facts_of(key, RUSSIAN))


@pytest.mark.parametrize("language", Language)
def test_texts_refer_to_what_exists_and_are_plain_messages(language: Language) -> None:
    known = texts(language)
    ours = set(functions(speech))

    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in entries(path):
            assert not isinstance(entry, ast.Junk)
            assert entry.attributes == []
            assert entry.value is not None
    for seen in known.values():
        assert seen.references <= set(known)
        assert seen.called <= ours


def sentences(language: Language) -> Iterator[tuple[str, str]]:
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{path.name}:{number}", line


@pytest.mark.parametrize(
    ("language", "wrong"),
    [(Language.KK, WRONG_KAZAKH), (Language.RU, WRONG_RUSSIAN)],
)
def test_wrong_words_of_4_4_are_not_used(language: Language, wrong: list[str]) -> None:
    pattern = re.compile("|".join(f"(?:{one})" for one in wrong), re.IGNORECASE)

    assert [(at, line) for at, line in sentences(language) if pattern.search(line)] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.KK, "Бос слот таңдаңыз"),
        (Language.KK, "Сәлем! Қайда жазыламыз?"),
        (Language.KK, "Түймені бас."),
        (Language.KK, "Қай күнге жазыласың?"),
        (Language.KK, "24 қараша, 14:30 да"),
        (Language.RU, "Выбери время"),
        (Language.RU, "Мы напишем тебе"),
    ],
)
def test_the_list_of_wrong_words_catches_them(language: Language, text: str) -> None:
    wrong = WRONG_KAZAKH if language is Language.KK else WRONG_RUSSIAN

    assert re.search("|".join(f"(?:{one})" for one in wrong), text, re.IGNORECASE)


@pytest.mark.parametrize("language", Language)
def test_letters_of_two_scripts_never_meet_in_a_word(language: Language) -> None:
    mixed = re.compile(
        r"[A-Za-z][А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]|[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-z]"
    )

    assert [(at, line) for at, line in sentences(language) if mixed.search(line)] == []


@pytest.mark.parametrize("language", Language)
def test_only_bold_and_links_are_marked_and_no_space_is_odd(language: Language) -> None:
    for at, line in sentences(language):
        odd = re.findall(r"<(?!/?b>|a href=\"(?:tg://user|\{ \$link \}\">)|/a>)", line)
        assert odd == [], at
        assert line.count("<a ") == line.count("</a>"), at
        assert line.count("<b>") == line.count("</b>"), at
        assert not re.search("[\u00a0\u202f\u2068\u2069\u200b]", line), at
        assert line == line.rstrip(), at


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", MESSAGES)
def test_every_text_fits_into_a_message(language: Language, key: str) -> None:
    facts = facts_of(key, KAZAKH if language is Language.KK else RUSSIAN)

    assert 0 < len(translators[language](key, **facts)) <= TELEGRAM_LENGTH


@pytest.mark.parametrize("language", Language)
def test_what_answers_a_tap_fits_into_an_alert(language: Language) -> None:
    assert len(translators[language]("outdated-button")) <= ALERT_LENGTH
