"""An Atom feed (RFC 4287)."""

import dataclasses
import datetime
import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Sequence

NAMESPACE = "http://www.w3.org/2005/Atom"
TITLE = "Wie betaalt? Wijzigingen"
AUTHOR = "De redactie van Wie betaalt?"

_NOT_IN_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclasses.dataclass(frozen=True)
class Item:
    """One piece of news. `key` is what makes it the same news for ever, `moment` an RFC 3339 date and time."""

    key: str
    title: str
    moment: str
    url: str
    html: str


def atom(page: str, own: str, items: Sequence[Item], made_on: datetime.datetime, note: str) -> str:
    """The feed as XML; `page` and `own` are the addresses of the page that it follows and of the feed itself.

    `made_on` (with a time zone) is the date of a feed without items; `note` is its subtitle where not empty.
    """
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "nl"})
    _add(feed, "id", _urn(page))
    _add(feed, "title", TITLE)
    if note:
        _add(feed, "subtitle", note)
    moments = [datetime.datetime.fromisoformat(item.moment) for item in items]
    _add(feed, "updated", max(moments, default=made_on).isoformat())
    _add(ET.SubElement(feed, "author"), "name", AUTHOR)
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=own)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    for item in items:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", _urn(item.key))
        _add(entry, "title", item.title)
        _add(entry, "updated", item.moment)
        ET.SubElement(entry, "link", rel="alternate", type="text/html", href=item.url)
        _add(entry, "content", item.html).set("type", "html")
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _NOT_IN_XML.sub("", text)  # a commit message may hold anything
    return element


def _urn(key: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, key).urn
