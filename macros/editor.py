"""What the forms of `/redactie/` must know: the fields, the sentences, the known ids and the texts themselves.

Everything comes from the model, the rules and the data, so that a form asks and refuses exactly what the
check does. The forms run in the browser (`docs/assets/redactie.js`); this module only describes.
"""

import json
import typing
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from macros import text
from macros.dataset import Dataset
from macros.fieldcheck import TITLE_FORM
from macros.findings import messages
from macros.kinds import CHOICES, KINDS
from macros.model import Beoordeeld
from macros.references import field_plan
from macros.render import Site
from macros.rules import certainty, language, terms
from macros.signs import FORBIDDEN, SIGN_NAMES

_REVIEW = ("bronnen", "zekerheid", "status", "nagekeken_op", "nagekeken_door")
_ASIDE = ("leeftijd", "contacten")
GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "situatie": {
        "Het antwoord": ("titel", "vraag", "antwoord", "criterium", "thema", "sectoren", "plaatsen", *_ASIDE),
        "Wie betaalt": ("betaalt", "regelt"),
        "Wanneer anders": ("uitzonderingen", "let_op", "regio"),
        "Wat doe je nu": ("eerst_doen", "geschil"),
        "Bronnen en wet": (*_REVIEW, "grondslag", "zekerheid_uitleg", "te_verifieren", "vastgesteld_door"),
        "Vindbaar": ("id", "zoektermen"),
    },
    "begrip": {
        "Het woord": ("voorkeursterm", "soort", "domein", "afkortingen", "alternatieve_termen"),
        "De uitleg": ("uitleg", "definitie", "toelichting", "voorbeelden", "niet_verwarren_met", "historie"),
        "Bronnen en wet": (*_REVIEW, "grondslag", "zekerheid_uitleg", "te_verifieren", "vastgesteld_door"),
        "Vindbaar": ("id",),
    },
}
"""Kind → the parts of its form, with their fields. A field that stands nowhere comes in the last part."""

_NAMED_BY = {"situatie": "titel", "begrip": "voorkeursterm"}
_FINDING_FIELDS = ("zoektermen", "begrippen", "stromen", "zie_ook")
"""Fields of a situation that stand below who judged it, in the data."""
_ON_ONE_LINE = frozenset({"grondslag", "niet_verwarren_met"})
"""Lists whose items stand on one line where they fit, in the data."""
_LABELS = {"id": "Vaste naam (id)", "te_verifieren": "Te verifiëren", "koppelen": "Vanzelf links maken"}
_LONGEST_LINE = 80
_LONGEST_EXAMPLE = 110
CODES = (
    *("Y14", "M02", "M07", "M08", "M09", "M11", "M12", "M13"),
    *("V01", "V02", "V03", "V04", "V06", "V07", "V08"),
    *("I01", "I02", "I03", "I04", "I05", "I06", "I07", "I08"),
    *("B01", "B02", "B03", "B04", "B05", "B06", "B09", "B10", "T01"),
)
"""The findings that a form can give: those that one entry alone can have."""


