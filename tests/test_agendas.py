"""Regional agendas: complete, comparable, followed with colours, and the same in a spreadsheet."""

import csv
import datetime
import io
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup

from conftest import ROOT
from macros import csvreader, monitor, sheetreader, spreadsheet
from macros.__main__ import main
from macros.exports import sheet
from macros.loader import load, read
from macros.reader import read_file

AGENDAS = sorted(path.stem for path in (ROOT / "data/agendas").glob("*.yml"))
EPOCH = datetime.datetime.fromtimestamp(0, datetime.UTC)


def checklist() -> list[dict[str, str]]:
    with (Path(__file__).with_name("agenda-points.tsv")).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


# ---- complete


def test_every_item_of_the_founding_documents_is_on_its_page(site):
    pages = {
        id_: BeautifulSoup((site / f"samenwerken/{id_}/index.html").read_text(encoding="utf-8"), "html.parser")
        for id_ in {row["agenda"] for row in checklist()}
    }
    texts = {}
    for id_, page in pages.items():
        for tag in page.find_all(id=True):
            texts[id_, tag["id"]] = " ".join(tag.get_text(" ").casefold().split())
    missing = [
        row
        for row in checklist()
        if not all(word in texts.get((row["agenda"], row["id"]), "") for word in row["woord"].casefold().split())
    ]
    assert not missing
    assert {row["document"] for row in checklist()} == {"000", "001", "002", "003", "004"}
    assert len(checklist()) > 300


def test_no_agenda_shows_a_colour_that_nobody_gave():
    for agenda in load(ROOT).agendas.values():
        standings = [one for part in agenda.onderdelen for point in part.punten for one in point.standen]
        assert not standings or agenda.looptijd != "historisch"


def test_an_example_says_so_and_a_historic_agenda_too(site):
    for id_, agenda in load(ROOT).agendas.items():
        page = BeautifulSoup((site / f"samenwerken/{id_}/index.html").read_text(encoding="utf-8"), "html.parser")
        words = {"voorbeeld": "Dit is verzonnen", "historisch": "is voorbij"}[agenda.looptijd]
        assert words in page.select_one(".let-op").get_text()
        assert page.select_one(".antwoord > p").get_text().casefold().count("voorbeeld") == (id_ == "voorbeeld")


# ---- the monitor


def test_quarters_cross_the_year():
    assert monitor.quarters("2025-K3", "2026-K2") == ["2025-K3", "2025-K4", "2026-K1", "2026-K2"]
    assert monitor.quarters("2026-K1", "2025-K4") == []


def test_a_quarter_that_nobody_wrote_down_is_unknown(mini):
    agenda = load(mini).agendas["jaarplan"]
    (point,) = agenda.onderdelen[0].punten
    assert [monitor.colour(point, q) for q in ("2023-K4", "2024-K1", "2024-K2")] == ["onbekend", "rood", "oranje"]


def test_one_changed_colour_changes_trend_and_what_changed(mini, change):
    file = "data/agendas/jaarplan.yml"
    colours = list(load(mini).kleuren)
    earlier, later, changes = monitor.changes(load(mini).agendas["jaarplan"])
    assert (earlier, later, [(one.voor, one.na) for one in changes]) == ("2024-K1", "2024-K2", [("rood", "oranje")])
    assert dict(monitor.counts(load(mini).agendas["jaarplan"], colours))["2024-K2"]["oranje"] == 1
    change(file, "kleur: oranje", "kleur: groen")
    assert [one.na for one in monitor.changes(load(mini).agendas["jaarplan"])[2]] == ["groen"]
    assert dict(monitor.counts(load(mini).agendas["jaarplan"], colours))["2024-K2"]["groen"] == 1
    change(file, "kleur: groen", "kleur: rood")
    assert monitor.changes(load(mini).agendas["jaarplan"])[2] == []


def test_the_page_of_a_monitor_shows_words_trend_and_changes(site):
    page = BeautifulSoup((site / "samenwerken/voorbeeld/index.html").read_text(encoding="utf-8"), "html.parser")
    agenda = load(ROOT).agendas["voorbeeld"]
    _earlier, _later, changes = monitor.changes(agenda)
    assert len(page.select(".veranderd > li")) == len(changes) > 0
    quarters = monitor.quarters(agenda.monitor.van, agenda.monitor.tot)
    for row in page.select("table.monitor tbody tr"):
        assert len(row.select("td .kleur:not(details .kleur)")) == len(quarters)
    counted = {
        row.th.get_text(strip=True): [td.get_text() for td in row.find_all("td")]
        for row in page.select(".telling tbody tr")
    }
    assert set(counted) == {"Rood", "Oranje", "Groen", "Donkergroen", "Onbekend"}
    points = sum(len(own) for _part, own in monitor.monitored(agenda))
    for number in range(len(quarters)):
        assert sum(int(values[number]) for values in counted.values()) == points
    assert page.select(".trend rect")


