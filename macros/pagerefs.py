"""What the pages written by hand in `docs/` name of the data: in macros, in links to made pages, and as terms.

A page that names what is no longer there would stop the build halfway; here it is a finding, with its line.
"""

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from macros.files import read_bytes
from macros.findings import Finding, finding
from macros.kinds import KINDS, SECTIONS
from macros.suggest import Hints
from macros.text import BY_HAND

FIRST = {
    "situatie": ("situatielink", "situatie"),
    "begrip": ("begrip",),
    "stroom": ("stroomlink", "stroom"),
    "regio": ("regio", "praatplaat"),
    "agenda": ("agenda",),
    "bron": ("bron", "grond"),
    "onderwerp": ("regioafspraken",),
}
"""Kind → the macros whose first value is an id of that kind."""
IN_LIST = {
    "situatie": ("uitgelicht",),
    "begrip": ("woordenuitleg",),
    "contact": ("contacten",),
    "bron": ("paginastand",),
}
"""Kind → the macros that take a list of ids of that kind."""
LAW = "grond"
"""The macro whose source must be a law."""

_KIND_OF_FIRST = {name: kind for kind, names in FIRST.items() for name in names}
_KIND_OF_LIST = {name: kind for kind, names in IN_LIST.items() for name in names}
_CALL = re.compile(r"\{\{-?\s*(\w+)\(([^{}]*)\)")
_QUOTED = re.compile(r"(['\"])([a-z0-9-]+)\1")
_LIST = re.compile(r"\[([^\]]*)\]")
_CERTAINTY = re.compile(r"\bzekerheid=(['\"])([a-z0-9-]+)\1")
_DATE = re.compile(r"(['\"])(\d{4}-\d\d-\d\d)\1")
_LINK = re.compile(r"\]\(([^()\s#]+)\.md(?=[#)\s])")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{#.*?#\}", re.DOTALL)
_CODE = re.compile(r"^(```+).*?^\1|(`+)[^`]+\2", re.DOTALL | re.MULTILINE)


class Named(NamedTuple):
    """An entry that a page names: where in its text, of what kind, by what id, and in which macro ('' in a link)."""

    position: int
    kind: str
    id: str
    macro: str


def named(text: str, folder: str = "") -> Iterator[Named]:
    """All entries that a page in a folder of `docs/` names in macros and links."""
    text = _RAW.sub(_blank, text)
    for call in _CALL.finditer(text):
        name, values = call.groups()
        if kind := _KIND_OF_FIRST.get(name):
            if (quoted := _QUOTED.match(values.strip())) is not None:
                yield Named(call.start(), kind, quoted[2], name)
        elif (kind := _KIND_OF_LIST.get(name)) and (items := _LIST.search(values)):
            for quoted in _QUOTED.finditer(items[1]):
                yield Named(call.start(2) + items.start(1) + quoted.start(), kind, quoted[2], name)
        if certainty := _CERTAINTY.search(values):
            yield Named(call.start(2) + certainty.start(), "zekerheid", certainty[2], name)
    for link in _LINK.finditer(_CODE.sub(_blank, text)):
        section, _, page = posixpath.normpath(posixpath.join(folder, link[1])).partition("/")
        kind = next((kind for kind, its in SECTIONS.items() if its == section), None)
        if kind and page and "/" not in page.removesuffix("/praatplaat"):
            yield Named(link.start(), kind, page.removesuffix("/praatplaat"), "")


def written(root: Path) -> list[Path]:
    """The pages written by hand under `root/docs`, sorted. Hidden files are none: an editor keeps its lock in one."""
    return [path for path in sorted((root / "docs").rglob("[!.]*.md")) if path.is_file()]


def page_findings(root: Path, known: Mapping[str, Set[str] | None], no_laws: Set[str]) -> Iterator[Finding]:
    """Findings for what the pages under `root/docs` name and the data does not have.

    `known` maps a kind to its ids, or to None where its file could not be read; `no_laws` are sources that
    are not a law.
    """
    hint = Hints()
    docs = root / "docs"
    by_hand = written(root)
    addresses = {path.relative_to(docs).as_posix() for path in by_hand}
    for path in by_hand:
        file, folder = path.relative_to(root).as_posix(), path.parent.relative_to(docs).as_posix()
        try:
            raw = read_bytes(path) or b""
            text = raw.decode("utf-8-sig")
        except OSError:
            yield finding(file, 1, "Y01")
            continue
        except UnicodeDecodeError as error:
            yield finding(file, raw.count(b"\n", 0, error.start) + 1, "Y02")
            continue
        for one in named(text, folder):
            ids = known[one.kind]
            is_page = not one.macro and f"{SECTIONS[one.kind]}/{one.id}.md" in addresses
            if ids is None or is_page or (one.id in ids and (one.macro != LAW or one.id not in no_laws)):
                continue
            suggestion = hint(one.id, ids) if one.id not in ids else ""
            suggestion = suggestion or "Haal het van de pagina, of zet het terug in de gegevens."
            name = "wet" if one.macro == LAW else KINDS[one.kind].name
            line = text.count("\n", 0, one.position) + 1
            yield finding(file, line, "V13", id=one.id, soort=name, suggestie=suggestion)
        for position, date in _no_dates(text):
            line = text.count("\n", 0, position) + 1
            yield finding(file, line, "M07", waar="Deze pagina", waarde=date)
        terms = known["begrip"]
        if terms is None:
            continue
        plain = _CODE.sub(_blank, _RAW.sub(_blank, text))
        for match in BY_HAND.finditer(plain):
            if match[1] != "-" and match[1] not in terms:
                suggestion = hint(match[1], terms) or "Voeg het toe aan data/glossary.yml of haal de haken weg."
                line = plain.count("\n", 0, match.start()) + 1
                yield finding(file, line, "V06", waar="Deze pagina", id=match[1], suggestie=suggestion)


def _no_dates(text: str) -> Iterator[tuple[int, str]]:
    """The dates in macros that no calendar has, each with its position."""
    for call in _CALL.finditer(_RAW.sub(_blank, text)):
        for quoted in _DATE.finditer(call[2]):
            try:
                datetime.date.fromisoformat(quoted[2])
            except ValueError:
                yield call.start(2) + quoted.start(), quoted[2]


def _blank(match: re.Match[str]) -> str:
    """As many signs as were matched, on as many lines, that say nothing."""
    return re.sub(r"[^\n]", " ", match.group())
