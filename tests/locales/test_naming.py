"""A name said in the middle of a message, whatever a clinic calls things."""

import pytest

from locales.naming import named

NAMES = {"gp": ("—", "ь"), "ent": ("ЛОР дәрігері", "ЛОР"), "dentist": ("стоматолог", "")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("стоматологқа жазылайын", "dentist"),
        ("к лору на завтра", "ent"),
        ("дәрігерге жазылғым келеді", None),
        ("—", None),
        ("", None),
    ],
)
def test_a_name_without_letters_is_never_said(text: str, code: str | None) -> None:
    assert named(text, NAMES) == code
