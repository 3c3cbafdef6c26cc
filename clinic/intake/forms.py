"""A form: its questions in order, and what an answer does to the draft."""

from dataclasses import dataclass
from types import MappingProxyType

from clinic.intake import questions as q
from clinic.intake.questions import Draft, Kind, Question

REASONS = "reasons"
"""Noted with the specialty: the reason codes that its doctors accept (B2.7)."""


@dataclass(frozen=True, slots=True)
class Form:
    """Questions rest on earlier ones only, so a draft can always be completed."""

    questions: tuple[Question, ...]

    def next(self, draft: Draft) -> Question | None:
        """The first question that is to be asked and has no answer."""
        open_ones = (
            question
            for question in self.questions
            if question.key not in draft and question.asked(draft)
        )
        return next(open_ones, None)

    def answer(self, draft: Draft, key: str, raw: str) -> Draft:
        """The draft with this answer; raises Unfit(flaw), and then nothing has changed.

        The same answer again drops nothing.
        """
        question = self._question(key)
        value = question.read(raw)
        if draft.get(key) == value:
            return draft
        return MappingProxyType({**self.without(draft, key), key: value})

    def without(self, draft: Draft, key: str) -> Draft:
        """The draft without this answer and all that rests on it."""
        question = self._question(key)
        gone = {key, *question.notes}
        kept = {name: value for name, value in draft.items() if name not in gone}
        for other in self.questions:
            if key in other.rests_on:
                kept = dict(self.without(kept, other.key))
        return MappingProxyType(kept)

    def _question(self, key: str) -> Question:
        return {question.key: question for question in self.questions}[key]


def _has_reasons(draft: Draft) -> bool:
    return bool(draft.get(REASONS))


def _never(_: Draft) -> bool:
    return False


BOOKING = Form(
    (
        Question("relation", Kind.CHOICE, q.relation),
        Question("patient", Kind.FIGURES, q.iin, rests_on=("relation",)),
        # the register is asked for this person at this provider (R2.6)
        Question("provider", Kind.CHOICE, q.code, rests_on=("patient",)),
        Question("specialty", Kind.CHOICE, q.code, rests_on=("provider",), notes=(REASONS,)),
        Question("reason", Kind.CHOICE, q.code, rests_on=("specialty",), asked=_has_reasons),
        Question("doctor", Kind.CHOICE, q.code, rests_on=("specialty",)),
        Question("day", Kind.DAY, q.day, rests_on=("doctor",)),
        Question("starts", Kind.TIME, q.instant, rests_on=("day",)),
        # taken when it is given: the chat or the calling number is a contact already
        Question("contact", Kind.PHONE, q.phone, asked=_never),
    )
)
"""R2: who is booked, where, to whom, when (B2.1 to B2.7)."""
