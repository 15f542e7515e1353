"""The matrix as a table to download: CSV for programs, XLSX for people.

The same rows and columns in both; the same bytes at every build of the same data.
"""

import csv
import datetime
import io
from collections.abc import Sequence

import xlsxwriter

from macros import law
from macros.dataset import Dataset
from macros.matrix import rows
from macros.text import plain

# A cell that begins with one of these is a formula to a spreadsheet; the apostrophe keeps it a text.
_FORMULA = ("=", "+", "-", "@", "\t")


def table(dataset: Dataset, address: str) -> list[list[str]]:
    """Head and rows; `address` is the address of the site, for the link to each situation."""
    parties = list(dataset.partijen.values())
    head = ["id", "thema", "situatie", "vraag", "antwoord", *(party.kort for party in parties)]
    head += ["criterium", "zekerheid", "nog na te kijken", "wet", "sectoren", "status", "nagekeken op", "adres"]
    made = [head]
    for theme, group in rows(dataset):
        for row in group:
            s = row.situatie
            cells = [
                "\n".join(f"{cell.rol}{' (onzeker)' if cell.onzeker else ''}: {detail}" for detail in cell.details)
                for cell in row.cellen
            ]
            citations = [law.citation(dataset.bronnen[ground.wet], ground) for ground in s.grondslag]
            made.append(
                [
                    *(s.id, theme.naam, s.titel, s.vraag, s.antwoord, *cells, s.criterium),
                    *(dataset.zekerheden[s.zekerheid].naam, "\n".join(s.te_verifieren), "\n".join(citations)),
                    ", ".join(dataset.sectoren[id_].naam for id_ in s.sectoren),
                    *(s.status, s.nagekeken_op.isoformat(), f"{address}wie-betaalt/{s.id}/"),
                ]
            )
    return [[plain(value) for value in row] for row in made]


def as_csv(table: Sequence[Sequence[str]]) -> bytes:
    """The table as CSV: semicolons and a byte order mark, as a Dutch spreadsheet program expects."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in table:
        writer.writerow(["'" + value if value.startswith(_FORMULA) else value for value in row])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: Sequence[Sequence[str]], made_on: datetime.datetime) -> bytes:
    """The table as a workbook with a fixed head; `made_on` is the only date in it."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"title": "Wie betaalt?", "created": made_on})
    sheet = workbook.add_worksheet("Wie betaalt")
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for number, row in enumerate(table):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value, wrapped if number else bold)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    sheet.set_column(0, len(table[0]) - 1, 26)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    workbook.close()
    return buffer.getvalue()
