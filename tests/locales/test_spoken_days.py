"""The checked examples of domain.md §4.2 and the rules of §4.3, read back word for word."""

from datetime import date, datetime, time

import pytest
from babel.dates import get_day_names, get_month_names
from hypothesis import given
from hypothesis import strategies as st

from locales.kk import speech as kk
from locales.kk.grammar import (
    TENS,
    UNITS,
    Case,
    adjective,
    cardinal,
    ending,
    inflected,
    inflected_possessive,
    possessive,
)
from locales.ru import speech as ru
from locales.ru.grammar import cardinal as ru_cardinal

EXAMPLES = [
    line.split("|")
    for line in """\
2026-11-24 14:30|жиырма төртінші қараша, сейсенбі күні, сағат он төрт отызда|24 қараша, сейсенбі, 14:30-да|во вторник, двадцать четвёртого ноября, в четырнадцать тридцать
2026-11-25 09:00|жиырма бесінші қараша, сәрсенбі күні, сағат тоғызда|25 қараша, сәрсенбі, 09:00-де|в среду, двадцать пятого ноября, в девять ноль-ноль
2026-11-26 08:15|жиырма алтыншы қараша, бейсенбі күні, сағат сегіз он бесте|26 қараша, бейсенбі, 08:15-те|в четверг, двадцать шестого ноября, в восемь пятнадцать
2026-11-27 10:40|жиырма жетінші қараша, жұма күні, сағат он қырықта|27 қараша, жұма, 10:40-та|в пятницу, двадцать седьмого ноября, в десять сорок
2026-11-28 09:20|жиырма сегізінші қараша, сенбі күні, сағат тоғыз жиырмада|28 қараша, сенбі, 09:20-да|в субботу, двадцать восьмого ноября, в девять двадцать
2026-11-30 11:00|отызыншы қараша, дүйсенбі күні, сағат он бірде|30 қараша, дүйсенбі, 11:00-де|в понедельник, тридцатого ноября, в одиннадцать ноль-ноль
2026-12-01 12:10|бірінші желтоқсан, сейсенбі күні, сағат он екі онда|1 желтоқсан, сейсенбі, 12:10-да|во вторник, первого декабря, в двенадцать десять
2026-12-02 15:45|екінші желтоқсан, сәрсенбі күні, сағат он бес қырық бесте|2 желтоқсан, сәрсенбі, 15:45-те|в среду, второго декабря, в пятнадцать сорок пять
2026-12-03 16:00|үшінші желтоқсан, бейсенбі күні, сағат он алтыда|3 желтоқсан, бейсенбі, 16:00-де|в четверг, третьего декабря, в шестнадцать ноль-ноль
2026-12-04 17:50|төртінші желтоқсан, жұма күні, сағат он жеті елуде|4 желтоқсан, жұма, 17:50-де|в пятницу, четвёртого декабря, в семнадцать пятьдесят
2026-12-07 08:00|жетінші желтоқсан, дүйсенбі күні, сағат сегізде|7 желтоқсан, дүйсенбі, 08:00-де|в понедельник, седьмого декабря, в восемь ноль-ноль
2026-12-08 13:05|сегізінші желтоқсан, сейсенбі күні, сағат он үш нөл бесте|8 желтоқсан, сейсенбі, 13:05-те|во вторник, восьмого декабря, в тринадцать ноль пять
2026-12-09 18:30|тоғызыншы желтоқсан, сәрсенбі күні, сағат он сегіз отызда|9 желтоқсан, сәрсенбі, 18:30-да|в среду, девятого декабря, в восемнадцать тридцать
2026-12-10 10:00|оныншы желтоқсан, бейсенбі күні, сағат онда|10 желтоқсан, бейсенбі, 10:00-де|в четверг, десятого декабря, в десять ноль-ноль
2026-12-14 14:00|он төртінші желтоқсан, дүйсенбі күні, сағат он төртте|14 желтоқсан, дүйсенбі, 14:00-де|в понедельник, четырнадцатого декабря, в четырнадцать ноль-ноль
2026-12-18 09:35|он сегізінші желтоқсан, жұма күні, сағат тоғыз отыз бесте|18 желтоқсан, жұма, 09:35-те|в пятницу, восемнадцатого декабря, в девять тридцать пять
2026-12-21 19:00|жиырма бірінші желтоқсан, дүйсенбі күні, сағат он тоғызда|21 желтоқсан, дүйсенбі, 19:00-де|в понедельник, двадцать первого декабря, в девятнадцать ноль-ноль
2026-12-29 08:30|жиырма тоғызыншы желтоқсан, сейсенбі күні, сағат сегіз отызда|29 желтоқсан, сейсенбі, 08:30-да|во вторник, двадцать девятого декабря, в восемь тридцать
2027-01-05 11:25|бесінші қаңтар, сейсенбі күні, сағат он бір жиырма бесте|5 қаңтар, сейсенбі, 11:25-те|во вторник, пятого января, в одиннадцать двадцать пять
2027-01-11 15:20|он бірінші қаңтар, дүйсенбі күні, сағат он бес жиырмада|11 қаңтар, дүйсенбі, 15:20-да|в понедельник, одиннадцатого января, в пятнадцать двадцать
2027-01-20 16:40|жиырмасыншы қаңтар, сәрсенбі күні, сағат он алты қырықта|20 қаңтар, сәрсенбі, 16:40-та|в среду, двадцатого января, в шестнадцать сорок
2027-03-03 09:55|үшінші наурыз, сәрсенбі күні, сағат тоғыз елу бесте|3 наурыз, сәрсенбі, 09:55-те|в среду, третьего марта, в девять пятьдесят пять
2027-05-31 12:00|отыз бірінші мамыр, дүйсенбі күні, сағат он екіде|31 мамыр, дүйсенбі, 12:00-де|в понедельник, тридцать первого мая, в двенадцать ноль-ноль
2027-06-06 10:10|алтыншы маусым, жексенбі күні, сағат он онда|6 маусым, жексенбі, 10:10-да|в воскресенье, шестого июня, в десять десять
""".splitlines()  # noqa: E501 - the table of §4.2, a moment a line
]
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
TIMES = st.times().map(lambda value: value.replace(second=0, microsecond=0))


