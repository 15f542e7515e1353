"""All files of the API: path within the site → bytes."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from macros.dataset import Dataset
from macros.exports.api import contract, forms, lists, resolve
from macros.exports.api.moved import Move, moves
from macros.exports.api.names import EMBED, ROOT, WHOLE, Names, path
from macros.kinds import KINDS

TEXT = "antwoorden.txt"
"""All answers in plain text."""
DOCUMENTATION = "over/open-data/"
RESERVATION = (
    "Elk antwoord heeft een status. 'concept' betekent: geen regio heeft het vastgesteld. Geen antwoord is juridisch "
    "advies. Neem je iets over, noem dan de zekerheid en de datum van nakijken."
)
"""What whoever takes over an answer must tell with it."""


def files(
    dataset: Dataset, names: Names, situations: Mapping[str, forms.Situatie], version: str, made_on: datetime.date
) -> dict[str, bytes]:
    """All files of the API, the same bytes for the same data.

    `situations` are the answers as the API gives them, by id; `version` is that of the data, `made_on` the day of
    the build.
    """
    terms = [resolve.term(names, one) for one in dataset.begrippen.values()]
    flows = [resolve.flow(names, one) for one in dataset.stromen.values()]
    made: dict[str, BaseModel] = {
        **{path("situatie", id_): one for id_, one in situations.items()},
        **{path("begrip", one.id): one for one in terms},
        **{path("stroom", one.id): one for one in flows},
        **{path(move.kind, move.id): _moved(names, move) for move in moves(dataset)},
        f"{ROOT}situaties.json": lists.Situaties(situaties=[_situation(one) for one in situations.values()]),
        f"{ROOT}begrippen.json": lists.Begrippen(begrippen=[_term(one) for one in terms]),
        f"{ROOT}stromen.json": lists.Stromen(stromen=[_flow(one) for one in flows]),
        f"{ROOT}partijen.json": lists.Partijen(partijen=_parties(names)),
        f"{ROOT}zekerheden.json": lists.Zekerheden(zekerheden=names.choices("zekerheid", dataset.zekerheden)),
        f"{ROOT}themas.json": lists.Themas(themas=names.choices("thema", dataset.themas)),
        f"{ROOT}index.json": index(names, version, made_on),
    }
    answers = {place: form.model_dump_json().encode() for place, form in made.items()}
    return {**answers, **_descriptions(names.site)}


def index(names: Names, version: str, made_on: datetime.date) -> lists.Index:
    """The entrance: what this is, of which version, and where the rest stands."""
    root = names.site + ROOT
    places = {name: root + place for name, place in contract.PATHS.items() if name != "index"}
    return lists.Index(
        naam="Wie betaalt?",
        omschrijving="Wie regelt en wie betaalt hulp tussen school en jeugdhulp, met bron en zekerheid.",
        voorbehoud=RESERVATION,
        api_versie=contract.VERSION,
        opvolger=None,
        gegevens_versie=version,
        datum=made_on,
        licentie=lists.Licentie(naam="CC0-1.0", url="https://creativecommons.org/publicdomain/zero/1.0/"),
        site=names.site,
        documentatie=names.site + DOCUMENTATION,
        wijzigingen=f"{names.site}over/wijzigingen.xml",
        aantallen={
            KINDS[kind].collection: len(getattr(names.dataset, KINDS[kind].collection))
            for kind in (*WHOLE, "partij", "zekerheid", "thema")
        },
        adressen=lists.Adressen(
            **places,
            openapi=f"{root}openapi.json",
            embed=f"{names.site}{EMBED}{{id}}/",
            tekst=names.site + TEXT,
        ),
        schemas={name: f"{root}schema/{name}.schema.json" for name in contract.SCHEMAS},
    )


def _descriptions(site: str) -> dict[str, bytes]:
    """The schemas and the OpenAPI description, with the addresses of this site."""
    made: dict[str, Any] = {}
    for name, content in contract.schemas().items():
        if name == "openapi.json":
            made[ROOT + name] = {**content, "servers": [{"url": f"{site}{ROOT}".removesuffix("/")}]}
        else:
            place = f"{ROOT}schema/{name}"
            made[place] = {"$schema": content["$schema"], "$id": site + place, **content}
    return {
        place: json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        for place, content in made.items()
    }


def _moved(names: Names, move: Move) -> lists.Verplaatst:
    link = names.link(*move.entry) if move.entry else None
    target = lists.Doel(
        titel=link.titel if link else None, url=names.site + move.target, api_url=link.api_url if link else None
    )
    return lists.Verplaatst(id=move.id, verplaatst_naar=target)


def _parties(names: Names) -> list[lists.PartijMetUitleg]:
    return [
        lists.PartijMetUitleg(
            id=one.id,
            naam=one.naam,
            kort=one.kort,
            kant=one.kant,
            uitleg=one.uitleg,
            bereiken=one.bereiken,
            url=names.page("partij", one.id),
        )
        for one in names.dataset.partijen.values()
    ]


def _short(one: forms.Situatie | forms.Begrip | forms.Stroom) -> dict[str, Any]:
    shared = ("id", "zekerheid", "status", "nagekeken_op", "url", "api_url")
    return {name: getattr(one, name) for name in shared}


def _situation(one: forms.Situatie) -> lists.SituatieKort:
    payers = [lists.BetalerKort(id=part.partij.id, naam=part.partij.naam, mits=part.mits) for part in one.betaalt]
    return lists.SituatieKort(titel=one.titel, antwoord=one.antwoord, betaalt=payers, **_short(one))


def _term(one: forms.Begrip) -> lists.BegripKort:
    return lists.BegripKort(
        voorkeursterm=one.voorkeursterm, afkortingen=one.afkortingen, uitleg=one.uitleg, **_short(one)
    )


def _flow(one: forms.Stroom) -> lists.StroomKort:
    return lists.StroomKort(titel=one.titel, vraag=one.vraag, **_short(one))
