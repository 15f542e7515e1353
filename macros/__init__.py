"""*Wie betaalt?*: the data of the site, its rules, and the macros that put it on pages."""

import sys
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
    from macros.loader import load
    from macros.reference import error_codes, field_reference
    from macros.render import Renderer, Site

    dataset = load(ROOT)
    renderer = Renderer(dataset, Site.from_config(env.conf))
    env.macro(renderer.situation, "situatie")
    env.macro(renderer.term, "begrip")
    env.macro(renderer.flow, "stroom")
    env.macro(renderer.matrix, "matrix")
    env.macro(renderer.terms, "begrippen")
    env.macro(renderer.homonyms, "homoniemen")
    env.macro(renderer.old_names, "oude_namen")
    env.macro(renderer.regional_differences, "regioverschillen")
    env.macro(renderer.abbreviations, "afkortingen")
    env.macro(renderer.flows, "stromen")
    env.macro(renderer.highlights, "uitgelicht")
    env.macro(renderer.parties, "partijen")
    env.macro(renderer.vocabulary, "woordenlijst")
    env.macro(renderer.routes, "geschilroutes")
    env.macro(renderer.sources, "bronnen")
    env.macro(renderer.contacts, "contacten")
    env.macro(lambda: field_reference(renderer), "velden")
    env.macro(lambda: error_codes(renderer), "foutcodes")
    env.variables["aantal"] = renderer.counts()
