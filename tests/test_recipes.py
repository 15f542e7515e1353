"""The recipes hold: who types what they say, sees what they say."""

import re
import shlex
import struct
from pathlib import Path

import openpyxl
import pytest
from guide import GUIDE, PAGES, RECIPES, Block, blocks
from playwright.sync_api import expect
from screenshots import MAX_BYTES, NARROW, SHOTS, WIDE, actions, fill_in, open_form

from conftest import ROOT
from macros.__main__ import main
from macros.kinds import KINDS
from macros.loader import read

ANSWER = GUIDE / "recepten" / "een-antwoord-verbeteren.md"
MONITOR = GUIDE / "recepten" / "de-monitor-bijwerken.md"
_LINE = re.compile(r"(\.yml):\d+")
FORMS = {"situatie": "een-situatie-toevoegen", "begrip": "een-begrip-toevoegen"}


def without_line(finding: str) -> str:
    """A line of the report without its line number: that changes with every entry above it."""
    return re.sub(r"^(\S+?):\d+: ", r"\1: ", finding)


def found(root: Path) -> set[str]:
    """All findings but the tips, which errors elsewhere leave out."""
    return {without_line(str(one)) for one in read(root)[1] if one.level != "tip"}


def change(root: Path, looked_for: Block, becomes: str) -> None:
    file = root / looked_for.attributes["data-bestand"]
    text = "\n" + file.read_text(encoding="utf-8")
    old = "\n" + looked_for.text
    assert text.count(old) == 1, f"{looked_for.text!r} staat {text.count(old)} keer in {file.name}"
    file.write_text(text.replace(old, "\n" + becomes)[1:], encoding="utf-8")


