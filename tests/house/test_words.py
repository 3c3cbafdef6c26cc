"""Guard 1 of the tables: whatever has a code has words in both languages, and no word is idle.

Three directions: a code of the clinic needs its text; a text that a program asks for exists; a
text that exists is asked for.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from app.demo_region import PLAYERS
from bot.dialogs import refusing
from bot.dialogs.citizen import calling, commands, ill, information, places, times
from bot.dialogs.core import UNHEARD
from bot.dialogs.staff import calling as desk_calling
from bot.dialogs.staff import card, claims, closing, home_round, receiving
from bot.dialogs.staff import menu as staff_menu
from bot.handlers.arriving import KINDS
from clinic import triage
from clinic.acting import Channel, Role
from clinic.certificates import Check, Shown
from clinic.home_calls import (
    AgeGroup,
    CallKind,
    CallState,
    HomeCareReason,
    Indication,
    Urgency,
)
from clinic.information import GUIDES, LEAFLETS, OF_A_PROVIDER, SERVICES, TABLES, NormUnit
from clinic.intake.questions import EMPTY, TEMPERATURE, TOO_LONG
from clinic.intake.reasons import REASONS, REFERRAL
from clinic.journals.book import Filled, Mark
from clinic.journals.books import BOOKS
from clinic.journals.certificates import STEPS
from clinic.notices import NoticeKind
from clinic.people import Flaw, Relation
from clinic.providers import PROVIDER_KINDS, HoursFlaw, HoursKind
from clinic.refusals import Refusal
from clinic.regulations.grammar import Actor, Guide, Instead, Leaflet, Regulation
from clinic.staffing import LookUpReason, StaffState
from clinic.tasks import TaskKind, Why
from clinic.usecases.show_round import IN_FULL, WHERE
from clinic.visits import VisitState
from locales.language import Language
from locales.red_flags import SELF_HARM, SIGNS
from locales.translator import translators
from tests.house.tracked import ROOT, modules
from tests.locales.test_texts import KAZAKH, RUSSIAN
from voice.scripts import ill as phone_ill
from voice.scripts import information as phone_information
from voice.scripts import refusing as refusing_aloud

SPEAKING = ("app", "bot", "scripts", "voice")
ASKING = {"say", "words", "translator", "phrase"}

MOVES = [move for table in TABLES for move in table.moves]
STAGES = [stage for guide in GUIDES for way in guide.ways for stage in way.stages]
REGULATIONS: list[Regulation | Guide | Leaflet] = [*TABLES, *GUIDES, *LEAFLETS.values()]
OF_THE_TABLE: Mapping[str, Iterable[str]] = {
    "regulation-{}": [told.code for told in REGULATIONS],
    "step-{}": [step.name for table in TABLES for step in table.steps()],
    "act-{}": [*(move.on for move in MOVES), *(stage.act for stage in STAGES)],
    "way-{}": [way.name for guide in GUIDES for way in guide.ways],
    "not-here-{}": [row.what for told in REGULATIONS for row in told.not_here],
    "instead-{}": Instead,
    "check-{}": Check,
    "shown-{}": Shown,
    "rule-{}": [rule.__name__ for move in MOVES for rule in move.needs],
    "said-{}": [move.tell for move in MOVES if move.tell],
    "actor-{}": Actor,
    "mark-{}": Mark,
    "refusal-{}": Refusal,
    "column-{}": [column.code for book in BOOKS for column in book.columns],
    "journal-title-{}": [book.code for book in BOOKS],
    "filled-{}": Filled,
    "notice-{}": NoticeKind,
    "task-{}": TaskKind,
    "why-{}": Why,
}
"""The pages of docs/regulations/ show all of them, the chat refusals, the paper columns."""

OF_THE_FRONTS: Mapping[str, Iterable[str]] = {
    "value-channel-{}": Channel,
    "value-relation-{}": Relation,
    "value-state-{}": VisitState,
    "value-call-state-{}": CallState,
    "value-kind-{}": CallKind,
    "value-urgency-{}": Urgency,
    "call-state-{}": [state.replace("_", "-") for state in CallState],
    "call-age-{}": AgeGroup,
    "call-taken-{}": ill.SAID,
    "claim-{}": [Shown.REGISTERED, Shown.ANSWERED],
    "claim-to-{}": [step for mark, step in STEPS.items() if mark is not Mark.ENTERED],
    "call-indication-{}": Indication,
    "care-reason-{}": HomeCareReason,
    "call-house-{}": calling.CHOICES["house"],
    "call-temperature-{}": [each.replace(".", "-") for each in calling.CHOICES["temperature"]],
    "call-{}-question": [
        key.replace("_", "-") for key in ("contact", *calling.CHOICES, *calling.IN_WORDS)
    ],
    "home-{}": [
        "called-by-another", "cancelled-by-another", "visited", "dispute-upheld",
        "dispute-rejected",
    ],
    "ill-{}": [*Relation, "another", "question"],
    "basis-{}": ["direct", "referral", "reason"],
    "answer-{}": {*KINDS.values(), "edited", UNHEARD},
    "ask-first-{}": [sign.code for sign in SIGNS if sign.code != SELF_HARM],
    "choice-doctor-{}": ["own", "other"],
    "choice-doctor-{}-full": ["own", "other"],
    "command-{}": [*commands.COMMANDS, commands.AT_WORK],
    "role-{}": Role,
    "look-up-{}": LookUpReason,
    "staff-call-{}-question": desk_calling.IN_WORDS,
    "aloud-call-{}": ["doctor", "feldsher"],
    "at-desk-{}": refusing.NO_PERSON_ABOVE,
    "staff-confirm-{}": Language,
    "staff-do-{}": card.SERVICES,
    "staff-home-care-{}": ["inside", "stipulated", "no"],
    "staff-read-{}": Language,
    "staff-relation-{}": Relation,
    "task-short-{}": TaskKind,
    "choice-task-{}": ["free", "mine", "taken", "overdue"],
    "said-wish-{}": ["book", "call", "visits", "move", "information", "work"],
    "choice-day-{}": ["expected", *receiving.SIGNS.values()],
    "noted-{}": [*receiving.MARKS, *home_round.NOTED.values()],
    "round-sign-{}": ["expected", *home_round.SIGNS.values()],
    "round-sure-{}": home_round.ASKED_ONCE_MORE,
    "round-sure-yes-{}": home_round.ASKED_ONCE_MORE,
    "round-{}": [*WHERE, *IN_FULL],
    "button-{}": home_round.ASKED_ONCE_MORE,
    "close-reason-{}": closing.REASONS,
    "short-{}": Refusal,
    "staff-state-{}": StaffState,
    "provider-kind-{}": [kind.replace("_", "-") for kind in PROVIDER_KINDS],
    "fact-{}": [*OF_A_PROVIDER, *(name for one in LEAFLETS.values() for name in one.facts)],
    "open-{}": {
        *(window for opened in staff_menu.SERVICES.values() for window in opened),
        claims.CLAIMS,
    },
    "hours-{}": ["day", "range"],
    "iin-question-{}": Relation,
    "information-{}": [*information.SEVEN, places.CLINICS],
    "service-{}-what": SERVICES,
    "service-{}-who": SERVICES,
    "service-{}-bring": SERVICES,
    "service-{}": ["where", "hours"],
    "way-told-{}": [way.name for guide in GUIDES for way in guide.ways],
    "norm-{}": NormUnit,
    "language-{}": Language,
    "part-{}": times.PARTS,
    "player-{}": [player.note_key for player in PLAYERS],
    "phone-ask-first-{}": [triage.INFANT_FEVER, triage.PRESSURE, triage.BACK],
    "phone-call-{}": ["doctor", "feldsher"],
    "phone-claim-{}": [Shown.REGISTERED, Shown.ANSWERED],
    "phone-iin-{}": [*Relation, "ill"],
    "phone-ill-{}": phone_ill.INDICATIONS,
    "phone-info-{}": [*phone_information.TOPICS, "where", "hours"],
    "phone-info-{}-what": SERVICES,
    "phone-info-{}-who": SERVICES,
    "phone-info-{}-bring": SERVICES,
    "phone-info-norm-{}": NormUnit,
    "phone-visit-{}": ["self", "other"],
    "phone-reason-{}": [*REASONS, REFERRAL],
    "phone-refusal-{}": refusing_aloud.SPOKEN,
    "phone-unfit-{}": Flaw,
    "unfit-{}": [*Flaw, *HoursFlaw, TEMPERATURE, EMPTY, TOO_LONG],
    "week-kind-{}": HoursKind,
    "weekday-{}": map(str, range(7)),
    "who-{}": [*Relation, "another", "question"],
    "{}-first": ["closed-day", "holiday"],
    "reason-{}": [
        "injury", "acute", "repeat", "observation", "pregnancy", "suspected_cancer", "referral",
        "paper_referral",
    ],
}  # fmt: skip
"""Where a front puts a code into a key; reasons are those of the referral table (B2.7)."""

OF_THE_PAGES: Mapping[str, Iterable[str]] = {
    "page-{}": [
        "steps", "moves", "limits", "actors", "rules", "columns", "refusals", "notices", "tasks",
    ],
    "head-{}": [
        "code", "words", "text", "at", "act", "by", "to", "needs", "mark", "said", "within",
        "then", "filled", "final", "shown", "clause", "not-here", "instead", "first", "last",
        "effective", "since", "source", "gap",
    ],
}  # fmt: skip
"""Headings of docs/regulations/."""

BY_VALUE = {"value-{}-{}", "call-{}-{}", "{}-{}"}
"""Keys of two gaps: their first gap is filled in the tables above."""

CODES = {**OF_THE_TABLE, **OF_THE_FRONTS, **OF_THE_PAGES}
CODED = {pattern.format(code) for pattern, codes in CODES.items() for code in codes}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in modules(*SPEAKING):
        yield path, ast.parse((ROOT / path).read_text(encoding="utf-8"))


def asked() -> Iterator[tuple[str, str]]:
    """Where a text is asked for, and its key with {} for what is put in."""
    for path, tree in trees():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and call.args and _name(call.func) in ASKING:
                yield from ((f"{path}:{call.lineno}", key) for key in _keys(call.args[0]))


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else ""


def _keys(key: ast.expr) -> Iterator[str]:
    """Keys kept in a variable are found where they are written (`constants`)."""
    match key:
        case ast.Constant(str(text)):
            yield text
        case ast.JoinedStr(parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_keys(one), *_keys(other))


def constants() -> set[str]:
    return {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", sorted(CODED))
def test_every_code_has_its_words(language: Language, key: str) -> None:
    assert translators[language].has(key)


def test_every_text_that_is_asked_for_exists() -> None:
    missing = [
        (at, key)
        for at, key in asked()
        if key not in KAZAKH and key not in CODES and key not in BY_VALUE
    ]

    assert missing == []


def test_every_text_is_asked_for() -> None:
    mentioned = constants() | CODED
    for texts in (KAZAKH, RUSSIAN):
        mentioned |= {key for seen in texts.values() for key in seen.references}

    assert sorted(set(KAZAKH) - mentioned) == []


def test_the_three_directions_see_their_faults() -> None:
    at, key = next((at, key) for at, key in asked() if key == "refusal-{}")

    assert at.startswith("bot/dialogs/refusing.py")
    assert key in CODES
    assert "booked" in constants()
    assert not translators[Language.KK].has("refusal-of-nothing")
