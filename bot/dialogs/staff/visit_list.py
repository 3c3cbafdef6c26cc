"""The day's home visits in the private chat of the doctor of the precinct, in brief (B0.9)."""

from typing import Final

from bot.dialogs.core import Text, View, say
from clinic.home_calls import Issue
from clinic.journals.brief_list import BriefList, BriefVisit, CountedList
from clinic.journals.home_visits import FIRST_ISSUE
from clinic.visits import spoken_number

AT_MOST: Final = 20
"""A message holds no more; the others are on paper."""


def title(listed: BriefList) -> Text:
    issue, visits = listed.issue, listed.visits
    head: dict[str, str] = {"precinct": issue.precinct, "count": str(len(visits))}
    if issue.number == FIRST_ISSUE:
        return say("visit-list-first", day=issue.day, **head)
    number = str(issue.number - FIRST_ISSUE)
    return say("visit-list-addition", day=issue.day, number=number, **head)


def view(listed: BriefList) -> View:
    visits = listed.visits
    if not visits:
        return View((_empty(listed.issue),), lasting=True)
    parts = [title(listed), *(_line(visit) for visit in visits[:AT_MOST])]
    if len(visits) > AT_MOST:
        parts.append(say("visit-list-more", count=str(len(visits) - AT_MOST)))
    return View(tuple(parts), lasting=True)


def _empty(issue: Issue) -> Text:
    """Of no precinct: of all that somebody waits for."""
    if issue.precinct:
        return say("visit-list-empty-precinct", day=issue.day, precinct=issue.precinct)
    return say("visit-list-empty", day=issue.day)


def _line(visit: BriefVisit) -> Text:
    entry = spoken_number(visit.entry)
    if visit.off:
        return say("visit-list-off", no=visit.no, entry=entry, initials=visit.initials)
    return say(
        "visit-list-line",
        no=visit.no,
        entry=entry,
        first=visit.window_from,
        last=visit.window_to,
        initials=visit.initials,
        birth_year=visit.birth_year,
        address=visit.address,
        contact=visit.contact,
    )


def count_view(counted: CountedList) -> View:
    """What a group hears: of nobody anything (B0.3)."""
    issue, count = counted.issue, str(counted.count)
    if not counted.count:
        return View((_empty(issue),))
    if issue.number == FIRST_ISSUE:
        return View((say("group-list", day=issue.day, precinct=issue.precinct, count=count),))
    number = str(issue.number - FIRST_ISSUE)
    return View(
        (
            say(
                "group-addition",
                day=issue.day,
                precinct=issue.precinct,
                count=count,
                number=number,
            ),
        )
    )
