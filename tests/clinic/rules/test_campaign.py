"""The campaign of attachment: whether it runs, when, and from which day a choice holds (B1.2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.rules.campaign import Campaign, Choosing, DayOfYear, choosing

ONE_DAY = timedelta(days=1)
YEARLY = Campaign(
    since=date(2025, 9, 1),
    first=DayOfYear(9, 1),
    last=DayOfYear(11, 1),
    effective=DayOfYear(1, 1),
    clause="B1.2",
    source="test",
)
DAYS = st.dates(YEARLY.since, date(2099, 12, 31))


def on(day: date) -> Choosing:
    found = choosing((YEARLY,), day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("today", "first", "holds_from"),
    [
        (date(2026, 8, 31), date(2026, 9, 1), None),
        (date(2026, 9, 1), date(2026, 9, 1), date(2027, 1, 1)),
        (date(2026, 11, 1), date(2026, 9, 1), date(2027, 1, 1)),
        (date(2026, 11, 2), date(2027, 9, 1), None),
        (date(2026, 12, 31), date(2027, 9, 1), None),
        (date(2027, 1, 1), date(2027, 9, 1), None),
        (date(2028, 2, 29), date(2028, 9, 1), None),
    ],
)
def test_the_edges_of_the_campaign(today: date, first: date, holds_from: date | None) -> None:
    """B1.2: 1 September to 1 November, from 1 January."""
    found = on(today)
    assert (found.first, found.holds_from) == (first, holds_from)


@given(DAYS)
def test_the_campaign_that_is_named_is_not_over(today: date) -> None:
    found = on(today)
    assert today <= found.last
    assert found.first <= found.last < found.effective
    assert found.running is (found.first <= today)


@given(DAYS)
def test_only_a_choice_made_in_the_campaign_has_its_day(today: date) -> None:
    """Outside it the sources name none."""
    found = on(today)
    assert (found.holds_from is not None) is found.running
    if found.holds_from:
        assert (found.holds_from.year, found.holds_from.month) == (today.year + 1, 1)


@given(DAYS)
def test_nothing_changes_from_one_day_to_the_next_but_at_the_edges(today: date) -> None:
    now, then = on(today), on(today + ONE_DAY)
    if now != then:
        begins, is_over = then.first == today + ONE_DAY, now.last == today
        assert begins is not is_over


@given(DAYS)
def test_the_next_campaign_is_the_nearest(today: date) -> None:
    found = on(today)
    assert found.first.year - today.year in {0, 1}
    assert found.first - today < timedelta(days=365)


def test_the_days_of_a_later_rule_hold_from_its_day_on() -> None:
    later = Campaign(
        since=date(2027, 2, 1),
        first=DayOfYear(9, 15),
        last=DayOfYear(11, 15),
        effective=DayOfYear(1, 1),
        clause="B1.2",
        source="test",
    )
    both = (YEARLY, later)
    assert choosing(both, date(2027, 1, 31)) == on(date(2027, 1, 31))
    found = choosing(both, date(2027, 2, 1))
    assert found is not None
    assert (found.first, found.last) == (date(2027, 9, 15), date(2027, 11, 15))


def test_before_the_first_rule_nothing_is_known() -> None:
    assert choosing((YEARLY,), YEARLY.since - ONE_DAY) is None
    assert choosing((), YEARLY.since) is None
