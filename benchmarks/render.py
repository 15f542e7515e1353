"""Writes every page of the site in this folder to TARGET as Markdown without macros, for another builder.

usage: PYTHONPATH=. python benchmarks/render.py TARGET [--linked]

With `--linked` the terms are links in the form that mkdocs-ezglossary looks up: `<a href="begrip:id">`.
"""

import re
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import yaml

import macros
from macros.pages import pages
from macros.site import _Loader, renderer, settings
from macros.termlinks import TermLinker

_LINK = re.compile(r'<a class="begrip" href="[./]*begrippen/([^/]+)/" title="[^"]*">')


class Env:
    """As much of mkdocs-macros as `define_env` asks for."""

    def __init__(self, root: Path):
        self.conf = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
        self.variables: dict[str, Any] = {**self.conf["extra"], "config": self.conf}
        self.page = types.SimpleNamespace(url="")

    def macro(self, function: Callable[..., str], name: str) -> None:
        self.variables[name] = function


def main(target: Path, linked: bool) -> None:
    root = macros.ROOT
    env = Env(root)
    macros.define_env(env)
    jinja = jinja2.Environment(undefined=jinja2.StrictUndefined)
    made = renderer(root, settings(root))
    found = pages(made)
    for path in (root / "docs").rglob("*.md"):
        name = path.relative_to(root / "docs").as_posix()
        env.page.url = re.sub(r"(^|/)index/$", r"\1", name.removesuffix(".md") + "/")
        found[name] = jinja.from_string(path.read_text(encoding="utf-8")).render(**env.variables)
    linker = TermLinker.of(made.dataset)
    for name, text in found.items():
        if linked:
            front, _, body = text.removeprefix("---\n").partition("\n---\n")
            links = _LINK.sub(r'<a href="begrip:\1">', linker.link(body, "../"))
            if name.startswith("begrippen/") and name.removesuffix(".md").split("/")[1] in made.dataset.begrippen:
                front += f"\nterms:\n- begrip: [{Path(name).stem}]"
            text = f"---\n{front}\n---\n{links}"
        written = target / name
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--linked" in sys.argv)
