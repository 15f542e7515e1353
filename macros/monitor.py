"""The traffic-light monitor of an agenda: how each point stood in each quarter, and what changed.

A quarter without a standing is `onbekend`; nothing is carried over from an earlier quarter, because
nobody said that it still held.
"""

import dataclasses
from collections.abc import Iterator

from macros.model import Agenda, Onderdeel, Punt, Stand

UNKNOWN = "onbekend"


@dataclasses.dataclass(frozen=True)
class Change:
    """One point whose colour differs between two quarters."""

    onderdeel: Onderdeel
    punt: Punt
    voor: str
    na: str


def quarters(first: str, last: str) -> list[str]:
    """All quarters from `first` up to and including `last`: '2025-K3', '2025-K4', '2026-K1' …"""
    year, quarter = int(first[:4]), int(first[-1])
    found = []
    while f"{year}-K{quarter}" <= last:
        found.append(f"{year}-K{quarter}")
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)
    return found


def monitored(agenda: Agenda) -> Iterator[tuple[Onderdeel, list[Punt]]]:
    """The parts of an agenda that are followed with colours, with the points that are."""
    for part in agenda.onderdelen:
        points = [point for point in part.punten if point.soort == "monitorpunt" or point.standen]
        if points:
            yield part, points


def standing(point: Punt, quarter: str) -> Stand | None:
    """How a point stood in a quarter, or None where nobody wrote it down."""
    return next((one for one in point.standen if one.kwartaal == quarter), None)


def colour(point: Punt, quarter: str) -> str:
    """The colour of a point in a quarter; `onbekend` where nobody wrote it down."""
    found = standing(point, quarter)
    return found.kleur if found else UNKNOWN


def counts(agenda: Agenda, colours: list[str]) -> list[tuple[str, dict[str, int]]]:
    """For each quarter of the monitor how many points had which colour."""
    if agenda.monitor is None:
        return []
    points = [point for _part, own in monitored(agenda) for point in own]
    return [
        (quarter, {one: sum(colour(point, quarter) == one for point in points) for one in colours})
        for quarter in quarters(agenda.monitor.van, agenda.monitor.tot)
    ]


def changes(agenda: Agenda) -> tuple[str, str, list[Change]] | None:
    """What changed between the last two quarters: (earlier, later, changes); None with fewer than two quarters."""
    if agenda.monitor is None:
        return None
    last_two = quarters(agenda.monitor.van, agenda.monitor.tot)[-2:]
    if len(last_two) < 2:
        return None
    earlier, later = last_two
    found = [
        Change(part, point, colour(point, earlier), colour(point, later))
        for part, points in monitored(agenda)
        for point in points
        if colour(point, earlier) != colour(point, later)
    ]
    return earlier, later, found
