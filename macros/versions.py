"""The data as it was at some time: raw entries by kind and id, from a folder or from a commit.

Nothing is validated: older data had another model, and a version that no longer passes the check must
still be comparable with one that does.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros import git
from macros.files import MAX_BYTES, read_bytes
from macros.kinds import KINDS
from macros.reader import read_text

Key = tuple[str, str]
"""Kind and id of an entry. A file that the kinds do not know gives its own name as the kind."""

Entries = Mapping[Key, Mapping[str, Any]]


class VersionError(Exception):
    """There is no such version; the message says so in Dutch, in one line."""


@dataclasses.dataclass(frozen=True)
class Version:
    """The data at one moment: file → its entries; None for a file that could not be read."""

    files: Mapping[str, Entries | None]


def version(root: Path, name: str) -> Version:
    """The version that an editor names: a folder with `data/` in it, or a commit of the repository `root`.

    Raises VersionError for anything else.
    """
    folder = Path(name)
    if (folder / git.DATA).is_dir():
        return from_folder(folder)
    try:
        commit = git.commit_id(root, name)
        tree = git.data_trees(root, [commit])[commit]
        return from_tree(root, tree, {}) if tree else Version({})
    except git.GitError as error:
        raise VersionError(f"'{name}' is geen commit van deze repository en geen map met data/ erin.") from error


def from_folder(folder: Path) -> Version:
    """The version in a folder that holds `data/`."""
    found = sorted((folder / git.DATA).rglob("*.yml"))
    paths = {path.relative_to(folder).as_posix(): path for path in found if path.is_file()}
    return Version({file: _entries_in(file, path) for file, path in paths.items()})


def _entries_in(file: str, path: Path) -> Entries | None:
    try:
        raw = read_bytes(path)
    except OSError:
        return None
    return None if raw is None else entries_of(file, raw)


def from_tree(root: Path, tree: str, read: dict[tuple[str, str], Entries | None]) -> Version:
    """The version in a git tree. `read` remembers what was read, by file and blob. Raises git.GitError."""
    files = git.blobs(root, tree)
    new = {blob for file, blob in files.items() if (file, blob) not in read}
    texts = git.contents(root, new) if new else {}
    for file, blob in files.items():
        if (file, blob) not in read:
            read[file, blob] = entries_of(file, texts[blob])
    return Version({file: read[file, blob] for file, blob in files.items()})


def comparable(old: Version, new: Version) -> tuple[Entries, Entries, list[str]]:
    """The entries of two versions without those of files that one of them could not read, and these files."""
    unread = [file for one in (old, new) for file, entries in one.files.items() if entries is None]
    skipped = sorted(set(unread))

    def rest(one: Version) -> Entries:
        return {
            key: value
            for file, entries in one.files.items()
            if entries is not None and file not in skipped
            for key, value in entries.items()
        }

    return rest(old), rest(new), skipped


def entries_of(file: str, raw: bytes) -> Entries | None:
    """The entries of one file, empty and blank values left out; None where it is no readable YAML."""
    if len(raw) > MAX_BYTES:
        return None
    try:
        document = read_text(raw.decode("utf-8-sig"), file)
    except UnicodeDecodeError:
        return None
    if document.lost_ids or (not document.value and document.findings):
        return None
    found: dict[Key, Mapping[str, Any]] = {}
    for kind, item in _items(file, document.value):
        id_ = item.get(KINDS[kind].key if kind in KINDS else "id") if isinstance(item, dict) else None
        if isinstance(id_, str):
            found.setdefault((kind, id_), {"id": id_, **_tidy(item)})
    # What holds mistakes and no entry is no file from which all entries were taken.
    return found if found or not document.findings else None


def _items(file: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Everything in a file that may be an entry, with its kind."""
    folder, _, name = file.rpartition("/")
    kinds = {kind.file: key for key, kind in KINDS.items() if not kind.list_in_file}
    if isinstance(value, list):
        yield from ((kinds.get(file, name.removesuffix(".yml")), item) for item in value)
    elif isinstance(value, dict) and "id" in value:
        yield kinds.get(folder, folder.rpartition("/")[2]), value
    elif isinstance(value, dict):
        lists = {kind.list_in_file: key for key, kind in KINDS.items() if kind.file == file}
        for key, items in value.items():
            named = lists.get(str(key), str(key))
            yield from ((named, item) for item in (items if isinstance(items, list) else []))


def _tidy(value: Any) -> Any:
    """A value without what carries no meaning: line ends, double spaces, empty fields and items."""
    if isinstance(value, dict):
        tidied = {key: _tidy(part) for key, part in value.items()}
        return {key: part for key, part in tidied.items() if part not in (None, "", [], {})}
    if isinstance(value, list):
        return [part for part in map(_tidy, value) if part not in (None, "", [], {})]
    return " ".join(value.split()) if isinstance(value, str) else value
