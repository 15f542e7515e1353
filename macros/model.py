"""The data model: one frozen type per kind of entry.

This module is the only list of fields. Validation, the JSON Schemas (`schema.py`) and the Dutch
field reference (`/meedoen/velden/`) are all made from it. A model attribute has exactly the name of
its YAML key; the Dutch `description` of each field is what an editor reads.

Glossary keys follow NL-SBB (Geonovum, the Dutch standard for describing terms).
"""

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Plain text: no HTML, no Markdown; everything is escaped when it is shown."""

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^<>{}\n]+$")]
"""A short text that also stands in page titles, where the theme and mkdocs-macros would read <> and {}."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""An id: kebab-case, made from the meaning, never reused or renamed."""

Number = Annotated[Text, Field(json_schema_extra={"type": ["string", "number"]})]
"""Text that may look like a number (`artikel: 2.10`): the reader keeps it as it was typed."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


def _only_iso_dates(value: Any) -> Any:
    # pydantic also takes timestamps; an editor who types 20261121 must hear that this is no date.
    if isinstance(value, str) and not (len(value) == 10 and value[4] == value[7] == "-"):
        raise PydanticCustomError("date_form", "no ISO date")
    return value


Date = Annotated[datetime.date, BeforeValidator(_only_iso_dates)]


class Ref:
    """Marks a field whose value is the id of another entry, of the given kind (a name in `KINDS`)."""

    def __init__(self, kind: str):
        self.kind = kind

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Marks the place in the JSON Schema; `reference.py` fills in the ids that are allowed."""
        return {**handler(core_schema), "x-kind": self.kind}


Party = Annotated[Slug, Ref("partij")]
TermId = Annotated[Slug, Ref("begrip")]
SituationId = Annotated[Slug, Ref("situatie")]
FlowId = Annotated[Slug, Ref("stroom")]
SourceId = Annotated[Slug, Ref("bron")]
LawId = Annotated[Slug, Ref("wet")]
RegionId = Annotated[Slug, Ref("regio")]
RouteId = Annotated[Slug, Ref("geschilroute")]
ContactId = Annotated[Slug, Ref("contact")]
ThemeId = Annotated[Slug, Ref("thema")]
SectorId = Annotated[Slug, Ref("sector")]
PlaceId = Annotated[Slug, Ref("plaats")]
CertaintyId = Annotated[Slug, Ref("zekerheid")]
TermKindId = Annotated[Slug, Ref("soort")]
DomainId = Annotated[Slug, Ref("domein")]


