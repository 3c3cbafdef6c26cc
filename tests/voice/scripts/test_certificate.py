"""Is my certificate ready: three words by number and code, and one answer to all else (B6)."""

import logging
from dataclasses import replace

import pytest
import structlog

from clinic.certificates import ClaimNo
from clinic.reception import SlipPrinted
from locales.kk.speech import digits_spoken
from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.certificates import move, register
from tests.clinic.usecases.test_show_certificate import WAYS
from tests.clinic.usecases.town import (
    AIGUL,
    MOTHER,
    PSYCHIATRIC,
    STRANGER,
    dispensaries,
    everything,
    settle,
)
from tests.voice.calls import OPERATOR, SILENCE, FakeLine
from tests.voice.ringing import KEY_OF, Ringing, said
from tests.voice.scripts.calling_home import LANGUAGES

BETRAYING = ("туберкул", "психо", "психиатр", "нарколог", "диспансер", "комисси")
OF_THE_CLAIM = {"slip_tries"}


@pytest.fixture
async def dispensary(ringing: Ringing) -> Ringing:
    await settle(ringing.clinic.url, dispensaries())
    return ringing


async def asked(
    dispensary: Ringing,
    slip: SlipPrinted,
    language: str = "kk",
    *,
    code: str | None = None,
    number: str = "+77011234567",
) -> FakeLine:
    keyed = (KEY_OF[language], "4", slip.number, code or slip.code, SILENCE)
    return await dispensary.ring(*keyed, number=number)


def answer_of(line: FakeLine) -> str:
    """What was said once both numbers were keyed."""
    *_, answer, _ = line.texts.split("\n")
    return answer


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_1_three_words_a_day_and_the_number_and_no_service(
    dispensary: Ringing, language: str
) -> None:
    slip = await register(dispensary.clinic, PSYCHIATRIC)
    answers = [answer_of(await asked(dispensary, slip, language))]
    await move(dispensary.clinic, slip.entry, "with_doctor", "signed", at=PSYCHIATRIC)
    answers.append(answer_of(await asked(dispensary, slip, language)))
    await move(dispensary.clinic, slip.entry, "certified", "received", at=PSYCHIATRIC)
    answers.append(answer_of(await asked(dispensary, slip, language)))
    words = [
        said(language, "phone-claim-registered"),
        said(language, "phone-claim-answered"),
        said(language, "phone-claim-handed-over", day=TODAY),
    ]
    start = said(language, "phone-claim-of")
    for answer, word in zip(answers, words, strict=True):
        assert answer.startswith(start)
        assert f" {word} " in answer
        assert not [betrays for betrays in BETRAYING if betrays in answer.lower()]
    digits = answers[0].removeprefix(start).removesuffix(answers[0].split(words[0])[1])
    assert len(digits.removesuffix(words[0]).split()) == len(slip.number)


async def test_b6_2_a_wrong_code_an_unknown_number_and_too_many_tries_sound_alike(
    dispensary: Ringing,
) -> None:
    """In as many steps, and in as many words; the right code is no exception."""
    slip = await register(dispensary.clinic)
    unknown = replace(slip, number=ClaimNo("7654321"))
    calls = [
        await asked(dispensary, slip, code="99999999"),
        await asked(dispensary, unknown),
        *[await asked(dispensary, slip, code="99999998") for _ in range(3)],
        await asked(dispensary, slip),
    ]
    heard = [said_only(call) for call in calls]
    assert heard == [heard[0]] * len(calls)
    *steps, refusal, again, _ = heard[0]
    assert said("kk", "phone-refusal-wrong-claim") in refusal
    assert said("kk", "phone-claim-number") in again
    another = await asked(dispensary, slip, number="+77019998877")
    assert said("kk", "phone-claim-registered") in another.texts
    assert said_only(another)[: len(steps)] == steps


def said_only(line: FakeLine) -> list[str]:
    return [text for text in line.heard if text.startswith("☎")]


