"""The kinds of entry: what types there are and in which file each is kept."""

import bisect
import dataclasses
import functools
import itertools
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from macros import model
from macros.reader import Document
from macros.text import strings, texts


@dataclasses.dataclass(frozen=True)
class Kind:
    """One kind of entry: its type, where it is kept, and its name in a Dutch sentence."""

    type: type[BaseModel]
    file: str
    name: str
    collection: str
    """The name of the dataset's attribute that holds these entries."""
    list_in_file: str | None = None
    """The key of the list within the file; None where the whole file is the list (or the entry)."""
    key: str = "id"
    """The field that tells one entry from another."""

    @property
    def in_folder(self) -> bool:
        """Whether `file` is a folder with one file an entry, named after its id."""
        return not self.file.endswith(".yml")


WORDS_FILE = "data/vocabularies.yml"

KINDS: dict[str, Kind] = {
    "situatie": Kind(model.Situatie, "data/responsibilities.yml", "bekende situatie", "situaties"),
    "begrip": Kind(model.Begrip, "data/glossary.yml", "bekend begrip", "begrippen"),
    "stroom": Kind(model.Stroom, "data/flowcharts", "bekend stroomschema", "stromen"),
    "agenda": Kind(model.Agenda, "data/agendas", "bekende agenda", "agendas"),
    "homoniem": Kind(model.Homoniem, "data/homonyms.yml", "bekend homoniem", "homoniemen"),
    "naamswijziging": Kind(model.Naamswijziging, "data/name_changes.yml", "bekende naamswijziging", "naamswijzigingen"),
    "regioverschil": Kind(model.Regioverschil, "data/regional_differences.yml", "bekend verschil", "regioverschillen"),
    "bron": Kind(model.Bron, "data/sources.yml", "bekende bron", "bronnen"),
    "partij": Kind(model.Partij, "data/parties.yml", "bekende partij", "partijen"),
    "geschilroute": Kind(model.Geschilroute, "data/disputes.yml", "bekende geschilroute", "geschilroutes"),
    "regio": Kind(model.Regio, "data/regions.yml", "bekende regio", "regios"),
    "contact": Kind(model.Contact, "data/contacts.yml", "bekend contactpunt", "contacten"),
    "doorverwijzing": Kind(
        model.Doorverwijzing, "data/redirects.yml", "bekende doorverwijzing", "doorverwijzingen", key="van"
    ),
    "zoekgroep": Kind(model.Zoekgroep, "data/search_words.yml", "bekende woordgroep", "zoekgroepen"),
    "thema": Kind(model.Woord, WORDS_FILE, "bekend thema", "themas", "themas"),
    "sector": Kind(model.Woord, WORDS_FILE, "bekende sector", "sectoren", "sectoren"),
    "plaats": Kind(model.Woord, WORDS_FILE, "bekende plaats", "plaatsen", "plaatsen"),
    "zekerheid": Kind(model.Woord, WORDS_FILE, "bekende zekerheid", "zekerheden", "zekerheden"),
    "soort": Kind(model.Woord, WORDS_FILE, "bekende soort", "soorten", "soorten"),
    "domein": Kind(model.Woord, WORDS_FILE, "bekend domein", "domeinen", "domeinen"),
    "onderwerp": Kind(model.Woord, WORDS_FILE, "bekend onderwerp", "onderwerpen", "onderwerpen"),
    "kleur": Kind(model.Woord, WORDS_FILE, "bekende kleur", "kleuren", "kleuren"),
    "functie": Kind(model.Woord, WORDS_FILE, "bekende functie", "functies", "functies"),
    "laag": Kind(model.Woord, WORDS_FILE, "bekende laag", "lagen", "lagen"),
    "levensgebied": Kind(model.Woord, WORDS_FILE, "bekend levensgebied", "levensgebieden", "levensgebieden"),
}
SECTIONS = {
    "situatie": "wie-betaalt",
    "begrip": "begrippen",
    "stroom": "stroomschemas",
    "regio": "regio",
    "agenda": "samenwerken",
}
"""Kind of entry → the part of the site that holds its pages."""

CHOICES = frozenset(name for name, kind in KINDS.items() if kind.file == WORDS_FILE) | {
    "partij",
    "regio",
    "geschilroute",
}
"""Kinds with few ids: a wrong id is answered with all that are allowed."""


BETWEEN = "\n\x00\n"
"""Stands between the texts of an entry; the reader refuses this sign in a text."""


@dataclasses.dataclass(frozen=True)
class RawEntry:
    """One entry as it was read: its kind, its raw value and its path in its document."""

    kind: str
    value: Any
    document: Document
    path: tuple[str | int, ...]

    @property
    def id(self) -> str | None:
        key = KINDS[self.kind].key if self.kind in KINDS else "id"
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else None

    @property
    def name(self) -> str:
        """How a finding names this entry."""
        if self.id:
            return f"'{self.id}'"
        return f"item {self.path[-1] + 1}" if self.path and isinstance(self.path[-1], int) else "dit bestand"

    @functools.cached_property
    def texts(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Every text of the entry, with its path within it."""
        return texts(self.value)

    @functools.cached_property
    def text(self) -> str:
        """All texts as one, to search at once; no pattern for words or blanks reaches over the sign in between."""
        return BETWEEN.join(strings(self.value))

    @functools.cached_property
    def _ends(self) -> list[int]:
        """Where each text, with what stands behind it, ends in `text`."""
        return list(itertools.accumulate(len(text) + len(BETWEEN) for _path, text in self.texts))

    def path_at(self, position: int) -> tuple[str | int, ...]:
        """The path of the text in which a position of `text` stands."""
        return self.texts[bisect.bisect_right(self._ends, position)][0]

    def line(self, *path: str | int) -> int:
        return self.document.line((*self.path, *path))


Entries = Mapping[tuple[str, str], RawEntry]
"""Kind and id → the raw entry."""
