"""What works and is not safe: `qabyldau check` warns of it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from app.addresses import is_loopback
from app.settings import ENV_FILE, POSTGRESQL, PREFIX, Settings, sslmodes

WARNING: Final = "warning, "
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def cautions(settings: Settings) -> Iterator[tuple[str, str]]:
    """Lines of `check`: of what, and what to do about it."""
    if _tls_is_left_open(settings.database_url):
        what = f"not demanded: say sslmode=verify-full in {PREFIX}DATABASE_URL"
        yield "database tls", WARNING + what
    if _open_to_others(Path(ENV_FILE)):
        yield ENV_FILE, f"{WARNING}others may read it: chmod 600 {ENV_FILE}"


def _tls_is_left_open(url: str) -> bool:
    """A PostgreSQL elsewhere, and no word on TLS: the server's offer decides."""
    if not url.startswith(POSTGRESQL):
        return False
    if sslmodes(url) or "PGSSLMODE" in os.environ:
        return False
    asked = urlsplit(url)
    hosts = unquote(asked.netloc.rpartition("@")[2]) or parse_qs(asked.query).get("host", [""])[-1]
    named = (hosts or os.environ.get("PGHOST", "")).split(",")
    return not all(_is_here(host) for host in named if host)


def _is_here(host: str) -> bool:
    """A folder of sockets, or this machine."""
    return host.startswith("/") or is_loopback(f"//{host}")


def _open_to_others(file: Path) -> bool:
    return file.is_file() and bool(file.stat().st_mode & OTHERS)
