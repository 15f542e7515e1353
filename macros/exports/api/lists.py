"""The lists of the API, its entrance, and what is left at an address that moved."""

from pydantic import Field

from macros.exports.api.parts import Datum, Form, Keuze, Partij, Status, Tekst


class BetalerKort(Form):
    """Wie betaalt, in het kort."""

    id: str
    naam: str
    mits: Tekst | None = Field(description="De voorwaarde; null: deze partij betaalt hier altijd voor.")


class Kort(Form):
    """Wat elke lijst van een onderdeel zegt."""

    id: str
    zekerheid: Keuze
    status: Status
    nagekeken_op: Datum
    url: str
    api_url: str


class SituatieKort(Kort):
    """Een situatie met het antwoord, zonder de bijzonderheden."""

    titel: str
    antwoord: Tekst
    betaalt: list[BetalerKort]


class BegripKort(Kort):
    """Een begrip met de uitleg."""

    voorkeursterm: str
    afkortingen: list[str]
    uitleg: Tekst


class StroomKort(Kort):
    """Een stroomschema met de vraag."""

    titel: str
    vraag: Tekst


class PartijMetUitleg(Partij):
    """Een partij met uitleg."""

    uitleg: Tekst
    bereiken: Tekst = Field(description="Waar je deze partij vindt.")
    url: str


class Situaties(Form):
    """Alle situaties."""

    situaties: list[SituatieKort]


class Begrippen(Form):
    """Alle begrippen."""

    begrippen: list[BegripKort]


class Stromen(Form):
    """Alle stroomschema's."""

    stromen: list[StroomKort]


class Partijen(Form):
    """Alle partijen die regelen of betalen."""

    partijen: list[PartijMetUitleg]


class Zekerheden(Form):
    """Hoe zeker iets kan zijn."""

    zekerheden: list[Keuze]


class Themas(Form):
    """De thema's van de situaties."""

    themas: list[Keuze]


class Doel(Form):
    """Waar het nu staat."""

    titel: str | None
    url: str
    api_url: str | None = Field(description="null: op het nieuwe adres staat een gewone pagina.")


class Verplaatst(Form):
    """Dit onderdeel heet nu anders of staat ergens anders."""

    id: str
    verplaatst_naar: Doel


class Licentie(Form):
    """Wat je met de gegevens mag doen."""

    naam: str
    url: str


class Adressen(Form):
    """Waar de rest staat; vervang {id} door de id van een onderdeel."""

    situaties: str
    situatie: str
    begrippen: str
    begrip: str
    stromen: str
    stroom: str
    partijen: str
    zekerheden: str
    themas: str
    openapi: str
    embed: str = Field(description="Het antwoord als pagina om in je eigen site te tonen.")
    tekst: str = Field(description="Alle antwoorden in platte tekst.")


class Index(Form):
    """De ingang van de API."""

    naam: str
    omschrijving: str
    voorbehoud: str = Field(description="Zet dit erbij als je antwoorden overneemt.")
    api_versie: str
    opvolger: str | None = Field(description="De ingang van een nieuwere versie, zodra die er is.")
    gegevens_versie: str = Field(description="Van welke versie van de gegevens dit is gemaakt: datum en commit.")
    datum: Datum = Field(description="De dag van die versie.")
    licentie: Licentie
    site: str
    documentatie: str
    wijzigingen: str = Field(description="Een Atom-feed met wat er verandert.")
    aantallen: dict[str, int]
    adressen: Adressen
    schemas: dict[str, str]
