"""The greeting in both languages, 103, and which of them is spoken (B0.8)."""

from locales.language import Language
from voice.desk import Conversation
from voice.talk import Phrase

LANGUAGES = {"1": Language.KK, "2": Language.RU}
GREETING = tuple(Phrase("phone-welcome", language=language) for language in Language)


async def greet(conversation: Conversation) -> None:
    """Until a language is chosen it is Kazakh (B0.1). Raises as `choose` does."""
    talk = conversation.talk
    talk.language = LANGUAGES[await talk.choose(*GREETING, keys="12")]
