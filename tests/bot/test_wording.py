"""Facts are words and never markup; a message is never longer than Telegram takes."""

from bot.dialogs.core import View, say
from bot.handlers.wording import LONGEST_MESSAGE, Wording
from locales.translator import translators

WORDING = Wording(translators)


def test_a_name_is_no_markup() -> None:
    view = View((say("who-member", name="<b>A&B</b>", age=3),))
    assert "&lt;b&gt;A&amp;B&lt;/b&gt;" in WORDING.message(view, "kk")
    assert "<b>A&B</b>" in WORDING.plain(view, "kk"), "the journal keeps what was said"


def test_a_message_is_cut_to_what_telegram_takes() -> None:
    view = View((say("who-member", name="а" * 2000, age=3),) * 3)
    assert len(WORDING.message(view, "ru")) == LONGEST_MESSAGE
