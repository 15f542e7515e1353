"""The commands that write: `new`, `rename` and `export`; and what every command does where it cannot go on."""

import csv
import datetime
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import rdflib

from conftest import ROOT
from macros import edit, ids
from macros.__main__ import main
from macros.findings import has_errors
from macros.loader import load, read
from macros.rename import in_page

KINDS = ("situatie", "begrip", "stroom", "regio", "agenda")


def files(root: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


@pytest.fixture
def typed(monkeypatch):
    """Lets `input` answer with these lines, one after the other; returns the prompts that were shown."""

    def answers(*lines: str) -> list[str]:
        prompts: list[str] = []
        left = iter(lines)

        def answer(prompt: str = "") -> str:
            prompts.append(prompt)
            try:
                return next(left)
            except StopIteration:
                raise EOFError("EOF when reading a line") from None

        monkeypatch.setattr("builtins.input", answer)
        return prompts

    return answers


# ---- new


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_entry_has_no_errors_and_says_what_is_to_be_written(kind, mini, capsys):
    before = files(mini)
    assert run(mini, "new", kind, "--titel", "Rolstoel: één op school", "--ja") == 0
    dataset, found = read(mini)
    assert not has_errors(found)
    assert {one.code for one in found if one.level == "waarschuwing"} == {"T02"}
    place = dataset.locations[kind, "rolstoel-een-op-school"]
    assert f"{place.file}:{place.line} " in capsys.readouterr().out
    after = files(mini)
    changed = [name for name in after if after[name] != before.get(name)]
    assert changed == [place.file]
    assert after[place.file].startswith(before.get(place.file, b"# yaml-language-server: $schema=../../schema/"))
    assert set(before) <= set(after)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_entry_is_a_concept_of_today_that_nobody_confirmed(kind, mini):
    assert run(mini, "new", kind, "--titel", "Rolstoel", "--ja") == 0
    entry = read(mini)[0].entries[kind, "rolstoel"].value
    assert (entry["status"], entry["zekerheid"], entry["nagekeken_door"]) == ("concept", "onbevestigd", "redactie")
    assert entry["nagekeken_op"] == datetime.date.today().isoformat()
    assert any("voorlopig" in sentence for sentence in entry["te_verifieren"])


def test_new_asks_with_numbers_and_enter_is_the_default(mini, typed, capsys):
    prompts = typed("", "Rolstoel", "", "", "1", "school", "2", "", "zorginstituut-logopedie")
    assert run(mini, "new", "situatie") == 0
    assert prompts[:3] == ["Titel: ", "Titel: ", "Id, zoals in het adres [rolstoel]: "]
    shown = capsys.readouterr().out
    assert "  1. zorgverzekeraar (de zorgverzekeraar)\n  2. school (de school)\n" in shown
    situation = load(mini).situaties["rolstoel"]
    assert (situation.thema, situation.betaalt[0].partij) == ("zorg-op-school", "school")
    assert situation.bronnen == ["zorginstituut-logopedie"]


def test_new_asks_again_after_a_wrong_answer(mini, typed, capsys):
    prompts = typed("Rolstoel", "Rol Stoel", "behandeling", "rolstoel", "voorzieninng", "2", "", "")
    assert run(mini, "new", "begrip") == 0
    assert len(prompts) == 8
    shown = capsys.readouterr().out
    assert "'Rol Stoel' kan geen id zijn." in shown
    assert "De id 'behandeling' bestaat al: data/glossary.yml:1." in shown
    assert "Bedoelde je 'voorziening'?" in shown
    assert load(mini).begrippen["rolstoel"].soort == "voorziening"


def test_several_choices_are_typed_with_commas(mini, change, typed):
    change("data/vocabularies.yml", "sectoren:\n", "sectoren:\n  - {id: vo, naam: middelbare school}\n")
    typed("Rolstoel", "", "", "2,vo 2", "", "", "", "")
    assert run(mini, "new", "situatie") == 0
    assert load(mini).situaties["rolstoel"].sectoren == ["po", "vo"]


def test_the_proposed_id_is_free_of_entries_pages_and_old_addresses(mini, change):
    change("data/redirects.yml", "[]", "- {van: begrippen/behandeling-2, naar: begrippen/logopedist}")
    page = mini / "docs" / "begrippen" / "behandeling-3.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Pagina\n", encoding="utf-8")
    used = ids.taken(load(mini), mini, "begrip")
    assert ids.proposed("Behandeling", used) == "behandeling-4"
    assert ids.proposed("’s Morgens: ÉÉN kind (4 jaar)?", used) == "s-morgens-een-kind-4-jaar"
    assert ids.proposed("???", used) == "nieuw"
    assert ids.is_slug(ids.proposed("heel " * 40, used))


