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
from macros.suggest import did_you_mean, listed
from macros.text import BY_HAND

MOST_HINTS = 100


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


def references(type_: type[BaseModel], value: Any, path: tuple = ()) -> Iterator[tuple[tuple, str, str]]:
    """All references in a raw value of a type: (path, kind, id)."""
    if not isinstance(value, dict):
        return
    for field in type_.model_fields:
        if field not in value:
            continue
        kind, nested, is_list = field_plan(type_, field)
        if kind is None and nested is None:
            continue
        items = value[field] if is_list else [value[field]]
        for number, item in enumerate(items if isinstance(items, list) else []):
            place = (*path, field, number) if is_list else (*path, field)
            if kind is not None and isinstance(item, str):
                yield place, kind, item
            elif nested is not None:
                yield from references(nested, item, place)


def reference_findings(entries: Collection[RawEntry], known: Mapping[str, set[str] | None]) -> list[Finding]:
    """Findings for references that lead nowhere, to the entry itself, or stand twice in a list.

    `known` maps a kind to its ids, or to None where its file could not be read at all.
    """
    found: list[Finding] = []
    sorts = {entry.id: entry.value.get("soort") for entry in entries if entry.kind == "bron" and entry.id}
    laws = {id_ for id_, sort in sorts.items() if sort == "wet"}
    others = {id_ for id_, sort in sorts.items() if sort in get_args(Bron.model_fields["soort"].annotation)} - laws
    hinted = 0
    for entry in entries:
        seen: set[tuple] = set()
        for path, ref_kind, id_ in references(KINDS[entry.kind].type, entry.value):
            kind = "bron" if ref_kind == "wet" else ref_kind
            where, line = f"{entry.name} bij '{_field(path)}'", entry.line(*path)
            file = entry.document.file
            ids = known[kind]
            if ids is not None and id_ not in ids:
                hinted += 1
                # Looking for the nearest of thousands is slow; who has a hundred wrong ids has one other mistake.
                near = (laws if ref_kind == "wet" else ids) if hinted <= MOST_HINTS else ()
                suggestion = did_you_mean(id_, near)
                if kind in CHOICES and ids:
                    suggestion = f"{suggestion} Kies uit {listed(sorted(ids))}."
                elif not suggestion:
                    suggestion = f"Voeg het toe aan {KINDS[kind].file} of haal de verwijzing weg."
                found.append(
                    finding(file, line, "V02", waar=where, id=id_, soort=KINDS[kind].name, suggestie=suggestion)
                )
            elif ref_kind == "wet" and id_ in others:
                found.append(finding(file, line, "V05", waar=where, id=id_))
            if kind == entry.kind and id_ == entry.id:
                found.append(finding(file, line, "V03", waar=where))
            if isinstance(path[-1], int):
                if (path[:-1], id_) in seen:
                    found.append(finding(file, line, "V04", waar=entry.name, id=id_, veld=_field(path)))
                seen.add((path[:-1], id_))
    return found


def by_hand_findings(entries: Collection[RawEntry], terms: set[str] | None) -> list[Finding]:
    """Findings for terms that are linked by hand (`[[id]]`) and do not exist."""
    found: list[Finding] = []
    for entry in entries if terms is not None else ():
        for path, text in texts(entry.value):
            left = BY_HAND.sub("", text)
            if "[[" in left or "]]" in left:
                found.append(finding(entry.document.file, entry.line(*path), "V08", waar=entry.name))
            for match in BY_HAND.finditer(text):
                id_ = match.group(1)
                if id_ != "-" and id_ not in (terms or ()):
                    hint = did_you_mean(id_, terms or ()) or "Voeg het toe aan data/glossary.yml of haal de haken weg."
                    line = entry.line(*path)
                    found.append(finding(entry.document.file, line, "V06", waar=entry.name, id=id_, suggestie=hint))
    return found


def texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a raw value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from texts(part, (*path, number))


def _field(path: tuple) -> str:
    return ".".join(part for part in path if isinstance(part, str))
