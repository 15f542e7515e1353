"""Builds the site with Zensical instead of MkDocs, from the same `mkdocs.yml`.

usage: .venv-zensical/bin/python -m scripts.zensical_site [--folder build/zensical]

Zensical passes over `hooks:` without a word. So what `macros/hooks.py` asks of MkDocs is done here around its
build, with the same functions. The site comes in the folder `site` of the folder. Exits with 1 where the data
has errors, Zensical fails, a page is missing or a term does not exist. `decisions/0001-generator.md` says why.
"""

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from macros import ROOT
from macros.content import UnknownTermError, finished
from macros.exports.search import SearchDocument
from macros.findings import DataError
from macros.pages import entry_of, pages
from macros.policy import with_policy
from macros.site import build_date, renderer, settings, version
from macros.sitefiles import site_files
from macros.termlinks import TermLinker

_CONTENT = re.compile(r'(<article[^>]*>)(.*?)(<aside class="melden")', re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_NAVIGATION = re.compile(r'<nav class="(?:md-tabs|menu)".*?</nav>', re.DOTALL)


class BuildError(Exception):
    """The site cannot be built; `str` says why, in Dutch."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the whole; returns the exit status."""
    parser = argparse.ArgumentParser(description="Bouw de site met Zensical.")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "zensical", help="de map voor de site")
    folder = parser.parse_args(argv).folder.resolve()
    try:
        build(folder)
    except (BuildError, UnknownTermError, DataError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Gebouwd met Zensical: {folder / 'site'}")
    return 0


def build(folder: Path) -> None:
    """Builds the site in `folder`, which is emptied first. Raises BuildError, UnknownTermError or DataError."""
    made = renderer(ROOT, settings(ROOT))
    shutil.rmtree(folder, ignore_errors=True)
    docs, site = folder / "docs", folder / "site"
    shutil.copytree(ROOT / "docs", docs)
    for path, markdown in pages(made, up=0).items():
        _write(docs / path, markdown.encode())
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(changed_settings()), encoding="utf-8")
    run_zensical(folder)
    names = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    if missing := sorted(name for name in names if not (site / address(name) / "index.html").is_file()):
        raise BuildError("\n  ".join([f"Zensical maakte {len(missing)} pagina's niet:", *missing]))
    linker = made.linker
    found = [finish_page(docs, site, name, linker) for name in sorted(names)]
    for name in names:
        if entry_of(name) in made.dataset.locations:
            hang_under(site / name.split("/")[0] / "index.html", site / address(name) / "index.html")
    for path in site.rglob("*.html"):
        path.write_text(with_policy(path.read_text(encoding="utf-8")), encoding="utf-8")
    others = site_files(made, ROOT, build_date(), [one for one in found if one])
    for path, content in others.items():
        _write(site / path, content)


def changed_settings() -> dict[str, Any]:
    """What differs from `mkdocs.yml`, for Zensical reads no folder outside that of its settings."""
    return {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": str(ROOT / "overrides"), "variant": "classic"},
        "plugins": [{"search": {"enabled": False}}],  # the site has a search of its own
        # Zensical adds an extension for code that loses our classes; the one of MkDocs, named later, takes its place.
        "markdown_extensions": ["pymdownx.superfences", "fenced_code"],
        "extra": {"versie": version(ROOT)},
    }


def run_zensical(folder: Path) -> None:
    """Has Zensical build from the settings in `folder`, anew: it sees no change in `data/`. Raises BuildError."""
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", "mkdocs.yml"]
    # The package of the macros stands in the repository, not in the folder.
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if subprocess.run(command, cwd=folder, env=environment, check=False).returncode:
        raise BuildError("Zensical kan de site niet bouwen; hierboven staat waarom.")


def address(name: str) -> str:
    """The address within the site of a Markdown file: 'over/index.md' → 'over/', 'index.md' → ''."""
    return re.sub(r"(^|/)index/$", r"\1", name.removesuffix(".md") + "/")


def finish_page(docs: Path, site: Path, name: str, linker: TermLinker) -> SearchDocument | None:
    """Links the terms in a built page; what the search must find of it. Raises BuildError or UnknownTermError."""
    path = site / address(name) / "index.html"
    page = path.read_text(encoding="utf-8")
    content, title = _CONTENT.search(page), _TITLE.search(page)
    if not content or not title:
        raise BuildError(f"{name}: de gebouwde pagina heeft geen inhoud of geen titel.")
    # The title of the page stands before that of the site, see overrides/main.html.
    own = html.unescape(title[1]).rpartition(" – ")[0]
    meta = front_matter((docs / name).read_text(encoding="utf-8"))
    linked, found = finished(content[2], name, address(name), own, meta, linker)
    path.write_text(page[: content.start(2)] + linked + page[content.end(2) :], encoding="utf-8")
    return found


def hang_under(section: Path, path: Path) -> None:
    """Gives a page outside the navigation the tabs and the menu of the first page of its section, one folder up."""
    blocks = iter(_NAVIGATION.findall(section.read_text(encoding="utf-8")))
    page = _NAVIGATION.sub(
        lambda _: next(blocks).replace('href="', 'href="../').replace(' aria-current="page"', ""),
        path.read_text(encoding="utf-8"),
    )
    path.write_text(page, encoding="utf-8")


def front_matter(markdown: str) -> Mapping[str, Any]:
    """The settings at the top of a page."""
    return yaml.safe_load(markdown.split("---\n", 2)[1]) if markdown.startswith("---\n") else {}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
