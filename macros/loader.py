"""Loads all data files into one dataset, and collects every finding on the way."""

import functools
import types
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from macros import model, rules
from macros.dataset import Dataset, Location
from macros.fieldcheck import empty_findings, field_findings
from macros.findings import MOST, DataError, Finding, bounded, finding, has_errors
from macros.kinds import KINDS, SECTIONS, WORDS_FILE, RawEntry
from macros.pagerefs import page_findings, written
from macros.reader import Document, read_file
from macros.references import by_hand_findings, laws_and_others, reference_findings

FOLDERS = {kind.file: name for name, kind in KINDS.items() if kind.in_folder}
"""Folder with one file an entry → the kind of those entries."""


def load(root: Path) -> Dataset:
    """The dataset under `root`. Raises DataError with the whole Dutch report where there are errors.

    Read once as long as no file changes: one build asks for it twice, a live preview after every change.
    """
    stamps = tuple(_stamp(path) for path in _watched(root))
    dataset, found = _read_once(root, stamps)
    if has_errors(found):
        raise DataError(found)
    return dataset


def _watched(root: Path) -> list[Path]:
    """Every file that the dataset or its findings depend on."""
    return sorted([*(root / "data").rglob("*"), *(root / "docs").rglob("*.md")])


def _stamp(path: Path) -> tuple[str, int, int]:
    """What changes when a file does; a link to nothing, or a file that has just gone, has no size."""
    try:
        state = path.stat()
    except OSError:
        return str(path), 0, -1
    return str(path), state.st_mtime_ns, state.st_size


@functools.lru_cache(maxsize=2)
def _read_once(root: Path, _stamps: tuple[tuple[str, int, int], ...]) -> tuple[Dataset, list[Finding]]:
    return read(root)


def read(root: Path, instead: Mapping[str, Document] | None = None) -> tuple[Dataset, list[Finding]]:
    """Reads everything under `root`: the entries that are valid, and all findings, sorted.

    `instead` holds documents to check in the place of files: what would happen if they stood there.
    """
    documents = {file: (instead or {}).get(file) or read_file(root, file) for file in _files(root)}
    found = [one for document in documents.values() for one in document.findings]
    found += _stray_files(root, documents)
    raw = list(_raw_entries(documents, found))
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    locations: dict[tuple[str, str], Location] = {}
    told: Counter[str] = Counter()
    by_hand = {page.relative_to(root / "docs").as_posix() for page in written(root)}
    for entry in raw:
        valid = _validated(entry, found, told)
        if entry.id is None:
            continue
        key = (entry.kind, entry.id)
        if key in locations:
            earlier = locations[key]
            found.append(
                finding(
                    entry.document.file, entry.line("id"), "V01", id=entry.id, eerder=f"{earlier.file}:{earlier.line}"
                )
            )
            continue
        locations[key] = Location(entry.document.file, entry.line())
        stem = Path(entry.document.file).stem
        if KINDS[entry.kind].in_folder and stem != entry.id:
            found.append(finding(entry.document.file, entry.line("id"), "V09", waar=entry.name, bestand=stem))
        section = SECTIONS.get(entry.kind)
        if section and f"{section}/{entry.id}.md" in by_hand:
            found.append(finding(entry.document.file, entry.line("id"), "V07", waar=entry.name))
        if valid is not None:
            by_kind[entry.kind][entry.id] = valid
    known = _known_ids(documents, locations, raw)
    found += bounded(reference_findings(raw, known))
    found += bounded(by_hand_findings(raw, known["begrip"]))
    found += bounded(page_findings(root, known, laws_and_others(raw)[1]))
    entries = {(entry.kind, entry.id): entry for entry in reversed(raw) if entry.id}
    dataset = Dataset(
        **{kind.collection: types.MappingProxyType(by_kind[name]) for name, kind in KINDS.items()},
        locations=types.MappingProxyType(locations),
        entries=types.MappingProxyType(entries),
    )
    found += rules.check(dataset, entries, root)
    if has_errors(found):
        # Half the data may be missing then: a tip would often be wrong, and there is enough to do.
        found = [one for one in found if one.level != "tip"]
    return dataset, sorted(set(found))


