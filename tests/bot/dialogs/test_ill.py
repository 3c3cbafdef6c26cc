"""What a sentence has told of an illness, as notes of the draft (B0.9, B3.1)."""

from bot.dialogs.citizen import ill
from bot.dialogs.core import Session
from clinic.acting import Account
from clinic.intake.questions import LONGEST_WORDS


def test_a_fever_is_one_from_38_on() -> None:
    assert ill.said_of("температура 38,0 вызовите врача")[ill.SAID["indication"]] == "fever"
    assert ill.SAID["indication"] not in ill.said_of("температура 37,3 вызовите врача")
    assert ill.said_of("температура 37,3 вызовите врача")[ill.SAID["temperature"]] == "37.3"


def test_a_sentence_longer_than_a_complaint_is_not_kept() -> None:
    assert ill.WORDS in ill.said_of("у сына рвота")
    assert ill.WORDS not in ill.said_of("у сына рвота " * LONGEST_WORDS)


def test_what_was_answered_to_its_question_is_no_longer_taken() -> None:
    session = Session(Account("telegram:7001"), "1").noting(taken="age temperature")
    assert ill.asked(session, "age").draft[ill.TAKEN] == "temperature"
    assert ill.TAKEN not in ill.asked(ill.asked(session, "age"), "temperature").draft
