"""How well the site is searched, beside Material's own search on the same pages and the same questions.

usage: .venv/bin/python benchmarks/search.py

Builds the site twice into a temporary folder: as it is, and with Material's search plugin as it comes
(`lang: nl`). Types every question of tests/search/queries.tsv into each search box and prints, for both, the
share of questions whose answer comes first, among the first three, the mean reciprocal rank, and what a
browser must load before the first result (gzip).
"""

import csv
import functools
import gzip
import http.server
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from browser import chromium_path  # noqa: E402

_OURS = ("assets/zoekindex.js", "assets/zoek.js", "assets/zoekmotor.js", "assets/vendor/zoekbibliotheek.js")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def build(source: Path, target: Path) -> None:
    """Builds the site in `source` into `target`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(target)]
    subprocess.run(command, cwd=source, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)


def stock_copy(folder: Path) -> Path:
    """A copy of what makes the site, with Material's search in the place of ours."""
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "overrides/partials/header.html").unlink()
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("plugins:\n", "plugins:\n  - search: {lang: nl}\n"), "utf-8")
    return folder


def serve(folder: Path) -> str:
    """Serves a folder; returns its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def ours(page: Page, address: str, question: str) -> list[str]:
    """The addresses that our search gives, best first."""
    if not page.url.startswith(address + "zoeken/"):
        page.goto(address + "zoeken/")
        page.locator("#zoek-hier").focus()
        page.locator(".zoek[data-klaar]").wait_for()
    page.locator("#zoek-hier").fill(question)
    return page.locator(".zoek__link").evaluate_all("all => all.map(a => a.href)")


def material(page: Page, address: str, question: str) -> list[str]:
    """The addresses that Material's search gives, best first, one a page."""
    box = page.locator(".md-search__input")
    if not page.url.startswith(address + "over/"):
        page.goto(address + "over/")
        box.click()
    meta = page.locator(".md-search-result__meta")
    box.fill("")
    page.wait_for_timeout(60)
    box.fill(question)
    box.press("End")  # it looks at keys, not at input
    page.wait_for_timeout(300)  # and answers from a worker
    if not meta.inner_text():
        return []
    return page.locator(".md-search-result__item > .md-search-result__link").evaluate_all("all => all.map(a => a.href)")


def measured(name: str, found: list[tuple[list[str], set[str]]], size: int) -> None:
    """Prints the figures of one search."""
    ranks = []
    for links, wanted in found:
        places = ["/".join(re.sub(r"[#?].*", "", link).rstrip("/").split("/")[-2:]) for link in links]
        ranks.append(next((rank for rank, place in enumerate(places, 1) if place in wanted), 0))
    first = sum(rank == 1 for rank in ranks) / len(ranks)
    three = sum(0 < rank <= 3 for rank in ranks) / len(ranks)
    reciprocal = sum(1 / rank for rank in ranks if rank) / len(ranks)
    loaded = f"{size / 1000:.0f} kB"
    print(f"{name:10} eerste {first:.1%}  eerste drie {three:.1%}  MRR {reciprocal:.3f}  laden {loaded}", flush=True)


def main() -> None:
    with (ROOT / "tests/search/queries.tsv").open(encoding="utf-8", newline="") as file:
        asked = [(row["vraag"], set(row["verwacht"].split("|"))) for row in csv.DictReader(file, delimiter="\t")]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        here = Path(folder)
        build(ROOT, here / "ours")
        build(stock_copy(here / "copy"), here / "material")
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        print(f"{len(asked)} vragen")
        address = serve(here / "ours")
        size = sum(len(gzip.compress((here / "ours" / name).read_bytes())) for name in _OURS)
        measured("onze", [(ours(page, address, question), wanted) for question, wanted in asked], size)
        address = serve(here / "material")
        index = here / "material/search/search_index.json"
        workers = (here / "material/assets/javascripts").rglob("*search*.js")
        size = sum(len(gzip.compress(path.read_bytes())) for path in [index, *workers])
        measured("Material", [(material(page, address, question), wanted) for question, wanted in asked], size)


if __name__ == "__main__":
    main()
