"""What commands that act through the reception have in common."""

from app.dice import SystemDice
from app.reception_desk import open_reception
from app.vault import vault_of
from clinic.ports import Clock
from clinic.reception import Reception
from storage import Store


def reception_of(store: Store, clock: Clock) -> Reception:
    """The same deeds that a front asks for."""
    return open_reception(store.units, clock, SystemDice(), vault_of(store))
