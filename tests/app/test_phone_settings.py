"""Settings of the telephone: a wrong or missing one stops the start with its name."""

import base64
from ipaddress import ip_network

import pytest

from app.settings import Settings, SettingsWrong, read_settings

KEY = base64.b64encode(bytes(range(32))).decode()
SAME = base64.b64encode(b"k" * 32).decode()
NOW = "2026-11-24T09:00+05:00"


pytestmark = pytest.mark.usefixtures("bare_environment")


def given(monkeypatch: pytest.MonkeyPatch, **settings: str) -> Settings:
    for name, value in settings.items():
        monkeypatch.setenv(f"QABYLDAU_{name}", value)
    return read_settings()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SIP_LISTEN", "5070", "host:port"),
        ("SIP_LISTEN", "pbx.example.kz:5070", "an IPv4 address"),
        ("SIP_ADVERTISE", "pbx.example.kz", "an IPv4 address"),
        ("SIP_ALLOW", "10.0.0.0/8;everybody", "networks"),
        ("SIP_ALLOW", "10.0.0.1/8", "networks"),
        ("SIP_TRUNK", "trunk.example.kz:udp", "host:port"),
        ("SIP_TRUNK", "sip:0@trunk.example.kz", "host:port"),
        ("SIP_REGISTER", "perhaps", "boolean"),
        ("OPERATOR_URI", "operator", "sip:NAME@HOST"),
        ("OPERATOR_URI", "sip:0@trunk.example.kz?Replaces=1", "sip:NAME@HOST"),
        ("OPERATOR_URI", "tel:+77262000000", "sip:NAME@HOST"),
        ("RTP_PORTS", "20000", "FIRST-LAST"),
        ("RTP_PORTS", "20999-20000", "FIRST-LAST"),
        ("RTP_PORTS", "65000-65536", "FIRST-LAST"),
        ("VOICE_MAX_CALLS", "0", "greater than or equal to 1"),
        ("VOICE_HTTP_LISTEN", "8082", "host:port"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    with pytest.raises(SettingsWrong) as refused:
        given(monkeypatch, **{name: value})

    assert str(refused.value).startswith(f"QABYLDAU_{name}: ")
    assert expected in str(refused.value)
    assert "example.kz" not in str(refused.value)


def test_the_defaults_are_those_of_the_interfaces_page(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = given(monkeypatch, DATA_KEY=KEY)

    settings.check_phone()

    assert settings.sip_listen == ("127.0.0.1", 5070)
    assert settings.advertised == "127.0.0.1"
    assert settings.allowed == (ip_network("127.0.0.0/8"),)
    assert (settings.sip_trunk, settings.sip_register, settings.operator_uri) == (None, False, "")
    assert settings.rtp_ports == (20000, 20999)
    assert settings.voice_max_calls == 60
    assert settings.voice_http_listen == ("127.0.0.1", 8082)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("192.0.2.1", ("192.0.2.1", 5060)),
        ("trunk.example.kz:5080", ("trunk.example.kz", 5080)),
        ("sip:192.0.2.1:5080", ("192.0.2.1", 5080)),
        ("", None),
    ],
)
def test_the_trunk_is_a_host_and_a_port(
    monkeypatch: pytest.MonkeyPatch, written: str, read: tuple[str, int] | None
) -> None:
    assert given(monkeypatch, SIP_TRUNK=written).sip_trunk == read


def test_networks_stand_between_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = given(monkeypatch, SIP_ALLOW="192.0.2.0/24, 198.51.100.7 2001:db8::/32")
    assert settings.allowed == (
        ip_network("192.0.2.0/24"),
        ip_network("198.51.100.7"),
        ip_network("2001:db8::/32"),
    )


REACHED = {"SIP_LISTEN": "192.0.2.10:5060", "SIP_ALLOW": "192.0.2.0/24"}


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"DATA_KEY": ""}, "DATA_KEY"),
        ({"DATA_KEY": SAME}, "DATA_KEY: expected 32 random bytes"),
        ({"SIP_LISTEN": "192.0.2.10:5060"}, "SIP_ALLOW"),
        (REACHED | {"SIP_LISTEN": "0.0.0.0:5060"}, "SIP_ADVERTISE"),
        ({"SIP_REGISTER": "1"}, "SIP_REGISTER"),
        ({"SIP_REGISTER": "1", "SIP_TRUNK": "192.0.2.1"}, "SIP_REGISTER"),
        ({"RTP_PORTS": "20000-20118"}, "RTP_PORTS"),
        ({"NOW": NOW, "SIP_TRUNK": "192.0.2.1"}, "SIP_TRUNK: a rehearsal"),
        ({"NOW": NOW, "OPERATOR_URI": "sip:0@192.0.2.1"}, "OPERATOR_URI: a rehearsal"),
    ],
)
def test_voice_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], fault: str
) -> None:
    with pytest.raises(SettingsWrong, match=f"^QABYLDAU_{fault}"):
        given(monkeypatch, **{"DATA_KEY": KEY} | settings).check_phone()


@pytest.mark.parametrize(
    "settings",
    [
        REACHED,
        REACHED | {"SIP_LISTEN": "0.0.0.0:5060", "SIP_ADVERTISE": "192.0.2.10"},
        {"SIP_REGISTER": "1", "SIP_TRUNK": "192.0.2.1", "SIP_USER": "desk"},
        {"RTP_PORTS": "20000-20119"},
        {"NOW": NOW, "SIP_TRUNK": "127.0.0.1", "OPERATOR_URI": "sip:0@127.0.0.1:5080"},
        {"OPERATOR_URI": "sip:operator@pbx.example.kz"},
    ],
)
def test_what_is_in_order_may_start(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    given(monkeypatch, **{"DATA_KEY": KEY} | settings).check_phone()


def test_a_rehearsal_needs_no_data_key(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, NOW=NOW).check_phone()


def test_the_repr_of_the_settings_keeps_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = given(monkeypatch, SIP_PASSWORD="hush-hush", SIP_USER="who-knows")
    assert "hush-hush" not in repr(settings)
    assert "who-knows" not in repr(settings)
