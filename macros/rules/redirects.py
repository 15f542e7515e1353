"""Rules for old addresses that lead on: the old page is gone, the new one exists, one step is enough."""

from collections.abc import Iterator
from pathlib import Path

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import SECTIONS, Entries
from macros.suggest import Hints


def check(dataset: Dataset, entries: Entries, root: Path) -> Iterator[Finding]:
    if not dataset.doorverwijzingen:
        return
    existing = addresses(dataset, root)
    # By these the open data names the terms; each leads to the page of its term.
    suggest = Hints()
    names = {f"id/begrip/{id_}" for kind, id_ in dataset.locations if kind == "begrip"}
    for id_, redirect in dataset.doorverwijzingen.items():
        entry = entries["doorverwijzing", id_]
        file = entry.document.file
        if redirect.van in existing | names:
            yield finding(file, entry.line("van"), "V10", waar=entry.name)
        if redirect.naar in dataset.doorverwijzingen:
            last = _last(dataset, redirect.naar)
            yield finding(file, entry.line("naar"), "V12", waar=entry.name, adres=redirect.naar, laatste=last)
        elif redirect.naar not in existing:
            hint = suggest(redirect.naar, existing) or "Kies het adres van een pagina die er is."
            yield finding(file, entry.line("naar"), "V11", waar=entry.name, adres=redirect.naar, suggestie=hint)


def addresses(dataset: Dataset, root: Path) -> set[str]:
    """The addresses of all pages, those of entries with mistakes included: 'wie-betaalt/logopedie'."""
    made = {f"{SECTIONS[kind]}/{id_}" for kind, id_ in dataset.locations if kind in SECTIONS}
    made |= {f"{SECTIONS['regio']}/{id_}/praatplaat" for kind, id_ in dataset.locations if kind == "regio"}
    docs = root / "docs"
    for path in docs.rglob("*.md"):
        written = path.relative_to(docs).with_suffix("")
        made.add((written.parent if written.name == "index" else written).as_posix())
    return made


def _last(dataset: Dataset, address: str) -> str:
    """The end of a chain of redirects; in a circle, the address where it closes."""
    seen = {address}
    while (known := dataset.doorverwijzingen.get(address)) and known.naar not in seen:
        address = known.naar
        seen.add(address)
    return address
