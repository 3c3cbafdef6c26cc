"""How much of what people type is heard, and how long it takes; no database, no network."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from time import thread_time
from typing import Final

from bench.table import Bar, Line, milliseconds, percentile
from locales.hearing import hear
from tests.locales.heard_corpus import ALL, REPORTED, TUNED
from tests.locales.heard_names import NAMES
from tests.locales.heard_score import Scored, Share, is_plain, scored
from tests.locales.heard_ways import WAYS, kept

LETTERS: Final = 200
MESSAGES: Final = 1000
SEED: Final = 6
INTENT_BAR: Final = Bar(0.95)
KEPT_BAR: Final = Bar(0.9)
RECALL_BAR: Final = Bar(1.0)
MOMENT_BARS: Final = {"day": Bar(0.95), "time": Bar(0.95)}
FALSE_ALARM_BAR: Final = Bar(0.03, least=False)
TIME_BAR: Final = Bar(5, least=False, unit=" ms")


def measure() -> Iterator[Line | str]:
    for name, part in (("tuned", TUNED), ("reported", REPORTED)):
        yield from _lines(name, scored(part, NAMES))
    yield from _written_otherwise()
    yield from _times(_messages())
    confused = scored(TUNED, NAMES).confused.most_common()
    yield "Confused in the tuned part (meant → heard): " + (
        ", ".join(f"{meant} → {heard}: {times}" for (meant, heard), times in confused) or "nothing"
    )


def _lines(name: str, part: Scored) -> Iterator[Line]:
    yield _line(f"intent, {name}", part.intent, INTENT_BAR)
    for slot, share in part.slots.items():
        yield _line(f"{slot}, {name}", share, MOMENT_BARS.get(slot))
    yield _line(f"red flags heard, {name}", part.flags, RECALL_BAR)
    yield _line(f"false alarms, {name}", part.false_alarms, FALSE_ALARM_BAR)
    yield _line(f"asked first where it should be, {name}", part.asked_first)
    yield _line(f"left alone where it only sounds alike, {name}", part.left_alone)


def _written_otherwise() -> Iterator[Line]:
    """The intents of the whole corpus, but for red flags and what is near them."""
    plain = [each for each in ALL if is_plain(each)]
    for way in WAYS:
        dice = random.Random(SEED)  # noqa: S311 - the same changes each time
        share = kept(way, plain, NAMES, dice)
        yield _line(f"intent kept, {way.__name__}", share, KEPT_BAR)


def _line(measure: str, share: Share, bar: Bar | None = None) -> Line:
    return Line(measure, str(share), bar=bar, met=bar.met(share.ratio) if bar else None)


def _messages() -> list[str]:
    """Lines of the corpus one after another, cut at 200 letters."""
    dice = random.Random(SEED)  # noqa: S311 - the same messages each time
    return [_long_enough(dice) for _ in range(MESSAGES)]


def _long_enough(dice: random.Random) -> str:
    said = dice.sample(ALL, k=LETTERS)
    texts = accumulate((each.say for each in said), lambda text, more: f"{text} {more}")
    return next(text for text in texts if len(text) >= LETTERS)[:LETTERS]


def _times(messages: Sequence[str]) -> Iterator[Line]:
    """Processor time, so that other work on the machine does not count."""
    took = []
    for text in messages:
        began = thread_time()
        hear(text, NAMES)
        took.append(thread_time() - began)
    p99 = percentile(took, 99)
    yield Line(f"to hear {LETTERS} letters: p50", milliseconds(percentile(took, 50)))
    yield Line(
        f"to hear {LETTERS} letters: p99",
        milliseconds(p99),
        bar=TIME_BAR,
        met=TIME_BAR.met(p99 * 1000),
    )