def description(dataset: Dataset, site: Site, taken: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """All that a form needs before a text is chosen, as plain values for JSON.

    `taken` holds, per kind, the ids whose address is a page of the site already.
    """
    used = messages()
    return {
        "soorten": {kind: _kind(kind, dataset, site, taken.get(kind, ())) for kind in GROUPS},
        "berichten": {code: [used[code].level, used[code].tekst, used[code].herstel] for code in CODES},
        "bekend": _known(dataset),
        "partijen": {
            party.id: {"in_zin": party.in_zin, "voorbeeld": party.naam.capitalize()}
            for party in dataset.partijen.values()
        },
        "wetten": {
            law.id: [law.afkorting or law.titel, law.stand and law.stand.isoformat()]
            for law in dataset.bronnen.values()
            if law.soort == "wet"
        },
        "begrippen": {
            term.id: {"term": term.voorkeursterm, "boven": term.bovenliggend} for term in dataset.begrippen.values()
        },
        "patronen": {
            "teken": FORBIDDEN.pattern,
            "zin": text.SENTENCE_END.pattern,
            "link": text.BY_HAND.pattern,
            "lidwoord": terms.ARTICLE.pattern,
            "afkorting": terms.ABBREVIATION.pattern,
            "vast": certainty.OVERCLAIM.pattern,
        },
        "tekens": SIGN_NAMES,
        "titelvorm": TITLE_FORM,
        "meeste_woorden": language.MAX_WORDS,
    }


def entries(dataset: Dataset, site: Site) -> dict[str, dict[str, Any]]:
    """Kind → id → the address of its line in the data, and its values as they were given."""
    return {
        kind: {
            id_: {
                "adres": site.line_url(dataset.locations[kind, id_].file, dataset.locations[kind, id_].line),
                "waarde": entry.model_dump(mode="json", exclude_unset=True),
            }
            for id_, entry in getattr(dataset, KINDS[kind].collection).items()
        }
        for kind in GROUPS
    }


def as_script(name: str, value: Any) -> str:
    """A value as a script that sets a global name, which a page that is opened from disk can load as well."""
    return f"globalThis.{name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def _kind(kind: str, dataset: Dataset, site: Site, taken: Collection[str]) -> dict[str, Any]:
    about = KINDS[kind]
    given = [entry.model_dump(mode="json", exclude_unset=True) for entry in getattr(dataset, about.collection).values()]
    fields = {field["naam"]: field for field in _fields(about.type, dataset, given)}
    groups = {title: list(names) for title, names in GROUPS[kind].items()}
    placed = [name for names in groups.values() for name in names]
    list(groups.values())[-1].extend(name for name in fields if name not in placed)
    return {
        "bestand": about.file,
        "bewerk": f"{site.repository}/edit/{site.branch}/{about.file}",
        "naam": _NAMED_BY[kind],
        "velden": [fields[name] for name in _order(about.type)],
        "groepen": list(groups.items()),
        "b1": language.B1_FIELDS[kind],
        "bezet": sorted(taken),
        "regels": {id_: dataset.locations[kind, id_].line for id_ in getattr(dataset, about.collection)},
    }


def _order(type_: type[BaseModel]) -> list[str]:
    """The fields of a type in the order of the data: what it says, who judged it, how it is found."""
    shared = Beoordeeld.model_fields

    def part(name: str) -> int:
        return 1 if name in shared else 2 if type_ is KINDS["situatie"].type and name in _FINDING_FIELDS else 0

    return sorted(type_.model_fields, key=part)


def _fields(type_: type[BaseModel], dataset: Dataset, given: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The fields of a type; `given` holds the values of that type in the data, for examples."""
    properties = type_.model_json_schema()["properties"]
    for name, info in type_.model_fields.items():
        kind, nested, is_list = field_plan(type_, name)
        values = [value for one in given if name in one for value in (one[name] if is_list else [one[name]])]
        schema = properties[name].get("items", properties[name])
        schema = schema.get("anyOf", [schema])[0]
        field: dict[str, Any] = {
            "naam": name,
            "label": _LABELS.get(name, text.capitalised(name.replace("_", " "))),
            "uitleg": info.description or "",
            "verplicht": info.default is PydanticUndefined,
            "lijst": is_list,
        }
        if nested is not None:
            field |= {"soort": "deel", "kort": name in _ON_ONE_LINE}
            field["velden"] = list(_fields(nested, dataset, values))
        elif typing.get_origin(info.annotation) is typing.Literal:
            field |= {"soort": "keuze", "keuzes": [[choice, choice] for choice in typing.get_args(info.annotation)]}
        elif kind is not None:
            of_kind = _ids(kind, dataset)
            few = kind in CHOICES or kind == "wet"
            field |= {"soort": "keuze", "keuzes": list(of_kind.items())} if few else {"soort": "id", "van": kind}
        elif schema["type"] == "boolean":
            field |= {"soort": "janee"}
        elif schema.get("format") == "date":
            field |= {"soort": "datum"}
        else:
            field |= _text_field(schema, values)
        yield field


def _text_field(schema: Mapping[str, Any], values: list[str]) -> dict[str, Any]:
    """How a text is asked for: its limits, whether it fits on a line, and one that somebody wrote."""
    limits = {"max": schema.get("maxLength"), "vorm": schema.get("pattern")}
    short = "pattern" in schema or all(len(value) <= _LONGEST_LINE for value in values)
    example = next((value for value in values if len(value) <= _LONGEST_EXAMPLE), None)
    return {"soort": "regel" if short else "tekst", "voorbeeld": example} | limits


def _known(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """Kind of reference that is typed → what its ids are, and how a finding names that kind."""
    kinds = ("bron", "begrip", "situatie", "stroom", "contact")
    return {kind: {"naam": KINDS[kind].name, "bestand": KINDS[kind].file, "ids": _ids(kind, dataset)} for kind in kinds}


def _ids(kind: str, dataset: Dataset) -> dict[str, str]:
    """The ids of a kind of reference, with how people call what they stand for."""
    collection = getattr(dataset, KINDS["bron" if kind == "wet" else kind].collection)
    return {id_: _title(entry) for id_, entry in collection.items() if kind != "wet" or entry.soort == "wet"}


def _title(entry: BaseModel) -> str:
    return next(str(getattr(entry, name)) for name in ("voorkeursterm", "titel", "naam") if hasattr(entry, name))
