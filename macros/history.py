"""The history of the data, told: for every commit that touched `data/`, what it changed in the content.

What was once worked out is kept in `.cache/changes/`, by the two versions of the data and by the code that
compares them, so that a build only compares what is new.
"""

import dataclasses
import datetime
import functools
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros import git
from macros.diff import GONE, NEW, RENAMED, EntryChange, FieldChange, diff
from macros.difftext import shortened
from macros.versions import Entries, Key, Version, comparable, from_tree

CACHE = Path(".cache") / "changes"
MOST_COMMITS = 100
"""Commits that are looked at: on a fresh machine each is compared anew, and a build must not grow with its age."""
MOST_SENTENCES = 2
LONGEST = 160
"""Characters of the summary of an entry's last change."""


@dataclasses.dataclass(frozen=True)
class Step:
    """One commit with what it changed in the content; without changes where it only moved or formatted text."""

    commit: git.Commit
    changes: tuple[EntryChange, ...]


def history(root: Path) -> tuple[Step, ...] | None:
    """The steps of the repository `root`, newest first.

    None where the history is not there: no git, no repository (a zip download), or only the newest commits.
    """
    try:
        return None if git.is_shallow(root) else _history(root, git.commit_id(root, "HEAD"))
    except git.GitError:
        return None


def last_changed(root: Path) -> dict[Key, tuple[datetime.date, str]]:
    """Kind and id → when an entry's meaning last changed, and how, in Dutch. Empty without a history."""
    found: dict[Key, tuple[datetime.date, str]] = {}
    for step in history(root) or ():
        for change in step.changes:
            if change.matters and change.wat != GONE:
                found.setdefault((change.soort, change.id), (step.commit.day, summary(change)))
    return found


def summary(change: EntryChange) -> str:
    """What happened to an entry in a few words, to go on a sentence with."""
    if change.wat == NEW:
        return "nieuw op deze site"
    sentences = [field.zin for field in change.velden if field.matters]
    if change.wat == RENAMED:
        sentences.insert(0, f"hernoemd, eerst {change.oude_id}")
    rest = len(sentences) - MOST_SENTENCES
    told = shortened("; ".join(sentences[:MOST_SENTENCES]), LONGEST)
    return told + (f"; en nog {rest} {'wijziging' if rest == 1 else 'wijzigingen'}" if rest > 0 else "")


@functools.lru_cache(maxsize=2)
def _history(root: Path, head: str) -> tuple[Step, ...]:
    """The steps up to the commit `head`, which is that of the working tree: a build asks for them more than once."""
    commits = git.data_commits(root, MOST_COMMITS)
    asked = [id_ for commit in commits for id_ in (commit.id, commit.parent) if id_]
    trees: Mapping[str, str | None] = git.data_trees(root, asked) if asked else {}
    read: dict[tuple[str, str], Entries | None] = {}
    steps = []
    for commit in commits:
        before, after = trees.get(commit.parent or ""), trees[commit.id]
        kept = root / CACHE / f"{_fingerprint(before, after)}.json"
        changes = _kept(kept)
        if changes is None:
            old, new = (from_tree(root, tree, read) if tree else Version({}) for tree in (before, after))
            changes = tuple(diff(*comparable(old, new)[:2]))
            _keep(kept, changes)
        steps.append(Step(commit, changes))
    return tuple(steps)


def _fingerprint(before: str | None, after: str | None) -> str:
    return hashlib.sha256(f"{before} {after} {_code()}".encode()).hexdigest()


@functools.cache
def _code() -> str:
    """The fingerprint of the code that decides what a change is and how it is told."""
    digest = hashlib.sha256()
    for path in _code_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _code_files() -> Iterator[Path]:
    here = Path(__file__).parent
    names = ("diff", "difffields", "difftext", "kinds", "reader", "references", "signs", "text", "versions")
    yield from (here / f"{name}.py" for name in names)
    yield from sorted((here / "model").glob("*.py"))


def _kept(path: Path) -> tuple[EntryChange, ...] | None:
    """The changes in a file of the cache; None where it is not there or not whole."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            EntryChange(**{**one, "velden": tuple(FieldChange(**field) for field in one["velden"])}) for one in found
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _keep(path: Path, changes: tuple[EntryChange, ...]) -> None:
    """Writes a file of the cache; where that cannot be, the next build works it out again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            json.dump([dataclasses.asdict(one) for one in changes], file, ensure_ascii=False)
        Path(file.name).replace(path)
    except OSError:
        return
