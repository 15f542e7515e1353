"""Reads YAML safely, and remembers the line of every value.

Stricter than YAML on purpose, because an editor's slip must never pass in silence:

* no anchors, aliases, merge keys or tags (an alias bomb is refused before anything is built);
* a key may stand only once in a mapping (PyYAML keeps the last and says nothing);
* every scalar stays the text that was typed: `no`, `2.10`, `0123` and `12:30` keep their meaning.
  The model (pydantic) turns text into dates and choices;
* size and depth are bounded.

A file that is one list of entries is read entry by entry when it does not parse as a whole, so that
one unclosed quote hides no other mistake.
"""

import dataclasses
import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from macros.files import MAX_BYTES, read_bytes
from macros.findings import MOST, Finding, finding
from macros.signs import FORBIDDEN, sign_name
from macros.yamlerrors import MAX_DEPTH, MAX_EXPLAINED, explained, row_of

MAX_VALUES = 200_000
"""Texts, lists and blocks in one file; the largest of 2026 has less than a tenth of that, and more take too long."""

Path_ = tuple[str | int, ...]
"""Where a value stands in the document: keys and list positions from the top."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENTRY_ID = re.compile(r"^[ \t]*+(?:-[ \t]*+)?\{?[ \t]*+id:[ \t]*+['\"]?([a-z0-9-]+)", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]*#")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MOST_SIGNS = 10


@dataclasses.dataclass
class Document:
    """A file that was read: its value (or None), the line of each path, and what was wrong."""

    file: str
    value: Any = None
    lines: dict[Path_, int] = dataclasses.field(default_factory=dict)
    findings: list[Finding] = dataclasses.field(default_factory=list)
    lost_ids: set[str] = dataclasses.field(default_factory=set)
    """Ids of entries that could not be read: they exist, so references to them are no mistake."""
    has_empty: bool = False
    """Whether a field or an item anywhere in it holds nothing."""

    def line(self, path: Path_) -> int:
        """The line of a path; where the path itself has none, that of the nearest part above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_file(root: Path, file: str) -> Document:
    """Reads `root/file`. Never raises for what is in the file: mistakes come as findings."""
    document = Document(file)
    try:
        raw = read_bytes(root / file)
    except OSError:
        document.findings.append(finding(file, 1, "Y01"))
        return document
    if raw is None:
        document.findings.append(finding(file, 1, "Y03", mb=MAX_BYTES // 1_000_000))
        return document
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.findings.append(finding(file, line, "Y02"))
        return document
    return read_text(text, file)


def read_text(text: str, file: str) -> Document:
    """Reads YAML text; `file` is only the name used in findings.

    Letters with a separate accent, as macOS and PDF files give them, become one letter: they look the same, and
    must be found and linked the same.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    document = Document(file)
    for number, line in enumerate(text.split("\n") if FORBIDDEN.search(text) else (), start=1):
        if (match := FORBIDDEN.search(line)) and len(document.findings) < _MOST_SIGNS:
            document.findings.append(finding(file, number, "Y14", teken=sign_name(match.group())))
    if document.findings:
        document.lost_ids |= set(_ENTRY_ID.findall(text))
        return document
    try:
        document.value = _Builder(document, text).build()
    except _StoppedError:
        document.lost_ids |= set(_ENTRY_ID.findall(text))
    except yaml.YAMLError as error:
        document = Document(file)
        content = (line for line in text.split("\n") if line.strip() and not line.startswith(("#", "---", "%")))
        if next(content, "").startswith("- "):
            _read_by_entry(document, text)
            if not document.findings:  # each entry is right, and what stands between them is not
                document.findings.append(explained(file, text, 0, error))
        else:
            document.lost_ids |= set(_ENTRY_ID.findall(text))
            document.findings.append(explained(file, text, 0, error))
    return document


def _read_by_entry(document: Document, text: str) -> None:
    """Reads each top-level `- ` entry by itself and reports those that do not parse."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("- ")]
    document.value = []
    left = MAX_EXPLAINED
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if len(document.findings) > MOST or len(document.lines) > MAX_VALUES:
            document.lost_ids |= set(_ENTRY_ID.findall("\n".join(lines[start:])))
            document.findings.append(finding(document.file, start + 1, "Y26"))
            break
        chunk = "\n".join(lines[start:end])
        part = Document(document.file)
        try:
            document.value += _Builder(part, chunk, start, len(document.value)).build()
            document.lines |= part.lines
        except _StoppedError:
            part.lost_ids |= set(_ENTRY_ID.findall(chunk))
        except yaml.YAMLError as error:
            part.lost_ids |= set(_ENTRY_ID.findall(chunk))
            part.findings = [explained(document.file, chunk, start, error, left)]
            left -= len(chunk)
        document.lost_ids |= part.lost_ids
        document.has_empty |= part.has_empty
        document.findings += part.findings


class _StoppedError(Exception):
    """Going on has no sense; the finding that says why has been made."""


class _Builder:
    """Turns the parser's events into plain lists, dicts and texts, with the line of every path."""

    def __init__(self, document: Document, text: str, first_line: int = 0, first_item: int = 0):
        self.document = document
        self.first_line = first_line
        self.first_item = first_item
        self.rows = text.split("\n")
        self.lines = document.lines
        # Asked for one by one: `yaml.parse` costs as much again as the parser itself.
        self.events = iter(_Parser(text).get_event, None)

    def build(self) -> Any:
        """The value of the only document in the text. Raises yaml.YAMLError where it does not parse."""
        value = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add(event, "Y16")
            elif isinstance(event, yaml.NodeEvent):
                built = self._node(event, ())
                value = built if documents == 1 else value
        return value

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + row_of(event.start_mark) + 1

    def _add(self, event: yaml.Event, code: str, **values: object) -> None:
        self.document.findings.append(finding(self.document.file, self._line(event), code, **values))
        if len(self.document.findings) == MOST:
            self._add(event, "Y26")
            raise _StoppedError

    def _node(self, event: Any, path: Path_) -> Any:
        if len(path) > MAX_DEPTH:
            # Going on would only repeat this finding for everything below.
            self._add(event, "Y12", diepte=MAX_DEPTH)
            raise _StoppedError
        if len(self.lines) > MAX_VALUES:
            self._add(event, "Y27", aantal=f"{MAX_VALUES:,}".replace(",", "."))
            raise _StoppedError
        if path not in self.lines:  # the key of a field stands there already
            self.lines[path] = self._line(event)
        if event.anchor is not None:
            if isinstance(event, yaml.AliasEvent):
                self._add(event, "Y09", teken="*", naam=event.anchor)
                return f"*{event.anchor}"  # a text, so that the field is not called empty as well
            self._add(event, "Y09", teken="&", naam=event.anchor)
        if event.tag is not None:
            self._add(event, "Y10", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        return self._sequence(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _scalar(self, event: Any) -> str | None:
        value = event.value
        if event.style:
            if event.style == '"' and (match := FORBIDDEN.search(value)):  # written with a backslash
                self._add(event, "Y14", teken=sign_name(match.group()))
            return value
        first, end = row_of(event.start_mark), event.end_mark
        last = row_of(end)
        if value and last < len(self.rows) and _COMMENT.match(self.rows[last], end.column):
            self._add(event, "Y21")
        if last > first and any(row.lstrip().startswith("- ") for row in self.rows[first + 1 : last + 1]):
            self._add(event, "Y22")
        if value not in _NULLS:
            return value
        self.document.has_empty = True
        return None

    def _sequence(self, path: Path_) -> list[Any]:
        items: list[Any] = []
        offset = self.first_item if path == () else 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, offset + len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        merged = False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._add(event, "Y15")
                self._node(event, (*path, ""))
                self._node(next(self.events), (*path, ""))
                continue
            key = event.value
            if event.anchor is not None:
                self._add(event, "Y09", teken="&", naam=event.anchor)
            if event.style == '"' and (match := FORBIDDEN.search(key)):
                self._add(event, "Y14", teken=sign_name(match.group()))
            value_path = (*path, key)
            doubled = key in mapping
            if doubled and key == "id":
                merged = True  # the next entry, whose dash was forgotten; its other fields are no mistake
                self._add(event, "Y23")
            elif doubled and not merged:
                self._add(event, "Y11", sleutel=key, eerder=self.lines[value_path])
            if not doubled:
                self.lines[value_path] = self._line(event)
            value = self._node(next(self.events), value_path)
            if key == "<<":
                self._add(event, "Y09", teken="<<", naam="")
            elif not doubled and not merged:
                mapping[key] = value
            elif key == "id" and isinstance(value, str):
                self.document.lost_ids.add(value)
        return mapping
