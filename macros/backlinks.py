"""Where an entry is used: the other way round of every reference."""

from collections import defaultdict
from collections.abc import Mapping

from macros.dataset import Dataset
from macros.kinds import KINDS
from macros.references import references

Key = tuple[str, str]


def backlinks(dataset: Dataset) -> Mapping[Key, tuple[Key, ...]]:
    """Kind and id of an entry → the entries that refer to it, in the order of the files, no doubles."""
    found: dict[Key, dict[Key, None]] = defaultdict(dict)
    for kind, about in KINDS.items():
        for id_ in getattr(dataset, about.collection):
            for _path, ref_kind, target in references(about.type, dataset.entries[kind, id_].value):
                found["bron" if ref_kind == "wet" else ref_kind, target][kind, id_] = None
    return {key: tuple(users) for key, users in found.items()}
