"""Rule for texts that still have to be written: `python -m macros new` leaves them behind."""

from collections.abc import Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import Entries
from macros.references import texts

TO_WRITE = "Nog schrijven: "
"""How a text begins that only says what belongs in its place."""


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    for entry in entries.values():
        for path, text in texts(entry.value):
            if text.strip().casefold().startswith(TO_WRITE.strip().casefold()):
                field = ".".join(part for part in path if isinstance(part, str))
                yield finding(entry.document.file, entry.line(*path), "T02", waar=entry.name, veld=field)
