"""Which clinic, by its name."""

from collections.abc import Sequence

from clinic.providers import Provider
from voice.desk import Conversation, name_of
from voice.lists import pick
from voice.talk import Said, phrase


async def ask_clinic(conversation: Conversation, question: str) -> Provider:
    """`question`: the key of the phrase that asks. Raises as `choose` does."""
    return await pick(conversation.talk, [phrase(question)], await clinics(conversation), named)


async def clinics(conversation: Conversation) -> Sequence[Provider]:
    """Those that receive, in the order of towns, for so people look for them."""
    known = await conversation.reception.show_directory.providers()
    return sorted(known, key=lambda row: (row.place, row.name_kk))


def named(provider: Provider, key: int) -> Sequence[Said]:
    return [phrase("phone-option", name=name_of(provider), press=key)]