@pytest.mark.parametrize(("moment", "kk_spoken", "kk_written", "ru_spoken"), EXAMPLES)
def test_examples_of_4_2(moment: str, kk_spoken: str, kk_written: str, ru_spoken: str) -> None:
    at = datetime.fromisoformat(moment)
    day, clock = at.date(), at.time()

    assert f"{kk.day_spoken(day)}, {kk.time_spoken(clock)}" == kk_spoken
    assert f"{kk.day(day)}, {kk.time_at(clock)}" == kk_written
    assert f"{ru.day_spoken(day)}, {ru.time_spoken(clock)}" == ru_spoken


def test_there_are_twenty_four_examples() -> None:
    assert len(EXAMPLES) == 24


@pytest.mark.parametrize(
    ("start", "end", "kk_spoken", "kk_written", "ru_spoken"),
    [
        ("08:00", "12:00", "сағат сегізден он екіге дейін", "08:00-ден 12:00-ге дейін",
         "с восьми до двенадцати часов"),
        ("09:00", "13:00", "сағат тоғыздан он үшке дейін", "09:00-ден 13:00-ге дейін",
         "с девяти до тринадцати часов"),
        ("14:00", "18:00", "сағат он төрттен он сегізге дейін", "14:00-ден 18:00-ге дейін",
         "с четырнадцати до восемнадцати часов"),
        ("14:30", "16:40", "сағат он төрт отыздан он алты қырыққа дейін",
         "14:30-дан 16:40-қа дейін", "с четырнадцати тридцати до шестнадцати сорока"),
        ("10:00", "11:15", "сағат оннан он бір он беске дейін", "10:00-ден 11:15-ке дейін",
         "с десяти ноль-ноль до одиннадцати пятнадцати"),
        ("20:00", "21:00", "сағат жиырмадан жиырма бірге дейін", "20:00-ден 21:00-ге дейін",
         "с двадцати до двадцати одного часа"),
        ("10:21", "11:02", "сағат он жиырма бірден он бір нөл екіге дейін",
         "10:21-ден 11:02-ге дейін", "с десяти двадцати одной до одиннадцати ноль двух"),
    ],
)  # fmt: skip
def test_ranges_of_4_2(
    start: str, end: str, kk_spoken: str, kk_written: str, ru_spoken: str
) -> None:
    since, until = time.fromisoformat(start), time.fromisoformat(end)

    assert kk.time_range_spoken(since, until) == kk_spoken
    assert kk.time_range(since, until) == kk_written
    assert ru.time_range_spoken(since, until) == ru_spoken
    assert ru.time_range(since, until) == f"с {start} до {end}"


