"""Dutch law references: how an article is named and where it can be read."""

import datetime
import functools
from urllib.parse import urlencode

from macros.model import Bron, Grondslag


def citation(law: Bron, ground: Grondslag) -> str:
    """The article as a lawyer names it: 'WPO artikel 40 lid 3'."""
    parts = [law.afkorting or law.titel]
    if ground.artikel:
        parts.append(f"artikel {ground.artikel}")
    if ground.lid:
        parts.append(f"lid {ground.lid}")
    if ground.onderdeel:
        parts.append(f"onder {ground.onderdeel}")
    return " ".join(parts)


def article_url(law: Bron, ground: Grondslag) -> str | None:
    """The address of the article, in the version that was read where that is known.

    Uses the permanent link form of wetten.overheid.nl (juriconnect, jci 1.3): `z` and `g` are the dates
    of the version; without them the law in force is shown. European law has only its own address.
    """
    return _permanent(law.bwb, ground.artikel, ground.stand) if law.bwb else law.url


@functools.cache  # the same articles stand on many pages
def _permanent(bwb: str, article: str | None, version: datetime.date | None) -> str:
    query: dict[str, str] = {}
    if article:
        query["artikel"] = article
    if version:
        query |= {"z": version.isoformat(), "g": version.isoformat()}
    tail = f"&{urlencode(query)}" if query else ""
    return f"https://wetten.overheid.nl/jci1.3:c:{bwb}{tail}"


def law_url(law: Bron) -> str | None:
    """The address of the whole law, in force today."""
    return f"https://wetten.overheid.nl/{law.bwb}" if law.bwb else law.url
