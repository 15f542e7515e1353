"""Dutch law references: how an article is named and where it can be read."""

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
    if not law.bwb:
        return law.url
    query: dict[str, str] = {}
    if ground.artikel:
        query["artikel"] = ground.artikel
    if ground.stand:
        query |= {"z": ground.stand.isoformat(), "g": ground.stand.isoformat()}
    tail = f"&{urlencode(query)}" if query else ""
    return f"https://wetten.overheid.nl/jci1.3:c:{law.bwb}{tail}"


def law_url(law: Bron) -> str | None:
    """The address of the whole law, in force today."""
    return f"https://wetten.overheid.nl/{law.bwb}" if law.bwb else law.url
