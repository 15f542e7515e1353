"""Markup, links, macros and formulas in any field of the data come out as text, or the check refuses them.

All poisons that are accepted stand in one built site, which is compared with the real one: no element, attribute,
script or address in it may come from a poison, and every poison that is shown is shown as it was typed.
"""

import csv
import dataclasses
import functools
import html
import io
import itertools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import material
import openpyxl
import pyoxigraph
import pytest
from planted import MARK, POISONS, PRODUCT, Planted, leaves, plant, shown, takes
from playwright.sync_api import Browser, Page, expect
from test_diff import FIRST, SECOND, commit, git

from conftest import SUBPATH, Visit, build, copied, served
from macros.fieldcheck import field_findings
from macros.kinds import KINDS, SECTIONS, RawEntry
from macros.reader import Document
from macros.references import by_hand_findings, field_plan
from macros.text import texts

FIELDS = sorted({(owner, field) for kind in KINDS.values() for owner, field in leaves(kind.type)}, key=str)
"""Every field of every type that holds a value."""
ON_NO_PAGE = {
    *(("Homoniem", "zekerheid_uitleg"), ("Naamswijziging", "zekerheid_uitleg"), ("Naamswijziging", "nagekeken_door")),
    *(("Regioverschil", "zekerheid_uitleg"), ("Geschilroute", "nagekeken_door"), ("Geschilroute", "code")),
    *(("Partij", "in_zin"), ("Zoekgroep", "woorden"), ("Stroom", "zoektermen"), ("Lus", "waarom")),
    *((owner, "url") for owner in ("Bron", "Contact", "Contactfunctie", "Samenwerkingsverband", "Toegang")),
}
"""Fields whose text stands on no page; an address is only led to."""
TEXTS = frozenset({"title", "content", "alt", "aria-label", "data-zoek", "value", "placeholder", "data-label"})
"""Attributes in which a text may stand."""
NOTHING = "data:,"
"""The icon of a page that only leads on: no file."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclasses.dataclass(frozen=True)
class Poisoned:
    """The site that was built of poisoned data."""

    docs: Path
    """The pages and scripts that it was built with."""
    www: Path
    planted: list[Planted]

    @functools.cached_property
    def by_mark(self) -> dict[str, Planted]:
        return {one.mark.casefold(): one for one in self.planted}

    @functools.cached_property
    def urls(self) -> set[str]:
        """The poisons that stand where an address belongs."""
        return {one.text for one in self.planted if one.field == "url"}

    def files(self, pattern: str) -> Iterator[tuple[str, str]]:
        """Path and text of every file of a form."""
        for path in sorted(self.www.rglob(pattern)):
            yield path.relative_to(self.www).as_posix(), path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Poisoned:
    """Built from a repository whose last commit planted the poison, and says so with poison."""
    root = copied(tmp_path_factory.mktemp("gif") / "clone")
    git(root, "init", "--quiet")
    commit(root, "Begin", FIRST)
    planted = plant(root)
    commit(root, POISONS["alles"].replace("MERK", "Gif") + "[[thuiszitter]]", SECOND)
    done = build(root / "www" / SUBPATH, root)
    assert done.returncode == 0, done.stdout + done.stderr
    return Poisoned(root / "docs", root / "www" / SUBPATH, planted)


class Parts(HTMLParser):
    """What a page is made of. BeautifulSoup says the same in four times as long, and there are many pages."""

    def __init__(self, page: str):
        super().__init__()
        self.parts: set[tuple[str, str]] = set()
        """(element, attribute) of all that is there; ('a', '') for the element itself."""
        self.values: list[tuple[str, str]] = []
        """(attribute, value)"""
        self.scripts: set[str] = set()
        """The scripts that stand within the page."""
        self.code: list[str] = []
        """HTML to copy, which stands on the page as text."""
        self._words: list[str] = []
        self._in = ""
        self._data = False
        self.feed(page)
        self.close()

    @property
    def text(self) -> str:
        """The words on the page; those of a drawing are cut into lines, and left out."""
        return "".join(self._words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts |= {(tag, name) for name in ("", *(name for name, _value in attrs))}
        self.values += [(name, value or "") for name, value in attrs]
        if tag in ("script", "svg", "code", "textarea") and not self._in:
            self._in = tag
            self._data = ("type", "application/json") in attrs

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "script" and not self._data:
            self.scripts.add(data)
        elif self._in in ("code", "textarea"):
            self.code.append(data)
        elif not self._in:
            self._words.append(data)


@dataclasses.dataclass(frozen=True)
class Vocabulary:
    """What the pages of the real site are made of."""

    parts: set[tuple[str, str]]
    scripts: set[str]


@pytest.fixture(scope="module")
def vocabulary(site: Path) -> Vocabulary:
    pages = [Parts(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")]
    return Vocabulary(set().union(*(page.parts for page in pages)), set().union(*(page.scripts for page in pages)))


@pytest.fixture(scope="module")
def pages(poisoned: Poisoned) -> dict[str, Parts]:
    return {name: Parts(text) for name, text in poisoned.files("*.html")}


# ---- what the check accepts


@pytest.mark.parametrize("kind", KINDS)
def test_a_poison_that_a_field_does_not_take_gives_a_finding_there(kind):
    for owner, field in leaves(KINDS[kind].type):
        is_list = field_plan(owner, field)[2]
        for name in POISONS.keys() - set(takes(owner, field)):
            value = {field: [POISONS[name]] * 2 if is_list else POISONS[name]}
            entry = RawEntry(kind, value, Document("x.yml", lines={(field,): 7}), ())
            found = [*field_findings(entry, owner), *by_hand_findings([entry], {"thuiszitter"})]
            assert [one for one in found if one.line == 7 and one.level == "fout"], (owner.__name__, field, name)


def test_every_field_that_takes_a_poison_holds_one(poisoned):
    planted = {(one.owner, one.field) for one in poisoned.planted}
    assert planted == {(owner.__name__, field) for owner, field in FIELDS if takes(owner, field)}
    assert {one.poison for one in poisoned.planted} == {name for owner, field in FIELDS for name in takes(owner, field)}


# ---- the pages


def test_no_part_of_a_page_is_made_of_poison(pages, poisoned, vocabulary):
    wrong: list[tuple[str, object]] = []
    for name, page in pages.items():
        wrong += [(name, part) for part in page.parts - vocabulary.parts]
        wrong += [(name, script) for script in page.scripts - vocabulary.scripts]
        wrong += [(name, one) for one in page.values if _is_bad(*one, poisoned.urls)]
    assert not wrong, wrong[:10]


def _is_bad(attribute: str, value: str, urls: set[str]) -> bool:
    """Whether an attribute leads astray, or has a poison in it where no text belongs."""
    if attribute not in ("href", "src", "action", "data-adres"):
        return attribute not in TEXTS and "gif" in value.casefold()
    scheme = urlsplit(value.strip()).scheme
    if (scheme not in ("", "https", "http", "mailto", "tel") and value != NOTHING) or value.startswith("//"):
        return True
    # The number of an article is part of the address of a law, with every sign of it encoded.
    law = value.startswith("https://wetten.overheid.nl/") and re.fullmatch(r"[\w:./&=%?+~-]+", value)
    return "gif" in value.casefold() and value not in urls and not law


def test_every_text_on_a_page_is_as_it_was_typed(pages, poisoned):
    wrong, found = [], set[str]()
    for name, page in pages.items():
        attributes = (value for key, value in page.values if key in TEXTS)
        for text in (page.text, *attributes, *map(html.unescape, page.code)):
            wrong += not_as_typed(name, text, poisoned, found)
    assert not wrong, wrong[:10]
    seen = {(one.owner, one.field) for one in poisoned.planted if one.mark.casefold() in found}
    assert {(one.owner, one.field) for one in poisoned.planted} - seen == ON_NO_PAGE


def not_as_typed(name: str, text: str, poisoned: Poisoned, found: set[str] | None = None) -> list[tuple[str, ...]]:
    """Every place in a text of a file where a poison is not shown as it was typed; adds the marks to `found`."""
    line = shown(text)
    wrong = []
    for match in MARK.finditer(line):
        planted = poisoned.by_mark[match.group()]
        # Only a place for links shows what a link by hand says; what changed, the editors and a search need it whole.
        forms = [planted.shown] if name.startswith(("embed/", "api/")) else [planted.shown, shown(planted.text)]
        if not any(_same(line, match, typed) for typed in forms):
            around = line[max(0, match.start() - 60) : match.start() + 300]
            wrong.append((name, f"{planted.kind} {planted.id} {planted.path}: {planted.poison}", around))
        if found is not None:
            found.add(match.group())
    return wrong


def _same(line: str, mark: re.Match[str], typed: str) -> bool:
    """Whether `typed`, which has the mark in it, stands around it in a line; it may be cut off with '…'."""
    for own in re.finditer(mark.group(), typed):
        there = line[mark.start() - own.start() :]
        same = sum(1 for _ in itertools.takewhile(lambda two: two[0] == two[1], zip(typed, there, strict=False)))
        if same == len(typed) or (same > own.end() and "…" in there[same : same + 2]):
            return True
    return False


# ---- everything else


def test_nothing_was_counted_out(poisoned):
    wrong = [path for path in poisoned.www.rglob("*") if path.is_file() and PRODUCT.encode() in path.read_bytes()]
    assert not wrong


def test_the_data_for_scripts_and_programs_is_data(poisoned):
    for name, text in poisoned.files("*.js"):
        if any((folder / name).exists() for folder in (poisoned.docs, Path(material.__file__).parent / "templates")):
            continue  # a script that is the same whatever the data
        statement = re.fullmatch(r"globalThis\.\w+ = (.*);\n", text)
        assert statement, name
        _check_values(json.loads(statement[1]), name, poisoned)
    for name, text in [*poisoned.files("*.json"), *poisoned.files("*.jsonld")]:
        _check_values(json.loads(text), name, poisoned)


def _check_values(value: Any, name: str, poisoned: Poisoned) -> None:
    for path, text in texts(value):
        if (name, path[-1]) == ("assets/zoekindex.js", "tekst"):
            continue  # all words of an entry, each once
        if path[-1] == "url":
            assert not _is_bad("href", text, poisoned.urls), (name, path)
        else:
            assert not not_as_typed(name, text, poisoned), path


def test_drawings_and_the_feed_are_whole_and_hold_no_poison(poisoned, site, vocabulary):
    known = {one for path in site.rglob("*.svg") for one in _xml_parts(path.read_text(encoding="utf-8"))}
    for name, text in poisoned.files("*.svg"):
        assert set(_xml_parts(text)) <= known, name
        hrefs = [value for tag in ET.fromstring(text).iter() for key, value in tag.attrib.items() if "href" in key]
        assert all(href.startswith("#") for href in hrefs), name
    feed = (poisoned.www / "over/wijzigingen.xml").read_text(encoding="utf-8")
    assert set(_xml_parts(feed)) <= set(_xml_parts((site / "over/wijzigingen.xml").read_text(encoding="utf-8")))
    told = [one.text or "" for one in ET.fromstring(feed).iter("{http://www.w3.org/2005/Atom}content")]
    assert "Gif" in "".join(told)
    for part in told:
        page = Parts(part)
        assert page.parts <= vocabulary.parts
        assert not [one for one in page.values if _is_bad(*one, poisoned.urls)]
        assert not not_as_typed("over/wijzigingen.xml", page.text, poisoned)


def _xml_parts(text: str) -> Iterator[tuple[str, str]]:
    for tag in ET.fromstring(text).iter():
        yield from ((tag.tag, key) for key in ("", *tag.attrib))


def test_no_cell_is_a_formula(poisoned):
    for name, text in poisoned.files("*.csv"):
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if ";" in text else ","))
        assert len({len(row) for row in rows}) == 1, name
        assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)], name
    for path in sorted(poisoned.www.rglob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path):
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink], path.name


def test_the_open_data_names_nothing_after_a_poison(poisoned):
    store = pyoxigraph.Store()
    store.load(path=str(poisoned.www / "begrippen/begrippen.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    nodes = {node for quad in store for node in quad if isinstance(node, pyoxigraph.NamedNode)}
    strange = {node.value for node in nodes if "gif" in node.value.casefold()}
    assert strange <= poisoned.urls


def test_a_text_of_more_lines_is_one_line_in_the_plain_texts(poisoned):
    for name, text in poisoned.files("*.txt"):
        assert not re.search(r"^(# Gifkop|\[gif\]:|title: gif)", text, re.MULTILINE), name


# ---- in a browser


LISTS = (
    *("", "wie-betaalt/", "begrippen/", "begrippen/zelfde-woord/", "begrippen/oude-namen/", "begrippen/afkortingen/"),
    *("begrippen/verschillen-per-regio/", "stroomschemas/", "ouders/verwachten/", "ouders/wie-is-wie/", "samenwerken/"),
    *("samenwerken/thuiszitterspact/", "regio/", "over/partijen/", "over/geschil/", "over/bronnen/", "over/onderhoud/"),
    *("over/wijzigingen/", "zoeken/", "redactie/", "404.html"),
)
"""Pages that show entries of many kinds."""


@pytest.fixture
def look(browser: Browser, poisoned: Poisoned) -> Iterator[Callable[[str], Page]]:
    """Opens a page of the poisoned site; at the end nothing may have run, asked or been refused."""
    with served(poisoned.www.parent) as host:
        home = f"{host}{SUBPATH}/"
        visit = Visit(browser, home, 1280, "light", javascript=True)
        visit.page.on("dialog", lambda dialog: visit.complaints.append(f"dialoog: {dialog.message}"))

        def opened(path: str) -> Page:
            visit.page.goto(home + path)
            assert visit.page.evaluate("typeof poison") == "undefined", path
            made = "[id*=gif], [class*=gif], [src*=gif], [onclick], [onerror], [onmouseover], [onfocus], gif-el"
            assert visit.page.locator(made).count() == 0, path
            assert visit.page.evaluate("location.href").startswith(home), path
            return visit.page

        yield opened
        assert not visit.complaints
        assert not [url for url in visit.requests if not url.startswith((home, "data:"))]
        visit.context.close()


def of_every_kind(poisoned: Poisoned) -> dict[str, list[str]]:
    """Kind → the addresses of the pages of its poisoned entries."""
    ids = {kind: dict.fromkeys(one.id for one in poisoned.planted if one.kind == kind) for kind in SECTIONS}
    made = {kind: [f"{SECTIONS[kind]}/{id_}/" for id_ in some] for kind, some in ids.items()}
    return made | {
        "praatplaat": [f"{page}praatplaat/" for page in made["regio"]],
        "insluiten": [f"embed/situatie/{id_}/" for id_ in ids["situatie"]],
    }


@pytest.mark.audit
@pytest.mark.browser
def test_nothing_runs_on_any_page(look, poisoned):
    for path in (*LISTS, *(page for pages in of_every_kind(poisoned).values() for page in pages)):
        look(path)


@pytest.mark.browser
def test_what_scripts_show_is_text(look, poisoned):
    """The results of a search, the region that was chosen, the steps of a flow, the forms for editors."""
    page = look("zoeken/")
    title = next(one for one in poisoned.planted if one.path == ("titel",) and one.poison == "entiteit")
    page.locator("#zoek-hier").fill(title.mark)
    page.locator(".zoek__lijst li").first.wait_for()
    elements = page.locator(".zoek__lijst *").evaluate_all("all => [...new Set(all.map((one) => one.localName))]")
    assert set(elements) <= {"li", "div", "a", "span", "p", "strong"}
    assert title.text in page.locator(".zoek__lijst").inner_text()
    situation, term, flow = (
        next(one.id for one in poisoned.planted if one.kind == kind) for kind in list(SECTIONS)[:3]
    )
    page = look(f"wie-betaalt/{situation}/?regio=hart-van-brabant")
    assert "Gif" in page.locator("[data-regiokeuze] details").text_content()
    assert page.locator("[data-regiokeuze] a[href^=javascript]").count() == 0
    page = look(f"stroomschemas/{flow}/")
    page.locator("[data-stapper] button").first.click()
    page = look(f"redactie/#situatie={situation}")
    expect(page.locator("[data-redactie] > [role=status]")).to_contain_text("Gif")
    page = look(f"redactie/?#begrip={term}")
    expect(page.locator("[data-redactie] > [role=status]")).to_contain_text("Gif")


EVIL = "\"><img src=x onerror=poison=1><script>poison=2</script>{{7919*7919}}<a href='javascript:poison=3'>x</a>]"


@pytest.mark.browser
@pytest.mark.parametrize(
    "path",
    [
        "zoeken/#zoek={}",
        "wie-betaalt/#q={}&thema={}&partij={}",
        "wie-betaalt/logopedie/?regio={}#{}",
        "stroomschemas/wie-betaalt/?{}#{}",
        "redactie/#begrip={}",
    ],
)
def test_what_stands_in_an_address_is_text(visit, path):
    one = visit(1280)
    one.page.on("dialog", lambda dialog: one.complaints.append(dialog.message))
    count = "document.querySelectorAll('img, script:not([src]), a[href^=javascript], iframe').length"
    parts = one.open(re.split("[?#]", path)[0]).evaluate(count)
    page = one.open(path.replace("{}", quote(EVIL, safe="<>':(){}*=")))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(count) == parts
    assert page.evaluate("typeof poison") == "undefined"
    assert not one.complaints
    assert not one.outside
