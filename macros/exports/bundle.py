"""All downloads: for the site, and in one folder for use outside it."""

import datetime
import json
from typing import Any

from macros.dataset import Dataset
from macros.exports import skos
from macros.exports.table import as_csv, as_xlsx, table
from macros.kinds import KINDS

PLACES = {
    "wie-betaalt.csv": "wie-betaalt/wie-betaalt.csv",
    "wie-betaalt.xlsx": "wie-betaalt/wie-betaalt.xlsx",
    "begrippen.ttl": "begrippen/begrippen.ttl",
    "begrippen.jsonld": "begrippen/begrippen.jsonld",
}
"""Name of a download → where it stands in the site."""


def downloads(dataset: Dataset, address: str, made_on: datetime.date) -> dict[str, bytes]:
    """Name → bytes of what the site offers; `address` is that of the site, `made_on` the date in the workbook."""
    rows = table(dataset, address)
    terms = skos.graph(dataset, address)
    moment = datetime.datetime.combine(made_on, datetime.time(), datetime.UTC)
    return {
        "wie-betaalt.csv": as_csv(rows),
        "wie-betaalt.xlsx": as_xlsx(rows, moment),
        "begrippen.ttl": skos.as_turtle(terms, address),
        "begrippen.jsonld": skos.as_json_ld(terms),
    }


def files(dataset: Dataset, address: str, version: str, made_on: datetime.date) -> dict[str, bytes]:
    """Name → bytes of the downloads, and of all data in one file."""
    whole = json.dumps(everything(dataset, version), ensure_ascii=False, indent=1) + "\n"
    return {**downloads(dataset, address, made_on), "wie-betaalt.json": whole.encode()}


def everything(dataset: Dataset, version: str) -> dict[str, Any]:
    """All entries of each kind, in the order of their files, and the version of the data."""
    collections = {kind.collection: getattr(dataset, kind.collection).values() for kind in KINDS.values()}
    return {
        "gemaakt_van": version,
        **{name: [one.model_dump(mode="json") for one in entries] for name, entries in collections.items()},
    }
