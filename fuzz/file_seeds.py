"""Files to begin with: the demo region's own, and what spreadsheets and people make of them."""

import codecs
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final

from app.data.sheets import read
from fuzz.bundle import joined
from fuzz.region import Region
from storage.imports.kinds import IN_ORDER

ROWS: Final = 6
"""So many lines of each file: a small input is tried sooner."""
VISITS: Final = b"entry,mark,at,staff\ntaraz-1/2026/1,came,2026-11-24T14:20,r-1\n"
HANDMADE: Final[tuple[str, ...]] = (
    "",
    "\ufeff",
    "@register.csv\n943101000013,\u0410\u0445\u043c\u0435\u0442\u043e\u0432\u0430\n",
    "@register.csv\niin,last_name,first_name,birth_date,sex\n943101000013,A,B,2062-01-01,f\n",
    "@register.csv\niin,last_name,first_name,birth_date,sex\n943101000013,A,B,0001-01-01,f\n",
    "@register.csv\niin,last_name,first_name,birth_date,sex\n9,43101E+11,A,B,1990-01-01,f\n",
    '@doctors.csv\ndoctor,provider,name,specialty\nd1,taraz-1,"\u0410\n\u0411",gp\n',
    '@doctors.csv\ndoctor,provider,name,specialty\nd1,taraz-1,"\u0410,gp\n',
    "@doctors.csv\nsep=;\r\ndoctor;provider;name;specialty\r\nd1;taraz-1;\u0410;gp\r\n",
    "@doctors.csv\ndoctor,provider,name,specialty\nd1,taraz-1,\0,gp\n",
    "@doctors.csv\ndoctor,provider,name,specialty\nd1,taraz-1,\u0410\x1a,gp\n",
    "@shifts.csv\ndoctor,date,start,end,slot_minutes\nd-gp-1,2026-11-24,08:00,09:00,1\x1a\n",
    "@shifts.csv\ndoctor,date,start,end,slot_minutes\nd-gp-1,2026-11-24,08:00,09:00,1\x1a\x1a\n",
    "@shifts.csv\ndoctor,date,start,end,slot_minutes\nd-gp-1,2026-11-24,0:00,23:59,1\n",
    "@shifts.csv\ndoctor,date,start,end,slot_minutes\nd-gp-1,9999-12-31,08:00,09:00,\u0661\n",
    "@specialties.csv\nspecialty,name_kk,name_ru\ngp,\u2014,\u2014\n",
    "@specialties.csv\nspecialty,name_kk,name_ru\ngp,=1+1,<b>&amp;\n",
    "@providers.csv\nprovider,kind,name_kk,name_ru\ntaraz-3,clinic,\u0410,\u0411\n",
    "@absences.csv\ndoctor,from,to\nd-gp-1,0001-01-01,9999-12-31\n",
    "@calendar.csv\ndate,kind\n2026-11-24,holiday\n9999-12-31,working\n",
    "@visits.csv\nentry,mark,at,staff\ntaraz-1/2026/1,came,0001-01-01T00:00+14:00,\n",
    "@visits.csv\nentry,mark,at,staff\ntaraz-1/2026/1,missed,9999-12-31T23:59-12:00,\n",
    "@notes.csv\nx\n",
)
IN_CELLS: Final[tuple[str, ...]] = (
    "\ufeff", "\r\n", '"', '""', "\0", "\x1a", ";", "sep=;\n", "\u0661\u0662", "\u200b", "=1+1",
    "yes", "no", "*", "direct_if:injury|acute", "mon-fri 08:00-20:00; sat 09:00-14:00",
    "0001-01-01", "9999-12-31", "2026-11-24", "2026-11-24T09:35+05:00", "24:00", "23:59",
    "+77010000000", "9,001E+11", "183101000023;943101000013", "whole", "whole yes", "\u2028",
)  # fmt: skip


def seeds(region: Region) -> Iterator[bytes]:
    files = _files(region)
    yield joined(files)
    yield joined({"register.csv": (region.files / "register.csv").read_bytes()}, "whole")
    for name, content in files.items():
        yield joined({name: content})
        for written in _spreadsheets(content):
            yield joined({name: written})
        for broken in _broken(content):
            yield joined({name: broken})
    yield joined({"register.csv": files["register.csv"]}, "whole")
    yield joined({"register.csv": files["register.csv"]}, "whole", "yes")
    yield from (text.encode() for text in HANDMADE)


def words() -> Iterator[str]:
    yield from IN_CELLS
    for kind in IN_ORDER:
        yield f"@{kind.file}\n"
        yield from (field.name for field in kind.fields if field.name)
    for name in ("players", "doctors", "providers"):
        for row in read(f"demo/{name}.csv"):
            yield from (cell for cell in row.values() if cell)


def _files(region: Region) -> Mapping[str, bytes]:
    found = {path.name: _first_lines(path.read_bytes()) for path in region.files.iterdir()}
    return {kind.file: found.get(kind.file, VISITS) for kind in IN_ORDER}


def _first_lines(content: bytes) -> bytes:
    return b"".join(content.splitlines(keepends=True)[: 1 + ROWS])


def _spreadsheets(content: bytes) -> Iterator[bytes]:
    """The same, as other programs save it."""
    text = content.decode()
    yield codecs.BOM_UTF8 + content
    yield content.replace(b"\n", b"\r\n")
    yield content.replace(b",", b";")
    yield b"sep=,\r\n" + content
    yield content.replace(b",", b"\t")
    yield text.encode("cp1251", errors="replace")
    yield text.encode("utf-16")
    yield text.encode("utf-16-le")
    yield text.encode("koi8-r", errors="replace")


def _broken(content: bytes) -> Iterator[bytes]:
    yield content[: len(content) // 2]
    yield content[len(content) // 3 :]
    yield content.replace(b",", b",,", 3)
    yield content + content
    yield content.replace(b"\n", b'"\n', 2)
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("sheet.csv", content)
    yield archive.getvalue()
