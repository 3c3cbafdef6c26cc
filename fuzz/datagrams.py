"""An input of the engine of sound: acts in a row, each a kind, a length and so many octets.

s t    to the port of sound, from the described port or from another one of the same host
r      to the port of reports       x    to the port of sound, from another host
c      the other party describes itself anew     p f    a sound is played, all is flushed
+      so many ticks pass, or as many as the first octet says
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

MOST_ACTS: Final = 64
LONGEST: Final = 255
KINDS: Final = b"strxcpf+"


@dataclass(frozen=True, slots=True)
class Act:
    kind: str
    data: bytes = b""


def parse(data: bytes) -> list[Act]:
    """Whatever octet stands for a kind; what is cut off is shorter."""
    acts: list[Act] = []
    at = 0
    while at < len(data) and len(acts) < MOST_ACTS:
        length = data[at + 1] if at + 1 < len(data) else 0
        kind = chr(KINDS[KINDS.find(data[at]) if data[at] in KINDS else data[at] % len(KINDS)])
        acts.append(Act(kind, data[at + 2 : at + 2 + length]))
        at += 2 + length
    return acts


def joined(acts: Sequence[Act]) -> bytes:
    return b"".join(
        bytes((ord(act.kind), len(act.data[:LONGEST]))) + act.data[:LONGEST] for act in acts
    )


def changed(data: bytes, dice: Random, more: Sequence[Act]) -> bytes:
    """Whole acts come, go, change places or come twice; or an octet of one is another one."""
    acts = parse(data) or [dice.choice(more)]
    for _ in range(dice.randint(1, 3)):
        dice.choice(CHANGES)(acts, dice, more)
    return joined(acts)


def _put_in(acts: list[Act], dice: Random, more: Sequence[Act]) -> None:
    acts.insert(dice.randint(0, len(acts)), dice.choice(more))


def _double(acts: list[Act], dice: Random, more: Sequence[Act]) -> None:
    acts.insert(dice.randint(0, len(acts)), dice.choice(acts or more))


def _drop(acts: list[Act], dice: Random, _: Sequence[Act]) -> None:
    if len(acts) > 1:
        del acts[dice.randrange(len(acts))]


def _octet(acts: list[Act], dice: Random, _: Sequence[Act]) -> None:
    at = dice.randrange(len(acts))
    act = acts[at]
    if act.data:
        place = dice.randrange(len(act.data))
        other = bytes((dice.randrange(256),))
        acts[at] = Act(act.kind, act.data[:place] + other + act.data[place + 1 :])


CHANGES: Final[Sequence[Callable[[list[Act], Random, Sequence[Act]], None]]] = (
    _put_in, _double, _drop, _octet, _octet,
)  # fmt: skip
