"""From data to HTML: one method per page or list, each a pure function of the dataset.

Every text from the data is escaped, for HTML and for Markdown (`escape.py`). The output is Markdown with raw
HTML blocks: only the section headings, whose words come from the templates, are Markdown, so that the table
of contents and the search index know them.
"""

import dataclasses
import datetime
import functools
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2
import markupsafe

from macros import diagram, escape, flowchart, law, matrix, text
from macros.backlinks import backlinks
from macros.dataset import Dataset
from macros.dot import flow_dot
from macros.kinds import KINDS, SECTIONS
from macros.model import Begrip, Punt, RegionaleVariant
from macros.termlinks import TermLinker
from macros.text import strings


@dataclasses.dataclass(frozen=True)
class Site:
    """What the pages must know of the site around them; all of it stands in `mkdocs.yml`."""

    url: str
    repository: str
    branch: str
    mailbox: str = ""
    """Of the editors: a role, never a person."""

    @classmethod
    def from_config(cls, config: Any) -> "Site":
        """From a MkDocs (or Zensical) configuration: its `site_url` and `extra`."""
        extra = config["extra"]
        return cls(
            config["site_url"] or "", extra["repository"].rstrip("/"), extra["branch"], extra.get("redactie", "")
        )

    def line_url(self, file: str, line: int) -> str:
        """The address of a line of a file, where the forge shows it with a pencil to change it."""
        return f"{self.repository}/blob/{self.branch}/{file}#L{line}"


def _bytecode_cache() -> jinja2.BytecodeCache | None:
    """Keeps the compiled templates on disk, by their content; None where that cannot be."""
    # How they are compiled is decided here and in `escape.py`; Jinja itself looks at the templates only.
    compiler = hashlib.sha256(Path(__file__).read_bytes() + Path(escape.__file__).read_bytes()).hexdigest()[:16]
    folder = Path(__file__).resolve().parent.parent / ".cache" / "templates" / compiler
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return jinja2.FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


class _Environment(jinja2.Environment):
    code_generator_class = escape.Escaping


