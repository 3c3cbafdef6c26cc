"""How much of the corpus is heard: the same figures for the tests and for `make bench`.

- The intent counts in lines without `flag`, `ask` and `safe`, which have figures of their own.
- A slot counts where it is marked or heard; the person only where it is marked, for the corpus
  marks no more than what a word says.
- Days and times count where the intent does, for those of a complaint are a story's; they are
  read on the corpus's own day. An answer to «when?» is read as one, as the
  windows that ask for it do.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from locales.folding import words_of
from locales.hearing import Heard, hear
from locales.lexicon import Lexicon
from locales.moments import When, when
from tests.locales.heard_corpus import NOW, SPECIALTIES, Utterance

OF_A_MOMENT = ("day", "part", "not_part", "time", "earliest")
SLOTS = (
    "specialty", "doctor", "provider", "person", "age_years", "age_months", "temperature",
    "pressure", "digits",
)  # fmt: skip
HIV = "hiv"
NONE = "none"
ANSWERS = {"answers", "fresh_answers"}


@dataclass(frozen=True, slots=True)
class Share:
    right: int
    all: int

    @property
    def ratio(self) -> float:
        return self.right / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.ratio:.3f} ({self.right} of {self.all})"


@dataclass(frozen=True, slots=True)
class Scored:
    """`false_alarms`: 103 where no flag is marked; `asked_first`: of the lines marked `ask`."""

    intent: Share
    slots: dict[str, Share]
    flags: Share
    false_alarms: Share
    asked_first: Share
    left_alone: Share
    confused: Counter[tuple[str, str]]


def scored(part: Sequence[Utterance], names: Lexicon) -> Scored:
    pairs = [(each, hear(each.say, names)) for each in part]
    told_when = [(each, _when(each)) for each in part if is_plain(each)]
    plain = [(each.intent, code_of(heard)) for each, heard in pairs if is_plain(each)]
    told = [(each, outcome(heard)) for each, heard in pairs]
    return Scored(
        intent=share(wanted == heard for wanted, heard in plain),
        slots={
            **{slot: share(_filled(pairs, slot)) for slot in SLOTS},
            **{slot: share(_filled(told_when, slot)) for slot in OF_A_MOMENT},
        },
        flags=share(said == "103" for each, said in told if each.flag),
        false_alarms=share(said == "103" for each, said in told if not each.flag),
        asked_first=share(said == "ask" for each, said in told if each.ask),
        left_alone=share(said == "ok" for each, said in told if each.safe),
        confused=Counter(pair for pair in plain if pair[0] != pair[1]),
    )


def share(answers: Iterator[bool]) -> Share:
    counted = Counter(answers)
    return Share(counted[True], counted.total())


def is_plain(each: Utterance) -> bool:
    return not (each.flag or each.ask or each.safe)


def code_of(heard: Heard) -> str:
    """As the corpus names it: HIV goes before every wish (B4.1)."""
    if heard.topic == HIV:
        return HIV
    return heard.intent or heard.topic or NONE


def outcome(heard: Heard) -> str:
    if heard.flags:
        return "103"
    return "ask" if heard.ask_first else "ok"


def _when(each: Utterance) -> When:
    asked = "time" if each.time else "day" if each.day else None
    said = when(words_of(each.say), NOW, asked=asked if each.theme in ANSWERS else None)
    return replace(said, part=None) if said.time else said


def _known(what: object, slot: str) -> object:
    value = getattr(what, slot)
    return None if value is False else value


def _filled(pairs: Sequence[tuple[Utterance, Heard | When]], slot: str) -> Iterator[bool]:
    for each, heard in pairs:
        wanted, said = _known(each, slot), _known(heard, slot)
        if slot == "specialty" and said not in SPECIALTIES:
            said = None
        if wanted is not None or (said is not None and slot != "person"):
            yield wanted == said
