"""Error files in, the expected Dutch report out.

Each file in `errors/` changes the small valid data (`mini/`) and lists the whole report that follows.
Adding a file adds a test.
"""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.findings import LEVELS, messages
from macros.loader import read

CASES = sorted(Path(__file__).with_name("errors").glob("*.yml"))
IN_OTHER_TESTS = {"A11", "G10", "G14", "V07", "V13", "Y01", "Y02", "Y03", "Y08", "Y12", "Y15", "Y25", "Y26", "Y27"}


def case(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_small_data_has_no_findings(mini):
    assert read(mini)[1] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_report(path, change, mini):
    for one in case(path)["wijzig"]:
        change(one["in"], one["vervang"], one["door"])
    assert [str(one) for one in read(mini)[1]] == case(path)["verwacht"]


def test_every_code_has_an_error_file():
    shown = {re.search(r" ([A-Z]\d\d):", line)[1] for path in CASES for line in case(path)["verwacht"]}
    assert shown | IN_OTHER_TESTS == set(messages())
    assert not shown & IN_OTHER_TESTS


def test_every_message_says_what_to_do():
    for code, message in messages().items():
        assert message.level in LEVELS, code
        assert message.herstel.strip(), code


TEN = {
    "data/responsibilities.yml": [
        ("  titel: Logopedie\n", "  titel: Logopedie\n  titel: Spraak\n"),
        ("  criterium: Het doel beslist.", "  criterum: Het doel beslist."),
        ("  begrippen: [logopedist]", "  begrippen: [logopedsit]"),
        ("  zekerheid: wettelijk\n", "  zekerheid: wetelijk\n"),
        ("  antwoord: De school betaalt extra taalles.\n", ""),
        ("-11-21\n  nagekeken_door: redactie\n  zoektermen: [b", "-13-1\n  nagekeken_door: redactie\n  zoektermen: [b"),
        ("  zoektermen: [bijles taal]", "  zoektermen: []"),
        ("    school: Bied taalles aan.", "    school: *aanbod"),
        ("[zorginstituut-logopedie]\n  zekerheid: betwist", "[kamerbrief-9999]\n  zekerheid: betwist"),
    ],
    "data/glossary.yml": [("  uitleg: Iemand die helpt", "\tuitleg: Iemand die helpt")],
}  # fmt: skip


def test_ten_mistakes_are_told_in_one_run(change, mini, capsys):
    for file, changes in TEN.items():
        for old, new in changes:
            change(file, old, new)
    assert main(["--root", str(mini), "check", "--vorm", "tekst"]) == 1
    report = capsys.readouterr().out
    expected = {"Y11", "M01", "V02", "M02", "M07", "M05", "Y09", "Y04"}
    lines = report.strip().split("\n")
    assert expected <= {re.search(r" ([A-Z]\d\d): ", line)[1] for line in lines[:-1]}
    assert "Bedoelde je 'logopedist'?" in report
    assert "Bedoelde je 'wettelijk'?" in report
    assert "'kamerbrief-9999' is geen bekende bron" in report
    assert lines[:-1] == sorted(lines[:-1], key=lambda line: (line.split(":")[0], int(line.split(":")[1])))
    assert lines[-1] == "11 fouten."
    assert "Traceback" not in report


def test_github_shows_findings_at_the_changed_line(change, mini, capsys):
    change("data/responsibilities.yml", "  titel: Logopedie\n", "  titel: Logopedie\n  titel: 100% spraak\n")
    assert main(["--root", str(mini), "check", "--vorm", "github"]) == 1
    first = capsys.readouterr().out.split("\n")[0]
    assert first.startswith(
        "::error file=data/responsibilities.yml,line=4,title=fout Y11::Het veld 'titel' staat hier dubbel"
    )


def test_only_what_is_asked_for_is_shown_and_errors_decide_the_status(change, mini, capsys):
    change("data/glossary.yml", "verlichting", "verlichting.")
    assert main(["--root", str(mini), "check", "--niveau", "fout", "--vorm", "tekst"]) == 0
    assert capsys.readouterr().out == "Geen fouten gevonden.\n"
    assert main(["--root", str(mini), "check", "--vorm", "json"]) == 0
    assert '"code": "B03"' in capsys.readouterr().out


def test_a_file_that_nobody_reads_is_told(mini):
    (mini / "data/flowcharts/tweede.yaml").write_text("id: tweede\n", encoding="utf-8")
    assert [(one.file, one.code) for one in read(mini)[1]] == [("data/flowcharts/tweede.yaml", "Y25")]


def test_a_missing_folder_and_a_folder_in_place_of_a_file_are_told(mini):
    shutil.rmtree(mini / "data/flowcharts")
    (mini / "data/glossary.yml").unlink()
    (mini / "data/glossary.yml").mkdir()
    assert {(one.file, one.code) for one in read(mini)[1]} >= {("data/flowcharts", "Y01"), ("data/glossary.yml", "Y01")}


def test_an_id_that_is_a_page_already_is_told(mini):
    (mini / "docs/wie-betaalt").mkdir(parents=True)
    (mini / "docs/wie-betaalt/logopedie.md").write_text("# Bestaat al\n", encoding="utf-8")
    assert [one.code for one in read(mini)[1]] == ["V07"]
