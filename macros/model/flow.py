"""A flowchart: questions and steps that lead to an outcome."""

from typing import Literal

from pydantic import Field

from macros.model.base import (
    Beoordeeld,
    CertaintyId,
    ContactId,
    Date,
    Entry,
    FlowId,
    Grondslag,
    Party,
    RegionId,
    SituationId,
    Slug,
    SourceId,
    Text,
    Title,
)


class Termijn(Entry):
    """Een termijn, en hoe hard die is."""

    tekst: Text = Field(description="De termijn in woorden, zoals 'binnen 6 weken'.")
    soort: Literal["wet", "advies", "regionaal", "te-verifieren"] = Field(
        description="Uit de wet, een advies, verschillend per regio, of nog na te kijken."
    )


class Antwoord(Entry):
    """Eén antwoord op een vraag, en waar het heen leidt."""

    tekst: Text = Field(description="Het antwoord, kort.")
    naar: Slug = Field(description="De id van de volgende knoop.")


class Knoop(Entry):
    """Een knoop in een stroomschema: een vraag, een stap of een uitkomst."""

    id: Slug = Field(description="Vaste naam binnen dit schema.")
    soort: Literal["vraag", "stap", "uitkomst"] = Field(description="Wat voor knoop het is.")
    tekst: Text = Field(description="De vraag, de stap of de uitkomst, kort.")
    hulp: Text | None = Field(None, description="Eén zin hulp bij een vraag.")
    wie: Text | None = Field(None, description="Wie hier handelt.")
    termijn: Termijn | None = Field(None, description="Hoe lang het mag duren.")
    antwoorden: list[Antwoord] = Field(default=[], description="Bij een vraag: twee of meer antwoorden.")
    daarna: Slug | None = Field(None, description="Bij een stap: de id van de volgende knoop.")
    partij: Party | None = Field(None, description="Bij een uitkomst: wie betaalt.")
    situaties: list[SituationId] = Field(default=[], description="Bij een uitkomst: de situaties waar je verder leest.")
    stroom: FlowId | None = Field(None, description="Bij een uitkomst: het schema waar je verder gaat.")
    contact: ContactId | None = Field(None, description="Wie je belt.")
    grondslag: list[Grondslag] = Field(default=[], description="De wetsartikelen.")
    bronnen: list[SourceId] = Field(default=[], description="Waar deze knoop op steunt.")
    zekerheid: CertaintyId | None = Field(
        None, description="Hoe zeker deze knoop is. Verplicht bij een stap en een uitkomst."
    )
    te_verifieren: list[Text] = Field(default=[], description="Wat nog niet is nagekeken.")
    regio: RegionId | None = Field(
        None, description="Alleen invullen als deze knoop de werkwijze van één regio is; elders kan het anders gaan."
    )


class Wijziging(Entry):
    """Een verandering in wet of beleid die eraan komt of net is ingegaan."""

    gezien_op: Date = Field(description="De dag waarop de redactie dit zo zag staan.")
    tekst: Text = Field(description="Wat er verandert, en of het al geldt.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar dit staat.")


class Lus(Entry):
    """Een lus die mag: terug naar een eerdere knoop."""

    van: Slug = Field(description="De knoop waar de lus begint.")
    naar: Slug = Field(description="De eerdere knoop waar je weer uitkomt.")
    waarom: Text = Field(description="Waarom je opnieuw antwoordt.")


class Stroom(Beoordeeld):
    """Een stroomschema: vragen en stappen die naar een uitkomst leiden."""

    id: Slug = Field(description="Vaste naam, gelijk aan de bestandsnaam.")
    titel: Title = Field(description="Waar het schema over gaat.")
    vraag: Text = Field(description="De vraag waarmee de lezer komt.")
    voor: list[Text] = Field(min_length=1, description="Voor wie het schema is.")
    start: Slug = Field(description="De id van de eerste knoop.")
    knopen: list[Knoop] = Field(min_length=1, description="Alle vragen, stappen en uitkomsten.")
    lussen: list[Lus] = Field(default=[], description="Lussen die bedoeld zijn.")
    let_op: list[Text] = Field(default=[], description="Wat je moet weten voor je begint.")
    wijzigingen: list[Wijziging] = Field(
        default=[], description="Wat er verandert in de wet, met de datum waarop dat gezien is."
    )
    zoektermen: list[Text] = Field(default=[], description="Woorden waarop mensen zoeken.")
