"""What the commands must know of the site without MkDocs: its settings, its version, its build date."""

import datetime
import functools
import os
from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag

from macros import git
from macros.dataset import Dataset
from macros.history import last_changed
from macros.loader import load
from macros.render import Renderer, Site


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml`, with its `!ENV` tags, as MkDocs does."""


_Loader.add_constructor("!ENV", construct_env_tag)


def settings(root: Path) -> Site:
    """The addresses in `root/mkdocs.yml`. Raises OSError where that file is missing."""
    return Site.from_config(yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _Loader))


def renderer(root: Path, site: Site) -> Renderer:
    """The renderer of the data under `root`, for a site. Raises DataError with the Dutch report.

    The same one as long as the data and its history stay as they are: Zensical asks for it at every page.
    """
    return _renderer(load(root), site, tuple(last_changed(root).items()))


@functools.lru_cache(maxsize=1)
def _renderer(dataset: Dataset, site: Site, changed: tuple) -> Renderer:
    return Renderer(dataset, site, dict(changed))


def version(root: Path) -> str:
    """The date and the short id of the last commit, or 'onbekend': what a report or a download was made of."""
    try:
        return git.run(root, "log", "-1", "--format=%cs.%h").decode().strip() or "onbekend"
    except git.GitError:
        return "onbekend"


def build_date() -> datetime.date:
    """The date of the build: SOURCE_DATE_EPOCH (in UTC) where that is set, otherwise today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.datetime.now(datetime.UTC).date()
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
