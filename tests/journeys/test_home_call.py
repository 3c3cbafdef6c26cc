"""A doctor is called home in chat, from the safety question to the visit (R3, B3.1 to B3.8)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from clinic.acting import Channel, Manager, Practitioner
from clinic.journals.book import Mark
from clinic.journals.home_calls import HOME_CALLS, row
from clinic.people import DoctorId, ProviderId
from clinic.reception import VisitNote, VisitOutcome
from clinic.tasks import Outcome
from clinic.usecases.put_on_list import PutOnList
from clinic.visits import EntryNo
from locales.language import Language
from locales.translator import translators
from storage import tables
from tests.clinic.samples import NOW, ZONE
from tests.clinic.usecases.town import kept
from tests.journeys.house import PEOPLE, House, account
from tests.journeys.story import Story
from tests.journeys.telling import FIRST_CLINIC, LANGUAGES, NAMES, ON_BOTH, opened, verified

COMPLAINT = {
    "kk": "Екі күннен бері ыстығы түспейді, жөтеледі",
    "ru": "Второй день температура, кашель",
}
STREET = {"kk": "Тараз, Абай көшесі 12, 7 пәтер", "ru": "Тараз, ул. Абая 12, кв. 7"}
DOOR_CODE = "45В"
SPOKEN = {
    "kk": "жиырма үшінші қараша, дүйсенбі күні, сағат он үштен он сегізге дейін келеді",
    "ru": "в понедельник, двадцать третьего ноября, с тринадцати до восемнадцати",
}
PAEDIATRICIAN = Practitioner(
    "doctor-1", ProviderId("taraz-1"), Channel.CHAT, "kk", DoctorId("d-ped-1")
)


async def to_illness(story: Story) -> None:
    """A verified mother calls a doctor to her younger child."""
    await story.press("menu-call")
    await story.press("safety-no")
    await story.tap_starting("Інжу")


async def told_of(story: Story) -> None:
    """All that the doctor must know; the summary is on the screen."""
    await story.press("call-indication-fever")
    await story.say("38,7")
    await story.say(COMPLAINT[story.language])
    await story.say(STREET[story.language])
    await story.press("call-house-flat")
    await story.say("2")
    await story.say("3")
    await story.say(DOOR_CODE)
    await story.press("call-nothing")
    await story.press("call-contact-own")


async def called(house: House, language: str) -> Story:
    story = await verified(house, "aigul", language)
    await to_illness(story)
    await told_of(story)
    await story.press("button-confirm")
    return story


async def entry_of(house: House) -> EntryNo:
    (only,) = await house.entries()
    return only.entry


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_mother_calls_a_doctor_to_her_child(house: House, language: str) -> None:
    """Day and time are both said (I5), and what was said is in the journal (R3.3)."""
    story = await called(house, language)
    story.check_transcript("home_call")
    first_line, *rest = story.screen.text.split("\n")
    assert first_line == story.words("call-accepted")
    assert SPOKEN[language] in "\n".join(rest)
    (entry,) = await house.entries()
    written = row(entry, house.clock.zone)
    assert entry.book == HOME_CALLS.code
    assert written | {
        "channel": "chat", "precinct": "5", "patient": "Ахметова Інжу Ерланқызы",
        "address": STREET[language], "address_differs": "", "entrance": "2", "floor": "3",
        "door_code": DOOR_CODE, "landmark": "", "contact": PEOPLE["aigul"].phone, "caller": "",
        "relation": "parent", "kind": "first", "complaint": COMPLAINT[language],
        "red_flags": "none", "urgency": "ordinary", "promised_date": "2026-11-23",
        "window_from": "13:00", "window_to": "18:00", "told_language": language,
        "handed_to": "d-ped-1", "state": "accepted", "temperature": "38.7", "age": "4",
    } == written  # fmt: skip
    (told,) = (marked for marked in entry.marks if marked.mark is Mark.TOLD)
    assert SPOKEN[language] in told.facts["wording"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_stranger_calls_by_iin(house: House, language: str) -> None:
    """B0.1: danger is asked about before the language, the consent and the IIN."""
    story = Story(house, "kulash", language)
    await story.say({"kk": "Дәрігерді үйге шақыру керек", "ru": "Вызвать врача на дом"}[language])
    assert story.screen.text.startswith(story.words("safety-question").replace("<b>", "")[:20])
    await story.press("safety-no")
    await story.tap(NAMES[language])
    await story.press("consent-yes")
    await story.press("ill-self")
    await story.press("prove-iin")
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    await story.press("call-indication-other")
    await story.press("call-cannot-come")
    await story.press("call-temperature-unmeasured")
    await story.say(
        {"kk": "Тізем ауырып жүре алмаймын", "ru": "Болит колено, не могу ходить"}[language]
    )
    await story.say(STREET[language])
    await story.press("call-house-private")
    await story.say({"kk": "Көк қақпа", "ru": "Синие ворота"}[language])
    await story.say("8 777 123 45 67")
    await story.press("button-confirm")
    story.check_transcript("home_call_stranger")
    (entry,) = await house.entries()
    assert PEOPLE["kulash"].iin not in house.transcript("kulash")
    assert entry.columns["contact"] == "+77771234567"
    assert entry.columns["door_code"] is None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_danger_said_or_pressed_is_103(house: House, language: str) -> None:
    """B3.2: by a button, and by the age and the temperature of an infant."""
    story = await opened(house, "aigul", language)
    await story.press("menu-call")
    await story.press("safety-yes")
    assert story.screen.text.startswith("103")
    await story.press("main-menu")
    await story.press("menu-call")
    await story.press("safety-no")
    await story.press("consent-yes")
    await story.press("ill-parent")
    await story.press("prove-iin")
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    await story.press("call-age-newborn")
    await story.press("call-indication-fever")
    await story.press("call-temperature-38-0")
    assert story.screen.text.startswith("103")
    story.check_transcript("home_call_danger")
    assert await house.entries() == []


async def test_a_complaint_that_may_be_danger_is_asked_about_once(house: House) -> None:
    """B3.2: and is not typed twice."""
    story = await verified(house, "aigul", "kk")
    await to_illness(story)
    await story.press("call-indication-fever")
    await story.press("call-temperature-38-0")
    await story.say("Кеше басын соғып алды, бүгін ыстығы көтерілді")
    assert story.words("ask-first-head-injury").split("\n")[0] in story.screen.text
    await story.press("no")
    assert story.screen.text.startswith(story.words("call-address-question"))


async def test_an_infants_fever_is_asked_about_once_and_stands_in_the_journal(
    house: House,
) -> None:
    """§3.9: from three months to a year 38.5 is a question; a no lets the call go on."""
    story = await opened(house, "kulash", "kk")
    for button in ("menu-call", "safety-no", "consent-yes", "ill-parent", "prove-iin"):
        await story.press(button)
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC["kk"])
    for button in ("call-age-infant", "call-indication-fever", "call-temperature-38-5"):
        await story.press(button)
    assert story.words("ask-first-infant-fever").split("\n")[0] in story.screen.text
    await story.press("no")
    await story.say(COMPLAINT["kk"])
    await story.say(STREET["kk"])
    await story.press("call-house-private")
    await story.press("call-nothing")
    await story.say("8 777 123 45 67")
    await story.say("Күләш")
    await story.press("button-confirm")
    (entry,) = await house.entries()
    assert entry.columns["red_flags"] == "none infant-fever"


async def test_whoever_asks_for_a_person_tells_nothing_twice(house: House) -> None:
    """B0.10: a word is a wish and no address, and the complaint goes along."""
    story = await verified(house, "aigul", "kk")
    await to_illness(story)
    await story.press("call-indication-fever")
    await story.say("38,7")
    await story.say(COMPLAINT["kk"])
    await story.say("оператор")
    async with house.now.store.units() as unit:
        (task,) = await unit.work.open_of(account("aigul"))
    assert task.draft["complaint"] == COMPLAINT["kk"]
    assert "address" not in task.draft


@pytest.mark.parametrize("language", LANGUAGES)
async def test_how_a_call_stands_and_calling_it_off(house: House, language: str) -> None:
    """B3.7: the entry stays."""
    story = await called(house, language)
    await story.press("button-call-status")
    assert story.screen.text.startswith(story.words("call-state-accepted"))
    await story.press("button-cancel-call")
    await story.press("cancel-call-yes")
    story.check_transcript("home_call_cancelled")
    (entry,) = await house.entries()
    assert entry.marks[-1].mark is Mark.CANCELLED


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_passed_promise_is_told_honestly(house: House, language: str) -> None:
    """B3.8, R3.25: an apology, who deals with it, no invented time, 103 if worse."""
    story = await called(house, language)
    await story.later(NOW + timedelta(hours=8, minutes=1))
    assert story.screen.text.startswith(story.words("home-visit-overdue"))
    await story.press("button-call-status")
    assert story.screen.text.startswith(story.words("call-state-overdue"))
    story.check_transcript("home_call_overdue")
    tasks = await kept(house.url, tables.tasks)
    assert [task["kind"] for task in tasks] == ["home_visit_overdue"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_on_the_list_then_visited_and_was_this_visit_real(
    house: House, language: str
) -> None:
    """A visit that was noted and did not happen reaches the manager."""
    story = await called(house, language)
    accepted, status = story.screen, story.words("button-call-status")
    put_on_list = PutOnList(house.now.store.units, house.clock, ())
    await put_on_list.of_provider(PAEDIATRICIAN.provider, MONDAY, addition=False)
    await story.tap_old(accepted, status)
    assert story.screen.text.startswith(story.words("call-state-on-list"))
    house.clock.turn(hours=5)
    note = VisitNote(await entry_of(house), VisitOutcome.VISITED, house.clock.now())
    await house.now.reception.record_home_visit(note, PAEDIATRICIAN)
    await story.tap_old(accepted, status)
    assert story.screen.text.startswith(story.words("call-state-visited"))
    await story.later(NOW + timedelta(hours=5, minutes=1))
    assert story.words("button-home-visited-yes") in story.screen.labels
    await story.press("button-home-visited-no")
    story.check_transcript("home_visited")
    tasks = await kept(house.url, tables.tasks)
    assert [task["kind"] for task in tasks] == ["dispute"]
    number, boss = str(tasks[0]["task"]), Manager("m1", PAEDIATRICIAN.provider, Channel.CHAT, "kk")
    await house.now.reception.take_task(number, boss)
    await house.now.reception.finish_task(number, boss, outcome=Outcome.UPHELD)
    await story.later(NOW + timedelta(hours=5, minutes=2))
    assert story.screen.text.startswith(story.words("home-dispute-upheld", entry="1"))


MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
SATURDAY, AFTER_IT = date(2026, 11, 28), date(2026, 11, 30)
HOLIDAY, AFTER_THE_HOLIDAY = date(2026, 12, 16), date(2026, 12, 17)
MORNING, AFTERNOON, EVENING = (9, 13), (13, 18), (18, 20)


def at(day: date, hour: time) -> datetime:
    """By the clinic's clock on the wall."""
    return datetime.combine(day, hour, ZONE).astimezone(UTC)


