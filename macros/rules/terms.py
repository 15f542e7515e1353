"""Rules for glossary terms."""

import re
from collections.abc import Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import Entries, RawEntry

ARTICLE = re.compile(r"^(de|het|een|'t)\b", re.IGNORECASE)


ABBREVIATION = re.compile(r"\b[A-Z]{2,}[a-z]?\b|\b[a-z]{2,}/[a-z]{2,}\b")


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    preferred: dict[str, str] = {}
    other: dict[str, str] = {}
    ambiguous = {word.woord.casefold() for word in dataset.homoniemen.values()}
    for id_, term in dataset.begrippen.items():
        entry = entries["begrip", id_]

        def made(code: str, field: str, entry: RawEntry = entry, **values: object) -> Finding:
            return finding(entry.document.file, entry.line(field), code, waar=entry.name, **values)

        name = term.voorkeursterm.casefold()
        if name in preferred:
            yield made("B01", "voorkeursterm", term=term.voorkeursterm, eerder=preferred[name])
        preferred.setdefault(name, id_)
        if match := ARTICLE.match(term.definitie):
            yield made("B02", "definitie", woord=match.group())
        elif term.definitie[:1].isupper() and not term.definitie.split()[0].isupper() and " " in term.definitie:
            yield made("B02", "definitie", woord=term.definitie.split()[0])
        if term.definitie.endswith("."):
            yield made("B03", "definitie")
        if re.search(rf"\b{re.escape(name)}\b", term.definitie.casefold()):
            yield made("B04", "definitie", term=term.voorkeursterm)
        visible = {term.voorkeursterm, *term.alternatieve_termen, *term.afkortingen}
        for hidden in term.zoektermen:
            if hidden in visible:
                yield made("B05", "zoektermen", term=hidden)
        # 'Related' holds both ways, so the other term's own 'bovenliggend' counts as well.
        above_or_below = {
            o for o in term.gerelateerd if o in dataset.begrippen and id_ in dataset.begrippen[o].bovenliggend
        }
        for both in sorted(above_or_below | (set(term.bovenliggend) & set(term.gerelateerd))):
            yield made("B06", "gerelateerd", id=both)
        if term.voorkeursterm.isupper():
            yield made("B09", "voorkeursterm", term=term.voorkeursterm)
        if match := ABBREVIATION.search(term.uitleg):
            yield made("B10", "uitleg", afkorting=match.group())
        for label in sorted(visible):
            owner = other.setdefault(label.casefold(), id_)
            if owner != id_ and label.casefold() not in ambiguous and label.casefold() != name:
                yield made("B08", "alternatieve_termen", term=label, ander=owner)
    for circle in _circles(dataset):
        entry = entries["begrip", circle[0]]
        names = " → ".join([*circle[:5], *(["…"] if len(circle) > 5 else []), circle[0]])
        yield finding(entry.document.file, entry.line("bovenliggend"), "B07", waar=entry.name, kring=names)


def _circles(dataset: Dataset) -> Iterator[list[str]]:
    """Every circle that `bovenliggend` makes, once; a term above itself is told as a reference to itself."""
    state: dict[str, str] = {}
    for start in dataset.begrippen:
        way: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = []
        if start not in state:
            state[start] = "open"
            way.append(start)
            stack.append((start, iter(dataset.begrippen[start].bovenliggend)))
        while stack:
            id_, above = stack[-1]
            upper = next(above, None)
            if upper is None:
                state[id_] = "done"
                stack.pop()
                way.pop()
            elif state.get(upper) == "open" and upper != id_:
                yield way[way.index(upper) :]
            elif upper in dataset.begrippen and upper not in state:
                state[upper] = "open"
                way.append(upper)
                stack.append((upper, iter(dataset.begrippen[upper].bovenliggend)))
