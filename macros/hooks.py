"""What the site needs of MkDocs itself: the only module that knows MkDocs.

Checks the data before anything is built, adds the pages that the data makes, sends their edit links to
the right line, puts a Content-Security-Policy into every page and adds search words to the index.
"""

import base64
import datetime
import hashlib
import json
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

from macros import diagram
from macros.dataset import Dataset
from macros.exports import skos
from macros.exports.table import as_csv, as_xlsx, table
from macros.findings import has_errors, report
from macros.loader import read
from macros.pages import entry_of, pages, search_words
from macros.render import Site
from macros.termlinks import TermLinker

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)


class _State:
    """The dataset of the build that is under way; MkDocs has no other place between two events."""

    dataset: Dataset
    linker: TermLinker


@event_priority(100)  # before mkdocs-macros, so that mistakes in the data come as one clean report
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the data. Raises PluginError with the Dutch report where it has errors."""
    root = Path(config.config_file_path).parent
    _State.dataset, found = read(root)
    if has_errors(found):
        raise PluginError("de gegevens kloppen niet:\n" + report(found))
    _State.linker = TermLinker.of(_State.dataset)
    site = Site.from_config(config)
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


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links the terms in the text. Raises PluginError for a term linked by hand that does not exist."""
    entry = entry_of(page.file.src_uri)
    own = entry[1] if entry and entry[0] == "begrip" else None
    linked = _State.linker.link(html, "../" * page.url.count("/") or "./", own)
    if _State.linker.unknown:
        wrong = ", ".join(f"[[{id_}]]" for id_ in _State.linker.unknown)
        raise PluginError(f"docs/{page.file.src_uri}: {wrong} is geen bekend begrip.")
    return linked


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return with_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return with_policy(output_content) if template_name.endswith(".html") else output_content


def with_policy(html: str) -> str:
    """The page with a Content-Security-Policy that allows its own inline scripts by hash, and no others."""
    scripts = [body for attributes, body in _INLINE_SCRIPT.findall(html) if "application/json" not in attributes]
    digests = dict.fromkeys(base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in scripts)
    policy = _POLICY.format(hashes="".join(f" 'sha256-{digest}'" for digest in digests))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="same-origin">'
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{tag}', 1)


def redirect(target: str) -> str:
    """A page that leads on to another, without a script."""
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>Verder naar de pagina</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n<meta name="robots" content="noindex">\n</head>\n'
        f'<body><p><a href="{target}">Verder naar de pagina</a></p></body>\n</html>\n'
    )


@event_priority(-100)  # after the search plugin has written its index
def on_post_build(config: MkDocsConfig) -> None:
    """Adds the hidden search words to the search index, and writes the downloads."""
    made_on = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.UTC)
    rows = table(_State.dataset, Site.from_config(config).url)
    folder = Path(config.site_dir) / "wie-betaalt"
    (folder / "wie-betaalt.csv").write_bytes(as_csv(rows))
    (folder / "wie-betaalt.xlsx").write_bytes(as_xlsx(rows, made_on))
    for flow in _State.dataset.stromen.values():
        (Path(config.site_dir) / "stroomschemas" / f"{flow.id}.svg").write_text(diagram.svg(flow), encoding="utf-8")
    address = Site.from_config(config).url
    terms = skos.graph(_State.dataset, address)
    folder = Path(config.site_dir) / "begrippen"
    (folder / "begrippen.ttl").write_text(skos.as_turtle(terms), encoding="utf-8")
    (folder / "begrippen.jsonld").write_text(skos.as_json_ld(terms), encoding="utf-8")
    for id_ in _State.dataset.begrippen:
        path = Path(config.site_dir) / "id" / "begrip" / id_ / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(redirect(f"../../../begrippen/{id_}/"), encoding="utf-8")
    path = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    words = search_words(_State.dataset)
    for document in index["docs"]:
        document["zoek"] = words.get(document["location"], "")
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
