"""An agenda as a workbook or a CSV file: the form in which a policy officer can keep it up to date.

One sheet for each list of the agenda, one column for each field of the model, so that the workbook holds
everything that the YAML file holds. Values that are lists stand in one cell, one item a line. The way back
is in `macros/sheetreader.py` and `macros/csvreader.py`.
"""

import csv
import datetime
import io
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from pydantic import BaseModel

from macros.model import Agenda, Beoordeeld, Entry
from macros.model.agenda import Besluit, Onderdeel, Punt, Stand
from macros.model.base import Vaststelling
from macros.references import field_plan

MAIN, PARTS, POINTS, STANDINGS, TABLES = "Agenda", "Onderdelen", "Punten", "Standen", "Kengetallen"
LISTS: dict[str, tuple[str, type[Entry]]] = {
    "Besluiten": ("besluiten", Besluit),
    "Vaststelling": ("vastgesteld_door", Vaststelling),
}
"""Sheets that hold a list of the agenda itself: the field and the type of its items."""
SHEETS = (MAIN, PARTS, POINTS, STANDINGS, *LISTS, TABLES)
TABLE_COLUMNS = ("tabel", "titel", "opmerking", "bronnen", "rij", "kolom", "waarde")
FORMULA = "=+-@\t"
"""What begins like this is a formula to a spreadsheet; an apostrophe before it keeps it a text."""


def columns(type_: type[BaseModel]) -> list[str]:
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
        MAIN: [["veld", "waarde"], *([name, _cell(agenda, name)] for name in columns(Agenda))],
        PARTS: [columns(Onderdeel)],
        POINTS: [["onderdeel", *columns(Punt)]],
        STANDINGS: [["punt", *columns(Stand)]],
    }
    for sheet, (name, type_) in LISTS.items():
        made[sheet] = [columns(type_), *([_cell(one, c) for c in columns(type_)] for one in items(agenda, name))]
    made[TABLES] = [list(TABLE_COLUMNS)]
    for part in items(agenda, "onderdelen"):
        made[PARTS].append([_cell(part, column) for column in columns(Onderdeel)])
        for point in items(part, "punten"):
            made[POINTS].append([_cell(part, "id"), *(_cell(point, column) for column in columns(Punt))])
            for one in items(point, "standen"):
                made[STANDINGS].append([_cell(point, "id"), *(_cell(one, column) for column in columns(Stand))])
    for table in items(agenda, "kengetallen"):
        head = [_cell(table, name) for name in ("id", "titel", "opmerking", "bronnen")]
        for row in items(table, "rijen"):
            for column, value in zip(items(table, "kolommen"), items(row, "waarden"), strict=False):
                made[TABLES].append([*head, _cell(row, "naam"), str(column), str(value)])
    return made


def items(entry: Mapping[str, Any], name: str) -> list[Any]:
    """The items of a field that is a list; none where it is missing or no list."""
    value = entry.get(name) if isinstance(entry, Mapping) else None
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
            writer.writerow(["'" + value if value[:1] in FORMULA and value else value for value in cells])
    return text.getvalue().encode("utf-8-sig")
