"""Checks that every reference leads to an entry, also in entries that have other mistakes.

Works on the raw values, guided by the model's types: whatever field is annotated with `Ref` is a
reference. So one run names every wrong id, and no list of reference fields is kept by hand.
"""

import functools
import types
import typing
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from macros.findings import Finding, finding
from macros.kinds import CHOICES, KINDS, RawEntry
from macros.model import Bron, Ref
from macros.suggest import Hints, listed
from macros.text import BY_HAND


def _plan(annotation: Any) -> tuple[str | None, type[BaseModel] | None, bool]:
    """What a field's annotation holds: a reference's kind, a nested type, and whether it is a list."""
    kind = None
    is_list = False
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation, *notes = typing.get_args(annotation)
            kind = next((note.kind for note in notes if isinstance(note, Ref)), kind)
        elif origin in (typing.Union, types.UnionType):
            annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
        elif origin is list:
            is_list = True
            (annotation,) = typing.get_args(annotation)
        else:
            nested = annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
            return kind, nested, is_list


@functools.cache
def field_plan(type_: type[BaseModel], field: str) -> tuple[str | None, type[BaseModel] | None, bool]:
    """The plan of one field of a type: (kind of reference or None, nested type or None, is a list)."""
    info = type_.model_fields[field]
    kind, nested, is_list = _plan(info.annotation)
    kind = next((note.kind for note in info.metadata if isinstance(note, Ref)), kind)
    return kind, nested, is_list


@functools.cache
def _leading(type_: type[BaseModel]) -> tuple[tuple[str, str | None, type[BaseModel] | None, bool], ...]:
    """The fields of a type that hold references or may have them within, each with its plan."""
    plans = ((field, *field_plan(type_, field)) for field in type_.model_fields)
    return tuple(plan for plan in plans if plan[1] is not None or (plan[2] is not None and _leading(plan[2])))


def references(type_: type[BaseModel], value: Any, path: tuple = ()) -> Iterator[tuple[tuple, str, str]]:
    """All references in a raw value of a type: (path, kind, id)."""
    if not isinstance(value, dict):
        return
    for field, kind, nested, is_list in _leading(type_):
        if field not in value:
            continue
        items = value[field] if is_list else [value[field]]
        for number, item in enumerate(items if isinstance(items, list) else []):
            place = (*path, field, number) if is_list else (*path, field)
            if kind is not None and isinstance(item, str):
                yield place, kind, item
            elif nested is not None:
                yield from references(nested, item, place)


def reference_findings(entries: Collection[RawEntry], known: Mapping[str, set[str] | None]) -> Iterator[Finding]:
    """Findings for references that lead nowhere, to the entry itself, or stand twice in a list.

    `known` maps a kind to its ids, or to None where its file could not be read at all.
    """
    laws, others = laws_and_others(entries)
    hint = Hints()
    choices = {kind: f"Kies uit {listed(sorted(ids))}." for kind, ids in known.items() if kind in CHOICES and ids}
    for entry in entries:
        seen: set[tuple] = set()
        for path, ref_kind, id_ in references(KINDS[entry.kind].type, entry.value):
            kind = "bron" if ref_kind == "wet" else ref_kind
            ids = known[kind]
            told = functools.partial(_about, entry, path)
            if ids is not None and id_ not in ids:
                suggestion = hint(id_, laws if ref_kind == "wet" else ids)
                if kind in choices:
                    suggestion = f"{suggestion} {choices[kind]}"
                elif not suggestion:
                    suggestion = f"Voeg het toe aan {KINDS[kind].file} of haal de verwijzing weg."
                yield told("V02", id=id_, soort=KINDS[kind].name, suggestie=suggestion)
            elif ref_kind == "wet" and id_ in others:
                yield told("V05", id=id_)
            if kind == entry.kind and id_ == entry.id:
                yield told("V03")
            if isinstance(path[-1], int):
                if (path[:-1], id_) in seen:
                    yield told("V04", waar=entry.name, id=id_, veld=_field(path))
                seen.add((path[:-1], id_))


def _about(entry: RawEntry, path: tuple, code: str, **values: str) -> Finding:
    """A finding about the reference at a path of an entry."""
    where = f"{entry.name} bij '{_field(path)}'"
    return finding(entry.document.file, entry.line(*path), code, **{"waar": where, **values})


def laws_and_others(entries: Collection[RawEntry]) -> tuple[set[str], set[str]]:
    """The ids of the sources that are a law, and of those that say to be something else."""
    sorts = {entry.id: entry.value.get("soort") for entry in entries if entry.kind == "bron" and entry.id}
    laws = {id_ for id_, sort in sorts.items() if sort == "wet"}
    others = {id_ for id_, sort in sorts.items() if sort in get_args(Bron.model_fields["soort"].annotation)} - laws
    return laws, others


def by_hand_findings(entries: Collection[RawEntry], terms: set[str] | None) -> Iterator[Finding]:
    """Findings for terms that are linked by hand (`[[id]]`) and do not exist."""
    hint = Hints()
    for entry in entries if terms is not None else ():
        if "[[" not in entry.text and "]]" not in entry.text:
            continue
        for path, text in entry.texts:
            left = BY_HAND.sub("", text)
            if "[[" in left or "]]" in left:
                yield finding(entry.document.file, entry.line(*path), "V08", waar=entry.name)
            for match in BY_HAND.finditer(text):
                id_ = match.group(1)
                if id_ != "-" and id_ not in (terms or ()):
                    help_ = hint(id_, terms or ()) or "Voeg het toe aan data/glossary.yml of haal de haken weg."
                    line = entry.line(*path)
                    yield finding(entry.document.file, line, "V06", waar=entry.name, id=id_, suggestie=help_)


def _field(path: tuple) -> str:
    return ".".join(part for part in path if isinstance(part, str))
