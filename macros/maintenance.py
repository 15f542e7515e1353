"""What an editor has to look at again: what is old, what is still open, what rests on which law.

Nothing here stops a build. Age is counted from the date of the build, so that the same commit gives the
same page.
"""

import dataclasses
import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from macros import pagerefs
from macros.addresses import address
from macros.dataset import Dataset
from macros.kinds import KINDS
from macros.model import Beoordeeld, Bron, Entry, Grondslag
from macros.text import plain

MAX_AGE = datetime.timedelta(days=365)

NAMES = {
    "situatie": "Situaties",
    "begrip": "Begrippen",
    "stroom": "Stroomschema's",
    "agenda": "Agenda's",
    "homoniem": "Woorden met meer betekenissen",
    "naamswijziging": "Oude namen",
    "regioverschil": "Verschillen per regio",
    "geschilroute": "Geschilroutes",
    "regio": "Regio's",
    "pagina": "Pagina's",
}
"""Every kind of thing that makes claims, as a heading."""

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STATUS = re.compile(r"paginastand\(\s*['\"](\d{4}-\d\d-\d\d)['\"]")
_GROUND = re.compile(r"grond\(\s*['\"]([a-z0-9-]+)['\"]\s*,\s*['\"]([^'\"]*)['\"]")
_QUOTED = re.compile(r"['\"]([a-z0-9-]+)['\"]")
_HEADING = re.compile(r"^#\s+(.+?)\s*(?:\{.*\})?$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Claim:
    """Something that rests on sources: an entry, a node of a flowchart, or a page written by hand."""

    kind: str
    title: str
    """How its entry or page is called."""
    node: str
    """The id of a node of a flowchart; '' for the whole."""
    address: str
    """Within the site, with an anchor where it has no page of its own."""
    file: str
    line: int
    """Where an editor changes it: the field with what is open, or else its first line."""
    checked: datetime.date | None
    """When somebody last looked; None for a node, which is checked with its flowchart."""
    grounds: tuple[Grondslag, ...] = ()
    sources: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """What is still to be checked."""

    @property
    def open_count(self) -> int:
        return len(self.open)

    @property
    def entry(self) -> tuple[str, str]:
        """Title and address of the entry or page that it is, or is a part of."""
        return self.title, self.address.removesuffix(f"#{self.node}") if self.node else self.address


@dataclasses.dataclass(frozen=True)
class OnLaw:
    """A claim that rests on one law, with the articles it names; none where the law is only a source."""

    claim: Claim
    articles: tuple[str, ...]

    @property
    def entry(self) -> tuple[str, str]:
        return self.claim.entry


_Part = TypeVar("_Part", Claim, OnLaw)


@dataclasses.dataclass(frozen=True)
class Overview:
    """Everything to look at again."""

    today: datetime.date
    oldest: datetime.date | None
    old: Sequence[Claim]
    """Not looked at for more than a year, the oldest first."""
    open_by_law: Sequence[tuple[Bron, Sequence[Claim]]]
    """What is open about a law; each open sentence stands once, under one law."""
    open_by_kind: Sequence[tuple[str, Sequence[Claim]]]
    """What is open elsewhere."""
    laws: Sequence[tuple[Bron, Sequence[OnLaw]]]

    @property
    def old_by_kind(self) -> list[tuple[str, list[Claim]]]:
        """What is old, by the heading of its kind."""
        kinds = [(name, [one for one in self.old if one.kind == kind]) for kind, name in NAMES.items()]
        return [(name, found) for name, found in kinds if found]


def by_entry(found: Iterable[_Part]) -> list[tuple[str, str, list[_Part]]]:
    """Title, address and parts of each entry: a flowchart stands once, with its nodes."""
    groups = itertools.groupby(found, key=lambda one: one.entry)
    return [(title, place, list(parts)) for (title, place), parts in groups]


def overview(dataset: Dataset, root: Path, today: datetime.date) -> Overview:
    """The overview on the day `today`; `root` is the folder that holds `docs/`."""
    all_claims = [*claims(dataset), *page_claims(dataset, root)]
    laws = [source for source in dataset.bronnen.values() if source.soort == "wet"]
    dated = sorted((one.checked, number) for number, one in enumerate(all_claims) if one.checked)
    by_law: dict[str, list[Claim]] = {law.id: [] for law in laws}
    by_kind: dict[str, list[Claim]] = {name: [] for name in NAMES}
    for claim in all_claims:
        grounds = {ground.wet for ground in claim.grounds} if claim.open else set()
        own = [law for law in laws if law.id in grounds]
        under: dict[str | None, list[str]] = {}
        for sentence in claim.open:
            under.setdefault(_law_of(sentence, own), []).append(sentence)
        for law_id, sentences in under.items():
            part = dataclasses.replace(claim, open=tuple(sentences))
            (by_law[law_id] if law_id else by_kind[claim.kind]).append(part)
    on_law = _on_law(all_claims, dataset.bronnen)
    return Overview(
        today=today,
        oldest=dated[0][0] if dated else None,
        old=[all_claims[number] for checked, number in dated if today - checked > MAX_AGE],
        open_by_law=[(law, by_law[law.id]) for law in laws if by_law[law.id]],
        open_by_kind=[(NAMES[kind], found) for kind, found in by_kind.items() if found],
        laws=[(law, on_law[law.id]) for law in laws if law.id in on_law],
    )


def claims(dataset: Dataset) -> Iterator[Claim]:
    """Every entry that makes claims, and every node of every flowchart."""
    for kind, about in KINDS.items():
        for id_, entry in getattr(dataset, about.collection).items():
            if not isinstance(entry, Beoordeeld):
                continue
            title = _title(entry)
            raw, place = dataset.entries[kind, id_], address(kind, id_)
            yield Claim(
                kind,
                title,
                "",
                place,
                raw.document.file,
                raw.line("te_verifieren") if entry.te_verifieren else raw.line(),
                entry.nagekeken_op,
                tuple(getattr(entry, "grondslag", ())),
                tuple(entry.bronnen),
                tuple(map(plain, entry.te_verifieren)),
            )
            for number, node in enumerate(getattr(entry, "knopen", ())):
                yield Claim(
                    kind,
                    title,
                    node.id,
                    f"{place}#{node.id}",
                    raw.document.file,
                    raw.line("knopen", number, *(["te_verifieren"] if node.te_verifieren else [])),
                    None,
                    tuple(node.grondslag),
                    tuple(node.bronnen),
                    tuple(map(plain, node.te_verifieren)),
                )


def page_claims(dataset: Dataset, root: Path) -> Iterator[Claim]:
    """The pages written by hand that name a law or say when they were checked, in the order of their paths."""
    laws = {source.id for source in dataset.bronnen.values() if source.soort == "wet"}
    docs = root / "docs"
    for path in pagerefs.written(root):
        text = path.read_text(encoding="utf-8")
        calls = " ".join(_CALL.findall(text))
        sources = tuple(dict.fromkeys(id_ for id_ in _QUOTED.findall(calls) if id_ in laws))
        status = _STATUS.search(calls)
        if not sources and not status:
            continue
        written = path.relative_to(docs).with_suffix("")
        place = (written.parent if written.name == "index" else written).as_posix()
        heading = _HEADING.search(text)
        yield Claim(
            "pagina",
            heading.group(1) if heading else place,
            "",
            f"{place}/",
            path.relative_to(root).as_posix(),
            text.count("\n", 0, text.index("paginastand(")) + 1 if status else 1,
            datetime.date.fromisoformat(status.group(1)) if status else None,
            tuple(Grondslag(wet=law, artikel=number or None) for law, number in _GROUND.findall(calls) if law in laws),
            sources,
        )


def _title(entry: Entry) -> str:
    """How an entry is called, whatever its kind."""
    fields = ("titel", "voorkeursterm", "naam", "woord", "oud", "onderwerp")
    return next(getattr(entry, field) for field in fields if hasattr(entry, field))


def _law_of(sentence: str, laws: Sequence[Bron]) -> str | None:
    """The law that an open sentence is about: the one it names, or else the first that its claim rests on."""
    for law in laws:
        names = [law.titel, *([law.afkorting] if law.afkorting else [])]
        if any(re.search(rf"\b{re.escape(name)}\b", sentence, re.IGNORECASE) for name in names):
            return law.id
    return laws[0].id if laws else None


def _on_law(all_claims: Iterable[Claim], sources: Mapping[str, Bron]) -> dict[str, list[OnLaw]]:
    """Id of a source → every claim that rests on it as a law or names it as a source."""
    found: dict[str, list[OnLaw]] = {}
    for claim in all_claims:
        articles: dict[str, dict[str, None]] = {id_: {} for id_ in claim.sources}
        for ground in claim.grounds:
            name = _article(sources[ground.wet], ground, claim.kind)
            articles.setdefault(ground.wet, {})[name] = None
        for id_, own in articles.items():
            found.setdefault(id_, []).append(OnLaw(claim, tuple(own)))
    return found


def _article(law: Bron, ground: Grondslag, kind: str) -> str:
    """The article of a ground, with how it was read where that differs from the law as a whole."""
    name = ground.artikel or "hele wet"
    if kind == "pagina" or not ground.artikel:
        return name  # a macro in a page says itself in which version it was read
    if ground.stand is None:
        return f"{name} (niet nagelezen)"
    return name if ground.stand == law.stand else f"{name} (stand {ground.stand.isoformat()})"
