"""Settings of the telephone (interfaces.md "Settings")."""

from collections.abc import Iterator, Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode

from app.addresses import (
    Network,
    Place,
    exchange,
    host_of,
    ip_address,
    is_loopback,
    listening,
    networks,
    ports,
    sip_uri,
)
from locales.language import Language

HERE: Final = (ip_network("127.0.0.0/8"),)
EVERYWHERE: Final = "0.0.0.0"  # noqa: S104 - compared with a setting, and bound to nowhere
PORTS_OF_A_CALL: Final = 2
HERE_ONLY: Final = "a rehearsal talks to this machine only"


class PhoneSettings(BaseSettings):
    """One field a setting; defaults as interfaces.md has them."""

    sip_listen: Annotated[Place, NoDecode] = Place("127.0.0.1", 5070)
    sip_advertise: str = ""
    sip_allow: Annotated[tuple[Network, ...], NoDecode] = ()
    sip_trunk: Annotated[Place | None, NoDecode] = None
    sip_user: str = Field(default="", repr=False)
    sip_password: str = Field(default="", repr=False)
    sip_register: bool = False
    operator_uri: str = ""
    rtp_ports: Annotated[tuple[int, int], NoDecode] = (20000, 20999)
    voice_max_calls: int = Field(default=60, ge=1, le=1000)
    voice_http_listen: Annotated[Place, NoDecode] = Place("127.0.0.1", 8082)
    speech_dir: Path = Path("speech")
    recordings_dir: Path | None = None
    piper_kk: Path | None = None
    piper_ru: Path | None = None

    @field_validator("sip_listen", "voice_http_listen", mode="before")
    @classmethod
    def _place(cls, value: object) -> object:
        return listening(value) if isinstance(value, str) else value

    @field_validator("sip_listen")
    @classmethod
    def _no_name(cls, value: Place) -> Place:
        return Place(ip_address(value.host), value.port)

    @field_validator("sip_advertise")
    @classmethod
    def _address(cls, value: str) -> str:
        return ip_address(value) if value else value

    @field_validator("sip_allow", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        return networks(value) if isinstance(value, str) else value

    @field_validator("sip_trunk", mode="before")
    @classmethod
    def _exchange(cls, value: object) -> object:
        return (exchange(value) if value else None) if isinstance(value, str) else value

    @field_validator("operator_uri")
    @classmethod
    def _uri(cls, value: str) -> str:
        return sip_uri(value) if value else value

    @field_validator("rtp_ports", mode="before")
    @classmethod
    def _ports(cls, value: object) -> object:
        return ports(value) if isinstance(value, str) else value

    @field_validator("recordings_dir", "piper_kk", "piper_ru", mode="before")
    @classmethod
    def _maybe(cls, value: object) -> object:
        return value or None

    @property
    def piper(self) -> Mapping[Language, Path]:
        """Models of the voices that speak instead of espeak-ng."""
        models = {Language.KK: self.piper_kk, Language.RU: self.piper_ru}
        return {language: model for language, model in models.items() if model}

    @property
    def advertised(self) -> str:
        """The address that others are told to send to."""
        return self.sip_advertise or self.sip_listen.host

    @property
    def allowed(self) -> tuple[Network, ...]:
        return self.sip_allow or HERE

    def phone_faults(self, *, rehearsal: bool) -> Iterator[tuple[str, str]]:
        """What is wrong beyond single values: the setting, and what is expected."""
        if rehearsal:
            yield from self._reaching_out()
        if self.sip_register and not (self.sip_trunk and self.sip_user):
            yield "SIP_REGISTER", "expected SIP_TRUNK and SIP_USER beside it"
        if self.advertised == EVERYWHERE:
            yield "SIP_ADVERTISE", "expected the address that telephones reach"
        if not (self.sip_allow or is_loopback(f"//{self.sip_listen.host}")):
            yield "SIP_ALLOW", "expected the networks that calls may come from"
        first, last = self.rtp_ports
        if (last - first + 1) // PORTS_OF_A_CALL < self.voice_max_calls:
            yield "RTP_PORTS", "expected two ports for each of VOICE_MAX_CALLS"

    def _reaching_out(self) -> Iterator[tuple[str, str]]:
        if self.sip_trunk and not is_loopback(f"//{self.sip_trunk.host}"):
            yield "SIP_TRUNK", HERE_ONLY
        if self.operator_uri and not is_loopback(f"//{host_of(self.operator_uri)}"):
            yield "OPERATOR_URI", HERE_ONLY
