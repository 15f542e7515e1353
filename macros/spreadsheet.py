"""Takes an agenda out of a workbook into its YAML file: checked first, then only what changed is written."""

import dataclasses
import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, SingleQuotedScalarString

from macros import csvreader, sheetreader
from macros.findings import Finding, finding, has_errors
from macros.ids import is_slug
from macros.loader import read
from macros.reader import Document, read_file, read_text
from macros.signs import FORBIDDEN, sign_name
from macros.text import texts

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
        raise sheetreader.SheetError(f"Het bestand {path} bestaat niet.")
    agenda, document = ({}, None) if is_csv else sheetreader.read_xlsx(path)
    id_ = csvreader.agenda_of_csv(path) if is_csv else str(agenda.get("id", ""))
    file = f"data/agendas/{id_}.yml"
    if not is_slug(id_) or not (root / file).is_file():
        raise sheetreader.SheetError(f"{path.name}: er is geen agenda met de id '{id_}'.")
    current = read_file(root, file)
    if has_errors(current.findings) or not isinstance(current.value, dict):
        raise sheetreader.SheetError(f"{file} heeft zelf fouten. Verbeter die eerst; 'check' noemt ze.")
    if document is None:
        agenda, document = csvreader.read_csv(path, current.value)
    _dataset, found = read(root, {file: dataclasses.replace(document, file=file, findings=_signs(document, file))})
    placed = [_placed(one, path.name) for one in found if one.file == file]
    if has_errors(placed):
        return placed, None
    if current.value != agenda:
        raw = (root / file).read_bytes()
        written = _with_changes(raw, agenda)
        if read_text(written.decode("utf-8-sig"), file).value != agenda:
            raise sheetreader.SheetError(f"{path.name} is niet over te nemen. Verander {file} zelf.")
        (root / file).write_bytes(written)
    return placed, file


def _signs(document: Document, file: str) -> list[Finding]:
    """Findings for the signs that nobody sees: in a file they would be refused as well."""
    return [
        finding(file, document.line(path), "Y14", teken=sign_name(match.group()))
        for path, text in texts(document.value)
        if (match := FORBIDDEN.search(text))
    ]


def _with_changes(raw: bytes, agenda: dict[str, Any]) -> bytes:
    """The bytes of an agenda's file that says what `agenda` says; its mark, line ends and comments stay."""
    text = raw.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    yaml = _yaml()
    current = yaml.load(text.removeprefix(mark).replace("\r\n", "\n").replace("\r", "\n"))
    _merge(current, agenda)
    buffer = io.StringIO()
    yaml.dump(current, buffer)
    return (mark + buffer.getvalue().replace("\n", newline)).encode()


def _placed(one: Finding, name: str) -> Finding:
    if name.lower().endswith(".csv"):
        return dataclasses.replace(one, file=f"{name}, rij")
    tab, row = sheetreader.where(one.line)
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
        elif isinstance(value, dict) and isinstance(current[name], dict):
            _merge(current[name], value)
        elif isinstance(value, list) and isinstance(current[name], list):
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
    if len(value) > 80 and value == " ".join(value.split()):
        return FoldedScalarString(value)
    looks_like_number = value.replace(".", "", 1).replace("-", "").isdigit() and value[4:5] != "-"
    return SingleQuotedScalarString(value) if looks_like_number else value
