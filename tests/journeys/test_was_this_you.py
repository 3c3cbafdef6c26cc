"""What others did in one's name, what the clinic moved, and whom nothing reaches (§3.11, B5.2)."""

import pytest

from app.demo_region import PLAYERS
from clinic.acting import Anyone, Channel
from clinic.people import DoctorId, ProviderId
from clinic.reception import MoveRequest
from playground.screen import Message
from tests.clinic.usecases.desk import local
from tests.clinic.usecases.telling import registrar
from tests.journeys.house import PEOPLE, House, account
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, agreed, booked, verified
from tests.journeys.test_reminders import EVENING, WEDNESDAY, marks

REGISTRAR = registrar(ProviderId("taraz-1"))


async def booked_in_anothers_name(house: House, language: str) -> tuple[Story, Story]:
    """Sergei is verified; somebody who knows his IIN books in his name."""
    victim = await verified(house, "sergei", language)
    other = Story(house, "kulash", "kk")
    await other.say("/start taraz-1")
    await other.tap("Қазақша")
    await other.press("consent-yes")
    await other.press("who-other")
    await other.say(PEOPLE["sergei"].iin)
    await other.tap("Стоматолог")
    await other.tap("25")
    await other.tap("15:00")
    await other.press("button-confirm")
    await victim.later(house.clock.now())
    return victim, other


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_another_did_can_be_disputed_and_reaches_the_manager(
    house: House, language: str
) -> None:
    victim, other = await booked_in_anothers_name(house, language)
    said = len(other.hand.messages)
    assert victim.words("button-was-me") in victim.screen.labels
    await victim.press("button-was-not-me")
    (task,) = [task for task in await house.tasks() if task["kind"] == "dispute"]
    assert (task["provider"], task["entry"], task["done_at"]) == (
        "taraz-1",
        "taraz-1/2026/1",
        None,
    )
    await victim.press("button-cancel-visit")
    await victim.press("cancel-yes")
    assert (await marks(house))[-1] == "cancelled"
    victim.check_transcript("dispute")
    assert len(other.hand.messages) == said, "the other is told nothing"


async def test_a_dispute_pressed_twice_is_one_task(house: House) -> None:
    victim, _ = await booked_in_anothers_name(house, "ru")
    question = victim.screen
    await victim.press("button-was-not-me")
    await victim.tap_old(question, victim.words("button-was-not-me"))
    assert [t["kind"] for t in await house.tasks()].count("dispute") == 1


async def test_yes_it_was_me_changes_nothing(house: House) -> None:
    victim, _ = await booked_in_anothers_name(house, "ru")
    await victim.press("button-was-me")
    assert victim.words("was-me-noted") in victim.screen.text
    assert [t["kind"] for t in await house.tasks()] == []


async def test_whoever_proved_to_be_somebody_else_cannot_dispute(house: House) -> None:
    victim, _ = await booked_in_anothers_name(house, "ru")
    question = victim.screen
    stranger = await verified(house, "olga", "ru")
    await stranger.hand.tap_old(question.id, question.data[victim.words("button-was-not-me")])
    await house.settle()
    assert stranger.words("not-yours") in stranger.screen.text
    assert [t["kind"] for t in await house.tasks()] == []


async def test_a_cancellation_by_another_is_told_of_afterwards(house: House) -> None:
    victim, other = await booked_in_anothers_name(house, "ru")
    await other.press("button-cancel-visit")
    await other.press("cancel-yes")
    await victim.later(house.clock.now())
    assert "отменил" in victim.screen.text
    await victim.press("button-was-not-me")
    assert victim.words("dispute-still-ahead") not in victim.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_the_clinic_moved_is_told_with_the_new_time(
    house: House, language: str
) -> None:
    story = await booked(house, "kulash", language)
    (entry,) = await house.entries()
    move = MoveRequest("m", entry.entry, DoctorId("d-den-1"), local(WEDNESDAY, 16), "staff:r1")
    await house.now.reception.move_visit(move, REGISTRAR)
    await story.later(house.clock.now())
    assert story.screen.text.startswith(story.words("moved"))
    assert "16:00" in story.screen.text
    assert await house.told() == [entry.entry, "taraz-1/2026/2"]
    await story.press("button-come")
    assert (await marks(house))[-1] == "confirmed"
    story.check_transcript("moved_by_clinic")


# ------------------------------------------------------------ whom nothing reaches


@pytest.mark.parametrize("how", ["block", "delete"])
async def test_whom_no_chat_reaches_is_on_the_work_list(house: House, how: str) -> None:
    story = await booked(house, "kulash")
    await (story.hand.block() if how == "block" else story.hand.delete_account())
    await house.settle()
    house.clock.moment = EVENING
    assert await house.deliver_notices() == 0
    (task,) = await house.tasks()
    assert (task["kind"], task["why"], task["entry"]) == (
        "undelivered", "reminder_evening", "taraz-1/2026/1",
    )  # fmt: skip
    (notice,) = await house.notices("handed_over")
    assert notice["kind"] == "reminder_evening"


async def test_b2_8_an_offer_to_who_blocked_the_bot_goes_on_at_once(house: House) -> None:
    first = await booked(house, "kulash")
    blocked = await waiting_for_dentist(house, "olga")
    await waiting_for_dentist(house, "sergei")
    await blocked.hand.block()
    await first.press("button-cancel-visit")
    await first.press("cancel-yes")
    await house.deliver_notices()
    second = Story(house, "sergei", "ru")
    assert second.words("offer-accept") in second.screen.labels


async def waiting_for_dentist(house: House, key: str) -> Story:
    story = Story(house, key, "ru")
    await story.say("/start taraz-1")
    await story.tap("Русский")
    await agreed(story, "self", "iin")
    await story.say(PEOPLE[key].iin)
    await story.tap("Стоматолог")
    await story.press("button-waiting")
    await story.press("waiting-any")
    return story


async def test_a_deleted_account_is_verified_no_longer(house: House) -> None:
    """B0.2: a proof is no longer worth anything on an account that is no more."""
    victim, _ = await booked_in_anothers_name(house, "ru")
    await victim.hand.delete_account()
    house.clock.moment = EVENING
    await house.deliver_notices()
    sergei = Anyone(account("sergei"), Channel.CHAT, "ru")
    assert (await house.now.reception.show_household(sergei)).members == ()


async def test_b5_2_nothing_that_is_pushed_names_doctor_specialty_or_patient(house: House) -> None:
    """Every notice of every kind that these journeys can make, as it stands on a lock screen."""
    victim, other = await booked_in_anothers_name(house, "ru")
    (entry,) = await house.entries()
    move = MoveRequest("m", entry.entry, DoctorId("d-den-1"), local(WEDNESDAY, 16), "staff:r1")
    await house.now.reception.move_visit(move, REGISTRAR)
    for moment in (house.clock.now(), EVENING, local(WEDNESDAY, 13, 30)):
        house.clock.moment = moment
        await house.deliver_notices()
    pushed: list[Message] = [
        message
        for story in (victim, other)
        for message in story.hand.messages
        if any(data.startswith("e1.") for data in message.data.values())
        and not message.text.startswith(story.words("booked"))
    ]
    assert len(pushed) >= 4
    words = " ".join(message.text.lower() for message in pushed)
    forbidden = ["ли сергей", "стоматолог", "dentist", *(p.iin for p in PLAYERS)]
    forbidden += [p.first_name.lower() for p in PLAYERS]
    assert [word for word in forbidden if word in words] == []
