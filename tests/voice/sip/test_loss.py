"""A tenth of the packets is lost, both ways, and no call."""

import subprocess
from pathlib import Path

import pytest

from tests.voice.sip.running import LOCAL, Host, free_port, sipp

pytestmark = [pytest.mark.needs("sip-tester"), pytest.mark.needs("gcc")]
CALLS = 100
FEWEST_LOST = 20
"""Of some five hundred packets each way."""


@pytest.fixture(scope="session")
def lossy(tmp_path_factory: pytest.TempPathFactory) -> str:
    source = Path(__file__).with_name("lossy.c")
    built = tmp_path_factory.mktemp("lossy") / "lossy.so"
    compiler = [
        "gcc",
        "-O1",
        "-Wall",
        "-Werror",
        "-shared",
        "-fPIC",
        "-o",
        str(built),
        str(source),
    ]
    subprocess.run(compiler, check=True)
    return str(built)


def test_of_a_hundred_calls_none_fails_at_ten_per_cent_of_loss(lossy: str, tmp_path: Path) -> None:
    """Answered, held for a second, and ended by the caller, who repeats himself quickly."""
    lost = {"LD_PRELOAD": lossy, "LOSS": "0.1"}
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    with Host.open(environment={**lost, "SEED": "7", "LOST": str(ours)}) as host:
        words = ["-s", "desk", "-m", str(CALLS), "-r", "20", "-d", "1000"]
        given = {"number": "1000", "repeat": "100"}
        with sipp(
            "calls", f"{LOCAL}:{host.port}", *words, port=free_port(), given=given,
            SEED="11", LOST=str(theirs), **lost,
        ):  # fmt: skip
            calls = [host.call_of("1000") for _ in range(CALLS)]
        for call in calls:
            assert host.expect("ended", call=call)["code"] is None
    assert min(ours.stat().st_size, theirs.stat().st_size) >= FEWEST_LOST
