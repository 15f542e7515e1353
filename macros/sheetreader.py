"""An agenda read back from the workbook that `macros/exports/sheet.py` writes."""

import contextlib
import datetime
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from pydantic import BaseModel

from macros.exports.sheet import (
    LISTS,
    MAIN,
    PARTS,
    POINTS,
    SHEETS,
    STANDINGS,
    TABLE_COLUMNS,
    TABLES,
    columns,
)
from macros.model import Agenda
from macros.model.agenda import Onderdeel, Punt, Stand
from macros.reader import Document, Path_
from macros.references import field_plan

_BLOCK = 1_000_000
"""Rows are numbered through the whole workbook: sheet number × this + row."""
MOST_UNPACKED = 50_000_000
"""Bytes of a workbook once it is unpacked: a small file can unpack to many gigabytes."""
MOST_ROWS = 10_000
"""Rows of one sheet; the largest agenda of 2026 has two hundred."""


class SheetError(Exception):
    """The file is not an agenda; the message says in Dutch what to do."""


def read_xlsx(path: Path) -> tuple[dict[str, Any], Document]:
    """The agenda in a workbook, as it would stand in YAML, and a document that knows the row of every value.

    Raises SheetError where the file is no workbook or lacks a sheet or a column.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise too_large(path)
            sheets = (archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
            has_formulas = any(b"<f" in sheet for sheet in sheets)
        with _opened(path) as workbook:
            if has_formulas:
                _refuse_formulas_without_value(workbook, path)
            return _read_workbook(workbook, path)
    except SheetError:
        raise
    except Exception as error:  # what is damaged within the file makes openpyxl stumble in a hundred ways
        raise SheetError(f"{path.name} is geen Excel-bestand (.xlsx) dat te lezen is.") from error


def _opened(path: Path, data_only: bool = True) -> contextlib.closing[Any]:
    # Row by row: a workbook can say to have a million empty rows.
    return contextlib.closing(openpyxl.load_workbook(path, read_only=True, data_only=data_only))


def _refuse_formulas_without_value(workbook: Any, path: Path) -> None:
    """Raises SheetError for a formula that was never worked out: what it stands for would get lost."""
    with _opened(path, data_only=False) as formulas:
        for name in set(SHEETS) & set(workbook.sheetnames):
            pairs = zip(formulas[name].iter_rows(), workbook[name].iter_rows(), strict=True)
            for number, (row, values) in enumerate(pairs, start=1):
                for formula, value in zip(row, values, strict=True):
                    if formula.data_type == "f" and value.value is None:
                        what = "een formule heeft nog geen uitkomst; open het bestand in Excel en bewaar het"
                        raise _unknown(path, name, number, what)


def _read_workbook(workbook: Any, path: Path) -> tuple[dict[str, Any], Document]:
    agenda: dict[str, Any] = {}
    document = Document(path.name, agenda)
    for row, (name, value) in _rows(workbook, path, MAIN, ["veld", "waarde"]):
        if value:
            if name not in columns(Agenda):
                raise _unknown(path, MAIN, row, f"'{name}' is geen veld van een agenda")
            _put(agenda, Agenda, name, value)
            document.lines[(name.split(".")[0],)] = _line(MAIN, row)
    _read_parts(workbook, path, agenda, document)
    for sheet, (name, type_) in LISTS.items():
        for row, values in _rows(workbook, path, sheet, columns(type_)):
            append(document, agenda, (), name, entry_of_row(type_, columns(type_), values), _line(sheet, row))
    _read_tables(workbook, path, agenda, document)
    return agenda, document


def where(line: int) -> tuple[str, int]:
    """The sheet and the row of a line number that `read_xlsx` gave."""
    return SHEETS[line // _BLOCK], line % _BLOCK


def _read_parts(workbook: Any, path: Path, agenda: dict[str, Any], document: Document) -> None:
    """Reads the parts, their points and the standings of those."""
    parts: dict[str, tuple[Path_, dict[str, Any]]] = {}
    points: dict[str, tuple[Path_, dict[str, Any]]] = {}
    for row, values in _rows(workbook, path, PARTS, columns(Onderdeel)):
        part = entry_of_row(Onderdeel, columns(Onderdeel), values)
        parts[part.get("id", "")] = append(document, agenda, (), "onderdelen", part, _line(PARTS, row)), part
    for row, (id_, *values) in _rows(workbook, path, POINTS, ["onderdeel", *columns(Punt)]):
        if id_ not in parts:
            raise _unknown(path, POINTS, row, f"onderdeel '{id_}' staat niet bij '{PARTS}'")
        place, part = parts[id_]
        point = entry_of_row(Punt, columns(Punt), values)
        points[point.get("id", "")] = append(document, part, place, "punten", point, _line(POINTS, row)), point
    for row, (id_, *values) in _rows(workbook, path, STANDINGS, ["punt", *columns(Stand)]):
        if id_ not in points:
            raise _unknown(path, STANDINGS, row, f"punt '{id_}' staat niet bij '{POINTS}'")
        place, point = points[id_]
        append(document, point, place, "standen", entry_of_row(Stand, columns(Stand), values), _line(STANDINGS, row))


def _read_tables(workbook: Any, path: Path, agenda: dict[str, Any], document: Document) -> None:
    """Reads the tables of figures, in which every value has a row."""
    tables: dict[str, dict[str, Any]] = {}
    for row, values in _rows(workbook, path, TABLES, list(TABLE_COLUMNS)):
        id_, title, note, sources, name, column, value = values
        if id_ not in tables:
            tables[id_] = {"id": id_, "titel": title, "kolommen": [], "rijen": []}
            if note:
                tables[id_]["opmerking"] = note
            tables[id_]["bronnen"] = sources.split("\n") if sources else []
            append(document, agenda, (), "kengetallen", tables[id_], _line(TABLES, row))
        table = tables[id_]
        if not table["rijen"] or table["rijen"][-1]["naam"] != name:
            table["rijen"].append({"naam": name, "waarden": []})
        if len(table["rijen"]) == 1:
            table["kolommen"].append(column)
        table["rijen"][-1]["waarden"].append(value)


def _rows(workbook: Any, path: Path, sheet: str, names: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Row number and values of each row that holds something, in the order of the columns `names`."""
    if sheet not in workbook.sheetnames:
        raise SheetError(f"{path.name}: het blad '{sheet}' ontbreekt. Haal geen bladen weg; een leeg blad mag.")
    workbook[sheet].reset_dimensions()  # what it says of its size need not be so
    rows = workbook[sheet].iter_rows()
    head = [cell_text(cell.value) for cell in next(rows, ())]
    missing = [name for name in names if name not in head]
    unknown = [name for name in head if name and name not in names]
    if missing or unknown:
        what = f"de kolom '{missing[0]}' ontbreekt" if missing else f"de kolom '{unknown[0]}' hoort hier niet"
        raise SheetError(f"{path.name}, blad '{sheet}': {what}. Verander de bovenste rij niet.")
    order = [head.index(name) for name in names]
    for number, row in enumerate(rows, start=2):
        cells = [row[at] if at < len(row) else None for at in order]
        values = [cell_text(cell.value) if cell else "" for cell in cells]
        if any(cell and cell.data_type == "e" for cell in cells):
            raise _unknown(path, sheet, number, "een formule geeft een fout; typ de waarde zelf")
        if number > (MOST_ROWS if any(values) else 10 * MOST_ROWS):
            raise too_large(path)
        if any(values):
            yield number, values