class Entry(BaseModel):
    """Base of all types: unknown keys are refused, values cannot change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# ---------------------------------------------------------------- parts


class Grondslag(Entry):
    """Een artikel in een wet of regeling waarop het antwoord steunt."""

    wet: LawId = Field(description="De wet of regeling: een id uit sources.yml met soort 'wet'.")
    artikel: Number | None = Field(
        None, description="Het artikelnummer, zoals '2.6' of '40a'. Weglaten als de hele wet bedoeld is."
    )
    lid: Number | None = Field(None, description="Het lid, of een reeks zoals '1-3'.")
    onderdeel: Number | None = Field(None, description="Het onderdeel, zoals 'a' of '1°'.")
    stand: Date | None = Field(
        None,
        description="De datum waarop de gelezen wettekst gold. Weglaten als het artikel niet is nagelezen; "
        "de pagina zegt dat dan.",
    )
    over: Text | None = Field(None, description="Waar dit artikel over gaat, in een paar woorden.")


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


class Vaststelling(Entry):
    """Een regio die het antwoord heeft vastgesteld."""

    regio: RegionId = Field(description="De regio die het vaststelde.")
    op: Date = Field(description="De datum van het besluit, als jjjj-mm-dd.")
    besluit: Text = Field(description="Wie het besloot en waar dat staat.")


# ---------------------------------------------------------------- entries


class Beoordeeld(Entry):
    """Base of everything that makes claims: how certain it is, and when a person last looked."""

    bronnen: list[SourceId] = Field(min_length=1, description="Waar dit op steunt: ids uit sources.yml.")
    zekerheid: CertaintyId = Field(description="Hoe zeker het geheel is.")
    zekerheid_uitleg: Text | None = Field(
        None, description="Eén zin: welk deel vaststaat en welk deel niet. Vooral nodig bij gemengde zekerheid."
    )
    te_verifieren: list[Text] = Field(
        default=[], description="Wat nog niet is nagekeken, elk als één zin. Staat op de pagina als 'nog na te kijken'."
    )
    status: Literal["concept", "vastgesteld"] = Field(
        description="'concept' tot een regio het vaststelt; dan 'vastgesteld' met vastgesteld_door."
    )
    vastgesteld_door: list[Vaststelling] = Field(
        default=[], description="Welke regio het vaststelde, wanneer en bij welk besluit."
    )
    nagekeken_op: Date = Field(description="De dag waarop iemand dit voor het laatst naast de bronnen legde.")
    nagekeken_door: Text = Field(description="De rol van die persoon, nooit een naam. Bijvoorbeeld 'redactie'.")

    @model_validator(mode="after")
    def _status_has_its_decision(self):
        if (self.status == "vastgesteld") != bool(self.vastgesteld_door):
            raise PydanticCustomError("status_besluit", "status and vastgesteld_door disagree")
        return self


class Situatie(Beoordeeld):
    """Een situatie in het grijze gebied: wie regelt, wie betaalt, en wat doe je nu."""

    id: Slug = Field(description="Vaste naam in het webadres. Nooit veranderen of hergebruiken.")
    thema: ThemeId = Field(description="Het thema: een id uit vocabularies.yml.")
    titel: Title = Field(description="Waar het over gaat, kort.")
    vraag: Text = Field(description="De vraag zoals een ouder hem stelt.")
    sectoren: list[SectorId] = Field(min_length=1, description="Voor welke schoolsoorten dit geldt.")
    leeftijd: Text | None = Field(None, description="De leeftijd, als die ertoe doet. Zoals '7 tot en met 12 jaar'.")
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


class Verwarring(Entry):
    """Een woord dat vaak met dit begrip wordt verward."""

    begrip: TermId | None = Field(None, description="Het andere begrip, als dat in de lijst staat.")
    woord: Text | None = Field(None, description="Het andere woord, als het geen eigen begrip heeft.")
    verschil: Text = Field(description="Het verschil, in een paar woorden.")

    @model_validator(mode="after")
    def _names_one_other(self):
        if bool(self.begrip) == bool(self.woord):
            raise PydanticCustomError("begrip_of_woord", "one of begrip and woord")
        return self


class RegionaleVariant(Entry):
    """Wat een regio onder dit woord verstaat."""

    regio: RegionId = Field(description="De regio: een id uit regions.yml.")
    omschrijving: Text = Field(description="Wat het woord daar betekent of hoe het daar heet.")
    periode: Number | None = Field(None, description="De jaren waarvoor dat gold, zoals '2019-2022'.")
    bron: SourceId = Field(description="Waar dat staat.")


class Begrip(Beoordeeld):
    """Een begrip uit de gemeenschappelijke taal (velden volgens NL-SBB)."""

    id: Slug = Field(description="Vaste naam in het webadres. Nooit veranderen of hergebruiken.")
    voorkeursterm: Title = Field(description="Het woord zoals we het bij voorkeur gebruiken, voluit.")
    afkortingen: list[Title] = Field(default=[], description="Afkortingen van dit begrip, zoals 'TLV'.")
    alternatieve_termen: list[Title] = Field(
        default=[], description="Andere woorden voor hetzelfde. Zichtbaar op de pagina."
    )
    zoektermen: list[Text] = Field(default=[], description="Lekenwoorden en typfouten. Niet zichtbaar, wel vindbaar.")
    soort: TermKindId = Field(description="Wat voor ding het is: wet, organisatie, rol …")
    domein: DomainId = Field(description="Waar het woord vandaan komt.")
    uitleg: Text = Field(description="Uitleg in hooguit drie korte zinnen (B1), die een ouder hardop kan voorlezen.")
    definitie: Text = Field(
        description="Eén zinsnede zonder hoofdletter en punt. Begint met het soort ding; bevat het woord zelf niet."
    )
    toelichting: Text | None = Field(None, description="Extra uitleg voor professionals.")
    voorbeelden: list[Text] = Field(default=[], description="Korte voorbeelden. Nooit een herkenbaar kind.")
    niet_verwarren_met: list[Verwarring] = Field(default=[], description="Woorden waarmee dit vaak wordt verward.")
    grondslag: list[Grondslag] = Field(default=[], description="De wetsartikelen.")
    bovenliggend: list[TermId] = Field(default=[], description="Het ruimere begrip waar dit onder valt.")
    gerelateerd: list[TermId] = Field(default=[], description="Begrippen die ermee samenhangen.")
    regionale_varianten: list[RegionaleVariant] = Field(default=[], description="Wat regio's eronder verstaan.")
    historie: Text | None = Field(None, description="Oude namen en wanneer die veranderden.")
    koppelen: bool = Field(
        True, description="'false' als de site dit woord niet vanzelf mag linken, omdat het ook iets gewoons betekent."
    )


class Betekenis(Entry):
    """Eén betekenis van een woord dat er meer heeft."""

    betekenis: Text = Field(description="Wat het woord hier betekent, in een paar woorden.")
    begrip: TermId | None = Field(None, description="Het begrip dat deze betekenis heeft.")
    waar: Text | None = Field(None, description="Waar of door wie het woord zo wordt gebruikt.")


class Homoniem(Beoordeeld):
    """Een woord of afkorting met meer dan één betekenis."""

    id: Slug = Field(description="Vaste naam.")
    woord: Title = Field(description="Het woord of de afkorting.")
    soort: Literal["woord", "afkorting"] = Field(description="Is het een woord of een afkorting?")
    betekenissen: list[Betekenis] = Field(min_length=2, description="De betekenissen.")
    advies: Text = Field(description="Wat je beter kunt schrijven of zeggen.")


class Naamswijziging(Beoordeeld):
    """Een oude naam en de naam die er nu voor is."""

    id: Slug = Field(description="Vaste naam.")
    oud: Title = Field(description="De oude naam.")
    nieuw: Title = Field(description="De naam van nu.")
    sinds: Number | None = Field(None, description="Sinds wanneer, zoals '2022' of '1 augustus 2022'.")
    begrip: TermId | None = Field(None, description="Het begrip dat nu zo heet.")
    toelichting: Text | None = Field(None, description="Wat er verder veranderde.")


class Regioverschil(Beoordeeld):
    """Een onderwerp dat regio's verschillend noemen, tellen of regelen."""

    id: Slug = Field(description="Vaste naam.")
    onderwerp: Title = Field(description="Waar het verschil over gaat.")
    begrippen: list[TermId] = Field(default=[], description="Begrippen die erbij horen.")
    verschillen: list[RegionaleVariant] = Field(min_length=2, description="Per regio hoe het daar is.")


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


