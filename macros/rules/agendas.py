"""Rules for regions and agendas: parts with ids of their own, sums that add up, quarters in order."""

from collections import Counter
from collections.abc import Iterable, Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import Entries, RawEntry
from macros.model import Agenda, Punt, Regio
from macros.monitor import quarters_between
from macros.suggest import Hints, listed

Path = tuple[str | int, ...]

MOST_QUARTERS = 40
"""Ten years: more columns than this fit in no table."""
MOST_DRAWN = 120
"""Meetings and the arrows between them: Graphviz needs minutes for a few hundred, and nobody reads them."""


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    for id_, region in dataset.regios.items():
        yield from _region(region, entries["regio", id_])
    for id_, agenda in dataset.agendas.items():
        yield from _agenda(agenda, entries["agenda", id_])


def _region(region: Regio, entry: RawEntry) -> Iterator[Finding]:
    drawn = len(region.overleggen) + sum(len(meeting.bereidt_voor) for meeting in region.overleggen)
    if drawn > MOST_DRAWN:
        yield _made(entry, ("overleggen",), "A11", entry.name, aantal=drawn)
    own = set(region.gemeenten)
    suggest = Hints()
    for path, name in _municipalities(region):
        if name not in own:
            hint = suggest(name, region.gemeenten) or "Voeg de gemeente daar toe, of haal haar hier weg."
            yield _made(entry, path, "A09", entry.name, naam=name, suggestie=hint)
    meetings = {meeting.id for meeting in region.overleggen}
    yield from _twice(entry, ((("overleggen", n, "id"), one.id) for n, one in enumerate(region.overleggen)))
    for number, meeting in enumerate(region.overleggen):
        for place, id_ in enumerate(meeting.bereidt_voor):
            if id_ not in meetings:
                hint = suggest(id_, meetings) or f"Kies uit {listed(sorted(meetings))}."
                where = f"{entry.name} (overleg '{meeting.id}')"
                yield _made(entry, ("overleggen", number, "bereidt_voor", place), "A02", where, id=id_, suggestie=hint)


def _municipalities(region: Regio) -> Iterator[tuple[Path, str]]:
    """Every municipality that a part of the region names, with its place."""
    for number, access in enumerate(region.toegang):
        yield ("toegang", number, "gemeente"), access.gemeente
    for field in ("samenwerkingsverbanden", "contactfuncties"):
        for number, part in enumerate(getattr(region, field)):
            for place, name in enumerate(part.gemeenten):
                yield (field, number, "gemeenten", place), name


def _agenda(agenda: Agenda, entry: RawEntry) -> Iterator[Finding]:
    ids: list[tuple[Path, str]] = []
    if (monitor := agenda.monitor) and not 1 <= quarters_between(monitor.van, monitor.tot) <= MOST_QUARTERS:
        yield _made(entry, ("monitor",), "A10", entry.name, van=monitor.van, tot=monitor.tot)
    for number, part in enumerate(agenda.onderdelen):
        ids.append((("onderdelen", number, "id"), part.id))
        for place, point in enumerate(part.punten):
            path: Path = ("onderdelen", number, "punten", place)
            ids.append(((*path, "id"), point.id))
            yield from _point(agenda, point, entry, path)
    yield from _twice(entry, ids)
    amounts = [part.budget for part in agenda.onderdelen if part.budget is not None]
    if agenda.totaal is not None and amounts and sum(amounts) != agenda.totaal:
        yield _made(entry, ("totaal",), "A03", entry.name, som=sum(amounts), totaal=agenda.totaal)
    yield from _twice(entry, ((("kengetallen", n, "id"), one.id) for n, one in enumerate(agenda.kengetallen)))
    for number, table in enumerate(agenda.kengetallen):
        for place, row in enumerate(table.rijen):
            if len(row.waarden) != len(table.kolommen):
                yield _made(
                    entry,
                    ("kengetallen", number, "rijen", place, "waarden"),
                    "A07",
                    f"{entry.name} (tabel '{table.id}')",
                    rij=row.naam,
                    aantal=len(row.waarden),
                    kolommen=len(table.kolommen),
                )


def _point(agenda: Agenda, point: Punt, entry: RawEntry, path: Path) -> Iterator[Finding]:
    where = f"{entry.name} (punt '{point.id}')"
    if point.standen and agenda.monitor is None:
        yield _made(entry, (*path, "standen"), "A06", where)
        return
    earlier = ""
    for number, standing in enumerate(point.standen):
        place = (*path, "standen", number, "kwartaal")
        if standing.kwartaal <= earlier:
            yield _made(entry, place, "A04", where, kwartaal=standing.kwartaal, eerder=earlier)
        earlier = max(earlier, standing.kwartaal)
        monitor = agenda.monitor
        if monitor and not monitor.van <= standing.kwartaal <= monitor.tot:
            yield _made(entry, place, "A05", where, kwartaal=standing.kwartaal, van=monitor.van, tot=monitor.tot)
        if standing.kleur != "onbekend" and point.kleurdoelen is None:
            yield _made(entry, (*path, "standen", number, "kleur"), "A08", where, kleur=standing.kleur)


def _twice(entry: RawEntry, ids: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    ids = list(ids)
    several = {id_ for id_, times in Counter(id_ for _path, id_ in ids).items() if times > 1}
    first: dict[str, Path] = {}
    for path, id_ in ids:
        if id_ in first:
            yield _made(entry, path, "A01", entry.name, id=id_, eerder=entry.line(*first[id_]))
        elif id_ in several:
            first[id_] = path


def _made(entry: RawEntry, path: Path, code: str, where: str, **values: object) -> Finding:
    return finding(entry.document.file, entry.line(*path), code, waar=where, **values)