def _files(root: Path) -> list[str]:
    """All data files, whether they exist or not; a folder holds whatever files are in it."""
    named = dict.fromkeys(kind.file for kind in KINDS.values() if not kind.in_folder)
    # Hidden files are no data: an editor such as Emacs keeps a lock beside the file that is open in it.
    loose = [f"{folder}/{path.name}" for folder in FOLDERS for path in sorted((root / folder).glob("[!.]*.yml"))]
    return [*named, *loose]


def _stray_files(root: Path, read: Iterable[str]) -> Iterator[Finding]:
    """Findings for files under `data/` that look like data and are not read, and for a missing folder."""
    for folder in FOLDERS:
        if not (root / folder).is_dir():
            yield finding(folder, 1, "Y01")
    known = set(read)
    for path in sorted((root / "data").rglob("[!.]*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and path.suffix.lower() in {".yml", ".yaml", ".json"} and name not in known:
            yield finding(name, 1, "Y25")


def _raw_entries(documents: Mapping[str, Document], found: list[Finding]) -> Iterator[RawEntry]:
    """Every entry of every document; a document of the wrong shape gives a finding instead."""
    for file, document in documents.items():
        if document.value is None and document.findings:
            continue
        folder = file.rpartition("/")[0]
        if folder in FOLDERS:
            if isinstance(document.value, dict):
                yield RawEntry(FOLDERS[folder], document.value, document, ())
            else:
                found.append(finding(file, 1, "Y13", vorm="één blok met velden"))
        elif file == WORDS_FILE:
            yield from _words(document, found)
        elif isinstance(document.value, list):
            kind = next(name for name, kind in KINDS.items() if kind.file == file)
            for number, value in enumerate(document.value):
                yield RawEntry(kind, value, document, (number,))
        else:
            found.append(finding(file, 1, "Y13", vorm="een lijst van items die met '- id:' beginnen"))


def _words(document: Document, found: list[Finding]) -> Iterator[RawEntry]:
    if not isinstance(document.value, dict):
        found.append(finding(document.file, 1, "Y13", vorm="één blok met lijsten"))
        return
    lists = {kind.list_in_file: name for name, kind in KINDS.items() if kind.list_in_file}
    whole = RawEntry("", document.value, document, ())
    found += field_findings(whole, model.Woordenlijsten, only_top=True)
    for key, value in document.value.items():
        if key in lists and isinstance(value, list):
            for number, item in enumerate(value):
                yield RawEntry(lists[key], item, document, (key, number))


def _validated(entry: RawEntry, found: list[Finding], told: Counter[str]) -> BaseModel | None:
    """The entry as its type, or None where it is not valid; `told` counts the findings of each file."""
    type_, file = KINDS[entry.kind].type, entry.document.file
    if told[file] > MOST:
        return None
    before = len(found)
    valid = None
    found += bounded(empty_findings(entry))
    try:
        valid = type_.model_validate(entry.value)
    except ValidationError:
        found += bounded(field_findings(entry, type_))
    told[file] += len(found) - before
    if told[file] > MOST:
        found.append(finding(file, entry.line(), "Y26"))
    return valid


def _known_ids(
    documents: Mapping[str, Document], locations: Mapping[tuple[str, str], Location], raw: Iterable[RawEntry]
) -> dict[str, set[str] | None]:
    """The ids of each kind, those of unreadable entries included.

    None for a kind with a file that could not be used, or with an entry that has no usable id: then every
    reference to it would be called wrong, and the finding that matters would drown.
    """
    nameless = {entry.kind for entry in raw if entry.id is None}
    known: dict[str, set[str] | None] = {}
    for name, kind in KINDS.items():
        ids = {id_ for kind_name, id_ in locations if kind_name == name}
        own = [doc for file, doc in documents.items() if file == kind.file or file.startswith(f"{kind.file}/")]
        for document in own:
            # An unreadable file is still the entry that it is named after.
            ids |= {Path(document.file).stem} if kind.in_folder else document.lost_ids
        usable = kind.in_folder or all(_has_entries(name, document) for document in own)
        known[name] = ids if usable and name not in nameless else None
    return known


def _has_entries(name: str, document: Document) -> bool:
    """Whether a document has the shape in which entries of this kind can stand."""
    kind = KINDS[name]
    if kind.list_in_file:
        return isinstance(document.value, dict) and isinstance(document.value.get(kind.list_in_file), list)
    return isinstance(document.value, list) or bool(document.lost_ids)
