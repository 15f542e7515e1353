"""Rules for sources and the versions of laws that were read."""

import re
from collections.abc import Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import KINDS, Entries, RawEntry
from macros.model import Bron
from macros.references import references

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    used: set[str] = set()
    for (kind, _id), entry in entries.items():
        for path, ref_kind, id_ in references(KINDS[kind].type, entry.value):
            if ref_kind in ("bron", "wet"):
                used.add(id_)
            if ref_kind == "wet" and id_ in dataset.bronnen:
                yield from _version(dataset.bronnen[id_], entry, path[:-1])
    for id_ in dataset.bronnen:
        if id_ not in used:
            entry = entries["bron", id_]
            yield finding(entry.document.file, entry.line(), "I09", id=id_)


def _version(law: Bron, entry: RawEntry, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Compares the version an article was read in with the newest version of that law we have read."""
    article = entry.value
    for part in path:
        article = article[part]
    read = article.get("stand")
    if not isinstance(read, str) or not _ISO_DATE.fullmatch(read) or law.stand is None or read == str(law.stand):
        return
    file, line, where = entry.document.file, entry.line(*path, "stand"), f"{entry.name} (grondslag)"
    if read < law.stand.isoformat():
        number = f"{article.get('artikel', '')} {law.afkorting or law.titel}".strip()
        yield finding(file, line, "I06", waar=where, artikel=number, stand=read, nieuwer=law.stand)
    else:
        yield finding(file, line, "I08", waar=where, stand=read, gelezen=law.stand)
