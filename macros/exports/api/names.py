"""What the forms of the API say of the things that an entry refers to: their names and their addresses."""

from collections.abc import Iterable
from typing import Any

from macros import law
from macros.addresses import address
from macros.dataset import Dataset
from macros.exports.api import forms, parts
from macros.kinds import KINDS
from macros.model import Begrip, Grondslag, Situatie, Stroom

ROOT = "api/v1/"
"""Where the API stands in the site."""
EMBED = "embed/situatie/"
"""Where the answers stand that other sites show in a frame."""
WHOLE = ("situatie", "begrip", "stroom")
"""The kinds of entry that have a file of their own."""


class Names:
    """Knows all names of one dataset; `site` is the address of the site, with a slash at the end."""

    def __init__(self, dataset: Dataset, site: str):
        self.dataset = dataset
        self.site = site
        self._choices = {
            kind: {
                one.id: parts.Keuze(id=one.id, naam=one.naam, uitleg=one.uitleg)
                for one in getattr(dataset, KINDS[kind].collection).values()
            }
            for kind in ("zekerheid", "thema", "sector", "plaats", "levensgebied", "soort", "domein")
        }
        self._parties = {
            one.id: parts.Partij(id=one.id, naam=one.naam, kort=one.kort, kant=one.kant)
            for one in dataset.partijen.values()
        }
        self._regions = {
            one.id: parts.Regio(id=one.id, naam=one.naam, url=self.page("regio", one.id))
            for one in dataset.regios.values()
        }
        self._links = {
            (kind, one.id): parts.Verwijzing(
                id=one.id, titel=title(one), url=self.page(kind, one.id), api_url=self.api(kind, one.id)
            )
            for kind in WHOLE
            for one in getattr(dataset, KINDS[kind].collection).values()
        }
        self._sources = {
            one.id: parts.Bron(
                id=one.id,
                titel=one.titel,
                uitgever=one.uitgever,
                jaar=one.jaar,
                soort=one.soort,
                gelezen=one.gelezen,
                url=law.law_url(one),
            )
            for one in dataset.bronnen.values()
        }

    def page(self, kind: str, id_: str) -> str:
        """The address of an entry on the site."""
        return self.site + address(kind, id_)

    def api(self, kind: str, id_: str) -> str:
        """The address of an entry in the API."""
        return self.site + path(kind, id_)

    def choice(self, kind: str, id_: str) -> parts.Keuze:
        return self._choices[kind][id_]

    def choices(self, kind: str, ids: Iterable[str]) -> list[parts.Keuze]:
        return [self._choices[kind][id_] for id_ in ids]

    def certainty(self, id_: str | None) -> parts.Keuze | None:
        return self._choices["zekerheid"][id_] if id_ else None

    def party(self, id_: str) -> parts.Partij:
        return self._parties[id_]

    def region(self, id_: str) -> parts.Regio:
        return self._regions[id_]

    def link(self, kind: str, id_: str) -> parts.Verwijzing:
        return self._links[kind, id_]

    def links(self, kind: str, ids: Iterable[str]) -> list[parts.Verwijzing]:
        return [self._links[kind, id_] for id_ in ids]

    def source(self, id_: str) -> parts.Bron:
        return self._sources[id_]

    def sources(self, ids: Iterable[str]) -> list[parts.Bron]:
        return [self._sources[id_] for id_ in ids]

    def articles(self, grounds: Iterable[Grondslag]) -> list[parts.Wetsartikel]:
        """Law articles as they are cited, with the address of the version that was read."""
        return [self._article(ground) for ground in grounds]

    def _article(self, ground: Grondslag) -> parts.Wetsartikel:
        one = self.dataset.bronnen[ground.wet]
        return parts.Wetsartikel(
            wet=ground.wet,
            titel=one.titel,
            citaat=law.citation(one, ground),
            artikel=ground.artikel,
            lid=ground.lid,
            onderdeel=ground.onderdeel,
            stand=ground.stand,
            over=ground.over,
            url=law.article_url(one, ground),
        )

    def contact(self, id_: str) -> parts.Contact:
        one = self.dataset.contacten[id_]
        return parts.Contact(
            id=id_, naam=one.naam, voor=one.voor, telefoon=one.telefoon, url=one.url, bevestigd_op=one.bevestigd_op
        )

    def route(self, id_: str, when: str | None) -> forms.Geschil:
        """A dispute route with its first step; `when` says when to take it."""
        one = self.dataset.geschilroutes[id_]
        first = one.stappen[0].wat
        return forms.Geschil(id=id_, titel=one.titel, als=when, eerste_stap=first, url=self.page("geschilroute", id_))

    def shared(self, kind: str, one: Situatie | Begrip | Stroom) -> dict[str, Any]:
        """The fields that all whole entries have: where they stand, how certain they are, who looked when."""
        return {
            "id": one.id,
            "url": self.page(kind, one.id),
            "api_url": self.api(kind, one.id),
            "zekerheid": self.choice("zekerheid", one.zekerheid),
            "zekerheid_uitleg": one.zekerheid_uitleg,
            "te_verifieren": one.te_verifieren,
            "status": one.status,
            "vastgesteld_door": [
                parts.Vaststelling(regio=self.region(part.regio), op=part.op, besluit=part.besluit)
                for part in one.vastgesteld_door
            ],
            "nagekeken_op": one.nagekeken_op,
            "nagekeken_door": one.nagekeken_door,
            "bronnen": self.sources(one.bronnen),
        }


def title(one: Situatie | Begrip | Stroom) -> str:
    """How an entry is called where others refer to it."""
    return one.voorkeursterm if isinstance(one, Begrip) else one.titel


def path(kind: str, id_: str) -> str:
    """Where the file of an entry stands in the site."""
    return f"{ROOT}{KINDS[kind].collection}/{id_}.json"
