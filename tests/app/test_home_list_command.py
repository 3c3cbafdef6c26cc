"""`qabyldau visit-list` without `--appointments`: the home visits, from the store to the file."""

import argparse
import csv
import getpass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from reportlab import rl_config

from app.commands import visit_list
from app.failures import CommandFailed
from app.settings import Settings
from clinic.journals.book import Entry, Mark
from clinic.journals.home_visits import HOME_VISITS
from storage import migrate
from storage.bulk import opened
from storage.tables import doctors, providers, rehearsal, specialties
from tests.app.modes import mode, open_to_all
from tests.app.paper_text import Read, read
from tests.clinic.calls import COMPLAINT, CONTACT, call, listed, struck
from tests.clinic.samples import AIGUL, HERE, NOW, marked
from tests.storage.exports.seeding import keep, put

DAY = "2026-11-23"
CANCELLED = marked(Mark.CANCELLED, 3)
CALLS = (
    call(1, listed(1, 1), marked(Mark.VISITED, 60, done_by="d1")),
    call(2, urgency="infant", age="7m", minutes=5, relation="parent"),
    call(3, listed(1, 2), CANCELLED, struck(2), minutes=7),
    call(4, CANCELLED, minutes=8),
    call(5, precinct="12", urgency="frail_fever", age="80", minutes=9),
)
HEADS = {
    "kk": (
        "Тегі, аты, әкесінің аты", "Жасы", "Мекенжайы", "Алғашқы / қайталама / белсенді",
        "Шақыру себебі", "Орындалған уақыты", "Кім орындады", "Диагноз",
    ),
    "ru": (
        "Фамилия, имя, отчество", "Возраст", "Адрес", "Первичный / повторный / активный",
        "Повод", "Когда выполнено", "Кем выполнено", "Диагноз",
    ),
}  # fmt: skip
"""Columns 4 to 11 of form 031/u, in their order."""


@pytest.fixture(autouse=True)
def legible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "pageCompression", 0)


@pytest.fixture
async def settings(database_url: str) -> Settings:
    """Today at ten, in a rehearsal."""
    await add(database_url, *CALLS)
    return Settings(database_url=database_url, now=NOW.replace(year=2090))


async def add(url: str, *calls: Entry, first: bool = True) -> None:
    if first:
        await migrate(url)
    async with opened(url, write=True) as bulk:
        if first:
            await put(
                bulk, providers, provider=HERE, kind="clinic", name_kk="№ 4 емхана",
                name_ru="Поликлиника № 4", open="[]", home_calls="[]", booking_days=30,
                lead_minutes=30,
            )  # fmt: skip
            await put(
                bulk, doctors, doctor="d1", provider=HERE, name="Омаров Н.Б.", specialty="gp",
                precincts='["5", "7"]', booking="direct",
            )  # fmt: skip
            await put(bulk, specialties, specialty="gp", name_kk="ЖПД", name_ru="ВОП")
            await put(bulk, rehearsal, mark=1, ahead_us=0)
        await keep(bulk, *calls)
        await bulk.commit()


async def made(settings: Settings, out: Path, *words: str, day: str = DAY) -> Path:
    parser = argparse.ArgumentParser()
    visit_list.add_arguments(parser)
    given = ["--provider", HERE, "--date", day, "--out", str(out), *words]
    assert await visit_list.run(parser.parse_args(given), settings) == 0
    return out


async def paper(settings: Settings, out: Path, *words: str, day: str = DAY) -> Read:
    return read((await made(settings, out, *words, day=day)).read_bytes())


async def test_csv_has_every_precinct_each_numbered_from_one(
    settings: Settings, tmp_path: Path
) -> None:
    path = await made(settings, tmp_path / "l.csv", "--format", "csv")
    text = path.read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == HOME_VISITS
    assert AIGUL.digits not in text
    assert [(row["precinct"], row["no"], row["entry"], row["state"]) for row in rows] == [
        ("5", "1", f"{HERE}/2026/2", "accepted"),
        ("5", "2", f"{HERE}/2026/1", "visited"),
        ("5", "3", f"{HERE}/2026/3", "cancelled"),
        ("12", "1", f"{HERE}/2026/5", "accepted"),
    ]
    assert (rows[0]["age"], rows[0]["urgency"], rows[0]["contact"]) == ("7m", "infant", CONTACT)


async def test_one_precinct_and_another_day(settings: Settings, tmp_path: Path) -> None:
    words = ("--format", "csv")
    path = await made(settings, tmp_path / "l.csv", *words, "--precinct", "12")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [row["entry"] for row in csv.DictReader(lines)] == [f"{HERE}/2026/5"]
    path = await made(settings, tmp_path / "l.csv", *words, day="2026-11-24")
    assert path.read_text(encoding="utf-8").splitlines() == [",".join(HOME_VISITS)]


