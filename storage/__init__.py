"""Behind `clinic.ports`: SQLite by default, PostgreSQL when larger."""

from storage.cipher import DataKeyMissing
from storage.errors import StorageBusy, StorageFault
from storage.keyring import DataKeyWrong
from storage.schema import RehearsalRefused, is_current, migrate
from storage.store import Store, open_store, rotate_data_key

__all__ = [
    "DataKeyMissing",
    "DataKeyWrong",
    "RehearsalRefused",
    "StorageBusy",
    "StorageFault",
    "Store",
    "is_current",
    "migrate",
    "open_store",
    "rotate_data_key",
]
