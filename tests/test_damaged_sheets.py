"""A damaged workbook or CSV file handed to `agenda in`: refused in one Dutch line, or taken in whole."""

import datetime
import functools
import io
import random
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from mutations import bytes_changed
from oracle import answer, files

from conftest import RICH
from macros.exports import sheet
from macros.findings import has_errors
from macros.loader import read
from macros.reader import MAX_BYTES, read_file

AGENDA = "data/agendas/jaarplan.yml"
VALUE = read_file(RICH, AGENDA).value
XLSX = sheet.as_xlsx(VALUE, datetime.datetime(2026, 11, 21))
CSV = sheet.as_csv(VALUE)


def take_in(root: Path, raw: bytes, name: str = "in.xlsx") -> tuple[int, str]:
    """What `agenda in` says of a file; the data has no errors afterwards, and is as it was where it refuses."""
    path = root.parent / name
    path.write_bytes(raw)
    before = files(root)
    status, said = answer(root, "agenda", "in", path)
    assert status in (0, 1, 2)
    if status:
        assert files(root) == before
    assert not has_errors(read(root)[1])
    return status, said


# ---- agenda in: workbooks


def workbook(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """The workbook of the agenda with a change."""
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_point(**texts: str) -> bytes:
    """The workbook with other texts for the first point."""

    def change(book: openpyxl.Workbook) -> None:
        head = [cell.value for cell in book["Punten"][1]]
        for name, text in texts.items():
            book["Punten"].cell(2, head.index(name) + 1).value = text

    return workbook(change)


def repacked(part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The workbook with another content for a part of its zip; None leaves the part out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(XLSX)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(old.read(name)) if name == part else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def many_rows(book: openpyxl.Workbook) -> None:
    for _ in range(20_000):
        book["Standen"].append(["registratie", "2024-K1"])


ENTITIES = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha">{ENTITIES}]>'.encode()
SHARED, FIRST = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"

REFUSED = {
    "leeg": (b"", "geen Excel-bestand"),
    "afgekapt": (XLSX[: len(XLSX) // 2], "geen Excel-bestand"),
    "geen-zip": (b"PK\x03\x04 maar verder niets", "geen Excel-bestand"),
    "zip-zonder-werkmap": (repacked("xl/workbook.xml", lambda _: None), "geen Excel-bestand"),
    "kapotte-xml": (repacked(FIRST, lambda raw: raw[: len(raw) // 2]), "geen Excel-bestand"),
    "xml-bom": (
        repacked(SHARED, lambda raw: LAUGHS + raw.split(b"?>", 1)[1].replace(b"<t>", b"<t>&i;", 1)),
        "geen Excel",
    ),
    "zip-bom": (repacked(FIRST, lambda raw: raw + b" " * 60_000_000), "te groot"),
    "twintigduizend-rijen": (workbook(many_rows), "te groot"),
    "rij-een-miljoen": (workbook(lambda book: book["Punten"].cell(1_048_576, 3, "x")), "te groot"),
    "ander-blad": (workbook(lambda book: setattr(book["Punten"], "title", "Blad1")), "het blad 'Punten' ontbreekt"),
    "blad-weg": (workbook(lambda book: book.remove(book["Standen"])), "het blad 'Standen' ontbreekt"),
    "kop-weg": (workbook(lambda book: book["Punten"].delete_rows(1)), "de kolom"),
    "samengevoegde-kop": (workbook(lambda book: book["Punten"].merge_cells("A1:D1")), "de kolom"),
    "formule-zonder-uitkomst": (with_point(tekst='=CONCAT("a","b")'), "rij 2: een formule heeft nog geen uitkomst"),
    "formule-met-fout": (with_point(tekst="#REF!"), "rij 2: een formule geeft een fout"),
    "andere-agenda": (
        workbook(lambda book: setattr(book["Agenda"]["B2"], "value", "../glossary")),
        "geen agenda met de id",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_workbook_that_is_no_agenda_is_refused_with_one_line(rich, name):
    raw, reason = REFUSED[name]
    status, said = take_in(rich, raw)
    assert status == 2
    assert reason in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("sign", ["\xa0", "\u200b", "\u202e"])
def test_a_sign_that_nobody_sees_is_told_with_its_sheet_and_row(rich, sign):
    status, said = take_in(rich, with_point(tekst=f"Scholen{sign}tellen."))
    assert status == 1
    assert f"in.xlsx, blad 'Punten', rij:2: fout Y14: Hier staat een onzichtbaar teken (U+{ord(sign):04X}" in said


ODD = [
    "null", "~", "- x", "a: b", "a #b", "# x", "'x", '"x', "@x", "`x`", "*x", "&x", "!x", "%x", "{x", "[x", "|", ">",
    "?", ":", "x:", "a\n- b", "a\n\nb", "2026-11-21", "2.10", "0123", "yes", "---", "x\\ny", "=", "e\u0301e\u0301n",
    "🧒🏽", "a  b", "lang " * 40 + "# einde", "lang\n" + "regel" * 30, "x" * 200, " ".join(["- a: b"] * 20),
    "einde:" + " woord" * 20 + ":", "[[logopedist]]", "</script>",
]  # fmt: skip
FIELDS = ("tekst", "doel", "resultaat", "planning", "toelichting")


@pytest.mark.parametrize("start", range(0, len(ODD), len(FIELDS)))
def test_any_text_that_may_stay_stays_as_it_was_typed(rich, start):
    texts = dict(zip(FIELDS, ODD[start : start + len(FIELDS)], strict=True))
    status, said = take_in(rich, with_point(**texts))
    assert status == 0, said
    written = read_file(rich, AGENDA)
    assert not has_errors(written.findings)
    (point,) = written.value["onderdelen"][0]["punten"]
    assert {name: point[name] for name in FIELDS} == {
        name: unicodedata.normalize("NFC", text) for name, text in texts.items()
    }
    assert (rich / AGENDA).read_bytes().startswith(b"# yaml-language-server")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("newline", [b"\r\n", b"\n"])
def test_a_file_keeps_its_line_ends_and_its_byte_order_mark(rich, mark, newline):
    before = mark + (rich / AGENDA).read_bytes().replace(b"\n", newline)
    (rich / AGENDA).write_bytes(before)
    assert take_in(rich, with_point(tekst="Scholen tellen anders."))[0] == 0
    old, new = b"Scholen tellen thuiszitters op dezelfde manier.", b"Scholen tellen anders."
    after = (rich / AGENDA).read_bytes()
    assert after.startswith(mark + b"# yaml-language-server")
    assert after.count(b"\n") == after.count(newline)
    assert new in after
    assert old not in after


def test_an_agenda_file_with_mistakes_is_mended_first(rich):
    (rich / AGENDA).write_text("id: jaarplan\ntitel: 'open\n", encoding="utf-8")
    path = rich.parent / "in.xlsx"
    path.write_bytes(XLSX)
    for command in (("in", path), ("uit", "jaarplan", rich.parent / "uit.xlsx")):
        status, said = answer(rich, "agenda", *command)
        assert status == 2
        assert "jaarplan" in said
    assert not (rich.parent / "uit.xlsx").exists()


def test_an_agenda_is_not_looked_for_elsewhere(rich):
    for id_ in ("../vocabularies", "..", "/etc/passwd", "niets"):
        status, said = answer(rich, "agenda", "uit", id_, rich.parent / "uit.csv")
        assert (status, said.count("\n")) == (2, 1)
        assert not (rich.parent / "uit.csv").exists()


# ---- agenda in: CSV

TEXT = CSV.decode("utf-8-sig")
REFUSED_CSV = {
    "leeg": (b"", "geen agenda met de id ''"),
    "komma's": (CSV.replace(b";", b","), "geen agenda met de id ''"),
    "utf-16": (TEXT.encode("utf-16"), "in UTF-8"),
    "latin-1": (TEXT.replace("tellen", "t\u00e9llen").encode("latin-1"), "in UTF-8"),
    "te-groot": (CSV + b"x" * MAX_BYTES, "te groot"),
    "te-groot-veld": (CSV + b'"' + b"x" * 200_000, "niet te lezen"),
    "andere-agenda": (CSV.replace(b"jaarplan", b"../glossary"), "geen agenda met de id '../glossary'"),
    "nul": (CSV.replace(b"jaarplan", b"jaar\0plan"), "geen agenda met de id"),
    "twee-agenda's": (
        CSV.rstrip().rsplit(b"\r\njaarplan", 1)[0] + b"\r\nvoorbeeld;" + CSV.rstrip().rsplit(b"\r\njaarplan;", 1)[1],
        "rij 3",
    ),
    "kolom-te-weinig": (CSV.rstrip().rsplit(b";", 1)[0] + b"\r\n", "rij 3"),
}


@pytest.mark.parametrize("name", REFUSED_CSV)
def test_a_csv_file_that_is_no_agenda_is_refused_with_one_line(rich, name):
    raw, reason = REFUSED_CSV[name]
    status, said = take_in(rich, raw, "in.csv")
    assert status == 2
    assert reason in said
    assert said.count("\n") == 1


def cut_off(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def test_damage_to_a_workbook_or_csv_file_is_refused_or_taken_in_whole(rich, tries=40):
    whole = (rich / AGENDA).read_bytes()
    for number in range(tries):
        chance = random.Random(number)
        if number % 2:
            take_in(rich, bytes_changed(CSV, chance), "in.csv")
        else:
            with zipfile.ZipFile(io.BytesIO(XLSX)) as archive:
                part = chance.choice(archive.namelist())
            how = functools.partial(bytes_changed if number % 4 else cut_off, chance=chance)
            take_in(rich, repacked(part, how))
        (rich / AGENDA).write_bytes(whole)


@pytest.mark.audit
def test_much_damage_to_workbooks_and_csv_files(rich):
    test_damage_to_a_workbook_or_csv_file_is_refused_or_taken_in_whole(rich, tries=2000)
