"""Every answer in plain text, and a guide to the site for programs that read text (llmstxt.org)."""

import datetime
import re
from collections.abc import Mapping

from macros.exports.api import forms
from macros.exports.api.files import RESERVATION, TEXT
from macros.exports.api.names import ROOT
from macros.render import Renderer

GUIDE = "llms.txt"
_MARKDOWN = re.compile(r"([\\`*_\[\]<>])")


def files(
    renderer: Renderer, situations: Mapping[str, forms.Situatie], version: str, made_on: datetime.date
) -> dict[str, bytes]:
    """Path within the site → text; `version` is that of the data, `made_on` the day of the build."""
    groups = [
        (theme, [one for one in situations.values() if one.thema.id == theme.id])
        for theme in renderer.dataset.themas.values()
    ]
    values = {
        "groepen": [group for group in groups if group[1]],
        "aantal": len(situations),
        "concepten": sum(one.status == "concept" for one in situations.values()),
        "voorbehoud": RESERVATION,
        "versie": version,
        "datum_van": made_on,
        "tekst": renderer.site.url + TEXT,
        "api": renderer.site.url + ROOT,
        "letterlijk": lambda text: _MARKDOWN.sub(r"\\\1", text),
    }
    templates = {TEXT: "antwoorden.txt.jinja", GUIDE: "llms.txt.jinja"}
    return {path: renderer.html(template, 0, **values).encode() for path, template in templates.items()}
