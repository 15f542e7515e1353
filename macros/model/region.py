"""A region: who works together, whom you reach for what, and who meets whom."""

from pydantic import Field

from macros.model.base import (
    Beoordeeld,
    Date,
    Entry,
    FunctionId,
    LayerId,
    Number,
    Phone,
    SectorId,
    Slug,
    SourceId,
    TermId,
    Text,
    Title,
    Url,
)


class Samenwerkingsverband(Entry):
    """Een samenwerkingsverband of mbo dat in de regio werkt."""

    naam: Title = Field(description="De naam.")
    sectoren: list[SectorId] = Field(min_length=1, description="Voor welke schoolsoorten.")
    gemeenten: list[Title] = Field(
        default=[], description="Alleen deze gemeenten van de regio. Weglaten als het voor alle geldt."
    )
    url: Url | None = Field(None, description="De website.")
    opmerking: Text | None = Field(None, description="Wat de lezer moet weten, in één of twee zinnen.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar dit staat.")


class Toegang(Entry):
    """Waar je in één gemeente om jeugdhulp en leerlingenvervoer vraagt."""

    gemeente: Title = Field(description="De gemeente, zoals die in 'gemeenten' staat.")
    naam: Title | None = Field(
        None, description="Hoe de toegang tot jeugdhulp daar heet. Weglaten als dat niet bekend is."
    )
    url: Url | None = Field(None, description="De webpagina van de toegang, alleen als die openbaar en gezien is.")
    peiljaar: Number | None = Field(None, description="Het jaar van de bron; 'z.j.' als de pagina geen datum heeft.")
    opmerking: Text | None = Field(None, description="Wat de lezer moet weten, in één of twee zinnen.")
    bronnen: list[SourceId] = Field(default=[], description="Waar de naam is gezien.")
    bevestigd_op: Date | None = Field(
        None, description="De dag waarop iemand dit bij de gemeente navroeg. Weglaten tot dat is gebeurd."
    )


class Contactfunctie(Entry):
    """Bij wie je in deze regio moet zijn: een functie, nooit een persoon."""

    functie: FunctionId = Field(description="Waarvoor: een id uit 'functies' in vocabularies.yml.")
    naam: Title | None = Field(None, description="De organisatie. Weglaten als die nog niet bekend is.")
    gemeenten: list[Title] = Field(
        default=[], description="Alleen deze gemeenten van de regio. Weglaten als het voor alle geldt."
    )
    telefoon: Phone | None = Field(None, description="Een algemeen nummer, alleen als het op een openbare bron staat.")
    url: Url | None = Field(None, description="De website, alleen als die openbaar en gezien is.")
    opmerking: Text | None = Field(None, description="Wat de lezer moet weten, in één of twee zinnen (B1).")
    peiljaar: Number | None = Field(None, description="Het jaar van de bron; 'z.j.' als de pagina geen datum heeft.")
    bronnen: list[SourceId] = Field(default=[], description="Waar het is gezien.")
    bevestigd_op: Date | None = Field(
        None, description="De dag waarop iemand het nummer belde of de pagina opende. Weglaten tot dat is gebeurd."
    )


class Ondersteuningsniveau(Entry):
    """Eén niveau van ondersteuning zoals deze regio het noemt."""

    code: Title = Field(description="Hoe het niveau daar heet, zoals '1A'.")
    naam: Title = Field(description="In een paar woorden wat het is.")
    uitleg: Text | None = Field(None, description="Wat een kind dan krijgt (B1).")


class Niveaus(Entry):
    """De ondersteuningsniveaus van een regio."""

    niveaus: list[Ondersteuningsniveau] = Field(min_length=1, description="De niveaus, van licht naar zwaar.")
    periode: Number | None = Field(None, description="De jaren waarvoor deze indeling gold, zoals '2022-2025'.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar de indeling staat.")


class Overleg(Entry):
    """Een overleg: wie elkaar spreken, hoe vaak en waarover zij beslissen."""

    id: Slug = Field(description="Vaste naam binnen deze regio.")
    laag: LayerId = Field(description="Op welke laag: een id uit 'lagen' in vocabularies.yml.")
    naam: Title = Field(description="De naam van het overleg.")
    begrip: TermId | None = Field(None, description="Het begrip met meer uitleg.")
    wie: list[Text] = Field(default=[], description="Wie er zitten: rollen en organisaties, nooit personen.")
    hoe_vaak: Text | None = Field(None, description="Hoe vaak. Weglaten als dat niet in de bron staat.")
    doet: Text = Field(description="Wat dit overleg bespreekt of beslist, in één zin.")
    bereidt_voor: list[Slug] = Field(
        default=[], description="Voor welk overleg dit de besluiten voorbereidt: ids in deze regio."
    )
    periode: Number | None = Field(None, description="De jaren waarvoor dit gold.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar dit staat.")


class Regio(Beoordeeld):
    """Een regio waar onderwijs en gemeenten samen afspraken maken."""

    id: Slug = Field(description="Vaste naam.")
    naam: Title = Field(description="De naam van de regio.")
    uitleg: Text = Field(description="Eén zin: wie er samenwerken.")
    gemeenten: list[Title] = Field(min_length=1, description="De gemeenten.")
    samenwerkingsverbanden: list[Samenwerkingsverband] = Field(
        default=[], description="De samenwerkingsverbanden en het mbo."
    )
    toegang: list[Toegang] = Field(default=[], description="Waar je per gemeente om jeugdhulp vraagt.")
    contactfuncties: list[Contactfunctie] = Field(default=[], description="Bij wie je waarvoor moet zijn.")
    ondersteuningsniveaus: Niveaus | None = Field(None, description="Hoe de regio de niveaus van steun noemt.")
    overleggen: list[Overleg] = Field(default=[], description="De overlegstructuur, van school tot bestuur.")
    weetjes: list[Text] = Field(
        default=[], description="Grenzen en uitzonderingen van deze regio die een lezer moet weten."
    )
