"""Walks through a built site in a browser and gathers what is wrong with its pages.

One visit looks at everything at once: axe, the Content-Security-Policy, requests, what the browser keeps,
reflow and layout shift. `test_audit.py` visits a sample with it in `make test` and every page in `make audit`.
"""

import contextlib
import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize

from macros import site
from macros.audited import FIGURES

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
"""What axe looks for: all of WCAG 2.2, levels A and AA."""
Scheme = Literal["light", "dark"]
EVERYTHING: dict[Scheme, tuple[int, ...]] = {"light": (390, 1280), "dark": (1280, 390)}
"""Colour scheme → the widths to look at, in this order; the page is loaded at the first."""
NARROW = (320, 640)
"""Reflow: 320 px is 1280 at 400 %, 640 px is 1280 at 200 % zoom."""
MOST_SHIFT = 0.01
"""Cumulative layout shift of one load; Google calls 0.1 good, here nothing may be seen to jump."""
SCROLLS = ".matrix-kader, .schemakader, .tabelkader, .praatplaat__overleg, pre > code, .md-typeset__scrollwrap"
"""What may scroll sideways: tables, drawings and code, whose meaning is in two directions (WCAG 1.4.10)."""
COUNTED = ("axe", "naamloos", "CSP", "melding", "ander adres", "cookie", "bewaard", "te breed", "verspringt")
"""The kinds of problem, each counted in the figures."""
AXE_VERSION = re.search(r"axe v([\d.]+)", AXE_SCRIPT)[1]  # type: ignore[index]

_REFRESH = re.compile(r'<meta http-equiv="refresh" content="\d+; ?url=([^"]+)"')
_WATCH = """
globalThis.__audit = { violations: [], shift: 0 };
document.addEventListener("securitypolicyviolation", (event) =>
  __audit.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (!entry.hadRecentInput) __audit.shift += entry.value;
})).observe({ type: "layout-shift", buffered: true });
"""
_SETTLED = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime < Infinity).map((one) => one.finished)))
  .then(() => true)"""
"""After a change of width the theme fades its tabs in: a colour on its way to another is not what is read."""
_TOO_WIDE = """(allowed) => {
  const root = document.documentElement;
  const found = root.scrollWidth > innerWidth ? [`de pagina is ${root.scrollWidth} px`] : [];
  document.querySelectorAll("body *").forEach((one) => {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    if (scrolls && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && !one.matches(allowed))
      found.push(`${one.localName}.${one.className} schuift opzij`);
  });
  return found;
}"""


def pages(folder: Path) -> list[str]:
    """The addresses below the site of all pages that have something to read: every folder's index, and the 404."""
    return [address for address, target in _addresses(folder) if target is None]


def redirects(folder: Path) -> list[str]:
    """The addresses of the pages that only lead on to another."""
    return [address for address, target in _addresses(folder) if target is not None]


def _addresses(folder: Path) -> Iterator[tuple[str, str | None]]:
    for path in sorted(folder.rglob("*.html")):
        target = _REFRESH.search(path.read_text(encoding="utf-8"))
        yield path.relative_to(folder).as_posix().removesuffix("index.html"), target and target[1]


