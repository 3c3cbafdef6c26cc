"""Danger comes before everything: 103 first, before consent, any form and any number (B3.2)."""

from contextlib import suppress
from typing import Final, NoReturn

from clinic import triage
from clinic.intake.illness import illness_of
from voice import keypad
from voice.desk import Conversation
from voice.keypad import NoKeys
from voice.scripts.ending import Over
from voice.talk import Phrase, WantsBack, phrase

DENIED: Final = "denied"
"""Noted beside the draft: the flags that were asked about, and are none."""


async def ensure_safe(conversation: Conversation) -> None:
    """Raises Over where one of the signs is there."""
    if await conversation.talk.agreed(phrase("phone-safety")):
        await end_in_danger(conversation, phrase("phone-danger-self-harm"))


async def ensure_no_danger(conversation: Conversation) -> None:
    """What age, temperature and reason say by themselves, asked about once (§3.9).

    Raises Over where it is danger.
    """
    illness = illness_of(conversation.draft)
    for decision in (triage.of_illness(illness), triage.of_reason(illness)):
        match decision:
            case triage.Emergency():
                await end_in_danger(conversation)
            case triage.AskFirst(flag) if flag not in denied(conversation):
                if await conversation.talk.agreed(phrase(f"phone-ask-first-{flag}")):
                    await end_in_danger(conversation)
                conversation.note(**{DENIED: " ".join([*denied(conversation), flag])})


def denied(conversation: Conversation) -> tuple[str, ...]:
    return tuple(conversation.draft.get(DENIED, "").split())


async def end_in_danger(conversation: Conversation, *also: Phrase) -> NoReturn:
    """103 again, a person for who wants one (WantsPerson), and nothing else.

    `also`: after 103, where the sign may be this one.
    """
    conversation.drop(*conversation.draft)
    await keypad.forget(conversation.line)
    with suppress(NoKeys, WantsBack):
        await conversation.talk.choose(
            phrase("phone-danger"), *also, phrase("phone-danger-person"), keys="", tries=2
        )
    raise Over
