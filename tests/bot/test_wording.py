"""Facts are words and never markup; a message is never longer than Telegram takes."""

import pytest

from bot.dialogs.core import View, say
from bot.handlers.wording import LONGEST_MESSAGE, Wording, _cut
from locales.translator import translators

WORDING = Wording(translators)


def test_a_name_is_no_markup() -> None:
    view = View((say("who-member", name="<b>A&B</b>", age=3),))
    assert "&lt;b&gt;A&amp;B&lt;/b&gt;" in WORDING.message(view, "kk")
    assert "<b>A&B</b>" in WORDING.plain(view, "kk"), "the journal keeps what was said"


def test_a_message_is_cut_to_what_telegram_takes() -> None:
    view = View((say("who-member", name="а" * 2000, age=3),) * 3)
    said = WORDING.message(view, "ru")
    assert LONGEST_MESSAGE - 10 < len(said) <= LONGEST_MESSAGE
    assert said.endswith("а…")


@pytest.mark.parametrize("before", range(4, 16))
def test_a_cut_message_is_whole_html(before: int) -> None:
    """However the cut falls: no half escape, no open tag."""
    first = say("who-member", name="а" * before, age=3)
    others = say("who-member", name="&" * 450, age=3)
    said = WORDING.message(View((first, others, others)), "ru")
    assert len(said) <= LONGEST_MESSAGE
    assert said.endswith("&amp;…")


def test_what_is_bold_ends_before_the_cut() -> None:
    assert _cut("<b>" + "а" * LONGEST_MESSAGE).endswith("а…</b>")
    assert _cut("а" * (LONGEST_MESSAGE - 7) + "</b>" + "а" * 9).endswith("а…")
