"""What all types share: kinds of text, references, law articles, and who judged what when."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5_000)]
"""Plain text: no HTML, no Markdown; everything is escaped when it is shown. Longer is no field but a document."""

TITLE_PATTERN = r"^[^<>{}\[\]\n]+$"
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=TITLE_PATTERN)]
"""A short text that also stands in page titles, where the theme and mkdocs-macros would read <> and {}.

A link by hand (`[[id]]`) means nothing there, so [] are refused as well.
"""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""An id: kebab-case, made from the meaning, never reused or renamed."""

Number = Annotated[Text, Field(json_schema_extra={"type": ["string", "number"]})]
"""Text that may look like a number (`artikel: 2.10`): the reader keeps it as it was typed."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"{}|\\^`\[\]]+$", max_length=2_000)]
"""A web address; without the signs that RFC 3986 allows in none, so that it is an IRI in the open data as well."""

Phone = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]{1,14}$")]
"""A general phone number, never a person's."""


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
TopicId = Annotated[Slug, Ref("onderwerp")]
ColourId = Annotated[Slug, Ref("kleur")]
FunctionId = Annotated[Slug, Ref("functie")]
LayerId = Annotated[Slug, Ref("laag")]
LifeAreaId = Annotated[Slug, Ref("levensgebied")]


class Entry(BaseModel):
    """Base of all types: unknown keys are refused, values cannot change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class Vaststelling(Entry):
    """Een regio die het antwoord heeft vastgesteld."""

    regio: RegionId = Field(description="De regio die het vaststelde.")
    op: Date = Field(description="De datum van het besluit, als jjjj-mm-dd.")
    besluit: Text = Field(description="Wie het besloot en waar dat staat.")


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