class Regio(Entry):
    """Een regio waar onderwijs en gemeenten samen afspraken maken."""

    id: Slug = Field(description="Vaste naam.")
    naam: Title = Field(description="De naam van de regio.")
    uitleg: Text = Field(description="Eén zin: wie er samenwerken.")
    gemeenten: list[Title] = Field(min_length=1, description="De gemeenten.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar dit op steunt.")
    te_verifieren: list[Text] = Field(default=[], description="Wat nog niet is nagekeken.")


class Contact(Entry):
    """Een landelijk of regionaal contactpunt: een functie, nooit een persoon."""

    id: Slug = Field(description="Vaste naam.")
    naam: Title = Field(description="De naam van het contactpunt.")
    voor: Text = Field(description="Waarvoor je dit contactpunt belt of bezoekt (B1).")
    telefoon: Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]{1,14}$")] | None = Field(
        None, description="Een algemeen nummer, nooit van een persoon."
    )
    url: Url | None = Field(None, description="De website.")
    bronnen: list[SourceId] = Field(min_length=1, description="Waar het nummer of adres is gezien.")
    bevestigd_op: Date | None = Field(
        None, description="De dag waarop iemand het nummer belde of de pagina opende. Weglaten tot dat is gebeurd."
    )


# ---------------------------------------------------------------- flowcharts


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


# ---------------------------------------------------------------- vocabularies


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
