"""What changed in the fields of an entry, told as a person would.

Things in lists are matched by what makes them the same thing (a party, an article, a region, an id), so
that a thing that only moved is no change.
"""

import dataclasses
import datetime
import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from macros.difftext import SHORT, WORDED, Words, field_name, key_of, list_name
from macros.model import Beoordeeld
from macros.references import field_plan
from macros.text import dutch_date

FIRST = ("antwoord", "betaalt", "uitzonderingen", "criterium", "grondslag", "zekerheid", "status", "vastgesteld_door")
"""The fields that matter most to a reader, in this order; the rest follows as in the model."""
HIDDEN = frozenset({"zoektermen", "levensgebieden", "koppelen", "in_zin", "woorden"})
"""Fields that no reader sees."""
LINKS = frozenset({"begrippen", "situaties", "stromen", "zie_ook", "gerelateerd"})
"""Fields that only lead to other pages."""
CHECKED = frozenset({"nagekeken_op", "nagekeken_door"})

ALIKE = 0.6
"""From this share of equal text (or of equal fields) two things are one thing that was rewritten."""
MOST_NAMED = 3
"""Things that come or go in one list are named up to this number, and counted beyond it."""


@dataclasses.dataclass(frozen=True)
class FieldChange:
    """What changed in one field, or in one thing of a list."""

    veld: str
    """The field, with the key of the thing in the list where there is one: 'betaalt/school'."""
    zin: str
    """What changed, in Dutch, without a capital and a full stop."""
    oud: Any
    nieuw: Any

    @property
    def hidden(self) -> bool:
        return self.veld.partition("/")[0] in HIDDEN

    @property
    def matters(self) -> bool:
        """Whether the change touches what the entry says to a reader."""
        return self.veld.partition("/")[0] not in HIDDEN | LINKS | CHECKED

    @property
    def rewritten(self) -> tuple[str, str] | None:
        """The old and the new text, where one text was rewritten that is too long for the sentence."""
        texts = isinstance(self.oud, str) and isinstance(self.nieuw, str)
        return (self.oud, self.nieuw) if texts and self.zin.endswith("herschreven") else None


def field_changes(
    old: Mapping[str, Any], new: Mapping[str, Any], type_: type[BaseModel] | None, words: Words
) -> Iterator[FieldChange]:
    """The changes in the fields of an entry, or of a thing in a list; the id is left out."""
    for field in _ordered({**old, **new}, type_):
        before, after = old.get(field), new.get(field)
        if before == after or field == "id":
            continue
        kind, nested, _ = field_plan(type_, field) if type_ and field in type_.model_fields else (None, None, False)
        if isinstance(before, list) or isinstance(after, list):
            yield from _list_changes(field, _as_list(before), _as_list(after), kind, nested, words)
        elif isinstance(before, dict) and isinstance(after, dict):
            parts = "; ".join(one.zin for one in field_changes(before, after, nested, words))
            yield FieldChange(field, f"{field_name(field)}: {parts}", before, after)
        else:
            yield FieldChange(field, _told(field, before, after, kind, words), before, after)


def _ordered(fields: Iterable[str], type_: type[BaseModel] | None) -> list[str]:
    """Fields in the order of their weight: first what a reader comes for, last what is hidden."""
    known = list(type_.model_fields) if type_ else []
    own = [field for field in known if field not in Beoordeeld.model_fields]
    order = [*FIRST, *own, *known]
    place = {field: number for number, field in reversed(list(enumerate(order)))}
    return sorted(fields, key=lambda field: (field in HIDDEN, place.get(field, len(order))))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _told(field: str, old: Any, new: Any, kind: str | None, words: Words) -> str:
    """The change of one value as a sentence."""
    name, before, after = field_name(field), words.value(old, kind), words.value(new, kind)
    if field == "nagekeken_op" and isinstance(new, str):
        return f"nagekeken op {_date(new)}"
    if old is None or new is None:
        what = words.described(new if old is None else old, kind)
        return f"{name} {'erbij' if old is None else 'weg'}" + (f": {what}" if what else "")
    if max(len(before), len(after)) <= SHORT and before != after:
        return f"{name}: {before} → {after}"
    return f"{name} herschreven"


def _date(value: str) -> str:
    try:
        return dutch_date(datetime.date.fromisoformat(value))
    except ValueError:
        return value


# ---- lists


