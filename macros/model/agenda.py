"""A regional agenda: themes, points and, per quarter, how each point stands (the traffic-light monitor)."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from macros.model.base import (
    Beoordeeld,
    ColourId,
    Date,
    Entry,
    FlowId,
    Number,
    RegionId,
    SituationId,
    Slug,
    SourceId,
    TermId,
    Text,
    Title,
    TopicId,
)

Quarter = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-K[1-4]$")]
"""A quarter of a year, such as '2026-K3'."""

Euros = Annotated[int, Field(ge=0, le=1_000_000_000_000)]
"""An amount in whole euros, not more than there is."""


class Besluit(Entry):
    """Waar en wanneer de agenda is besproken of vastgesteld."""

    overleg: Text = Field(description="Welk overleg of bestuur.")
    op: Number | None = Field(None, description="De datum of de maand, zoals '2021-07-08' of 'februari 2018'.")
    wat: Text = Field(description="Wat er is besloten of besproken.")


class Kleurdoelen(Entry):
    """Wat elke kleur bij dit punt betekent: een doel dat je kunt meten."""

    rood: Text = Field(description="Wanneer dit punt op rood staat.")
    oranje: Text = Field(description="Wanneer dit punt op oranje staat.")
    groen: Text = Field(description="Wanneer dit punt op groen staat.")
    donkergroen: Text = Field(description="Wanneer het doel is gehaald.")


class Stand(Entry):
    """Hoe een punt er in één kwartaal voor stond."""

    kwartaal: Quarter = Field(description="Het kwartaal, als jjjj-K1 tot en met jjjj-K4.")
    kleur: ColourId = Field(description="De kleur: een id uit 'kleuren' in vocabularies.yml.")
    stand_van_zaken: Text = Field(
        description="Wat er gebeurde, in één of twee zinnen. Nooit een verhaal over een kind."
    )
    op: Date = Field(description="De dag waarop dit is opgeschreven.")
    door: Text = Field(description="De rol die dit vaststelde, nooit een naam.")


class Punt(Entry):
    """Eén actie, doel of monitorpunt van een agenda."""

    id: Slug = Field(description="Vaste naam binnen deze agenda.")
    nummer: Number | None = Field(None, description="Het nummer in het document, als het dat heeft.")
    soort: Literal["actie", "actielijn", "doel", "aanbeveling", "keuze", "monitorpunt", "resultaat", "thema"] = Field(
        description="Wat voor punt het is."
    )
    tekst: Text = Field(description="Wat de regio wil of doet, in één of twee zinnen.")
    doel: Text | None = Field(None, description="Waartoe dit moet leiden.")
    resultaat: Text | None = Field(None, description="Wat er dan klaar of zichtbaar is.")
    eigenaar: list[Text] = Field(default=[], description="Wie het trekt: rollen en organisaties, nooit personen.")
    planning: Text | None = Field(None, description="Wanneer, zoals in het document.")
    gemeenten: list[Title] = Field(default=[], description="Alleen voor deze gemeenten.")
    toelichting: Text | None = Field(None, description="Wat de lezer verder moet weten.")
    begrippen: list[TermId] = Field(default=[], description="Begrippen die erbij horen.")
    situaties: list[SituationId] = Field(default=[], description="Situaties die erbij horen.")
    stromen: list[FlowId] = Field(default=[], description="Stroomschema's die erbij horen.")
    kleurdoelen: Kleurdoelen | None = Field(None, description="Wat elke kleur bij dit punt betekent.")
    standen: list[Stand] = Field(default=[], description="De stand per kwartaal, oudste eerst.")


class Onderdeel(Entry):
    """Een ambitie, thema, speerpunt of element van een agenda, met de punten erin."""

    id: Slug = Field(description="Vaste naam binnen deze agenda.")
    nummer: Number | None = Field(None, description="Het nummer in het document, als het dat heeft.")
    soort: Literal["ambitie", "hoofdthema", "thema", "speerpunt", "element", "monitorgroep", "lijst"] = Field(
        description="Hoe de regio dit deel noemt; 'lijst' voor een opsomming zonder eigen naam."
    )
    titel: Title = Field(description="De titel, in eigen woorden.")
    onderwerpen: list[TopicId] = Field(
        min_length=1, description="Waar het over gaat: ids uit 'onderwerpen'. Zo staan agenda's naast elkaar."
    )
    doel: Text | None = Field(None, description="Wat de regio wil bereiken.")
    eigenaar: list[Text] = Field(default=[], description="Wie het trekt: rollen en organisaties, nooit personen.")
    planning: Text | None = Field(None, description="Wanneer, zoals in het document.")
    voorwaarde: Text | None = Field(None, description="Wat er eerst geregeld moet zijn.")
    budget: Euros | None = Field(None, description="Het bedrag in hele euro's, alleen als het openbaar is.")
    budget_uitleg: Text | None = Field(None, description="Waar het bedrag voor is.")
    punten: list[Punt] = Field(default=[], description="De punten, in de volgorde van het document.")


class Monitor(Entry):
    """Hoe de regio de voortgang volgt met kleuren per kwartaal."""

    van: Quarter = Field(description="Het eerste kwartaal.")
    tot: Quarter = Field(description="Het laatste kwartaal dat is ingevuld of ingevuld had moeten zijn.")
    uitleg: Text = Field(description="Wie vult de stand in, en hoe vaak.")


class Rij(Entry):
    """Eén rij van een tabel."""

    naam: Text = Field(description="Wat er in deze rij staat.")
    waarden: list[Number] = Field(min_length=1, description="De waarden, één per kolom; 'onbekend' waar niets staat.")


class Tabel(Entry):
    """Kengetallen: een tabel met het jaar of de datum erbij."""

    id: Slug = Field(description="Vaste naam binnen deze agenda.")
    titel: Title = Field(description="Wat de tabel laat zien.")
    kolommen: list[Number] = Field(min_length=1, description="De kolommen, meestal jaren of data.")
    rijen: list[Rij] = Field(min_length=1, description="De rijen.")
    opmerking: Text | None = Field(None, description="Wat de lezer van deze cijfers moet weten.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar de cijfers staan.")


class Agenda(Beoordeeld):
    """Een agenda, jaarplan of afspraak waarin een regio zegt wat zij samen gaat doen."""

    id: Slug = Field(description="Vaste naam, gelijk aan de bestandsnaam.")
    regio: RegionId | None = Field(
        None, description="De regio: een id uit regions.yml. Alleen een voorbeeld heeft er geen."
    )
    titel: Title = Field(description="De titel.")
    soort: Title = Field(description="Wat voor document het is, zoals 'jaarplan'.")
    looptijd: Literal["historisch", "lopend", "voorbeeld"] = Field(
        description="'historisch' als de periode voorbij is, 'voorbeeld' als het verzonnen is als proef."
    )
    van: Number = Field(description="Het eerste jaar.")
    tot: Number = Field(description="Het laatste jaar.")
    samenvatting: Text = Field(description="In twee of drie zinnen: wat deze regio wilde.")
    aanleiding: Text | None = Field(None, description="Waarom de agenda er kwam.")
    partijen: list[Text] = Field(default=[], description="Welke organisaties meedoen, nooit personen.")
    besluiten: list[Besluit] = Field(default=[], description="Waar en wanneer besproken of vastgesteld.")
    uitgangspunten: list[Text] = Field(default=[], description="Waar de regio van uitgaat.")
    wettelijke_opdrachten: list[Text] = Field(default=[], description="Wat zij volgens de wet samen moeten doen.")
    randvoorwaarden: list[Text] = Field(default=[], description="Wat er geregeld moet zijn.")
    afspraken: list[Text] = Field(default=[], description="Instrumenten en afspraken die er al zijn.")
    onderdelen: list[Onderdeel] = Field(min_length=1, description="De ambities, thema's of speerpunten.")
    totaal: Euros | None = Field(None, description="Het totaal van de bedragen, in hele euro's.")
    geld: Text | None = Field(None, description="Wat er over geld is afgesproken.")
    volgen: Text | None = Field(None, description="Hoe en hoe vaak de regio de voortgang volgt.")
    monitor: Monitor | None = Field(None, description="Alleen als de regio met kleuren per kwartaal werkt.")
    kengetallen: list[Tabel] = Field(default=[], description="Tabellen met cijfers.")
    ontbreekt: list[Text] = Field(default=[], description="Wat niet in het document staat of niet te lezen was.")

    @model_validator(mode="after")
    def _only_an_example_has_no_region(self):
        if (self.looptijd == "voorbeeld") != (self.regio is None):
            raise PydanticCustomError("regio_of_voorbeeld", "an example has no region, an agenda has one")
        return self
