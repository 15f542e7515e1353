"""What the site needs of MkDocs itself: the only module that knows MkDocs.

Checks the data before anything is built, adds the pages that the data makes, sends their edit links to
the right line, puts a Content-Security-Policy into every page and writes the search index and the downloads.
"""

import html
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.dataset import Dataset
from macros.exports import search
from macros.findings import DataError
from macros.loader import load
from macros.pages import entry_of, pages
from macros.policy import with_policy
from macros.render import Site
from macros.site import build_date, version
from macros.sitefiles import site_files
from macros.termlinks import TermLinker


class _State:
    """The dataset of the build that is under way; MkDocs has no other place between two events."""

    dataset: Dataset
    linker: TermLinker
    found: list[search.SearchDocument]
    """The pages that are not made from one situation, term or flowchart, for the search index."""


@event_priority(100)  # before mkdocs-macros, so that mistakes in the data come as one clean report
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the data. Raises PluginError with the Dutch report where it has errors."""
    root = Path(config.config_file_path).parent
    try:
        _State.dataset = load(root)
    except DataError as error:
        raise PluginError(f"de gegevens kloppen niet:\n{error}") from None
    _State.linker = TermLinker.of(_State.dataset)
    _State.found = []
    site = Site.from_config(config)
    config.extra["versie"] = version(root)
    config.edit_uri_template = f"{site.repository}/edit/{site.branch}/docs/{{path}}"
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a page for every situation, term and flowchart."""
    for path, markdown in pages(_State.dataset).items():
        # Not in the navigation: hundreds of links there would make every page several times heavier.
        files.append(File.generated(config, path, content=markdown, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_nav(nav: Navigation, files: Files, config: MkDocsConfig) -> Navigation:
    """Hangs the made pages under their section, so that its tab is marked and breadcrumbs work."""
    indexes = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    for path, page in indexes.items():
        if entry_of(path) in _State.dataset.locations:
            page.parent = indexes[path.split("/")[0] + "/index.md"].parent
    return nav


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Lets the edit link of a made page lead to its entry in the data."""
    entry = entry_of(page.file.src_uri)
    if entry and (location := _State.dataset.locations.get(entry)):
        page.edit_url = Site.from_config(config).line_url(location.file, location.line)
    return context


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links the terms in the text. Raises PluginError for a term linked by hand that does not exist."""
    entry = entry_of(page.file.src_uri)
    description = html.unescape(page.meta.get("description", ""))
    if found := search.of_page(entry, page.url, page.title or "", description, content, bool(page.meta.get("lijst"))):
        _State.found.append(found)
    own = entry[1] if entry and entry[0] == "begrip" else None
    linked = _State.linker.link(content, "../" * page.url.count("/") or "./", own)
    if _State.linker.unknown:
        wrong = ", ".join(f"[[{id_}]]" for id_ in _State.linker.unknown)
        raise PluginError(f"docs/{page.file.src_uri}: {wrong} is geen bekend begrip.")
    return linked


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return with_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return with_policy(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Writes all files that are no page."""
    root = Path(config.config_file_path).parent
    made = site_files(_State.dataset, Site.from_config(config), root, build_date(), _State.found)
    for path, content in made.items():
        target = Path(config.site_dir) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
