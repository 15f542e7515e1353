"""What the tests share: small data to break, the built site, a server for it, and a browser."""

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

import audit

ROOT = Path(__file__).resolve().parent.parent
MINI = Path(__file__).with_name("mini")
RICH = Path(__file__).with_name("rich")
"""Small valid data that uses every field of every type; `mini` holds the least that is valid."""
sys.path.insert(0, str(ROOT / "scripts"))

from browser import chromium_path  # noqa: E402

SUBPATH = "wie-betaalt-proef"
"""The site is served below a path of its own, as project pages are: a link that starts at / breaks here."""
SITE_URL = f"https://wie-betaalt.example/{SUBPATH}/"


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A copy of the smallest valid data, to change."""
    shutil.copytree(MINI / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A copy of the small data that uses every field, and of a page that names it, to change."""
    shutil.copytree(RICH, tmp_path / "rich")
    return tmp_path / "rich"


@pytest.fixture
def change(mini: Path) -> Callable[[str, str, str], Path]:
    """Replaces a text in a file of the small data; the text must be there."""

    def changed(file: str, old: str, new: str) -> Path:
        path = mini / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} staat niet in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return mini

    return changed


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of everything that makes the site, to change and build."""
    return copied(tmp_path / "clone")


def copied(target: Path) -> Path:
    """Copies everything that makes the site to a new folder; returns that folder."""
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def build(target: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Builds the site of a checkout into a folder, strictly; returns the finished process."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the whole site, built once, strictly."""
    target = tmp_path_factory.mktemp("www") / SUBPATH
    done = build(target)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        # A browser that leaves a page while it loads breaks the pipe; that is no news.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site, with a slash at the end."""
    with served(site.parent) as home:
        yield f"{home}{SUBPATH}/"


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves a folder as long as the context lasts; gives its address, with a slash at the end."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Fails, never skips, where there is none: `make test` installs it."""
    path = chromium_path()
    assert path, "Er is geen Chromium; draai 'make test' of zet de variabele CHROMIUM."
    with sync_playwright() as playwright:
        # Chromium's own calls home have nothing to do with the site and are refused on closed networks.
        arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


class Visit:
    """A page in a fresh browser, with what it asked for and what it complained of."""

    def __init__(self, browser: Browser, address: str, width: int, scheme: str, javascript: bool):
        self.context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=javascript,
        )
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context.set_default_timeout(5000)
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.context.route("**/*", self._record)

    def _record(self, route: Route) -> None:
        self.requests.append(route.request.url)
        if route.request.url.startswith(self.address.split("/", 3)[0] + "//127.0.0.1"):
            route.continue_()
        else:
            route.abort()

    @property
    def outside(self) -> list[str]:
        """The requests that went to another host."""
        return [url for url in self.requests if not url.startswith(self.address.rsplit(SUBPATH, 1)[0])]

    def open(self, path: str = "") -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens the site in a fresh browser: visit(width=390, scheme='light', javascript=True)."""
    visits: list[Visit] = []

    def make(width: int = 390, scheme: str = "light", javascript: bool = True) -> Visit:
        visits.append(Visit(browser, address, width, scheme, javascript))
        return visits[-1]

    yield make
    for one in visits:
        one.context.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After `make audit`: what it counted, also in `benchmarks/audit.json`, and what other long tests did."""
    reports = [one for outcome in ("passed", "failed") for one in terminalreporter.stats.get(outcome, [])]
    for told in (value for report in reports for name, value in report.user_properties if name == "geteld"):
        terminalreporter.write_line(told)
    parts = [value for report in reports for name, value in report.user_properties if name == "audit"]
    if parts and len(parts) == parts[0]["parts"]:
        terminalreporter.write_sep("-", "audit")
        terminalreporter.write_line(audit.write(parts, ROOT))
