"""Rule for the fixed lists: what the site itself knows by name is in them."""

from collections.abc import Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import KINDS, Entries
from macros.model.agenda import Kleurdoelen
from macros.monitor import UNKNOWN

_FIXED = {"kleur": (*Kleurdoelen.model_fields, UNKNOWN)}
"""Kind of a fixed list → the ids that the pages use whether or not the data does."""


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    for kind, ids in _FIXED.items():
        present = {id_ for of_kind, id_ in dataset.locations if of_kind == kind}
        places = [entry for (of_kind, _id), entry in entries.items() if of_kind == kind]
        for id_ in ids:
            if places and id_ not in present:
                list_ = KINDS[kind].list_in_file
                line = places[0].document.line((str(list_),))
                yield finding(KINDS[kind].file, line, "V14", id=id_, lijst=list_)
