"""*Wie betaalt?*: the data of the site, its rules, and the macros that put it on pages."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

# Zensical loads this package by its path; the absolute imports below must work there as well.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def define_env(env: Any) -> None:
    """Gives the pages their macros (called by mkdocs-macros and by Zensical).

    The data is read here and not at import, so that a live preview sees a change. Raises DataError,
    with the Dutch report, where the data has errors.
    """
    from macros.audited import last_audit
    from macros.changelog import Changelog
    from macros.fragments import Fragments
    from macros.maintenance import by_entry, overview
    from macros.reference import error_codes, field_reference
    from macros.regional import Regional
    from macros.render import Site
    from macros.site import build_date
    from macros.site import renderer as renderer_of

    renderer = renderer_of(ROOT, Site.from_config(env.conf))
    fragments = Fragments(renderer)
    regional = Regional(renderer)

    def here(method: Callable[..., str]) -> Callable[..., str]:
        """The macro of a method that must know how deep the page stands, for its links."""
        return lambda *values, **named: method(*values, depth=depth(env.page), **named)

    to_check = functools.cache(lambda: overview(renderer.dataset, ROOT, build_date()))

    def work_list(template: str) -> Callable[..., str]:
        """The macro of a page with what the editors have to look at again."""
        return lambda depth: renderer.html(template, depth, o=to_check(), per_onderdeel=by_entry)

    macros: dict[str, Callable[..., str]] = {
        "adres": lambda path, depth: "../" * depth + path,
        "situatie": renderer.situation,
        "begrip": renderer.term,
        "stroom": renderer.flow,
        "matrix": renderer.matrix,
        "begrippen": renderer.terms,
        "homoniemen": renderer.homonyms,
        "oude_namen": renderer.old_names,
        "regioverschillen": renderer.regional_differences,
        "afkortingen": renderer.abbreviations,
        "stromen": renderer.flows,
        "uitgelicht": renderer.highlights,
        "partijen": renderer.parties,
        "woordenlijst": renderer.vocabulary,
        "geschilroutes": renderer.routes,
        "bronnen": renderer.sources,
        "contacten": renderer.contacts,
        "situatielink": fragments.situation_link,
        "stroomlink": fragments.flow_link,
        "grond": fragments.law_note,
        "bron": fragments.source_note,
        "paginastand": fragments.page_status,
        "levensgebieden": fragments.life_areas,
        "woordenuitleg": fragments.term_explanations,
        "alle_vragen": fragments.all_questions,
        "regio": regional.region,
        "regios": regional.regions,
        "praatplaat": regional.poster,
        "agenda": regional.agenda,
        "agendas": regional.agendas,
        "naast_elkaar": regional.side_by_side,
        "regioafspraken": regional.topic,
        "meedenkers": regional.helpers,
        "wijzigingen": Changelog(renderer, ROOT).page,
        "controle": lambda depth: renderer.html("controle.html.jinja", depth, c=last_audit(ROOT)),
        "onderhoud": work_list("onderhoud.md.jinja"),
        "nakijken_per_wet": work_list("nakijken_per_wet.md.jinja"),
        "steunt_op_wet": work_list("steunt_op_wet.md.jinja"),
    }
    for name, method in macros.items():
        env.macro(here(method), name)
    env.macro(lambda: field_reference(renderer), "velden")
    env.macro(lambda: env.conf["extra"]["redactie"], "postbus")
    env.macro(lambda: error_codes(renderer), "foutcodes")
    env.variables["aantal"] = renderer.counts()


def depth(page: Any) -> int:
    """How many folders up a link in the HTML of a page finds the root of the site.

    MkDocs leaves such a link as it is, so it starts at the address of the page. Zensical, whose pages have a
    `path`, reads it as a link in the source file and makes it fit the address itself.
    """
    return str(getattr(page, "path", page.url)).count("/")
