"""Texts and views become words of one language; facts are escaped, for messages are HTML."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from bot.dialogs.core import Choice, Fact, LastingChoice, Part, Session, Text, View
from bot.handlers import buttons
from bot.menu_of_commands import commands_of
from locales.language import Language
from locales.translator import Translator

Json = dict[str, Any]
Translators = Mapping[Language, Translator]
LONGEST_MESSAGE: Final = 4096
LONGEST_LABEL: Final = 64
BOLD, BOLD_ENDS, CUT = "<b>", "</b>", "…"
_HALF_MARKUP: Final = re.compile(r"(?:<[^>]*|&\w*)$")


class Wording:
    """Says texts in the language of a session."""

    def __init__(self, translators: Translators) -> None:
        self._translators = translators

    def message(self, view: View, language: str) -> str:
        """Paragraphs, as HTML; never longer than Telegram takes."""
        said = "\n\n".join(self._paragraph(part, language, html=True) for part in view.parts)
        return said if len(said) <= LONGEST_MESSAGE else _cut(said)

    def plain(self, view: View, language: str) -> str:
        """What was said, as the journal keeps it (R2.3)."""
        return "\n".join(self._paragraph(part, language, html=False) for part in view.parts)

    def commands(self, session: Session) -> list[Json]:
        translator = self._translators[Language(session.language)]
        return commands_of(translator, at_work=bool(session.post))

    def text(self, text: Text, language: str) -> str:
        return self._said(text, language, html=False)

    def keyboard(self, view: View, session: Session) -> Json | None:
        """Choices are numbered in reading order, as the session has kept their values."""
        places = {id(choice): place for place, choice in enumerate(view.choices())}
        rows = [
            [self._button(choice, places.get(id(choice), 0), session) for choice in row]
            for row in view.rows
        ]
        return {"inline_keyboard": rows} if rows else None

    def contact_keyboard(self, label: Text, language: str) -> Json:
        button = {"text": self.text(label, language), "request_contact": True}
        return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}

    def link(self, label: Text, url: str, language: str) -> Json:
        """A button that leads out of the chat."""
        return {"inline_keyboard": [[{"text": self.text(label, language), "url": url}]]}

    def _button(self, choice: Choice | LastingChoice, place: int, session: Session) -> Json:
        if isinstance(choice, LastingChoice):
            label: Text | str = choice.label
            data, style = buttons.of_reached(choice.event), None
        else:
            label, style = choice.label, choice.style
            data = buttons.of_window(session.nonce, session.revision, place)
        said = label if isinstance(label, str) else self.text(label, session.language)
        button = {"text": said[:LONGEST_LABEL], "callback_data": data}
        return button | {"style": style} if style else button

    def _paragraph(self, part: Part, language: str, *, html: bool) -> str:
        lines = (part,) if isinstance(part, Text) else part
        return "\n".join(self._said(line, language, html=html) for line in lines)

    def _said(self, text: Text, language: str, *, html: bool) -> str:
        language = text.language or language
        translator = self._translators[Language(language)]
        facts = {name: self._fact(fact, language, html=html) for name, fact in text.facts.items()}
        return translator(text.key, **facts)

    def _fact(self, fact: Fact | Text, language: str, *, html: bool) -> Fact:
        if isinstance(fact, Text):
            return self._said(fact, language, html=html)
        return escape(fact, quote=False) if html and isinstance(fact, str) else fact


def _cut(said: str) -> str:
    """Telegram refuses HTML that ends within a tag, within an escape or before a tag's end."""
    kept = _HALF_MARKUP.sub("", said[: LONGEST_MESSAGE - len(CUT + BOLD_ENDS)])
    return kept + CUT + BOLD_ENDS * (kept.count(BOLD) - kept.count(BOLD_ENDS))
