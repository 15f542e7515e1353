"""*Wie betaalt?*: the data of the site, its rules, and the macros that put it on pages."""

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
    from macros.changelog import Changelog
    from macros.fragments import Fragments
    from macros.history import last_changed
    from macros.loader import load
    from macros.maintenance import overview
    from macros.reference import error_codes, field_reference
    from macros.regional import Regional
    from macros.render import Renderer, Site
    from macros.site import build_date

    renderer = Renderer(load(ROOT), Site.from_config(env.conf), last_changed(ROOT))
    fragments = Fragments(renderer)
    regional = Regional(renderer)

    def here(method: Callable[..., str]) -> Callable[..., str]:
        """The macro of a method that must know how deep the page stands, for its links."""
        return lambda *values, **named: method(*values, depth=env.page.url.count("/"), **named)

    macros: dict[str, Callable[..., str]] = {
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
        "onderhoud": lambda depth: renderer.html(
            "onderhoud.md.jinja", depth, o=overview(renderer.dataset, ROOT, build_date())
        ),
    }
    for name, method in macros.items():
        env.macro(here(method), name)
    env.macro(lambda: field_reference(renderer), "velden")
    env.macro(lambda: error_codes(renderer), "foutcodes")
    env.variables["aantal"] = renderer.counts()
