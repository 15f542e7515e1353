"""A term of the shared language (fields after NL-SBB), and what surrounds it."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.base import (
    Beoordeeld,
    DomainId,
    Entry,
    Grondslag,
    Number,
    RegionId,
    Slug,
    SourceId,
    TermId,
    TermKindId,
    Text,
    Title,
)


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
