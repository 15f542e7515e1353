"""Takes an agenda out of a workbook into its YAML file: checked first, then only what changed is written."""

import dataclasses
import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, SingleQuotedScalarString

from macros.exports import sheet
from macros.findings import Finding, has_errors
from macros.loader import read
from macros.reader import read_file

_WIDTH = 120
_KEYS = ("id", "naam", "kwartaal")
"""What tells the items of a list apart, so that a moved row is not a change."""


def take_in(root: Path, path: Path) -> tuple[list[Finding], str | None]:
    """Checks the agenda in a workbook (or the points in a CSV file) against all data and writes it to its file.

    Returns the findings, with the sheet and the row as their place, and the file that was written (None
    where there were errors: then nothing changed). Raises SheetError where the file holds no agenda.
    """
    is_csv = path.suffix.lower() == ".csv"
    if not path.is_file():
        raise sheet.SheetError(f"Het bestand {path} bestaat niet.")
    agenda, document = ({}, None) if is_csv else sheet.read_xlsx(path)
    id_ = sheet.agenda_of_csv(path) if is_csv else str(agenda.get("id", ""))
    file = f"data/agendas/{id_}.yml"
    if not (root / file).is_file():
        raise sheet.SheetError(f"{path.name}: er is geen agenda met de id '{id_}' ({file}).")
    if document is None:
        agenda, document = sheet.read_csv(path, read_file(root, file).value)
    _dataset, found = read(root, {file: dataclasses.replace(document, file=file)})
    placed = [_placed(one, path.name) for one in found if one.file == file]
    if has_errors(placed):
        return placed, None
    if read_file(root, file).value == agenda:
        return placed, file
    yaml = _yaml()
    text = (root / file).read_text(encoding="utf-8")
    current = yaml.load(text)
    _merge(current, agenda)
    buffer = io.StringIO()
    yaml.dump(current, buffer)
    (root / file).write_text(buffer.getvalue(), encoding="utf-8")
    return placed, file


def _placed(one: Finding, name: str) -> Finding:
    if name.lower().endswith(".csv"):
        return dataclasses.replace(one, file=f"{name}, rij")
    tab, row = sheet.where(one.line)
    return dataclasses.replace(one, file=f"{name}, blad '{tab}', rij", line=row)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _merge(current: Any, new: dict[str, Any]) -> None:
    """Makes `current` say what `new` says; what is equal keeps its form and its comments."""
    for name in [name for name in current if name not in new]:
        del current[name]
    for name, value in new.items():
        if name not in current:
            current[name] = _value(value)
        elif isinstance(value, dict):
            _merge(current[name], value)
        elif isinstance(value, list):
            _merge_list(current[name], value)
        elif _plain(current[name]) != value:
            current[name] = _value(value)


def _merge_list(current: Any, new: list[Any]) -> None:
    if [_plain(one) for one in current] == new:
        return
    known = {_key(one): one for one in current if _key(one) is not None}
    made = []
    for one in new:
        old = known.get(_key(one))
        if old is not None:
            _merge(old, one)
            made.append(old)
        else:
            made.append(_value(one))
    current[:] = made


def _key(item: Any) -> str | None:
    return next((str(item[name]) for name in _KEYS if name in item), None) if isinstance(item, dict) else None


def _plain(value: Any) -> Any:
    """A value as the workbook holds it: every scalar a text."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return str(value).strip()


def _value(value: Any) -> Any:
    """A new value in the form in which the data files are written."""
    if isinstance(value, dict):
        return CommentedMap((name, _value(part)) for name, part in value.items())
    if isinstance(value, list):
        return CommentedSeq(_value(part) for part in value)
    if len(value) > 80:
        return FoldedScalarString(value)
    looks_like_number = value.replace(".", "", 1).replace("-", "").isdigit() and value[4:5] != "-"
    return SingleQuotedScalarString(value) if looks_like_number else value
