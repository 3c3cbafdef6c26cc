"""A doctor's round of home visits in the chat: list, card, marks, active visits (R3.25, B0.9)."""

from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import unquote

import pytest

from clinic.acting import Anyone, Channel, Operator, Role
from clinic.home_calls import AgeGroup, Illness, Indication
from clinic.journals.book import Mark
from clinic.people import Iin, ProviderId, Relation
from clinic.reception import CallCheck, CallRequest, CancelRequest, Place
from clinic.usecases.put_on_list import PutOnList
from clinic.visits import EntryNo
from playground import Call
from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import local
from tests.clinic.usecases.town import change, kept
from tests.journeys.house import PEOPLE, House, account
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH
from tests.journeys.working import at_work

TARAZ = ProviderId("taraz-1")
GP, ANOTHER_PRECINCT = "d-gp-1", "d-gp-2"
STREET = "Тараз, Абай көшесі 12, 7 пәтер"
PLACE = Place(STREET, entrance="2", floor="3", door_code="45В", landmark="көк қақпа")
ILL = Illness(AgeGroup.ADULT, 38.4, Indication.FEVER)
COMPLAINT = "қызуы көтерілді"
CONTACT = "+77771234567"


async def called(house: House, patient: str, by: str = "zarina") -> EntryNo:
    """Somebody calls a doctor to one of the fifth precinct."""
    caller = await house.now.reception.give_consent(Anyone(account(by), Channel.CHAT, "kk"))
    check = CallCheck(Iin(PEOPLE[patient].iin), TARAZ, Relation.OTHER, ILL)
    window = f"call-{patient}-{by}"
    request = CallRequest(window, check, COMPLAINT, PLACE, contact=CONTACT)
    return (await house.now.reception.call_home(request, caller)).call.entry


async def three_calls(house: House) -> list[EntryNo]:
    """And Aigül's family calls once more."""
    entries = []
    for patient, by in (
        ("aigul", "zarina"), ("dinara", "zarina"), ("damir", "zarina"), ("aigul", "nurlan"),
    ):  # fmt: skip
        entries.append(await called(house, patient, by))
        house.clock.turn(minutes=5)
    put_on_list = PutOnList(house.now.store.units, house.clock, ())
    await put_on_list.of_provider(TARAZ, TODAY, addition=False)
    house.clock.moment = local(TODAY, 14, 30)
    return entries


async def on_the_round(
    house: House, language: str = "kk", doctor: str = GP, provider: str = TARAZ
) -> Story:
    story = await at_work(house, "sergei", Role.DOCTOR, language, provider, doctor)
    await story.press("open-staff_round")
    return story


async def opened(story: Story, number: int) -> None:
    label = next(one for one in story.screen.labels if f"№ {number} " in one)
    await story.tap(label)


async def last_marks(house: House) -> Mapping[str, Mark]:
    return {entry.entry: entry.marks[-1].mark for entry in await house.entries()}


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_doctor_works_through_three_calls(house: House, language: str) -> None:
    """Visited at a time, not at home, handed to 103; calls that joined are ended together."""
    first, second, third, joined = await three_calls(house)
    doctor = await on_the_round(house, language)
    assert doctor.words("round-tally", count=3, done=0) in doctor.screen.text
    await opened(doctor, 1)
    assert CONTACT in doctor.screen.text
    await doctor.press("button-visited")
    await doctor.tap("14:00")
    await opened(doctor, 2)
    await doctor.press("button-not-at-home")
    await doctor.press("round-sure-yes-not-at-home")
    await opened(doctor, 3)
    await doctor.press("button-handed-to-103")
    sure = doctor.screen
    await doctor.press("round-sure-yes-handed-to-103")
    await doctor.tap_old(sure, doctor.words("round-sure-yes-handed-to-103"))
    assert doctor.words("round-tally", count=3, done=3) in doctor.screen.text
    doctor.check_transcript("staff_round")
    assert await last_marks(house) == {
        first: Mark.VISITED, joined: Mark.VISITED, second: Mark.NOT_AT_HOME,
        third: Mark.HANDED_TO_103,
    }  # fmt: skip
    [entry, *_] = await house.entries()
    last = entry.marks[-1]
    assert (last.at, last.by, last.facts) == (
        local(TODAY, 14), "staff:taraz-1-doctor-1", {"done_by": GP},
    )  # fmt: skip


