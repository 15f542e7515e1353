"""The pages that the data makes: one Markdown text per entry, without a file in `docs/`.

MkDocs gets them through `hooks.py`; `python -m macros pages FOLDER` writes them to a folder for any
other generator.
"""

import html
import json

from macros import text
from macros.dataset import Dataset
from macros.kinds import SECTIONS


def pages(dataset: Dataset) -> dict[str, str]:
    """Path within the docs folder → Markdown, for every situation, term, flowchart, region and agenda."""
    made: dict[str, str] = {}
    for s in dataset.situaties.values():
        made[page_path("situatie", s.id)] = _page("situatie", s.id, s.titel, s.antwoord)
    for b in dataset.begrippen.values():
        made[page_path("begrip", b.id)] = _page(
            "begrip", b.id, text.term_title(b.voorkeursterm, b.afkortingen), b.uitleg
        )
    for f in dataset.stromen.values():
        made[page_path("stroom", f.id)] = _page("stroom", f.id, f.titel, f.vraag, hide="navigation, toc")
    for r in dataset.regios.values():
        made[page_path("regio", r.id)] = _page("regio", r.id, r.naam, r.uitleg)
        made[page_path("regio", f"{r.id}/praatplaat")] = _page(
            "praatplaat", r.id, f"Praatplaat {r.naam}", f"{r.naam} op één A3.", hide="navigation, toc"
        )
    for a in dataset.agendas.values():
        made[page_path("agenda", a.id)] = _page("agenda", a.id, a.titel, a.samenvatting)
    return made


def page_path(kind: str, id_: str) -> str:
    """Where the page of an entry stands within the docs folder."""
    return f"{SECTIONS[kind]}/{id_}.md"


def entry_of(path: str) -> tuple[str, str] | None:
    """The kind and id of the entry that a page is about, or None for a page of another sort."""
    section, _, name = path.partition("/")
    kind = next((kind for kind, its in SECTIONS.items() if its == section), None)
    return (kind, name.removesuffix(".md")) if kind and name and name != "index.md" else None


def _page(kind: str, id_: str, title: str, description: str, hide: str = "navigation") -> str:
    # JSON is YAML: no title can break the front matter. The theme puts the description into an
    # attribute as it is, so it is escaped here.
    return (
        "---\n"
        f"title: {json.dumps(title, ensure_ascii=False)}\n"
        f"description: {json.dumps(html.escape(text.plain(description)), ensure_ascii=False)}\n"
        f"hide: [{hide}]\n"
        "---\n\n"
        f'{{{{ {kind}("{id_}") }}}}\n'
    )
