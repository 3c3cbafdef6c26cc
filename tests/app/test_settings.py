"""A wrong or missing setting stops the start with its name and what is expected."""

import base64
from pathlib import Path

import pytest

from app.settings import SettingsWrong, read_settings

KEY = base64.b64encode(bytes(range(32))).decode()
SECRET = "0123456789abcdefABCDEF_-01234567"


pytestmark = pytest.mark.usefixtures("bare_environment")


def hooked(monkeypatch: pytest.MonkeyPatch, url: str, secret: str) -> None:
    given = {"BOT_TOKEN": "1:a", "DATA_KEY": KEY, "WEBHOOK_URL": url, "WEBHOOK_SECRET": secret}
    for name, value in given.items():
        monkeypatch.setenv(f"QABYLDAU_{name}", value)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DATABASE_URL", "mysql://localhost/x", "sqlite+aiosqlite:///FILE"),
        ("DATABASE_URL", "postgresql+asyncpg://example.org/x?sslmode=full", "verify-full"),
        ("DATABASE_URL", "postgresql+asyncpg://u:example.org\u2100@x/x", "USER@HOST/NAME"),
        ("DATA_KEY", "c2VjcmV0", "32 bytes in base64"),
        ("DATA_KEY", "not base64!", "32 bytes in base64"),
        ("TELEGRAM_API_URL", "http://example.org", "https"),
        ("WEBHOOK_URL", "http://example.org/hook", "https"),
        ("WEBHOOK_URL", "ftp://127.0.0.1/hook", "https"),
        ("TIMEZONE", "Asia/Taraz", "zone of the tz database"),
        ("WEBHOOK_LISTEN", "8080", "host:port"),
        ("HTTP_LISTEN", "8081", "host:port"),
        ("LISTS_DIR", "/dev/null", "a folder"),
        ("NOW", "2026-11-24T09:00", "ISO time with offset"),
        ("LOG_FORMAT", "loud", "'console' or 'json'"),
        ("LISTS_IN_TELEGRAM", "yes", "'brief', 'full' or 'off'"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(f"QABYLDAU_{name}", value)

    with pytest.raises(SettingsWrong) as refused:
        read_settings()

    assert str(refused.value).startswith(f"QABYLDAU_{name}: ")
    assert expected in str(refused.value)
    given = ("c2VjcmV0", "AAAAAA", "a2tra2", "example.org")
    assert [word for word in given if word in str(refused.value)] == []


def test_the_defaults_are_those_of_the_interfaces_page() -> None:
    settings = read_settings()

    assert settings.database_url == "sqlite+aiosqlite:///qabyldau.db"
    assert settings.zone.key == "Asia/Almaty"
    assert settings.telegram_api_url == "https://api.telegram.org"


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "QABYLDAU_BOT_TOKEN"),
        ({"BOT_TOKEN": "1:a"}, "QABYLDAU_DATA_KEY"),
        (
            {"BOT_TOKEN": "1:a", "DATA_KEY": KEY, "WEBHOOK_URL": "https://x.kz"},
            "QABYLDAU_WEBHOOK_SECRET",
        ),
        (
            {
                "BOT_TOKEN": "1:a",
                "DATA_KEY": KEY,
                "WEBHOOK_URL": "https://x.kz",
                "WEBHOOK_SECRET": "not a secret",
            },
            "QABYLDAU_WEBHOOK_SECRET",
        ),
        ({"BOT_TOKEN": "1:a", "NOW": "2026-11-24T09:00+05:00"}, "QABYLDAU_TELEGRAM_API_URL"),
    ],
)
def test_run_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], missing: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"QABYLDAU_{name}", value)

    with pytest.raises(SettingsWrong, match=missing):
        read_settings().check_start()


@pytest.mark.parametrize("secret", ["s" * 31, "s" * 257, "ш" * 32, "a b" * 12, SECRET + "\n"])
def test_a_secret_that_can_be_guessed_or_sent_by_no_telegram_is_refused(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    hooked(monkeypatch, "https://x.kz/hook", secret)

    with pytest.raises(SettingsWrong) as refused:
        read_settings().check_start()

    assert str(refused.value) == "QABYLDAU_WEBHOOK_SECRET: expected 32 to 256 of A-Z a-z 0-9 _ -"


def test_a_bot_api_on_this_machine_may_send_a_short_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hooked(monkeypatch, "http://127.0.0.1:8080/hook", "s3cret")
    monkeypatch.setenv("QABYLDAU_TELEGRAM_API_URL", "http://127.0.0.1:8081")
    read_settings().check_start()
    monkeypatch.setenv("QABYLDAU_WEBHOOK_SECRET", "ш")
    with pytest.raises(SettingsWrong):
        read_settings().check_start()


@pytest.mark.parametrize("byte", [b"\0", b"k"])
def test_a_key_of_equal_bytes_is_for_this_machine_only(
    monkeypatch: pytest.MonkeyPatch, byte: bytes
) -> None:
    monkeypatch.setenv("QABYLDAU_BOT_TOKEN", "1:A")
    monkeypatch.setenv("QABYLDAU_DATA_KEY", base64.b64encode(byte * 32).decode())
    with pytest.raises(SettingsWrong, match="32 random bytes"):
        read_settings().check_start()
    monkeypatch.setenv("QABYLDAU_TELEGRAM_API_URL", "http://127.0.0.1:8081")
    read_settings().check_start()


def test_printed_lists_are_sent_out_of_a_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QABYLDAU_BOT_TOKEN", "1:A")
    monkeypatch.setenv("QABYLDAU_DATA_KEY", base64.b64encode(bytes(range(32))).decode())
    monkeypatch.setenv("QABYLDAU_LISTS_IN_TELEGRAM", "full")
    with pytest.raises(SettingsWrong, match="QABYLDAU_LISTS_IN_TELEGRAM: full sends the files"):
        read_settings().check_start()
    monkeypatch.setenv("QABYLDAU_LISTS_DIR", str(tmp_path))
    read_settings().check_start()


@pytest.mark.parametrize("url", ["https://x.kz/hook", "http://127.0.0.1:8080/hook"])
def test_a_webhook_is_taken_over_https_and_on_this_machine(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    hooked(monkeypatch, url, SECRET)

    settings = read_settings()
    settings.check_start()

    assert settings.webhook_url == url


def test_a_rehearsal_on_this_machine_needs_no_data_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QABYLDAU_BOT_TOKEN", "1:a")
    monkeypatch.setenv("QABYLDAU_NOW", "2026-11-24T09:00+05:00")
    monkeypatch.setenv("QABYLDAU_TELEGRAM_API_URL", "http://127.0.0.1:8081")

    settings = read_settings()
    settings.check_start()

    assert len(settings.key()) == 32


def test_the_repr_of_the_settings_keeps_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QABYLDAU_DATA_KEY", KEY)
    monkeypatch.setenv("QABYLDAU_BOT_TOKEN", "123:secret")

    assert "secret" not in repr(read_settings())
    assert repr(bytes(range(32)))[2:20] not in repr(read_settings())
