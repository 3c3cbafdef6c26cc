"""The register, accounts and proofs behind their ports (B0.1, B0.2)."""

from datetime import date, timedelta

from clinic.acting import Proof
from clinic.people import Referral
from storage.proofs import WRONG_IN_A_ROW
from storage.store import Store
from tests.storage.clinic_at_work import (
    CHAT,
    CHILD,
    LATER,
    MOTHER,
    NOW,
    OTHER_CHAT,
    PHONE,
    patient,
)
from tests.storage.seeding import put

YEAR = timedelta(days=365)


async def test_the_register_finds_by_iin_phone_and_guardian(store: Store) -> None:
    async with store.units() as unit:
        assert await unit.register.find(MOTHER) == patient(MOTHER, PHONE)
        assert [one.iin for one in await unit.register.by_phone(PHONE)] == [CHILD, MOTHER]
        wards = await unit.register.wards_of(MOTHER)
        assert wards == [patient(CHILD, PHONE, (MOTHER,), born=2015)]
        assert await unit.register.by_phone("+77009999999") == []


async def test_referrals_are_a_persons_own(store: Store) -> None:
    referral = Referral(MOTHER, "N-1", "ent", "ЖПД", date(2026, 11, 1), None)
    await put(store, referral)
    async with store.units() as unit:
        assert await unit.register.referrals(MOTHER) == [referral]
        assert await unit.register.referrals(CHILD) == []


async def test_the_first_consent_stands_and_the_language_changes(store: Store) -> None:
    async with store.units(writing=True) as unit:
        await unit.accounts.consent(CHAT, NOW)
        await unit.accounts.choose_language(CHAT, "kk")
        await unit.accounts.consent(CHAT, LATER)
        await unit.accounts.choose_language(CHAT, "ru")
        assert await unit.accounts.language(CHAT) == "ru"
        await unit.commit()
    async with store.units() as unit:
        assert await unit.accounts.consented_at(CHAT) == NOW
        assert await unit.accounts.language(OTHER_CHAT) is None


async def test_forgetting_unlinks_and_keeps_others(store: Store) -> None:
    """B0.1: consent, language and links go; another account stays."""
    async with store.units(writing=True) as unit:
        for account in (CHAT, OTHER_CHAT):
            await unit.accounts.consent(account, NOW)
            await unit.proofs.link(account, MOTHER, Proof.PIN, None, NOW, NOW + YEAR)
        await unit.commit()
    async with store.units(writing=True) as unit:
        await unit.accounts.forget(CHAT)
        await unit.commit()
    async with store.units() as unit:
        assert await unit.accounts.consented_at(CHAT) is None
        assert await unit.proofs.links(CHAT, LATER) == []
        assert len(await unit.proofs.links(OTHER_CHAT, LATER)) == 1


async def test_a_link_by_phone_ends_the_one_before(store: Store) -> None:
    """B0.2: L2 ends with a new account on the same number."""
    async with store.units(writing=True) as unit:
        await unit.proofs.link(CHAT, MOTHER, Proof.PHONE, PHONE, NOW, NOW + YEAR)
        await unit.proofs.link(OTHER_CHAT, MOTHER, Proof.PHONE, PHONE, LATER, LATER + YEAR)
        assert await unit.proofs.links(CHAT, LATER) == []
        (link,) = await unit.proofs.links(OTHER_CHAT, LATER)
        assert (link.iin, link.proof, link.phone) == (MOTHER, Proof.PHONE, PHONE)
        assert await unit.proofs.links(OTHER_CHAT, LATER + YEAR) == [], "a year at most"


async def test_twenty_wrong_in_a_row_void_a_pin(store: Store) -> None:
    """B0.2: over all accounts; a right one starts the count anew."""
    async with store.units(writing=True) as unit:
        await unit.proofs.issue_pin(MOTHER, "sealed", by="r1", at=NOW, until=NOW + YEAR)
        for _ in range(WRONG_IN_A_ROW - 1):
            await unit.proofs.note_pin_try(CHAT, MOTHER, right=False, at=NOW)
        await unit.proofs.note_pin_try(OTHER_CHAT, MOTHER, right=True, at=NOW)
        await unit.proofs.note_pin_try(CHAT, MOTHER, right=False, at=NOW)
        assert await unit.proofs.pin(MOTHER, LATER) == "sealed"
        assert await unit.proofs.wrong_pins(CHAT, NOW) == WRONG_IN_A_ROW
        assert await unit.proofs.wrong_pins(CHAT, LATER) == 0
        for _ in range(WRONG_IN_A_ROW - 1):
            await unit.proofs.note_pin_try(OTHER_CHAT, MOTHER, right=False, at=NOW)
        assert await unit.proofs.pin(MOTHER, LATER) is None


async def test_a_revoked_pin_ends_its_links(store: Store) -> None:
    async with store.units(writing=True) as unit:
        assert not await unit.proofs.revoke_pin(MOTHER, NOW)
        await unit.proofs.issue_pin(MOTHER, "sealed", by="r1", at=NOW, until=NOW + YEAR)
        await unit.proofs.link(CHAT, MOTHER, Proof.PIN, None, NOW, NOW + YEAR)
        assert await unit.proofs.pin(MOTHER, NOW + YEAR) is None, "valid a year"
        assert await unit.proofs.revoke_pin(MOTHER, LATER)
        assert await unit.proofs.pin(MOTHER, LATER) is None
        assert await unit.proofs.links(CHAT, LATER) == []


async def test_look_ups_are_counted_by_account_and_person(store: Store) -> None:
    async with store.units(writing=True) as unit:
        await unit.lookups.note(CHAT, MOTHER, NOW)
        await unit.lookups.note(OTHER_CHAT, MOTHER, LATER)
        assert await unit.lookups.by_account(CHAT, NOW) == 1
        assert await unit.lookups.of_person(MOTHER, NOW) == 2
        assert await unit.lookups.of_person(MOTHER, LATER) == 1
