"""Button data: at most 64 bytes whatever happens, and read back as it was written (house.md)."""

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.citizen.entries import tag
from bot.dialogs.core import Pressed, Reached
from bot.handlers import buttons
from clinic.visits import EntryNo

NONCES = st.text("abcXYZ012_-", min_size=6, max_size=6)
TOKENS = st.text("abcXYZ012_-", min_size=1, max_size=48)


@given(NONCES, st.integers(0, 10**15), st.integers(0, 9999))
def test_a_choice_fits_into_64_bytes_and_is_read_back(
    nonce: str, revision: int, place: int
) -> None:
    data = buttons.of_window(nonce, revision, place)
    assert len(data.encode()) <= buttons.LIMIT
    assert buttons.read(data) == Pressed(nonce, revision, place)


@given(st.text(max_size=200), st.sampled_from(["ics", "move", "cancel"]))
def test_an_entry_fits_however_long_its_providers_code_is(provider: str, act: str) -> None:
    reached = Reached("e", tag(EntryNo(f"{provider}/2026/1")), act)
    data = buttons.of_reached(reached)
    assert len(data.encode()) <= buttons.LIMIT
    assert buttons.read(data) == reached


@given(TOKENS, st.sampled_from(["yes", "no", "leave"]))
def test_an_offer_fits_with_the_longest_place(place: str, act: str) -> None:
    reached = Reached("o", place, act)
    assert len(buttons.of_reached(reached).encode()) <= buttons.LIMIT
    assert buttons.read(buttons.of_reached(reached)) == reached


@given(st.text(max_size=80))
def test_what_no_button_of_ours_carried_is_nothing(data: str) -> None:
    event = buttons.read(data)
    assert event is None or isinstance(event, Pressed | Reached)


def test_a_button_of_another_edition_is_nothing() -> None:
    assert buttons.read("v0.abcdef.1.1") is None