async def by_iin(house: House, key: str, language: str, temperature: str) -> Story:
    """Somebody who has proved nothing calls for themselves, in as few taps as there are."""
    story = await opened(house, key, language)
    for button in ("menu-call", "safety-no", "consent-yes", "ill-self", "prove-iin"):
        await story.press(button)
    await story.say(PEOPLE[key].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    await story.press("call-indication-nausea")
    await story.press(f"call-temperature-{temperature}")
    await story.say(COMPLAINT[language])
    await story.say(STREET[language])
    await story.press("call-house-private")
    await story.press("call-nothing")
    await story.say("8 777 123 45 67")
    return story


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("called_at", "temperature", "comes", "window"),
    [
        (at(MONDAY, time(8, 10)), "36-6", MONDAY, AFTERNOON),
        (at(MONDAY, time(11, 55)), "36-6", MONDAY, AFTERNOON),
        (at(MONDAY, time(12, 5)), "36-6", TUESDAY, MORNING),
        (at(MONDAY, time(12, 5)), "38-5", MONDAY, EVENING),
        (at(MONDAY, time(17, 59)), "38-5", MONDAY, EVENING),
        (at(MONDAY, time(18, 1)), "38-5", TUESDAY, MORNING),
        (at(SATURDAY, time(12, 1)), "38-5", AFTER_IT, MORNING),
        (at(HOLIDAY, time(10)), "36-6", AFTER_THE_HOLIDAY, MORNING),
    ],
)
async def test_3_8_the_window_hangs_on_the_hour_of_the_call(
    house: House,
    language: str,
    called_at: datetime,
    temperature: str,
    comes: date,
    window: tuple[int, int],
) -> None:
    """§3.8, B3.4: after the hours of acceptance nothing is promised for that day."""
    house.clock.moment = called_at
    story = await by_iin(house, "kulash", language, temperature)
    late = called_at in {at(MONDAY, time(18, 1)), at(HOLIDAY, time(10))}
    assert (story.words("call-after-hours") in story.screen.text) is late
    await story.press("button-confirm")
    begins, ends = (time(hour) for hour in window)
    said = translators[Language(language)]
    promised = said("call-comes-doctor", day=comes, **{"from": begins, "to": ends})
    assert promised in story.screen.text
    (entry,) = await house.entries()
    written = row(entry, house.clock.zone)
    assert written["promised_date"] == comes.isoformat()
    assert (written["window_from"], written["window_to"]) == (f"{begins:%H:%M}", f"{ends:%H:%M}")
