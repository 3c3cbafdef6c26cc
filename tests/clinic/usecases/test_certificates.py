"""A dispensary's desk: registered, moved along the table, overdue for its head (R5 to R7)."""

import asyncio

import pytest

from clinic.acting import Channel, Practitioner
from clinic.certificates import Check
from clinic.journals.book import Mark
from clinic.people import DoctorId, ProviderId
from clinic.reception import ByEntry, CertificateRequest, Certifying
from clinic.refusals import NotYours, Refusal, Refused
from clinic.staffing import LookUpReason
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.samples import HERE, NOW, TODAY
from tests.clinic.usecases.certificates import (
    EVERYWHERE,
    NORMS,
    head,
    move,
    register,
    registrar,
    signer,
)
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.town import (
    AIGUL,
    GIVES,
    MOTHER,
    NARCOLOGICAL,
    NOBODY,
    PSYCHIATRIC,
    TB,
)


@EVERYWHERE
async def test_a_request_is_written_into_the_journal(dispensary: Desk, at: ProviderId) -> None:
    """R5.6, R6.6, R7.6: who, and that the register was asked; never what it had (B6.1)."""
    printed = await register(dispensary, at)
    assert printed.entry == f"{at}/2026/1"
    card = await dispensary.reception.show_claims.one(printed.entry, registrar(at))
    assert card.certificate.step == "registered"
    assert card.certificate.regulation == GIVES[at]
    assert (len(printed.number), len(printed.code)) == (7, 8)
    [row] = await dispensary.rows(tables.entries)
    assert (row["iin"], row["doctor"], row["starts_at"]) == (None, None, None)
    for personal in ("Сейтқали", AIGUL.digits, printed.code, printed.token):
        assert personal not in str(row)


@pytest.mark.parametrize(
    ("at", "checked"),
    [
        (TB, {Check.IDENTITY, Check.TB_REGISTER}),
        (PSYCHIATRIC, {Check.IDENTITY, Check.SERVICE_AREA, Check.OBSERVATION}),
        (NARCOLOGICAL, {Check.SERVICE_AREA}),
    ],
)
async def test_only_that_it_was_checked_stands_there(
    dispensary: Desk, at: ProviderId, checked: set[Check]
) -> None:
    """The checks that the decree names at each, and at no other (I18)."""
    printed = await register(dispensary, at)
    async with dispensary.units() as unit:
        columns = (await unit.journals.find(printed.entry)).columns
    moments = {name: value for name, value in columns.items() if name.endswith("_checked_at")}
    assert columns.keys() - moments.keys() == {
        "regulation", "claim_no", "patient", "iin", "staff", "channel",
    }  # fmt: skip
    assert moments == {f"{check}_checked_at": NOW.isoformat() for check in checked}
    assert dispensary.reception.show_claims.checks(GIVES[at]) == tuple(
        check for check in Check if check in checked
    )


async def test_who_is_not_in_the_register_is_named_by_the_paper(dispensary: Desk) -> None:
    request = CertificateRequest("r5", NOBODY, "Ахметов Серік")
    printed = await dispensary.reception.register_certificate(request, registrar())
    async with dispensary.units() as unit:
        assert (await unit.journals.find(printed.entry)).columns["patient"] == "Ахметов Серік"


@pytest.mark.parametrize("at", [TB, HERE])
async def test_r5_1_another_place_gives_no_such_certificate(
    dispensary: Desk, at: ProviderId
) -> None:
    with refused(Refusal.NO_SUCH_CERTIFICATE):
        await dispensary.reception.register_certificate(
            CertificateRequest("r6", AIGUL), registrar(at)
        )
    assert await dispensary.rows(tables.entries) == []


@EVERYWHERE
async def test_it_goes_from_the_desk_to_the_doctor_to_the_management(
    dispensary: Desk, at: ProviderId
) -> None:
    """R5.9, R6.10, R7.9."""
    printed = await register(dispensary, at)
    await move(dispensary, printed.entry, "with_doctor", "signed", "certified", "received", at=at)
    card = await dispensary.reception.show_claims.one(printed.entry, head(at))
    assert (card.certificate.step, card.may, card.due) == ("received", (), None)
    marks = [row["mark"] for row in await dispensary.rows(tables.marks)]
    assert marks == ["entered", "sent", "signed", "certified", "received"]
    acts = [row["act"] for row in await dispensary.rows(tables.history)]
    assert acts == ["register_certificate", *["move_certificate"] * 4]


