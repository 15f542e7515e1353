"""A difference between two versions as text, as Markdown for a pull request, and as JSON."""

import collections
import html
import json
from collections.abc import Sequence

from macros.diff import CHANGED, NEW, EntryChange, FieldChange
from macros.difftext import kind_name
from macros.text import capitalised, markdown_escaped, plain

NOTHING = "Er verandert niets aan de inhoud."
FOLDED = 5
"""From more lines than this, an entry is folded in Markdown."""
MOST_NEW = 10
"""New or removed entries of one kind are named one by one up to this number, and counted beyond it."""


def summary(changes: Sequence[EntryChange]) -> str:
    """One sentence that counts: '2 situaties gewijzigd, 1 begrip nieuw.'"""
    counts = collections.Counter((one.soort, one.wat) for one in changes)
    parts = [f"{number} {kind_name(kind, number)} {what}" for (kind, what), number in counts.items()]
    return ", ".join(parts) + "." if parts else NOTHING


def as_text(changes: Sequence[EntryChange], skipped: Sequence[str]) -> str:
    """The report for a terminal."""
    lines = [summary(changes)]
    for title, some in _sections(changes):
        lines += ["", title]
        for one in some:
            lines += _entry_lines(one)
    return "\n".join([*lines, *_skipped(skipped)])


def as_markdown(changes: Sequence[EntryChange], skipped: Sequence[str]) -> str:
    """The report for the summary of a pull request."""
    parts = ["## Wat verandert er?", summary(changes)]
    for title, some in _sections(changes):
        parts.append(f"### {_escaped(title)}")
        parts += [_markdown(one) for one in some]
    return "\n\n".join([*parts, *map(_escaped, _skipped(skipped)[1:])])


def as_json(changes: Sequence[EntryChange], skipped: Sequence[str]) -> str:
    """The report for other tools: every change with the old and the new value."""

    def field(one: FieldChange) -> dict[str, object]:
        return {"veld": one.veld, "zin": one.zin, "oud": one.oud, "nieuw": one.nieuw, "zichtbaar": not one.hidden}

    found = [
        {
            "soort": one.soort,
            "id": one.id,
            "naam": one.naam,
            "wat": one.wat,
            "oude_id": one.oude_id,
            "velden": [field(part) for part in one.velden],
        }
        for one in changes
    ]
    report = {"samenvatting": summary(changes), "wijzigingen": found, "overgeslagen": list(skipped)}
    return json.dumps(report, ensure_ascii=False, indent=1)


def _sections(changes: Sequence[EntryChange]) -> list[tuple[str, list[EntryChange]]]:
    """A heading with the entries under it; many new or removed entries of a kind are one heading with a count."""
    counts = collections.Counter((one.soort, one.wat) for one in changes)
    sections: dict[str, list[EntryChange]] = {}
    for one in changes:
        number = counts[one.soort, one.wat]
        if one.wat != CHANGED and not one.velden and number > MOST_NEW:
            sections.setdefault(f"{number} {kind_name(one.soort, number)} {one.wat}", [])
        else:
            what = "" if one.wat == CHANGED else f" ({one.wat})"
            sections.setdefault(f"{capitalised(kind_name(one.soort))}: {one.naam}{what}", []).append(one)
    return list(sections.items())


def _entry_lines(one: EntryChange) -> list[str]:
    texts = {capitalised(field.zin): field.rewritten for field in one.velden}
    lines = []
    for line in one.lines:
        lines.append(f"  - {line}")
        if rewritten := texts.get(line):
            lines += [f"      was:   {plain(rewritten[0])}", f"      wordt: {plain(rewritten[1])}"]
    return lines


def _markdown(one: EntryChange) -> str:
    texts = {capitalised(field.zin): field.rewritten for field in one.velden}
    lines = []
    for line in one.lines:
        lines.append(f"- {_escaped(line)}")
        if rewritten := texts.get(line):
            was, becomes = (_escaped(plain(part)) for part in rewritten)
            lines += [f"    - was: {was}", f"    - wordt: {becomes}"]
    if not lines:
        return f"Staat {'er' if one.wat == NEW else 'er niet meer'} in met de id `{one.id}`."
    if len(one.lines) <= FOLDED:
        return "\n".join(lines)
    folded = "\n".join(lines)
    return f"<details><summary>{len(one.lines)} wijzigingen</summary>\n\n{folded}\n\n</details>"


def _skipped(files: Sequence[str]) -> list[str]:
    """The lines that say which files could not be compared; the first is empty."""
    if not files:
        return []
    return ["", f"Niet vergeleken, want in een van de twee versies niet te lezen: {', '.join(files)}."]


def _escaped(text: str) -> str:
    """Text in which neither Markdown nor HTML means anything."""
    return html.escape(markdown_escaped(text), quote=False)
