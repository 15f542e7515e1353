"""The search index of the site: one document per situation, term, flowchart and page.

The browser makes the real index out of it (`docs/assets/zoekmotor.js`): stems, compounds, typing errors.
Here every text is only cut into fields, from most to least telling, and a word that already stands in a
more telling field is left out of the less telling ones, so that the file stays small.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from macros.dataset import Dataset
from macros.kinds import SECTIONS
from macros.model import Begrip, Situatie, Stroom
from macros.text import plain, strings, term_title

KINDS = {"situatie": "Wie betaalt?", "begrip": "Begrip", "stroom": "Stroomschema", "pagina": "Pagina"}
"""What can be found, with its name in the results; all that is no entry of the first three is a page."""

_WORD = re.compile(r"[^\W_]+")
_HEADING = re.compile(r"<h[1-3][^>]*>(.*?)</h[1-3]>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class SearchDocument(TypedDict):
    """One thing that can be found."""

    soort: str
    """Kind: situatie, begrip, stroom, pagina."""
    adres: str
    """Address within the site."""
    titel: str
    zin: str
    """What the result shows: the answer or the explanation in one or two sentences."""
    betaler: str
    """The payers in words; empty where nobody pays."""
    namen: list[str]
    """Whole names; who types exactly one of these wants this document first."""
    zoek: list[str]
    """Search words of people: not shown."""
    vraag: str
    tekst: str
    """All other words, each once."""


def documents(dataset: Dataset) -> list[SearchDocument]:
    """What can be found of the data, in the order of the files."""
    return [
        *(_situation(dataset, one) for one in dataset.situaties.values()),
        *(_term(one) for one in dataset.begrippen.values()),
        *(_flow(one) for one in dataset.stromen.values()),
    ]


def of_page(
    entry: tuple[str, str] | None, address: str, title: str, description: str, content: str, is_list: bool
) -> SearchDocument | None:
    """A page by its HTML; None for the home page and for a page of an entry that is found by its data.

    `entry` is the kind and id of the entry that the page is about, if any.
    """
    if address in {"", "./"} or (entry and entry[0] in KINDS):
        return None
    # A page with hundreds of points would be found with every word: there the headings must do.
    long = is_list or (entry and entry[0] in ("agenda", "regio"))
    words = " ".join(_HEADING.findall(content)) if long else content
    return _document("pagina", address, title, description, text=[html.unescape(_TAG.sub(" ", words))])


def as_script(found: Iterable[SearchDocument], dataset: Dataset) -> str:
    """The index as a script: unlike JSON it can also be loaded by a page that is opened from disk."""
    content = {
        "documenten": list(found),
        "woordgroepen": [group.woorden for group in dataset.zoekgroepen.values()],
        "soorten": KINDS,
        "themas": [{"id": theme.id, "naam": theme.naam} for theme in dataset.themas.values()],
    }
    return f"globalThis.zoekindex = {json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n"


def _situation(dataset: Dataset, one: Situatie) -> SearchDocument:
    payers = dict.fromkeys(dataset.partijen[payment.partij].kort for payment in one.betaalt)
    return _document(
        "situatie",
        f"{SECTIONS['situatie']}/{one.id}/",
        one.titel,
        one.antwoord,
        payers=", ".join(payers),
        words=one.zoektermen,
        question=one.vraag,
        text=[
            *_words_of(one, {"betaalt", "regelt", "criterium", "uitzonderingen", "let_op", "eerst_doen", "regio"}),
            *(dataset.begrippen[id_].voorkeursterm for id_ in one.begrippen),
            dataset.themas[one.thema].naam,
        ],
    )


def _term(one: Begrip) -> SearchDocument:
    return _document(
        "begrip",
        f"{SECTIONS['begrip']}/{one.id}/",
        term_title(one.voorkeursterm, one.afkortingen),
        one.uitleg,
        names=[one.voorkeursterm, *one.afkortingen, *one.alternatieve_termen],
        words=one.zoektermen,
        text=_words_of(one, {"definitie", "toelichting", "voorbeelden", "historie", "regionale_varianten"}),
    )


def _flow(one: Stroom) -> SearchDocument:
    return _document(
        "stroom",
        f"{SECTIONS['stroom']}/{one.id}/",
        one.titel,
        one.vraag,
        words=one.zoektermen,
        text=[*one.let_op, *(value for node in one.knopen for value in _words_of(node, {"tekst", "hulp", "wie"}))],
    )


def _words_of(entry: Any, fields: set[str]) -> list[str]:
    """The texts of some fields; what holds no space is an id or a choice."""
    return [text for text in strings(entry.model_dump(mode="json", include=fields)) if " " in text]


def _document(
    kind: str,
    address: str,
    title: str,
    sentence: str,
    payers: str = "",
    names: Iterable[str] = (),
    words: Iterable[str] = (),
    question: str = "",
    text: Iterable[str] = (),
) -> SearchDocument:
    sentence = plain(sentence)
    told = set(_tokens([title, sentence, question, *names, *words]))
    rest = dict.fromkeys(word for word in _tokens(text) if word not in told and len(word) > 2)
    return {
        "soort": kind,
        "adres": address,
        "titel": title,
        "zin": sentence,
        "betaler": payers,
        "namen": list(names),
        "zoek": list(words),
        "vraag": question,
        "tekst": " ".join(rest),
    }


def _tokens(some: Iterable[str]) -> Iterator[str]:
    for text in some:
        yield from _WORD.findall(plain(text).casefold())
