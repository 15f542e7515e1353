"""Poison in the data: texts that try to become markup, a link, a macro or a formula, in every field that takes them.

The entries of a copy of the data keep their shape (ids, references, dates, the ways through a flow); every text in
them is replaced, and every optional text that is missing is added. Each planted text has a mark of its own, so that
it can be found again in what is made of the data.
"""

import dataclasses
import functools
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.kinds import KINDS, WORDS_FILE
from macros.loader import FOLDERS
from macros.model import Beoordeeld
from macros.reader import read_file
from macros.references import field_plan
from macros.text import BY_HAND, plain, sentences

PRODUCT = "62710561"
"""What 7919 * 7919 is: it stands nowhere, unless something counts it out."""

MARK = re.compile(r"gif\d+z")
"""The mark of a place, as it stands in a text that `shown` made."""

POISONS = {
    "alles": (
        "MERK <script>poison=1</script> <gif-el onclick=poison()>x</gif-el> <img src=//gif.example/p onerror=poison=2> "
        "</p></li></td></title></style></script> <!-- c --> <?php x ?> {{ 7919*7919 }} {% raw %} {# weg #} "
        '{{ situatie("x") }} **vet** _c_ `code` [x](javascript:poison=3) ![y](//gif.example/q) <javascript:poison=4> '
        "~~door~~ {: #gif-id onclick=poison() } { #gif-id .gif-class onclick=poison() } &lt;b&gt; &#60;i&#62; "
        "&amp;amp; [^1] \\* \" onmouseover=\"poison=5\" ' onmouseover='poison=6' \\"
    ),
    "regels": (
        "MERK\n\n# Gifkop { #gif-id }\n\nGifkop\n---\n\nGifkop\n===\n\n- een\n- twee\n\n1. drie\n\n| a | b |\n"
        "|---|---|\n| c | d |\n\n```html\n<b>vier</b>\n```\n\n    code\n\n> vijf\n\n***\n\n[gif]: javascript:poison=7\n"
        '\n*[gif]: zes\n\n[TOC]\n\n[^1]: zeven\n\n<div markdown="1">\n\n**acht** [x][gif]\n\n</div>\n\n{% endraw %}\n'
        "---\ntitle: gif\n---"
    ),
    "hek": "MERK\n\n``` { .html onmouseover=poison() }\nnegen\n```\n\n~~~ onmouseover=poison()\ntien\n~~~",
    "script": (
        r"MERK </script><script>poison=8</script> <!--<script> \u003cscript\u003e \x3cscript\x3e ${7919*7919} "
        r"#{7919*7919} <%= 7919*7919 %> \" \n"
    ),
    "haakjes": "[[-|MERK x]] en [[thuiszitter|MERK y]]",
    "haken": "[[-|MERK **vet** <b>x</b>]] en [[thuiszitter|MERK <i>y</i>]]",
    "sluit": "MERK ]]> [[",
    "opmaak": "MERK **vet** _c_ `code` [x](javascript:poison()) ![y](//gif.example/q) ~~d~~ \\",
    "entiteit": "MERK &lt;script&gt;poison()&lt;/script&gt; &#60;b&#62; &#123;&#123; 7919*7919 &#125;&#125;",
    "aanhaling": "MERK \" onmouseover=\"poison()\" ' onfocus='poison()' \\\", URL=\"javascript:poison()\"",
    "kop": "# MERK | a | b | : c #gif-id - x * y + z",
    "is": "=HYPERLINK(\"https://gif.example/\",\"MERK\")",
    "plus": "+MERK|'/C calc'!A0",
    "min": "-MERK|'/C calc'!A0",
    "apenstaart": "@SUM(1)*MERK|'/C calc'!A0",
    "javascript": "javascript:poison=9//MERK",
    "data": "data:text/html,MERK",
    "elders": "//gif.example/MERK",
    "adres": "https://gif.example/MERK'onmouseover='poison()'**vet**(javascript:poison())&quot;",
    "accolades": "https://gif.example/MERK{{7919*7919}}[x]",
}  # fmt: skip
"""Name → a text; MERK becomes the mark of the place where it is planted."""

MOST, MOST_FILES = 2 * len(POISONS), 6
"""Entries of a list, and files of a folder, that are poisoned; the others keep the build short."""
_SAME = frozenset({"gemeente", "gemeenten"})
"""Fields whose texts name the same things within one entry."""
_ONLY_WHERE_PRESENT = frozenset({
    ("Verwarring", "woord"), ("Samenwerkingsverband", "gemeenten"), ("Contactfunctie", "gemeenten")
})  # fmt: skip
"""Optional texts that exclude another field, or that must stand elsewhere as well."""


@dataclasses.dataclass(frozen=True)
class Planted:
    """One planted text: where, which poison, and the text itself."""

    kind: str
    id: str
    path: tuple[str | int, ...]
    owner: str
    """The name of the type that has the field."""
    poison: str
    mark: str
    text: str

    @property
    def field(self) -> str:
        return next(part for part in reversed(self.path) if isinstance(part, str))

    @property
    def shown(self) -> str:
        """The text as it must come out: with one space for any white space, and without capitals."""
        return shown(plain(self.text))