def test_trap_1_spoken_and_written_endings_differ() -> None:
    nine = time(9)

    assert kk.time_spoken(nine) == "сағат тоғызда"
    assert kk.time_at(nine) == "09:00-де"


@pytest.mark.parametrize(
    ("clock", "spoken"),
    [
        (time(10, 5), "сағат он нөл бесте"),
        (time(15), "сағат он бесте"),
        (time(20, 3), "сағат жиырма нөл үште"),
        (time(23), "сағат жиырма үште"),
    ],
)
def test_trap_2_minutes_below_ten_say_zero(clock: time, spoken: str) -> None:
    assert kk.time_spoken(clock) == spoken


def test_trap_3_a_quarter_past_ten_is_ten_ten_five() -> None:
    assert kk.time_spoken(time(10, 15)) == "сағат он он бесте"


def test_every_minute_of_the_day_has_its_own_words_and_a_right_locative() -> None:
    day = [time(hour, minute) for hour in range(24) for minute in range(60)]
    locatives = {inflected(word, Case.LOCATIVE) for word in (*UNITS, *TENS[1:6])}

    for said in (kk.time_spoken, ru.time_spoken, kk.time_at, ru.time_at):
        assert len({said(clock) for clock in day}) == len(day)
    assert all(kk.time_spoken(clock).rsplit(maxsplit=1)[-1] in locatives for clock in day)
    assert all(kk.time_at(clock)[5:] in {"-да", "-де", "-та", "-те"} for clock in day)


@pytest.mark.parametrize(
    ("word", "forms"),
    [  # genitive, dative, accusative, locative, ablative, instrumental
        ("нөл", "нөлдің нөлге нөлді нөлде нөлден нөлмен"),
        ("бір", "бірдің бірге бірді бірде бірден бірмен"),
        ("екі", "екінің екіге екіні екіде екіден екімен"),
        ("үш", "үштің үшке үшті үште үштен үшпен"),
        ("төрт", "төрттің төртке төртті төртте төрттен төртпен"),
        ("бес", "бестің беске бесті бесте бестен беспен"),
        ("алты", "алтының алтыға алтыны алтыда алтыдан алтымен"),
        ("жеті", "жетінің жетіге жетіні жетіде жетіден жетімен"),
        ("сегіз", "сегіздің сегізге сегізді сегізде сегізден сегізбен"),
        ("тоғыз", "тоғыздың тоғызға тоғызды тоғызда тоғыздан тоғызбен"),
        ("он", "онның онға онды онда оннан онмен"),
        ("жиырма", "жиырманың жиырмаға жиырманы жиырмада жиырмадан жиырмамен"),
        ("отыз", "отыздың отызға отызды отызда отыздан отызбен"),
        ("қырық", "қырықтың қырыққа қырықты қырықта қырықтан қырықпен"),
        ("елу", "елудің елуге елуді елуде елуден елумен"),
        ("алпыс", "алпыстың алпысқа алпысты алпыста алпыстан алпыспен"),
        ("жетпіс", "жетпістің жетпіске жетпісті жетпісте жетпістен жетпіспен"),
        ("сексен", "сексеннің сексенге сексенді сексенде сексеннен сексенмен"),
        ("тоқсан", "тоқсанның тоқсанға тоқсанды тоқсанда тоқсаннан тоқсанмен"),
        ("жүз", "жүздің жүзге жүзді жүзде жүзден жүзбен"),
        ("мың", "мыңның мыңға мыңды мыңда мыңнан мыңмен"),
    ],
)
def test_endings_of_numbers_4_3(word: str, forms: str) -> None:
    assert " ".join(inflected(word, case) for case in Case) == forms


