"""Rules about what the entries say; one module per subject.

Each module has `check(dataset, entries)`, which yields findings. `dataset` holds the valid entries;
`entries` has the raw ones, for their lines. Those in WITH_PAGES also get `root`, and look at the pages in `docs/`.
"""

from pathlib import Path

from macros.dataset import Dataset
from macros.findings import Finding, bounded
from macros.kinds import Entries
from macros.rules import (
    agendas,
    certainty,
    flows,
    language,
    privacy,
    redirects,
    situations,
    sources,
    terms,
    unfinished,
    vocabularies,
)

MODULES = (agendas, certainty, flows, language, situations, sources, terms, unfinished, vocabularies)
WITH_PAGES = (privacy, redirects)


def check(dataset: Dataset, entries: Entries, root: Path) -> list[Finding]:
    """All findings of all rules; `root` is the folder that holds `docs/`."""
    found = [one for module in MODULES for one in bounded(module.check(dataset, entries))]
    return found + [one for module in WITH_PAGES for one in bounded(module.check(dataset, entries, root))]
