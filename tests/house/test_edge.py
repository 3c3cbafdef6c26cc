"""The example of an edge for TLS and SRTP: its two files fit each other and the telephone."""

import re
import shutil
import subprocess
from typing import Final

from app.settings import Settings
from tests.house.tracked import ROOT

EDGE: Final = ROOT / "docs" / "edge"
CONFIG: Final = (EDGE / "kamailio.cfg").read_text(encoding="utf-8")
SOUND: Final = (EDGE / "rtpengine.conf").read_text(encoding="utf-8")
PAGE: Final = (EDGE / "README.md").read_text(encoding="utf-8")
KAMAILIO: Final = shutil.which("kamailio")


def defined(name: str) -> str:
    """What the first block gives for it."""
    found: list[str] = re.findall(
        rf'^#!(?:define {name} |substdef "!{name}!)([^!\n]+)', CONFIG, re.MULTILINE
    )
    (value,) = found
    return value


def test_calls_go_to_where_the_telephone_listens_by_default() -> None:
    host, port = Settings.model_fields["sip_listen"].default
    assert defined("VOICE") == f"{host}:{port}"


def test_both_files_name_one_another() -> None:
    assert f"listen-ng = {defined('RTPENGINE')}\n" in SOUND
    for way in ("outside", "inside"):
        assert f"{way}/" in SOUND
        assert f"direction={way}" in CONFIG


def test_what_is_to_be_changed_stands_in_the_first_block() -> None:
    _, block, rest = re.split(r"^# Only the lines.*$|^debug=", CONFIG, flags=re.MULTILINE)
    assert "192.0.2." in block
    assert "192.0.2." not in rest
    for named in (defined("TRUNK"), defined("LISTEN_INSIDE").removeprefix("udp:"), "server.key"):
        assert named in PAGE


def test_nobody_is_let_in_without_a_certificate() -> None:
    for demand in ("verify_certificate", "require_certificate"):
        assert f'modparam("tls", "{demand}", 1)' in CONFIG


if KAMAILIO:  # it would start a SIP server where it is installed: no package of the tests

    def test_kamailio_takes_the_example() -> None:
        command = [str(KAMAILIO), "-c", "-f", str(EDGE / "kamailio.cfg")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
