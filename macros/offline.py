"""The built site as a zip that opens from disk: unpack it and open `index.html`, no server needed.

A server answers the address of a folder with the `index.html` in it; from disk a browser shows a list of files.
So every link to a folder gets that name. What scripts add, they adapt themselves (`docs/assets/zoek.js`).
"""

import datetime
import re
import urllib.parse
import zipfile
from collections.abc import Iterator
from pathlib import Path

from macros.exports import security
from macros.site import build_date

FOLDER = "wie-betaalt"
"""The one folder in the zip, so that unpacking it fills no folder of the reader's."""
README = (
    "Dit is een kopie van de site om zonder internet te lezen.\r\n\r\n"
    "1. Pak de zip eerst helemaal uit.\r\n"
    "2. Open in de map 'wie-betaalt' het bestand index.html met een dubbelklik.\r\n\r\n"
    "De kopie verandert niet mee met de site.\r\n"
)
NEEDS_SERVER = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", security.PATH})
"""Files that only a server uses."""

_FIRST_DAY = datetime.date(1980, 1, 1)
"""A zip knows no earlier day; a build outside git has none of its own and takes 1970."""

_LINK = re.compile(r'(<(?:a|link|area)\b[^>]*?\shref=")([^"]*)(")')
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="\d+; ?url=)([^"]*)(")')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')


class NotBuiltError(Exception):
    """The folder holds no built site."""


def address(link: str) -> str:
    """A link within the site in the form that works from disk; any other link as it is."""
    try:
        parts = urllib.parse.urlsplit(link)
    except ValueError:
        return link
    last = parts.path.rpartition("/")[2]
    if parts.scheme or parts.netloc or not parts.path or last not in {"", ".", ".."}:
        return link
    return parts._replace(path=parts.path.removesuffix("/") + "/index.html").geturl()


def page(html: str) -> str:
    """A page of the built site in the form that works from disk."""
    for pattern in (_LINK, _REFRESH):
        html = pattern.sub(lambda found: found[1] + address(found[2]) + found[3], html)
    # To the standard, two files on a disk are no 'self' to one another; Chromium is milder.
    return _POLICY.sub(lambda found: found[1] + found[2].replace("'self'", "'self' file:") + found[3], html)


def write_zip(site: Path, target: Path) -> None:
    """Writes the site in a folder to a zip, the same bytes for the same site and build date.

    Raises NotBuiltError where the folder holds no built site, and OSError.
    """
    if not (site / "index.html").is_file():
        raise NotBuiltError(site)
    day = max(build_date(), _FIRST_DAY)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in _files(site, target):
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            info.external_attr = 0o644 << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)


def _files(site: Path, target: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the content of every file of the copy."""
    yield "LEES-MIJ.txt", README.encode()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name in NEEDS_SERVER or path.resolve() == target.resolve():
            continue
        content = path.read_bytes()
        yield name, _page_from_bytes(content) if path.suffix == ".html" else content


def _page_from_bytes(content: bytes) -> bytes:
    """As `page`; what is no UTF-8 stays as it is."""
    return page(content.decode(errors="surrogateescape")).encode(errors="surrogateescape")
