"""Builds the site in this folder and prints what part of the processor time is our own work, as JSON.

usage: PYTHONPATH=. python benchmarks/share.py

Our own: reading and rules, the Markdown of the pages with their diagrams, the macros of other pages, the
links of terms. Not ours: MkDocs, Material, Python-Markdown. The downloads are counted apart.
"""

import functools
import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs_macros.plugin import MacrosPlugin

from macros import content, pages, site, sitefiles

spent: Counter[str] = Counter()


def timed(owner: Any, name: str, label: str) -> None:
    """Counts the processor time of a function under a label."""
    function: Callable[..., Any] = getattr(owner, name)

    @functools.wraps(function)
    def wrapper(*values: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*values, **named)
        finally:
            spent[label] += time.process_time() - start

    setattr(owner, name, wrapper)


def main() -> None:
    # The hooks take these names from their modules when MkDocs loads them, which is after this.
    timed(site, "renderer", "reading and rules")
    timed(pages, "pages", "pages and diagrams")
    timed(content, "finished", "links of terms")
    timed(sitefiles, "site_files", "downloads")
    timed(MacrosPlugin, "render", "macros of other pages")
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    whole = time.process_time()
    own = sum(part for label, part in spent.items() if label != "downloads")
    print(json.dumps({"whole": whole, "own": own, "share": own / whole, **spent}))


if __name__ == "__main__":
    main()
