"""Every file of the site that is no page: downloads, drawings, data for the scripts, and the way from old addresses."""

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

import rjsmin

from macros import diagram, editor
from macros.changelog import FEED, Changelog
from macros.dot import flow_dot
from macros.exports import bundle, embed, plaintext, regions, search, security, sheet
from macros.exports.api import files as api
from macros.exports.api.moved import moves
from macros.exports.api.names import Names
from macros.exports.api.resolve import situation
from macros.kinds import SECTIONS
from macros.policy import with_policy
from macros.render import Renderer
from macros.site import version


def site_files(
    renderer: Renderer, root: Path, made_on: datetime.date, pages: Iterable[search.SearchDocument]
) -> dict[str, bytes]:
    """Path within the site → content.

    `root` is the repository, `made_on` the date in the workbooks, `pages` what the search must find besides
    the data.
    """
    dataset, site = renderer.dataset, renderer.site
    made = {bundle.PLACES[name]: content for name, content in bundle.downloads(dataset, site.url, made_on).items()}
    for flow in dataset.stromen.values():
        made[f"{SECTIONS['stroom']}/{flow.id}.svg"] = diagram.svg(flow_dot(flow)).encode()
    moment = datetime.datetime.combine(made_on, datetime.time(), datetime.UTC)
    for id_ in dataset.agendas:
        agenda = dataset.entries["agenda", id_].value
        name = f"{SECTIONS['agenda']}/{id_}/{id_}"
        made[f"{name}.xlsx"] = sheet.as_xlsx(agenda, moment)
        made[f"{name}.csv"] = sheet.as_csv(agenda)
    for id_ in dataset.begrippen:
        made[f"id/begrip/{id_}/index.html"] = redirect(f"../../../begrippen/{id_}/").encode()
    for old in dataset.doorverwijzingen.values():
        up = "../" * (old.van.count("/") + 1)
        made[f"{old.van}/index.html"] = redirect(f"{up}{old.naar}/").encode()
        made |= _under_old_name(made, old.van, old.naar)
    made[FEED] = Changelog(renderer, root).feed(moment).encode()
    made |= for_others(renderer, version(root), made_on) | security.files(site, made_on)
    found = [*search.documents(dataset), *pages]
    # Our own scripts as they are, without their comments.
    scripts = {
        path.stem: rjsmin.jsmin(path.read_text(encoding="utf-8")) for path in (root / "docs/assets").glob("*.js")
    }
    scripts |= {
        "regios": regions.as_script(dataset),
        "redactie-data": editor.as_script("redactie", editor.description(dataset, site, _taken(root))),
        "redactie-teksten": editor.as_script("redactieTeksten", editor.entries(dataset, site)),
        "zoekindex": search.as_script(found, dataset),
    }
    return made | {f"assets/{name}.js": script.encode() for name, script in scripts.items()}


def for_others(renderer: Renderer, of: str, made_on: datetime.date) -> dict[str, bytes]:
    """What other sites and programs take from this one: the API, answers to show in a frame, plain text.

    `of` is the version of the data.
    """
    names = Names(renderer.dataset, renderer.site.url)
    answers = {one.id: situation(names, one) for one in renderer.dataset.situaties.values()}
    return {
        **api.files(renderer.dataset, names, answers, of, made_on),
        **embed.pages(renderer, answers, moves(renderer.dataset)),
        **plaintext.files(renderer, answers, of, made_on),
    }


def _under_old_name(made: Mapping[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """The downloads of an entry that moved, under their old names as well: a file cannot lead on."""
    was, now = (address.rpartition("/")[2] for address in (old, new))
    names = {f"{new}.svg": f"{old}.svg"} | {f"{new}/{now}{end}": f"{old}/{was}{end}" for end in (".xlsx", ".csv")}
    return {earlier: made[name] for name, earlier in names.items() if name in made}


def redirect(target: str) -> str:
    """A page that leads on to another, without a script."""
    return with_policy(
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>Verder naar de pagina</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n<meta name="robots" content="noindex">\n'
        # An empty icon: else the browser asks for one at the root of the host.
        '<link rel="icon" href="data:,">\n</head>\n'
        f'<body><p><a href="{target}">Verder naar de pagina</a></p></body>\n</html>\n'
    )


def _taken(root: Path) -> dict[str, list[str]]:
    """Kind → the ids whose address is a page of `docs/` already."""
    return {kind: [page.stem for page in (root / "docs" / SECTIONS[kind]).glob("*.md")] for kind in editor.GROUPS}
