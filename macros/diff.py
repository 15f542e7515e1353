"""The difference between two versions of the data, told per entry and per field as a person would.

Works on raw entries (see `versions.py`): a field or kind that the model does not know is compared as well.
Things in lists are matched by what makes them the same thing (a party, an article, a region, an id), so
that a thing that only moved is no change.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from macros.difffields import ALIKE, CHECKED, FieldChange, field_changes
from macros.difftext import Words, entry_name
from macros.kinds import KINDS
from macros.text import capitalised
from macros.versions import Entries, Key

NEW, GONE, RENAMED, CHANGED = "nieuw", "verwijderd", "hernoemd", "gewijzigd"

HIDDEN_KINDS = frozenset({"zoekgroep"})
"""Kinds of entry that no reader sees."""


@dataclasses.dataclass(frozen=True)
class EntryChange:
    """What happened to one entry; `velden` is empty for an entry that came or went."""

    wat: str
    """nieuw, verwijderd, hernoemd or gewijzigd."""
    soort: str
    id: str
    naam: str
    oude_id: str | None = None
    velden: tuple[FieldChange, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether the meaning changed, and not only search words, links or the date of checking."""
        if self.soort in HIDDEN_KINDS:
            return False
        return self.wat != CHANGED or any(field.matters for field in self.velden)

    @property
    def lines(self) -> list[str]:
        """The changes as sentences with a capital, the hidden fields as one line at the end."""
        shown = [one.zin for one in self.velden if not one.hidden]
        hidden = "; ".join(one.zin for one in self.velden if one.hidden)
        first = [f"hernoemd: {self.oude_id} → {self.id}"] if self.wat == RENAMED else []
        return [capitalised(line) for line in (*first, *shown, hidden) if line]


def diff(old: Entries, new: Entries) -> list[EntryChange]:
    """All changes from one version to another, by kind, in the order of the new version."""
    words = Words(old, new)
    gone = [key for key in old if key not in new]
    renamed = _renamed(old, new, gone, [key for key in new if key not in old])
    changes = []
    for key, entry in new.items():
        before = renamed.get(key, key)
        fields = tuple(field_changes(old[before], entry, _type(key[0]), words)) if before in old else ()
        what = NEW if before not in old else RENAMED if before != key else CHANGED
        if what != CHANGED or fields:
            old_id = before[1] if what == RENAMED else None
            changes.append(EntryChange(what, *key, entry_name(entry), old_id, fields))
    changes += [EntryChange(GONE, *key, entry_name(old[key])) for key in gone if key not in renamed.values()]
    order = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(changes, key=lambda one: order.get(one.soort, len(order)))


def _type(kind: str) -> type[BaseModel] | None:
    return KINDS[kind].type if kind in KINDS else None


def _renamed(old: Entries, new: Entries, gone: Iterable[Key], came: Sequence[Key]) -> dict[Key, Key]:
    """New key → old key of entries that kept most of their fields under another id."""
    pairs = [
        (_equal_share(old[before], new[after]), number, before, after)
        for number, before in enumerate(gone)
        for after in came
        if before[0] == after[0]
    ]
    found: dict[Key, Key] = {}
    for share, _number, before, after in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if share >= ALIKE and after not in found and before not in found.values():
            found[after] = before
    return found


def _equal_share(old: Mapping[str, Any], new: Mapping[str, Any]) -> float:
    # Without the fields that are the same in most entries: they make nothing the same entry.
    common = {"id", "status", "soort", "zekerheid", "domein", "kant", *CHECKED}
    fields = (old.keys() | new.keys()) - common
    return sum(old.get(field) == new.get(field) for field in fields) / max(len(fields), 1)
