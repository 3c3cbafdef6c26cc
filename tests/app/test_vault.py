"""PINs under the data key (B0.2); ids and figures by chance."""

from app.dice import SystemDice
from app.vault import HASHER, NOTHING, KeyedVault

VAULT = KeyedVault(b"a" * 32)


async def test_only_the_right_pin_under_the_right_key_fits() -> None:
    sealed = await VAULT.seal("123456")

    assert await VAULT.fits("123456", sealed)
    assert not await VAULT.fits("123457", sealed)
    assert not await VAULT.fits("123456", None)
    assert not await KeyedVault(b"b" * 32).fits("123456", sealed)
    assert "123456" not in sealed


def test_where_nothing_is_sealed_it_takes_as_long_as_where_something_is() -> None:
    assert not HASHER.check_needs_rehash(NOTHING)


def test_tokens_differ_and_figures_are_figures() -> None:
    dice = SystemDice()

    assert dice.token() != dice.token()
    assert len(dice.figures(6)) == 6
    assert dice.figures(6).isdigit()
