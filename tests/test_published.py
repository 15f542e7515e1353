"""Links never die: what once stood on the site is there, or leads on."""

import subprocess
import sys

import pytest

from conftest import ROOT, build
from macros.__main__ import main
from scripts.published import Published, merged, pages_of_entries, parsed, written

LIST = ROOT / "tests/published.txt"
MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def now(site) -> Published:
    return Published.of(site, pages_of_entries(ROOT))


def before():
    return parsed(LIST.read_text(encoding="utf-8"))


def test_nothing_that_was_published_is_gone(now):
    lost = list(now.lost(before()))
    assert not lost, (
        f"Weg: {', '.join(lost[:10])}. Zet een pagina die weg is bij 'van' in data/redirects.yml, of zet de kop of id "
        "terug. Moet het echt weg? Zet in de lijst een - voor een anker (#x wordt -#x) of achter een bestand (x.svg -)."
    )


def test_the_list_is_whole_and_small():
    known = before()
    assert written(known) == LIST.read_text(encoding="utf-8")
    assert LIST.stat().st_size < MOST_BYTES
    withdrawn = [address for address, anchors in known.items() if "-" in anchors]
    assert not [address for address in withdrawn if address.endswith("/")], "een pagina die weg is, leidt verder"


@pytest.mark.audit
def test_all_that_is_published_stands_in_the_list(now):
    assert merged(before(), now.promised) == before(), "draai 'make published' en bewaar tests/published.txt"


# ---- how it is decided


PAGES = {
    "index.html": '<h1 id="start">x</h1><nav><a href="a/#diep">x</a></nav><a href="a/#rij">x</a><a href="a/#weg">x</a>',
    "a/index.html": '<h1 id="a">a</h1><h2 id="menu">m</h2><h4 id="diep">d</h4><p id="rij">r</p><p id="los">l</p>',
    "b/een/index.html": '<h2 id="vast">x</h2><h2 id="soms">x</h2><a class="headerlink" href="#soms">#</a>',
    "b/twee/index.html": '<h2 id="vast">x</h2>',
    "b/oud/index.html": '<meta http-equiv="refresh" content="0; url=../een/"><a href="../een/">x</a>',
    "a/tabel.csv": "a;b",
    "assets/site.css": "",
    "404.html": "",
}


@pytest.fixture
def small(tmp_path) -> Published:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Published.of(tmp_path, {"b/een/": "b", "b/twee/": "b"})


def test_headings_and_places_that_are_linked_to_are_promised(small):
    assert small.promised == {
        "": {"start"},
        "a/": {"a", "menu", "rij"},
        "a/tabel.csv": set(),
        "b/een/": {"vast"},
        "b/oud/": set(),
        "b/twee/": {"vast"},
    }


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("a/ #a #rij", []),
        ("a/ #los #weg", ["a/#weg"]),
        ("a/ -#weg", []),
        ("weg/", ["weg/"]),
        ("weg/ -", ["weg/"]),
        ("a/weg.csv", ["a/weg.csv"]),
        ("a/weg.csv -", []),
        ("b/oud/ #soms", []),
        ("b/oud/ #weg", ["b/oud/#weg"]),
        ("./ #start", []),
    ],
)
def test_what_is_gone_is_told_unless_it_went_on_purpose_or_leads_on(small, line, lost):
    assert list(small.lost(parsed(line))) == lost


def test_a_list_only_grows():
    old = parsed("a/ #x -#y\nb/c.csv -\n")
    new = merged(old, {"": {"z"}, "a/": {"y", "w"}, "d/": set()})
    assert parsed(written(new)) == new == {"": {"#z"}, "a/": {"#x", "-#y", "#w"}, "b/c.csv": {"-"}, "d/": set()}
    assert merged(new, {}) == new


def test_the_command_adds_and_says_what_is_gone(small, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("a/ #weg\n", encoding="utf-8")
    command = [sys.executable, "-m", "scripts.published", str(tmp_path), str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == "Weg: a/#weg\n"
    assert parsed(file.read_text(encoding="utf-8"))["a/"] == {"#a", "#menu", "#rij", "#weg"}


@pytest.mark.audit
@pytest.mark.parametrize(
    ("kind", "old"),
    [
        ("situatie", "logopedie"),
        ("begrip", "thuiszitter"),
        ("stroom", "wie-betaalt"),
        ("regio", "hart-van-brabant"),
        ("agenda", "voorbeeld"),
    ],
)
def test_another_id_loses_no_address(now, clone, kind, old):
    assert main(["--root", str(clone), "rename", kind, old, f"{old}-anders"]) == 0
    done = build(clone / "www", clone)
    assert done.returncode == 0, done.stderr
    # A place within a page that is named after the id gets the new name: no page can lead on from there.
    there = Published.of(clone / "www", pages_of_entries(clone))
    assert list(there.lost({address: set() for address in now.promised})) == []