def test_locatives_of_months_and_weekdays_4_3() -> None:
    in_months = (
        "қаңтарда ақпанда наурызда сәуірде мамырда маусымда "
        "шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"
    )

    assert " ".join(inflected(month, Case.LOCATIVE) for month in kk.MONTHS) == in_months
    assert ending("дүйсенбі", Case.DATIVE) == "ге"
    assert ending("жұма", Case.DATIVE) == "ға"


@pytest.mark.parametrize(
    ("word", "owned", "of_it", "forms"),
    [  # genitive, dative, accusative, locative, ablative, instrumental of the possessive
        ("сейсенбі", "сейсенбісі", "сейсенбігі",
         "сейсенбісінің сейсенбісіне сейсенбісін сейсенбісінде сейсенбісінен сейсенбісімен"),
        ("жұма", "жұмасы", "жұмағы", "жұмасының жұмасына жұмасын жұмасында жұмасынан жұмасымен"),
        ("күн", "күні", "күнгі", "күнінің күніне күнін күнінде күнінен күнімен"),
        ("наурыз", "наурызы", "наурызғы",
         "наурызының наурызына наурызын наурызында наурызынан наурызымен"),
        ("кеш", "кеші", "кешкі", "кешінің кешіне кешін кешінде кешінен кешімен"),
    ],
)  # fmt: skip
def test_endings_of_names_of_times_4_3(word: str, owned: str, of_it: str, forms: str) -> None:
    assert (possessive(word), adjective(word)) == (owned, of_it)
    assert " ".join(inflected_possessive(word, case) for case in Case) == forms


def test_what_is_on_a_day_is_named_after_it() -> None:
    days = ["сейсенбіде", "жұмада", "апта соңында"]

    assert [adjective(day) for day in days] == ["сейсенбідегі", "жұмадағы", "апта соңындағы"]


def test_ordinals_of_4_2() -> None:
    said = [kk.day_spoken(date(2026, 12, day)).split(" желтоқсан")[0] for day in range(1, 32)]
    units = [
        "бірінші",
        "екінші",
        "үшінші",
        "төртінші",
        "бесінші",
        "алтыншы",
        "жетінші",
        "сегізінші",
        "тоғызыншы",
    ]

    assert said[:10] == [*units, "оныншы"]
    assert said[10:20] == [*(f"он {word}" for word in units), "жиырмасыншы"]
    assert said[20:] == [*(f"жиырма {word}" for word in units), "отызыншы", "отыз бірінші"]


@given(DAYS)
def test_no_year_and_no_figures_in_a_spoken_day_4_1(day: date) -> None:
    for said in (kk.day_spoken(day), ru.day_spoken(day)):
        assert not any(character.isdigit() for character in said)
        assert "жыл" not in said
        assert "айының" not in said


@given(TIMES, TIMES)
def test_ranges_end_in_the_dative_4_3(start: time, end: time) -> None:
    datives = {inflected(word, Case.DATIVE) for word in (*UNITS, *TENS[1:6])}

    assert kk.time_range_spoken(start, end).split()[-2] in datives


