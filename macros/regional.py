"""The pages about regions and their agendas: who is who, what was agreed, and how it stands."""

import dataclasses
from collections.abc import Sequence

import markupsafe

from macros import diagram, monitor
from macros.dot import meetings_dot
from macros.kinds import SECTIONS
from macros.model import Agenda, Begrip, Contactfunctie, Onderdeel, Regio, RegionaleVariant, Situatie
from macros.render import Renderer

BAR_WIDTH, BAR_GAP, CHART_HEIGHT = 46, 14, 110
"""Sizes of the trend chart, in the units of its drawing."""

_FOR_PARENTS = ("toegang-jeugdhulp", "ouder-en-jeugdsteunpunt", "clientondersteuning", "leerplicht")


@dataclasses.dataclass(frozen=True)
class Block:
    """One colour of one quarter in the trend chart."""

    kleur: str
    aantal: int
    x: int
    y: float
    hoogte: float


class Regional:
    """The pages, for one renderer. `depth` is how many folders below the root the page stands."""

    def __init__(self, renderer: Renderer):
        self.renderer = renderer
        self.dataset = renderer.dataset

    # ---- what belongs to a region

    def agendas_of(self, region: str | None) -> list[Agenda]:
        """The agendas of a region, newest first; None for the example."""
        own = [one for one in self.dataset.agendas.values() if one.regio == region]
        return sorted(own, key=lambda one: one.van, reverse=True)

    def situations_of(self, region: str) -> list[Situatie]:
        """The situations in which the region has an agreement of its own."""
        return [one for one in self.dataset.situaties.values() if any(r.regio == region for r in one.regio)]

    def terms_of(self, region: str) -> list[tuple[Begrip, RegionaleVariant]]:
        """What the region understands by a word."""
        return [
            (term, variant)
            for term in self.dataset.begrippen.values()
            for variant in term.regionale_varianten
            if variant.regio == region
        ]

    @staticmethod
    def functions_of(region: Regio, wanted: Sequence[str]) -> list[Contactfunctie]:
        """The contact points of a region for some functions, in the order of those."""
        return [one for function in wanted for one in region.contactfuncties if one.functie == function]

    # ---- pages

    def region(self, id_: str, *, depth: int) -> str:
        """The page of a region."""
        region = self.dataset.regios[id_]
        return self.renderer.html(
            "regio.md.jinja",
            depth,
            r=region,
            functies=self.functions_of(region, list(self.dataset.functies)),
            agendas=self.agendas_of(id_),
            situaties=self.situations_of(id_),
            woorden=self.terms_of(id_),
            lagen=[
                (layer, own)
                for layer in reversed(list(self.dataset.lagen.values()))
                if (own := [one for one in region.overleggen if one.laag == layer.id])
            ],
            schema=self._meetings(region),
            soort="regio",
        )

    def poster(self, id_: str, *, depth: int) -> str:
        """One A3 page about a region, to print and talk about (praatplaat)."""
        return self.renderer.html(
            "praatplaat.md.jinja",
            depth,
            r=self.dataset.regios[id_],
            functies=self.functions_of(self.dataset.regios[id_], list(self.dataset.functies)),
            agendas=self.agendas_of(id_),
            situaties=self.situations_of(id_),
            schema=self._meetings(self.dataset.regios[id_], f"{'../' * depth}{SECTIONS['regio']}/{id_}/"),
        )

    def _meetings(self, region: Regio, page: str = "") -> markupsafe.Markup:
        """Who meets whom, drawn; nothing for a region without meetings."""
        if not region.overleggen:
            return markupsafe.Markup()
        title = f"Wie overlegt met wie in {region.naam}. Dezelfde overleggen staan op de pagina van de regio."
        return markupsafe.Markup(diagram.inline(meetings_dot(region, self.dataset, page), title))

    def regions(self, *, depth: int) -> str:
        """All regions, as cards."""
        return self.renderer.html("regios.html.jinja", depth)

    def agenda(self, id_: str, *, depth: int) -> str:
        """The page of an agenda, with its monitor where it has one."""
        agenda = self.dataset.agendas[id_]
        return self.renderer.html(
            "agenda.md.jinja",
            depth,
            a=agenda,
            gevolgd=list(monitor.monitored(agenda)) if agenda.monitor else [],
            kwartalen=monitor.quarters(agenda.monitor.van, agenda.monitor.tot) if agenda.monitor else [],
            kleur=monitor.colour,
            stand=monitor.standing,
            telling=monitor.counts(agenda, list(self.dataset.kleuren)),
            blokken=self._blocks(agenda),
            breedte=BAR_WIDTH,
            hoogte=CHART_HEIGHT,
            veranderd=monitor.changes(agenda),
            soort="agenda",
        )

    def _blocks(self, agenda: Agenda) -> list[Block]:
        """The trend chart: one bar a quarter, one block a colour, as high as its share."""
        blocks = []
        for number, (_quarter, per_colour) in enumerate(monitor.counts(agenda, list(self.dataset.kleuren))):
            total, y = sum(per_colour.values()) or 1, float(CHART_HEIGHT)
            for colour, count in reversed(per_colour.items()):
                height = CHART_HEIGHT * count / total
                y -= height
                if count:
                    blocks.append(Block(colour, count, number * (BAR_WIDTH + BAR_GAP), y, height))
        return blocks

    # ---- side by side

    def _by_topic(self, topic: str) -> list[tuple[Regio, list[tuple[Agenda, Onderdeel]]]]:
        return [
            (
                region,
                [
                    (agenda, part)
                    for agenda in self.agendas_of(region.id)
                    for part in agenda.onderdelen
                    if topic in part.onderwerpen
                ],
            )
            for region in self.dataset.regios.values()
        ]

    def side_by_side(self, *, depth: int) -> str:
        """All agendas by topic: what each region says about it."""
        topics = [(topic, self._by_topic(topic.id)) for topic in self.dataset.onderwerpen.values()]
        return self.renderer.html("naast_elkaar.md.jinja", depth, onderwerpen=topics)

    def agendas(self, *, depth: int) -> str:
        """All agendas as a list, the example last."""
        regions = [*self.dataset.regios, None]
        return self.renderer.html(
            "agendas.html.jinja", depth, agendas=[one for region in regions for one in self.agendas_of(region)]
        )

    def topic(self, topic: str, *, depth: int) -> str:
        """What the regions agreed about one topic. Raises KeyError for an unknown one."""
        return self.renderer.html(
            "regioafspraken.html.jinja",
            depth,
            onderwerp=self.dataset.onderwerpen[topic],
            regios=self._by_topic(topic),
        )

    def helpers(self, *, depth: int) -> str:
        """Per region whom a parent can ask."""
        regions = [(region, self.functions_of(region, _FOR_PARENTS)) for region in self.dataset.regios.values()]
        return self.renderer.html("meedenkers.html.jinja", depth, regios=regions)
