"""The fault run with two senders, small: `make bench ARGS=faults` has it in full."""

import re

from bench.databases import opened
from bench.faults import Sizes, killed
from bench.town import build

KILLS, DUE, WIRE = 3, 1_500, 0.05
"""Over such a wire two senders do not come to the end of it before three of them are killed."""


async def test_of_two_senders_that_are_killed_nothing_is_lost_and_little_doubled() -> None:
    with opened() as (folder, _, postgres):
        town = await build(postgres, folder)
        line = await killed(postgres, town, Sizes(kills=KILLS, due_to_killed=DUE, wire=WIRE))
    assert line.met, line.ours
    assert re.match("1,500 sent, 0 lost, .* 0 outside", line.ours)
    assert f"({KILLS} kills;" in line.ours
