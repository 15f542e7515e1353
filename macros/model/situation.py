"""A situation: who arranges, who pays, and what to do now."""

from pydantic import Field

from macros.model.base import (
    Beoordeeld,
    CertaintyId,
    ContactId,
    Entry,
    FlowId,
    Grondslag,
    LifeAreaId,
    Number,
    Party,
    PlaceId,
    RegionId,
    RouteId,
    SectorId,
    SituationId,
    Slug,
    SourceId,
    TermId,
    Text,
    ThemeId,
    Title,
)


class Betaling(Entry):
    """Eén partij die betaalt: waarvoor, en onder welke voorwaarde."""

    partij: Party = Field(description="Wie betaalt: een id uit parties.yml.")
    voor: Text = Field(description="Waarvoor deze partij betaalt.")
    mits: Text | None = Field(None, description="De voorwaarde. Weglaten als deze partij hier altijd voor betaalt.")
    zekerheid: CertaintyId | None = Field(
        None, description="Alleen invullen als deze regel zekerder of onzekerder is dan het hele antwoord."
    )
    bronnen: list[SourceId] = Field(default=[], description="Bronnen die alleen bij deze regel horen.")


class Taak(Entry):
    """Eén partij die iets regelt of doet, zonder te betalen."""

    partij: Party = Field(description="Wie regelt: een id uit parties.yml.")
    wat: Text = Field(description="Wat deze partij regelt.")


class Uitzondering(Entry):
    """Als … dan …: wanneer het antwoord anders is, en wie dan betaalt."""

    als: Text = Field(description="De omstandigheid, zonder het woord 'als' ervoor.")
    dan: Text = Field(description="Wat er dan gebeurt en wie dan betaalt, zonder het woord 'dan' ervoor.")
    partij: Party | None = Field(None, description="Wie dan betaalt.")
    zie: SituationId | None = Field(None, description="De situatie waar dit verder is uitgewerkt.")
    zekerheid: CertaintyId | None = Field(
        None, description="Alleen invullen als dit zekerder of onzekerder is dan het hele antwoord."
    )
    bronnen: list[SourceId] = Field(default=[], description="Bronnen die alleen bij deze regel horen.")


class EerstDoen(Entry):
    """De eerste stap per rol. 'Geen taak' is ook een antwoord."""

    ouder: Text = Field(description="Wat de ouder nu doet. Taalniveau B1, aangesproken met 'je'.")
    school: Text = Field(description="Wat de school nu doet.")
    gemeente: Text = Field(description="Wat de gemeente nu doet.")


class Geschil(Entry):
    """Een route als men er niet uitkomt, en waarvoor die route is."""

    route: RouteId = Field(description="De route: een id uit disputes.yml.")
    als: Text | None = Field(None, description="Wanneer je deze route kiest, zonder het woord 'als' ervoor.")


class RegionaleAfspraak(Entry):
    """Wat een regio hierover heeft afgesproken of hoe het daar heet."""

    regio: RegionId = Field(description="De regio: een id uit regions.yml.")
    afspraak: Text = Field(description="De afspraak of werkwijze in eigen woorden.")
    periode: Number | None = Field(None, description="De jaren waarvoor de afspraak gold, zoals '2021-2025'.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar dit staat.")
    zekerheid: CertaintyId | None = Field(
        None, description="Alleen invullen als dit geen bevestigde regionale afspraak is."
    )


class Situatie(Beoordeeld):
    """Een situatie in het grijze gebied: wie regelt, wie betaalt, en wat doe je nu."""

    id: Slug = Field(description="Vaste naam in het webadres. Nooit veranderen of hergebruiken.")
    thema: ThemeId = Field(description="Het thema: een id uit vocabularies.yml.")
    titel: Title = Field(description="Waar het over gaat, kort.")
    vraag: Text = Field(description="De vraag zoals een ouder hem stelt.")
    sectoren: list[SectorId] = Field(min_length=1, description="Voor welke schoolsoorten dit geldt.")
    leeftijd: Text | None = Field(None, description="De leeftijd, als die ertoe doet. Zoals '7 tot en met 12 jaar'.")
    levensgebieden: list[LifeAreaId] = Field(
        default=[],
        description="Waar een ouder dit zoekt: ids uit 'levensgebieden'. Weglaten als het niet voor ouders is.",
    )
    plaatsen: list[PlaceId] = Field(min_length=1, description="Waar de hulp plaatsvindt.")
    antwoord: Text = Field(
        description="Het antwoord in één of twee korte zinnen (B1). De betaler is het onderwerp van de eerste zin."
    )
    contacten: list[ContactId] = Field(
        default=[], description="Contactpunten die bovenaan staan, alleen als er haast of gevaar kan zijn."
    )
    betaalt: list[Betaling] = Field(
        min_length=1, description="Wie betaalt, waarvoor, en mits wat. De hoofdbetaler eerst."
    )
    regelt: list[Taak] = Field(default=[], description="Wie iets regelt of uitvoert zonder ervoor te betalen.")
    criterium: Text = Field(description="De toets die de lezer zelf kan doen: waar hangt het van af?")
    uitzonderingen: list[Uitzondering] = Field(default=[], description="Wanneer het anders is, en wie dan betaalt.")
    let_op: list[Text] = Field(
        default=[], description="Wat je moet weten en wat geen uitzondering is. Elk één of twee zinnen."
    )
    eerst_doen: EerstDoen = Field(description="De eerste stap voor ouder, school en gemeente.")
    geschil: list[Geschil] = Field(min_length=1, description="Wat je doet als je er samen niet uitkomt.")
    regio: list[RegionaleAfspraak] = Field(default=[], description="Afspraken per regio.")
    grondslag: list[Grondslag] = Field(default=[], description="De wetsartikelen.")
    zoektermen: list[Text] = Field(
        min_length=1,
        description="Woorden van mensen: lekenwoorden, afkortingen, gewone typfouten. Niet zichtbaar, wel vindbaar.",
    )
    begrippen: list[TermId] = Field(default=[], description="Begrippen die bij dit antwoord horen.")
    stromen: list[FlowId] = Field(default=[], description="Stroomschema's die bij dit antwoord horen.")
    zie_ook: list[SituationId] = Field(default=[], description="Andere situaties die erop lijken.")
