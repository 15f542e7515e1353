"""One answer, one term and one flowchart as the API gives them: whole, with all that they refer to named."""

from typing import Literal

from pydantic import Field

from macros.exports.api.parts import (
    OWN_CERTAINTY,
    Bron,
    Contact,
    Datum,
    Form,
    Keuze,
    Onderdeel,
    Partij,
    Regio,
    Tekst,
    Verwijzing,
    Wetsartikel,
)


class Betaling(Form):
    """Eén partij die betaalt: waarvoor, en onder welke voorwaarde."""

    partij: Partij
    voor: Tekst
    mits: Tekst | None = Field(description="De voorwaarde; null: deze partij betaalt hier altijd voor.")
    zekerheid: Keuze | None = Field(description=OWN_CERTAINTY)
    bronnen: list[Bron]


class Taak(Form):
    """Eén partij die iets regelt, zonder te betalen."""

    partij: Partij
    wat: Tekst


class Uitzondering(Form):
    """Als … dan …: wanneer het antwoord anders is."""

    als: Tekst
    dan: Tekst
    partij: Partij | None = Field(description="Wie dan betaalt.")
    zie: Verwijzing | None
    zekerheid: Keuze | None = Field(description=OWN_CERTAINTY)
    bronnen: list[Bron]


class EerstDoen(Form):
    """De eerste stap per rol."""

    ouder: Tekst
    school: Tekst
    gemeente: Tekst


class Geschil(Form):
    """Een weg die openstaat als men er niet uitkomt."""

    id: str
    titel: str
    als: Tekst | None = Field(description="Wanneer je deze weg kiest.")
    eerste_stap: Tekst
    url: str


class RegionaleAfspraak(Form):
    """Wat een regio hierover heeft afgesproken."""

    regio: Regio
    afspraak: Tekst
    periode: Tekst | None
    zekerheid: Keuze | None = Field(description=OWN_CERTAINTY)
    bronnen: list[Bron]


class Situatie(Onderdeel):
    """Een situatie met het antwoord: wie regelt, wie betaalt, en hoe zeker dat is."""

    titel: str
    vraag: Tekst
    antwoord: Tekst
    contacten: list[Contact] = Field(description="Wie je belt als er haast of gevaar kan zijn. Toon deze bovenaan.")
    betaalt: list[Betaling] = Field(description="De hoofdbetaler eerst.")
    regelt: list[Taak]
    criterium: Tekst = Field(description="Waar het van afhangt.")
    uitzonderingen: list[Uitzondering]
    let_op: list[Tekst]
    eerst_doen: EerstDoen
    geschil: list[Geschil]
    regio: list[RegionaleAfspraak]
    thema: Keuze
    sectoren: list[Keuze]
    leeftijd: Tekst | None
    levensgebieden: list[Keuze]
    plaatsen: list[Keuze]
    grondslag: list[Wetsartikel]
    zoektermen: list[Tekst]
    begrippen: list[Verwijzing]
    stromen: list[Verwijzing]
    zie_ook: list[Verwijzing]
    embed_url: str


class Verwarring(Form):
    """Een woord dat vaak met dit begrip wordt verward."""

    begrip: Verwijzing | None
    woord: Tekst = Field(description="Het andere woord, ook als dat zelf een begrip is.")
    verschil: Tekst


class RegionaleVariant(Form):
    """Wat een regio onder dit woord verstaat."""

    regio: Regio
    omschrijving: Tekst
    periode: Tekst | None
    bron: Bron


class Begrip(Onderdeel):
    """Een begrip uit de gemeenschappelijke taal; de velden volgen NL-SBB."""

    voorkeursterm: str
    afkortingen: list[str]
    alternatieve_termen: list[str]
    soort: Keuze
    domein: Keuze
    uitleg: Tekst
    definitie: Tekst
    toelichting: Tekst | None
    voorbeelden: list[Tekst]
    niet_verwarren_met: list[Verwarring]
    grondslag: list[Wetsartikel]
    bovenliggend: list[Verwijzing]
    gerelateerd: list[Verwijzing]
    regionale_varianten: list[RegionaleVariant]
    historie: Tekst | None
    zoektermen: list[Tekst]
    uri: str = Field(description="De naam van dit begrip in de open data volgens NL-SBB.")


class Termijn(Form):
    """Een termijn, en hoe hard die is."""

    tekst: Tekst
    soort: str = Field(description="wet, advies, regionaal of te-verifieren.")


class Keuzeantwoord(Form):
    """Eén antwoord op een vraag, en waar het heen leidt."""

    tekst: Tekst
    naar: str = Field(description="De id van de volgende knoop.")


class Knoop(Form):
    """Een vraag, een stap of een uitkomst."""

    id: str
    soort: Literal["vraag", "stap", "uitkomst"]
    tekst: Tekst
    hulp: Tekst | None
    wie: Tekst | None
    termijn: Termijn | None
    antwoorden: list[Keuzeantwoord] = Field(description="Bij een vraag: twee of meer.")
    daarna: str | None = Field(description="Bij een stap: de id van de volgende knoop.")
    partij: Partij | None = Field(description="Bij een uitkomst: wie betaalt.")
    situaties: list[Verwijzing] = Field(description="Bij een uitkomst: waar je verder leest.")
    stroom: Verwijzing | None = Field(description="Bij een uitkomst: het schema waar je verder gaat.")
    contact: Contact | None
    regio: Regio | None = Field(description="Alleen gevuld als dit de werkwijze van één regio is.")
    zekerheid: Keuze | None = Field(description="Bij een stap en een uitkomst altijd gevuld.")
    te_verifieren: list[Tekst]
    grondslag: list[Wetsartikel]
    bronnen: list[Bron]


class Lus(Form):
    """Een lus die bedoeld is: terug naar een eerdere knoop."""

    van: str
    naar: str
    waarom: Tekst


class Wijziging(Form):
    """Een verandering in wet of beleid die eraan komt of net is ingegaan."""

    gezien_op: Datum
    tekst: Tekst
    bronnen: list[Bron]


class Stroom(Onderdeel):
    """Een stroomschema: vragen en stappen die naar een uitkomst leiden."""

    titel: str
    vraag: Tekst
    voor: list[Tekst]
    start: str = Field(description="De id van de eerste knoop.")
    knopen: list[Knoop]
    lussen: list[Lus]
    let_op: list[Tekst]
    wijzigingen: list[Wijziging]
    zoektermen: list[Tekst]