async def test_b6_1_histories_that_differ_in_the_outcome_sound_and_are_logged_alike(
    dispensary: Ringing, caplog: pytest.LogCaptureFixture
) -> None:
    """A certificate, a refusal, a referral to the commission; by a right code and a wrong one."""
    caplog.set_level(logging.DEBUG)
    clinic, seen, logged = dispensary.clinic, [], []
    people = zip(WAYS.values(), (AIGUL, MOTHER, STRANGER), strict=True)
    slips = [(way, await register(clinic, PSYCHIATRIC, person)) for way, person in people]
    clinic.clock.turn(minutes=50)
    for way, slip in slips:
        await move(clinic, slip.entry, *way, at=PSYCHIATRIC)
        with structlog.testing.capture_logs() as lines:
            calls = [
                await asked(dispensary, slip, code=code, number=f"+7701{slip.number}")
                for code in ("99999999", slip.code)
            ]
        spelled = digits_spoken(slip.number)
        seen.append([text.replace(spelled, "…") for call in calls for text in said_only(call)])
        logged.append(lines)
    assert seen == [seen[0]] * len(WAYS)
    assert logged == [[]] * len(WAYS)
    for _, slip in slips:
        for secret in (slip.number, slip.code):
            assert secret not in caplog.text
    for table in (tables.notices, tables.tasks, tables.refusals, tables.lookups):
        assert await clinic.rows(table) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_keyed_a_wrong_code_keys_both_again(
    dispensary: Ringing, language: str
) -> None:
    """As the refusal asks; no figure of theirs is taken for a key of the menu."""
    slip = await register(dispensary.clinic)
    line = await dispensary.ring(
        KEY_OF[language], "4", slip.number, "99999999", slip.number, slip.code, SILENCE
    )
    assert said(language, "phone-refusal-wrong-claim") in line.texts
    assert said(language, "phone-claim-registered") in line.texts


async def test_b0_10_three_wrong_codes_lead_to_a_person(dispensary: Ringing) -> None:
    slip = await register(dispensary.clinic)
    await dispensary.ring("1", "4", *(slip.number, "99999999") * 3, "1", SILENCE)
    (task,) = await dispensary.tasks()
    assert (task.why, dict(task.draft)) == ("three_failures", {})


async def test_b6_2_only_that_there_was_a_try_is_kept(dispensary: Ringing) -> None:
    slip = await register(dispensary.clinic)
    before = await everything(dispensary.clinic.url)
    await asked(dispensary, slip)
    after = await everything(dispensary.clinic.url)
    assert {name for name in after if after[name] != before[name]} == OF_THE_CLAIM


async def test_b0_9_a_person_who_is_asked_for_hears_nothing_of_a_certificate(
    dispensary: Ringing,
) -> None:
    slip = await register(dispensary.clinic, PSYCHIATRIC)
    await dispensary.ring("1", "4", slip.number, "0#", "1", SILENCE)
    (task,) = await dispensary.tasks()
    assert dict(task.draft) == {}
    line = await dispensary.with_operator().ring("1", "4", "0#")
    assert line.transferred_to == [OPERATOR]


async def test_a_number_that_is_too_short_is_asked_for_again(dispensary: Ringing) -> None:
    slip = await register(dispensary.clinic)
    line = await dispensary.ring("1", "4", "123#", slip.number, f"1*{slip.code}", SILENCE)
    assert line.texts.count(said("kk", "phone-claim-number")) == 2
    assert line.texts.count(said("kk", "phone-claim-code")) == 2
    assert said("kk", "phone-claim-registered") in line.texts


async def test_a_hash_ends_each_number(dispensary: Ringing) -> None:
    slip = await register(dispensary.clinic)
    line = await dispensary.ring("1", "4", f"{slip.number}#", f"{slip.code}#", SILENCE)
    assert said("kk", "phone-number-short") not in line.texts
    assert said("kk", "phone-claim-registered") in line.texts


async def test_b0_10_three_numbers_that_are_none_lead_to_a_person(dispensary: Ringing) -> None:
    await dispensary.ring("1", "4", "12#", SILENCE, "3#", "1", SILENCE)
    (task,) = await dispensary.tasks()
    assert (task.why, dict(task.draft)) == ("three_failures", {})
