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
from pathlib import Path
from typing import Any

import yaml

from macros.findings import Finding, finding

MAX_BYTES = 8_000_000
MAX_DEPTH = 12
MAX_EXPLAINED = 200_000
"""Characters of a broken text that are parsed again to explain it: PyYAML's own parser is slow."""

Path_ = tuple[str | int, ...]
"""Where a value stands in the document: keys and list positions from the top."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_ENTRY_ID = re.compile(r"^(?:-|\s)\s*id:\s*['\"]?([a-z0-9-]+)", re.MULTILINE)


@dataclasses.dataclass
class Document:
    """A file that was read: its value (or None), the line of each path, and what was wrong."""

    file: str
    value: Any = None
    lines: dict[Path_, int] = dataclasses.field(default_factory=dict)
    findings: list[Finding] = dataclasses.field(default_factory=list)
    lost_ids: set[str] = dataclasses.field(default_factory=set)
    """Ids of entries that could not be read: they exist, so references to them are no mistake."""

    def line(self, path: Path_) -> int:
        """The line of a path; where the path itself has none, that of the nearest part above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_file(root: Path, file: str) -> Document:
    """Reads `root/file`. Never raises for what is in the file: mistakes come as findings."""
    document = Document(file)
    path = root / file
    try:
        size = path.stat().st_size
    except OSError:
        document.findings.append(finding(file, 1, "Y01"))
        return document
    if size > MAX_BYTES:
        document.findings.append(finding(file, 1, "Y03", mb=MAX_BYTES // 1_000_000))
        return document
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.findings.append(finding(file, line, "Y02"))
        return document
    return read_text(text, file)


def read_text(text: str, file: str) -> Document:
    """Reads YAML text; `file` is only the name used in findings."""
    document = Document(file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for match in _FORBIDDEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        document.findings.append(finding(file, line, "Y14", teken=f"U+{ord(match.group()):04X}"))
    if document.findings:
        document.lost_ids |= set(_ENTRY_ID.findall(text))
        return document
    try:
        document.value = _Builder(document, text).build()
    except _TooDeepError:
        document.lost_ids |= set(_ENTRY_ID.findall(text))
    except yaml.YAMLError:
        document.value, document.lines = None, {}
        document.findings.clear()
        _read_by_entry(document, text)
    return document


def _read_by_entry(document: Document, text: str) -> None:
    """Reads each top-level `- ` entry by itself and reports those that do not parse."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("- ")]
    if not starts:
        document.lost_ids |= set(_ENTRY_ID.findall(text))
        document.findings.append(_explain(document.file, text, 0))
        return
    document.value = []
    head = "\n".join(lines[: starts[0]])
    if any(line.strip() and not line.lstrip().startswith("#") for line in lines[: starts[0]]):
        document.findings.append(_explain(document.file, head + "\n- x", 0))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        chunk = "\n".join(lines[start:end])
        try:
            built = _Builder(document, chunk, start, len(document.value)).build()
        except _TooDeepError:
            document.lost_ids |= set(_ENTRY_ID.findall(chunk))
        except yaml.YAMLError:
            document.lost_ids |= set(_ENTRY_ID.findall(chunk))
            document.findings.append(_explain(document.file, chunk, start))
        else:
            document.value += built


class _TooDeepError(Exception):
    """The text nests too deep; the finding that says so has been made."""


class _Builder:
    """Turns the parser's events into plain lists, dicts and texts, with the line of every path."""

    def __init__(self, document: Document, text: str, first_line: int = 0, first_item: int = 0):
        self.document = document
        self.first_line = first_line
        self.first_item = first_item
        self.events = yaml.parse(text, Loader=_Parser)

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
        return self.first_line + _row(event.start_mark) + 1

    def _add(self, event: yaml.Event, code: str, **values: object) -> None:
        self.document.findings.append(finding(self.document.file, self._line(event), code, **values))

    def _node(self, event: Any, path: Path_) -> Any:
        if len(path) > MAX_DEPTH:
            # Going on would only repeat this finding for everything below.
            self._add(event, "Y12", diepte=MAX_DEPTH)
            raise _TooDeepError
        self.document.lines.setdefault(path, self._line(event))
        if isinstance(event, yaml.AliasEvent):
            self._add(event, "Y09", teken="*", naam=event.anchor)
            return f"*{event.anchor}"  # a text, so that the field is not called empty as well
        if event.anchor is not None:
            self._add(event, "Y09", teken="&", naam=event.anchor)
        if event.tag is not None:
            self._add(event, "Y10", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in ("", "~", "null") else event.value
        return self._sequence(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _sequence(self, path: Path_) -> list[Any]:
        items: list[Any] = []
        offset = self.first_item if path == () else 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, offset + len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._add(event, "Y15")
                key = f"?{self._line(event)}"
                self._node(event, (*path, key))
            else:
                key = event.value
                if event.anchor is not None:
                    self._add(event, "Y09", teken="&", naam=event.anchor)
            if key == "<<":
                self._add(event, "Y09", teken="<<", naam="")
            value_path = (*path, key)
            doubled = key in mapping
            if doubled:
                self._add(event, "Y11", sleutel=key, eerder=self.document.lines[value_path])
            else:
                self.document.lines[value_path] = self._line(event)
            value = self._node(next(self.events), value_path)
            if not doubled and not key.startswith("?") and key != "<<":
                mapping[key] = value
        return mapping


def _row(mark: Any) -> int:
    """The row of a parser's mark, from 0; 0 where the parser gave none."""
    return mark.line if mark is not None else 0


def _explain(file: str, text: str, first_line: int) -> Finding:
    """The parser's complaint about `text` in plain Dutch.

    Parsed again with PyYAML's own parser: libyaml words its errors differently, and these sentences
    must not depend on how PyYAML was compiled.
    """
    try:
        for _ in yaml.parse(text[:MAX_EXPLAINED], Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        problem = f"{error.context or ''} {error.problem or ''}"
        row = _row(error.problem_mark or error.context_mark)
        opened = _row(error.context_mark or error.problem_mark)
    except yaml.YAMLError as error:
        return finding(file, first_line + 1, "Y08", melding=" ".join(str(error).split()))
    else:  # wrong only beyond the part that was looked at, or only to libyaml
        return finding(file, first_line + 1, "Y08", melding="onbekende fout")
    lines = text.split("\n")
    row = min(row, len(lines) - 1)
    line = first_line + row + 1
    tab = next((i for i in range(max(0, row - 1), row + 1) if "\t" in lines[i]), None)
    if "'\\t'" in problem or (tab is not None and "quoted scalar" not in problem):
        return finding(file, first_line + (row if tab is None else tab) + 1, "Y04")
    if "unknown escape" in problem:
        return finding(file, line, "Y20")
    if "quoted scalar" in problem:
        return finding(file, first_line + opened + 1, "Y05")
    if "mapping values are not allowed" in problem:
        return finding(file, line, "Y06", regel=lines[row].strip()[:60])
    if "found character" in problem and ("'@'" in problem or "'`'" in problem or "'%'" in problem):
        return finding(file, line, "Y17", teken=problem.split("'")[1])
    if "flow sequence" in problem or "flow mapping" in problem:
        return finding(file, first_line + opened + 1, "Y18")
    if "expected <block end>" in problem or "could not find expected ':'" in problem or "block" in problem:
        quoted = re.search(r":\s+(['\"]).*\1\s*\S", lines[row]) if row < len(lines) else None
        return finding(file, line, "Y19" if quoted else "Y07")
    return finding(file, line, "Y08", melding=problem.strip())
