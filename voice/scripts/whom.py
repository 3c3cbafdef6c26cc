"""For whom, and whether the register has them there (R2.6, R3.6)."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from clinic.intake.forms import Form
from clinic.intake.questions import Draft
from clinic.people import Relation
from voice.desk import Conversation
from voice.talk import phrase

RELATIONS: Final[Mapping[str, Relation]] = {
    "1": Relation.SELF, "2": Relation.PARENT, "3": Relation.CHILD, "4": Relation.OTHER,
}  # fmt: skip
CHECKED: Final = "checked"
"""Noted beside the draft: for whom and where the register was asked."""


async def ask_relation(conversation: Conversation, question: str) -> Relation:
    """`question`: the key of the phrase that asks. Raises as `choose` does."""
    key = await conversation.talk.choose(phrase(question), keys="".join(RELATIONS))
    return RELATIONS[key]


async def check(
    conversation: Conversation, form: Form, ask: Callable[[Draft], Awaitable[object]]
) -> None:
    """Asks the register once for each person and place; raises as `ask` does.

    The only clinic there is need not be named.
    """
    if "patient" in conversation.draft and "provider" not in conversation.draft:
        only = await conversation.provider()
        if only is not None:
            conversation.draft = form.answer(conversation.draft, "provider", only.provider)
    draft = conversation.draft
    asked = f"{draft.get('patient')} {draft.get('provider')}"
    if "provider" in draft and draft.get(CHECKED) != asked:
        await ask(draft)
        conversation.note(**{CHECKED: asked})
