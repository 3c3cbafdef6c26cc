"""After an answer: something else, or good-bye."""

from typing import Final

from voice import keypad
from voice.desk import Conversation
from voice.keypad import NoKeys
from voice.talk import Answer, Said, WantsBack, phrase

MENU: Final = "1"


class Over(Exception):  # noqa: N818 - an end: everything was said
    """The clinic puts the phone down."""


async def more(
    conversation: Conversation, *said: Said, answer: Answer | None = None, also: str = ""
) -> str:
    """Says this, and returns for another wish; after a silence raises Over.

    `also`: keys that `said` offers; the one that was pressed is returned. Raises WantsPerson as
    `choose` does.
    """
    await keypad.forget(conversation.line)
    try:
        return await conversation.talk.choose(
            *said, phrase("phone-anything-else"), keys=MENU + also, answer=answer, last=True
        )
    except WantsBack:
        return MENU
    except NoKeys:
        await conversation.talk.say(phrase("phone-goodbye"))
        raise Over from None
