"""The dataset: all valid entries by id, frozen, with the place of each."""

import dataclasses
from collections.abc import Mapping

from macros import model
from macros.kinds import Entries


@dataclasses.dataclass(frozen=True)
class Location:
    """Where an entry begins, for the edit link and for findings."""

    file: str
    line: int


@dataclasses.dataclass(frozen=True, eq=False)  # so that something may be remembered for one dataset
class Dataset:
    """All entries by id, in the order of their files."""

    situaties: Mapping[str, model.Situatie]
    begrippen: Mapping[str, model.Begrip]
    stromen: Mapping[str, model.Stroom]
    agendas: Mapping[str, model.Agenda]
    homoniemen: Mapping[str, model.Homoniem]
    naamswijzigingen: Mapping[str, model.Naamswijziging]
    regioverschillen: Mapping[str, model.Regioverschil]
    bronnen: Mapping[str, model.Bron]
    partijen: Mapping[str, model.Partij]
    geschilroutes: Mapping[str, model.Geschilroute]
    regios: Mapping[str, model.Regio]
    contacten: Mapping[str, model.Contact]
    zoekgroepen: Mapping[str, model.Zoekgroep]
    doorverwijzingen: Mapping[str, model.Doorverwijzing]
    themas: Mapping[str, model.Woord]
    sectoren: Mapping[str, model.Woord]
    plaatsen: Mapping[str, model.Woord]
    zekerheden: Mapping[str, model.Woord]
    soorten: Mapping[str, model.Woord]
    domeinen: Mapping[str, model.Woord]
    onderwerpen: Mapping[str, model.Woord]
    kleuren: Mapping[str, model.Woord]
    functies: Mapping[str, model.Woord]
    lagen: Mapping[str, model.Woord]
    levensgebieden: Mapping[str, model.Woord]
    locations: Mapping[tuple[str, str], Location]
    """Kind and id of an entry → its place."""
    entries: Entries
    """Kind and id → the entry as it was read, for the line of a field within it."""