def axe(page: Page) -> list[str]:
    """What axe finds wrong with a page as it stands now: one line, with rule and place, for each element."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(options) => axe.run(document, options)", {**WCAG, "resultTypes": ["violations"]})
    return [f"{rule['id']} {json.dumps(node['target'])}" for rule in found["violations"] for node in rule["nodes"]]


def _screen(width: int) -> ViewportSize:
    return {"width": width, "height": 900}


class Auditor:
    """Visits pages of a served site and gathers problems, one line each, and figures.

    `address` ends with a slash; a request that does not start with `home` goes to another host.
    """

    def __init__(self, browser: Browser, address: str, home: str) -> None:
        self.browser = browser
        self.address = address
        self.home = home
        self.problems: list[str] = []
        self.shifts = [0.0]
        self.figures: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))

    def visit(self, path: str, schemes: Mapping[Scheme, tuple[int, ...]] = EVERYTHING) -> None:
        """Looks at a page in every colour scheme and width, with all its views, and all that is folded unfolded."""
        figures, problems, shifts = self.figures.copy(), [*self.problems], [*self.shifts]
        try:
            self._visit(path, schemes)
        except Error as error:
            if "Target crashed" not in str(error):
                raise
            # A browser on a busy machine that falls over says nothing of the page. Twice, it does.
            self.figures, self.problems, self.shifts = figures, problems, shifts
            self._visit(path, schemes)

    def _visit(self, path: str, schemes: Mapping[Scheme, tuple[int, ...]]) -> None:
        self.figures["pagina's"] += 1
        for scheme, widths in schemes.items():
            with self._opened(path, scheme, widths[0]) as page:
                self._load(page, path, scheme)
                self._names(page, path, scheme)
                self._reflow(page, path, scheme)
                for view in self._views(page):
                    for width in widths:
                        page.set_viewport_size(_screen(width))
                        page.evaluate(_SETTLED)
                        self._axe(page, f"{path} ({scheme}, {width} px{view})")

    def follow(self, path: str) -> None:
        """Follows a page that leads on: it must arrive, ask nothing of another host and obey its policy."""
        self.figures["doorverwijzingen"] += 1
        with self._opened(path, "light", NARROW[0]) as page:
            page.goto(self.address + path, wait_until="commit")
            page.wait_for_url(lambda url: url != self.address + path, wait_until="load")
            if page.locator("h1").count() != 1:
                self._found("melding", path, f"leidt naar {page.url}")

    @contextlib.contextmanager
    def _opened(self, path: str, scheme: Scheme, width: int) -> Iterator[Page]:
        """A fresh browser without a past, before it has gone anywhere; afterwards what it heard is a problem."""
        asked: list[str] = []
        with self.browser.new_context(viewport=_screen(width), color_scheme=scheme) as context:
            context.on("request", lambda request: asked.append(request.url))
            context.add_init_script(_WATCH)
            page = context.new_page()
            page.on("console", lambda message: self._found("melding", path, message.text))
            page.on("pageerror", lambda error: self._found("melding", path, str(error)))
            yield page
            for url in asked:
                if not url.startswith((self.home, "data:", "blob:")):
                    self._found("ander adres", path, url)
            for violation in page.evaluate("__audit.violations"):
                self._found("CSP", path, violation)
            self._kept(context, page, path)

    def _load(self, page: Page, path: str, scheme: Scheme) -> None:
        page.goto(self.address + path, wait_until="networkidle")
        shift = page.evaluate("__audit.shift")
        self.shifts.append(shift)
        if shift >= MOST_SHIFT:
            self._found("verspringt", f"{path} ({scheme})", f"{shift:.3f}")

    def _kept(self, context: BrowserContext, page: Page, path: str) -> None:
        """A reader who chose nothing leaves nothing behind."""
        for cookie in context.cookies():
            self._found("cookie", path, str(cookie.get("name")))
        for key in page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"):
            self._found("bewaard", path, key)

    def _names(self, page: Page, path: str, scheme: Scheme) -> None:
        """All that can have the focus has a role and a name for a screen reader."""
        session = page.context.new_cdp_session(page)
        for node in session.send("Accessibility.getFullAXTree")["nodes"]:
            focusable = {"name": "focusable", "value": {"type": "booleanOrUndefined", "value": True}}
            role = node.get("role", {}).get("value")
            # Code too wide for the screen can be scrolled with the arrows; it has its own text, and is no control.
            if focusable not in node.get("properties", []) or role in ("RootWebArea", "code"):
                continue
            if role in ("generic", "none", "LabelText") or not node.get("name", {}).get("value", "").strip():
                self._found("naamloos", f"{path} ({scheme})", f"{role} {node.get('name', {}).get('value', '')!r}")
        session.detach()

    def _reflow(self, page: Page, path: str, scheme: Scheme) -> None:
        for width in NARROW:
            page.set_viewport_size(_screen(width))
            for too_wide in page.evaluate(_TOO_WIDE, SCROLLS):
                self._found("te breed", f"{path} ({scheme}, {width} px)", too_wide)

    def _views(self, page: Page) -> Iterator[str]:
        """Shows the page as it opens, then each other view that it offers; everything folded is unfolded."""
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        yield ""
        for name in page.locator("[data-weergave] button[aria-pressed='false']").all_inner_texts():
            page.get_by_role("group", name="Weergave").get_by_role("button", name=name).click()
            yield f", {name}"

    def _axe(self, page: Page, where: str) -> None:
        self.figures["axe-runs"] += 1
        for violation in axe(page):
            self._found("axe", where, violation)

    def _found(self, kind: str, where: str, what: str) -> None:
        self.figures[kind] += 1
        self.problems.append(f"/{where}: {kind}: {what}")


def write(parts: list[dict[str, Any]], root: Path) -> str:
    """Writes the figures of a whole audit, dealt out in parts, to `benchmarks/audit.json`; returns them as text."""
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part["figures"])
    found = {
        "datum": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "versie": site.version(root),
        "axe-core": AXE_VERSION,
        "chromium": parts[0]["chromium"],
        **total,
        "grootste verspringing": round(max(part["shift"] for part in parts), 4),
    }
    text = json.dumps(found, ensure_ascii=False, indent=2)
    (root / FIGURES).write_text(text + "\n", encoding="utf-8")
    return text
