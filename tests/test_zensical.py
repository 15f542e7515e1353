"""The site that Zensical builds from the same sources beside that of MkDocs: every difference is known and explained.

`zensical-differences.tsv` holds one difference a line, with `*` for what varies: its kind, where it is, what
MkDocs makes, what Zensical makes, and why. A line that no longer holds must go.
"""

import csv
import fnmatch
import json
import os
import re
import subprocess
import urllib.parse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import test_site
from bs4 import BeautifulSoup, Tag

from conftest import ROOT, SITE_URL

PYTHON = ROOT / ".venv-zensical" / "bin" / "python"
ADDRESSES = ("href", "src", "action", "xlink:href")
"""The attributes that lead somewhere."""
KNOWN = Path(__file__).with_name("zensical-differences.tsv")

pytestmark = pytest.mark.audit


class Difference(NamedTuple):
    kind: str
    """file, head, text, link, anchor, markup, around, search or sitemap."""
    place: str
    mkdocs: str
    zensical: str

    def is_known(self, pattern: "Difference") -> bool:
        return all(fnmatch.fnmatchcase(mine, its) for mine, its in zip(self, pattern, strict=True))


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site that Zensical builds."""
    folder = tmp_path_factory.mktemp("zensical")
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def html(zensical: Path) -> dict[str, BeautifulSoup]:
    """The pages that Zensical makes, by their path within the site."""
    found = {path.relative_to(zensical).as_posix(): path.read_bytes() for path in zensical.rglob("*.html")}
    whole = {name: page for name, page in found.items() if b'class="md-content__inner' in page}
    return {name: BeautifulSoup(page, "html.parser") for name, page in whole.items()}


def build(folder: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Builds the site of a checkout with Zensical in a folder. Fails, never skips, where it is not installed."""
    assert PYTHON.exists(), "Zensical is niet geïnstalleerd; draai 'make audit' of 'make zensical'."
    command = [str(PYTHON), "-m", "scripts.zensical_site", "--folder", str(folder)]
    environment = {**os.environ, "SITE_URL": SITE_URL}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_every_difference_with_the_build_of_mkdocs_is_explained(site, zensical):
    rows = list(csv.reader(KNOWN.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE))
    known = [Difference(*row[:4]) for row in rows]
    assert all(len(row) == 5 and row[4] for row in rows), "elk verschil heeft een uitleg"
    found = list(differences(site, zensical))
    unexplained = [one for one in found if not any(one.is_known(pattern) for pattern in known)]
    assert not unexplained, "\n".join(map(str, unexplained[:40]))
    gone = [pattern for pattern in known if not any(one.is_known(pattern) for one in found)]
    assert not gone, "\n".join(map(str, gone))


def differences(mkdocs: Path, zensical: Path) -> Iterator[Difference]:
    """What differs between two built sites: files, the head and the main content of pages, search and sitemap."""
    ours, theirs = ({path.relative_to(site).as_posix() for path in files(site)} for site in (mkdocs, zensical))
    for name in sorted(ours ^ theirs):
        yield Difference("file", name, *("present" if name in side else "absent" for side in (ours, theirs)))
    for name in sorted(ours & theirs - {"sitemap.xml", "assets/zoekindex.js"}):
        if (mkdocs / name).read_bytes() == (zensical / name).read_bytes():
            continue
        pages = [BeautifulSoup((site / name).read_bytes(), "html.parser") for site in (mkdocs, zensical)]
        if not name.endswith(".html") or not all(page.article for page in pages):
            yield Difference("file", name, "one", "another")
            continue
        for kind, parts in PARTS.items():
            yield from compared(kind, name, *(parts(page, name) for page in pages))
    yield from compared("sitemap", "sitemap.xml", sitemap(mkdocs), sitemap(zensical))
    yield from compared("search", "assets/zoekindex.js", search(mkdocs), search(zensical))


def files(site: Path) -> Iterable[Path]:
    return (path for path in site.rglob("*") if path.is_file())


