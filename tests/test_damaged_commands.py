"""The commands with damaged data: an answer in Dutch and nothing half done, whatever the files hold."""

import random
import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest
from mutations import BOMB, damaged
from oracle import answer, files

from conftest import RICH, ROOT
from macros.findings import has_errors
from macros.loader import read
from macros.reader import MAX_BYTES


@pytest.fixture
def whole(rich: Path) -> Path:
    """Data that uses every field, with the settings of the site."""
    shutil.copy(ROOT / "mkdocs.yml", rich)
    return rich


def commands(root: Path, out: Path) -> list[tuple[str | Path, ...]]:
    """Every command that reads the data, in a form that changes as little as it can."""
    return [
        *(("check", "--vorm", form) for form in ("tekst", "json", "github")),
        *(("diff", RICH, root, "--vorm", form) for form in ("tekst", "markdown", "json")),
        ("agenda", "uit", "jaarplan", out / "uit.xlsx"),
        ("export", out / "uit"),
        ("pages", out / "paginas"),
        ("new", "begrip", "--titel", "Iets nieuws", "--ja"),
        ("rename", "begrip", "logopedist", "arts"),
    ]


def all_commands(root: Path, out: Path, inputs: int, first: int) -> None:
    whole = files(root)
    names = [name for name in whole if name.startswith("data/")]
    for number in range(inputs):
        name = names[number % len(names)]
        raw, _ = damaged(whole[name], [whole[one] for one in names], random.Random(f"{first}-{number}"))
        (root / name).write_bytes(raw)
        broken = has_errors(read(root)[1])
        for command in commands(root, out):
            before = files(root)
            status, _said = answer(root, *command)
            assert status in (0, 1, 2)
            if command[0] in ("check", "export", "pages"):
                assert bool(status) == broken, (command, number)
            if command[0] in ("new", "rename"):
                assert status or not broken, (command, number)
                assert not status or files(root) == before, (command, number)
        shutil.rmtree(root)
        for file, content in whole.items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(content)


def test_every_command_answers_whatever_the_data(whole, tmp_path):
    all_commands(whole, tmp_path, 16, 1)


@pytest.mark.audit
def test_every_command_answers_whatever_the_data_many_times(whole, tmp_path):
    all_commands(whole, tmp_path, 300, 2)


@pytest.mark.parametrize(
    "title", ["a\u202eb", "a\u200bb", "a\xa0b", "\udcff", "x\ny", "x\x07", "", " ", "é" * 121, "a{b}", "<b>", "\u2028"]
)
def test_new_refuses_a_title_that_is_none(rich, title):
    before = files(rich)
    status, said = answer(rich, "new", "begrip", "--titel", title, "--ja")
    assert status in (1, 2)
    assert said
    assert files(rich) == before


@pytest.mark.parametrize(
    "title", ["Iets: met # en 'aanhaling'", "- x", "👩‍🏫 legt uit", "e\u0301e\u0301n", "null", "2.10", "*x &y"]
)
def test_new_takes_any_other_title_as_it_is(rich, title):
    assert answer(rich, "new", "begrip", "--titel", title, "--ja", "--id", "iets")[0] == 0
    assert read(rich)[0].begrippen["iets"].voorkeursterm == unicodedata.normalize("NFC", title)


@pytest.mark.parametrize("id_", ["a b", "", "-", "\udcff", "../x", "é", "a" * 81, "A", "x\n", "\u202ex"])
def test_rename_refuses_an_id_that_is_none(rich, id_):
    before = files(rich)
    status, said = answer(rich, "rename", "begrip", "logopedist", id_)
    assert status == 2
    assert "kan geen id zijn" in said
    assert files(rich) == before


@pytest.mark.parametrize("end", ["...\n", "...\n# einde\n"])
def test_rename_refuses_to_write_behind_the_end_of_a_file(rich, end):
    path = rich / "data/redirects.yml"
    path.write_text(path.read_text(encoding="utf-8") + end, encoding="utf-8")
    before = files(rich)
    assert answer(rich, "rename", "begrip", "logopedist", "arts")[0] in (1, 2)
    assert answer(rich, "rename", "situatie", "taalles", "les")[0] in (1, 2)
    assert files(rich) == before


def test_diff_passes_over_what_cannot_be_read(rich):
    (rich / "data/glossary.yml").write_bytes(b"\xff")
    (rich / "data/sources.yml").unlink()
    (rich / "data/sources.yml").symlink_to("/dev/zero")
    (rich / "data/regions.yml").write_text(BOMB, encoding="utf-8")
    with (rich / "data/disputes.yml").open("w", encoding="utf-8") as file:
        file.write("# veel\n" * MAX_BYTES)
    status, said = answer(rich, "diff", RICH, rich)
    assert status == 0
    for name in ("glossary", "regions", "disputes"):
        assert f"data/{name}.yml" in said


@pytest.mark.parametrize("epoch", ["0", "315532800", "4102444800"])
def test_a_copy_to_read_offline_has_a_date_that_a_zip_can_hold(tmp_path, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b'<a href="http://[x">a</a><a href="./">b</a>\xff')
    (site / "lus").symlink_to(site)
    assert answer(tmp_path, "offline", site, tmp_path / "site.zip")[0] == 0
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        assert archive.testzip() is None
        page = archive.read("wie-betaalt/index.html")
    assert page == b'<a href="http://[x">a</a><a href="./index.html">b</a>\xff'
