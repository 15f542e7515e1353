"""Where to tell of a leak in the site, for programs that look for it (RFC 9116)."""

import datetime
from urllib.parse import urlsplit

from macros.render import Site

PATH = ".well-known/security.txt"
VALID = datetime.timedelta(days=364)
"""After this the file says nothing any more: a site that nobody built for a year has nobody who reads the mail."""


def files(site: Site, made_on: datetime.date) -> dict[str, bytes]:
    """Path within the site → content; nothing for a site below a path, where no program would look for it.

    `made_on` is the date of the build, which is that of the last commit: two builds of it say the same.
    """
    if urlsplit(site.url).path != "/":
        return {}
    expires = datetime.datetime.combine(made_on + VALID, datetime.time(), datetime.UTC)
    fields = {
        "Contact": f"mailto:{site.mailbox}",
        "Expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": "nl, en",
        "Canonical": site.url + PATH,
        "Policy": f"{site.repository}/blob/{site.branch}/SECURITY.md",
    }
    return {PATH: "".join(f"{name}: {value}\n" for name, value in fields.items()).encode()}
