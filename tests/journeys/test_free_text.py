"""Each service in words alone: in Kazakh, in Russian, in both at once, in Latin letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest

from clinic.journals.book import Mark
from clinic.journals.home_calls import row
from storage import tables
from tests.clinic.usecases.town import kept
from tests.journeys.house import House
from tests.journeys.telling import opened, summary, typed, verified
from tests.journeys.test_home_call import STREET

A_DAY: Final = timedelta(days=1)
WAYS: Final = ("kk", "ru", "mixed", "latin")
LANGUAGE: Final = {"kk": "kk", "ru": "ru", "mixed": "kk", "latin": "kk"}


@dataclass(frozen=True, slots=True)
class Words:
    """What one person writes, service by service."""

    book: str
    oneself: str
    other_day: str
    day: str
    time: str
    yes: str
    mine: str
    move: str
    move_to: str
    move_time: str
    cancel: str
    call: str
    no: str
    flat: str
    call_off: str
    ready: str
    person: str


WRITTEN: Final[Mapping[str, Words]] = {
    "kk": Words(
        book="ертең түстен кейін стоматологқа жазылайын деп едім", oneself="өзіме",
        other_day="басқа күн", day="бейсенбіге", time="бір жарымға болады", yes="иә, дұрыс",
        mine="қашан жазылған едім", move="басқа уақытқа ауыстырайын", move_to="жұмаға",
        move_time="сағат төртке", cancel="жазылудан бас тартамын",
        call="өзіме үйге дәрігер шақырайын, ыстығым 39, тамағым ауырып тұр", no="жоқ",
        flat="пәтер", call_off="дәрігер шақырудан бас тартамын", ready="анықтамам дайын ба",
        person="оператормен сөйлескім келеді",
    ),
    "ru": Words(
        book="запишите меня завтра после обеда к стоматологу", oneself="мне",
        other_day="лучше другой день", day="на четверг", time="полвторого", yes="да, всё верно",
        mine="когда я записана?", move="можно перенести запись?", move_to="в пятницу",
        move_time="давайте в 16", cancel="отмените мою запись пж",
        call="вызовите мне врача на дом, температура 39, горло болит", no="нет",
        flat="в квартире", call_off="отмените вызов врача", ready="готова ли моя справка?",
        person="позовите человека",
    ),
    "mixed": Words(
        book="маған завтра после обеда стоматологқа запись керек", oneself="өзіме меня",
        other_day="басқа день", day="четвергке", time="13:30 норм", yes="иә давай",
        mine="менің записім қашан", move="записімді перенести етейік", move_to="пятницаға",
        move_time="16:00 болады", cancel="записімді отмена жасаңызшы",
        call="маған үйге врач керек, температурам 39, горло ауырып тұр", no="жоқ нет",
        flat="квартира", call_off="вызовты отмена жасаңыз", ready="справкам готов па",
        person="операторға соедините",
    ),
    "latin": Words(
        book="erten tusten keiin stomatologqa jazylaiyn", oneself="ozime",
        other_day="basqa kun", day="beisenbi", time="13:30 bolady", yes="ia",
        mine="qashan jazylgan edim", move="basqa uaqytqa auystyraiyn", move_to="juma kuni",
        move_time="16:00", cancel="jazyludan bas tartamyn",
        call="ozime uige dariger shaqyraiyn, temperatura 39, tamagym auyryp tur", no="joq",
        flat="pater", call_off="dariger shaqyrudan bas tartamyn", ready="anyqtamam daiyn ba",
        person="operator kerek",
    ),
}  # fmt: skip
ASKED: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "r1": (
        "емханаға қалай тіркелемін", "как прикрепиться к поликлинике",
        "поликлиникаға прикрепиться болу керек", "emhanaga qalai tirkelemin",
    ),
    "r2": (
        "дәрігерге барарда не алып бару керек", "что взять с собой на прием",
        "врачка барғанда что взять керек", "darigerge barganda ne alyp baru kerek",
    ),
    "r3": (
        "үйге дәрігер келгенде қандай құжат керек", "какие документы нужны на вызов врача на дом",
        "үйге врач келгенде какие документы керек", "uige dariger kelgende qandai qujat kerek",
    ),
    "r5": (
        "тубдиспансерден анықтама қанша тұрады", "сколько стоит справка из тубдиспансера",
        "тубдиспансерден справка қанша тұрады", "tubdispanserden anyqtama qansha turady",
    ),
    "r6": (
        "психиатрдан анықтама алу керек", "нужна справка от психиатра",
        "психдиспансерден справка керек", "psihiatrdan anyqtama kerek",
    ),
    "r7": (
        "наркологтан анықтама қалай аламын", "как получить справку от нарколога",
        "наркологтан справка керек", "narkologtan anyqtama kerek",
    ),
}  # fmt: skip
HIV: Final = (
    "АИТВ-ға қайда тексерілемін", "где сдать анализ на вич", "вичке анализ қайда тапсырам",
    "vich analizin qaida tapsyram",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
async def test_a_visit_from_the_wish_to_its_end(house: House, way: str) -> None:
    """Booked, shown, moved and called off; no button is pressed but those of the beginning."""
    said = WRITTEN[way]
    story = await verified(house, "aigul", LANGUAGE[way])
    await story.say(said.book)
    if story.words("who-question") in story.screen.text:
        await story.say(said.oneself)
    assert story.words("time-question", day=house.clock.today() + A_DAY) in story.screen.text
    await story.say(said.other_day)
    assert story.words("day-question") in story.screen.text
    await story.say(said.day)
    await story.say(said.time)
    assert story.words("confirm-question") in story.screen.text
    assert "13:30" in story.screen.text
    await story.say(said.yes)
    assert story.screen.text.startswith(story.words("booked"))
    await story.say(said.mine)
    assert story.words("visits-question") in story.screen.text
    await story.say(said.move)
    await story.say(said.move_to)
    await story.say(said.move_time)
    assert story.words("confirm-question") in story.screen.text
    assert "16:00" in story.screen.text
    await story.say(said.yes)
    await story.say(said.cancel)
    await story.say(said.yes)
    marks = [marked.mark for entry in await house.entries() for marked in entry.marks]
    ends = [mark for mark in marks if mark not in {Mark.ENTERED, Mark.TOLD}]
    assert ends == [Mark.MOVED, Mark.CANCELLED]
    story.check_transcript(f"free_text_visit_{way}")


@pytest.mark.parametrize("way", WAYS)
async def test_a_doctor_called_home_and_called_off(house: House, way: str) -> None:
    said = WRITTEN[way]
    story = await verified(house, "aigul", LANGUAGE[way])
    await story.say(said.call)
    assert story.words("safety-signs") in story.screen.text
    await story.say(said.no)
    assert story.words("call-complaint-question") in story.screen.text
    await story.press("call-complaint-said")
    await story.say(STREET[LANGUAGE[way]])
    for words in (said.flat, "2", "3", said.no, said.no, "8 777 123 45 67"):
        await story.say(words)
    assert story.words("confirm-question") in story.screen.text
    await story.say(said.yes)
    (entry,) = await house.entries()
    written = row(entry, house.clock.zone)
    assert (written["temperature"], written["complaint"]) == ("39.0", said.call)
    await story.say(said.call_off)
    await story.say(said.yes)
    (entry,) = await house.entries()
    assert entry.marks[-1].mark is Mark.CANCELLED


@pytest.mark.parametrize("way", WAYS)
async def test_the_seven_the_certificate_and_a_person(house: House, way: str) -> None:
    """Before any consent; the HIV text is the one that the button shows."""
    story = await opened(house, "kulash", LANGUAGE[way])
    await story.press("menu-information")
    of_hiv = (await story.press("information-r4")).text
    at = WAYS.index(way)
    for code, asked in ASKED.items():
        await story.say(asked[at])
        title = story.screen.text.split("\n")[0]
        assert title == story.words(f"information-{code}"), asked[at]
    await story.say(HIV[at])
    assert story.screen.text == of_hiv
    await story.say(WRITTEN[way].ready)
    assert story.screen.text == story.words("claim-number-question")
    await story.say(WRITTEN[way].person)
    assert story.words("person-clinic-question") in story.screen.text


@pytest.mark.parametrize(
    ("language", "words", "second"),
    [
        ("kk", "стоматологқа жазылайын сосын анама үйге дәрігер шақырайын", "safety-signs"),
        (
            "ru",
            "запишите к стоматологу а потом скажите готова ли справка",
            "claim-number-question",
        ),
    ],
)
async def test_two_wishes_are_done_one_after_the_other(
    house: House, language: str, words: str, second: str
) -> None:
    """Who is named in the second is not meant in the first."""
    story = await verified(house, "aigul", language)
    await story.say(words)
    assert story.screen.text.startswith(story.words("second-wish-later"))
    await story.press("who-member", name="Айгүл А.", age=32)
    for answer in {"kk": ("сәрсенбі", "15:30", "иә"), "ru": ("среда", "15:30", "да")}[language]:
        await story.say(answer)
    assert "№ 1" in story.screen.text
    await story.press("button-second-wish")
    assert story.words(second) in story.screen.text


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "жоқ, балама емес, өзіме"), ("ru", "нет, не ребенку, а мне")],
)
async def test_a_correction_in_the_middle(house: House, language: str, words: str) -> None:
    story = await opened(house, "kulash", language)
    await story.say(
        {"kk": "баламды педиатрға жазыңызшы", "ru": "ребенка к педиатру запишите"}[language]
    )
    await story.press("consent-yes")
    await story.press("prove-iin")
    assert story.words("iin-question-parent") in story.screen.text
    await story.say(words)
    await story.press("prove-iin")
    assert story.words("iin-question-self") in story.screen.text


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "анама үйге дәрігер шақырайын"), ("ru", "вызовите маме врача")]
)
async def test_a_change_of_mind_is_followed(house: House, language: str, words: str) -> None:
    """Another service in the middle of one: the time that was held is free again."""
    story = await summary(house, "kulash", language)
    await story.say(words)
    assert story.words("safety-signs") in story.screen.text
    assert await kept(house.url, tables.takings) == []


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_not_understood_twice_is_a_person(house: House, language: str) -> None:
    """B0.10: also in the middle, and what was said goes along."""
    story = await typed(house, "kulash", language, link="taraz-1")
    await story.say("ыцуцуц")
    assert story.screen.text.startswith(story.words("not-understood"))
    assert story.words("specialty-question") in story.screen.text
    await story.say("ыцуцуц фыв")
    assert story.screen.text.startswith(story.words("person-instead"))
    (task,) = await house.tasks()
    assert task["why"] == "not_understood"
    assert (await house.draft_of(str(task["task"])))["wish"] == "book"


@pytest.mark.parametrize(
    ("language", "back", "person"), [("kk", "артқа", "оператор"), ("ru", "назад", "оператора")]
)
async def test_back_and_a_person_in_words(
    house: House, language: str, back: str, person: str
) -> None:
    story = await summary(house, "kulash", language)
    await story.say(back)
    assert story.words("confirm-question") not in story.screen.text
    await story.say(person)
    (task,) = await house.tasks()
    assert task["why"] == "asked"
