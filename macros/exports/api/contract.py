"""What version 1 promises: the JSON Schema of every file, the OpenAPI description, and what a change would break.

The promise is kept in `schema/api/v1/`; `python -m macros schema` writes it and refuses what would take
something away.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from macros.exports.api import forms, lists

VERSION = "1"
FOLDER = "schema/api/v1"
"""Where the repository keeps the promise."""
SCHEMAS: dict[str, type[BaseModel]] = {
    "index": lists.Index,
    "situaties": lists.Situaties,
    "situatie": forms.Situatie,
    "begrippen": lists.Begrippen,
    "begrip": forms.Begrip,
    "stromen": lists.Stromen,
    "stroom": forms.Stroom,
    "partijen": lists.Partijen,
    "zekerheden": lists.Zekerheden,
    "themas": lists.Themas,
    "verplaatst": lists.Verplaatst,
}
"""Name of a schema → the form of the files that follow it."""
PATHS = {
    **{name: f"{name}.json" for name in ("index", "situaties", "begrippen", "stromen", "partijen", "zekerheden")},
    "themas": "themas.json",
    "situatie": "situaties/{id}.json",
    "begrip": "begrippen/{id}.json",
    "stroom": "stromen/{id}.json",
}
"""Name of a schema → where the files stand that follow it."""

_PROSE = frozenset({"title", "description", "summary", "$schema", "$id", "servers"})
_NAMED = frozenset({"properties", "$defs", "paths"})
"""Keys that hold names of our own, so that a field called 'description' is a field."""


class _WithoutTitles(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schemas() -> dict[str, dict[str, Any]]:
    """File name → JSON Schema (draft 2020-12) of every kind of file, without the address of a site."""
    made = {
        f"{name}.schema.json": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **form.model_json_schema(mode="serialization", schema_generator=_WithoutTitles),
        }
        for name, form in SCHEMAS.items()
    }
    return {**made, "openapi.json": openapi()}


def openapi() -> dict[str, Any]:
    """The addresses of the API (OpenAPI 3.1), without the address of a site."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wie betaalt?",
            "version": VERSION,
            "description": "Wie regelt en wie betaalt hulp tussen school en jeugdhulp. Alleen lezen, zonder sleutel.",
            "license": {"name": "CC0-1.0", "identifier": "CC0-1.0"},
        },
        "paths": {f"/{path}": {"get": _get(name, path)} for name, path in PATHS.items()},
    }


def _get(name: str, path: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"$ref": f"schema/{name}.schema.json"}
    asked: dict[str, Any] = {}
    if "{id}" in path:
        schema = {"oneOf": [schema, {"$ref": "schema/verplaatst.schema.json"}]}
        asked = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": (SCHEMAS[name].__doc__ or "").strip(), "content": content}}
    if "{id}" in path:
        responses["404"] = {"description": "Deze id is er niet."}
    return {"operationId": name, **asked, "responses": responses}


def lost(old: Mapping[str, Any], new: Mapping[str, Any], where: str = "#") -> Iterator[str]:
    """What a schema (or the OpenAPI description) no longer promises, one Dutch line each.

    More fields are fine, and so is other wording; a field that is gone, may be left out or has another type
    is a broken promise.
    """
    for key, value in old.items():
        place = f"{where}/{key}"
        if key in _PROSE:
            continue
        if key not in new:
            yield f"{place} is weg"
        elif key == "required":
            yield from (f"{place}: '{name}' hoeft er niet meer te zijn" for name in value if name not in new[key])
        elif key in _NAMED:
            yield from _lost_names(value, new[key], place)
        elif isinstance(value, dict) and isinstance(new[key], dict):
            yield from lost(value, new[key], place)
        elif value != new[key]:
            yield f"{place} was {value!r} en is nu {new[key]!r}"


def _lost_names(old: Mapping[str, Any], new: Mapping[str, Any], where: str) -> Iterator[str]:
    for name, value in old.items():
        if name not in new:
            yield f"{where}/{name} is weg"
        else:
            yield from lost(value, new[name], f"{where}/{name}")


def kept(root: Path) -> dict[str, dict[str, Any]]:
    """File name → content of the promise as the repository `root` keeps it."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (root / FOLDER).glob("*.json")}


def broken(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What is lost between two versions of the promise (file name → content), with the file before it."""
    gone = [f"{name} is weg" for name in old if name not in new]
    return [*gone, *(f"{name}{line}" for name in old if name in new for line in lost(old[name], new[name]))]