@pytest.mark.parametrize(
    ("step", "by"),
    [
        ("with_doctor", head()),
        ("with_doctor", signer()),
        ("signed", registrar()),
        ("signed", signer()),  # it is not at the doctor yet
        ("received", registrar()),
        ("answered", head()),  # that falls to the clock
        ("no_such_step", registrar()),
    ],
)
async def test_only_whose_turn_it_is_moves_it(dispensary: Desk, step: str, by: Certifying) -> None:
    printed = await register(dispensary)
    with refused(Refusal.NOT_THIS_STEP):
        await dispensary.reception.move_certificate(printed.entry, step, by)
    assert len(await dispensary.rows(tables.marks)) == 1


async def test_a_second_press_changes_nothing(dispensary: Desk) -> None:
    printed = await register(dispensary)
    await move(dispensary, printed.entry, "with_doctor", "with_doctor", "signed", "signed")
    assert len(await dispensary.rows(tables.marks)) == 3


async def test_a_doctor_who_signs_no_certificates_moves_nothing(dispensary: Desk) -> None:
    await dispensary.change(tables.doctors, {"doctor": "phthisiatrician"}, specialty="surgeon")
    printed = await register(dispensary)
    await move(dispensary, printed.entry, "with_doctor")
    assert (await dispensary.reception.show_claims.one(printed.entry, signer())).may == ()
    with refused(Refusal.NOT_THIS_STEP):
        await dispensary.reception.move_certificate(printed.entry, "signed", signer())


@EVERYWHERE
async def test_each_role_is_offered_its_own_moves(dispensary: Desk, at: ProviderId) -> None:
    printed = await register(dispensary, at)
    show = dispensary.reception.show_claims
    assert (await show.one(printed.entry, registrar(at))).may == ("with_doctor", "stopped")
    assert (await show.one(printed.entry, signer(at))).may == ()
    await move(dispensary, printed.entry, "with_doctor", at=at)
    referred = ("referred",) if at == PSYCHIATRIC else ()
    assert (await show.one(printed.entry, signer(at))).may == ("signed", *referred, "refused")
    await move(dispensary, printed.entry, "signed", at=at)
    assert (await show.one(printed.entry, head(at))).may == ("certified",)
    assert (await show.one(printed.entry, registrar(at))).may == ()


@pytest.mark.parametrize("entry", ["psy-1/2026/1", "tb-1/2026/9", "taraz-4/2026/1"])
async def test_b0_7_anothers_request_is_refused_and_noted(dispensary: Desk, entry: str) -> None:
    """Of another dispensary, of another book, and none at all: one answer."""
    await register(dispensary, PSYCHIATRIC)
    await dispensary.book()
    deeds = (
        dispensary.reception.move_certificate(EntryNo(entry), "with_doctor", registrar()),
        dispensary.reception.renew_slip(EntryNo(entry), registrar()),
        dispensary.reception.show_claims.one(EntryNo(entry), registrar()),
    )
    for deed in deeds:
        with pytest.raises(NotYours):
            await deed
    noted = [row for row in await dispensary.rows(tables.history) if row["provider"] == TB]
    assert [(row["act"], row["object"]) for row in noted] == [("reach_for_another", entry)] * 3


async def test_a_request_is_reached_by_its_own_deeds_only(dispensary: Desk) -> None:
    """No other screen, and no other deed of the desk, opens it."""
    printed = await register(dispensary)
    reception, operator = dispensary.reception, registrar()
    with pytest.raises(NotYours):
        await reception.record_told(printed.entry, "kk", "…", Channel.DESK, operator)
    with pytest.raises(NotYours):
        await reception.record_visit(printed.entry, Mark.CAME, operator)
    with refused(Refusal.NOT_IN_REGISTER):
        reason = LookUpReason.AT_THE_DESK
        await reception.find_patient(ByEntry(printed.entry), reason, operator)
    verified = await dispensary.verified()
    with pytest.raises(NotYours):
        await reception.dispute_entry(printed.entry, verified)


