"""Entries that got another address: other sites keep asking for the old one."""

import dataclasses
from collections.abc import Iterator

from macros.dataset import Dataset
from macros.exports.api.names import WHOLE
from macros.pages import entry_of


@dataclasses.dataclass(frozen=True)
class Move:
    """An old id of a kind of entry, and the address within the site that is there for it now."""

    kind: str
    id: str
    target: str
    entry: tuple[str, str] | None
    """The kind and id of the entry at that address; None where it is a page of another sort."""


def moves(dataset: Dataset) -> Iterator[Move]:
    """The moves of situations, terms and flowcharts, in the order of `data/redirects.yml`."""
    for one in dataset.doorverwijzingen.values():
        old, new = entry_of(one.van), entry_of(one.naar)
        if old and old[0] in WHOLE and "/" not in old[1]:
            known = new if new and new[0] in WHOLE and new in dataset.locations else None
            yield Move(*old, f"{one.naar}/", known)
