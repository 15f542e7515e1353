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
    start = _number(first)
    return [f"{number // 4:04}-K{number % 4 + 1}" for number in range(start, start + quarters_between(first, last))]


def quarters_between(first: str, last: str) -> int:
    """How many quarters there are from `first` up to and including `last`; less than one where `last` is earlier."""
    return _number(last) - _number(first) + 1


def _number(quarter: str) -> int:
    return 4 * int(quarter[:4]) + int(quarter[-1]) - 1


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
