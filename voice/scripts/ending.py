"""After an answer: something else, or good-bye."""

from voice import keypad
from voice.desk import Conversation
from voice.keypad import NoKeys
from voice.talk import Answer, Said, WantsBack, phrase


class Over(Exception):  # noqa: N818 - an end: everything was said
    """The clinic puts the phone down."""


async def more(conversation: Conversation, *said: Said, answer: Answer | None = None) -> None:
    """Says this, and returns for another wish; after a silence raises Over.

    Raises WantsPerson as `choose` does.
    """
    await keypad.forget(conversation.line)
    try:
        await conversation.talk.choose(
            *said, phrase("phone-anything-else"), keys="1", answer=answer, tries=1
        )
    except WantsBack:
        return
    except NoKeys:
        await conversation.talk.say(phrase("phone-goodbye"))
        raise Over from None
