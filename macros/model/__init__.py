"""The data model: one frozen type per kind of entry.

This package is the only list of fields. Validation, the JSON Schemas and the Dutch field reference
(`/meedoen/velden/`) are all made from it. A model attribute has exactly the name of its YAML key; the
Dutch `description` of each field is what an editor reads.

Glossary keys follow NL-SBB (Geonovum, the Dutch standard for describing terms).
"""

from macros.model.agenda import Agenda, Onderdeel, Punt, Stand, Tabel
from macros.model.base import Beoordeeld, Entry, Grondslag, Ref
from macros.model.flow import Knoop, Stroom
from macros.model.redirect import Doorverwijzing
from macros.model.reference import Bron, Contact, Geschilroute, Partij, Woord, Woordenlijsten, Zoekgroep
from macros.model.region import Contactfunctie, Overleg, Regio
from macros.model.situation import Situatie
from macros.model.term import Begrip, Homoniem, Naamswijziging, RegionaleVariant, Regioverschil

__all__ = [
    "Agenda",
    "Begrip",
    "Beoordeeld",
    "Bron",
    "Contact",
    "Contactfunctie",
    "Doorverwijzing",
    "Entry",
    "Geschilroute",
    "Grondslag",
    "Homoniem",
    "Knoop",
    "Naamswijziging",
    "Onderdeel",
    "Overleg",
    "Partij",
    "Punt",
    "Ref",
    "Regio",
    "RegionaleVariant",
    "Regioverschil",
    "Situatie",
    "Stand",
    "Stroom",
    "Tabel",
    "Woord",
    "Woordenlijsten",
    "Zoekgroep",
]
