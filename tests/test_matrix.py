"""The matrix and its downloads: the same payers as in the situations."""

import csv
import datetime
import io
import zipfile

import pytest

from conftest import ROOT
from macros import matrix
from macros.exports.table import as_csv, as_xlsx, table
from macros.loader import load

DATASET = load(ROOT)
DAY = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def test_a_cell_says_betaalt_soms_or_regelt(mini):
    dataset = load(mini)
    ((_theme, (speech, lesson)),) = matrix.rows(dataset)
    assert {cell.partij.id: cell.rol for cell in speech.cellen} == {"zorgverzekeraar": "soms", "school": "betaalt"}
    assert speech.cellen[0].details == ("behandeling van spraak en taal; mits er een medische reden is",)
    assert lesson.partijen == ["school"]


def test_who_only_arranges_does_not_pay(change, mini):
    task = "  regelt:\n    - {partij: zorgverzekeraar, wat: denkt mee}\n"
    change("data/responsibilities.yml", "  criterium: Gaat het om leren?", f"{task}  criterium: Leren?")
    cell = matrix.rows(load(mini))[0][1][1].cellen[0]
    assert (cell.rol, cell.details) == ("regelt", ("denkt mee",))


def test_every_payer_of_every_situation_has_a_cell():
    rows = [row for _theme, group in matrix.rows(DATASET) for row in group]
    assert len(rows) == len(DATASET.situaties)
    for row in rows:
        paying = {cell.partij.id for cell in row.cellen if cell.rol in ("betaalt", "soms")}
        assert paying == {payment.partij for payment in row.situatie.betaalt}


def test_csv_and_xlsx_hold_the_same_table(site):
    rows = table(DATASET, "https://x.example/")
    text = (site / "wie-betaalt" / "wie-betaalt.csv").read_bytes().decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(read) == len(rows) == len(DATASET.situaties) + 1
    assert [row[0] for row in read] == [row[0] for row in rows]
    with zipfile.ZipFile(site / "wie-betaalt" / "wie-betaalt.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == len(rows)


def test_a_formula_in_the_data_stays_a_text():
    assert as_csv([["=1+1", "gewoon"]]).decode("utf-8-sig") == "'=1+1;gewoon\r\n"
    with zipfile.ZipFile(io.BytesIO(as_xlsx([["=1+1"]], DAY))) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("make", [lambda rows: as_csv(rows), lambda rows: as_xlsx(rows, DAY)])
def test_the_same_bytes_every_time(make):
    rows = table(DATASET, "https://x.example/")
    assert make(rows) == make(rows)
