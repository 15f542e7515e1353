"""Rules about what the entries say; one module per subject.

Each module has `check(dataset, entries)`, which yields findings. `dataset` holds the valid entries;
`entries` has the raw ones, for their lines.
"""

from macros.dataset import Dataset
from macros.findings import Finding
from macros.kinds import Entries
from macros.rules import agendas, certainty, flows, language, situations, sources, terms

MODULES = (agendas, certainty, flows, language, situations, sources, terms)


def check(dataset: Dataset, entries: Entries) -> list[Finding]:
    """All findings of all rules."""
    return [one for module in MODULES for one in module.check(dataset, entries)]
