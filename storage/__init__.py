"""Behind `clinic.ports`: SQLite by default, PostgreSQL when larger."""

from storage.backups import Copied, FromLater, NotEmpty, back_up, restore
from storage.cipher import DataKeyMissing
from storage.errors import StorageBusy, StorageFault
from storage.keyring import DataKeyWrong
from storage.schema import RehearsalRefused, Standing, is_current, migrate, standing
from storage.sealed_files import FileDamaged
from storage.store import Store, open_store, rotate_data_key

__all__ = [
    "Copied",
    "DataKeyMissing",
    "DataKeyWrong",
    "FileDamaged",
    "FromLater",
    "NotEmpty",
    "RehearsalRefused",
    "Standing",
    "StorageBusy",
    "StorageFault",
    "Store",
    "back_up",
    "is_current",
    "migrate",
    "open_store",
    "restore",
    "rotate_data_key",
    "standing",
]
