"""Behind `clinic.ports`: SQLite by default, PostgreSQL when larger."""

from storage.errors import StorageBusy, StorageFault
from storage.schema import RehearsalRefused, is_current, migrate
from storage.store import Store, open_store

__all__ = [
    "RehearsalRefused",
    "StorageBusy",
    "StorageFault",
    "Store",
    "is_current",
    "migrate",
    "open_store",
]
