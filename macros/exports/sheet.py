"""An agenda as a workbook and back: the form in which a policy officer can keep it up to date.

One sheet for each list of the agenda, one column for each field of the model, so that the workbook holds
everything that the YAML file holds. Values that are lists stand in one cell, one item a line.
"""

import copy
import csv
import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils.exceptions import InvalidFileException
from pydantic import BaseModel

from macros.model import Agenda, Beoordeeld, Entry
from macros.model.agenda import Besluit, Onderdeel, Punt, Stand
from macros.model.base import Vaststelling
from macros.reader import Document
from macros.references import field_plan

MAIN, PARTS, POINTS, STANDINGS, TABLES = "Agenda", "Onderdelen", "Punten", "Standen", "Kengetallen"
_LISTS: dict[str, tuple[str, type[Entry]]] = {
    "Besluiten": ("besluiten", Besluit),
    "Vaststelling": ("vastgesteld_door", Vaststelling),
}
"""Sheets that hold a list of the agenda itself: the field and the type of its items."""
_SHEETS = (MAIN, PARTS, POINTS, STANDINGS, *_LISTS, TABLES)
_TABLE_COLUMNS = ("tabel", "titel", "opmerking", "bronnen", "rij", "kolom", "waarde")
_FORMULA = "=+-@\t"
_BLOCK = 1_000_000
"""Rows are numbered through the whole workbook: sheet number × this + row."""


class SheetError(Exception):
    """The workbook is not an agenda; the message says in Dutch what to do."""


def _columns(type_: type[BaseModel]) -> list[str]:
    """The fields of a type that fit in a cell; those of a single part as 'kleurdoelen.rood'."""
    names: list[str] = []
    shared = Beoordeeld.model_fields if issubclass(type_, Beoordeeld) else {}
    for name in sorted(type_.model_fields, key=lambda name: name in shared):  # what it is about, then who judged it
        _kind, nested, is_list = field_plan(type_, name)
        if nested is None:
            names.append(name)
        elif not is_list:
            names += [f"{name}.{part}" for part in nested.model_fields]
    return names


