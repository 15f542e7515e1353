"""`python -m macros rename`: gives an entry another id, wherever that id stands."""

import re
from collections.abc import Iterator
from pathlib import Path

from macros import edit, ids
from macros.addresses import LISTS
from macros.dataset import Dataset
from macros.edit import EditError
from macros.kinds import KINDS, SECTIONS, WORDS_FILE
from macros.loader import load
from macros.pagerefs import FIRST, IN_LIST, written
from macros.references import references
from macros.suggest import did_you_mean, listed

REDIRECTS = KINDS["doorverwijzing"].file
RENAMABLE = tuple(name for name, kind in KINDS.items() if kind.file != WORDS_FILE and name != "doorverwijzing")
"""Kinds whose ids can change; the rules and the pages themselves know some ids of the fixed lists."""


def rename(root: Path, kind: str, old: str, new: str) -> list[str]:
    """Renames an entry everywhere in the data and the pages; returns the files that changed.

    Raises EditError where it cannot be done, and DataError where the data has errors, or would get them;
    then nothing has changed.
    """
    if kind not in RENAMABLE:
        raise EditError(f"De id van een '{kind}' kan niet veranderen. Kies uit {listed(RENAMABLE)}.")
    dataset = load(root)
    if (kind, old) not in dataset.locations:
        known = [id_ for of_kind, id_ in dataset.locations if of_kind == kind]
        raise EditError(f"'{old}' is geen {KINDS[kind].name}. {did_you_mean(old, known)}".strip())
    if wrong := ids.refusal(new, ids.taken(dataset, root, kind)):
        raise EditError(wrong)
    changes = {**_in_data(root, dataset, kind, old, new), **_in_pages(root, kind, old, new)}
    edit.apply(root, changes)
    return sorted(changes)


def _in_data(root: Path, dataset: Dataset, kind: str, old: str, new: str) -> dict[str, str | None]:
    paths: dict[str, list[tuple[str | int, ...]]] = {}
    for (of_kind, id_), entry in dataset.entries.items():
        found = paths.setdefault(entry.document.file, [])
        if (of_kind, id_) == (kind, old):
            found.append((*entry.path, "id"))
        for path, ref_kind, ref in references(KINDS[of_kind].type, entry.value):
            if ref == old and (ref_kind == kind or (ref_kind, kind) == ("wet", "bron")):
                found.append((*entry.path, *path))
    changes: dict[str, str | None] = {}
    for file, found in paths.items():
        text = edit.text_of(root, file)
        changed = edit.with_values(text, found, old, new) if found else text
        if kind == "begrip":
            changed = _by_hand(changed, old, new)
        if changed != text:
            changes[file] = changed
    if KINDS[kind].in_folder:
        folder = KINDS[kind].file
        own = f"{folder}/{old}.yml"
        changes[f"{folder}/{new}.yml"] = changes.pop(own, None) or edit.text_of(root, own)
        changes[f"{folder}/{old}.yml"] = None
    if kind in SECTIONS:
        changes[REDIRECTS] = _redirects(root, dataset, kind, old, new)
    return changes


def _redirects(root: Path, dataset: Dataset, kind: str, old: str, new: str) -> str:
    """The redirects: those to the old address lead to the new one, and the old address does so itself."""
    text = edit.text_of(root, REDIRECTS)
    for was, now in _addresses(kind, old, new):
        to_old = (entry for (of_kind, _id), entry in dataset.entries.items() if of_kind == "doorverwijzing")
        paths = [(*entry.path, "naar") for entry in to_old if entry.value["naar"] == was]
        text = edit.with_values(text, paths, was, now) if paths else text
        text = edit.with_item(text, f"- {{van: {was}, naar: {now}}}\n", apart=False)
    return text


def _addresses(kind: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Each old address of an entry, and the page that is there for it now."""
    section = SECTIONS[kind]
    yield f"{section}/{old}", f"{section}/{new}"
    if kind == "begrip":
        yield f"id/begrip/{old}", f"{section}/{new}"  # by which the open data names the term
    if kind == "regio":
        yield f"{section}/{old}/praatplaat", f"{section}/{new}/praatplaat"


def _in_pages(root: Path, kind: str, old: str, new: str) -> dict[str, str | None]:
    changes: dict[str, str | None] = {}
    for page in written(root):
        file = page.relative_to(root).as_posix()
        text = edit.text_of(root, file)
        changed = in_page(text, kind, old, new, page.relative_to(root / "docs").parent.as_posix())
        if changed != text:
            changes[file] = changed
    return changes


def in_page(text: str, kind: str, old: str, new: str, folder: str = ".") -> str:
    """The text of a page in a folder of `docs/`, with the new id in its macros, links and linked terms."""
    if kind == "begrip":
        text = _by_hand(text, old, new)
    quoted = re.compile(rf"(?<=(['\"])){re.escape(old)}(?=\1)")
    for name in FIRST.get(kind, ()):
        call = re.compile(rf"(\{{\{{-?\s*{name}\(\s*)((['\"]){re.escape(old)}\3)")
        text = call.sub(lambda match: match[1] + quoted.sub(new, match[2]), text)
    for name in IN_LIST.get(kind, ()):
        call = re.compile(rf"(\{{\{{-?\s*{name}\([^\[\]{{}}]*)(\[[^\]]*\])")
        text = call.sub(lambda match: match[1] + quoted.sub(new, match[2]), text)
    if section := SECTIONS.get(kind):
        text = re.sub(rf"(?<![\w-]){section}/{re.escape(old)}(?=\.md\b|/)", f"{section}/{new}", text)
        if folder == section:
            text = re.sub(rf"(?<=\]\(){re.escape(old)}(?=\.md\b)", new, text)
    elif listing := LISTS.get(kind):
        page = listing.rpartition("/")[2]
        text = re.sub(rf"((?<![\w-]){page}(?:\.md|/)#){re.escape(old)}(?![\w-])", rf"\g<1>{new}", text)
    return text


def _by_hand(text: str, old: str, new: str) -> str:
    return re.sub(rf"\[\[{re.escape(old)}(?=\]\]|\|)", f"[[{new}", text)
