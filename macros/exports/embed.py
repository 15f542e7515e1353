"""An answer as a small page without scripts, for another site to show in a frame.

It must go on working there for years: an answer that got another address leads on, and one that is gone says
where to read on.
"""

from collections.abc import Iterable, Mapping

from macros.exports.api import forms
from macros.exports.api.moved import Move
from macros.exports.api.names import EMBED
from macros.policy import with_policy
from macros.render import Renderer

_DEPTH = 3
"""How many folders below the root of the site these pages stand."""


def pages(renderer: Renderer, situations: Mapping[str, forms.Situatie], moves: Iterable[Move]) -> dict[str, bytes]:
    """Path within the site → page, of every answer (by id) and of every answer that moved."""
    made = {_path(id_): renderer.html("embed.html.jinja", _DEPTH, s=one) for id_, one in situations.items()}
    made |= {_path(move.id): _moved(renderer, move) for move in moves if move.kind == "situatie"}
    return {path: with_policy(page).encode() for path, page in made.items()}


def _moved(renderer: Renderer, move: Move) -> str:
    """Leads on to another answer in the same frame; a page of another sort opens outside it."""
    again = move.entry is not None and move.entry[0] == "situatie"
    target = f"../{move.entry[1]}/" if move.entry and again else "../" * _DEPTH + move.target
    return renderer.html("embed_verplaatst.html.jinja", _DEPTH, oud=move.id, adres=target, in_kader=again)


def _path(id_: str) -> str:
    return f"{EMBED}{id_}/index.html"
