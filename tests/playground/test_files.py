"""What may be sent as a file."""

import pytest

from playground import ApiError
from playground.files import LARGEST, Files


def test_a_file_is_kept_under_an_id_of_its_own() -> None:
    files = Files()
    first, second = (files.keep("a.txt", "text/plain", b"a") for _ in range(2))
    assert first.id != second.id
    assert files.get(first.id) is first
    assert files.get("x") is None


@pytest.mark.parametrize(
    ("size", "description"), [(0, "file must be non-empty"), (LARGEST + 1, "file is too big")]
)
def test_an_empty_or_enormous_file_is_refused(size: int, description: str) -> None:
    """stack.md §3: documents up to 50 MB by upload."""
    with pytest.raises(ApiError) as refused:
        Files().keep("a.txt", "text/plain", bytes(size))
    assert refused.value.description == f"Bad Request: {description}"