REFUSED_NEW = {
    "Geef een titel": ("situatie", "--ja"),
    "De id 'logopedie' bestaat al: data/responsibilities.yml:1.": (
        "situatie",
        "--titel",
        "x",
        "--id",
        "logopedie",
        "--ja",
    ),
    "'Log_1' kan geen id zijn.": ("situatie", "--titel", "x", "--id", "Log_1", "--ja"),
    "'zorg' is geen bekend thema. Kies uit 'zorg-op-school'.": ("situatie", "--titel", "x", "--thema", "zorg", "--ja"),
    "Bedoelde je 'hart-van-brabant'?": ("agenda", "--titel", "x", "--regio", "hart-van-braband", "--ja"),
    "Bij 'begrip' hoort geen --thema.": ("begrip", "--titel", "x", "--thema", "zorg-op-school", "--ja"),
    "Zo kan de titel niet.": ("begrip", "--titel", "a{b", "--ja"),
    "'bron' kan niet worden gemaakt. Kies uit 'situatie',": ("bron", "--titel", "x", "--ja"),
}


@pytest.mark.parametrize("sentence", REFUSED_NEW)
def test_new_refuses_with_one_line(sentence, mini, capsys):
    before = files(mini)
    assert run(mini, "new", *REFUSED_NEW[sentence]) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1
    assert files(mini) == before


def test_new_that_is_stopped_or_would_be_wrong_changes_nothing(mini, typed, capsys):
    before = files(mini)
    typed("Rolstoel", "")
    assert run(mini, "new", "begrip") == 2
    assert capsys.readouterr().err == "\nGestopt; er is niets veranderd.\n"
    assert run(mini, "new", "begrip", "--titel", "Behandeling", "--id", "anders", "--ja") == 1
    assert re.search(r"fout B01: .*\n1 fout\.\nEr is niets veranderd\.", capsys.readouterr().err)
    assert files(mini) == before


# ---- edits


def test_an_item_keeps_every_other_byte_whatever_the_form_of_the_file():
    text = "\ufeff# begin\r\n- id: een\r\n  naam: 'Eén' # hier"
    assert edit.with_item(text, "- id: twee\n") == text + "\r\n\r\n- id: twee\r\n"
    assert edit.with_item("# leeg\n[]\n", "- {a: b}\n", apart=False) == "# leeg\n- {a: b}\n"
    assert edit.with_item("[]", "- {a: b}\n") == "- {a: b}\n"


def test_a_value_changes_only_at_its_own_place():
    text = "\ufeff- {id: 'oud', naam: oud}\r\n- zie: [\"oud\", oud-2, é, oud]\r\n  oud: oud # oud\r\n"
    paths = [(0, "id"), (1, "zie", 0), (1, "zie", 3)]
    expected = "\ufeff- {id: 'nieuw', naam: oud}\r\n- zie: [\"nieuw\", oud-2, é, nieuw]\r\n  oud: oud # oud\r\n"
    assert edit.with_values(text, paths, "oud", "nieuw") == expected


def test_a_write_that_fails_puts_everything_back(mini):
    before = files(mini)
    with pytest.raises(OSError):
        edit.write(mini, {"data/glossary.yml": "weg", "data/bestaat-niet/x.yml": "kan niet"})
    assert files(mini) == before


# ---- rename


def renamed(mini: Path, replaced: dict[str, list[tuple[str, str]]]) -> dict[str, bytes]:
    """The files of the small data with some texts replaced: what a rename has to give, to the byte."""
    made = files(mini)
    for name, pairs in replaced.items():
        text = made[name].decode()
        for old, new in pairs:
            assert text.count(old) == 1, (name, old)
            text = text.replace(old, new)
        made[name] = text.encode()
    return made