def _cell(entry: Mapping[str, Any], column: str) -> str:
    value: Any = entry
    for name in column.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    if value is None:
        return ""
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def sheets(agenda: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """The sheets of an agenda as it stands in its file: name → rows, the head first."""
    made: dict[str, list[list[str]]] = {
        MAIN: [["veld", "waarde"], *([name, _cell(agenda, name)] for name in _columns(Agenda))],
        PARTS: [_columns(Onderdeel)],
        POINTS: [["onderdeel", *_columns(Punt)]],
        STANDINGS: [["punt", *_columns(Stand)]],
    }
    for sheet, (name, type_) in _LISTS.items():
        made[sheet] = [_columns(type_), *([_cell(one, c) for c in _columns(type_)] for one in _list(agenda, name))]
    made[TABLES] = [list(_TABLE_COLUMNS)]
    for part in _list(agenda, "onderdelen"):
        made[PARTS].append([_cell(part, column) for column in _columns(Onderdeel)])
        for point in _list(part, "punten"):
            made[POINTS].append([_cell(part, "id"), *(_cell(point, column) for column in _columns(Punt))])
            for one in _list(point, "standen"):
                made[STANDINGS].append([_cell(point, "id"), *(_cell(one, column) for column in _columns(Stand))])
    for table in _list(agenda, "kengetallen"):
        head = [_cell(table, name) for name in ("id", "titel", "opmerking", "bronnen")]
        for row in _list(table, "rijen"):
            for column, value in zip(_list(table, "kolommen"), _list(row, "waarden"), strict=False):
                made[TABLES].append([*head, _cell(row, "naam"), str(column), str(value)])
    return made


def _list(entry: Mapping[str, Any], name: str) -> list[Any]:
    value = entry.get(name)
    return value if isinstance(value, list) else []


def as_xlsx(agenda: Mapping[str, Any], made_on: datetime.datetime) -> bytes:
    """The agenda as a workbook; `made_on` is the only date in its properties."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": str(agenda.get("titel", "")), "created": made_on})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for name, rows in sheets(agenda).items():
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value, wrapped if number else bold)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(rows[0]) - 1, 28, wrapped)
    workbook.close()
    return buffer.getvalue()


def as_csv(agenda: Mapping[str, Any]) -> bytes:
    """The points of the agenda with their standings, one row a standing; a point without one has a row as well."""
    made = sheets(agenda)
    standings: dict[str, list[list[str]]] = {}
    for row in made[STANDINGS][1:]:
        standings.setdefault(row[0], []).append(row[1:])
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    empty = [""] * (len(made[STANDINGS][0]) - 1)
    writer.writerow(["agenda", *made[POINTS][0], *made[STANDINGS][0][1:]])
    for row in made[POINTS][1:]:
        for standing in standings.get(row[1], [empty]):
            cells = [_cell(agenda, "id"), *row, *standing]
            # What begins like a formula is one to a spreadsheet; the apostrophe keeps it a text.
            writer.writerow(["'" + value if value[:1] in _FORMULA and value else value for value in cells])
    return text.getvalue().encode("utf-8-sig")


def read_csv(path: Path, current: Mapping[str, Any]) -> tuple[dict[str, Any], Document]:
    """The agenda `current` with its points and standings as they are in a CSV file, and the row of each.

    Raises SheetError where the file is no such CSV.
    """
    try:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SheetError(f"{path.name} is niet te lezen. Bewaar het als CSV met puntkomma's, in UTF-8.") from error
    points, standings = _columns(Punt), _columns(Stand)
    head = ["agenda", "onderdeel", *points, *standings]
    if not rows or rows[0] != head:
        raise SheetError(f"{path.name}: de bovenste rij klopt niet. Hier hoort: {'; '.join(head)}.")
    agenda = copy.deepcopy(dict(current))
    parts = {part["id"]: (number, part) for number, part in enumerate(_list(agenda, "onderdelen"))}
    for _number, part in parts.values():
        part.pop("punten", None)
    document = Document(path.name, agenda)
    known: dict[str, tuple[tuple, dict[str, Any]]] = {}
    for number, cells in enumerate(rows[1:], start=2):
        values = [value[1:] if value[:1] == "'" and value[1:2] in _FORMULA else value for value in cells]
        if len(values) != len(head) or values[1] not in parts:
            raise SheetError(f"{path.name}, rij {number}: onbekend onderdeel, of niet alle kolommen.")
        at, part = parts[values[1]]
        point = _entry(Punt, points, values[2 : 2 + len(points)])
        id_ = point.get("id", "")
        if id_ not in known:
            part.setdefault("punten", []).append(point)
            known[id_] = (("onderdelen", at, "punten", len(part["punten"]) - 1), point)
            _place(document.lines, *known[id_], number)
        place, point = known[id_]
        if standing := _entry(Stand, standings, values[2 + len(points) :]):
            point.setdefault("standen", []).append(standing)
            _place(document.lines, (*place, "standen", len(point["standen"]) - 1), standing, number)
    return agenda, document


def agenda_of_csv(path: Path) -> str:
    """The id of the agenda that a CSV file is about; '' where it has none."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return next((row.get("agenda") or "" for row in csv.DictReader(file, delimiter=";")), "")


def read_xlsx(path: Path) -> tuple[dict[str, Any], Document]:
    """The agenda in a workbook, as it would stand in YAML, and a document that knows the row of every value.

    Raises SheetError where the file is no workbook or lacks a sheet or a column.
    """
    try:
        workbook = openpyxl.load_workbook(path, data_only=True)
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise SheetError(f"{path.name} is geen Excel-bestand (.xlsx) dat te lezen is.") from error
    agenda: dict[str, Any] = {}
    document = Document(path.name)
    lines = document.lines
    for row, (name, value) in _rows(workbook, path, MAIN, ["veld", "waarde"]):
        if value:
            if name not in _columns(Agenda):
                raise _unknown(path, MAIN, row, f"'{name}' is geen veld van een agenda")
            _put(agenda, Agenda, name, value)
            lines[(name.split(".")[0],)] = _line(MAIN, row)
    parts: dict[str, tuple[int, dict[str, Any]]] = {}
    points: dict[str, tuple[tuple, dict[str, Any]]] = {}
    for row, values in _rows(workbook, path, PARTS, _columns(Onderdeel)):
        part = _entry(Onderdeel, _columns(Onderdeel), values)
        agenda.setdefault("onderdelen", []).append(part)
        parts[part.get("id", "")] = (len(agenda["onderdelen"]) - 1, part)
        _place(lines, ("onderdelen", len(agenda["onderdelen"]) - 1), part, _line(PARTS, row))
    for row, values in _rows(workbook, path, POINTS, ["onderdeel", *_columns(Punt)]):
        if values[0] not in parts:
            raise SheetError(
                f"{path.name}, blad '{POINTS}', rij {row}: onderdeel '{values[0]}' staat niet bij '{PARTS}'."
            )
        number, part = parts[values[0]]
        point = _entry(Punt, _columns(Punt), values[1:])
        part.setdefault("punten", []).append(point)
        place = ("onderdelen", number, "punten", len(part["punten"]) - 1)
        points[point.get("id", "")] = (place, point)
        _place(lines, place, point, _line(POINTS, row))
    for row, values in _rows(workbook, path, STANDINGS, ["punt", *_columns(Stand)]):
        if values[0] not in points:
            raise SheetError(
                f"{path.name}, blad '{STANDINGS}', rij {row}: punt '{values[0]}' staat niet bij '{POINTS}'."
            )
        place, point = points[values[0]]
        standing = _entry(Stand, _columns(Stand), values[1:])
        point.setdefault("standen", []).append(standing)
        _place(lines, (*place, "standen", len(point["standen"]) - 1), standing, _line(STANDINGS, row))
    for sheet, (name, type_) in _LISTS.items():
        for row, values in _rows(workbook, path, sheet, _columns(type_)):
            one = _entry(type_, _columns(type_), values)
            agenda.setdefault(name, []).append(one)
            _place(lines, (name, len(agenda[name]) - 1), one, _line(sheet, row))
    _read_tables(workbook, path, agenda, document)
    document.value = agenda
    return agenda, document


def _unknown(path: Path, tab: str, row: int, what: str) -> SheetError:
    return SheetError(f"{path.name}, blad '{tab}', rij {row}: {what}.")


def _read_tables(workbook: Any, path: Path, agenda: dict[str, Any], document: Document) -> None:
    tables: dict[str, dict[str, Any]] = {}
    for row, values in _rows(workbook, path, TABLES, list(_TABLE_COLUMNS)):
        id_, title, note, sources, name, column, value = values
        if id_ not in tables:
            tables[id_] = {"id": id_, "titel": title, "kolommen": [], "rijen": []}
            if note:
                tables[id_]["opmerking"] = note
            tables[id_]["bronnen"] = sources.split("\n") if sources else []
            _place(document.lines, ("kengetallen", len(tables) - 1), tables[id_], _line(TABLES, row))
        table = tables[id_]
        if not table["rijen"] or table["rijen"][-1]["naam"] != name:
            table["rijen"].append({"naam": name, "waarden": []})
        if len(table["rijen"]) == 1:
            table["kolommen"].append(column)
        table["rijen"][-1]["waarden"].append(value)
    if tables:
        agenda["kengetallen"] = list(tables.values())


def where(line: int) -> tuple[str, int]:
    """The sheet and the row of a line number that `read_xlsx` gave."""
    return _SHEETS[line // _BLOCK], line % _BLOCK


def _line(sheet: str, row: int) -> int:
    return _SHEETS.index(sheet) * _BLOCK + row


def _place(lines: dict[tuple, int], path: tuple, entry: Mapping[str, Any], line: int) -> None:
    lines[path] = line
    for name in entry:
        lines[(*path, name)] = line


def _rows(workbook: Any, path: Path, sheet: str, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Row number and values of each row that holds something, in the order of `columns`."""
    if sheet not in workbook.sheetnames:
        raise SheetError(f"{path.name}: het blad '{sheet}' ontbreekt. Haal geen bladen weg; een leeg blad mag.")
    rows = workbook[sheet].iter_rows(values_only=True)
    head = [str(value or "").strip() for value in next(rows, ())]
    missing = [name for name in columns if name not in head]
    unknown = [name for name in head if name and name not in columns]
    if missing or unknown:
        what = f"de kolom '{missing[0]}' ontbreekt" if missing else f"de kolom '{unknown[0]}' hoort hier niet"
        raise SheetError(f"{path.name}, blad '{sheet}': {what}. Verander de bovenste rij niet.")
    order = [head.index(name) for name in columns]
    for number, row in enumerate(rows, start=2):
        values = [_text(row[at]) if at < len(row) else "" for at in order]
        if any(values):
            yield number, values


def _text(value: Any) -> str:
    """What a cell holds, as it would be typed in YAML: a date as jjjj-mm-dd, 3.0 as 3."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()


def _entry(type_: type[BaseModel], columns: list[str], values: list[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for column, value in zip(columns, values, strict=True):
        if value:
            _put(entry, type_, column, value)
    return entry


def _put(entry: dict[str, Any], type_: type[BaseModel], column: str, value: str) -> None:
    name, _, part = column.partition(".")
    if part:
        entry.setdefault(name, {})[part] = value
    else:
        entry[name] = value.split("\n") if field_plan(type_, name)[2] else value
