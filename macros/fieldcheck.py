"""Turns the model's validation errors into Dutch findings with file and line.

pydantic decides what is wrong; this module only words it. Every pydantic error type that the model
can give has its own sentence; an unknown one still gets a located finding (M11), never a traceback.
"""

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.findings import Finding, finding
from macros.kinds import RawEntry
from macros.model.base import TITLE_PATTERN
from macros.references import field_plan
from macros.suggest import did_you_mean, listed

_OWN_CODES = {
    "status_besluit": "M12",
    "begrip_of_woord": "M13",
    "wet_bwb": "M14",
    "regio_of_voorbeeld": "M15",
}
_EXPECTED = {
    "list_type": "een lijst (regels die met '- ' beginnen)",
    "model_type": "een blok met velden",
    "model_attributes_type": "een blok met velden",
    "dict_type": "een blok met velden",
    "string_type": "een tekst",
}
TITLE_FORM = "Gebruik geen <, >, {, }, [ of ] en zet het op één regel."


def field_findings(entry: RawEntry, type_: type[BaseModel], only_top: bool = False) -> Iterator[Finding]:
    """The findings of one raw entry against its type.

    With `only_top`, only unknown and missing fields at the top are reported (the parts are entries
    of their own).
    """
    try:
        type_.model_validate(entry.value)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            if not only_top or len(one["loc"]) == 1:
                yield _finding(entry, type_, one)


def empty_findings(entry: RawEntry) -> Iterator[Finding]:
    """Findings for fields and list items that are there but hold nothing, optional ones included.

    An empty `mits:` would otherwise pass for 'no condition'.
    """

    def empty(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
        if value is None and path:
            yield path
        elif isinstance(value, dict):
            for key, part in value.items():
                yield from empty(part, (*path, key))
        elif isinstance(value, list):
            for number, part in enumerate(value):
                yield from empty(part, (*path, number))

    for path in empty(entry.value, ()) if entry.document.has_empty else ():
        yield finding(entry.document.file, entry.line(*path), "M04", waar=_where(entry, path[:-1]), veld=_named(path))


def _named(path: tuple[str | int, ...]) -> str:
    """The last field's name in a path."""
    return next((part for part in reversed(path) if isinstance(part, str)), "dit item")


def _finding(entry: RawEntry, type_: type[BaseModel], error: Any) -> Finding:
    path: tuple[str | int, ...] = error["loc"]
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    owner, field = _owner(type_, path)
    line = entry.line(*path[:-1]) if kind == "missing" else entry.line(*path)
    where = _where(entry, path[:-1])
    file = entry.document.file

    def made(code: str, **values: Any) -> Finding:
        return finding(file, line, code, waar=where, veld=field, **values)

    if kind in _OWN_CODES:
        return finding(file, entry.line(*path), _OWN_CODES[kind], waar=_where(entry, path))
    if kind == "extra_forbidden":
        known = list(owner.model_fields) if owner else []
        rest = [name for name in known if not isinstance(entry.value, dict) or name not in entry.value] or known
        suggestion = did_you_mean(str(field), rest) or did_you_mean(str(field), known)
        return made("M01", suggestie=suggestion or f"Hier kan: {', '.join(known)}.")
    if kind == "missing":
        return made("M02", uitleg=_description(owner, field))
    if value is None:
        return made("M04")
    if isinstance(value, list | dict) and kind not in _EXPECTED and kind != "too_short":
        return made("M06", verwacht="een tekst", gevonden=_shape(value))
    if kind == "literal_error":
        return made("M03", waarde=value, keuzes=listed(_choices(owner, field)))
    if kind == "string_too_short":
        return made("M04")
    if kind == "too_short":
        return made("M05", minimum="één ding" if context["min_length"] == 1 else context["min_length"])
    if kind in _EXPECTED:
        return made("M06", verwacht=_EXPECTED[kind], gevonden=_shape(value))
    if kind.startswith("date"):
        return made("M07", waarde=value)
    if kind == "string_too_long":
        return made("M09", maximum=context["max_length"])
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        if pattern.startswith("^[a-z0-9]+"):
            return made("M08", waarde=value)
        if pattern.startswith("^https"):
            return made("M10", waarde=value)
        if pattern == TITLE_PATTERN:
            return made("M11", waarde=value, uitleg=TITLE_FORM)
    return made("M11", waarde=value, uitleg=_description(owner, field))


def _owner(type_: type[BaseModel], path: tuple[str | int, ...]) -> tuple[type[BaseModel] | None, str]:
    """The type that owns the last named field of a path, and that field's name."""
    owner: type[BaseModel] | None = type_
    names = [part for part in path if isinstance(part, str)]
    for name in names[:-1]:
        owner = field_plan(owner, name)[1] if owner and name in owner.model_fields else None
    return owner, names[-1] if names else "dit item"


def _where(entry: RawEntry, path: tuple[str | int, ...]) -> str:
    """How a finding names a place: "'logopedie' (betaalt, nummer 2)"."""
    parts = [f"nummer {part + 1}" if isinstance(part, int) else str(part) for part in path]
    return f"{entry.name} ({', '.join(parts)})" if parts else entry.name


def _description(owner: type[BaseModel] | None, field: str) -> str:
    if owner is None or field not in owner.model_fields:
        return ""
    return owner.model_fields[field].description or ""


def _choices(owner: type[BaseModel] | None, field: str) -> list[str]:
    annotation = owner.model_fields[field].annotation if owner else None
    return [str(choice) for choice in typing.get_args(annotation)]


def _shape(value: Any) -> str:
    if isinstance(value, list):
        return "een lijst"
    if isinstance(value, dict):
        return "een blok met velden"
    return f"'{str(value)[:40]}'"
