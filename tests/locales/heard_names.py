"""The names that the corpus of heard/ may say, as a region hands them to `hear`."""

from app.data import sheets
from locales.lexicon import Lexicon
from tests.locales.heard_corpus import DOCTORS, PROVIDERS

SPECIALTIES = {
    row["specialty"]: [
        row["name_kk"], row["name_ru"], *row["heard_kk"].split(";"), *row["heard_ru"].split(";")
    ]
    for row in sheets.read("region/specialties.csv")
}  # fmt: skip
CLINICS = {
    "taraz-1": ("№ 1 емхана",),
    "taraz-2": ("№ 2 емхана",),
    "aisha-bibi": ("Айша бибі", "Айшабибі"),
}
NAMES = Lexicon.of(
    specialties=SPECIALTIES,
    providers={code: CLINICS[code] for code in sorted(PROVIDERS)},
    doctors={surname: (surname,) for surname in sorted(DOCTORS)},
)