# ---- the spreadsheet


@pytest.mark.parametrize("id_", AGENDAS)
def test_a_round_trip_through_a_workbook_loses_nothing(id_, tmp_path):
    raw = read_file(ROOT, f"data/agendas/{id_}.yml").value
    path = tmp_path / f"{id_}.xlsx"
    path.write_bytes(sheet.as_xlsx(raw, EPOCH))
    again, _document = sheetreader.read_xlsx(path)
    assert again == raw


@pytest.fixture
def workbook(mini, tmp_path):
    """The agenda of the small data as a workbook that a test may change: workbook(change) → path."""

    def made(changed=lambda book: None) -> Path:
        path = tmp_path / "plan.xlsx"
        assert main(["--root", str(mini), "agenda", "uit", "jaarplan", str(path)]) == 0
        book = openpyxl.load_workbook(path)
        changed(book)
        book.save(path)
        return path

    return made


def test_an_untouched_workbook_changes_no_byte(mini, workbook):
    file = mini / "data/agendas/jaarplan.yml"
    before = file.read_bytes()
    assert main(["--root", str(mini), "agenda", "in", str(workbook())]) == 0
    assert file.read_bytes() == before


def test_one_changed_cell_changes_one_line_and_keeps_the_comments(mini, workbook):
    file = mini / "data/agendas/jaarplan.yml"
    file.write_text("# van de regiegroep\n" + file.read_text(encoding="utf-8"), encoding="utf-8")

    def colour(book):
        tab = book["Standen"]
        column = next(cell.column for cell in tab[1] if cell.value == "kleur")
        tab.cell(3, column).value = "groen"

    before = file.read_text(encoding="utf-8").split("\n")
    assert main(["--root", str(mini), "agenda", "in", str(workbook(colour))]) == 0
    after = file.read_text(encoding="utf-8").split("\n")
    assert after[0] == "# van de regiegroep"
    assert [line for line in after if line not in before] == [next(line for line in after if "kleur: groen" in line)]
    assert read(mini)[1] == []


def test_a_new_quarter_can_be_added_with_dates_as_a_spreadsheet_makes_them(mini, workbook):
    def quarter(book):
        book["Agenda"][
            "B" + str(next(c.row for c in book["Agenda"]["A"] if c.value == "monitor.tot"))
        ].value = "2024-K3"
        head = [cell.value for cell in book["Standen"][1]]
        values = {"punt": "registratie", "kwartaal": "2024-K3", "kleur": "donkergroen", "stand_van_zaken": "Klaar."}
        values |= {"op": datetime.datetime(2024, 10, 1), "door": "regiegroep"}
        book["Standen"].append([values[name] for name in head])

    assert main(["--root", str(mini), "agenda", "in", str(workbook(quarter))]) == 0
    agenda = load(mini).agendas["jaarplan"]
    assert [one.kwartaal for one in agenda.onderdelen[0].punten[0].standen][-1] == "2024-K3"
    assert monitor.changes(agenda)[2][0].na == "donkergroen"


def test_a_mistake_is_told_with_its_sheet_and_row_and_nothing_is_written(mini, workbook, capsys):
    file = mini / "data/agendas/jaarplan.yml"
    before = file.read_bytes()

    def wrong(book):
        tab = book["Standen"]
        head = {cell.value: cell.column for cell in tab[1]}
        tab.cell(2, head["kleur"]).value = "paars"
        tab.cell(3, head["kwartaal"]).value = "2024-K9"

    assert main(["--root", str(mini), "agenda", "in", str(workbook(wrong))]) == 1
    out = capsys.readouterr().out
    assert "plan.xlsx, blad 'Standen', rij:2: fout V02" in out
    assert "plan.xlsx, blad 'Standen', rij:3: fout M11" in out
    assert "Er is niets veranderd" in out
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda book: book.remove(book["Punten"]), "het blad 'Punten' ontbreekt"),
        (lambda book: setattr(book["Standen"]["B1"], "value", "kwartal"), "de kolom 'kwartaal' ontbreekt"),
        (lambda book: setattr(book["Standen"]["A2"], "value", "weg"), "punt 'weg' staat niet bij 'Punten'"),
        (lambda book: setattr(book["Punten"]["A2"], "value", "weg"), "onderdeel 'weg' staat niet bij 'Onderdelen'"),
        (lambda book: setattr(book["Agenda"]["A2"], "value", "idd"), "'idd' is geen veld van een agenda"),
        (lambda book: setattr(book["Agenda"]["B2"], "value", "anders"), "er is geen agenda met de id 'anders'"),
    ],
)  # fmt: skip
def test_a_broken_workbook_is_refused_in_one_line(mini, workbook, capsys, break_it, says):
    assert main(["--root", str(mini), "agenda", "in", str(workbook(break_it))]) == 2
    assert says in capsys.readouterr().err


