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

from macros.findings import MOST, Finding, finding

MAX_BYTES = 2_000_000
"""Four times the largest file of 2026. Whatever stands in a file of this size is read or refused in seconds."""
MAX_DEPTH = 12
MAX_EXPLAINED = 200_000
"""Characters of a broken file that are parsed again to explain it: PyYAML's own parser is slow."""

Path_ = tuple[str | int, ...]
"""Where a value stands in the document: keys and list positions from the top."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What no keyboard types and no reader sees: control and direction marks, invisible and odd spaces, signs of no
# alphabet. They let a text show something else than it says. Only what joins two emoji may stay.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u206f\u2800\u3000\u3164\ud800-\uf8ff\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U000e0000-\U000e0fff]"
    r"(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]\u200d)"
)
SIGN_NAMES = {
    **{"\xa0": "harde spatie", "\u200b": "onzichtbare spatie", "\xad": "zacht koppelteken"},
    **dict.fromkeys(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "draait de leesrichting"
    ),
}
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


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a file; None where there are more than MAX_BYTES, of which no more are read.

    Raises OSError where it cannot be read or is no file: a pipe or a device would never end.
    """
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    return raw if len(raw) <= MAX_BYTES else None


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
        else:
            document.lost_ids |= set(_ENTRY_ID.findall(text))
            document.findings.append(_explain(file, text, 0, error))
    return document


def _read_by_entry(document: Document, text: str) -> None:
    """Reads each top-level `- ` entry by itself and reports those that do not parse."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("- ")]
    document.value = []
    left = MAX_EXPLAINED
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if len(document.findings) > MOST:
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
            part.findings = [_explain(document.file, chunk, start, error, left)]
            left -= len(chunk)
        document.lost_ids |= part.lost_ids
        document.findings += part.findings


def sign_name(sign: str) -> str:
    """How a finding names a sign that cannot be seen."""
    code = f"U+{ord(sign):04X}"
    return f"{code}, {SIGN_NAMES[sign]}" if sign in SIGN_NAMES else code


class _StoppedError(Exception):
    """Going on has no sense; the finding that says why has been made."""


class _Builder:
    """Turns the parser's events into plain lists, dicts and texts, with the line of every path."""

    def __init__(self, document: Document, text: str, first_line: int = 0, first_item: int = 0):
        self.document = document
        self.first_line = first_line
        self.first_item = first_item
        self.rows = text.split("\n")
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
        if len(self.document.findings) == MOST:
            self._add(event, "Y26")
            raise _StoppedError

    def _node(self, event: Any, path: Path_) -> Any:
        if len(path) > MAX_DEPTH:
            # Going on would only repeat this finding for everything below.
            self._add(event, "Y12", diepte=MAX_DEPTH)
            raise _StoppedError
        if path not in self.document.lines:  # the key of a field stands there already
            self.document.lines[path] = self._line(event)
        if isinstance(event, yaml.AliasEvent):
            self._add(event, "Y09", teken="*", naam=event.anchor)
            return f"*{event.anchor}"  # a text, so that the field is not called empty as well
        if event.anchor is not None:
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
        first, end = _row(event.start_mark), event.end_mark
        last = _row(end)
        if value and last < len(self.rows) and _COMMENT.match(self.rows[last], end.column):
            self._add(event, "Y21")
        if last > first and any(row.lstrip().startswith("- ") for row in self.rows[first + 1 : last + 1]):
            self._add(event, "Y22")
        return None if value in _NULLS else value

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
                self._add(event, "Y11", sleutel=key, eerder=self.document.lines[value_path])
            if not doubled:
                self.document.lines[value_path] = self._line(event)
            value = self._node(next(self.events), value_path)
            if key == "<<":
                self._add(event, "Y09", teken="<<", naam="")
            elif not doubled and not merged:
                mapping[key] = value
            elif key == "id" and isinstance(value, str):
                self.document.lost_ids.add(value)
        return mapping


def _row(mark: Any) -> int:
    """The row of a parser's mark, from 0; 0 where the parser gave none."""
    return mark.line if mark is not None else 0


def _explain(file: str, text: str, first_line: int, error: yaml.YAMLError, most: int = MAX_EXPLAINED) -> Finding:
    """The parser's complaint about `text` in plain Dutch; `error` is what libyaml said.

    A text of more than `most` characters gets the sentence that always holds.

    Parsed again with PyYAML's own parser: libyaml words its errors differently, and these sentences
    must not depend on how PyYAML was compiled.
    """
    row = _row(getattr(error, "problem_mark", None))
    # Half a character, written as a code, is refused by libyaml alone.
    code = "Y20" if "escape" in (getattr(error, "problem", None) or "") else "Y08"
    unexplained = finding(file, first_line + row + 1, code)
    if len(text) > most:
        return unexplained
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            # Only libyaml refused the text then; what comes next may nest without end.
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > 2 * MAX_DEPTH:
                break
    except yaml.MarkedYAMLError as own:
        code, row, values = _diagnosis(own, text.split("\n"))
        return finding(file, first_line + row + 1, code, **values)
    except (yaml.YAMLError, ValueError, OverflowError):
        pass
    return unexplained


def _diagnosis(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, int, dict[str, str]]:
    """What is wrong: the code of a finding, its row from 0, and what its sentence needs."""
    problem = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    row = min(_row(mark), len(lines) - 1)
    opened = _row(error.context_mark or error.problem_mark)
    line = lines[row]
    for at in (row, max(0, row - 1)):
        if "\t" in lines[at][: len(lines[at]) - len(lines[at].lstrip())] or ("'\\t'" in problem and at == row):
            return "Y04", at, {}
    if "escape" in problem:
        return "Y20", row, {}
    if "quoted scalar" in problem:
        return "Y05", opened, {}
    if "mapping values are not allowed" in problem:
        # The first colon of a line closes a field's name: then it is the line that stands wrong.
        glued = next((at for at in (row, max(0, row - 1)) if _GLUED.match(lines[at])), None)
        if glued is not None and glued != row:
            return "Y24", glued, {}
        if mark is not None and line.find(":") == mark.column and _FIELD.match(line):
            return "Y07", row, {}
        return "Y06", row, {"regel": line.strip()[:60]}
    if "scanning an alias" in problem or "scanning an anchor" in problem:
        return "Y17", row, {"teken": "*" if "alias" in problem else "&"}
    if "found character" in problem and any(f"'{sign}'" in problem for sign in "@`%"):
        return "Y17", row, {"teken": problem.rsplit("'", 2)[1]}
    if "flow sequence" in problem or "flow mapping" in problem:
        return "Y18", opened, {}
    glued = next((at for at in (row, max(0, row - 1)) if _GLUED.match(lines[at])), None)
    if glued is not None:
        return "Y24", glued, {}
    if "block" in problem or "could not find expected ':'" in problem:
        return ("Y19" if re.search(r":\s+(['\"]).*\1\s*\S", line) else "Y07"), row, {}
    return "Y08", row, {}


_FIELD = re.compile(r"\s*(?:- )?[a-z_]+:(?:\s|$)")
_GLUED = re.compile(r"\s*(?:- )?[a-z_]+:[^\s/]")
