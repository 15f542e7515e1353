"""The build that is under way: what one event of MkDocs leaves for the next.

Kept apart from the hooks, because MkDocs loads those anew for every build of a preview.
"""

import dataclasses
import shutil
from pathlib import Path
from typing import Any

from macros.exports.search import SearchDocument
from macros.render import Renderer


@dataclasses.dataclass
class Build:
    """One build. `config`, `files`, `nav` and `env` are MkDocs' own, for who builds some pages again."""

    renderer: Renderer
    config: Any
    site: Path
    """Where the site must come. It is made aside, so that a build that fails leaves the last site as it was."""
    found: list[SearchDocument] = dataclasses.field(default_factory=list)
    """The pages that are not made from one situation, term or flowchart, for the search index."""
    files: Any = None
    nav: Any = None
    env: Any = None
    whole: bool = False
    """Whether everything was written."""

    @property
    def aside(self) -> Path:
        """The folder in which the site is made."""
        return aside(self.site)

    def put_in_place(self) -> None:
        """Puts the new site in the place of the last one. Raises OSError."""
        old = self.site.with_name(f".{self.site.name}-vorige")
        shutil.rmtree(old, ignore_errors=True)
        if self.site.exists():
            self.site.rename(old)
        self.aside.rename(self.site)
        shutil.rmtree(old, ignore_errors=True)


def aside(site: Path) -> Path:
    """The folder beside a site in which the next one is made."""
    return site.with_name(f".{site.name}-in-aanbouw")


current: Build | None = None
"""The build that is under way, or the last one; None before the first."""


def now() -> Build:
    """The build that is under way."""
    assert current is not None, "MkDocs calls on_config first"
    return current
