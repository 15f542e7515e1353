"""Rules of honesty: what is called certain must show why, what is not must say what is missing."""

import datetime
import re
from collections.abc import Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import KINDS, Entries, RawEntry
from macros.model import Beoordeeld

# The dossiers hold no ruling of the highest court on the border between school and municipality.
OVERCLAIM = re.compile(r"vaste\s+(?:recht|juris)\w+", re.IGNORECASE)


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    today = datetime.date.today()
    for (_kind, _id), entry in entries.items():
        file = entry.document.file
        for match in OVERCLAIM.finditer(entry.text):
            yield finding(
                file, entry.line(*entry.path_at(match.start())), "I05", waar=entry.name, woorden=match.group()
            )
    for kind, about in KINDS.items():
        for id_, item in getattr(dataset, about.collection).items():
            if isinstance(item, Beoordeeld):
                yield from _reviewed(item, entries[kind, id_], today)


def _reviewed(item: Beoordeeld, entry: RawEntry, today: datetime.date) -> Iterator[Finding]:
    file = entry.document.file
    if item.nagekeken_op > today:
        yield finding(file, entry.line("nagekeken_op"), "I02", waar=entry.name, datum=item.nagekeken_op)
    articles = getattr(item, "grondslag", None)
    if item.zekerheid == "wettelijk" and articles is not None:
        if not articles:
            yield finding(file, entry.line("zekerheid"), "I03", waar=entry.name)
        elif not any(article.stand for article in articles):
            yield finding(file, entry.line("zekerheid"), "I07", waar=entry.name)
    if item.zekerheid == "onbevestigd" and not item.te_verifieren:
        yield finding(file, entry.line("zekerheid"), "I04", waar=entry.name)