def _list_changes(
    field: str, old: list[Any], new: list[Any], kind: str | None, nested: type[BaseModel] | None, words: Words
) -> Iterator[FieldChange]:
    """The changes in a list: first what came or went as one, then what changed within the things that stayed."""
    gone, came, pairs = _matched(old, new)
    if gone or came:
        yield FieldChange(field, _came_and_went(field, (old, new), gone, came, kind, words), gone, came)
    rewritten = 0
    for before, after in pairs:
        if not (isinstance(before, dict) and isinstance(after, dict)):
            rewritten += 1
            continue
        parts = "; ".join(one.zin for one in field_changes(before, after, nested, words))
        if parts:
            name = str(after.get("soort", list_name(field))) if "id" in after else list_name(field)
            place = f"{field}/{'+'.join(key_of(after)[1])}"
            yield FieldChange(place, f"{name} ‘{words.label(after)}’: {parts}", before, after)
    if rewritten:
        sentence = f"{rewritten} {list_name(field, rewritten)} herschreven"
        texts = [pair for pair in pairs if isinstance(pair[0], str)]
        yield FieldChange(field, sentence, [one for one, _ in texts], [one for _, one in texts])


def _matched(old: list[Any], new: list[Any]) -> tuple[list[Any], list[Any], list[tuple[Any, Any]]]:
    """What went, what came, and the pairs of things that stayed but are no longer equal."""
    gone, came = list(old), []
    for item in new:
        if item in gone:
            gone.remove(item)
        else:
            came.append(item)
    pairs: list[tuple[Any, Any]] = []
    for same in (_same_key, _alike):
        scored = [(same(before, after), i, j) for i, before in enumerate(gone) for j, after in enumerate(came)]
        used: tuple[set[int], set[int]] = set(), set()
        for score, i, j in sorted(scored, key=lambda one: (-one[0], one[1:])):
            if score and i not in used[0] and j not in used[1]:
                used[0].add(i)
                used[1].add(j)
                pairs.append((gone[i], came[j]))
        gone = [one for i, one in enumerate(gone) if i not in used[0]]
        came = [one for j, one in enumerate(came) if j not in used[1]]
    return gone, came, pairs


def _same_key(old: Any, new: Any) -> float:
    """Above 0 where two things of a list have the same key; more for the pair that is more alike."""
    if not (isinstance(old, dict) and isinstance(new, dict)) or not key_of(old)[0] or key_of(old) != key_of(new):
        return 0
    return 1 + sum(old.get(field) == value for field, value in new.items())


def _alike(old: Any, new: Any) -> float:
    """How much the texts of two things are alike; 0 where they are not one thing that was rewritten."""
    if isinstance(old, dict) and isinstance(new, dict):
        fields, _ = key_of(old)
        if not WORDED.intersection(fields[:1]) or fields != key_of(new)[0]:
            return 0
        old, new = (" ".join(str(value) for value in one.values()) for one in (old, new))
    # Short words and ids are not rewritten: they come and go.
    if not (isinstance(old, str) and isinstance(new, str)) or " " not in old + new:
        return 0
    ratio = difflib.SequenceMatcher(None, old, new, autojunk=False).ratio()
    return ratio if ratio >= ALIKE else 0


def _came_and_went(
    field: str,
    whole: tuple[list[Any], list[Any]],
    gone: list[Any],
    came: list[Any],
    kind: str | None,
    words: Words,
) -> str:
    """What came and what went in a list, as one sentence."""
    parties = [_parties(some, words) for some in whole]
    if all(parties) and parties[0] != parties[1]:
        return f"{field_name(field)}: {' en '.join(parties[0])} → {' en '.join(parties[1])}"
    if field in HIDDEN or max(len(gone), len(came)) > MOST_NAMED:
        counts = [f"{len(some)} {list_name(field, len(some))} {how}" for some, how in _both(came, gone) if some]
        return ", ".join(counts)
    named = [
        f"{list_name(field, len(some))} {how}: {', '.join(words.described(one, kind) for one in some)}"
        for some, how in _both(came, gone)
        if some
    ]
    return "; ".join(named)


def _both(came: list[Any], gone: list[Any]) -> tuple[tuple[list[Any], str], tuple[list[Any], str]]:
    return (came, "erbij"), (gone, "weg")


def _parties(some: list[Any], words: Words) -> list[str]:
    """The parties of a list of payers or arrangers, each once; empty for any other list."""
    if not all(isinstance(one, dict) and key_of(one)[0] == ("partij",) for one in some):
        return []
    return list(dict.fromkeys(words.label(one) for one in some))
