"""The writing guide teaches only what holds: each wrong text gives the finding beside it, each right one none."""

import re
from pathlib import Path

import pytest
from guide import GUIDE, Block, blocks

from macros.loader import read

PAGES = (GUIDE / "schrijfwijzer.md", GUIDE / "besluiten.md")
# What the guide may not hold itself, because it is checked as well; all of it invented.
FILLED_IN = {
    "‹achternaam›": "Voorbeeldnaam",
    "‹voornaam›": "Voorbeeld",
    "‹e-mailadres van een persoon›": "voor.naam@school.example",
    "‹mobiel nummer›": "06 00000000",
}
_FIELD = re.compile(r"  (\w+):")


def pairs() -> list[tuple[Block, Block]]:
    marked = [block for page in PAGES for block in blocks(page, "goed", "fout")]
    return list(zip(marked[::2], marked[1::2], strict=True))


def put_in(root: Path, snippet: str) -> None:
    """Gives an entry of the small data the fields of a snippet, in the place of its own."""
    for placeholder, value in FILLED_IN.items():
        snippet = snippet.replace(placeholder, value)
    assert "‹" not in snippet
    head, *fields = snippet.rstrip("\n").split("\n")
    names = {match[1] for line in fields if (match := _FIELD.match(line))}
    (file,) = [path for path in (root / "data").glob("*.yml") if f"{head}\n" in path.read_text(encoding="utf-8")]
    lines = file.read_text(encoding="utf-8").split("\n")
    start = lines.index(head)
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith("  ")), len(lines))
    kept, keeping = [], True
    for line in lines[start + 1 : end]:
        if match := _FIELD.match(line):
            keeping = match[1] not in names
        if keeping:
            kept.append(line)
    file.write_text("\n".join([*lines[: start + 1], *kept, *fields, *lines[end:]]), encoding="utf-8")


def test_wrong_and_right_take_turns():
    assert len(pairs()) >= 20
    for wrong, right in pairs():
        assert "fout" in wrong.classes, wrong.text
        assert "goed" in right.classes, right.text


@pytest.mark.parametrize("wrong", [one for one, _ in pairs()], ids=lambda one: one.attributes["data-melding"])
def test_the_wrong_text_gives_exactly_the_finding_beside_it(wrong, mini):
    put_in(mini, wrong.text)
    assert [one.code for one in read(mini)[1]] == [wrong.attributes["data-melding"]]


@pytest.mark.parametrize(("wrong", "right"), pairs(), ids=lambda one: one.attributes.get("data-melding", "goed"))
def test_the_right_text_gives_no_finding(wrong, right, mini):
    put_in(mini, right.text)
    assert read(mini)[1] == []


def test_the_code_that_is_named_is_that_of_the_example():
    text = PAGES[0].read_text(encoding="utf-8")
    named = re.findall(
        r"^Fout \(\[(\w\d\d)\]\(meldingen\.md#(\w\d\d)\)\):\n\n``` \{ \.yaml \.fout data-melding=(\w\d\d) \}$",
        text,
        re.M,
    )
    assert len(named) == len(blocks(PAGES[0], "fout"))
    assert all(len(set(codes)) == 1 for codes in named)
