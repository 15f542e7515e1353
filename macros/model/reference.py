"""What the entries refer to: sources, parties, dispute routes, contacts, fixed lists."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from macros.model.base import (
    Beoordeeld,
    CertaintyId,
    Date,
    Entry,
    Grondslag,
    Number,
    Phone,
    Slug,
    SourceId,
    TermId,
    Text,
    Title,
    Url,
)


class Bron(Entry):
    """Een bron: wet, uitspraak, beleid, regionaal stuk, startdocument of achtergrond."""

    id: Slug = Field(description="Vaste naam, gemaakt van de betekenis.")
    titel: Title = Field(description="De titel, bij een wet de citeertitel.")
    afkorting: Title | None = Field(None, description="De gebruikelijke afkorting, zoals 'WPO'.")
    uitgever: Title = Field(description="Wie het uitgaf.")
    jaar: Number | None = Field(None, description="Jaar of datum van de bron; 'z.j.' als die ontbreekt.")
    url: Url | None = Field(None, description="Het webadres. Weglaten als het stuk niet openbaar te vinden is.")
    soort: Literal["wet", "uitspraak", "beleid", "regionaal", "startdocument", "achtergrond"] = Field(
        description="Wat voor bron het is."
    )
    bwb: Annotated[str, StringConstraints(pattern=r"^BWB[RV]\d{7}$")] | None = Field(
        None,
        description="Het nummer in het Basiswettenbestand, alleen bij een wet. Europees recht heeft er geen.",
    )
    stand: Date | None = Field(None, description="Bij een wet: de datum waarop de gelezen tekst gold.")
    gelezen: Literal["geheel", "deels", "niet"] = Field(
        description="Hoeveel de redactie er zelf van las: 'geheel', 'deels' of 'niet' (alleen via een andere bron)."
    )
    opmerking: Text | None = Field(None, description="Wat de lezer van deze bron moet weten, zoals 'bewaarde kopie'.")

    @model_validator(mode="after")
    def _laws_can_be_looked_up(self):
        # European law has no BWB number; then its own address must do.
        if (self.bwb and self.soort != "wet") or (self.soort == "wet" and not (self.bwb or self.url)):
            raise PydanticCustomError("wet_bwb", "soort wet and bwb go together")
        return self


class Partij(Entry):
    """Een partij die regelt of betaalt."""

    id: Slug = Field(description="Vaste naam.")
    naam: Title = Field(description="De naam zoals die in een zin staat.")
    kort: Title = Field(description="De naam in een smalle kolom.")
    meervoud: bool = Field(False, description="'true' als de naam een meervoud is: 'ouders betalen'.")
    kant: Literal["onderwijs", "gemeente", "zorg", "rijk", "ouders", "samen"] = Field(
        description="Bij welke kant deze partij hoort."
    )
    in_zin: list[Text] = Field(
        min_length=1, description="Woorden waarmee een antwoord deze partij noemt, zoals 'gemeente'."
    )
    uitleg: Text = Field(description="Eén zin (B1): wie dit is en wat deze partij in het algemeen betaalt.")
    begrip: TermId | None = Field(None, description="Het begrip met meer uitleg.")
    bereiken: Text = Field(description="Waar je deze partij vindt: een functie of website, nooit een persoon.")


class Stap(Entry):
    """Eén stap in een geschilroute."""

    wat: Text = Field(description="Wat je doet, in één zin.")
    termijn: Text | None = Field(None, description="Binnen welke tijd.")
    zekerheid: CertaintyId | None = Field(None, description="Alleen invullen als dit afwijkt van de hele route.")


class Geschilroute(Beoordeeld):
    """Een weg die openstaat als partijen er niet uitkomen."""

    id: Slug = Field(description="Vaste naam.")
    code: Title = Field(description="De korte code, zoals 'G-SCH'.")
    titel: Title = Field(description="Waar de route over gaat.")
    kant: Literal["onderwijs", "gemeente", "zorg"] = Field(description="Over wie de route gaat.")
    uitleg: Text = Field(description="Wanneer je deze route neemt (B1).")
    stappen: list[Stap] = Field(min_length=1, description="De stappen, in volgorde.")
    grondslag: list[Grondslag] = Field(default=[], description="De wetsartikelen.")


class Contact(Entry):
    """Een landelijk of regionaal contactpunt: een functie, nooit een persoon."""

    id: Slug = Field(description="Vaste naam.")
    naam: Title = Field(description="De naam van het contactpunt.")
    voor: Text = Field(description="Waarvoor je dit contactpunt belt of bezoekt (B1).")
    telefoon: Phone | None = Field(None, description="Een algemeen nummer, nooit van een persoon.")
    url: Url | None = Field(None, description="De website.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar het nummer of adres is gezien.")
    bevestigd_op: Date | None = Field(
        None, description="De dag waarop iemand het nummer belde of de pagina opende. Weglaten tot dat is gebeurd."
    )


class Woord(Entry):
    """Een keuze uit een vaste lijst."""

    id: Slug = Field(description="Vaste naam.")
    naam: Title = Field(description="Zoals het op de site staat.")
    uitleg: Text | None = Field(None, description="Wat het betekent, in één zin (B1).")


class Woordenlijsten(Entry):
    """De vaste lijsten waaruit andere bestanden kiezen."""

    themas: list[Woord] = Field(min_length=1, description="Thema's van situaties.")
    sectoren: list[Woord] = Field(min_length=1, description="Schoolsoorten.")
    plaatsen: list[Woord] = Field(min_length=1, description="Plaatsen waar hulp plaatsvindt.")
    zekerheden: list[Woord] = Field(min_length=1, description="Hoe zeker iets is.")
    soorten: list[Woord] = Field(min_length=1, description="Soorten begrippen.")
    domeinen: list[Woord] = Field(min_length=1, description="Domeinen van begrippen.")
    onderwerpen: list[Woord] = Field(min_length=1, description="Onderwerpen van regionale agenda's.")
    kleuren: list[Woord] = Field(min_length=1, description="Kleuren van de monitor, met wat ze betekenen.")
    functies: list[Woord] = Field(min_length=1, description="Waarvoor je een contactpunt nodig hebt.")
    lagen: list[Woord] = Field(min_length=1, description="Lagen van overleg, van school tot bestuur.")
    levensgebieden: list[Woord] = Field(min_length=1, description="Waar een ouder een antwoord zoekt: leren, vervoer …")


class Zoekgroep(Entry):
    """Alledaagse woorden die bij het zoeken hetzelfde betekenen, zoals 'juf' en 'leerkracht'."""

    id: Slug = Field(description="Vaste naam: een van de woorden.")
    woorden: list[Text] = Field(min_length=2, description="De woorden, elk zonder spatie. Enkelvoud is genoeg.")