async def cancelled(house: House, entry: EntryNo) -> None:
    operator = Operator("o1", TARAZ, Channel.OPERATOR, "kk")
    await house.now.reception.cancel_home_call(CancelRequest("off", entry), operator)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_call_that_was_cancelled_over_the_open_card(house: House, language: str) -> None:
    """B3.7: whoever is on the way is told."""
    entry = await called(house, "aigul")
    doctor = await on_the_round(house, language)
    await opened(doctor, 1)
    await cancelled(house, entry)
    await doctor.press("button-visited")
    assert doctor.words("round-cancelled", entry="1") in doctor.screen.text
    assert doctor.words("round-empty") in doctor.screen.text
    doctor.check_transcript("staff_round_cancelled")
    assert await last_marks(house) == {entry: Mark.CANCELLED}


async def test_a_call_that_was_cancelled_over_the_last_question(house: House) -> None:
    entry = await called(house, "aigul")
    doctor = await on_the_round(house, "ru")
    await opened(doctor, 1)
    await doctor.press("button-not-at-home")
    await cancelled(house, entry)
    await doctor.press("round-sure-yes-not-at-home")
    assert doctor.words("round-cancelled", entry="1") in doctor.screen.text


async def test_of_joined_calls_the_one_that_still_waits_is_noted(house: House) -> None:
    """B3.6: the first was called off while its card was open."""
    first, second = await called(house, "aigul"), await called(house, "aigul", "nurlan")
    doctor = await on_the_round(house, "ru")
    await opened(doctor, 1)
    await cancelled(house, first)
    await doctor.press("button-visited")
    await doctor.press("round-now")
    assert doctor.words("noted-visited", entry="2") in doctor.screen.text
    assert await last_marks(house) == {first: Mark.CANCELLED, second: Mark.VISITED}


async def test_at_midnight_a_card_is_of_yesterday(house: House) -> None:
    await called(house, "aigul")
    doctor = await on_the_round(house, "ru")
    house.clock.moment = local(TODAY + timedelta(days=1), 0, 5)
    await opened(doctor, 1)
    assert doctor.words("round-gone") in doctor.screen.text


async def test_a_call_that_was_noted_meanwhile_says_how(house: House) -> None:
    """Two doctors share the precinct."""
    entry = await called(house, "aigul")
    doctor = await on_the_round(house, "ru")
    other = await at_work(house, "olga", Role.DOCTOR, "ru", TARAZ, "d-ped-1")
    await other.press("open-staff_round")
    for story in (doctor, other):
        await opened(story, 1)
    await other.press("button-visited")
    await other.press("round-now")
    await doctor.press("button-not-at-home")
    state = doctor.words("value-call-state-visited")
    assert doctor.words("round-ended", entry="1", state=state) in doctor.screen.text
    assert await last_marks(house) == {entry: Mark.VISITED}


async def test_a_time_is_typed_and_neither_before_the_call_nor_to_come(house: House) -> None:
    entry = await called(house, "aigul")
    house.clock.moment = local(TODAY, 14, 30)
    doctor = await on_the_round(house, "ru")
    await opened(doctor, 1)
    await doctor.press("button-visited")
    for words in ("после обеда", "25:10"):
        await doctor.say(words)
        assert doctor.words("round-time-unclear") in doctor.screen.text
    for words in ("9:59", "14:31"):
        await doctor.say(words)
        assert doctor.words("refusal-visit-time") in doctor.screen.text
    assert await last_marks(house) == {entry: Mark.ENTERED}
    await doctor.say("13.45")
    assert doctor.words("noted-visited", entry="1") in doctor.screen.text
    [written] = await house.entries()
    assert written.marks[-1].at == local(TODAY, 13, 45)


async def test_no_time_before_the_call_is_offered(house: House) -> None:
    await called(house, "aigul")
    house.clock.turn(minutes=12)
    doctor = await on_the_round(house, "ru")
    await opened(doctor, 1)
    await doctor.press("button-visited")
    assert doctor.screen.labels[:3] == [doctor.words("round-now"), "10:02", doctor.words("back")]


