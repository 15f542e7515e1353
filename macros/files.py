"""Reads a file whose size and kind nobody promised."""

from pathlib import Path

MAX_BYTES = 4_000_000
"""Eight times the largest file of 2026."""


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a file; None where there are more than MAX_BYTES, of which no more are read.

    Raises OSError where it cannot be read or is no file: a pipe or a device would never end.
    """
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    return raw if len(raw) <= MAX_BYTES else None
