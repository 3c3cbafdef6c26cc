"""The files that went through the chats."""

from __future__ import annotations

from dataclasses import dataclass

from playground.chats import Json
from playground.errors import bad_request

LARGEST = 50 * 1024 * 1024  # bytes, by upload


@dataclass(frozen=True)
class StoredFile:
    id: str
    name: str
    mime_type: str
    content: bytes

    def as_json(self) -> Json:
        return {
            "file_id": self.id,
            "file_unique_id": f"u{self.id}",
            "file_size": len(self.content),
        }

    def as_document(self) -> Json:
        return {**self.as_json(), "file_name": self.name, "mime_type": self.mime_type}


class Files:
    """Every file by its file_id."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}

    def keep(self, name: str, mime_type: str, content: bytes) -> StoredFile:
        """Keep a file. Raises ApiError when it is empty or too big."""
        if not content:
            raise bad_request("file must be non-empty")
        if len(content) > LARGEST:
            raise bad_request("file is too big")
        stored = StoredFile(f"PLAYGROUND-{len(self._by_id) + 1}", name, mime_type, content)
        self._by_id[stored.id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)
