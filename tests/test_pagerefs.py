"""Pages written by hand that name what the data does not have: told with their line, before anything is built."""

import shutil

import pytest

from conftest import RICH
from macros.loader import read

PAGE = "docs/ouders/begin.md"


@pytest.fixture
def page(tmp_path):
    """A page by hand, in data that it names; returns what puts another text in it, and the findings then."""
    shutil.copytree(RICH, tmp_path, dirs_exist_ok=True)

    def changed(old, new):
        path = tmp_path / PAGE
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        return [(one.file, one.line, one.code, one.text.partition(".")[0]) for one in read(tmp_path)[1]]

    return changed


def test_a_page_that_names_what_exists_is_right(page):
    assert page("# Begin hier", "# Begin") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "kind"),
    [
        ('"taalles"]', '"talles"]', 3, "bekende situatie"),
        ('situatielink("logopedie"', 'situatielink("talles"', 5, "bekende situatie"),
        ("stroomlink('spraak')", "stroomlink( 'talles' )", 5, "bekend stroomschema"),
        ("wie-betaalt/taalles.md", "wie-betaalt/talles.md", 6, "bekende situatie"),
        ("regio/hart-van-brabant.md", "regio/talles.md", 6, "bekende regio"),
        ("hart-van-brabant/praatplaat.md", "talles/praatplaat.md", 7, "bekende regio"),
        ('contacten(["alarmnummer"])', "contacten(\n  ['alarmnummer',\n   'talles'])", 11, "bekend contactpunt"),
        ('["behandeling", "art', '["talles", "behandeling", "art', 10, "bekend begrip"),
        ('bron("zorginstituut-logopedie")', 'bron("talles")', 11, "bekende bron"),
        ('grond("besluit-zorgverzekering"', 'grond("talles"', 12, "wet"),
        ('regioafspraken("thuiszitters")', 'regioafspraken("talles")', 13, "bekend onderwerp"),
        ('["zorginstituut-logopedie"], z', '["talles"], z', 17, "bekende bron"),
        ('zekerheid="betwist"', 'zekerheid="talles"', 17, "bekende zekerheid"),
    ],
)
def test_a_name_that_leads_nowhere_is_told(page, old, new, line, kind):
    assert page(old, new) == [(PAGE, line, "V13", f"Deze pagina noemt 'talles', en dat is geen {kind}")]


def test_a_law_note_needs_a_law(page):
    expected = "Deze pagina noemt 'zorginstituut-logopedie', en dat is geen wet"
    assert page('grond("besluit-zorgverzekering"', 'grond("zorginstituut-logopedie"') == [(PAGE, 12, "V13", expected)]


def test_a_date_that_does_not_exist_is_told(page):
    ((file, line, code, text),) = page('"2026-11-21", [', '"2026-02-30", [')
    assert (file, line, code, text) == (PAGE, 17, "M07", "Deze pagina: '2026-02-30' is geen bestaande datum")


def test_a_term_by_hand_that_is_no_term_is_told(page):
    ((file, line, code, text),) = page("[[logopedist]]", "[[logopedisten]]")
    assert (file, line, code) == (PAGE, 7, "V06")
    assert text.startswith("Deze pagina: '[[logopedisten]]'")


def test_what_stands_in_an_entry_that_cannot_be_read_is_no_mistake_of_the_page(page, tmp_path):
    glossary = tmp_path / "data/glossary.yml"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace(": behandelaar", ": 'behandelaar"), "utf-8")
    (only,) = page("# Begin hier", "# Begin")
    assert only[2].startswith("Y")


def test_a_page_that_is_no_utf8_is_told_and_a_hidden_file_is_no_page(page, tmp_path):
    folder = tmp_path / "docs/ouders"
    (folder / "oud.md").write_bytes("# Oud\n\ncaf\u00e9\n".encode("latin-1"))
    (folder / ".#begin.md").symlink_to("iemand@computer.1234")
    (tmp_path / "data/.#glossary.yml").symlink_to("iemand@computer.1234")
    (tmp_path / "data/flowcharts/.#taal.yml").symlink_to("iemand@computer.1234")
    found = page("# Begin hier", "# Begin")
    assert [one[:3] for one in found] == [("docs/ouders/oud.md", 3, "Y02")]
