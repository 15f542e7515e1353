"""Makes the pictures of the recipes from the built site: `docs/meedoen/beeld/*.png`.

usage: .venv/bin/python scripts/screenshots.py [--site FOLDER]

Without --site the site is built first, into a folder that is thrown away. The forms are filled in with what
the recipes themselves say, so that a picture shows what a reader sees. The size of the window, the day, the
language and the colours are fixed: the same site on the same machine gives the same pictures.
"""

import argparse
import dataclasses
import functools
import http.server
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from browser import chromium_path

ROOT = Path(__file__).resolve().parent.parent
RECIPES = ROOT / "docs" / "meedoen" / "recepten"
TARGET = ROOT / "docs" / "meedoen" / "beeld"
MAX_BYTES = 60_000
NARROW, WIDE = 390, 900
"""The widths of a window, in pixels: a telephone and a small computer."""
MARGIN = 8
MOST_HEIGHT = 380
"""The most pixels of a part that are shown: of a long table the first rows are enough."""
TODAY = "2026-11-22T12:00:00"
_ROW = re.compile(r"^\| \*\*(.+?)\*\* \| (typ|kies|vink aan)(?: `([^`]*)`)? \|$", re.MULTILINE)
_STEP = re.compile(r"^### .*?\{ #(stap-\d+) \}$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Action:
    """What a recipe asks for one field of a form."""

    label: str
    verb: str
    """'typ', 'kies' or 'vink aan'."""
    value: str


def actions(recipe: str) -> dict[str, list[Action]]:
    """The steps of a recipe (its Markdown) that fill in fields: anchor of the step → what to do, in order."""
    parts = _STEP.split(recipe)
    steps = zip(parts[1::2], parts[2::2], strict=True)
    return {step: found for step, text in steps if (found := [Action(*row) for row in _ROW.findall(text)])}


def fill_in(page: Page, todo: list[Action]) -> None:
    """Does what a step of a recipe says, in the form that is open."""
    for action in todo:
        field = page.locator("[data-formulier]").get_by_label(action.label, exact=True)
        if action.verb == "vink aan":
            field.check()
        elif action.verb == "kies" and field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=action.value)
        else:
            field.fill(action.value)


def open_form(page: Page, address: str, kind: str, id_: str = "") -> None:
    """Opens the form of the editors for a text ('' for a new one)."""
    page.goto(f"{address}redactie/#{kind}={id_}")
    page.locator("[data-formulier] form").wait_for()


def _answer(page: Page, address: str) -> Locator:
    page.goto(f"{address}wie-betaalt/dyslexie-ernstig/")
    return page.locator("aside.herkomst")


def _answer_form(page: Page, address: str) -> Locator:
    open_form(page, address, "situatie", "dyslexie-ernstig")
    field = page.get_by_label("Antwoord", exact=True)
    field.fill("Onderzoek en behandeling worden vergoed.")
    page.locator("[data-code=I01]").first.wait_for()
    return page.locator(".redactie__veld", has=field)


def _situation(page: Page, address: str) -> Locator:
    open_form(page, address, "situatie")
    fill_in(page, actions((RECIPES / "een-situatie-toevoegen.md").read_text(encoding="utf-8"))["stap-3"])
    page.get_by_role("button", name="Maak de tekst klaar").click()
    return page.locator(".redactie__samenvatting")


def _term(page: Page, address: str) -> Locator:
    open_form(page, address, "begrip")
    fill_in(page, actions((RECIPES / "een-begrip-toevoegen.md").read_text(encoding="utf-8"))["stap-3"])
    page.locator("[data-code=B03]").first.wait_for()
    return page.locator(".redactie__veld", has=page.get_by_label("Definitie", exact=True))


def _region(page: Page, address: str) -> Locator:
    page.goto(f"{address}begrippen/algemene-verordening-gegevensbescherming/")
    return page.get_by_role("region", name="Verschillen per regio")


def _flow(page: Page, address: str) -> Locator:
    page.goto(f"{address}stroomschemas/ernstige-dyslexie/#v1")
    return page.locator("#v1")


def _monitor(page: Page, address: str) -> Locator:
    page.goto(f"{address}samenwerken/voorbeeld/")
    return page.locator("table.monitor").first


def _address(page: Page, address: str) -> Locator:
    page.goto(f"{address}begrippen/centrum-voor-jeugd-en-gezin/")
    return page.locator("aside.herkomst")


SHOTS: dict[str, tuple[int, Callable[[Page, str], Locator]]] = {
    "antwoord-bewerken": (NARROW, _answer),
    "antwoord-formulier": (WIDE, _answer_form),
    "situatie-formulier": (WIDE, _situation),
    "begrip-formulier": (WIDE, _term),
    "regionale-variant": (WIDE, _region),
    "stroomschema": (NARROW, _flow),
    "monitor": (WIDE, _monitor),
    "vast-adres": (NARROW, _address),
}
"""Name of a picture → the width of the window, and what opens the page and gives the part to show."""


def shoot(address: str, target: Path) -> None:
    """Writes all pictures of the site at an address. Raises ValueError where one is too large to send."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for name, (width, opened) in SHOTS.items():
            page = browser.new_page(
                viewport={"width": width, "height": 800},
                color_scheme="light",
                reduced_motion="reduce",
                locale="nl-NL",
                timezone_id="Europe/Amsterdam",
            )
            page.clock.set_fixed_time(TODAY)
            box = opened(page, address).bounding_box()
            assert box, name
            # Coordinates in the whole page, as wide as the window, so that every picture has the same width.
            top = box["y"] + page.evaluate("scrollY") - MARGIN
            clip = {"x": 0, "y": max(0, top), "width": width, "height": min(box["height"], MOST_HEIGHT) + 2 * MARGIN}
            page.evaluate("scrollTo(0, 0)")
            picture = page.screenshot(clip=clip, full_page=True, animations="disabled", caret="hide")
            if len(picture) > MAX_BYTES:
                raise ValueError(f"{name}.png is {len(picture)} bytes; the most is {MAX_BYTES}")
            (target / f"{name}.png").write_bytes(picture)
            page.close()
        browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the pictures of the recipes.")
    parser.add_argument("--site", type=Path, help="a built site; without it the site is built first")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site or Path(folder)
        if not arguments.site:
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", folder]
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
        handler = functools.partial(_Quiet, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        TARGET.mkdir(exist_ok=True)
        shoot(f"http://127.0.0.1:{server.server_port}/", TARGET)
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
