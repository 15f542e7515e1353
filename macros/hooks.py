"""What the site needs of MkDocs itself: the only module that knows MkDocs.

Checks the data before anything is built, adds the pages that the data makes, sends their edit links to
the right line, puts a Content-Security-Policy into every page and writes the search index and the downloads.
"""

import base64
import datetime
import hashlib
import html
import os
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import diagram, editor
from macros.changelog import FEED, Changelog
from macros.dataset import Dataset
from macros.dot import flow_dot
from macros.exports import regions, search, sheet, skos
from macros.exports.table import as_csv, as_xlsx, table
from macros.findings import DataError
from macros.kinds import SECTIONS
from macros.loader import load
from macros.pages import entry_of, pages
from macros.reader import read_file
from macros.render import Renderer, Site
from macros.site import version
from macros.termlinks import TermLinker

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_HEADING = re.compile(r"<h[1-3][^>]*>(.*?)</h[1-3]>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)


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
    if not page.is_homepage and not (entry and entry[0] in search.KINDS):
        # A page with hundreds of points would be found with every word: there the headings must do.
        long = page.meta.get("lijst") or (entry and entry[0] in ("agenda", "regio"))
        words = " ".join(_HEADING.findall(content)) if long else content
        _State.found.append(
            search.page_document(
                page.url, page.title or "", html.unescape(page.meta.get("description", "")), _text(words)
            )
        )
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


def with_policy(page: str) -> str:
    """The page with a Content-Security-Policy that allows its own inline scripts by hash, and no others."""
    scripts = [body for attributes, body in _INLINE_SCRIPT.findall(page) if "application/json" not in attributes]
    digests = dict.fromkeys(base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in scripts)
    policy = _POLICY.format(hashes="".join(f" 'sha256-{digest}'" for digest in digests))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="same-origin">'
    return page.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{tag}', 1)


def redirect(target: str) -> str:
    """A page that leads on to another, without a script."""
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>Verder naar de pagina</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n<meta name="robots" content="noindex">\n</head>\n'
        f'<body><p><a href="{target}">Verder naar de pagina</a></p></body>\n</html>\n'
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the downloads and the search index."""
    made_on = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.UTC)
    rows = table(_State.dataset, Site.from_config(config).url)
    folder = Path(config.site_dir) / "wie-betaalt"
    (folder / "wie-betaalt.csv").write_bytes(as_csv(rows))
    (folder / "wie-betaalt.xlsx").write_bytes(as_xlsx(rows, made_on))
    for flow in _State.dataset.stromen.values():
        (Path(config.site_dir) / "stroomschemas" / f"{flow.id}.svg").write_text(
            diagram.svg(flow_dot(flow)), encoding="utf-8"
        )
    for id_ in _State.dataset.agendas:
        agenda = read_file(Path(config.config_file_path).parent, f"data/agendas/{id_}.yml").value
        folder = Path(config.site_dir) / "samenwerken" / id_
        (folder / f"{id_}.xlsx").write_bytes(sheet.as_xlsx(agenda, made_on))
        (folder / f"{id_}.csv").write_bytes(sheet.as_csv(agenda))
    address = Site.from_config(config).url
    terms = skos.graph(_State.dataset, address)
    folder = Path(config.site_dir) / "begrippen"
    (folder / "begrippen.ttl").write_text(skos.as_turtle(terms), encoding="utf-8")
    (folder / "begrippen.jsonld").write_text(skos.as_json_ld(terms), encoding="utf-8")
    for id_ in _State.dataset.begrippen:
        path = Path(config.site_dir) / "id" / "begrip" / id_ / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(redirect(f"../../../begrippen/{id_}/"), encoding="utf-8")
    for old in _State.dataset.doorverwijzingen.values():
        path = Path(config.site_dir) / old.van / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(redirect("../" * (old.van.count("/") + 1) + old.naar + "/"), encoding="utf-8")
    news = Changelog(Renderer(_State.dataset, Site.from_config(config)), Path(config.config_file_path).parent)
    (Path(config.site_dir) / FEED).write_text(news.feed(made_on), encoding="utf-8")
    (Path(config.site_dir) / "assets" / "regios.js").write_text(regions.as_script(_State.dataset), encoding="utf-8")
    _write_editor(Path(config.site_dir) / "assets", Path(config.docs_dir), Site.from_config(config))
    path = Path(config.site_dir) / "assets" / "zoekindex.js"
    path.write_text(search.as_script([*search.documents(_State.dataset), *_State.found], _State.dataset), "utf-8")


def _write_editor(folder: Path, docs: Path, site: Site) -> None:
    """Writes what the forms of `/redactie/` ask for, and the texts that they can change."""
    taken = {kind: [page.stem for page in (docs / SECTIONS[kind]).glob("*.md")] for kind in editor.GROUPS}
    described = editor.description(_State.dataset, site, taken)
    (folder / "redactie-data.js").write_text(editor.as_script("redactie", described), encoding="utf-8")
    texts = editor.as_script("redactieTeksten", editor.entries(_State.dataset, site))
    (folder / "redactie-teksten.js").write_text(texts, encoding="utf-8")


def _text(content: str) -> str:
    """The words of a page."""
    return html.unescape(_TAG.sub(" ", content))
