"""Findings: what is wrong in the data, told to an editor in Dutch, with file and line.

The sentences live in `messages.yml`, one per code; this module only fills them in and prints them.
"""

import dataclasses
import functools
import itertools
import json
from collections.abc import Iterable
from pathlib import Path

import yaml

LEVELS = ("fout", "waarschuwing", "tip")
MOST = 1_000
"""More findings than this of one sort help nobody, and a file can hold a million mistakes."""
_GITHUB_COMMAND = {"fout": "error", "waarschuwing": "warning", "tip": "notice"}


@dataclasses.dataclass(frozen=True)
class Message:
    """One kind of finding: its level, its Dutch sentence with `{placeholders}`, and how to mend it."""

    level: str
    tekst: str
    herstel: str


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    """One finding. Sorts by file, line and code. `line` counts from 1."""

    file: str
    line: int
    code: str
    text: str

    @property
    def level(self) -> str:
        return messages()[self.code].level

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.level} {self.code}: {self.text}"


class DataError(Exception):
    """The data has findings of level *fout*; the message is the whole Dutch report."""

    def __init__(self, found: Iterable[Finding]):
        self.found = sorted(set(found))
        super().__init__(report(self.found))


@functools.cache
def messages() -> dict[str, Message]:
    """All codes with their sentences, from `messages.yml`."""
    text = Path(__file__).with_name("messages.yml").read_text(encoding="utf-8")
    return {code: Message(**fields) for code, fields in yaml.safe_load(text).items()}


def finding(file: str, line: int, code: str, **values: object) -> Finding:
    """Makes a finding; `values` fill the placeholders of the code's sentence."""
    message = messages()[code]
    shown = {name: _cut(str(value)) for name, value in values.items()}
    text = f"{message.tekst} {message.herstel}".strip().format(**shown)
    return Finding(file, line, code, _visible(" ".join(text.split())))


def _visible(text: str) -> str:
    """A text in which nothing steers the terminal or the reading: what nobody sees becomes '�'."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else "�" for sign in text)


def _cut(value: str, most: int = 600) -> str:
    """A value that is not longer than a sentence can bear."""
    return value if len(value) <= most else f"{value[:most]} …"


def bounded(found: Iterable[Finding]) -> list[Finding]:
    """The first MOST of some findings; where there are more, the next only says so."""
    found = iter(found)
    first = list(itertools.islice(found, MOST))
    after = next(found, None)
    return first if after is None else [*first, finding(after.file, after.line, "Y26")]


def has_errors(found: Iterable[Finding]) -> bool:
    return any(one.level == "fout" for one in found)


def report(found: Iterable[Finding]) -> str:
    """The findings, one a line, sorted, without doubles, with a count as the last line."""
    ordered = sorted(set(found))
    return "\n".join([*map(str, ordered), summary(ordered)])


def summary(found: list[Finding]) -> str:
    """A sentence that counts the findings: '2 fouten, 1 waarschuwing.'"""
    plurals = {"fout": "fouten", "waarschuwing": "waarschuwingen", "tip": "tips"}
    counts = {level: sum(one.level == level for one in found) for level in LEVELS}
    parts = [f"{n} {level if n == 1 else plurals[level]}" for level, n in counts.items() if n]
    return (", ".join(parts) or "Geen fouten gevonden") + "."


def github_annotations(found: Iterable[Finding]) -> str:
    """The findings as GitHub Actions workflow commands: annotations on the changed lines."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def command(one: Finding) -> str:
        file = escaped(one.file).replace(":", "%3A").replace(",", "%2C")
        place = f"file={file},line={one.line},title={one.level} {one.code}"
        return f"::{_GITHUB_COMMAND[one.level]} {place}::{escaped(one.text)}"

    return "\n".join(map(command, sorted(set(found))))


def as_json(found: Iterable[Finding]) -> str:
    """The findings as a JSON list, for other tools."""
    return json.dumps(
        [{**dataclasses.asdict(one), "level": one.level} for one in sorted(set(found))], ensure_ascii=False, indent=1
    )
