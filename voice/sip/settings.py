"""What signalling must be told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network


@dataclass(frozen=True, slots=True)
class Trunk:
    """Where calls of ours go, and where we are registered. `host`: a name or an address."""

    host: str
    port: int = 5060
    user: str = "qabyldau"
    password: str = field(default="", repr=False)
    register: bool = False


@dataclass(frozen=True, slots=True)
class SipSettings:
    """`host`: an IPv4 address to listen at; `advertise`: the one by which others reach us.

    `allow`: the networks whose packets are read at all; the trunk's own address is one of them.
    """

    host: str
    port: int
    advertise: str
    allow: Sequence[IPv4Network | IPv6Network]
    trunk: Trunk | None = None
    retry: float = 30.0  # seconds until a failed registration is tried again
