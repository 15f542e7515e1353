"""What an editor sees while writing: a change at once, a mistake in the browser, and never half a site."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, build

ANSWER = "wie-betaalt/dyslexie-ernstig/"
FILE = "data/responsibilities.yml"
TITLE = "Ernstige dyslexie op de basisschool"
WRONG = "Er klopt iets niet"
LONG = 60
"""Seconds after which a test gives up: no measure of speed (see benchmarks/preview.py)."""


class Served:
    """`mkdocs serve` in a copy of the repository."""

    def __init__(self, root: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.root = root
        self.log = root / "serve.log"
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}"]
        self.temporary = root / "tijdelijk"
        self.temporary.mkdir()
        environment = {
            **os.environ,
            "TMPDIR": str(self.temporary),
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": "https://wie-betaalt.example/",
        }
        self.process = subprocess.Popen(command, cwd=root, env=environment, stderr=self.log.open("w"))

    def get(self, address: str) -> str:
        """The page, also where it is an error page; '' where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def until(self, address: str, text: str, seconds: float) -> float:
        """Waits until a page shows a text; the seconds that took."""
        start = time.monotonic()
        while text not in self.get(address):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() - start < seconds, f"'{text}' staat na {seconds} s nog niet op {address}"
            time.sleep(0.05)
        return time.monotonic() - start

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("voorbeeld") / "clone"
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    served = Served(root)
    served.until(ANSWER, TITLE, LONG)
    yield served
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(LONG) == 0
    assert not list(served.temporary.iterdir()), "de voorbeeldsite is niet opgeruimd"


def test_a_change_shows_on_its_page_and_then_everywhere(preview):
    preview.replace(FILE, TITLE, "Een proeftitel over lezen")
    preview.until(ANSWER, "Een proeftitel over lezen", LONG)
    preview.until("wie-betaalt/", "Een proeftitel over lezen", LONG)
    preview.replace(FILE, "Een proeftitel over lezen", TITLE)
    preview.until(ANSWER, TITLE, LONG)


def test_a_changed_page_shows(preview):
    preview.replace("docs/over/index.md", "\n\n", "\n\nEen regel om te zien.\n\n")
    preview.until("over/", "Een regel om te zien.", LONG)


def test_a_mistake_in_the_data_stands_in_the_browser_until_it_is_mended(preview, browser):
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{preview.port}/{ANSWER}")
    page.get_by_role("heading", name=TITLE).wait_for(timeout=LONG * 1000)
    preview.replace(FILE, "zekerheid: ", "zekerheit: ")
    page.get_by_role("heading", name=WRONG).wait_for(timeout=LONG * 1000)  # the page reloads by itself
    found = page.locator("li").all_inner_texts()
    assert any(one.startswith(f"{FILE}:") and "M01" in one and "zekerheit" in one for one in found), found
    preview.replace(FILE, "zekerheit: ", "zekerheid: ")
    page.get_by_role("heading", name=TITLE).wait_for(timeout=LONG * 1000)
    page.close()


@pytest.mark.audit
def test_a_mistake_in_a_page_stands_in_the_browser_until_it_is_mended(preview):
    preview.replace("docs/over/index.md", "\n\n", "\n\n{{ bestaat_niet() }}\n\n")
    preview.until(ANSWER, WRONG, LONG)
    page = preview.get(ANSWER)
    assert "over/index.md" in page and "bestaat_niet" in page and "Traceback" not in page
    preview.replace("docs/over/index.md", "{{ bestaat_niet() }}", "")
    preview.until(ANSWER, TITLE, LONG)


def a_site(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ bestaat_niet() }}", 100),  # a macro that fails ends mkdocs at once
        pytest.param("[weg](bestaat-niet.md)", 1, marks=pytest.mark.audit),  # a warning, after all was written
    ],
)
def test_a_build_that_fails_leaves_the_last_site_as_it_was(clone, text, code):
    site = clone / "site"
    (site / "over").mkdir(parents=True)
    (site / "over" / "index.html").write_text("de site van gisteren", encoding="utf-8")
    (clone / "docs" / "zzz.md").write_text(f"# Proef\n\n{text}\n", encoding="utf-8")
    done = build(site, clone)
    assert done.returncode == code, done.stdout + done.stderr
    assert a_site(site) == {"over/index.html": b"de site van gisteren"}
    assert [path.name for path in clone.iterdir() if "site" in path.name] == ["site"]


def test_data_that_is_wrong_leaves_the_last_site_as_it_was(clone):
    site = clone / "site"
    site.mkdir()
    (site / "index.html").write_text("de site van gisteren", encoding="utf-8")
    (clone / FILE).write_text("- id: [", encoding="utf-8")
    done = build(site, clone)
    assert done.returncode == 1
    assert "fout" in done.stderr and "Traceback" not in done.stderr
    assert a_site(site) == {"index.html": b"de site van gisteren"}
