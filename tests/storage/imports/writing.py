"""Small sets of import files, as a clinic would write them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from storage.imports.loading import Order, Report, load
from storage.imports.problems import ImportRefused

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
AIGUL, SERGEI, CHILD = "943101000013", "813101000047", "183101000023"

FILES: Mapping[str, str] = {
    "providers.csv": (
        "provider,kind,name_kk,name_ru,open\n"
        "t1,clinic,№ 1 қалалық емхана,Городская поликлиника № 1,mon-fri 08:00-20:00\n"
        "t2,clinic,№ 2 қалалық емхана,Городская поликлиника № 2,mon-fri 08:00-20:00\n"
    ),
    "doctors.csv": "doctor,provider,name,specialty,precincts\nd1,t1,Ахметова А.С.,gp,5;6\n",
    "shifts.csv": "doctor,date,start,end,slot_minutes\nd1,2026-11-24,08:00,14:00,15\n",
    "register.csv": (
        "iin,last_name,first_name,birth_date,sex,phone,provider,precinct,guardian_iins\n"
        f"{AIGUL},Ахметова,Айгүл,1994-10-14,f,+77710000001,t1,5,\n"
        f"{SERGEI},Волков,Сергей,1981-10-14,m,8 771 000 00 02,t1,6,\n"
        f"{CHILD},Ахметов,Әлихан,2018-10-14,m,,t1,5,{AIGUL}\n"
    ),
}


def write(folder: Path, **changed: str) -> Path:
    """The files of FILES; `register="…"` writes another text in place of one of them."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(Path(name).stem, text), encoding="utf-8")
    return folder


async def imported(url: str, *paths: Path, whole: bool = False, yes: bool = False) -> Report:
    return await load(url, Order(paths, NOW, whole=whole, yes=yes))


async def refused(url: str, *paths: Path) -> list[str]:
    """The problems as they are printed."""
    try:
        await imported(url, *paths)
    except ImportRefused as refusal:
        return [str(problem) for problem in refusal.problems]
    raise AssertionError("the set was not refused")