def test_a_term_is_renamed_in_lists_texts_pages_and_redirects(mini, change, capsys):
    change("data/glossary.yml", "  uitleg: Een arts of", "  uitleg: Een [[logopedist]] of [[logopedist|LP]],")
    change("data/glossary.yml", "gerelateerd: [behandeling]", "gerelateerd: ['behandeling'] # logopedist")
    page = mini / "docs" / "ouders" / "woorden.md"
    page.parent.mkdir(parents=True)
    page.write_bytes(
        b"[[logopedist]], [[logopedist|een]] en `[[logopedisten]]`.\r\n"
        b'{{ woordenuitleg(["behandeling", "logopedist"]) }}\r\n'
        b'Zie [hier](../begrippen/logopedist.md). {% raw %}{{ contacten(["logopedist"]) }}{% endraw %}'
    )
    expected = renamed(
        mini,
        {
            "data/glossary.yml": [
                ("- id: logopedist\n", "- id: spraak-arts\n"),
                ("Een [[logopedist]] of [[logopedist|LP]],", "Een [[spraak-arts]] of [[spraak-arts|LP]],"),
            ],
            "data/responsibilities.yml": [("begrippen: [logopedist]", "begrippen: [spraak-arts]")],
            "data/redirects.yml": [
                (
                    "[]",
                    "- {van: begrippen/logopedist, naar: begrippen/spraak-arts}\n"
                    "- {van: id/begrip/logopedist, naar: begrippen/spraak-arts}",
                )
            ],
            "docs/ouders/woorden.md": [
                ("[[logopedist]], [[logopedist|een]]", "[[spraak-arts]], [[spraak-arts|een]]"),
                ('["behandeling", "logopedist"]', '["behandeling", "spraak-arts"]'),
                ("begrippen/logopedist.md", "begrippen/spraak-arts.md"),
            ],
        },
    )
    assert run(mini, "rename", "begrip", "logopedist", "spraak-arts") == 0
    assert files(mini) == expected
    assert not has_errors(read(mini)[1])
    assert "  docs/ouders/woorden.md\n" in capsys.readouterr().out


def test_a_situation_is_renamed_and_older_redirects_follow(mini, change):
    change("data/redirects.yml", "[]", "- {van: wie-betaalt/spreken, naar: wie-betaalt/logopedie}")
    expected = renamed(
        mini,
        {
            "data/responsibilities.yml": [
                ("- id: logopedie\n", "- id: hulp-bij-spraak\n"),
                ("zie_ook: [logopedie]", "zie_ook: [hulp-bij-spraak]"),
            ],
            "data/flowcharts/spraak.yml": [("situaties: [logopedie]", "situaties: [hulp-bij-spraak]")],
            "data/redirects.yml": [
                (
                    "naar: wie-betaalt/logopedie}\n",
                    "naar: wie-betaalt/hulp-bij-spraak}\n"
                    "- {van: wie-betaalt/logopedie, naar: wie-betaalt/hulp-bij-spraak}\n",
                )
            ],
        },
    )
    assert run(mini, "rename", "situatie", "logopedie", "hulp-bij-spraak") == 0
    assert files(mini) == expected
    assert read(mini)[1] == []


def test_a_flowchart_and_an_agenda_take_their_file_along(mini):
    expected = renamed(
        mini,
        {
            "data/flowcharts/spraak.yml": [("id: spraak\n", "id: praten\n")],
            "data/responsibilities.yml": [("stromen: [spraak]", "stromen: [praten]")],
            "data/agendas/jaarplan.yml": [("id: jaarplan\n", "id: plan-2023\n")],
            "data/redirects.yml": [
                (
                    "[]",
                    "- {van: stroomschemas/spraak, naar: stroomschemas/praten}\n"
                    "- {van: samenwerken/jaarplan, naar: samenwerken/plan-2023}",
                )
            ],
        },
    )
    expected["data/flowcharts/praten.yml"] = expected.pop("data/flowcharts/spraak.yml")
    expected["data/agendas/plan-2023.yml"] = expected.pop("data/agendas/jaarplan.yml")
    assert run(mini, "rename", "stroom", "spraak", "praten") == 0
    assert run(mini, "rename", "agenda", "jaarplan", "plan-2023") == 0
    assert files(mini) == expected
    assert read(mini)[1] == []