class Renderer:
    """Renders the entries of one dataset for one site.

    `changed` says of an entry (kind and id) when its meaning last changed, and how; what it lacks is not told.
    """

    def __init__(
        self, dataset: Dataset, site: Site, changed: Mapping[tuple[str, str], tuple[datetime.date, str]] | None = None
    ):
        self.dataset = dataset
        self.site = site
        self.jinja = _Environment(
            loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
            autoescape=True,
            bytecode_cache=_bytecode_cache(),
            finalize=escape.finalize,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.jinja.filters |= {
            "datum": text.dutch_date,
            "hoofdletter": text.capitalised,
            "datum_of_tekst": text.date_or_text,
            "euro": text.euros,
            "kant": lambda route: dataset.geschilroutes[route].kant,
            "kop": escape.heading,
            "letterlijk": escape.literal,
        }
        self.jinja.globals |= {
            "data": dataset,
            "site": site,
            "citeer": lambda ground: law.citation(dataset.bronnen[ground.wet], ground),
            "artikel_url": lambda ground: law.article_url(dataset.bronnen[ground.wet], ground),
            "wet_url": law.law_url,
            "regel_url": self.line_url,
            "verwijzingen": self.further,
            "laatst_gewijzigd": lambda kind, id_: (changed or {}).get((kind, id_)),
        }

    @functools.cached_property
    def backlinks(self):
        return backlinks(self.dataset)

    @functools.cached_property
    def linker(self) -> TermLinker:
        """Links the terms of the dataset; the same one for all pages, for it remembers what it read."""
        return TermLinker.of(self.dataset)

    @functools.cached_property
    def mentions(self) -> dict[str, list[tuple[str, str]]]:
        """Id of a term → the situations and flows whose texts mention it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for kind in ("situatie", "stroom"):
            for entry in getattr(self.dataset, KINDS[kind].collection).values():
                # What holds no space is an id or a choice, not a text.
                words = [text for text in strings(self.dataset.entries[kind, entry.id].value) if " " in text]
                for id_ in sorted(set().union(*map(self.linker.mentioned, words))):
                    found.setdefault(id_, []).append((kind, entry.id))
        return found

    def html(self, template: str, depth: int, **values: Any) -> str:
        """Fills a template; `depth` is how many folders below the root the page stands."""
        return self.jinja.get_template(template).render(root="../" * depth or "./", **values)

    # ---- addresses

    def line_url(self, kind: str, id_: str) -> str:
        """Where an editor can change an entry: its first line in the data file."""
        location = self.dataset.locations[kind, id_]
        return self.site.line_url(location.file, location.line)

    def further(self, point: Punt) -> list[tuple[str, str]]:
        """Address and title of everything that a point of an agenda refers to."""
        kinds = (("situatie", point.situaties), ("stroom", point.stromen), ("begrip", point.begrippen))
        return [(f"{SECTIONS[kind]}/{id_}/", self.title(kind, id_)) for kind, ids in kinds for id_ in ids]

    def title(self, kind: str, id_: str) -> str:
        """How an entry is called on other pages."""
        entry = getattr(self.dataset, KINDS[kind].collection)[id_]
        return entry.voorkeursterm if kind == "begrip" else entry.titel

    # ---- pages

    def situation(self, id_: str, depth: int = 2) -> str:
        """The answer page of a situation."""
        situation = self.dataset.situaties[id_]
        # A flow that leads here is a flow to go on with, whether the situation names it or not.
        leading = [user for kind, user in self.backlinks.get(("situatie", id_), ()) if kind == "stroom"]
        flows = list(dict.fromkeys([*situation.stromen, *leading]))
        words = self._regional_words(situation.begrippen)
        regions = {one.regio for one in situation.regio} | {variant.regio for _term, variant in words}
        return self.html(
            "situatie.md.jinja", depth, s=situation, stromen=flows, woorden=words, regios=regions, soort="situatie"
        )

    def _regional_words(self, terms: Iterable[str]) -> list[tuple[Begrip, RegionaleVariant]]:
        """What regions understand by some terms."""
        found = (self.dataset.begrippen[id_] for id_ in terms)
        return [(term, variant) for term in found for variant in term.regionale_varianten]

    def term(self, id_: str, depth: int = 2) -> str:
        """The page of a term."""
        users = self.backlinks.get(("begrip", id_), ())
        used = {
            kind: [
                getattr(self.dataset, KINDS[kind].collection)[user] for user_kind, user in users if user_kind == kind
            ]
            for kind in SECTIONS
        }
        related = set(self.dataset.begrippen[id_].gerelateerd)
        used["begrip"] = [other for other in used["begrip"] if other.id not in related]
        mentioned = [
            (kind, getattr(self.dataset, KINDS[kind].collection)[user])
            for kind, user in self.mentions.get(id_, ())
            if (kind, user) not in users
        ]
        term = self.dataset.begrippen[id_]
        return self.html("begrip.md.jinja", depth, b=term, gebruik=used, genoemd=mentioned, soort="begrip")

    def flow(self, id_: str, depth: int = 2) -> str:
        """The page of a flowchart: step by step, numbered list and drawing."""
        flow = self.dataset.stromen[id_]
        nodes = flowchart.numbered(flow)
        words = self._regional_words(id_ for id_, users in self.mentions.items() if ("stroom", flow.id) in users)
        return self.html(
            "stroom.md.jinja",
            depth,
            f=flow,
            woorden=words,
            regios={variant.regio for _term, variant in words} | {node.regio for node in flow.knopen if node.regio},
            knopen=nodes,
            nummers={node.id: number for number, node in nodes},
            vooruit=flowchart.questions_ahead(flowchart.nodes_by_id(flow), flow.start),
            schema=markupsafe.Markup(
                diagram.inline(flow_dot(flow), f"Schema: {flow.titel}. Dezelfde stappen staan in de lijst.")
            ),
            soort="stroom",
        )

    # ---- lists

    def matrix(self, depth: int) -> str:
        """All situations × all parties, grouped by theme."""
        return self.html("matrix.md.jinja", depth, groepen=matrix.rows(self.dataset))

    def terms(self, depth: int) -> str:
        """All terms from A to Z."""
        letters: dict[str, list] = {}
        for term in sorted(self.dataset.begrippen.values(), key=lambda term: text.sort_key(term.voorkeursterm)):
            letters.setdefault(text.first_letter(term.voorkeursterm), []).append(term)
        return self.html("begrippen.md.jinja", depth, letters=letters)

    def homonyms(self, depth: int) -> str:
        """Words and abbreviations with more than one meaning."""
        words = sorted(self.dataset.homoniemen.values(), key=lambda word: text.sort_key(word.woord))
        return self.html("homoniemen.md.jinja", depth, homoniemen=words)

    def old_names(self, depth: int) -> str:
        """Old names with the names that came for them."""
        names = sorted(self.dataset.naamswijzigingen.values(), key=lambda name: text.sort_key(name.oud))
        return self.html("oude_namen.md.jinja", depth, namen=names)

    def regional_differences(self, depth: int) -> str:
        """What regions call, count or arrange differently."""
        return self.html("regioverschillen.md.jinja", depth, verschillen=self.dataset.regioverschillen.values())

    def abbreviations(self, depth: int) -> str:
        """All abbreviations with the terms they stand for."""
        found: dict[str, list] = {}
        for term in self.dataset.begrippen.values():
            for abbreviation in term.afkortingen:
                found.setdefault(abbreviation, []).append(term)
        ordered = dict(sorted(found.items(), key=lambda item: text.sort_key(item[0])))
        return self.html("afkortingen.md.jinja", depth, afkortingen=ordered)

    def flows(self, depth: int) -> str:
        """All flowcharts."""
        return self.html("stromen.md.jinja", depth)

    def highlights(self, ids: list[str], depth: int) -> str:
        """A few situations as links, for the home page. Raises KeyError for an unknown id."""
        return self.html("uitgelicht.md.jinja", depth, situaties=[self.dataset.situaties[id_] for id_ in ids])

    def counts(self) -> dict[str, int]:
        """How many entries of each kind there are, by collection name."""
        return {kind.collection: len(getattr(self.dataset, kind.collection)) for kind in KINDS.values()}

    def parties(self, depth: int) -> str:
        """All parties, with how many situations each has a part in."""
        all_rows = [row for _theme, group in matrix.rows(self.dataset) for row in group]
        parties = [(p, sum(p.id in row.partijen for row in all_rows)) for p in self.dataset.partijen.values()]
        return self.html("partijen.md.jinja", depth, partijen=parties)

    def vocabulary(self, name: str, depth: int) -> str:
        """A fixed list with its explanations: 'zekerheden' …"""
        return self.html("woorden.md.jinja", depth, woorden=getattr(self.dataset, name).values())

    def routes(self, depth: int) -> str:
        """All dispute routes with their steps."""
        return self.html("geschilroutes.md.jinja", depth)

    def sources(self, depth: int) -> str:
        """All sources that something rests on, grouped by kind."""
        order = ("wet", "uitspraak", "beleid", "regionaal", "startdocument", "achtergrond")
        used = [source for source in self.dataset.bronnen.values() if ("bron", source.id) in self.backlinks]
        groups = {kind: [source for source in used if source.soort == kind] for kind in order}
        return self.html("bronnen.md.jinja", depth, groepen=groups)

    def contacts(self, ids: list[str], depth: int) -> str:
        """Some contact points. Raises jinja2.UndefinedError for an unknown id."""
        return self.html("contacten.md.jinja", depth, contacten=ids)
