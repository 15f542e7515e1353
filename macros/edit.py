"""Changes the text of data files and pages at exact places: every other byte stays as it was.

A change is first checked on a copy of the data, and only written when it brings no errors.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from macros.dataset import Dataset
from macros.findings import DataError, Finding, has_errors
from macros.loader import read
from macros.pagerefs import written
from macros.reader import Path_

Changes = Mapping[str, str | None]
"""File within the root → its new text, or None for a file that goes away."""

_BOM = "\ufeff"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class EditError(Exception):
    """What was asked cannot be done; the message says why in one Dutch line."""


def text_of(root: Path, file: str) -> str:
    """The text of a file with its line ends and byte order mark. Raises OSError or UnicodeDecodeError."""
    return (root / file).read_bytes().decode("utf-8")


def spans(text: str) -> dict[Path_, tuple[int, int]]:
    """Path of each scalar value in YAML text → where it begins and ends. Raises EditError where it is no YAML."""
    skipped = len(text) - len(text.removeprefix(_BOM))
    node = _composed(text[skipped:])
    return {
        path: (skipped + scalar.start_mark.index, skipped + scalar.end_mark.index)
        for path, scalar in _scalars(node, ())
        if scalar.start_mark is not None and scalar.end_mark is not None
    }


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise EditError("Dit lukt niet: haal in het databestand eerst de regels met '...' of '---' weg.") from error


def _scalars(node: yaml.Node | None, path: Path_) -> Iterator[tuple[Path_, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, node
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _scalars(item, (*path, number))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*path, key.value))


def with_values(text: str, paths: Iterable[Path_], old: str, new: str) -> str:
    """The text with `new` for `old` in the scalars at these paths; quotes around them stay.

    Raises KeyError for a path that holds no scalar.
    """
    places = spans(text)
    for start, end in sorted({places[path] for path in paths}, reverse=True):
        text = text[:start] + text[start:end].replace(old, new, 1) + text[end:]
    return text


def with_item(text: str, item: str, apart: bool = True) -> str:
    """The text of a file that is one list, with one more item at its end; an empty `[]` makes place for it.

    `item` begins with '- ' and ends with a newline; `apart` leaves an empty line before it. Raises EditError
    where the text is no YAML, as after an item that was added behind the end of a document.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    item = item.replace("\n", newline)
    skipped = len(text) - len(text.removeprefix(_BOM))
    node = _composed(text[skipped:])
    if isinstance(node, yaml.SequenceNode) and not node.value and node.start_mark and node.end_mark:
        end = skipped + node.end_mark.index
        return text[: skipped + node.start_mark.index] + item.removesuffix(newline) + (text[end:] or newline)
    if text and not text.endswith("\n"):
        text += newline
    return text + (newline if apart and node is not None else "") + item


def check(root: Path, changes: Changes) -> tuple[Dataset, list[Finding]]:
    """The dataset and the findings as they would be after the changes; nothing under `root` changes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        hidden = shutil.ignore_patterns(".*")
        shutil.copytree(root / "data", copy / "data", ignore=hidden, ignore_dangling_symlinks=True)
        for page in written(root):
            target = copy / page.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, target)
        _put(copy, changes)
        return read(copy)


def apply(root: Path, changes: Changes) -> Dataset:
    """Writes changes after checking them; returns the dataset with them.

    Raises DataError with the errors where there would be any, and OSError; then nothing has changed.
    """
    dataset, found = check(root, changes)
    if has_errors(found):
        raise DataError(one for one in found if one.level == "fout")
    write(root, changes)
    return dataset


def write(root: Path, changes: Changes) -> None:
    """Writes all changes, or none: after an OSError the files are put back before it is raised again."""
    before = {file: text_of(root, file) if (root / file).exists() else None for file in changes}
    try:
        _put(root, changes)
    except OSError:
        _put(root, before)
        raise


def _put(root: Path, changes: Changes) -> None:
    for file, text in changes.items():
        if text is None:
            (root / file).unlink(missing_ok=True)
        else:
            (root / file).write_bytes(text.encode("utf-8"))
