"""Phones in all usual forms (§3.2), against libphonenumber as the oracle."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.people import Flaw, Unfit
from clinic.phones import masked, parse

PERSONAL = {
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE,
    phonenumbers.PhoneNumberType.VOIP,
}
NATIONAL = st.from_regex(r"7[0-8][0-9]{8}", fullmatch=True)
FORMS = (
    "+7{}", "7{}", "8{}", "{}", "+7-{}", "8.{}", "\u00a08\u2011{} ",
    "8 ({0[0]}{0[1]}{0[2]}) {0[3]}{0[4]}{0[5]}-{0[6]}{0[7]}-{0[8]}{0[9]}",
)  # fmt: skip


def ours(text: str) -> str | None:
    try:
        return parse(text)
    except Unfit:
        return None


def theirs(text: str) -> str | None:
    """E.164 of a number that the plan of Kazakhstan assigns to people."""
    number = phonenumbers.parse(text, "KZ")
    if phonenumbers.number_type(number) not in PERSONAL:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@given(NATIONAL, st.sampled_from(FORMS))
@settings(max_examples=300)
def test_a_number_of_kazakhstan_reads_as_libphonenumber_reads_it(national: str, form: str) -> None:
    text = form.format(national)
    assert ours(text) == theirs(text)


def test_every_prefix_of_the_plan_is_assigned_as_libphonenumber_has_it() -> None:
    """All ten thousand first five figures of 7…: none more, none less."""
    different = [
        prefix
        for prefix in range(70000, 80000)
        if ours(f"8{prefix}12345") != theirs(f"8{prefix}12345")
    ]
    assert not different


@given(st.from_regex(r"9[0-9]{9}", fullmatch=True), st.sampled_from(FORMS))
@settings(max_examples=100)
def test_a_russian_mobile_is_a_contact(national: str, form: str) -> None:
    """§3.2. Ours takes the whole of +7 9xx, the library what is assigned of it today."""
    phone = parse(form.format(national))
    assert phone == f"+7{national}"


@pytest.mark.parametrize("country", ["KG", "UZ", "TR", "DE", "CN", "US"])
def test_a_foreign_number_with_its_plus_is_kept(country: str) -> None:
    number = phonenumbers.example_number(country)
    assert number
    text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    phone = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    assert parse(text) == phone


@pytest.mark.parametrize("text", ["43-12-34", "2 12 34", "2431234"])
def test_a_local_number_needs_its_town(text: str) -> None:
    with pytest.raises(Unfit) as unfit:
        parse(text)
    assert unfit.value.flaw == Flaw.NEEDS_TOWN


@pytest.mark.parametrize(
    "text",
    [
        "", "+", "жоқ", "1234", "87031234567", "8701123456", "870112345678", "+7701123456",
        "+87011234567", "+0123456789", "+12345", "+1234567890123456", "٨٧٠١١٢٣٤٥٦٧",
        "8701+1234567", "79161234567890",
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(Unfit) as unfit:
        parse(text)
    assert unfit.value.flaw == Flaw.NOT_A_PHONE
    assert unfit.value.args == (Flaw.NOT_A_PHONE,)


def test_a_phone_is_shown_masked() -> None:
    assert masked("+77011234567") == "+7701•••••67"
