"""What is said to who was rung, and what their keys do: confirm, cancel, a person (B5.1, B5.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from clinic.acting import Asker, Channel, Manager
from clinic.journals.book import Mark, Marked
from clinic.reception import Closing, ConfirmRequest, ConfirmVisit, MoveRequest, VisitShown
from clinic.visits import EntryNo
from storage import StorageBusy, tables
from tests.clinic.samples import HERE
from tests.clinic.usecases.desk import TOMORROW, local
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import SECOND, THERAPIST
from tests.voice.calls import OPERATOR, SILENCE, Act, Barge, HangUp
from tests.voice.outbound import Calling
from tests.voice.ringing import KEY_OF, check_transcript, said
from voice.line import Transferred

LANGUAGES = ["kk", "ru"]
ON_BOTH = pytest.mark.parametrize("databases", ["sqlite_files", "postgres"], indirect=True)
COMES, CANNOT, PERSON = "1", "2", "0"


async def all_marks(calling: Calling, entry: EntryNo) -> Sequence[Marked]:
    async with calling.clinic.units() as unit:
        return (await unit.journals.find(entry)).marks


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b5_1_reminded_by_telephone_and_confirmed_by_a_key(
    calling: Calling, language: str
) -> None:
    """The journal is marked as by chat, channel aside."""
    entry = await calling.booked(language=language)
    await calling.evening([KEY_OF[language], COMES])
    check_transcript(calling.exchange.lines[-1], "reminder", language)
    assert await calling.marks(entry) == ["entered", "reminded", "confirmed"]
    assert [mark.channel for mark in await all_marks(calling, entry)] == ["phone"] * 3
    notice = await calling.notice()
    assert (notice["state"], notice["channel"], notice["tries"]) == ("sent", "phone", 1)
    assert await calling.calls() == ["heard"]
    assert calling.exchange.lines[-1].over


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_cannot_come_is_asked_before_anything_is_taken_away(
    calling: Calling, language: str
) -> None:
    entry = await calling.booked(language=language)
    await calling.evening([KEY_OF[language], CANNOT, "1"])
    check_transcript(calling.exchange.lines[-1], "reminder_cancel", language)
    assert await calling.marks(entry) == ["entered", "reminded", "cancelled"]
    calling.clinic.clock.moment = local(TOMORROW, 9)
    await calling.rings()
    assert len(calling.exchange.rung) == 1, "B5.3: nobody is reminded of what was called off"


async def test_whoever_then_does_not_want_to_cancel_keeps_the_visit(calling: Calling) -> None:
    entry = await calling.booked()
    await calling.evening(["1", CANNOT, "2"])
    assert await calling.marks(entry) == ["entered", "reminded"]
    assert said("kk", "phone-notice-kept") in calling.exchange.lines[-1].texts


async def test_a_stray_key_does_not_end_what_is_only_told(calling: Calling) -> None:
    await calling.booked()
    manager = Manager("m1", HERE, Channel.DESK, "kk")
    closing = Closing(THERAPIST, local(TOMORROW, 9), local(TOMORROW, 12), "ill")
    await calling.clinic.reception.close_schedule(closing, manager)
    calling.exchange.answers.append(["1", Barge("5"), SILENCE])
    await calling.rings()
    texts = calling.exchange.lines[-1].texts
    assert said("kk", "phone-notice-other-time") in texts
    assert texts.endswith(said("kk", "phone-goodbye"))
    assert await calling.state("closed_by_clinic") == "sent"


@pytest.mark.parametrize(("language", "key"), KEY_OF.items())
async def test_b5_2_the_key_of_the_language_pressed_twice_answers_nothing(
    calling: Calling, language: str, key: str
) -> None:
    """The notice is said from its beginning, and then the same key is an answer."""
    entry = await calling.booked(language=language)
    await calling.evening([key, Barge(key), HangUp()])
    assert said(language, "phone-notice-come") in calling.exchange.lines[-1].texts
    assert await calling.marks(entry) == ["entered", "reminded"]


async def test_another_key_answers_the_notice_at_once(calling: Calling) -> None:
    await calling.booked()
    await calling.evening(["1", Barge(CANNOT), HangUp()])
    assert said("kk", "phone-notice-cancel") in calling.exchange.lines[-1].texts


async def test_nothing_is_cancelled_unheard(calling: Calling) -> None:
    entry = await calling.booked()
    await calling.evening(["1", Barge(f"{CANNOT}1"), HangUp()])
    assert said("kk", "phone-notice-cancel") in calling.exchange.lines[-1].texts
    assert await calling.marks(entry) == ["entered", "reminded"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_r2_3_a_new_time_is_told_with_the_wording_that_was_played(
    calling: Calling, language: str
) -> None:
    entry = await calling.booked(language=language)
    request = MoveRequest("m", entry, SECOND, local(TOMORROW, 11, 15), "staff:r1")
    new = (await calling.clinic.reception.move_visit(request, registrar())).visit.entry
    calling.exchange.answers.append([KEY_OF[language], COMES])
    await calling.rings()
    entered, told, confirmed = await all_marks(calling, new)
    assert (told.mark, told.channel) == (Mark.TOLD, "phone")
    assert told.facts["language"] == language
    assert told.facts["wording"] in calling.exchange.lines[-1].texts
    assert "он бірде" not in told.facts["wording"]
    assert (entered.mark, confirmed.mark) == (Mark.ENTERED, Mark.CONFIRMED)


async def test_a_number_of_an_entry_is_said_figure_by_figure_as_in_the_answer() -> None:
    """Whoever is told it by the answer and by a notice hears the same."""
    for language, figures in (("kk", "бір екі нөл үш"), ("ru", "один два ноль три")):
        for key in ("phone-entry", "phone-notice-entry", "phone-visit-cancelled"):
            assert figures in said(language, key, entry="1203")


async def test_b2_1_what_was_cut_short_is_not_told(calling: Calling) -> None:
    """Confirmed by a key before the new time was said to its end: somebody calls back."""
    entry = await calling.booked()
    request = MoveRequest("m", entry, SECOND, local(TOMORROW, 11, 15), "staff:r1")
    new = (await calling.clinic.reception.move_visit(request, registrar())).visit.entry
    calling.exchange.answers.append(["1", Barge("1"), Barge(COMES)])
    await calling.rings()
    assert await calling.marks(new) == ["entered", "confirmed"]
    assert await calling.state("moved") == "sent"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b5_5_who_has_no_chat_hears_that_hours_are_called_off(
    calling: Calling, language: str
) -> None:
    """With another time, which a person writes down."""
    await calling.booked(language=language)
    manager = Manager("m1", HERE, Channel.DESK, "ru")
    closing = Closing(THERAPIST, local(TOMORROW, 9), local(TOMORROW, 12), "ill")
    await calling.clinic.reception.close_schedule(closing, manager)
    calling.exchange.answers.append([KEY_OF[language], PERSON])
    await calling.rings()
    check_transcript(calling.exchange.lines[-1], "closed", language)
    assert await calling.state("closed_by_clinic") == "sent"
    assert calling.exchange.lines[-1].transferred_to == [OPERATOR]


async def test_b5_2_before_the_key_nothing_is_said_of_a_visit_or_of_anybody(
    calling: Calling,
) -> None:
    await calling.booked()
    await calling.evening([SILENCE, SILENCE])
    heard = calling.exchange.lines[-1].texts
    who = f"{said('kk', 'phone-notice-who')} {said('ru', 'phone-notice-who')}"
    assert heard.split("\n") == [who, who, said("kk", "phone-goodbye")]
    for telling in ("қабылдау", "приём", "қалалық", "дәрігер", "Айгүл", "ертең"):
        assert telling not in heard
    assert await calling.state() == "waiting"


async def test_the_other_language_is_a_key_away(calling: Calling) -> None:
    await calling.booked()
    await calling.evening(["2", "9", COMES])
    texts = calling.exchange.lines[-1].texts
    assert said("ru", "phone-notice-come") in texts
    assert said("kk", "phone-notice-come") in texts
    assert said("kk", "phone-notice-confirmed") in texts


async def test_a_star_says_it_again(calling: Calling) -> None:
    entry = await calling.booked()
    await calling.evening(["1", "*", COMES])
    assert calling.exchange.lines[-1].texts.count("Еске саламыз") == 2
    assert await calling.marks(entry) == ["entered", "reminded", "confirmed"]


async def test_keys_pressed_before_it_was_said_answer_nothing(calling: Calling) -> None:
    entry = await calling.booked()
    await calling.evening([Barge("12"), SILENCE, SILENCE])
    assert await calling.marks(entry) == ["entered", "reminded"]


async def test_an_unanswered_reminder_was_told_and_cancels_nothing(calling: Calling) -> None:
    entry = await calling.booked()
    await calling.evening(["1", SILENCE, SILENCE])
    assert await calling.marks(entry) == ["entered", "reminded"]
    assert await calling.state() == "sent"


async def test_who_has_confirmed_is_not_asked_again(calling: Calling) -> None:
    entry = await calling.booked()
    await calling.clinic.reception.confirm_visit(
        ConfirmRequest("y", entry), await calling.caller()
    )
    await calling.evening(["1", SILENCE])
    texts = calling.exchange.lines[-1].texts
    assert said("kk", "phone-notice-come") not in texts
    assert said("kk", "phone-notice-person") in texts
    assert await calling.marks(entry) == ["entered", "confirmed", "reminded"]


QUARTER = "Цифрлармен айтқанда: бір нөл бір бес"


async def test_a_time_that_sounds_like_another_is_repeated_by_its_figures(
    calling: Calling,
) -> None:
    await calling.booked(at=local(TOMORROW, 10, 15))
    await calling.evening(["1", SILENCE, SILENCE])
    assert QUARTER in calling.exchange.lines[-1].texts


async def test_and_so_is_a_new_one_and_it_is_told(calling: Calling) -> None:
    """R2.7: told is what was played."""
    entry = await calling.booked()
    request = MoveRequest("m", entry, SECOND, local(TOMORROW, 10, 15), "staff:r1")
    new = (await calling.clinic.reception.move_visit(request, registrar())).visit.entry
    calling.exchange.answers.append(["1", COMES])
    await calling.rings()
    _, told, _ = await all_marks(calling, new)
    assert QUARTER in told.facts["wording"]
    assert told.facts["wording"] in calling.exchange.lines[-1].texts


async def test_the_second_reminder_says_today(calling: Calling) -> None:
    await calling.booked()
    await calling.evening(["1", COMES])
    calling.exchange.answers.append(["1", SILENCE])
    calling.clinic.clock.moment = local(TOMORROW, 9)
    await calling.rings()
    assert "бүгін сағат он бірде" in calling.exchange.lines[-1].texts


@pytest.mark.parametrize("outcome", [Transferred.BUSY, Transferred.NO_ANSWER])
async def test_b0_10_another_time_is_a_persons_at_once_or_as_a_request(
    calling: Calling, outcome: Transferred
) -> None:
    """The request knows the entry: nobody gives the facts twice."""
    entry = await calling.booked()
    calling.exchange.transfers = [outcome]
    await calling.evening(["1", PERSON, SILENCE])
    assert await calling.marks(entry) == ["entered", "reminded"]
    assert await calling.tasks() == [("person_asked", "asked")]
    async with calling.clinic.units() as unit:
        (row,) = await calling.clinic.rows(tables.tasks)
        task = await unit.work.find(str(row["task"]))
    assert task is not None
    assert task.draft["entry"] == entry
    assert task.asker == "tel:+77017654321"


async def test_after_a_request_the_whole_menu_is_there(calling: Calling) -> None:
    await calling.booked()
    calling.exchange.transfers = [Transferred.BUSY]
    await calling.evening(["1", PERSON, "1", HangUp()])
    assert said("kk", "phone-menu") in calling.exchange.lines[-1].texts
    assert await calling.state() == "sent"


async def test_who_asks_for_a_person_before_the_key_is_connected_and_called(
    calling: Calling,
) -> None:
    """Nobody has been told anything, so a person tells it."""
    await calling.booked()
    await calling.evening([PERSON])
    assert calling.exchange.lines[-1].transferred_to == [OPERATOR]
    assert await calling.tasks() == [("undelivered", "reminder_evening")]
    assert len(calling.exchange.rung) == 1


async def test_and_is_called_where_nobody_can_be_connected(calling: Calling) -> None:
    await calling.booked()
    calling.exchange.transfers = [Transferred.NO_ANSWER]
    await calling.evening([PERSON])
    texts = calling.exchange.lines[-1].texts
    assert said("kk", "phone-notice-person-calls") in texts
    assert "Емхана:" not in texts
    assert await calling.tasks() == [("undelivered", "reminder_evening")]


@pytest.mark.parametrize("script", [["*", "*"], ["5", "5"], ["3", SILENCE]])
async def test_whoever_presses_anything_else_is_told_nothing(
    calling: Calling, script: Sequence[Act]
) -> None:
    entry = await calling.booked()
    await calling.evening(script)
    assert "Еске саламыз" not in calling.exchange.lines[-1].texts
    assert await calling.marks(entry) == ["entered"]


async def test_what_was_called_off_meanwhile_is_refused_with_its_reason(
    calling: Calling,
) -> None:
    entry = await calling.booked()

    async def called_off() -> None:
        await calling.clinic.add(
            tables.marks,
            {
                "entry": entry, "seq": 9, "mark": "cancelled",
                "at": "2026-11-23T06:00:00.000000Z", "marked_by": "staff:r1", "channel": "desk",
                "facts": "{}",
            },
        )  # fmt: skip

    calling.exchange.meanwhile = called_off
    await calling.evening(["1", COMES])
    assert said("kk", "phone-refusal-no-longer-active") in calling.exchange.lines[-1].texts


@dataclass(frozen=True, slots=True)
class NeverKept(ConfirmVisit):
    """Its store is full."""

    async def __call__(self, request: ConfirmRequest, asker: Asker) -> VisitShown:
        del asker
        raise StorageBusy(request.entry)


async def test_nobody_is_left_without_a_word_when_the_clinic_fails(calling: Calling) -> None:
    """First the journal, then the word: nothing was confirmed, and nothing is said to be."""
    entry = await calling.booked()
    clinic = calling.clinic
    calling.take(confirm_visit=NeverKept(clinic.units, clinic.clock))
    await calling.evening(["1", COMES])
    texts = calling.exchange.lines[-1].texts
    assert said("kk", "phone-try-later") in texts
    assert said("kk", "phone-notice-confirmed") not in texts
    assert await calling.marks(entry) == ["entered", "reminded"]
