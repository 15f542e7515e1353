"""Keeps the list of everything on the site that somebody may have linked to; `make published` adds what is new.

usage: python -m scripts.published SITE FILE

A line of the list is an address and the anchors on its page that are promised: 'over/partijen/ #school #gemeente'.
Promised are the headings of a page written by hand, the headings that every page of an entry of that kind has, and
every place within a page that the site itself links to. A heading that comes and goes with the content, as
'Wanneer is het anders?', is not promised: without it the link leads to the top of its page.

A line never goes. What an address was, may become a page that leads on (`data/redirects.yml`). An anchor that is
gone on purpose gets a '-' before it by hand ('-#oude-knoop'): then its link leads to the top of the page. So does a
file, behind it ('stroomschemas/oud.svg -'); a page never.
"""

import dataclasses
import re
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from macros import ROOT
from macros.kinds import SECTIONS
from macros.loader import load

LEFT_OUT = re.compile(r"assets/|\.well-known/|meedoen/beeld/|404\.html$|sitemap\.xml")
"""What no reader links to."""
NEWEST_ONLY = frozenset({"over/wijzigingen/", "over/onderhoud/"})
"""Pages that tell what is new or old today: their headings are gone tomorrow."""
HOME = "./"
"""How the list names the first page, whose address is empty."""
GONE = "-"
"""Behind the address of a file that is gone on purpose."""
HEAD = "// Elk adres en anker dat ooit op de site stond. 'make published' vult aan; haal hier nooit een regel weg."
_SITE = "https://site.invalid/"

Addresses = dict[str, set[str]]
"""Address within the site → anchors on its page."""


class _Page(HTMLParser):
    """What a page offers and where it leads."""

    def __init__(self, html: str):
        super().__init__()
        self.ids: set[str] = set()
        self.headings: set[str] = set()
        self.links: set[str] = set()
        self.leads_to: str | None = None
        self._menus = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "nav":
            self._menus += 1
        if id_ := given.get("id"):
            self.ids.add(id_)
            if tag in ("h1", "h2", "h3"):
                self.headings.add(id_)
        # The menu of a page and the sign at a heading name every heading; that promises nothing.
        href = given.get("href") or ""
        if tag == "a" and "#" in href and not self._menus and given.get("class") not in ("headerlink", "md-skip"):
            self.links.add(href)
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.leads_to = (given.get("content") or "").partition("url=")[2]

    def handle_endtag(self, tag: str) -> None:
        if tag == "nav":
            self._menus -= 1


@dataclasses.dataclass(frozen=True)
class Published:
    """What a built site offers."""

    pages: Mapping[str, set[str]]
    """Address → all ids on that page; none for a file that is no page."""
    leads_to: Mapping[str, str]
    """Address → the address that its page leads on to."""
    promised: Mapping[str, set[str]]
    """Address → the anchors that are promised."""

    @classmethod
    def of(cls, site: Path, entries: Mapping[str, str]) -> "Published":
        """What the built site in a folder offers; `entries` says of which kind the page at an address is."""
        files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        read = {
            name.removesuffix("index.html"): _Page((site / name).read_text(encoding="utf-8"))
            if name.endswith(".html")
            else _Page("")
            for name in files
            if not LEFT_OUT.match(name)
        }
        promised = {address: set[str]() for address in read}
        for address, page in read.items():
            promised[address] |= _lasting(address, read, entries)
            for link in page.links:
                target = urlsplit(urljoin(_SITE + address, link))
                to, anchor = target.path.removeprefix("/"), unquote(target.fragment)
                if f"{target.scheme}://{target.netloc}/" == _SITE and to in read and anchor in read[to].ids:
                    promised[to].add(anchor)
        for address in NEWEST_ONLY & promised.keys():
            promised[address] = set()
        leading = {
            address: urlsplit(urljoin(_SITE + address, page.leads_to)).path.removeprefix("/")
            for address, page in read.items()
            if page.leads_to is not None
        }
        return cls({address: page.ids for address, page in read.items()}, leading, promised)

    def lost(self, before: Mapping[str, set[str]]) -> Iterator[str]:
        """Every address and anchor of an earlier list that is there no more; an anchor may be on the page led to."""
        for address, anchors in before.items():
            if address not in self.pages:
                if GONE not in anchors or address.endswith("/"):
                    yield address
                continue
            there = self.pages.get(self.leads_to.get(address, address), ())
            yield from (
                f"{address}{anchor}" for anchor in sorted(anchors) if anchor[0] == "#" and anchor[1:] not in there
            )


def _lasting(address: str, read: Mapping[str, _Page], entries: Mapping[str, str]) -> set[str]:
    """The headings that a page keeps whatever its content becomes: of an entry, those that all of its kind have."""
    if address not in entries:
        return read[address].headings
    alike = [read[other].headings for other, kind in entries.items() if kind == entries[address] and other in read]
    return set.intersection(*alike)


def pages_of_entries(root: Path) -> dict[str, str]:
    """Address → kind, of the page of every entry in the data under `root`."""
    return {f"{SECTIONS[kind]}/{id_}/": kind for kind, id_ in load(root).locations if kind in SECTIONS}


def parsed(text: str) -> Addresses:
    """The list in a file: address → its anchors, each with its '#' or '-#', and GONE where the file may be gone."""
    lines = (line.split(" ") for line in text.splitlines() if not line.startswith("//"))
    return {"" if address == HOME else address: set(anchors) for address, *anchors in lines}


def merged(before: Mapping[str, set[str]], now: Mapping[str, set[str]]) -> Addresses:
    """A list with all that was in it and all that is promised now."""
    known = {address: set(anchors) for address, anchors in before.items()}
    for address, anchors in now.items():
        own = known.setdefault(address, set())
        own |= {f"#{anchor}" for anchor in anchors if f"-#{anchor}" not in own}
    return known


def written(addresses: Mapping[str, set[str]]) -> str:
    """A list as it stands in its file."""
    lines = (" ".join([address or HOME, *sorted(anchors)]) for address, anchors in sorted(addresses.items()))
    return "\n".join([HEAD, *lines]) + "\n"


def main() -> int:
    site, file = map(Path, sys.argv[1:3])
    before = parsed(file.read_text(encoding="utf-8")) if file.exists() else {}
    now = Published.of(site, pages_of_entries(ROOT))
    for lost in now.lost(before):
        print(f"Weg: {lost}", file=sys.stderr)
    after = merged(before, now.promised)
    file.write_text(written(after), encoding="utf-8")
    count = sum(map(len, after.values())) - sum(map(len, before.values())) + len(after) - len(before)
    print(f"{count} adressen en ankers toegevoegd aan {file}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
