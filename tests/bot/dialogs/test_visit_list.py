"""The day's home visits as the doctor of the precinct reads them in Telegram (B0.9)."""

import pytest

from bot.dialogs.staff import visit_list
from bot.handlers.wording import LONGEST_MESSAGE, Wording
from clinic.home_calls import Issue
from clinic.journals.book import Entry, Mark
from clinic.journals.brief_list import CountedList, brief_list
from clinic.journals.home_visits import issue_rows
from locales.translator import translators
from tests.clinic.calls import COMPLAINT, DOOR_CODE, call, listed, struck
from tests.clinic.samples import AIGUL, HERE, TODAY, ZONE, marked

OFF = marked(Mark.CANCELLED, 3)


def said(language: str, number: int, *calls: Entry) -> str:
    issue = Issue(HERE, TODAY, "5", number)
    rows = issue_rows(calls, "5", number, ZONE)
    return Wording(translators).message(visit_list.view(brief_list(issue, rows)), language)


def test_the_mornings_list() -> None:
    assert said("kk", 1, call(1, listed(1, 1))) == (
        "Үйге шақырулар: 23 қараша, дүйсенбі. Учаске: 5. Барлығы: 1.\n\n"
        "1) № 1 · 13:00–18:00 · С. А. С. · 1990 · Төле би көшесі, 12-үй, 45-пәтер · +77011234567"
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Үйге шақырулар: 23 қараша, дүйсенбі. Бүгінге шақыру жоқ."),
        ("ru", "Вызовы на дом: 23 ноября, понедельник. На сегодня вызовов нет."),
    ],
)
def test_an_empty_day_says_so(language: str, words: str) -> None:
    view = visit_list.view(brief_list(Issue(HERE, TODAY, "", 1), ()))
    assert Wording(translators).message(view, language) == words


@pytest.mark.parametrize(
    ("precinct", "language", "words"),
    [
        ("", "kk", "Үйге шақырулар: 23 қараша, дүйсенбі. Бүгінге шақыру жоқ."),
        ("5", "kk", "Үйге шақырулар: 23 қараша, дүйсенбі. Учаске: 5. Бүгінге шақыру жоқ."),
        ("", "ru", "Вызовы на дом: 23 ноября, понедельник. На сегодня вызовов нет."),
        ("5", "ru", "Вызовы на дом: 23 ноября, понедельник. Участок: 5. На сегодня вызовов нет."),
    ],
)
def test_a_group_hears_of_which_precinct_it_is(precinct: str, language: str, words: str) -> None:
    view = visit_list.count_view(CountedList(Issue(HERE, TODAY, precinct, 1), 0))
    assert Wording(translators).message(view, language) == words


def test_an_addition_with_a_strike() -> None:
    gone = call(2, listed(1, 2), OFF, struck(2))
    assert said("ru", 2, gone, call(3, listed(2, 3), minutes=1)) == (
        "Дополнение № 1 к списку вызовов на дом: 23 ноября, понедельник. Участок: 5. Всего: 2."
        "\n\n2) № 2 · С. А. С. Вызов отменён, идти не нужно."
        "\n\n3) № 3 · 13:00–18:00 · С. А. С. · 1990 · Төле би көшесі, 12-үй, 45-пәтер"
        " · +77011234567"
    )


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_b09_nothing_medical_no_iin_no_door_code_and_no_name(language: str) -> None:
    text = said(language, 1, *(call(number, listed(1, number)) for number in range(1, 30)))
    for secret in (AIGUL.digits, AIGUL.masked, DOOR_CODE, COMPLAINT, "38.7", "Айгүл"):
        assert secret not in text


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_long_list_says_how_many_are_on_paper_only(language: str) -> None:
    text = said(language, 1, *(call(number, listed(1, number)) for number in range(1, 201)))
    assert len(text) < LONGEST_MESSAGE
    assert "20) № 20" in text
    assert "21) " not in text
    assert text.endswith(": 180.")
