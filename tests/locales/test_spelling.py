"""A name as typed, in all spellings that a register may have."""

import pytest

from locales.spelling import MOST, spellings


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("сейткали", "Сейтқали"),
        ("СЕЙТКАЛИ", "СЕЙТҚАЛИ"),
        ("Толегенова", "Төлегенова"),
        ("омирбек", "Өмірбек"),
        ("Төлегенова", "Төлегенова"),
        ("алехина", "Алёхина"),
        ("ахметова-ли", "Ахметова-Ли"),
    ],
)
def test_the_registers_spelling_is_among_them(typed: str, kept: str) -> None:
    assert kept in spellings(typed)


def test_there_are_never_too_many() -> None:
    assert spellings("ананананананананан") == {"Ананананананананан", "АНАНАНАНАНАНАНАНАН"}
    assert len(spellings("сарыағашқали")) <= 2 * MOST
