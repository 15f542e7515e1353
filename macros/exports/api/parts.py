"""What the forms of the API have in common: parties, sources, law articles, and how certain something is."""

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from macros.text import plain

Tekst = Annotated[str, AfterValidator(lambda text: " ".join(plain(text).split()))]
"""Plain text on one line, as a page shows it, without the marks that link terms by hand."""
Datum = datetime.date
Status = Annotated[Literal["concept", "vastgesteld"], Field(description="'concept': geen regio heeft het vastgesteld.")]

OWN_CERTAINTY = "Alleen gevuld als dit zekerder of onzekerder is dan het hele antwoord."


class Form(BaseModel):
    """Base of all forms: filled once, never changed; no key is ever left out."""

    model_config = ConfigDict(frozen=True)


class Keuze(Form):
    """Een woord uit een vaste lijst. Er kunnen woorden bij komen."""

    id: str
    naam: str
    uitleg: Tekst | None


class Partij(Form):
    """Een partij die regelt of betaalt."""

    id: str
    naam: str = Field(description="De naam zoals die in een zin staat.")
    kort: str
    kant: str = Field(description="onderwijs, gemeente, zorg, rijk, ouders of samen.")


class Verwijzing(Form):
    """Een ander onderdeel van de site."""

    id: str
    titel: str
    url: str = Field(description="De pagina.")
    api_url: str


class Regio(Form):
    """Een regio waar onderwijs en gemeenten samen afspraken maken."""

    id: str
    naam: str
    url: str


class Bron(Form):
    """Een bron waar iets op steunt."""

    id: str
    titel: str
    uitgever: str
    jaar: Tekst | None = Field(description="Een jaar of een datum; 'z.j.': zonder jaar.")
    soort: str = Field(description="wet, uitspraak, beleid, regionaal, startdocument of achtergrond.")
    gelezen: str = Field(description="Hoeveel de redactie er zelf van las: geheel, deels of niet.")
    url: str | None


class Wetsartikel(Form):
    """Een artikel van een wet of regeling."""

    wet: str = Field(description="De id van de wet.")
    titel: str = Field(description="De citeertitel van de wet.")
    citaat: Tekst = Field(description="Het artikel zoals een jurist het noemt: 'WPO artikel 40 lid 3'.")
    artikel: Tekst | None
    lid: Tekst | None
    onderdeel: Tekst | None
    stand: Datum | None = Field(description="De datum waarop de gelezen tekst gold; null: nog niet nagelezen.")
    over: Tekst | None
    url: str | None


class Contact(Form):
    """Een contactpunt: een functie, nooit een persoon."""

    id: str
    naam: str
    voor: Tekst
    telefoon: str | None
    url: str | None
    bevestigd_op: Datum | None = Field(description="Wanneer iemand het navroeg; null: nog niet.")


class Vaststelling(Form):
    """Een regio die het antwoord heeft vastgesteld."""

    regio: Regio
    op: Datum
    besluit: Tekst


class Onderdeel(Form):
    """Waar het staat, hoe zeker het is en wanneer iemand het voor het laatst naast de bronnen legde."""

    id: str
    url: str = Field(description="De pagina.")
    api_url: str
    zekerheid: Keuze
    zekerheid_uitleg: Tekst | None = Field(description="Welk deel vaststaat en welk deel niet.")
    te_verifieren: list[Tekst] = Field(description="Wat nog niet is nagekeken.")
    status: Status
    vastgesteld_door: list[Vaststelling]
    nagekeken_op: Datum
    nagekeken_door: Tekst = Field(description="Een rol, nooit een naam.")
    bronnen: list[Bron]
