"""The pages that the data makes: one Markdown text per entry, without a file in `docs/`.

MkDocs gets them through `hooks.py`; `python -m macros pages FOLDER` writes them to a folder for any
other generator.
"""

import html
import json
from collections.abc import Mapping

from macros.dataset import Dataset
from macros.kinds import SECTIONS
from macros.model import Begrip
from macros.text import capitalised, plain

# In the search an answer comes before a term, unless the term is typed exactly.
_BOOSTS = {"situatie": 3, "begrip": 1, "stroom": 2}


def pages(dataset: Dataset) -> dict[str, str]:
    """Path within the docs folder → Markdown, for every situation, term and flowchart."""
    made: dict[str, str] = {}
    for s in dataset.situaties.values():
        made[page_path("situatie", s.id)] = _page("situatie", s.id, s.titel, s.antwoord)
    for b in dataset.begrippen.values():
        made[page_path("begrip", b.id)] = _page("begrip", b.id, _term_title(b), b.uitleg)
    for f in dataset.stromen.values():
        made[page_path("stroom", f.id)] = _page("stroom", f.id, f.titel, f.vraag, hide="navigation, toc")
    return made


def page_path(kind: str, id_: str) -> str:
    """Where the page of an entry stands within the docs folder."""
    return f"{SECTIONS[kind]}/{id_}.md"


def entry_of(path: str) -> tuple[str, str] | None:
    """The kind and id of the entry that a page is about, or None for a page of another sort."""
    section, _, name = path.partition("/")
    kind = next((kind for kind, its in SECTIONS.items() if its == section), None)
    return (kind, name.removesuffix(".md")) if kind and name and name != "index.md" else None


def search_words(dataset: Dataset) -> Mapping[str, str]:
    """Address of a page → words that find it although they do not stand on it."""
    words: dict[str, list[str]] = {}
    for s in dataset.situaties.values():
        words[f"{SECTIONS['situatie']}/{s.id}/"] = [s.vraag, *s.zoektermen]
    for b in dataset.begrippen.values():
        words[f"{SECTIONS['begrip']}/{b.id}/"] = [*b.afkortingen, *b.alternatieve_termen, *b.zoektermen]
    for f in dataset.stromen.values():
        words[f"{SECTIONS['stroom']}/{f.id}/"] = [f.vraag, *f.zoektermen]
    return {address: " · ".join(some) for address, some in words.items() if some}


def _term_title(term: Begrip) -> str:
    """'Toelaatbaarheidsverklaring (TLV)': who knows only the abbreviation must see that this is it."""
    short = f" ({', '.join(term.afkortingen)})" if term.afkortingen else ""
    return capitalised(term.voorkeursterm) + short


def _page(kind: str, id_: str, title: str, description: str, hide: str = "navigation") -> str:
    # JSON is YAML: no title can break the front matter. The theme puts the description into an
    # attribute as it is, so it is escaped here.
    return (
        "---\n"
        f"title: {json.dumps(title, ensure_ascii=False)}\n"
        f"description: {json.dumps(html.escape(plain(description)), ensure_ascii=False)}\n"
        f"hide: [{hide}]\n"
        f"search: {{boost: {_BOOSTS[kind]}}}\n"
        "---\n\n"
        f'{{{{ {kind}("{id_}") }}}}\n'
    )
