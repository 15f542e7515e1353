"""The points of an agenda read back from the CSV file that `macros/exports/sheet.py` writes."""

import copy
import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.exports.sheet import FORMULA, columns, items
from macros.files import read_bytes
from macros.model.agenda import Punt, Stand
from macros.reader import Document, Path_
from macros.sheetreader import SheetError, append, cell_text, entry_of_row, too_large


def read_csv(path: Path, current: Mapping[str, Any]) -> tuple[dict[str, Any], Document]:
    """The agenda `current` with its points and standings as they are in a CSV file, and the row of each.

    Raises SheetError where the file is no such CSV.
    """
    rows = _csv_rows(path)
    of_point, of_standing = columns(Punt), columns(Stand)
    head = ["agenda", "onderdeel", *of_point, *of_standing]
    if not rows or rows[0] != head:
        raise SheetError(f"{path.name}: de bovenste rij klopt niet. Hier hoort: {'; '.join(head)}.")
    agenda = copy.deepcopy(dict(current))
    own = enumerate(items(agenda, "onderdelen"))
    parts = {part.get("id"): (number, part) for number, part in own if isinstance(part, dict)}
    for _number, part in parts.values():
        part.pop("punten", None)
    document = Document(path.name, agenda)
    points: dict[str, tuple[Path_, dict[str, Any]]] = {}
    for number, cells in enumerate(rows[1:], start=2):
        values = [cell_text(value[1:] if value[:1] == "'" and value[1:2] in FORMULA else value) for value in cells]
        if len(values) != len(head) or values[0] != agenda.get("id") or values[1] not in parts:
            raise SheetError(f"{path.name}, rij {number}: andere agenda, onbekend onderdeel, of niet alle kolommen.")
        at, part = parts[values[1]]
        point = entry_of_row(Punt, of_point, values[2 : 2 + len(of_point)])
        id_ = point.get("id", "")
        if id_ not in points:
            points[id_] = append(document, part, ("onderdelen", at), "punten", point, number), point
        place, point = points[id_]
        if standing := entry_of_row(Stand, of_standing, values[2 + len(of_point) :]):
            append(document, point, place, "standen", standing, number)
    return agenda, document


def agenda_of_csv(path: Path) -> str:
    """The id of the agenda that a CSV file is about; '' where it has none."""
    rows = _csv_rows(path)
    return rows[1][0] if len(rows) > 1 and rows[1] and rows[0][:1] == ["agenda"] else ""


def _csv_rows(path: Path) -> list[list[str]]:
    """The rows of a CSV file. Raises SheetError where it is none, or too large."""
    try:
        raw = read_bytes(path)
        if raw is None:
            raise too_large(path)
        return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SheetError(f"{path.name} is niet te lezen. Bewaar het als CSV met puntkomma's, in UTF-8.") from error
