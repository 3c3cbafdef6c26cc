"""Settings from the environment or `.env`, prefix `QABYLDAU_` (interfaces.md "Settings").

A wrong or missing setting stops the start with its name and what is expected.
"""

import base64
import binascii
import hashlib
import re
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from app.addresses import Place, is_loopback, listening, over_tls
from app.phone_settings import PhoneSettings
from clinic.journals.brief_list import Carried

KEY_BYTES = 32
POSTGRESQL = "postgresql+asyncpg://"
DATABASES = ("sqlite+aiosqlite:///", POSTGRESQL)
SSLMODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
PREFIX = "QABYLDAU_"
ENV_FILE = ".env"
NO_DATA_KEY = f"{PREFIX}DATA_KEY: expected 32 bytes in base64; `qabyldau key new` prints one"
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
LONG_ENOUGH = 32


class SettingsWrong(Exception):  # noqa: N818 - the reason a start is refused, shown as it is
    """Names the setting and what is expected; never its value."""


class LogFormat(StrEnum):
    """How log lines are written."""

    CONSOLE = "console"
    JSON = "json"


class Limits(StrEnum):
    """Whose limits the sending of messages keeps."""

    TELEGRAM = "telegram"
    OFF = "off"  # a Bot API server on this machine has none


def sslmodes(url: str) -> list[str]:
    """Raises ValueError, and not with the text of the library: it may hold a password."""
    try:
        return parse_qs(urlsplit(url).query).get("sslmode", [])
    except ValueError:
        message = f"expected {POSTGRESQL}USER@HOST/NAME"
        raise ValueError(message) from None


class Settings(PhoneSettings):
    """One field a setting; defaults as interfaces.md has them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        extra="ignore",
        hide_input_in_errors=True,
        arbitrary_types_allowed=True,
        frozen=True,
    )

    bot_token: str = Field(default="", repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str = Field(default="sqlite+aiosqlite:///qabyldau.db", repr=False)
    data_key: Annotated[bytes | None, NoDecode] = Field(default=None, repr=False)
    webhook_url: str = ""
    webhook_listen: Annotated[Place, NoDecode] = Place("127.0.0.1", 8080)
    webhook_secret: str = Field(default="", repr=False)
    http_listen: Annotated[Place, NoDecode] = Place("127.0.0.1", 8081)
    lists_dir: Path | None = None
    lists_in_telegram: Carried = Carried.BRIEF
    timezone: Annotated[ZoneInfo, NoDecode] = ZoneInfo("Asia/Almaty")
    log_format: LogFormat = LogFormat.CONSOLE
    pace: Limits = Limits.TELEGRAM
    now: datetime | None = None

    @field_validator("telegram_api_url")
    @classmethod
    def _safe_api(cls, value: str) -> str:
        return over_tls(value).rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _safe_webhook(cls, value: str) -> str:
        return over_tls(value) if value else value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(DATABASES):
            message = f"expected {DATABASES[0]}FILE or {DATABASES[1]}USER@HOST/NAME"
            raise ValueError(message)
        if value.startswith(POSTGRESQL) and not set(sslmodes(value)) <= set(SSLMODES):
            message = f"expected as sslmode one of {', '.join(SSLMODES)}"
            raise ValueError(message)
        return value

    @field_validator("data_key", mode="before")
    @classmethod
    def _decoded_key(cls, value: object) -> object:
        if not isinstance(value, str) or not value:
            return value or None
        try:
            key = base64.b64decode(value, validate=True)
        except binascii.Error:
            key = b""
        if len(key) != KEY_BYTES:
            message = "expected 32 bytes in base64; `qabyldau key new` prints one"
            raise ValueError(message)
        return key

    @field_validator("webhook_listen", "http_listen", mode="before")
    @classmethod
    def _host_and_port(cls, value: object) -> object:
        return listening(value) if isinstance(value, str) else value

    @field_validator("lists_dir", mode="before")
    @classmethod
    def _folder(cls, value: object) -> object:
        if value and not isinstance(value, Path):
            value = Path(str(value))
        if isinstance(value, Path) and value.exists() and not value.is_dir():
            message = "expected a folder"
            raise ValueError(message)
        return value or None

    @field_validator("timezone", mode="before")
    @classmethod
    def _known_zone(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            message = "expected a zone of the tz database, for example Asia/Almaty"
            raise ValueError(message) from None

    @field_validator("now")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            message = "expected an ISO time with offset, for example 2026-11-24T09:00+05:00"
            raise ValueError(message)
        return value

    @property
    def zone(self) -> ZoneInfo:
        return self.timezone

    @property
    def rehearsal(self) -> bool:
        return self.now is not None

    @property
    def paced(self) -> bool:
        """Telegram's limits are honoured wherever Telegram may be."""
        return self.pace is Limits.TELEGRAM or not is_loopback(self.telegram_api_url)

    def key(self) -> bytes:
        """The data key; raises SettingsWrong where there is none."""
        key = self.maybe_key()
        if key is None:
            raise SettingsWrong(NO_DATA_KEY)
        return key

    def maybe_key(self) -> bytes | None:
        """In a rehearsal without a data key, a key that protects nothing."""
        if self.data_key is None and self.rehearsal:
            return hashlib.sha256(b"rehearsal").digest()
        return self.data_key

    def _is_secret(self, secret: str) -> bool:
        """A Bot API on this machine may send a short one."""
        long = len(secret) >= LONG_ENOUGH or is_loopback(self.telegram_api_url)
        return long and WEBHOOK_SECRET.fullmatch(secret) is not None

    def check_start(self) -> None:
        """What `run` needs beyond single values; raises SettingsWrong.

        Before Telegram's own people the secrets are such that nobody guesses them.
        """
        if not self.bot_token:
            message = f"{PREFIX}BOT_TOKEN: expected the token that @BotFather gave"
            raise SettingsWrong(message)
        if self.rehearsal and not is_loopback(self.telegram_api_url):
            message = f"{PREFIX}TELEGRAM_API_URL: a rehearsal talks to this machine only"
            raise SettingsWrong(message)
        if self.webhook_url and not self._is_secret(self.webhook_secret):
            message = f"{PREFIX}WEBHOOK_SECRET: expected 32 to 256 of A-Z a-z 0-9 _ -"
            raise SettingsWrong(message)
        if self.lists_in_telegram is Carried.FULL and self.lists_dir is None:
            message = f"{PREFIX}LISTS_IN_TELEGRAM: full sends the files of {PREFIX}LISTS_DIR"
            raise SettingsWrong(message)
        self._check_key()

    def check_phone(self) -> None:
        """What `voice` needs beyond single values; raises SettingsWrong with the first fault."""
        for name, expected in self.phone_faults(rehearsal=self.rehearsal):
            message = f"{PREFIX}{name}: {expected}"
            raise SettingsWrong(message)
        self._check_key()

    def _check_key(self) -> None:
        if len(set(self.key())) == 1 and not is_loopback(self.telegram_api_url):
            message = f"{PREFIX}DATA_KEY: expected 32 random bytes; `qabyldau key new` prints them"
            raise SettingsWrong(message)


def read_settings() -> Settings:
    """Raises SettingsWrong with the first wrong setting's name and what is expected."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = PREFIX + str(first["loc"][0]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        message = f"{name}: {reason}"
        raise SettingsWrong(message) from None
