"""Rule for texts that still have to be written: `python -m macros new` leaves them behind."""

import re
from collections.abc import Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import Entries

TO_WRITE = "Nog schrijven: "
"""How a text begins that only says what belongs in its place."""
_ANYWHERE = re.compile(re.escape(TO_WRITE.strip()), re.IGNORECASE)


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    for entry in entries.values():
        for path, text in entry.texts if _ANYWHERE.search(entry.text) else ():
            if text.strip().casefold().startswith(TO_WRITE.strip().casefold()):
                field = ".".join(part for part in path if isinstance(part, str))
                yield finding(entry.document.file, entry.line(*path), "T02", waar=entry.name, veld=field)