async def test_what_would_hurt_is_asked_once_more_and_left(house: House) -> None:
    entry = await called(house, "aigul")
    doctor = await on_the_round(house, "ru")
    await opened(doctor, 1)
    await doctor.press("button-handed-to-103")
    await doctor.press("back")
    assert doctor.words("round-question") in doctor.screen.text
    assert await last_marks(house) == {entry: Mark.ENTERED}


async def test_a_long_round_has_pages(house: House) -> None:
    """The paediatrician serves all the precincts of the clinic."""
    people = [row for row in await kept(house.url, tables.register) if row["provider"] == TARAZ]
    staff = Operator("o1", TARAZ, Channel.OPERATOR, "kk")
    for row in people:
        check = CallCheck(Iin(str(row["iin"])), TARAZ, Relation.OTHER, ILL)
        request = CallRequest(f"many-{row['iin']}", check, COMPLAINT, PLACE)
        await house.now.reception.call_home(request, staff)
    doctor = await on_the_round(house, "ru", "d-ped-1")
    assert doctor.words("round-tally", count=len(people), done=0) in doctor.screen.text
    first = doctor.screen.labels
    await doctor.press("work-more")
    second = doctor.screen.labels
    await opened(doctor, int(second[0].split("№ ")[1].split(" ")[0]))
    await doctor.press("button-not-at-home")
    await doctor.press("round-sure-yes-not-at-home")
    assert len(doctor.screen.labels) == len(second), "back on the same page"
    await doctor.press("work-more")
    assert doctor.screen.labels == first


# ------------------------------------------------------------ active visits


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_active_visit_is_planned_and_seen_on_its_day(house: House, language: str) -> None:
    """From the card of the visit that was; nobody is called back about it."""
    await called(house, "aigul")
    house.clock.moment = local(TODAY, 14, 30)
    doctor = await on_the_round(house, language)
    await opened(doctor, 1)
    await doctor.press("button-visited")
    await doctor.press("round-now")
    await opened(doctor, 1)
    await doctor.press("open-staff_active")
    await doctor.tap(doctor.screen.labels[0])
    assert STREET in doctor.screen.text
    await doctor.press("active-yes")
    house.clock.moment = local(TODAY + timedelta(days=1), 8, 30)
    await doctor.press("main-menu")
    await doctor.press("open-staff_round")
    await opened(doctor, 2)
    assert doctor.words("value-kind-active") in doctor.screen.text
    doctor.check_transcript("staff_active")
    [_, planned] = await house.entries()
    assert (planned.columns["kind"], planned.columns["handed_to"]) == ("active", GP)
    assert await house.now.reception.show_call_backs(TARAZ) == []


async def test_b0_2_an_iin_that_is_typed_is_deleted_and_never_shown(house: House) -> None:
    doctor = await on_the_round(house, "ru")
    await doctor.press("open-staff_active")
    await doctor.say(PEOPLE["dinara"].iin)
    assert PEOPLE["dinara"].iin not in house.transcript("sergei")
    assert "С. Д. Б." in doctor.screen.text
    await doctor.tap(doctor.screen.labels[1])
    await doctor.press("active-yes")
    assert doctor.words("round-empty") in doctor.screen.text, "it is for tomorrow"
    await doctor.press("open-staff_active")
    await doctor.say("1")
    await doctor.tap(doctor.screen.labels[0])
    await doctor.press("active-yes")
    assert doctor.words("refusal-already-awaited") in doctor.screen.text
    assert doctor.words("active-when") in doctor.screen.text


async def test_b0_7_who_is_not_the_doctors_own_is_not_found(house: House) -> None:
    doctor = await on_the_round(house, "ru")
    await doctor.press("open-staff_active")
    for words in (PEOPLE["kulash"].iin, PEOPLE["bolat"].iin, "77"):
        await doctor.say(words)
        assert doctor.words("refusal-not-own-patient") in doctor.screen.text
    await doctor.say("943101000014")
    assert doctor.words("unfit-digit") in doctor.screen.text
    assert await house.entries() == []


