"""The live preview of `make serve`: a change is seen at once, and a mistake stands in the browser.

After a change of the data the pages of the changed entries are made first, and then the whole site. What
goes wrong becomes a page that says so; it goes away by itself when the mistake is mended.
"""

import logging
import re
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.livereload import LiveReloadServer

from macros import building
from macros.building import Build
from macros.dataset import Dataset
from macros.findings import DataError
from macros.kinds import KINDS, SECTIONS
from macros.pages import page_path, pages
from macros.render import Renderer, Site
from macros.site import renderer

log = logging.getLogger("mkdocs.macros.preview")
_RELOAD = b'<script nonce="voorbeeld">\nvar livereload'
_POLICY = re.compile(rb"(<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*?script-src)")


class Preview:
    """Takes the place of the builder of MkDocs' preview server."""

    def __init__(self, server: LiveReloadServer, build_all: Callable[[], None]):
        self.server = server
        self.build_all = build_all
        self.last: Build = building.now()
        self.last.put_in_place()
        self.built_at = time.time()
        self.problem: bytes | None = None
        """The page that says what is wrong; None where nothing is."""
        self.wrong_data = False
        """Whether the problem is a mistake in the data, which the next reading would find again."""
        self._inject = server._inject_js_into_html
        self._answer = server.serve_request
        server.builder = self.build
        server._inject_js_into_html = self.with_reload  # type: ignore[method-assign]
        server.set_app(self.answer)

    def build(self) -> None:
        """Builds what changed, shows it, and builds the rest. Raises nothing: a mistake becomes a page."""
        heard = _Listener()
        logging.getLogger("mkdocs").addHandler(heard)
        started = time.time()
        try:
            if self.changed_pages() or self.wrong_data:
                # What is right again is seen at once as well: the last site still stands.
                self.problem = None if self.wrong_data else self.problem
                self.show()
            self.build_all()
            building.now().put_in_place()
        except DataError as error:
            log.error("De gegevens kloppen niet:\n%s", error)
            self.problem, self.wrong_data = _problem_page(error.found, []), True
        except (Exception, SystemExit) as error:  # mkdocs-macros ends the program where a macro fails
            self.problem, self.wrong_data = _problem_page([], heard.lines or [str(error)]), False
        else:
            self.last, self.built_at = building.now(), started
            self.problem, self.wrong_data = None, False
        finally:
            logging.getLogger("mkdocs").removeHandler(heard)
            shutil.rmtree(building.now().aside, ignore_errors=True)
        self.show()

    def show(self) -> None:
        """Lets the browsers see what there is now."""
        with self.server._epoch_cond:
            self.server._wanted_epoch = self.server._visible_epoch = round(time.monotonic() * 1000)
            self.server._epoch_cond.notify_all()

    def changed_pages(self) -> bool:
        """Makes the pages of the entries and texts that changed; whether there were any. Raises DataError."""
        root = Path(self.last.config.config_file_path).parent
        now = renderer(root, Site.from_config(self.last.config))
        wanted = changed_paths(self.last.renderer.dataset, now)
        made = {
            path: text for path, text in pages(now, only=wanted).items() if self.last.files.get_file_from_path(path)
        }
        written = [
            file
            for file in self.last.files.documentation_pages()
            if file.abs_src_path and Path(file.abs_src_path).stat().st_mtime > self.built_at
        ]
        if not (made or written):
            return False
        building.current = Build(now, self.last.config, self.last.site)
        for path, text in made.items():
            file = self.last.files.get_file_from_path(path)
            file.content_string = text
            written.append(file)
        for file in written:
            self._build_page(file)
        return True

    def _build_page(self, file: Any) -> None:
        """Builds one page again with what MkDocs knew of the site at the last build."""
        last = self.last
        mkdocs_build._populate_page(file.page, last.config, last.files)
        mkdocs_build._build_page(file.page, last.config, last.files.documentation_pages(), last.nav, last.env)
        made = Path(file.abs_dest_path)
        made.replace(last.site / made.relative_to(last.aside))

    def with_reload(self, content: bytes, epoch: int) -> bytes:
        """A page with MkDocs' script that reloads it; the policy of the page must know that script."""
        page = self._inject(content, epoch).replace(b"<script>\nvar livereload", _RELOAD)
        return _POLICY.sub(rb"\1 'nonce-voorbeeld'", page)

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers a request: with the problem, if there is one, for every page."""
        path = environ["PATH_INFO"]
        if self.problem is None or path.startswith("/livereload/") or not path.endswith(("/", ".html")):
            return self._answer(environ, start_response)
        page = self.with_reload(self.problem, self.server._visible_epoch)
        start_response("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8")])
        return [page]


class _Listener(logging.Handler):
    """Remembers what MkDocs complained of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # mkdocs-macros adds a traceback, which says nothing to who writes a page.
        self.lines.append(record.getMessage().partition("```")[0].strip())


def changed_paths(before: Dataset, now: Renderer) -> set[str]:
    """The pages of the entries that changed, and of those that refer to one of them."""
    changed = {
        (kind, id_)
        for kind, about in KINDS.items()
        for id_, entry in getattr(now.dataset, about.collection).items()
        if getattr(before, about.collection).get(id_) != entry
    }
    users = {user for key in changed for user in now.backlinks.get(key, ())}
    return {page_path(kind, id_) for kind, id_ in changed | users if kind in SECTIONS}


def _problem_page(found: Iterable[Any], lines: Iterable[str]) -> bytes:
    """The page that says what is wrong: findings, or what MkDocs said."""
    templates = jinja2.FileSystemLoader(Path(__file__).with_name("templates"))
    made = jinja2.Environment(loader=templates, autoescape=True, undefined=jinja2.StrictUndefined)
    return made.get_template("voorbeeldfout.html.jinja").render(meldingen=found, regels=lines).encode()
