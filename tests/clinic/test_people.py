"""The two numbers that name a person, and what the register says of one (§3.1, B1.2, B2.7)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from idnumbers.nationalid.kaz.individual_id import IndividualIDNumber

from clinic.people import BookingRule, Flaw, Iin, Unfit, check_digit
from tests.clinic.samples import AIGUL, ELSEWHERE, HERE, TODAY, patient

FIGURES = st.text("0123456789", min_size=11, max_size=11)


@pytest.mark.parametrize(
    "number", ["900101300007", "850314400017", "880808400132", "850314400005"]
)
def test_both_rows_of_weights_give_the_check_digit(number: str) -> None:
    """§3.1: the first vector by the first row, the others by the second."""
    assert Iin.parse(number).digits == number


@pytest.mark.parametrize("number", ["850314400018", *(f"85031440008{n}" for n in range(10))])
def test_a_wrong_digit_is_named_as_such(number: str) -> None:
    with pytest.raises(Unfit) as unfit:
        Iin.parse(number)
    assert unfit.value.flaw == Flaw.DIGIT


def test_no_number_is_issued_where_both_rows_give_ten() -> None:
    assert check_digit("85031440008") is None


@pytest.mark.parametrize(
    "text", ["", "90010130000", "9001013000071", "90010130000a", "９００１０１３００００７"]
)
def test_twelve_figures_are_needed(text: str) -> None:
    with pytest.raises(Unfit) as unfit:
        Iin.parse(text)
    assert unfit.value.flaw == Flaw.LENGTH


@pytest.mark.parametrize(
    "text", ["9001 0130 0007", "900101-300007", " 900101–300007\u00a0", "9001\u202f01300007"]
)
def test_spaces_and_dashes_are_ignored(text: str) -> None:
    """B2.3."""
    assert Iin.parse(text) == "900101300007"


@given(FIGURES)
@settings(max_examples=200)
def test_the_check_digit_is_that_of_another_implementation(figures: str) -> None:
    """`idnumbers` works the digit out of the first eleven and compares it elsewhere."""
    assert check_digit(figures) == IndividualIDNumber.checksum(f"{figures}0")


@given(FIGURES)
@settings(max_examples=100)
def test_one_last_digit_at_most_is_right(figures: str) -> None:
    right = [n for n in range(10) if _reads(f"{figures}{n}")]
    assert right == [n for n in (check_digit(figures),) if n is not None]


def _reads(number: str) -> bool:
    try:
        return Iin.parse(number).digits == number
    except Unfit:
        return False


def test_nothing_is_inferred_from_the_digits() -> None:
    """§3.1: no birth date (99 as a month), no sex, no century keeps a number from being one."""
    figure = check_digit("99999999999")
    assert Iin.parse(f"99999999999{figure}")


def test_an_iin_prints_masked_everywhere() -> None:
    iin = Iin.parse("900101300007")
    shown = {str(iin), repr(iin), f"{iin}", f"{iin:>20}", "%s" % iin, repr(patient(iin=iin))}  # noqa: UP031 - this way, too
    assert all("90010130" not in text for text in shown)
    assert str(iin) == "••••••••0007"


def test_an_answer_that_does_not_fit_is_not_repeated_by_the_error() -> None:
    with pytest.raises(Unfit) as unfit:
        Iin.parse("850314400018")
    assert "8503" not in repr(unfit.value)


def test_attachment_has_a_date() -> None:
    """B1.2: a choice of the campaign takes effect on the first of January."""
    new_year = date(2027, 1, 1)
    moving = patient(attached_from=date(2020, 1, 1), next_provider=ELSEWHERE, next_from=new_year)
    assert moving.provider_on(date(2019, 12, 31)) is None
    assert moving.provider_on(new_year - timedelta(days=1)) == HERE
    assert moving.provider_on(new_year) == ELSEWHERE


@pytest.mark.parametrize(("day", "age"), [(date(2026, 2, 28), 15), (date(2026, 3, 1), 16)])
def test_age_is_counted_in_full_years(day: date, age: int) -> None:
    assert patient(birth_date=date(2010, 3, 1)).age_on(day) == age


def test_whoever_is_not_born_yet_by_the_register_is_newborn() -> None:
    """A mistaken year, or a rehearsal of an earlier day: the family's windows are shown."""
    assert patient(birth_date=date(2062, 3, 1)).age_on(TODAY) == 0


def test_a_name_has_no_gap_for_a_missing_part() -> None:
    assert patient(middle_name="").name == "Сейтқали Айгүл"


def test_a_patient_prints_nothing_of_the_person() -> None:
    assert repr(patient()) == f"Patient({AIGUL.masked})"


@pytest.mark.parametrize("text", ["direct", "referral", "direct_if:injury|repeat"])
def test_a_booking_rule_is_written_as_it_is_read(text: str) -> None:
    """B2.7."""
    assert str(BookingRule.parse(text)) == text


@pytest.mark.parametrize("text", ["", "sometimes", "direct_if", "direct:injury"])
def test_a_booking_rule_of_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text.partition(':')[0]}$"):
        BookingRule.parse(text)


def test_a_patient_with_no_provider_is_attached_nowhere() -> None:
    assert patient(provider=None).provider_on(TODAY) is None
