"""Addresses as settings give them. Every reader here raises ValueError with what is expected."""

import ipaddress
import re
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from clinic.phones import SIP_URI

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
SIP_PORT: Final = 5060
PORTS: Final = re.compile(r"(\d{4,5})-(\d{4,5})", re.ASCII)
UNPRIVILEGED: Final = 1024
HIGHEST: Final = 65535


class Place(NamedTuple):
    """Where somebody listens."""

    host: str
    port: int


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def over_tls(url: str) -> str:
    """Refuses an address that sends in the clear, but to this machine."""
    if url.startswith("https://") or (url.startswith("http://") and is_loopback(url)):
        return url
    message = "expected an https address (http only on this machine)"
    raise ValueError(message)


def listening(value: str) -> Place:
    """Reads `host:port`."""
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit():
        message = "expected host:port, for example 127.0.0.1:8080"
        raise ValueError(message)
    return Place(host, int(port))


def ip_address(value: str) -> str:
    """Reads an IPv4 address: no name, as it is said to others within a call."""
    try:
        return str(ipaddress.IPv4Address(value))
    except ValueError:
        message = "expected an IPv4 address, for example 192.0.2.10"
        raise ValueError(message) from None


def networks(value: str) -> tuple[Network, ...]:
    """Reads networks and single addresses, with commas or spaces between them."""
    try:
        return tuple(ipaddress.ip_network(each) for each in value.replace(",", " ").split())
    except ValueError:
        message = "expected networks, for example 192.0.2.0/24,198.51.100.7"
        raise ValueError(message) from None


def exchange(value: str) -> Place:
    """Reads `host` or `host:port` of an exchange, with `sip:` before it or not."""
    host, _, port = value.removeprefix("sip:").partition(":")
    if not re.fullmatch(r"[\w.-]+", host, re.ASCII) or (port and not port.isdigit()):
        message = "expected host or host:port, for example 192.0.2.1:5060"
        raise ValueError(message)
    return Place(host, int(port or SIP_PORT))


def sip_uri(value: str) -> str:
    """Reads a SIP URI: who, where, and at most a port."""
    if not SIP_URI.fullmatch(value):
        message = "expected sip:NAME@HOST or sip:NAME@HOST:PORT"
        raise ValueError(message)
    return value


def host_of(uri: str) -> str:
    """Of a SIP URI that was read."""
    found = SIP_URI.fullmatch(uri)
    return found[1] if found else ""


def ports(value: str) -> tuple[int, int]:
    """Reads the first and the last of a range of ports."""
    found = PORTS.fullmatch(value)
    first, last = (int(found[1]), int(found[2])) if found else (0, 0)
    if not UNPRIVILEGED <= first < last <= HIGHEST:
        message = "expected FIRST-LAST, for example 20000-20999"
        raise ValueError(message)
    return first, last
