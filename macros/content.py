"""What is done to the HTML of every page, whichever generator made it: links for its terms, words for the search."""

import html
from collections.abc import Mapping
from typing import Any

from macros.exports import search
from macros.pages import entry_of
from macros.termlinks import TermLinker


class UnknownTermError(Exception):
    """A term was linked by hand that does not exist; `str` says on which page, in Dutch."""


def finished(
    content: str, path: str, url: str, title: str, meta: Mapping[str, Any], linker: TermLinker
) -> tuple[str, search.SearchDocument | None]:
    """The content of a page with its terms linked, and what the search must find of it (None for nothing).

    `path` is where the page stands within the docs folder, `url` its address within the site, `meta` its front
    matter. Raises UnknownTermError.
    """
    entry = entry_of(path)
    description = html.unescape(meta.get("description", ""))
    found = search.of_page(entry, url, title, description, content, bool(meta.get("lijst")))
    own = entry[1] if entry and entry[0] == "begrip" else None
    linked = linker.link(content, "../" * url.count("/") or "./", own)
    if linker.unknown:
        wrong = ", ".join(f"[[{id_}]]" for id_ in linker.unknown)
        raise UnknownTermError(f"docs/{path}: {wrong} is geen bekend begrip.")
    return linked, found
