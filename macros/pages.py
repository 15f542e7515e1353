"""The pages that the data makes: one Markdown text per entry, without a file in `docs/`.

MkDocs gets them through `hooks.py`; `python -m macros pages FOLDER` writes them to a folder for any
other generator.
"""

import html
import json
import re
from collections.abc import Callable, Collection

from macros import text
from macros.kinds import SECTIONS
from macros.regional import Regional
from macros.render import Renderer

_MACRO = re.compile(r"\{(?=[{%#])")


def pages(renderer: Renderer, up: int = 1, only: Collection[str] | None = None) -> dict[str, str]:
    """Path within the docs folder → Markdown, for every situation, term, flowchart, region and agenda.

    `up` is how much deeper the address of a page lies than its file, for the links in it: 1 where `a/b.md`
    becomes `a/b/`, 0 for a generator that makes every link fit by itself. `only` names the pages that are
    wanted; without it all are.
    """
    data, regional = renderer.dataset, Regional(renderer)
    made: dict[str, str] = {}

    def add(kind: str, name: str, body: Callable[..., str], id_: str, title: str, about: str, hide: str = "") -> None:
        path = page_path(kind, name)
        if only is None or path in only:
            made[path] = _front_matter(title, about, hide) + _MACRO.sub("&#123;", body(id_, depth=path.count("/") + up))

    for s in data.situaties.values():
        add("situatie", s.id, renderer.situation, s.id, s.titel, s.antwoord)
    for b in data.begrippen.values():
        add("begrip", b.id, renderer.term, b.id, text.term_title(b.voorkeursterm, b.afkortingen), b.uitleg)
    for f in data.stromen.values():
        add("stroom", f.id, renderer.flow, f.id, f.titel, f.vraag, hide=", toc")
    for r in data.regios.values():
        add("regio", r.id, regional.region, r.id, r.naam, r.uitleg)
        name, about = f"{r.id}/praatplaat", f"{r.naam} op één A3."
        add("regio", name, regional.poster, r.id, f"Praatplaat {r.naam}", about, hide=", toc")
    for a in data.agendas.values():
        add("agenda", a.id, regional.agenda, a.id, a.titel, a.samenvatting)
    return made


def page_path(kind: str, id_: str) -> str:
    """Where the page of an entry stands within the docs folder."""
    return f"{SECTIONS[kind]}/{id_}.md"


def entry_of(path: str) -> tuple[str, str] | None:
    """The kind and id of the entry that a page is about, or None for a page of another sort."""
    section, _, name = path.partition("/")
    kind = next((kind for kind, its in SECTIONS.items() if its == section), None)
    return (kind, name.removesuffix(".md")) if kind and name and name != "index.md" else None


def _front_matter(title: str, description: str, hide: str) -> str:
    # JSON is YAML: no title can break the front matter. The theme puts the description into an
    # attribute as it is, so it is escaped here. What the data says is never a macro.
    return (
        "---\n"
        f"title: {json.dumps(title, ensure_ascii=False)}\n"
        f"description: {json.dumps(html.escape(text.plain(description)), ensure_ascii=False)}\n"
        f"hide: [navigation{hide}]\n"
        "render_macros: false\n"
        "---\n\n"
    )
