"""The editors' pages as the tests read them: their marked blocks, in order."""

import re
from pathlib import Path

from conftest import ROOT

GUIDE = ROOT / "docs" / "meedoen"
RECIPES = sorted((GUIDE / "recepten").glob("*.md"))
PAGES = [*sorted(GUIDE.glob("*.md")), *RECIPES]
_FENCE = re.compile(r"^``` \{ ([^}\n]*) \}\n(.*?)^```$|^<!-- (geen melding) -->$", re.MULTILINE | re.DOTALL)


class Block:
    """A block of text in a page: what it is for (its classes), its attributes and the text itself."""

    def __init__(self, options: str, text: str):
        words = options.split()
        self.classes = {word[1:] for word in words if word.startswith(".")}
        self.attributes = dict(word.split("=", 1) for word in words if "=" in word)
        self.text = text


def blocks(page: Path, *classes: str) -> list[Block]:
    """The blocks of a page, in order; only those with one of these classes where any are given."""
    matches = _FENCE.finditer(page.read_text(encoding="utf-8"))
    # Where a recipe says that nothing is found, no empty block stands on the page.
    found = [Block(".melding", "") if one[3] else Block(one[1], one[2]) for one in matches]
    return [block for block in found if not classes or block.classes & set(classes)]
