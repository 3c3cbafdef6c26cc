"""The call itself: languages, the menu, a person within hours and out of them, and every end."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from clinic.acting import Channel
from clinic.reception import AskPerson, HoldTime, PersonRequest, Promise
from clinic.schedule import Slot
from storage import tables
from tests.clinic.samples import HERE
from tests.clinic.usecases.town import AIGUL, THERAPIST
from tests.voice.calls import (
    OPERATOR,
    SILENCE,
    Act,
    Barge,
    FakeLine,
    FakeSpeaker,
    HangUp,
    Meanwhile,
)
from tests.voice.ringing import KEY_OF, Ringing, check_transcript, said
from voice.desk import Desk
from voice.line import Transferred
from voice.scripts.call import take_call

LANGUAGES = ["kk", "ru"]
TO_A_TIME = ("1", "1", "1", *AIGUL.digits, "1", "1", "5", "#", "1")
ONLY_HERE = {"kind": "dispensary"}


async def only_one_clinic(ringing: Ringing) -> None:
    await ringing.clinic.change(tables.providers, {"provider": "merke"}, **ONLY_HERE)


async def test_the_greeting_is_in_both_languages_with_103_at_once(ringing: Ringing) -> None:
    line = await ringing.ring(HangUp())

    (greeting,) = line.texts.split("\n")
    assert greeting == f"{said('kk', 'phone-welcome')} {said('ru', 'phone-welcome')}"
    assert "жүз үшке" in greeting
    assert "сто три" in greeting
    assert line.answered == 1
    assert line.over


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_is_cut_short_after_twenty_minutes_is_told_so_and_what_to_do(
    ringing: Ringing, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """In the language of the call; and the time that was held is free again."""
    await only_one_clinic(ringing)
    limit = asyncio.timeout(60)
    monkeypatch.setattr("voice.scripts.call.timeout", lambda _: limit)
    held: list[object] = []

    async def until_it_is_too_long() -> None:
        held.extend(await ringing.held())
        limit.reschedule(asyncio.get_running_loop().time())
        await asyncio.Event().wait()

    script = (KEY_OF[language], *TO_A_TIME, Meanwhile(until_it_is_too_long), "1")
    with capture_logs() as lines:
        line = await ringing.ring(*script)
    assert line.texts.endswith(said(language, "phone-too-long"))
    assert line.over
    assert len(held) == 1
    assert await ringing.held() == []
    assert "call too long" in [logged["event"] for logged in lines]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_person_is_reached_while_the_clinic_is_open_b0_10(
    ringing: Ringing, language: str
) -> None:
    await only_one_clinic(ringing)
    line = await ringing.with_operator().ring(KEY_OF[language], "0")

    assert line.transferred_to == [OPERATOR]
    assert line.texts.endswith(said(language, "phone-connecting"))
    assert await ringing.tasks() == []


@pytest.mark.parametrize(
    ("outcome", "key"),
    [
        (Transferred.BUSY, "phone-operator-busy"),
        (Transferred.NO_ANSWER, "phone-operator-silent"),
        (Transferred.UNKNOWN, "phone-operator-out-of-reach"),
        (Transferred.REFUSED, "phone-operator-out-of-reach"),
    ],
)
async def test_who_is_not_reached_promises_to_call_back_b0_10(
    ringing: Ringing, outcome: Transferred, key: str
) -> None:
    """The caller hears which it was, and when somebody calls: never silence."""
    await only_one_clinic(ringing)
    line = await ringing.with_operator().ring("2", "0", SILENCE, transfers=[outcome])

    (task,) = await ringing.tasks()
    *_, why, promise, goodbye = line.texts.split("\n")
    assert why == said("ru", key)
    assert "в понедельник, двадцать третьего ноября, в десять тридцать" in promise
    assert goodbye == said("ru", "phone-goodbye")
    assert (task.provider, task.why, task.language) == (HERE, "asked", "ru")
    assert task.asker == "tel:+77011234567"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_out_of_hours_the_next_opening_is_said(ringing: Ringing, language: str) -> None:
    """B0.10: with day and time, and 103."""
    await only_one_clinic(ringing)
    ringing.clinic.clock.moment = datetime(2026, 11, 23, 18, tzinfo=UTC)
    line = await ringing.with_operator().ring(KEY_OF[language], "0", SILENCE)

    check_transcript(line, "person_out_of_hours", language)
    assert line.transferred_to == []
    assert len(await ringing.tasks()) == 1


async def test_without_an_operator_the_request_is_taken(ringing: Ringing) -> None:
    await only_one_clinic(ringing)
    await ringing.ring("1", "0")

    assert len(await ringing.tasks()) == 1


async def test_the_clinic_of_the_person_is_asked_for(ringing: Ringing) -> None:
    line = await ringing.ring("2", "0", "1", SILENCE)

    (task,) = await ringing.tasks()
    assert said("ru", "phone-person-clinic") in line.texts
    assert task.provider in {HERE, "merke"}


@pytest.mark.parametrize("script", [(SILENCE,) * 3, ("7", "8", "6"), ("0",)])
async def test_whoever_cannot_say_which_clinic_is_called_back_all_the_same(
    ringing: Ringing, script: tuple[Act, ...]
) -> None:
    """B0.10: the request is nobody's own, and any clinic sees it."""
    line = await ringing.ring("2", "0", *script, SILENCE)

    (task,) = await ringing.tasks()
    assert (task.provider, task.why) == (None, "asked")
    assert said("ru", "phone-try-later") not in line.texts
    assert line.texts.endswith(said("ru", "phone-goodbye"))


