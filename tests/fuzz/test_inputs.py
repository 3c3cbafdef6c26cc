"""How bytes are read as files and as acts, and what the engine's log is read as."""

import pytest

from fuzz import acts, bundle, datagrams
from fuzz.acts import Act
from fuzz.bundle import REPEATED, Bundle
from fuzz.report import Line, written

LOG = """
#8      NEW    cov: 90 ft: 91 corp: 2/9b lim: 8192 exec/s: 4 rss: 281Mb L: 9/9 MS: 1 Cut-
#4096   pulse  cov: 1620 ft: 4018 corp: 227/314Kb lim: 8192 exec/s: 480 rss: 291Mb
Done 5000 runs in 11 second(s)
stat::number_of_executed_units: 5000
stat::average_exec_per_sec:     454
stat::peak_rss_mb:              291
"""


def test_files_stand_under_their_names() -> None:
    files = {"doctors.csv": b"a\nb\n", "register.csv": b"c"}
    read = Bundle.parse(bundle.joined(files, "whole", "yes"))
    assert read == Bundle(files, frozenset({"whole", "yes"}))


@pytest.mark.parametrize("data", [b"", b"iin\n", b"@../x.csv\n", b"@register\n"])
def test_bytes_without_a_name_are_a_register(data: bytes) -> None:
    assert Bundle.parse(data) == Bundle({"register.csv": data})


def test_a_byte_stands_for_a_long_line() -> None:
    files = Bundle.parse(b"@facts.csv\na,b\x1a\x1a\n").files
    assert files == {"facts.csv": b"a," + b"b" * 2 * REPEATED + b"\n"}


def test_acts_stand_on_their_lines() -> None:
    read = acts.parse(acts.joined("=olga", ".а\\nб", "#3@1", "#=Растау", "", "+90", "#x"))
    assert read == [
        Act("=", b"olga"), Act(".", "а\\nб".encode()), Act("#", b"3@1"),
        Act("#", "=Растау".encode()), Act("+", b"90"), Act("#", b"x"),
    ]  # fmt: skip
    assert read[1].text == "а\nб"
    assert [act.button for act in read[2:6:3]] == [(3, 1), (0, 0)]
    assert (read[2].label, read[3].label, read[4].minutes, read[5].minutes) == (
        "",
        "Растау",
        90,
        0,
    )


def test_bytes_that_are_no_text_are_acts_all_the_same() -> None:
    (act,) = acts.parse(b".\xff")
    assert act.text == "\ufffd"


def test_datagrams_stand_behind_their_kind_and_length() -> None:
    written = [datagrams.Act("s", b"\x80\x08"), datagrams.Act("+"), datagrams.Act("r", b"x" * 255)]
    assert datagrams.parse(datagrams.joined(written)) == written


def test_octets_of_any_kind_are_datagrams_all_the_same() -> None:
    cut = datagrams.parse(b"\xff\x01a\x00\x09bc" + b"s\0" * datagrams.MOST_ACTS)
    assert cut[:1] == [datagrams.Act("+", b"a")]
    assert cut[1] == datagrams.Act("s", b"bcs\0s\0s\0s")
    assert len(datagrams.parse(b"s\0" * 999)) == datagrams.MOST_ACTS


def test_the_figures_of_a_run_are_read_off_its_log() -> None:
    line = Line.read("import", LOG, 1)
    assert line == Line("import", 5000, 454, 227, 1620, 291, 1)
    assert "| import | 5,000 | 454 | 227 | 1,620 | 291 | 1 |" in written([line])


def test_a_run_that_never_began_has_no_figures() -> None:
    assert Line.read("text", "", 0) == Line("text", 0, 0, 0, 0, 0, 0)
