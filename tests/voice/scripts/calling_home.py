"""The keys of somebody who calls a doctor home, step by step."""

from collections.abc import Mapping
from typing import Final

from storage import tables
from tests.clinic.usecases.town import AIGUL
from tests.voice.calls import SILENCE, Act
from tests.voice.ringing import Ringing

REGISTERED: Final = "Тіркеудегі көше 77"
"""An address that nobody says."""
STEPS: Final[Mapping[str, Act]] = {
    "language": "1",
    "menu": "2",
    "safe": "2",
    "consent": "1",
    "relation": "1",
    "iin": AIGUL.digits,
    "iin_right": "1",
    "indication": "1",
    "temperature": "387",
    "temperature_right": "1",
    "address": "1",
    "contact": "1",
    "confirm": "1",
    "after": SILENCE,
}
"""For oneself, of a fever, where only one clinic is rung."""
SHOULD_STAND: Final = {"age": "indication", "clinic": "indication"}
"""Steps that only some calls have, and before which they stand."""


def keys(**changes: Act | tuple[Act, ...] | None) -> list[Act]:
    """The whole call with these steps otherwise; None: that step is not asked."""
    done: list[Act] = []
    for step, act in STEPS.items():
        extra = [one for one, before in SHOULD_STAND.items() if before == step and one in changes]
        for each in (*extra, step):
            given = changes.get(each, act)
            if isinstance(given, tuple):
                done.extend(given)
            elif given is not None:
                done.append(given)
    return done


def until(step: str, **changes: Act | tuple[Act, ...] | None) -> list[Act]:
    """The keys before that step; then the caller hangs up."""
    later = list(STEPS)[list(STEPS).index(step) :]
    return keys(**(changes | dict.fromkeys(later)))


LANGUAGES: Final = ("kk", "ru")
SPOKEN: Final = {
    "kk": "жиырма үшінші қараша, дүйсенбі күні, сағат он үштен он сегізге дейін келеді",
    "ru": "в понедельник, двадцать третьего ноября, с тринадцати до восемнадцати часов",
}
"""The window of whoever calls on a Monday morning."""


async def one_clinic(ringing: Ringing) -> Ringing:
    """Rung by itself, and the register has one address for everybody."""
    await ringing.clinic.change(tables.providers, {"provider": "merke"}, kind="dispensary")
    await ringing.clinic.change(tables.register, {}, address=REGISTERED)
    return ringing
