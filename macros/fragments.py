"""Pieces that a page written by hand can hold: links, law notes, lists from the data.

Each takes ids and raises KeyError for one that does not exist, so that a build stops on it.
"""

import datetime
from collections.abc import Sequence

from macros.kinds import SECTIONS
from macros.model import Grondslag
from macros.render import Renderer


class Fragments:
    """The pieces, for one renderer. `depth` is how many folders below the root the page stands."""

    def __init__(self, renderer: Renderer):
        self.renderer = renderer
        self.dataset = renderer.dataset

    def _html(self, template: str, depth: int, **values: object) -> str:
        # Without line ends, so that a piece can stand within a sentence or a list item.
        return " ".join(self.renderer.html(template, depth, **values).split())

    def situation_link(self, id_: str, text: str = "", *, depth: int) -> str:
        """A link to a situation, with its title or another text."""
        return self._link("situatie", id_, text or self.dataset.situaties[id_].titel, depth)

    def flow_link(self, id_: str, text: str = "", *, depth: int) -> str:
        """A link to a flowchart, with its title or another text."""
        return self._link("stroom", id_, text or self.dataset.stromen[id_].titel, depth)

    def _link(self, kind: str, id_: str, text: str, depth: int) -> str:
        if (kind, id_) not in self.dataset.locations:
            raise KeyError(id_)
        return self._html("link.html.jinja", depth, adres=f"{SECTIONS[kind]}/{id_}/", tekst=text)

    def law_note(
        self, law: str, article: str, clause: str | None = None, version: str | None = None, *, depth: int
    ) -> str:
        """A folded note that says in which article something stands; `version` is the date of the text read."""
        if self.dataset.bronnen[law].soort != "wet":
            raise KeyError(law)
        date = datetime.date.fromisoformat(version) if version else None
        ground = Grondslag(wet=law, artikel=article, lid=clause or None, stand=date)
        return self._html("grond.html.jinja", depth, g=ground)

    def source_note(self, id_: str, *, depth: int) -> str:
        """A small line that names a source."""
        return self._html("bron.html.jinja", depth, bron=self.dataset.bronnen[id_])

    def page_status(self, checked: str, sources: Sequence[str], zekerheid: str, *, depth: int) -> str:
        """What a page written by hand rests on: concept, when it was checked, how certain, its sources."""
        return self.renderer.html(
            "paginastand.html.jinja",
            depth,
            nagekeken_op=datetime.date.fromisoformat(checked),
            bronnen=[self.dataset.bronnen[id_] for id_ in sources],
            zekerheid=self.dataset.zekerheden[zekerheid].id,
        )

    def life_areas(self, *, depth: int) -> str:
        """The situations by the part of life in which a parent looks for them."""
        groups = [
            (area, [one for one in self.dataset.situaties.values() if area.id in one.levensgebieden])
            for area in self.dataset.levensgebieden.values()
        ]
        return self.renderer.html("levensgebieden.html.jinja", depth, groepen=groups)

    def term_explanations(self, ids: Sequence[str], *, depth: int) -> str:
        """Terms with their explanation in plain words."""
        return self.renderer.html(
            "woordenuitleg.html.jinja", depth, begrippen=[self.dataset.begrippen[id_] for id_ in ids]
        )

    def all_questions(self, *, depth: int) -> str:
        """Every situation with its question, by theme: the search page without a script."""
        groups = [
            (theme, [one for one in self.dataset.situaties.values() if one.thema == theme.id])
            for theme in self.dataset.themas.values()
        ]
        return self.renderer.html("alle_vragen.html.jinja", depth, groepen=groups)