def test_what_is_no_workbook_is_refused(mini, tmp_path, capsys):
    path = tmp_path / "plan.xlsx"
    path.write_text("dit is tekst", encoding="utf-8")
    assert main(["--root", str(mini), "agenda", "in", str(path)]) == 2
    assert "geen Excel-bestand" in capsys.readouterr().err
    assert main(["--root", str(mini), "agenda", "uit", "jaarpan", str(path)]) == 2
    assert "Kies uit 'jaarplan'" in capsys.readouterr().err


def test_the_downloads_are_on_the_site_and_hold_the_points(site):
    agenda = load(ROOT).agendas["voorbeeld"]
    text = (site / "samenwerken/voorbeeld/voorbeeld.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    standings = sum(max(1, len(point.standen)) for part in agenda.onderdelen for point in part.punten)
    assert len(rows) == standings
    raw, _document = sheetreader.read_xlsx(site / "samenwerken/voorbeeld/voorbeeld.xlsx")
    assert raw == read_file(ROOT, "data/agendas/voorbeeld.yml").value


@pytest.mark.parametrize("id_", AGENDAS)
def test_a_round_trip_through_csv_loses_nothing(id_, tmp_path):
    raw = read_file(ROOT, f"data/agendas/{id_}.yml").value
    path = tmp_path / f"{id_}.csv"
    path.write_bytes(sheet.as_csv(raw))
    assert csvreader.agenda_of_csv(path) == id_
    assert csvreader.read_csv(path, raw)[0] == raw


def test_a_csv_file_is_taken_in_with_the_same_findings(mini, tmp_path, capsys):
    path = tmp_path / "plan.csv"
    assert main(["--root", str(mini), "agenda", "uit", "jaarplan", str(path)]) == 0
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace(";oranje;", ";paars;"), encoding="utf-8-sig")
    assert main(["--root", str(mini), "agenda", "in", str(path)]) == 1
    assert "plan.csv, rij:3: fout V02" in capsys.readouterr().out
    path.write_text(text.replace(";oranje;", ";groen;"), encoding="utf-8-sig")
    assert main(["--root", str(mini), "agenda", "in", str(path)]) == 0
    assert monitor.changes(load(mini).agendas["jaarplan"])[2][0].na == "groen"
    for broken in ("agenda;x\r\n", text.replace("kwartaal", "kwartal", 1), text.replace("thuiszitters;", "weg;")):
        path.write_text(broken, encoding="utf-8-sig")
        assert main(["--root", str(mini), "agenda", "in", str(path)]) == 2


def test_a_real_agenda_survives_a_change_through_the_workbook(tmp_path):
    """On the largest file, with folded texts: the diff is as small as the change."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / "data/agendas/samenwerkingsagenda-utrecht-west.yml"
    before = file.read_text(encoding="utf-8")
    path = tmp_path / "uw.xlsx"
    assert main(["--root", str(tmp_path), "agenda", "uit", file.stem, str(path)]) == 0
    book = openpyxl.load_workbook(path)
    tab = book["Agenda"]
    row = next(cell.row for cell in tab["A"] if cell.value == "soort")
    tab.cell(row, 2).value = "agenda met een ander soortwoord"
    book.save(path)
    findings, written = spreadsheet.take_in(tmp_path, path)
    assert written and not [one for one in findings if one.level == "fout"]
    old, new = before.split("\n"), file.read_text(encoding="utf-8").split("\n")
    assert [line for line in new if line not in old] == ["soort: agenda met een ander soortwoord"]
    assert len(old) == len(new)
    assert not re.search(r"\t", "\n".join(new))
