"""A file is opened by its key alone, and only whole."""

import io
from itertools import pairwise
from pathlib import Path

import pytest

from storage.sealed_files import FRAME, HEAD, SALT_BYTES, FileDamaged, SealedReader, SealedWriter
from tests.keys import KEY

BEGIN = len(HEAD) + SALT_BYTES
FULL = 4 + FRAME + 16
"""A frame's length, the frame and its tag."""


def seal(file: Path, plain: bytes) -> bytes:
    with file.open("wb") as raw, SealedWriter(raw, KEY, "test") as writer:
        writer.write(plain)
    return file.read_bytes()


def opened(file: Path, key: bytes = KEY, purpose: str = "test") -> bytes:
    with file.open("rb") as raw, SealedReader(raw, key, purpose) as reader:
        return reader.read()


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])
def test_of_any_length(tmp_path: Path, size: int) -> None:
    plain = bytes(number % 251 for number in range(size))
    seal(tmp_path / "sealed", plain)
    assert opened(tmp_path / "sealed") == plain


@pytest.mark.parametrize("frames", [0, 1, 2])
def test_cut_between_two_frames(tmp_path: Path, frames: int) -> None:
    """Each frame that is left is as it was sealed."""
    file = tmp_path / "sealed"
    whole = seal(file, bytes(3 * FRAME))
    file.write_bytes(whole[: BEGIN + frames * FULL])
    with pytest.raises(FileDamaged):
        opened(file)


def test_frames_do_not_change_places(tmp_path: Path) -> None:
    file = tmp_path / "sealed"
    whole = seal(file, bytes(3 * FRAME))
    cuts = [0, BEGIN, BEGIN + FULL, BEGIN + 2 * FULL, len(whole)]
    head, first, second, last = (whole[here:there] for here, there in pairwise(cuts))
    file.write_bytes(head + second + first + last)
    with pytest.raises(FileDamaged):
        opened(file)


@pytest.mark.parametrize(("key", "purpose"), [(bytes(32), "test"), (KEY, "other")])
def test_what_is_sealed_for_one_purpose_opens_for_no_other(
    tmp_path: Path, key: bytes, purpose: str
) -> None:
    seal(tmp_path / "sealed", b"plain")
    with pytest.raises(FileDamaged):
        opened(tmp_path / "sealed", key, purpose)


def test_the_same_text_is_never_sealed_the_same_way(tmp_path: Path) -> None:
    assert seal(tmp_path / "one", b"plain") != seal(tmp_path / "two", b"plain")


def test_an_unclosed_file_does_not_open(tmp_path: Path) -> None:
    """As after a crash."""
    raw = io.BytesIO()
    writer = SealedWriter(raw, KEY, "test")
    writer.write(bytes(2 * FRAME))
    (tmp_path / "sealed").write_bytes(raw.getvalue())
    with pytest.raises(FileDamaged):
        opened(tmp_path / "sealed")
