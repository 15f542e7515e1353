"""Ids for new entries: made from a title, and not used by anything else."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from macros.dataset import Dataset
from macros.kinds import KINDS, SECTIONS
from macros.model.base import Slug

_SLUG = TypeAdapter(Slug)
_LONGEST = 60


def is_slug(id_: str) -> bool:
    """Whether a text has the form of an id."""
    try:
        _SLUG.validate_python(id_)
    except ValidationError:
        return False
    return True


def taken(dataset: Dataset, root: Path, kind: str) -> dict[str, str]:
    """Every id that a new entry of this kind cannot have → what it is now, as the end of a Dutch sentence."""
    found: dict[str, str] = {}
    section = SECTIONS.get(kind)
    if section:
        found |= {page.stem: f"de pagina docs/{section}/{page.name}" for page in (root / "docs" / section).glob("*.md")}
        old = (one.van.rpartition("/") for one in dataset.doorverwijzingen.values())
        found |= {id_: "een oud adres in data/redirects.yml" for folder, _, id_ in old if folder == section}
    file = KINDS[kind].file
    if KINDS[kind].in_folder:
        found |= {path.stem: f"het bestand {file}/{path.name}" for path in (root / file).glob("*.yml")}
    for (of_kind, id_), place in dataset.locations.items():
        if of_kind == kind:
            found[id_] = f"{place.file}:{place.line}"
    return found


def refusal(id_: str, used: Mapping[str, str]) -> str:
    """Why an id cannot be used, as a Dutch sentence; '' where it can."""
    if not is_slug(id_):
        return f"'{id_}' kan geen id zijn. Gebruik alleen kleine letters, cijfers en streepjes."
    return f"De id '{id_}' bestaat al: {used[id_]}. Kies een andere id." if id_ in used else ""


def proposed(title: str, used: Mapping[str, str]) -> str:
    """An unused id made from a title, in kebab-case without accents; 'nieuw' for a title without letters."""
    letters = unicodedata.normalize("NFD", title.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['`]", "", letters)).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    slug = slug or "nieuw"
    number, unused = 1, slug
    while unused in used:
        number += 1
        unused = f"{slug}-{number}"
    return unused