def test_a_source_is_renamed_in_every_list_and_a_law_in_its_articles(mini):
    before = files(mini)
    assert run(mini, "rename", "bron", "zorginstituut-logopedie", "zi-spraak") == 0
    assert run(mini, "rename", "bron", "besluit-zorgverzekering", "bzv") == 0
    expected = {
        name: content.replace(b"zorginstituut-logopedie", b"zi-spraak").replace(b"besluit-zorgverzekering", b"bzv")
        for name, content in before.items()
    }
    assert files(mini) == expected
    assert read(mini)[1] == []


def test_a_region_keeps_both_its_old_addresses(mini):
    assert run(mini, "rename", "regio", "hart-van-brabant", "midden-brabant") == 0
    dataset = load(mini)
    assert dataset.agendas["jaarplan"].regio == "midden-brabant"
    assert {one.van: one.naar for one in dataset.doorverwijzingen.values()} == {
        "regio/hart-van-brabant": "regio/midden-brabant",
        "regio/hart-van-brabant/praatplaat": "regio/midden-brabant/praatplaat",
    }


PAGES = [
    ("situatie", '{{ situatielink("oud", "oud") }}', '{{ situatielink("nieuw", "oud") }}'),
    ("situatie", "{{situatielink('oud')}} oud", "{{situatielink('nieuw')}} oud"),
    ("situatie", '{{ uitgelicht(["a", "oud", "oud-b"]) }}', '{{ uitgelicht(["a", "nieuw", "oud-b"]) }}'),
    ("situatie", '{{ stroomlink("oud") }} [[oud]]', None),
    (
        "situatie",
        "[x](../wie-betaalt/oud.md) (wie-betaalt/oud-b.md)",
        "[x](../wie-betaalt/nieuw.md) (wie-betaalt/oud-b.md)",
    ),
    ("stroom", '{{ stroomlink("oud") }}', '{{ stroomlink("nieuw") }}'),
    ("contact", '{{ contacten(["oud"]) }}', '{{ contacten(["nieuw"]) }}'),
    ("bron", '{{ grond("oud", "oud") }}{{ bron("oud") }}', '{{ grond("nieuw", "oud") }}{{ bron("nieuw") }}'),
    (
        "bron",
        '{{ paginastand("d", ["a", "oud"], zekerheid="oud") }}',
        '{{ paginastand("d", ["a", "nieuw"], zekerheid="oud") }}',
    ),
    ("bron", "[x](bronnen.md#oud) [x](bronnen.md#oud-b)", "[x](bronnen.md#nieuw) [x](bronnen.md#oud-b)"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), PAGES)
def test_only_ids_of_that_kind_change_in_a_page(kind, text, expected):
    assert in_page(text, kind, "oud", "nieuw") == (expected or text)


REFUSED_RENAME = {
    "De id 'taalles' bestaat al: data/responsibilities.yml:32.": ("situatie", "logopedie", "taalles"),
    "De id 'logopedie' bestaat al: data/responsibilities.yml:1.": ("situatie", "logopedie", "logopedie"),
    "'Logo Pedie' kan geen id zijn.": ("situatie", "logopedie", "Logo Pedie"),
    "'logopedi' is geen bekende situatie. Bedoelde je 'logopedie'?": ("situatie", "logopedi", "spraak"),
    "De id van een 'zekerheid' kan niet veranderen.": ("zekerheid", "betwist", "twist"),
}


@pytest.mark.parametrize("sentence", REFUSED_RENAME)
def test_rename_refuses_with_one_line(sentence, mini, capsys):
    before = files(mini)
    assert run(mini, "rename", *REFUSED_RENAME[sentence]) == 2
    error = capsys.readouterr().err
    assert error.startswith(sentence)
    assert error.count("\n") == 1
    assert files(mini) == before


def test_an_old_address_is_never_used_again(mini, capsys):
    assert run(mini, "rename", "situatie", "logopedie", "spraak") == 0
    assert run(mini, "rename", "situatie", "spraak", "logopedie") == 2
    assert "een oud adres in data/redirects.yml" in capsys.readouterr().err


def test_rename_changes_nothing_where_the_data_has_errors(mini, change, capsys):
    change("data/responsibilities.yml", "  criterium: Het doel beslist.\n", "")
    before = files(mini)
    assert run(mini, "rename", "begrip", "logopedist", "spraak-arts") == 1
    assert "fout M02" in (error := capsys.readouterr().err)
    assert error.endswith("Er is niets veranderd.\n")
    assert files(mini) == before


# ---- export


