"""What a conversation is made of: a session, an event, and the view that answers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Final, Self

from clinic.acting import Account, Operator
from clinic.visits import EntryNo

MENU: Final = "menu"
WORK: Final = "staff_menu"
STAFF: Final = "staff_"
"""How the windows of the staff are named: whoever has no role is in none of them."""
LONGEST_TRAIL: Final = 24
VOICE, UNHEARD = "voice", "unheard"
VOICES: Final = frozenset({VOICE, UNHEARD})
"""Voice notes: to which nobody listens here, and in which nothing could be heard."""


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """Words that a person wrote, or has spoken into a voice note."""

    text: str
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice that the window of that nonce and revision offered, by its place in it.

    `here`: it stands in the newest window's own message.
    """

    nonce: str
    revision: int
    place: int
    here: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """A button that outlives its window: an entry's or an offer's, named by its tag."""

    kind: str
    tag: str
    act: str


@dataclass(frozen=True, slots=True)
class Replied:
    """Words that answer a reminder as its buttons do: about one of these entries."""

    act: str
    asked: tuple[EntryNo, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Shared:
    """A contact. `own`: the sender's own number, shared by the request button."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Commanded:
    """`/start` with its payload, `/help`, `/language`, `/my`, `/cancel`."""

    name: str
    payload: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Sent:
    """No plain message: a photo, a sticker, a voice note, a file, an edited message."""

    kind: str
    words: str = ""


Event = Said | Pressed | Reached | Replied | Shared | Commanded | Sent

Fact = str | int | date | time


@dataclass(frozen=True, slots=True)
class Text:
    """A message of `locales` and its facts; a fact may be a text itself.

    `language`: it is said in this one, whatever the conversation's: to be read aloud to another.
    """

    key: str
    facts: Mapping[str, "Fact | Text"] = field(default_factory=dict)
    language: str = ""


def say(key: str, **facts: "Fact | Text") -> Text:
    return Text(key, facts)


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. `value` never leaves the session; a `str` label is a name or a time as it is."""

    value: str
    label: Text | str
    style: str | None = None


@dataclass(frozen=True, slots=True)
class LastingChoice:
    """A button that still works when the conversation has long gone on."""

    event: Reached
    label: Text


Row = tuple[Choice | LastingChoice, ...]


@dataclass(frozen=True, slots=True)
class CalendarNote:
    """What a calendar file says: neutral, for phones are lent and calendars shared (B0.9)."""

    entry: EntryNo
    title: Text
    starts_at: datetime
    ends_at: datetime
    place: str


Part = Text | tuple[Text, ...]
"""A paragraph: one text, or lines."""


@dataclass(frozen=True, slots=True)
class View:
    """What one message shows, part by part."""

    parts: tuple[Part, ...]
    rows: tuple[Row, ...] = ()
    contact: Text | None = None  # the label of the button that shares one's own number
    note: CalendarNote | None = None
    lasting: bool = False  # stays in the chat when the conversation goes on
    tells: EntryNo | None = None  # saying this is the oral answer about that entry (R2.3)
    language: str = ""  # said in this one, whatever the session speaks
    left: Text | None = None  # it shows a person: all that is left once the talk goes on (B0.9)

    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for row in self.rows for choice in row if isinstance(choice, Choice))


@dataclass(frozen=True, slots=True, repr=False)
class Session:
    """Where the conversation of one account stands. `draft` may hold an IIN: no repr."""

    account: Account
    nonce: str
    revision: int = 0
    language: str = "kk"
    language_chosen: bool = False
    language_offered: bool = False  # the other one, once (B0.8)
    consented: bool = False
    window: str = MENU
    trail: tuple[str, ...] = ()
    draft: Mapping[str, str] = field(default_factory=dict)
    offered: tuple[str, ...] = ()
    failures: int = 0
    link: str = ""  # the provider whose link led here
    post: str = ""  # at work: the role's name in the journals; empty: here for oneself

    @property
    def key(self) -> str:
        """The id of the window shown now: the idempotency key of what it confirms."""
        return f"{self.account}.{self.nonce}.{self.revision}"

    def noting(self, **answers: str) -> Self:
        return replace(self, draft={**self.draft, **answers})

    def dropping(self, *keys: str) -> Self:
        return replace(self, draft={k: v for k, v in self.draft.items() if k not in keys})

    def at(self, window: str) -> Self:
        """Another window; "back" returns to this one."""
        trail = self.trail if window == self.window else (*self.trail, self.window)
        return replace(self, window=window, trail=trail[-LONGEST_TRAIL:], failures=0)

    def instead(self, window: str) -> Self:
        """Another window; "back" returns to where one came from."""
        return replace(self, window=window, failures=0)

    def home(self, **draft: str) -> Self:
        """The main menu, at work that of the role; with nothing begun but what `draft` says."""
        window = WORK if self.post else MENU
        return replace(self, window=window, trail=(), draft=draft, failures=0)

    def on_duty(self, post: str) -> Self:
        """At work from here on; nothing of what was begun for oneself goes along."""
        return replace(self, post=post).home()

    def off_duty(self, **draft: str) -> Self:
        """For oneself from here on; nothing of the work goes along."""
        return replace(self, post="").home(**draft)

    def back(self) -> Self:
        if not self.trail:
            return self.home()
        return replace(self, window=self.trail[-1], trail=self.trail[:-1], failures=0)

    def speaking(self, language: str, *, chosen: bool) -> Self:
        return replace(self, language=language, language_chosen=chosen)

    def offered_a_language(self) -> Self:
        return replace(self, language_offered=True)

    def missed(self) -> Self:
        return replace(self, failures=self.failures + 1)


@dataclass(frozen=True, slots=True)
class Aloud:
    """An oral answer that somebody on the staff says to have read out; `view` tells of it."""

    view: View
    by: Operator


@dataclass(frozen=True, slots=True)
class Step:
    """Where an answer leads: the session as it is then, and what is said before its window."""

    session: Session
    lead: tuple[Text, ...] = ()
    offers: tuple[Row, ...] = ()  # what goes with the lead, above the window's own buttons
    before: tuple[View, ...] = ()  # messages of their own, above the window
    answer: View | None = None  # shown in place of the window, which stays underneath
    aside: View | None = None  # said beside the conversation, which does not move
    toast: Text | None = None
    stay: bool = False  # the window in the chat is still right: do not show it again
    forgotten: bool = False
    aloud: Aloud | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer. `secret`: the message held an IIN, a PIN or a code and is to be deleted."""

    session: Session
    views: tuple[View, ...]
    toast: Text | None = None
    secret: bool = False
    beside: bool = False  # said beside the conversation, whose window and keyboard stay
    forgotten: bool = False  # nothing of this conversation may be kept (B0.1)
    aloud: Aloud | None = None
    said_in: str = ""  # the language of this answer alone, where it is another (B0.8)

    @property
    def spoken(self) -> Session:
        """The session as this answer speaks."""
        return replace(self.session, language=self.said_in or self.session.language)


def column(choices: Sequence[Choice]) -> tuple[Row, ...]:
    """One button to a line."""
    return tuple((choice,) for choice in choices)


def grid(choices: Sequence[Choice], width: int) -> tuple[Row, ...]:
    return tuple(tuple(choices[at : at + width]) for at in range(0, len(choices), width))