@pytest.mark.parametrize(
    ("number", "kazakh", "russian"),
    [
        (0, "нөл", "ноль"),
        (7, "жеті", "семь"),
        (19, "он тоғыз", "девятнадцать"),
        (20, "жиырма", "двадцать"),
        (100, "жүз", "сто"),
        (245, "екі жүз қырық бес", "двести сорок пять"),
        (1000, "мың", "одна тысяча"),
        (2011, "екі мың он бір", "две тысячи одиннадцать"),
        (9999, "тоғыз мың тоғыз жүз тоқсан тоғыз", "девять тысяч девятьсот девяносто девять"),
        (11_000, "он бір мың", "одиннадцать тысяч"),
        (22_100, "жиырма екі мың жүз", "двадцать две тысячи сто"),
        (101_001, "жүз бір мың бір", "сто одна тысяча один"),
    ],
)
def test_numbers_of_entries_in_words(number: int, kazakh: str, russian: str) -> None:
    assert kk.number_spoken(number) == kazakh
    assert ru.number_spoken(number) == russian


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_other_numbers_are_not_spoken(number: int) -> None:
    for spoken in (cardinal, ru_cardinal):
        with pytest.raises(ValueError, match="999 999"):
            spoken(number)


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_two_numbers_never_sound_alike(one: int, other: int) -> None:
    for spoken in (kk.number_spoken, ru.number_spoken):
        assert (spoken(one) == spoken(other)) == (one == other)


def test_digits_are_spelled_one_by_one() -> None:
    assert kk.digits_spoken("8 (702) 1") == "сегіз жеті нөл екі бір"
    assert ru.digits_spoken("8 (702) 1") == "восемь семь ноль два один"


def test_keys_of_the_telephone_are_named_as_they_are_pressed() -> None:
    """§4.3, accusative: «бірді басыңыз»."""
    kazakh = ["нөлді", "бірді", "екіні", "үшті", "төртті", "бесті"]
    assert [kk.key_spoken(key) for key in range(6)] == kazakh
    russian = ["ноль", "один", "два", "три", "четыре", "пять"]
    assert [ru.key_spoken(key) for key in range(6)] == russian


def test_month_names_agree_with_babel() -> None:
    for locale, wide, short in (
        ("kk", kk.MONTHS, kk.MONTHS_SHORT),
        ("ru", ru.MONTHS_GENITIVE, ru.MONTHS_SHORT),
    ):
        assert wide == tuple(get_month_names("wide", locale=locale).values())
        assert short == tuple(get_month_names("abbreviated", locale=locale).values())


def test_weekday_names_agree_with_babel() -> None:
    for locale, wide, short in (
        ("kk", kk.WEEKDAYS, kk.WEEKDAYS_SHORT),
        ("ru", ru.WEEKDAYS, ru.WEEKDAYS_SHORT),
    ):
        assert wide == tuple(get_day_names("wide", locale=locale)[day] for day in range(7))
        names = get_day_names("short" if locale == "kk" else "abbreviated", locale=locale)
        assert short == tuple(names[day] for day in range(7))


def test_buttons_and_titles_of_a_calendar() -> None:
    tuesday = date(2026, 11, 24)

    assert (kk.day_short(tuesday), ru.day_short(tuesday)) == ("24 қар., сс", "вт, 24 нояб.")
    assert (kk.month(tuesday), ru.month(tuesday)) == ("Қараша 2026", "Ноябрь 2026")
    assert (kk.weekday_short(tuesday), ru.weekday_short(tuesday)) == ("сс", "вт")
    assert kk.day_at(tuesday) == "24 қараша, сейсенбі күні"
    assert ru.day_at(tuesday) == "во вторник, 24 ноября"
    assert ru.day(tuesday) == "24 ноября, вторник"
    assert ru.time_at(time(14, 30)) == "в 14:30"
