"""Rules for plain language (B1) in the texts that parents read."""

from collections.abc import Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import Entries
from macros.text import sentences

MAX_WORDS = 20

B1_FIELDS = {
    "situatie": (("vraag",), ("antwoord",), ("eerst_doen", "ouder")),
    "begrip": (("uitleg",),),
    "partij": (("uitleg",),),
    "geschilroute": (("uitleg",),),
    "contact": (("voor",),),
}


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    for (kind, _id), entry in entries.items():
        for path in B1_FIELDS.get(kind, ()):
            text = entry.value
            for part in path:
                text = text.get(part) if isinstance(text, dict) else None
            if not isinstance(text, str):
                continue
            longest = max((len(sentence.split()) for sentence in sentences(text)), default=0)
            if longest > MAX_WORDS:
                yield finding(
                    entry.document.file, entry.line(*path), "T01", waar=entry.name, veld=".".join(path), woorden=longest
                )
