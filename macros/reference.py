"""What the model and the messages say of themselves: field reference, error codes, JSON Schema."""

import typing
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic_core import PydanticUndefined

from macros.dataset import Dataset
from macros.findings import messages
from macros.kinds import CHOICES, KINDS, WORDS_FILE
from macros.model import Woordenlijsten
from macros.references import field_plan
from macros.render import Renderer


class FieldRow(typing.NamedTuple):
    """One row of the field reference."""

    name: str
    required: bool
    is_list: bool
    description: str
    choices: list[str]
    nested: str | None


def _rows(type_: type[BaseModel], dataset: Dataset) -> list[FieldRow]:
    rows = []
    for name, info in type_.model_fields.items():
        kind, nested, is_list = field_plan(type_, name)
        if kind in CHOICES:
            choices = list(getattr(dataset, KINDS[kind].collection))
        elif typing.get_origin(info.annotation) is typing.Literal:
            choices = list(typing.get_args(info.annotation))
        else:
            choices = []
        required = info.default is PydanticUndefined
        rows.append(
            FieldRow(name, required, is_list, info.description or "", choices, nested.__name__ if nested else None)
        )
    return rows


def _types_of(type_: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """A type and the types of its parts, by name, outermost first."""
    found = {type_.__name__: type_}
    for name in type_.model_fields:
        nested = field_plan(type_, name)[1]
        if nested:
            found |= {key: value for key, value in _types_of(nested).items() if key not in found}
    return found


def field_reference(renderer: Renderer) -> str:
    """The field reference of all files, as Markdown."""
    files = {kind.file: kind.type for kind in KINDS.values() if kind.file != WORDS_FILE} | {WORDS_FILE: Woordenlijsten}
    sections = [
        (
            file if file.endswith(".yml") else f"{file}/*.yml",
            [(name, type_.__doc__, _rows(type_, renderer.dataset)) for name, type_ in _types_of(top).items()],
        )
        for file, top in files.items()
    ]
    return renderer.jinja.get_template("velden.md.jinja").render(bestanden=sections)


def error_codes(renderer: Renderer) -> str:
    """All finding codes with their sentences, as Markdown."""
    return renderer.jinja.get_template("foutcodes.md.jinja").render(codes=messages())


def json_schemas(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """File name → JSON Schema (draft 2020-12) of every kind of data file, for completion in an editor.

    References to fixed lists become an `enum` of today's ids; those to entries only have their form.
    """
    tops: dict[str, Any] = {}
    for kind in KINDS.values():
        if kind.file == WORDS_FILE:
            continue
        name = kind.file.removeprefix("data/").removesuffix("s" if kind.in_folder else ".yml")
        tops[name] = kind.type if kind.in_folder else list[kind.type]  # type: ignore[name-defined]
    tops["vocabularies"] = Woordenlijsten
    return {f"{name}.schema.json": _schema(top, dataset) for name, top in tops.items()}


def _schema(top: Any, dataset: Dataset) -> dict[str, Any]:
    schema = TypeAdapter(top).json_schema()
    _tidy(schema, dataset)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _tidy(part: Any, dataset: Dataset) -> None:
    """Fills in the allowed ids, drops what only repeats the field's name, and allows no empty value."""
    if isinstance(part, dict):
        # The model takes None for a field that is left out; in a file an empty field is a mistake (M04).
        if "anyOf" in part:
            filled = [one for one in part.pop("anyOf") if one != {"type": "null"}]
            part.update(filled[0] if len(filled) == 1 else {"anyOf": filled})
        if part.get("default", ...) is None:
            del part["default"]
        kind = part.pop("x-kind", None)
        if kind in CHOICES:
            part["enum"] = list(getattr(dataset, KINDS[kind].collection))
            part.pop("pattern", None)
            part.pop("maxLength", None)
        if isinstance(part.get("title"), str):
            del part["title"]
        for value in part.values():
            _tidy(value, dataset)
    elif isinstance(part, list):
        for value in part:
            _tidy(value, dataset)
