"""A door of TLS before a PostgreSQL that knows none, with certificates made for the test."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

ASKS_FOR_TLS: Final = (8).to_bytes(4) + (80877103).to_bytes(4)
HERE: Final = x509.IPAddress(ip_address("127.0.0.1"))
ELSEWHERE: Final = x509.DNSName("db.clinic.example")


@dataclass(frozen=True)
class Certificate:
    """Signed by itself: who trusts this file trusts whoever shows it."""

    file: Path
    key: Path

    @classmethod
    def made(cls, folder: Path, name: x509.GeneralName) -> "Certificate":
        folder.mkdir()
        made = cls(folder / "certificate.pem", folder / "key.pem")
        secret = ec.generate_private_key(ec.SECP256R1())
        common = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, folder.name)])
        certificate = (
            x509.CertificateBuilder(common, common, secret.public_key(), 1)
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(x509.SubjectAlternativeName([name]), critical=False)
            .sign(secret, SHA256())
        )
        made.file.write_bytes(certificate.public_bytes(Encoding.PEM))
        form = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        made.key.write_bytes(secret.private_bytes(*form))
        return made

    def shown(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file, self.key)
        return context


@dataclass
class Door:
    """`context` None: TLS for nobody. `entered` says how each came in."""

    url: str
    context: ssl.SSLContext | None
    port: int = 0
    entered: list[str] = field(default_factory=list)

    def leading(self, **words: str) -> str:
        """The URL of the same database through this door."""
        query = "&".join(f"{name}={value}" for name, value in words.items())
        path = urlsplit(self.url).path
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self.port}{path}?{query}".rstrip("?")

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Door"]:
        async with await asyncio.start_server(self._let_in, "127.0.0.1") as server:
            self.port = server.sockets[0].getsockname()[1]
            yield self

    async def _let_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._join(reader, writer)
        except (OSError, EOFError):
            pass  # who came did not like the certificate
        finally:
            writer.close()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        how, said = "plain", await reader.readexactly(len(ASKS_FOR_TLS))
        if said == ASKS_FOR_TLS:
            writer.write(b"S" if self.context else b"N")
            await writer.drain()
            if self.context:
                how = "tls"
                await writer.start_tls(self.context)
            said = await reader.readexactly(len(ASKS_FOR_TLS))
        self.entered.append(how)
        (folder,) = parse_qs(urlsplit(self.url).query)["host"]
        inner, inward = await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.5432")
        inward.write(said)
        async with asyncio.TaskGroup() as both:
            both.create_task(_pass_on(reader, inward))
            both.create_task(_pass_on(inner, writer))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while some := await reader.read(1 << 16):
        writer.write(some)
        await writer.drain()
    writer.close()