async def test_the_desk_sees_what_is_not_handed_over_oldest_first(dispensary: Desk) -> None:
    first = await register(dispensary)
    dispensary.clock.turn(minutes=1)
    second = await register(dispensary, person=MOTHER)
    await register(dispensary, PSYCHIATRIC)
    show = dispensary.reception.show_claims
    assert [c.certificate.entry for c in await show(registrar())] == [first.entry, second.entry]
    await move(dispensary, first.entry, "with_doctor", "refused", "received")
    assert [c.certificate.entry for c in await show(registrar())] == [second.entry]
    dispensary.clock.turn(days=91)
    assert await show(registrar()) == []


@pytest.mark.parametrize(("at", "minutes"), NORMS.items())
async def test_what_is_overdue_is_shown_to_the_head_alone(
    dispensary: Desk, at: ProviderId, minutes: tuple[int, int, int]
) -> None:
    """B6.1: the norm of each step, as working time."""
    printed = await register(dispensary, at)
    show, now = dispensary.reception.show_claims, dispensary.clock.now
    for norm, step in zip(minutes, ("with_doctor", "signed", "certified"), strict=True):
        dispensary.clock.turn(minutes=norm - 1)
        assert not (await show.one(printed.entry, head(at))).overdue(now())
        dispensary.clock.turn(minutes=1)
        assert (await show.one(printed.entry, head(at))).overdue(now())
        for other in (registrar(at), signer(at)):
            card = await show.one(printed.entry, other)
            assert (card.due, card.overdue(now())) == (None, False)
        await move(dispensary, printed.entry, step, at=at)
    assert (await show.one(printed.entry, head(at))).due is None


async def test_a_night_and_a_lunch_break_are_no_working_time(dispensary: Desk) -> None:
    hours = '[[0,"08:00","13:00"],[0,"14:00","18:00"],[1,"08:00","13:00"],[1,"14:00","18:00"]]'
    await dispensary.change(tables.providers, {"provider": TB}, open=hours)
    dispensary.clock.moment = local(TODAY, 12, 50)
    first = await register(dispensary)
    show = dispensary.reception.show_claims
    assert (await show.one(first.entry, head())).due == local(TODAY, 14, 10)
    dispensary.clock.moment = local(TODAY, 17, 45)
    second = await register(dispensary)
    assert (await show.one(second.entry, head())).due == local(TOMORROW, 8, 5)


async def test_where_no_certificates_are_given_nothing_is_offered(dispensary: Desk) -> None:
    show = dispensary.reception.show_claims
    assert await show.regulation_here(registrar(TB)) == "r5"
    assert await show.regulation_here(registrar(HERE)) is None
    assert (
        await show.regulation_here(Practitioner("s", HERE, Channel.CHAT, "kk", DoctorId("d1")))
        is None
    )


@pytest.mark.parametrize("other", ["refused", "signed"])
async def test_two_who_move_it_at_once_leave_one_mark(dispensary: Desk, other: str) -> None:
    """Whoever comes second is told that it stands elsewhere, or that it stands there already."""
    printed = await register(dispensary)
    await move(dispensary, printed.entry, "with_doctor")
    look = dispensary.reception.show_claims.one
    seen = await asyncio.gather(*(look(printed.entry, signer()) for _ in range(2)))
    assert [card.certificate.step for card in seen] == ["with_doctor"] * 2
    ended = await asyncio.gather(
        move(dispensary, printed.entry, "signed"),
        move(dispensary, printed.entry, other),
        return_exceptions=True,
    )
    refused_as = [end.refusal for end in ended if isinstance(end, Refused)]
    assert ended.count(None) + len(refused_as) == len(ended)
    assert refused_as == [Refusal.NOT_THIS_STEP] * (other != "signed")
    [*before, last] = [row["mark"] for row in await dispensary.rows(tables.marks)]
    assert before == ["entered", "sent"]
    assert last in {"signed", other}
    acts = [row["act"] for row in await dispensary.rows(tables.history)]
    assert acts == ["register_certificate", "move_certificate", "move_certificate"]
