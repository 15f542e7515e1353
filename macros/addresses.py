"""Where entries stand on the site: on a page of their own, or at an anchor of a list."""

from macros.kinds import SECTIONS

LISTS = {
    "homoniem": "begrippen/zelfde-woord",
    "naamswijziging": "begrippen/oude-namen",
    "regioverschil": "begrippen/verschillen-per-regio",
    "geschilroute": "over/geschil",
    "bron": "over/bronnen",
    "partij": "over/partijen",
}
"""Kind of entry → the page in `docs/` with all of that kind, where each has its id as an anchor."""


def address(kind: str, id_: str) -> str:
    """The address of an entry within the site. Raises KeyError for a kind that is on no page."""
    return f"{SECTIONS[kind]}/{id_}/" if kind in SECTIONS else f"{LISTS[kind]}/#{id_}"
