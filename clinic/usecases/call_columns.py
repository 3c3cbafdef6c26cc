"""Columns of form 031/u that every entry of the call journal fills alike, whoever wrote it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from clinic.home_calls import full_months
from clinic.people import Patient
from clinic.ports import Clock
from clinic.windows import Window


def age_on(day: date, patient: Patient) -> str:
    """Column 5 of form 031/u: full years, and under one year full months."""
    years = patient.age_on(day)
    return str(years) if years else f"{full_months(patient.birth_date, day)}m"


def promised(window: Window, clock: Clock) -> Mapping[str, str | None]:
    """The day and the times in the clinic's zone, and the instants."""

    def instant(at: time) -> str:
        return datetime.combine(window.day, at, clock.zone).astimezone(UTC).isoformat()

    return {
        "promised_date": window.day.isoformat(),
        "window_from": f"{window.begins:%H:%M}",
        "window_to": f"{window.ends:%H:%M}",
        "starts_at": instant(window.begins),
        "ends_at": instant(window.ends),
    }
