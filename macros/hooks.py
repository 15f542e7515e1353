"""What the site needs of MkDocs itself; only this module and `preview.py` know MkDocs.

Checks the data before anything is built, adds the pages that the data makes, links their terms, puts a
Content-Security-Policy into every page, writes all other files, and puts the site in its place when it is whole.
"""

import gc
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

# `mkdocs build`, as many hosts run it, does not look in this folder for packages; `python -m mkdocs` does.
if (root := str(Path(__file__).resolve().parent.parent)) not in sys.path:
    sys.path.insert(0, root)

from macros import building
from macros.building import Build
from macros.content import UnknownTermError, finished
from macros.findings import DataError
from macros.pages import entry_of, pages
from macros.policy import with_policy
from macros.preview import Preview
from macros.render import Site
from macros.site import build_date, renderer, version
from macros.sitefiles import site_files

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's own search, in 33 languages; this site has another."""


@event_priority(100)  # before mkdocs-macros, so that mistakes in the data come as one clean report
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the data. Raises PluginError with the Dutch report where it has errors."""
    root = Path(config.config_file_path).parent
    site = Site.from_config(config)
    gc.unfreeze()
    try:
        made = renderer(root, site)
    except DataError as error:
        raise PluginError(f"de gegevens kloppen niet:\n{error}") from None
    building.current = Build(made, config, Path(config.site_dir))
    config.site_dir = str(building.current.aside)
    config.extra["versie"] = version(root)
    # What was read stays until the site is there: the collector need not walk over it again and again.
    gc.freeze()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a page for every situation, term and flowchart; leaves out what no page loads."""
    for unused in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(unused)
    for path, markdown in pages(building.now().renderer).items():
        # Not in the navigation: hundreds of links there would make every page several times heavier.
        files.append(File.generated(config, path, content=markdown, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_nav(nav: Navigation, files: Files, config: MkDocsConfig) -> Navigation:
    """Hangs the made pages under their section, so that its tab is marked and breadcrumbs work."""
    indexes = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    for path, page in indexes.items():
        if entry_of(path) in building.now().renderer.dataset.locations:
            page.parent = indexes[path.split("/")[0] + "/index.md"].parent
    building.now().nav = nav
    return nav


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    build = building.now()
    build.env, build.files = env, files
    return env


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links the terms in the text. Raises PluginError for a term linked by hand that does not exist."""
    build = building.now()
    try:
        linked, found = finished(
            content, page.file.src_uri, page.url, page.title or "", page.meta, build.renderer.linker
        )
    except UnknownTermError as error:
        raise PluginError(str(error)) from None
    if found:
        build.found.append(found)
    return linked


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return with_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return with_policy(output_content) if template_name.endswith(".html") else output_content


@event_priority(-100)  # after every plugin that writes something
def on_post_build(config: MkDocsConfig) -> None:
    """Writes all files that are no page."""
    root = Path(config.config_file_path).parent
    build = building.now()
    made = site_files(build.renderer, root, build_date(), build.found)
    for path, content in made.items():
        target = Path(config.site_dir) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    build.whole = True


def on_build_error(error: Exception) -> None:
    """A warning in a strict build comes after everything was written: then the last site stays as well."""
    if building.current:
        building.current.whole = False


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Lets the preview show a change at once, and a mistake in the browser."""
    Preview(server, builder)
    return server


def on_shutdown() -> None:
    """Puts a whole new site in its place, and leaves nothing of one that is not whole."""
    build = building.current
    if build is None:
        return
    if build.whole and build.aside.is_dir():
        build.put_in_place()
    shutil.rmtree(build.aside, ignore_errors=True)
    build.config.site_dir = str(build.site)
