"""A form: its questions in order, and what an answer does to the draft."""

from dataclasses import dataclass
from types import MappingProxyType

from clinic.home_calls import Indication
from clinic.intake import questions as q
from clinic.intake.questions import Draft, Kind, Question
from clinic.people import Relation

FLAT, PRIVATE = "flat", "private"
"""Answers about the house: only one of flats has entrances, floors and codes."""
REASONS = "reasons"
"""Noted with the specialty: the reason codes that its doctors accept (B2.7)."""
REPEATS, MAY_BE_PREGNANT = "repeats", "may_be_pregnant"
"""Noted by the desk, which knows them: a citizen is asked neither question that hangs on them."""


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


def _age_is_open(draft: Draft) -> bool:
    """An adult who calls for themselves, or for a parent, is no infant (§3.9)."""
    return draft.get("relation") in {Relation.PARENT, Relation.OTHER}


def _outside_the_list(draft: Draft) -> bool:
    return draft.get("indication") == Indication.OTHER


def _of_flats(draft: Draft) -> bool:
    return draft.get("house") == FLAT


def _repeats(draft: Draft) -> bool:
    return REPEATS in draft


def _may_be_pregnant(draft: Draft) -> bool:
    return MAY_BE_PREGNANT in draft


def _caller_is_open(draft: Draft) -> bool:
    """Whoever calls for themselves is named by the register, a proved guardian too."""
    return draft.get("relation") != Relation.SELF and "proved" not in draft


HOME_CALL = Form(
    (
        Question("relation", Kind.CHOICE, q.relation),
        Question("patient", Kind.FIGURES, q.iin, rests_on=("relation",)),
        # the register is asked for this person at this provider (R3.6)
        Question("provider", Kind.CHOICE, q.code, rests_on=("patient",)),
        Question("age", Kind.CHOICE, q.age, rests_on=("patient",), asked=_age_is_open),
        # than at the call of that day which this one repeats (B3.6)
        Question("worse", Kind.CHOICE, q.code, rests_on=("patient",), asked=_repeats),
        Question("indication", Kind.CHOICE, q.indication),
        # what else there is, for who can come: nobody is refused (B3.1)
        Question(
            "cannot_come", Kind.CHOICE, q.code, rests_on=("indication",), asked=_outside_the_list
        ),
        Question("temperature", Kind.DEGREES, q.degrees, rests_on=("patient",)),
        Question("pregnant", Kind.CHOICE, q.code, rests_on=("patient",), asked=_may_be_pregnant),
        Question("complaint", Kind.WORDS, q.words),
        Question("address", Kind.WORDS, q.words),
        Question("house", Kind.CHOICE, q.code, rests_on=("address",)),
        Question("entrance", Kind.WORDS, q.words_or_nothing, rests_on=("house",), asked=_of_flats),
        Question("floor", Kind.WORDS, q.words_or_nothing, rests_on=("house",), asked=_of_flats),
        Question(
            "door_code", Kind.WORDS, q.words_or_nothing, rests_on=("house",), asked=_of_flats
        ),
        Question("landmark", Kind.WORDS, q.words_or_nothing, rests_on=("address",)),
        Question("contact", Kind.PHONE, q.phone),
        Question("caller", Kind.WORDS, q.words, rests_on=("relation",), asked=_caller_is_open),
    )
)
"""R3: who is ill, of what, where they lie now, and whom the doctor rings up (B3.1 to B3.3)."""