async def test_xlsx_is_in_words(settings: Settings, tmp_path: Path) -> None:
    path = await made(settings, tmp_path / "l.xlsx", "--format", "xlsx", "--language", "ru")
    lines = [
        [cell.value for cell in line] for line in load_workbook(path).worksheets[0].iter_rows()
    ]
    rows = [dict(zip(HOME_VISITS, line, strict=True)) for line in lines]
    assert (rows[0]["patient"], rows[0]["door_code"]) == ("Фамилия, имя, отчество", "Код двери")
    infant, seen, off, frail = rows[1:]
    assert (infant["age"], infant["urgency"], infant["relation"]) == (
        "7 мес.", "до 1 года", "родитель или опекун",
    )  # fmt: skip
    assert (seen["state"], seen["done_at"], seen["done_by"]) == (
        "выполнен", "23.11 11:00", "Омаров Н.Б.",
    )  # fmt: skip
    assert (off["state"], frail["temperature"]) == ("отменён", "38,7")


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_paper_is_in_the_order_of_the_form_with_all_that_a_doctor_needs(
    settings: Settings, tmp_path: Path, language: str
) -> None:
    seen = await paper(settings, tmp_path / "l.pdf", "--language", language)
    assert " ".join(HEADS[language]) in seen.text
    assert "1 2, 3 4 5 6 7 8 9 10 11 12" in seen.text
    door = {
        "kk": "Кіреберіс: 2 · Қабат: 5 · Есік коды: ",
        "ru": "Подъезд: 2 · Этаж: 5 · Код двери: ",
    }
    for said in (
        "Сейтқали Айгүл Серікқызы", "13:00–18:00", door[language] + "45К7890", CONTACT,
        COMPLAINT, "Омаров Н.Б.", AIGUL.masked,
    ):  # fmt: skip
        assert said in seen.text
    assert AIGUL.digits not in seen.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "kk",
            ("СЫНАҚ / ТЕСТ", "Үйге шақырулардың күндік тізімі", "№ 4 емхана",
             "23 қараша, дүйсенбі (23.11.2026)", "Учаске: 5 — Омаров Н.Б. · ЖПД",
             "1-бет, барлығы 3", "3-бет, барлығы 3", "Басып шығарылған уақыты: 23.11.2090"),
        ),
        (
            "ru",
            ("СЫНАҚ / ТЕСТ", "Список вызовов на дом", "Поликлиника № 4",
             "23 ноября, понедельник (23.11.2026)", "Участок: 5 — Омаров Н.Б. · ВОП",
             "стр. 1 из 3", "стр. 3 из 3", "Напечатано: 23.11.2090"),
        ),
    ],
)  # fmt: skip
async def test_a_page_for_each_precinct_says_what_it_is_who_printed_it_and_when(
    settings: Settings, tmp_path: Path, language: str, said: tuple[str, ...]
) -> None:
    """Nobody was called to precinct 7, and its page says so."""
    seen = await paper(settings, tmp_path / "l.pdf", "--language", language)
    assert seen.pages == 3
    for each in (*said, f"· {getpass.getuser()}"):
        assert each in seen.text
    empty = {"kk": "Бұл күнге үйге шақыру жоқ.", "ru": "На этот день вызовов на дом нет."}
    assert seen.text.count(empty[language]) == 1
    alone = await paper(settings, tmp_path / "l.pdf", "--precinct", "5", "--language", language)
    assert (alone.pages, alone.text.count(empty[language])) == (1, 0)


async def test_who_has_no_name_prints_all_the_same(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert "Qabyldau, автоматты түрде" in (await paper(settings, tmp_path / "l.pdf")).text


async def test_what_was_cancelled_stands_struck_through(
    settings: Settings, tmp_path: Path
) -> None:
    seen = await paper(settings, tmp_path / "l.pdf")
    assert seen.text.count("шақырудан бас тартты") == 1


async def test_a_provider_without_precincts_and_calls_has_one_empty_page(
    settings: Settings, tmp_path: Path
) -> None:
    async with opened(settings.database_url, write=True) as bulk:
        await put(
            bulk, providers, provider="t9", kind="clinic", name_kk="№ 9 емхана", name_ru="",
            open="[]", home_calls="[]", booking_days=30, lead_minutes=30,
        )  # fmt: skip
        await bulk.commit()
    seen = await paper(settings, tmp_path / "l.pdf", "--provider", "t9")
    assert seen.pages == 1
    assert "Учаскесі көрсетілмеген Бұл күнге үйге шақыру жоқ." in seen.text


async def test_two_hundred_calls_of_one_clinic_and_the_longest_of_words(
    settings: Settings, tmp_path: Path
) -> None:
    """A chat takes a thousand letters at once: higher than a page in a narrow column."""
    long = "өте ұзақ шағым " * 66
    calls = [
        call(
            number, minutes=number % 300, precinct="7", complaint=long if number == 40 else "жөтел"
        )
        for number in range(10, 210)
    ]
    await add(settings.database_url, *calls, first=False)
    seen = await paper(settings, tmp_path / "l.pdf", "--precinct", "7")
    for number in range(10, 210):
        assert f"{HERE}/2026/{number} " in seen.text
    assert seen.text.count("өте ұзақ") >= 60
    assert "Барлығы: 200" in seen.text
    assert f"{seen.pages}-бет, барлығы {seen.pages}" in seen.text


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
async def test_a_new_file_is_for_its_owner_alone(
    settings: Settings, tmp_path: Path, form: str
) -> None:
    with open_to_all():
        assert mode(await made(settings, tmp_path / "l", "--format", form)) == 0o600


async def test_what_is_not_there_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="--precinct: there is no such precinct at this"):
        await made(settings, tmp_path / "x.pdf", "--precinct", "99")
    with pytest.raises(CommandFailed, match="--doctor: only with --appointments"):
        await made(settings, tmp_path / "x.pdf", "--doctor", "d1")
    with pytest.raises(CommandFailed, match="--provider: there is no such provider"):
        await made(settings, tmp_path / "x.pdf", "--provider", "t0")