@pytest.fixture
def settings(mini: Path) -> Path:
    """The small data with the settings of a site."""
    text = (
        "site_url: !ENV [NERGENS_GEZET, 'https://x.example/']\nextra: {repository: https://x.example/r, branch: main}\n"
    )
    (mini / "mkdocs.yml").write_text(text, encoding="utf-8")
    return mini


def test_export_writes_files_that_can_be_read(settings, tmp_path):
    folder = tmp_path / "uit" / "alles"
    assert run(settings, "export", str(folder)) == 0
    rows = list(csv.reader(io.StringIO((folder / "wie-betaalt.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows] == ["id", "logopedie", "taalles"]
    assert rows[1][-1] == "https://x.example/wie-betaalt/logopedie/"
    sheet = openpyxl.load_workbook(folder / "wie-betaalt.xlsx").worksheets[0]
    assert [[cell.value or "" for cell in row] for row in sheet.iter_rows()] == rows
    turtle = rdflib.Graph().parse(folder / "begrippen.ttl")
    assert len(turtle) > 20
    assert len(rdflib.Graph().parse(folder / "begrippen.jsonld", format="json-ld")) == len(turtle)
    everything = json.loads((folder / "wie-betaalt.json").read_text("utf-8"))
    assert everything.pop("gemaakt_van")
    dataset = load(settings)
    for name, entries in everything.items():
        assert [
            type(one)(**entry) for one, entry in zip(getattr(dataset, name).values(), entries, strict=True)
        ] == list(getattr(dataset, name).values())
    assert {"situaties", "begrippen", "stromen", "regios", "agendas", "bronnen", "themas"} <= set(everything)


def test_export_says_in_one_line_what_is_missing(mini, tmp_path, capsys):
    assert run(mini, "export", str(tmp_path / "uit")) == 2
    assert "geen mkdocs.yml" in (error := capsys.readouterr().err)
    assert error.count("\n") == 1
    assert not (tmp_path / "uit").exists()


# ---- a reader that stops, a disk that refuses


def test_a_reader_that_stops_is_no_news(mini, change):
    change("data/responsibilities.yml", "  criterium: Het doel beslist.\n", "")
    for command in ("check", "onderhoud"):
        started = subprocess.Popen(
            [sys.executable, "-m", "macros", "--root", str(mini), command],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        closed = started.stdout if command == "check" else started.stderr  # onderhoud tells its errors there
        closed.close()
        other = started.stderr if command == "check" else started.stdout
        assert other.read() == ""
        assert started.wait() == 1


WRITING = {
    "pages": ("pages", "{bestand}/uit"),
    "schema": ("schema",),
    "agenda uit": ("agenda", "uit", "jaarplan", "{map}"),
    "agenda uit, geen map": ("agenda", "uit", "jaarplan", "{map}/weg/plan.xlsx"),
    "export": ("export", "{bestand}"),
    "offline": ("offline", "{map}", "{map}/weg/site.zip"),
}


@pytest.mark.parametrize("name", WRITING)
def test_what_cannot_be_written_is_one_line(name, settings, tmp_path, capsys):
    (settings / "schema").write_text("geen map", encoding="utf-8")
    folder, file = tmp_path / "uit", tmp_path / "bestand"
    folder.mkdir()
    (folder / "index.html").write_text("<p>x</p>", encoding="utf-8")
    file.write_text("x", encoding="utf-8")
    assert run(settings, *(part.format(map=folder, bestand=file) for part in WRITING[name])) == 1
    told = capsys.readouterr()
    assert told.err.startswith("Het lukt niet om '")
    assert told.err.count("\n") == 1
    assert not told.out


@pytest.mark.parametrize(
    "arguments",
    [("new", "stroom", "--titel", "Rolstoel", "--ja"), ("rename", "agenda", "jaarplan", "plan")],
    ids=lambda arguments: arguments[0],
)
def test_without_the_right_to_write_nothing_changes(arguments, mini, monkeypatch, capsys):
    before = files(mini)
    write = Path.write_bytes

    def refused(path: Path, content: bytes) -> int:
        if path.is_relative_to(mini):
            raise PermissionError(13, "Permission denied", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", refused)
    assert run(mini, *arguments) == 1
    error = capsys.readouterr().err
    assert error.endswith("je hebt daar geen rechten voor.\n")
    assert error.count("\n") == 1
    assert files(mini) == before
