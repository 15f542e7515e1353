"""The matrix: for every situation and party, what that party does.

One description for the page, the downloads and the tests; a payer is written once, in the situation.
"""

import dataclasses
from collections.abc import Iterator

from macros.dataset import Dataset
from macros.model import Partij, Situatie, Woord

PAYS, SOMETIMES, ARRANGES = "betaalt", "soms", "regelt"
UNSURE = frozenset({"betwist", "onbevestigd"})


@dataclasses.dataclass(frozen=True)
class Cell:
    """What one party does in one situation: a word for it, and the details in sentences."""

    partij: Partij
    rol: str
    """`betaalt` (always), `soms` (under a condition) or `regelt` (arranges without paying); '' for none."""
    details: tuple[str, ...]
    onzeker: bool = False
    """Whether one of its payments is disputed or not confirmed, where the answer as a whole is firmer."""


@dataclasses.dataclass(frozen=True)
class Row:
    """One situation with a cell for every party, in the order of parties.yml."""

    situatie: Situatie
    cellen: tuple[Cell, ...]

    @property
    def partijen(self) -> list[str]:
        """The ids of the parties that do something here."""
        return [cell.partij.id for cell in self.cellen if cell.rol]


def rows(dataset: Dataset) -> list[tuple[Woord, list[Row]]]:
    """The rows of the matrix, grouped by theme; a theme without situations is left out."""
    groups = [
        (theme, [Row(s, tuple(_cells(dataset, s))) for s in dataset.situaties.values() if s.thema == theme.id])
        for theme in dataset.themas.values()
    ]
    return [group for group in groups if group[1]]


def _cells(dataset: Dataset, situation: Situatie) -> Iterator[Cell]:
    for party in dataset.partijen.values():
        payments = [payment for payment in situation.betaalt if payment.partij == party.id]
        tasks = [task for task in situation.regelt if task.partij == party.id]
        if payments:
            role = SOMETIMES if all(payment.mits for payment in payments) else PAYS
            details = [f"{p.voor}; mits {p.mits}" if p.mits else p.voor for p in payments]
            unsure = any(p.zekerheid in UNSURE for p in payments)
        else:
            unsure = False
            role = ARRANGES if tasks else ""
            details = [task.wat for task in tasks]
        yield Cell(party, role, tuple(details), unsure)