def too_large(path: Path) -> SheetError:
    return SheetError(f"{path.name} is te groot voor één agenda. Haal weg wat er niet in hoort.")


def _unknown(path: Path, sheet: str, row: int, what: str) -> SheetError:
    return SheetError(f"{path.name}, blad '{sheet}', rij {row}: {what}.")


def _line(sheet: str, row: int) -> int:
    return SHEETS.index(sheet) * _BLOCK + row


# ---- rows and cells, of a workbook and of a CSV file


def append(
    document: Document, parent: dict[str, Any], place: Path_, name: str, entry: dict[str, Any], line: int
) -> Path_:
    """Adds an entry to the list `name` of its parent at `place`, and keeps its line; returns where it stands."""
    own = parent.setdefault(name, [])
    own.append(entry)
    at = (*place, name, len(own) - 1)
    document.lines[at] = line
    for field in entry:
        document.lines[(*at, field)] = line
    return at


def cell_text(value: Any) -> str:
    """What a cell holds, as it would be typed in YAML: a date as jjjj-mm-dd, 3.0 as 3."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()


def entry_of_row(type_: type[BaseModel], names: list[str], values: list[str]) -> dict[str, Any]:
    """The fields of an entry whose cells are filled in."""
    entry: dict[str, Any] = {}
    for column, value in zip(names, values, strict=True):
        if value:
            _put(entry, type_, column, value)
    return entry


def _put(entry: dict[str, Any], type_: type[BaseModel], column: str, value: str) -> None:
    name, _, part = column.partition(".")
    if part:
        entry.setdefault(name, {})[part] = value
    else:
        entry[name] = value.split("\n") if field_plan(type_, name)[2] else value
