"""What a reader's phone has to fetch, compressed: each page on a first visit, and our own scripts.

usage: .venv/bin/python benchmarks/weight.py [SITE]          (default: site/)

Every answer is counted as gzip -6 of what it holds, as a host sends it; what a page fetches only when
somebody searches is not part of a first visit. The same pages by stock Material stand beside ours.
"""

import functools
import gzip
import http.server
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from browser import chromium_path

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "home": "",
    "situation": "wie-betaalt/dyslexie-ernstig/",
    "term": "begrippen/thuiszitter/",
    "matrix": "wie-betaalt/",
    "flow": "stroomschemas/wie-betaalt/",
    "parents": "ouders/",
}
FORM = "redactie.js"
"""The script of the editors' form, on a page that no reader needs."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site in silence."""

    def log_message(self, *_: object) -> None:
        pass


def serve(site: Path) -> str:
    """Serves a folder until the program ends; its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def main() -> None:
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    with tempfile.TemporaryDirectory() as folder:
        plain = stock(Path(folder))
        ours, peer = (weights(one) for one in (site, plain))
    print(f"{'page':<12}{'kB':>7}{'stock kB':>10}{'ratio':>7}  of which html, css, js, other (kB)")
    for name in PAGES:
        parts = ", ".join(f"{ours[name].get(kind, 0) / 1000:.1f}" for kind in ("html", "css", "js", "other"))
        own, its = (sum(found[name].values()) for found in (ours, peer))
        print(f"{name:<12}{own / 1000:>7.1f}{its / 1000:>10.1f}{own / its:>7.2f}  {parts}")
    scripts = {
        path.name: len(gzip.compress((site / "assets" / path.name).read_bytes(), 6)) / 1000
        for path in sorted((ROOT / "docs/assets").glob("*.js"))
    }
    readers = sum(size for name, size in scripts.items() if name != FORM)
    print(
        f"\nour own scripts, on all pages together: {readers:.1f} kB; the editors' form besides: {scripts[FORM]:.1f} kB"
    )
    print(", ".join(f"{name} {size:.1f}" for name, size in scripts.items()))


def weights(site: Path) -> dict[str, dict[str, int]]:
    """Page → kind of file → bytes of a first visit."""
    address = serve(site)
    found: dict[str, dict[str, int]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for name, path in PAGES.items():
            page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
            answers = []
            page.on("response", lambda answer, into=answers: into.append(answer))
            page.goto(address + path, wait_until="networkidle")
            kinds: dict[str, int] = {}
            for answer in answers:
                kind = {"document": "html", "stylesheet": "css", "script": "js"}.get(
                    answer.request.resource_type, "other"
                )
                kinds[kind] = kinds.get(kind, 0) + len(gzip.compress(answer.body(), 6))
            found[name] = kinds
            page.context.close()
        browser.close()
    return found


def stock(folder: Path) -> Path:
    """The same pages as a stock Material site makes them."""
    sys.path.insert(0, str(Path(__file__).parent))
    from peers import material

    from content import grown

    site = material(grown(folder / "site", 0), folder / "stock")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=site,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return site / "site"


if __name__ == "__main__":
    main()
