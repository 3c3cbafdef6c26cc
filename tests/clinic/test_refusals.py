"""A refusal carries a code, its clause and facts, and says nothing of a person (B2.4)."""

from datetime import date

from clinic.refusals import ClinicError, MoveNotAllowed, NotFound, NotYours, Refusal, Refused


def test_a_refusal_prints_its_code_only() -> None:
    refused = Refused(Refusal.ATTACHED_LATER, "B1.2", day=date(2027, 1, 1))
    assert str(refused) == "attached-later"
    assert refused.clause == "B1.2"
    assert refused.facts == {"day": date(2027, 1, 1)}


def test_every_answer_of_the_clinic_is_one_of_four_kinds() -> None:
    kinds = {Refused, MoveNotAllowed, NotYours, NotFound}
    assert set(ClinicError.__subclasses__()) >= kinds