def compared(kind: str, place: str, mkdocs: list[str], zensical: list[str]) -> Iterator[Difference]:
    """What only one of two lists holds; where both hold the same, but not in the same order: their first difference."""
    for value in (Counter(mkdocs) - Counter(zensical)).elements():
        yield Difference(kind, place, value, "")
    for value in (Counter(zensical) - Counter(mkdocs)).elements():
        yield Difference(kind, place, "", value)
    if mkdocs != zensical and Counter(mkdocs) == Counter(zensical):
        yield next(Difference(kind, place, *pair) for pair in zip(mkdocs, zensical, strict=True) if pair[0] != pair[1])


def head(page: BeautifulSoup, _name: str) -> list[str]:
    """Title, description and own address of a page."""
    tags = page.head.select('title, meta[name="description"], meta[name="robots"], link[rel="canonical"]')
    return sorted(" ".join(str(tag).split()) for tag in tags)


def text(page: BeautifulSoup, _name: str) -> list[str]:
    """The text of the main content, a block a line."""
    return [" ".join(piece.split()) for piece in page.article.get_text("\n").split("\n") if piece.strip()]


def links(page: BeautifulSoup, name: str) -> list[str]:
    """Where the links, pictures and scripts of the main content lead, in full."""
    return linked(page.article, name)


def linked(part: Tag, name: str) -> list[str]:
    """The addresses in a part of a page, in full."""
    base = urllib.parse.urljoin(SITE_URL, name.removesuffix("index.html"))
    found = [tag[one] for tag in part.find_all(True) for one in ADDRESSES if tag.has_attr(one)]
    return [urllib.parse.urljoin(base, one) for one in found]


def anchors(page: BeautifulSoup, _name: str) -> list[str]:
    """The ids in the main content, those of the headings among them."""
    return [tag["id"] for tag in page.article.find_all(id=True)]


def markup(page: BeautifulSoup, _name: str) -> list[str]:
    """The tags of the main content with their attributes; links have a comparison of their own."""
    return [opening(tag) for tag in page.article.find_all(True)]


def opening(tag: Tag) -> str:
    values = {name: " ".join(value) if isinstance(value, list) else value for name, value in tag.attrs.items()}
    kept = [f"{name}={value!r}" for name, value in sorted(values.items()) if name not in ADDRESSES]
    return f"<{' '.join([tag.name, *kept])}>"


def around(page: BeautifulSoup, name: str) -> list[str]:
    """The tabs, the menu and the table of contents: what they say, where that leads, and what is marked."""
    found = []
    for entry in page.select(".md-tabs li, .menu li, [data-md-type=toc] li"):
        marks = [*entry.get("class", ()), *(link["aria-current"] for link in entry.select("a[aria-current]"))]
        found.append(" ".join([*marks, *entry.get_text(" ").split(), *linked(entry, name)]))
    return found


PARTS = {"head": head, "text": text, "link": links, "anchor": anchors, "markup": markup, "around": around}


def sitemap(site: Path) -> list[str]:
    """The addresses in the sitemap."""
    return sorted(re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8")))


def search(site: Path) -> list[str]:
    """What the search finds, a text for every document and for every other setting."""
    script = (site / "assets/zoekindex.js").read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("globalThis.zoekindex = ").removesuffix(";\n"))
    documents = sorted(index.pop("documenten"), key=lambda document: document["adres"])
    return [json.dumps(one, ensure_ascii=False) for one in (*documents, index)]


@pytest.mark.parametrize(
    "holds",
    [
        test_site.test_ids_are_unique,
        test_site.test_no_template_and_no_markdown_is_left_over,
        test_site.test_nothing_is_loaded_from_another_host,
        test_site.test_the_policy_allows_the_scripts_of_the_page_and_no_others,
    ],
)
def test_what_must_hold_for_the_site_holds_for_that_of_zensical(holds, html):
    holds(html)


def test_a_page_that_zensical_leaves_out_is_an_error(clone, tmp_path):
    """What Zensical does not make is named, with exit status 1."""
    (clone / "scripts").mkdir()
    (clone / "scripts" / "zensical_site.py").write_bytes((ROOT / "scripts" / "zensical_site.py").read_bytes())
    settings = clone / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nexclude_docs: begrippen/thuiszitter.md\n", "utf-8")
    done = build(tmp_path / "zensical", clone)
    assert done.returncode == 1
    assert "begrippen/thuiszitter.md" in done.stderr
    assert "Traceback" not in done.stderr