async def test_whoever_keys_zero_instead_of_a_number_is_told_what_that_means(
    ringing: Ringing,
) -> None:
    await only_one_clinic(ringing)
    line = await ringing.ring("2", "0", "0#", SILENCE, number=None)

    assert line.texts.split("\n")[-2:] == [
        f"{said('ru', 'phone-no-number')} {said('ru', 'phone-anything-else')}",
        said("ru", "phone-goodbye"),
    ]


async def test_a_clinic_may_have_an_operator_of_its_own(ringing: Ringing) -> None:
    uri = "sip:own@127.0.0.1"
    for provider in (HERE, "merke"):
        await ringing.clinic.change(tables.providers, {"provider": provider}, operator_uri=uri)
    line = await ringing.ring("2", "0", "1")

    assert line.transferred_to == [uri]


async def test_three_silences_lead_to_a_person_b0_10(ringing: Ringing) -> None:
    line = await ringing.ring(SILENCE, SILENCE, SILENCE, SILENCE)

    (task,) = await ringing.tasks()
    assert task.why == "three_failures"
    assert said("kk", "phone-person-instead") in line.texts


async def test_a_withheld_number_is_asked_for_to_call_back(ringing: Ringing) -> None:
    await only_one_clinic(ringing)
    line = await ringing.ring("2", "0", "87017654321", "1", SILENCE, number=None)

    (task,) = await ringing.tasks()
    assert task.draft["contact"] == "+77017654321"
    assert task.asker.startswith("call:")
    assert line.texts.endswith(said("ru", "phone-goodbye"))


async def test_a_contact_is_read_back_and_may_be_wrong(ringing: Ringing) -> None:
    await only_one_clinic(ringing)
    line = await ringing.ring(
        "2", "0", "12345678901", "87017654320", "2", "87017654321", "1", number="anonymous"
    )  # fmt: skip

    (task,) = await ringing.tasks()
    assert task.draft["contact"] == "+77017654321"
    assert said("ru", "phone-unfit-not-a-phone") in line.texts


async def test_without_any_number_nobody_is_promised_anything(ringing: Ringing) -> None:
    await only_one_clinic(ringing)
    line = await ringing.ring("2", "0", SILENCE, SILENCE, SILENCE, SILENCE, number="103")

    assert await ringing.tasks() == []
    assert said("ru", "phone-no-number") in line.texts


async def test_who_asks_twice_hears_the_same_promise(ringing: Ringing) -> None:
    await only_one_clinic(ringing)
    line = await ringing.ring("2", "0", "0", "*", "*", "0", "1", "0", SILENCE)

    assert len(await ringing.tasks()) == 1
    assert line.texts.count(said("ru", "phone-menu")) == 3


async def test_nothing_is_lost_by_changing_the_language_in_the_menu(ringing: Ringing) -> None:
    line = await ringing.ring("1", "9", HangUp())

    assert line.texts.split("\n")[1:] == [said(one, "phone-menu") for one in LANGUAGES]


class Broken(AskPerson):
    async def __call__(self, request: PersonRequest, anyone: object) -> Promise:
        del request, anyone
        raise RuntimeError


async def test_nobody_is_left_without_a_word_when_all_fails(ringing: Ringing) -> None:
    reception = ringing.reception
    broken = replace(reception, ask_person=Broken(ringing.clinic.units, ringing.clinic.clock))
    line = FakeLine(["2", "0", "1"])
    await take_call(line, FakeSpeaker(), Desk(broken, ringing.clinic.clock, ringing.clinic.dice))

    assert line.texts.endswith(said("ru", "phone-try-later"))
    assert line.over


class NoHold(HoldTime):
    async def __call__(self, slot: Slot, holder: str, channel: Channel = Channel.CHAT) -> datetime:
        del slot, holder, channel
        raise RuntimeError


async def test_where_a_deed_fails_a_person_goes_on_with_what_was_said(ringing: Ringing) -> None:
    """B0.10: an apology, and nobody gives the facts twice."""
    await only_one_clinic(ringing)
    clinic = ringing.clinic
    broken = replace(ringing.reception, hold_time=NoHold(clinic.units, clinic.clock))
    line = FakeLine(["2", "1", "1", "1", AIGUL.digits, "1", "1", "5#", "1", SILENCE])
    await take_call(line, FakeSpeaker(), Desk(broken, clinic.clock, clinic.dice))

    (task,) = await ringing.tasks()
    assert said("ru", "phone-person-instead") in line.texts
    assert (task.why, task.draft["doctor"]) == ("cannot_decide", THERAPIST)
    assert await ringing.held() == []


@pytest.mark.parametrize("at", range(6))
async def test_hanging_up_anywhere_is_no_error(ringing: Ringing, at: int) -> None:
    script = ["2", "7", "0", "1", "1", "0"][:at]
    line = await ringing.ring(*script, HangUp(listening=True))

    assert line.over


async def test_a_key_in_the_promise_does_not_keep_the_call_from_ending(ringing: Ringing) -> None:
    await only_one_clinic(ringing)
    line = await ringing.ring("1", "0", Barge("1"), HangUp())

    assert line.texts.count(said("kk", "phone-menu")) == 2