def run(root: Path, command: Block, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit status and what is printed, without line numbers."""
    python, _m, package, *words = shlex.split(command.text)
    assert (python, package) == (".venv/bin/python", "macros")
    status = main(["--root", str(root), *words])
    return status, _LINE.sub(r"\1", capsys.readouterr().out)


@pytest.mark.parametrize("page", RECIPES, ids=lambda page: page.stem)
def test_who_follows_a_recipe_in_the_files_sees_what_it_says(page, clone, capsys):
    # Between the commands of the monitor the reader changes a workbook: they have a test of their own.
    commands = () if page == MONITOR else ("draai", "uitvoer")
    before = found(clone)
    looked_for, printed = None, ""
    for block in blocks(page, "vind", "wordt", "plak", "melding", *commands):
        if "vind" in block.classes:
            looked_for = block
        elif "wordt" in block.classes:
            change(clone, looked_for, block.text)
        elif "plak" in block.classes:
            file = clone / block.attributes["data-bestand"]
            file.write_text(f"{file.read_text(encoding='utf-8')}\n{block.text}", encoding="utf-8")
        elif "melding" in block.classes:
            assert found(clone) - before == {without_line(line) for line in block.text.splitlines()}
        elif "draai" in block.classes:
            status, printed = run(clone, block, capsys)
            assert status == 0, printed
        else:
            assert printed == _LINE.sub(r"\1", block.text)


def typed(page: Path, head: str) -> dict[str, str]:
    """The table of a page with this head: the name in the first column → what is to be typed."""
    table = page.read_text(encoding="utf-8").split(f"{head}\n", 1)[1].split("\n\n", 1)[0]
    return dict(re.findall(r"^\| (\w+) \| `([^`]+)` \|$", table, re.MULTILINE))


def test_who_keeps_the_monitor_in_excel_sees_what_the_recipe_says(clone, capsys, monkeypatch):
    monkeypatch.chdir(clone)
    out, in_ = blocks(MONITOR, "draai")
    said_out, said_in = blocks(MONITOR, "uitvoer")
    (refused,) = blocks(MONITOR, "uitvoer-fout")
    assert run(clone, out, capsys) == (0, said_out.text)
    workbook = openpyxl.load_workbook("monitor.xlsx")
    sheet = workbook["Standen"]
    row = typed(MONITOR, "| Kolom | Wat je typt |")
    assert list(row) == [cell.value for cell in sheet[1]]
    sheet.append(list(row.values()))
    workbook.save("monitor.xlsx")
    assert run(clone, in_, capsys) == (1, refused.text)
    (cell,) = [row[1] for row in workbook["Agenda"].iter_rows() if row[0].value == "monitor.tot"]
    cell.value = "2026-K4"
    workbook.save("monitor.xlsx")
    assert run(clone, in_, capsys) == (0, said_in.text)
    by_hand = Path("data/agendas/voorbeeld.yml").read_text(encoding="utf-8")
    assert "kwartaal: 2026-K4" in by_hand


@pytest.mark.browser
@pytest.mark.parametrize("kind", FORMS)
def test_who_fills_in_the_form_gets_the_text_that_is_shown(kind, visit):
    recipe = GUIDE / "recepten" / f"{FORMS[kind]}.md"
    tab = visit(width=WIDE)
    open_form(tab.page, tab.address, kind)
    expect(tab.page.locator(".redactie__status")).to_have_text("Het formulier staat klaar: Een nieuwe tekst.")
    first, *later = actions(recipe.read_text(encoding="utf-8")).values()
    fill_in(tab.page, first)
    tab.page.get_by_role("button", name="Maak de tekst klaar").click()
    for line in blocks(recipe, "ziet")[0].text.splitlines():
        expect(tab.page.locator(".redactie__fouten").filter(has_text=line)).to_have_count(1)
    tab.page.get_by_text("Mag ook: grondslag").click()
    for todo in later:
        fill_in(tab.page, todo)
    tab.page.get_by_role("button", name="Maak de tekst klaar").click()
    (text,) = blocks(recipe, "plak")
    expect(tab.page.locator("#redactie-yaml")).to_have_value(text.text)
    expect(tab.page.locator(".redactie__fouten:visible")).to_have_count(0)


@pytest.mark.browser
def test_who_improves_an_answer_in_the_form_sees_what_the_recipe_says(visit, clone):
    tab = visit(width=WIDE)
    page = tab.open("redactie/")
    page.locator("[data-formulier] form").wait_for()
    kind, title = re.findall(r"^\d\. Kies bij \*.*\*: `(.+)`\.$", ANSWER.read_text(encoding="utf-8"), re.M)
    page.get_by_label("Wat wil je maken?").select_option(label=kind)
    page.get_by_label("Nieuw, of een tekst die er al is?").select_option(label=title)
    expect(page.locator(".redactie__status")).to_have_text(f"Het formulier staat klaar: {title}.")
    wrong, right = blocks(ANSWER, "typ")
    shown = page.locator(".redactie__fouten:visible")
    page.get_by_label(wrong.attributes["data-veld"], exact=True).fill(wrong.text.strip())
    expect(shown).to_have_text(blocks(ANSWER, "ziet")[0].text.strip())
    page.get_by_label(right.attributes["data-veld"], exact=True).fill(right.text.strip())
    expect(shown).to_have_count(0)
    page.get_by_role("button", name="Maak de tekst klaar").click()
    new = page.locator("#redactie-yaml").input_value()
    assert right.text.split(".")[0] in " ".join(new.split())
    file = clone / KINDS["situatie"].file
    entries = re.split(r"^(?=- id: )", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    head = new.split("\n")[0] + "\n"
    before = found(clone)
    changed = [new + "\n" if entry.startswith(head) else entry for entry in entries]
    assert changed != entries
    file.write_text("".join(changed), encoding="utf-8")
    assert found(clone) == before


# ---- what the pages name


def test_every_command_that_is_named_exists(capsys):
    commands = 0
    for page in PAGES:
        for words in re.findall(r"python -m macros ([^`\n]+)", page.read_text(encoding="utf-8")):
            with pytest.raises(SystemExit) as stopped:
                main([*shlex.split(words), "--help"])
            assert stopped.value.code == 0, (page.name, words)
            commands += 1
    assert commands


def test_every_target_of_make_and_every_file_that_is_named_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert set(re.findall(r"(?:^|`)make (\w+)", text, re.M)) <= targets, page.name
        for path in re.findall(r"(?<![\w./-])(?:data|docs|macros|schema|scripts|tests|\.github)/[\w./-]*\w", text):
            assert (ROOT / path).exists(), (page.name, path)


def test_every_recipe_has_its_parts_and_is_in_the_list():
    listed = (GUIDE / "index.md").read_text(encoding="utf-8")
    assert len(RECIPES) >= 7
    for recipe in RECIPES:
        text = recipe.read_text(encoding="utf-8")
        for part in ("- **Voor wie:**", "- **Tijd:**", "- **Nodig:**", "{ #klaar }", "{ #mis }"):
            assert part in text, (recipe.name, part)
        minutes = re.search(r"\*\*Tijd:\*\* ongeveer (\d+) minuten", text)[1]
        assert re.search(rf"\(recepten/{recipe.name}\) \| {minutes} minuten \|", listed), recipe.name


def test_every_picture_is_shown_once_is_small_and_says_in_words_what_it_shows():
    shown = [
        image
        for recipe in RECIPES
        for image in re.findall(
            r"!\[(.+)\]\(\.\./beeld/([\w-]+)\.png\)\{ \.beeld width=(\d+) height=(\d+) ", recipe.read_text("utf-8")
        )
    ]
    assert sorted(name for _, name, _, _ in shown) == sorted(SHOTS)
    assert {path.stem for path in (GUIDE / "beeld").iterdir()} == set(SHOTS)
    for words, name, width, height in shown:
        picture = (GUIDE / "beeld" / f"{name}.png").read_bytes()
        assert len(picture) <= MAX_BYTES
        assert struct.unpack(">II", picture[16:24]) == (SHOTS[name][0], int(height))
        assert SHOTS[name][0] == int(width)
        assert SHOTS[name][0] in (NARROW, WIDE)
        assert len(words.split()) >= 5
