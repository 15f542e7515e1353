"""Says what becomes of data: a valid site or findings; raises what no data may raise."""

import contextlib
import datetime
import functools
import io
import re
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import jinja2
import yaml

from macros.__main__ import main
from macros.dataset import Dataset
from macros.findings import Finding, has_errors, messages
from macros.fragments import Fragments
from macros.loader import read
from macros.pages import pages
from macros.regional import Regional
from macros.render import Renderer, Site
from macros.sitefiles import site_files
from macros.termlinks import TermLinker

SITE = Site("https://wie-betaalt.example/", "https://forge.example/wie-betaalt", "main")
MOST_SECONDS = 5
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
VALID, REPORTED = "geldig", "meldingen"
_JARGON = re.compile(
    r"Traceback|NoneType|<class|object at 0x|\b\w*(?:Error|Exception)\b|pydantic|[Ii]nput should|\bstr\b"
)


class TooSlow(BaseException):
    """No Exception, so that nothing but the test catches it."""


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TooSlow after so many seconds of this process's own time: a busy machine does not count.

    Waiting (for a pipe, for Graphviz) is no time of its own; twenty times as long on the clock ends that as well.
    """

    def stop(*_: object) -> None:
        raise TooSlow(f"langer dan {seconds} s")

    timers = ((signal.ITIMER_VIRTUAL, signal.SIGVTALRM, seconds), (signal.ITIMER_REAL, signal.SIGALRM, 20 * seconds))
    before = [signal.signal(number, stop) for _timer, number, _most in timers]
    for timer, _number, most in timers:
        signal.setitimer(timer, most)
    try:
        yield
    finally:
        for (timer, number, _most), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def _sentence(code: str) -> re.Pattern[str]:
    words = f"{messages()[code].tekst} {messages()[code].herstel}".strip()
    return re.compile(re.sub(r"\\\{\w+\\\}", ".*", re.escape(words)), re.DOTALL)


_SENTENCES = {code: _sentence(code) for code in messages()}


def complaints(root: Path, found: Iterable[Finding]) -> list[str]:
    """What is wrong with findings: no such file or line, no sentence of ours, or words of the computer."""
    lines = functools.cache(lambda file: _lines(root / file))

    def wrong(one: Finding) -> str:
        if lines(one.file) is None and one.code != "Y01":
            return "geen bestand"
        if not 1 <= one.line <= (lines(one.file) or 1):
            return f"regel {one.line} van {lines(one.file)}"
        if not _SENTENCES[one.code].fullmatch(one.text):
            return "geen zin uit messages.yml"
        if match := _JARGON.search(one.text):
            return f"jargon: {match.group()}"
        return "" if one.text.isprintable() else "een teken dat niemand ziet"

    return [f"{why}: {one}" for one in found if (why := wrong(one))]


def _lines(path: Path) -> int | None:
    """How many lines a file has, and the one after its end; 1 for a folder; None for what is no file."""
    if not path.is_file():
        return 1 if path.is_dir() else None
    return len(re.split(r"\r\n|\r|\n", path.read_bytes().decode("utf-8", errors="replace"))) + 1


def files(root: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def answer(root: Path, *arguments: str | Path) -> tuple[int, str]:
    """The exit status of a command and all that it printed, within MOST_SECONDS."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), within(MOST_SECONDS):
        status = main(["--root", str(root), *map(str, arguments)])
    assert "Traceback" not in out.getvalue()
    return status, out.getvalue()


class Oracle:
    """Reads data, and makes everything of it that a build makes. `cache` is a folder of its own."""

    def __init__(self, cache: Path):
        self._templates = jinja2.FileSystemBytecodeCache(str(cache))

    def outcome(self, root: Path) -> str:
        """VALID, where every page and download was made, or REPORTED; each within MOST_SECONDS."""
        with within(MOST_SECONDS):
            dataset, found = read(root)
        assert complaints(root, found)[:3] == []
        if has_errors(found):
            return REPORTED
        for path in (root / "data").rglob("*.yml"):
            yaml.load(path.read_bytes(), _Loader)  # another program must be able to read it as well
        with within(MOST_SECONDS):
            self._make(dataset, root)
        return VALID

    def _make(self, dataset: Dataset, root: Path) -> None:
        renderer = Renderer(dataset, SITE)
        renderer.jinja.bytecode_cache = self._templates
        regional, fragments, linker = Regional(renderer), Fragments(renderer), TermLinker.of(dataset)
        for page in pages(renderer).values():
            _, head, body = page.split("---\n", 2)
            assert {"title", "description"} <= set(yaml.safe_load(head))
            linker.link(body, "../../")
            assert not linker.unknown, linker.unknown
        lists = ("matrix", "terms", "homonyms", "old_names", "regional_differences", "abbreviations", "flows")
        for name in (*lists, "parties", "routes", "sources"):
            getattr(renderer, name)(1)
        for name in ("regions", "side_by_side", "agendas", "helpers"):
            getattr(regional, name)(depth=1)
        self._by_hand(root, renderer, regional, fragments)
        for path, content in site_files(renderer, root, datetime.date(2026, 11, 21), ()).items():
            if path.endswith((".svg", ".xml")):
                ElementTree.fromstring(content)

    def _by_hand(self, root: Path, renderer: Renderer, regional: Regional, fragments: Fragments) -> None:
        """The pages under `docs/`, with the macros that name entries."""
        macro = {"uitgelicht": renderer.highlights, "contacten": renderer.contacts, "bron": fragments.source_note}
        macro |= {"situatielink": fragments.situation_link, "stroomlink": fragments.flow_link}
        macro |= {"grond": fragments.law_note, "paginastand": fragments.page_status}
        macro |= {"woordenuitleg": fragments.term_explanations, "regioafspraken": regional.topic}

        def shallow(method):
            return lambda *values, **named: method(*values, depth=1, **named)

        environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
        environment.globals |= {name: shallow(method) for name, method in macro.items()}
        for path in sorted((root / "docs").rglob("*.md")):
            environment.from_string(path.read_text(encoding="utf-8")).render()
