"""Rule of privacy: nothing about a person in any text of the data, its comments, or a page in `docs/`."""

import re
from collections.abc import Iterator
from pathlib import Path

from macros.dataset import Dataset
from macros.files import read_bytes
from macros.findings import Finding, finding
from macros.kinds import Entries
from macros.privacy import traces

_WITH_NUMBERS = ("contact", "regio")
"""The kinds of entry that have telephone numbers."""
_COMMENT = re.compile(r"#.*")


def check(dataset: Dataset, entries: Entries, root: Path) -> Iterator[Finding]:
    numbers = _contact_numbers(entries)
    for entry in entries.values():
        file = entry.document.file
        for one in traces(entry.text, numbers):
            yield finding(file, entry.line(*entry.path_at(one.start)), one.code, waar=entry.name, begin=one.shown)
    for folder, pattern in (("docs", "*.md"), ("data", "*.yml")):
        for written in sorted((root / folder).rglob(pattern)):
            yield from _file(written, written.relative_to(root).as_posix(), numbers)


def _file(path: Path, name: str, numbers: set[str]) -> Iterator[Finding]:
    """Findings in a page, or in the comments of a data file (its texts are read as entries)."""
    try:
        # Not strict: a byte that is no UTF-8 has its own finding, and hides no name here.
        text = (read_bytes(path) or b"").decode("utf-8", errors="replace")
    except OSError:
        return
    if path.suffix == ".md":
        parts = [(0, text)]
    else:
        parts = [(one.start(), one.group()) for one in _COMMENT.finditer(text) if _begins_line(text, one.start())]
    line, counted = 1, 0
    for offset, part in parts:
        for one in traces(part, numbers):
            line += text.count("\n", counted, offset + one.start)
            counted = offset + one.start
            where = "Deze pagina" if path.suffix == ".md" else "Een opmerking"
            yield finding(name, line, one.code, waar=where, begin=one.shown)


def _begins_line(text: str, position: int) -> bool:
    """Whether only blanks stand before a place in its line."""
    return not text[text.rfind("\n", 0, position) + 1 : position].strip(" \t")


def _contact_numbers(entries: Entries) -> set[str]:
    """The telephone numbers of all contact points, as digits."""
    having = (entry for (kind, _id), entry in entries.items() if kind in _WITH_NUMBERS)
    fields = (text for entry in having for path, text in entry.texts if path and path[-1] == "telefoon")
    return {re.sub(r"\D", "", text) for text in fields}
