"""The extremes of what can stand in the place of a data file: each has a name, and an answer within seconds."""

import os
import shutil
import time
import tracemalloc
import unicodedata
from pathlib import Path

import pytest
from mutations import BOMB
from oracle import MOST_SECONDS, complaints, within

from conftest import MINI, RICH
from macros import loader
from macros.__main__ import main
from macros.findings import MOST, DataError, has_errors
from macros.loader import load, read
from macros.reader import MAX_BYTES, MAX_VALUES, read_file, read_text

TERMS = (RICH / "data/glossary.yml").read_text(encoding="utf-8")
SOURCES = (RICH / "data/sources.yml").read_text(encoding="utf-8")
ROOM = MAX_BYTES - 100


def with_file(root: Path, raw: bytes | str, file: str = "data/glossary.yml") -> list:
    """The findings with something else in a file; each is checked, and all within the time there is."""
    (root / file).write_bytes(raw.encode() if isinstance(raw, str) else raw)
    with within(MOST_SECONDS):
        found = read(root)[1]
    assert complaints(root, found)[:3] == []
    return found


def codes(found: list, file: str = "data/glossary.yml") -> set[str]:
    return {one.code for one in found if one.file == file}


def filled(text: str) -> str:
    """A text as often as it fits in the largest file that is read; `{}` in it becomes a number."""
    return "".join(text.replace("{}", str(number)) for number in range(ROOM // (len(text) + 6)))


SMALL_AND_WRONG = {
    "leeg": ("", "Y13"),
    "alleen-witregels": ("\n \n\n", "Y13"),
    "alleen-opmerkingen": ("# nog niets\n# echt niet\n", "Y13"),
    "alleen-een-byte-order-mark": (b"\xef\xbb\xbf", "Y13"),
    "aliasbom": (BOMB, "Y09"),
    "honderdduizend-haken": ("[" * 100_000, "Y12"),
    "honderdduizend-streepjes": ("- " * 100_000, "Y12"),
    "honderdduizend-haken-na-een-fout": (f'{TERMS}- "\\ud800"\n- a: "\\ud800" {"[" * 100_000}\n', "Y20"),
    "geen-utf-8": (TERMS.replace("spraak", "caf\u00e9").encode("latin-1"), "Y02"),
    "utf-8-van-een-half-teken": (TERMS.encode() + b"# \xed\xa0\x80\n", "Y02"),
    "utf-16": (TERMS.encode("utf-16"), "Y02"),
    "utf-16-zonder-merk": (TERMS.encode("utf-16-le"), "Y14"),
    "byte-order-mark-middenin": (f"{TERMS}\ufeff- id: x\n", "Y14"),
    "half-teken-met-een-backslash": (f'{TERMS}- "\\ud83d"\n', "Y20"),
    "id-langer-dan-een-bestandsnaam": (TERMS.replace("id: articulatie", "id: " + "a" * 5_000), "M09"),
    "uitvoerbaar-label": (f"{TERMS}- !!python/object/apply:os.system [id]\n", "Y10"),
    "datum-die-niet-bestaat": (TERMS.replace("2026-11-21", "2026-02-30"), "M07"),
    "heel-groot-getal": (TERMS.replace("2026-11-21", "9" * 5_000), "M07"),
    "niet-een-getal": (TERMS.replace("koppelen: true", "koppelen: .nan"), "M11"),
}


@pytest.mark.parametrize("name", SMALL_AND_WRONG)
def test_a_file_that_is_no_data_is_told(rich, name):
    raw, code = SMALL_AND_WRONG[name]
    assert code in codes(with_file(rich, raw))


# ---- what looks like something else than it is

HIDDEN = {
    "leesrichting": "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "onzichtbaar": "\xad\u034f\u115f\u180e\u200b\u200c\u200d\u2060\u2061\u2064\u3164\ufeff\uffa0\U000e0041",
    "geen-gewone-spatie": "\x85\xa0\u2000\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
    "besturing": "\x00\x07\x08\x0b\x0c\x1b\x7f\x9b\ufff9\uffff\ue000",
}


@pytest.mark.parametrize("sign", [pytest.param(sign, id=f"{ord(sign):04X}") for sign in "".join(HIDDEN.values())])
def test_a_sign_that_nobody_sees_is_refused_typed_or_written_as_a_code(sign):
    typed = read_text(f"- titel: pas{sign}poort\n", "x.yml")
    coded = read_text(f'- titel: "pas\\U{ord(sign):08x}poort"\n', "x.yml")
    for document in (typed, coded):
        (only,) = document.findings
        assert (only.code, only.line) == ("Y14", 1)
        assert only.text.isprintable()
    assert f"U+{ord(sign):04X}" in coded.findings[0].text


@pytest.mark.parametrize(
    "text", ["👩‍🏫 legt uit", "🧒🏽 en ❤️", "👨‍👩‍👧‍👦", "عربي en 中文", "Zoë, Özgür en Łukasz", "1️⃣ één"]
)
def test_emoji_and_letters_of_any_script_may_stay(text):
    document = read_text(f"- titel: {text}\n", "x.yml")
    assert document.findings == []
    assert document.value == [{"titel": unicodedata.normalize("NFC", text)}]


def test_letters_with_a_separate_accent_are_the_same_letters(rich):
    text = TERMS.replace("articulatie", "geïntegreerd café", 2).replace("id: geïntegreerd café", "id: articulatie")
    text = text.replace("Hoe je klanken maakt.", "Zie [[articulatie|de geïntegreerde één]].")
    assert text != unicodedata.normalize("NFD", text)
    made = []
    for form in ("NFC", "NFD"):
        assert not has_errors(with_file(rich, unicodedata.normalize(form, text)))
        made.append(load(rich).begrippen["articulatie"])
    assert made[0] == made[1]
    assert made[1].voorkeursterm == "geïntegreerd café"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(rich, newline, mark):
    right = read(rich)[0].begrippen
    assert with_file(rich, mark + TERMS.replace("\n", newline)) == []
    assert read(rich)[0].begrippen == right
    wrong = TERMS.replace("soort: doelgroep", "soort: groep")
    line = wrong.split("\n").index("  soort: groep") + 1
    assert {one.line for one in with_file(rich, mark + wrong.replace("\n", newline))} == {line}


# ---- too much

BIG = {
    "een-tekst": "- id: x\n  uitleg: " + "a" * (ROOM - 50),
    "een-tekst-met-een-apenstaartje": "- id: x\n  uitleg: " + "a" * (ROOM - 50) + " @",
    "initialen": "- id: x\n  uitleg: '" + "A. " * (ROOM // 3 - 20) + "'",
    "haken-om-niets": "- id: x\n  uitleg: '" + "[[logopedistt]] " * (ROOM // 16 - 20) + "'",
    "een-lijst": "- [" + "a," * (ROOM // 2 - 20) + "]",
    "diepe-lijsten": "- [[[[[[[[[[a]]]]]]]]]],\n" + "- [[[[[[[[[[a]]]]]]]]]]\n" * (ROOM // 24 - 2),
    "items-zonder-zin": "- {a: b}\n" * (ROOM // 9),
    "items-die-niet-te-lezen-zijn": "- a: b: c\n" * (ROOM // 10),
    "onbekende-velden": "- {" + filled("veld{}: x, ") + "a: b}",
    "dubbele-velden": "- {" + "a: b, " * (ROOM // 6 - 5) + "c: d}",
    "verwijzingen-naar-niets": f"{TERMS}- id: x\n  gerelateerd: [" + filled("logo{}, ")[: -len(TERMS)] + "]",
    "aliassen": "- [" + "*a," * (ROOM // 3 - 20) + "]",
    "spaties": "- a: 'x\n" + " " * (ROOM - 50),
    "tabs": "- a: x\n" + "\t" * (ROOM - 50),
    "opmerkingen": "# bel 0612345678\n" * (ROOM // 17),
    "documenten": "--- a\n" * (ROOM // 6),
}
IN_TEST = {"een-tekst", "haken-om-niets", "items-die-niet-te-lezen-zijn", "verwijzingen-naar-niets"}
"""The others take seconds each; they are for `make audit`."""


@pytest.mark.parametrize(
    "name", [name if name in IN_TEST else pytest.param(name, marks=pytest.mark.audit) for name in BIG]
)
def test_the_largest_file_that_is_read_is_answered_in_seconds(rich, name):
    found = with_file(rich, BIG[name])
    assert has_errors(found)
    assert 0 < len(codes(found)) < 20
    assert len(found) < 5 * MOST


def test_a_file_with_too_many_values_is_told_even_if_each_is_right(rich):
    words = (rich / "data/vocabularies.yml").read_text(encoding="utf-8")
    more = "".join(f"  - {{id: w{number}, naam: Woord {number}}}\n" for number in range(MAX_VALUES // 3))
    found = with_file(rich, words + more, "data/vocabularies.yml")
    assert codes(found, "data/vocabularies.yml") == {"Y27"}
    assert has_errors(found)


def test_a_file_of_fifty_megabytes_is_refused_without_reading_it(rich, capsys):
    path = rich / "data/glossary.yml"
    entry = TERMS.split("\n\n", 1)[0] + "\n"
    with path.open("w", encoding="utf-8") as file:
        for number in range(50_000_000 // len(entry) + 1):
            file.write(entry.replace("behandeling", f"behandeling-{number}", 1))
    assert path.stat().st_size > 50_000_000
    tracemalloc.start()
    assert codes([*read_file(rich, "data/glossary.yml").findings]) == {"Y03"}
    with within(MOST_SECONDS):
        assert main(["--root", str(rich), "check", "--vorm", "tekst"]) == 1
    assert tracemalloc.get_traced_memory()[1] < 10 * MAX_BYTES
    tracemalloc.stop()
    assert "data/glossary.yml:1: fout Y03: Dit bestand is groter dan 4 MB." in capsys.readouterr().out


def test_more_findings_than_anyone_reads_are_not_told(rich):
    found = with_file(rich, SOURCES + "- a: b: c\n" * (2 * MOST), "data/sources.yml")
    assert "Y26" in codes(found, "data/sources.yml")
    assert MOST < len(found) < MOST + 10


def test_ten_times_as_many_mistakes_take_ten_times_as_long_at_most(tmp_path):
    entry = "- {id: bron-{}, titel: T, uitgever: U, soort: beleid, gelezen: niets}\n"

    def seconds(number: int) -> float:
        root = tmp_path / str(number)
        shutil.copytree(MINI, root)
        (root / "data/sources.yml").write_text("".join(entry.replace("{}", str(n)) for n in range(number)), "utf-8")
        wrong = ", ".join(f"bronn-{n}" for n in range(number))
        terms = (
            (root / "data/glossary.yml").read_text(encoding="utf-8").replace("[zorginstituut-logopedie]", f"[{wrong}]")
        )
        (root / "data/glossary.yml").write_text(terms, "utf-8")
        start = time.process_time()
        assert len(read(root)[1]) >= min(number, MOST)
        return time.process_time() - start

    seconds(10)  # what is only done once
    assert seconds(3000) < 10 * max(seconds(300), 0.1) * 1.5


# ---- no flowchart to draw, no years to count

NODE = "  - {id: k{}, soort: vraag, tekst: Vraag {}?, antwoorden: [{tekst: ja, naar: k1}, {tekst: nee, naar: k2}]}\n"


def test_a_drawing_that_would_take_minutes_is_refused(rich):
    flow = (rich / "data/flowcharts/taal.yml").read_text(encoding="utf-8")
    more = "".join(NODE.replace("{}", str(number)) for number in range(61))
    found = with_file(rich, flow.replace("knopen:\n", f"knopen:\n{more}"), "data/flowcharts/taal.yml")
    assert codes(found, "data/flowcharts/taal.yml") == {"G14"}
    region = (rich / "data/regions.yml").read_text(encoding="utf-8")
    meeting = "    - {id: o{}, laag: bestuur, naam: O, doet: Praat., bronnen: [zorginstituut-logopedie]}\n"
    more = "".join(meeting.replace("{}", str(number)) for number in range(120))
    found = with_file(rich, region.replace("  overleggen:\n", f"  overleggen:\n{more}"), "data/regions.yml")
    assert codes(found, "data/regions.yml") == {"A11"}


# ---- what is no file


def no_file(path: Path, name: str) -> None:
    """Puts something else in the place of a file."""
    path.unlink()
    match name:
        case "map":
            path.mkdir()
        case "kring van links":
            path.symlink_to(path)
        case "link naar niets":
            path.symlink_to(path.with_name("niets.yml"))
        case "eindeloos apparaat":
            path.symlink_to("/dev/zero")
        case "pijp":
            os.mkfifo(path)


@pytest.mark.parametrize("name", ["map", "kring van links", "link naar niets", "eindeloos apparaat", "pijp", "niets"])
@pytest.mark.parametrize("file", ["data/glossary.yml", "data/flowcharts/taal.yml"])
def test_what_is_no_file_is_told(rich, name, file):
    no_file(rich / file, name)
    with within(MOST_SECONDS):
        found = read(rich)[1]
        with pytest.raises(DataError):
            load(rich)
    if (name, file) == ("niets", "data/flowcharts/taal.yml"):
        assert {one.code for one in found} == {"V02"}
    else:
        assert "Y01" in codes(found, file)


def test_a_folder_that_leads_into_itself_is_no_hang(rich):
    (rich / "data/lus").symlink_to(rich / "data")
    (rich / "docs/lus").symlink_to(rich / "docs")
    with within(MOST_SECONDS):
        read(rich)
        load(rich)


@pytest.mark.parametrize("error", [PermissionError, FileNotFoundError, IsADirectoryError, OSError])
def test_a_file_that_cannot_be_read_or_goes_away_meanwhile_is_told(rich, monkeypatch, error):
    opened = Path.open

    def refusing(path, *arguments, **named):
        if path.name == "glossary.yml":
            raise error(str(path))
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", refusing)
    assert "Y01" in codes(read(rich)[1])


def test_a_file_that_goes_away_between_the_list_and_the_reading_is_told(rich, monkeypatch):
    listed = loader._files

    def then_gone(root):
        files = listed(root)
        (root / "data/flowcharts/taal.yml").unlink()
        return files

    monkeypatch.setattr(loader, "_files", then_gone)
    assert "Y01" in codes(read(rich)[1], "data/flowcharts/taal.yml")