async def test_a_plan_for_who_has_left_meanwhile_is_refused(house: House) -> None:
    doctor = await on_the_round(house, "ru")
    await doctor.press("open-staff_active")
    await doctor.say(PEOPLE["dinara"].iin)
    await doctor.tap(doctor.screen.labels[0])
    await change(house.url, tables.register, {"iin": PEOPLE["dinara"].iin}, {"precinct": "7"})
    house.now.store.kept.forget()
    await doctor.press("active-yes")
    assert doctor.words("refusal-not-own-patient") in doctor.screen.text
    assert doctor.words("round-empty") in doctor.screen.text


async def test_b3_8_a_plan_that_nobody_noted_is_a_task_with_nothing_to_read_out(
    house: House,
) -> None:
    doctor = await on_the_round(house, "ru")
    await doctor.press("open-staff_active")
    await doctor.say(PEOPLE["dinara"].iin)
    await doctor.tap(doctor.screen.labels[0])
    await doctor.press("active-yes")
    house.clock.moment = local(TODAY + timedelta(days=1), 13, 1)
    assert await house.deliver_notices() == 0
    operator = await at_work(house, "olga", Role.OPERATOR, "ru")
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    assert operator.words("aloud-head") not in operator.screen.text
    await operator.press("task-finish")
    assert operator.words("work-empty") in operator.screen.text


# ------------------------------------------------------------ secrecy


@pytest.mark.parametrize(
    ("doctor", "provider"), [(ANOTHER_PRECINCT, TARAZ), ("d-gp-3", "taraz-2"), ("d-den-1", TARAZ)]
)
async def test_b0_7_another_precinct_and_another_provider_see_none(
    house: House, doctor: str, provider: str
) -> None:
    await called(house, "aigul")
    story = await on_the_round(house, "ru", doctor, provider)
    assert story.words("round-empty") in story.screen.text
    assert "А. А. С." not in str([one.text for one in story.hand.messages])


async def test_b0_9_no_name_iin_door_code_or_complaint_is_in_the_chat(house: House) -> None:
    calls: list[Call] = []
    house.playground.on_call = calls.append
    await three_calls(house)
    doctor = await on_the_round(house, "ru")
    await opened(doctor, 1)
    await doctor.press("button-visited")
    await doctor.press("round-now")
    said = str([call.params for call in calls])
    for hidden in ("Ахметова", "Айгүл", PEOPLE["aigul"].iin, "0013", "45В", COMPLAINT, "38.4"):
        assert hidden not in said
    data = [one for message in doctor.hand.messages for one in message.data.values()]
    assert all(len(one) < 40 for one in data)


async def test_the_address_leaves_by_a_tap_alone(house: House) -> None:
    """Telegram would open the link itself to show a preview; the map is on the open card only."""
    calls: list[Call] = []
    house.playground.on_call = calls.append
    await called(house, "aigul")
    doctor = await on_the_round(house, "ru")
    assert "http" not in str(doctor.screen.raw)
    await opened(doctor, 1)
    [link] = [one["url"] for one in doctor.screen.raw["entities"] if one["type"] == "text_link"]
    assert link.isascii()
    assert unquote(link).endswith(f"query={STREET}")
    shown = [call for call in calls if call.method in {"sendMessage", "editMessageText"}]
    assert shown
    assert all(one.params["link_preview_options"] == {"is_disabled": True} for one in shown)


@pytest.mark.parametrize("words", ["/start", "спасибо"])
async def test_b0_9_card_and_list_are_taken_back_when_the_talk_goes_on(
    house: House, words: str
) -> None:
    await called(house, "aigul")
    doctor = await on_the_round(house, "ru")
    listed = doctor.screen
    assert STREET in listed.text
    await doctor.say("/work")
    await doctor.press("open-staff_round")
    await opened(doctor, 1)
    card = doctor.screen
    await doctor.say(words)
    left = {one.id: one.text for one in doctor.hand.messages}
    assert left[listed.id] == doctor.words("round-tally", count=1, done=0)
    assert left[card.id] == doctor.words("booked-entry", entry="1")


async def test_b0_7_revoked_over_a_card_nothing_of_it_is_left(house: House) -> None:
    await called(house, "aigul")
    doctor = await on_the_round(house, "ru")
    await opened(doctor, 1)
    await house.now.reception.revoke_staff("taraz-1-doctor-1", "command")
    await doctor.press("button-visited")
    assert STREET not in str([one.text for one in doctor.hand.messages])
    assert doctor.words("staff-no-longer") in doctor.screen.text