def shown(text: str) -> str:
    """A text as it can be compared: one space for any white space, no capitals."""
    return " ".join(text.split()).casefold()


def leaves(type_: type[BaseModel]) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field of a type and of the types in it that holds values and no parts of its own."""
    for field in type_.model_fields:
        _kind, nested, _is_list = field_plan(type_, field)
        if nested is None:
            yield type_, field
        else:
            yield from leaves(nested)


@functools.cache
def takes(owner: type[BaseModel], field: str) -> tuple[str, ...]:
    """The names of the poisons that a field takes, by its type."""
    info = owner.model_fields[field]
    adapter = TypeAdapter(Annotated[info.annotation, info])
    is_list = field_plan(owner, field)[2]
    taken = []
    for name, poison in POISONS.items():
        left = BY_HAND.sub("", poison)
        if "[[" in left or "]]" in left:
            continue
        try:
            adapter.validate_python([poison, f"{poison} 2"] if is_list else poison)
        except ValidationError:
            continue
        taken.append(name)
    return tuple(taken)


class Planter:
    """Plants poison in raw entries; keeps account of what was planted."""

    def __init__(self) -> None:
        self.planted: list[Planted] = []
        self._turn: Counter[tuple[str, str]] = Counter()
        self._kind = self._id = ""
        self._same: dict[str, Planted] = {}

    def entry(self, kind: str, id_: str, value: dict[str, Any], decided: bool) -> None:
        """Poisons an entry in place; `decided`: as one that a region adopted."""
        type_ = KINDS[kind].type
        self._kind, self._id, self._same = kind, id_, {}
        if decided and issubclass(type_, Beoordeeld):
            value["status"] = "vastgesteld"
            value["vastgesteld_door"] = [{"regio": "hart-van-brabant", "op": "2026-11-01", "besluit": "x"}]
        self._part(type_, value, ())

    def _part(self, type_: type[BaseModel], value: dict[str, Any], path: tuple[str | int, ...]) -> None:
        for field, _info in type_.model_fields.items():
            _kind, nested, is_list = field_plan(type_, field)
            place = (*path, field)
            if nested is not None:
                parts = value.get(field, [])
                for number, part in enumerate(parts) if is_list else ():
                    self._part(nested, part, (*place, number))
                if not is_list and field in value:
                    self._part(nested, parts, place)
            elif takes(type_, field) and (field in value or (type_.__name__, field) not in _ONLY_WHERE_PRESENT):
                old = value.get(field, [""] if is_list else "")
                if is_list:
                    value[field] = [self._text(type_, one, (*place, number)) for number, one in enumerate(old)]
                    if field == "in_zin":  # by these an answer names its payer
                        value[field] += old
                elif field == "antwoord":
                    poison = self._text(type_, "", place)
                    first = sentences(old)[0]
                    value[field] = (
                        f"{poison} {first}" if poison.startswith(("=", "+", "-", "@")) else f"{first} {poison}"
                    )
                else:
                    value[field] = self._text(type_, old, place)

    def _text(self, owner: type[BaseModel], old: str, path: tuple[str | int, ...]) -> str:
        field = next(part for part in reversed(path) if isinstance(part, str))
        if field in _SAME and old in self._same:
            first = self._same[old]
            self.planted.append(dataclasses.replace(first, path=path, owner=owner.__name__))
            return first.text
        names = takes(owner, field)
        name = names[self._turn[owner.__name__, field] % len(names)]
        self._turn[owner.__name__, field] += 1
        mark = f"Gif{len(self.planted)}z"
        text = POISONS[name].replace("MERK", mark)
        self.planted.append(Planted(self._kind, self._id, path, owner.__name__, name, mark, text))
        if field in _SAME:
            self._same[old] = self.planted[-1]
        return text


def plant(root: Path) -> list[Planted]:
    """Poisons all data under `root`; returns what was planted where."""
    planter = Planter()
    named = {kind.file: name for name, kind in KINDS.items() if not kind.in_folder and kind.file != WORDS_FILE}
    for file, kind in named.items():
        entries = read_file(root, file).value or []
        for number, entry in enumerate(entries[:MOST]):
            planter.entry(kind, entry.get(KINDS[kind].key, ""), entry, number % 3 == 1 and kind != "regio")
        _write(root / file, entries)
    words = read_file(root, WORDS_FILE).value
    for name, kind in KINDS.items():
        for entry in words[kind.list_in_file] if kind.list_in_file else ():
            planter.entry(name, entry["id"], entry, False)
    _write(root / WORDS_FILE, words)
    for folder, kind in FOLDERS.items():
        for number, path in enumerate(sorted((root / folder).glob("*.yml"))[:MOST_FILES]):
            entry = read_file(root, f"{folder}/{path.name}").value
            planter.entry(kind, path.stem, entry, number % 3 == 1)
            _write(path, entry)
    return planter.planted


def _write(path: Path, value: Any) -> None:
    # JSON is YAML: no text needs other quotes.
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
