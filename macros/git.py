"""What the site asks of git: which commits touched the data, and what the data was then. Never writes."""

import dataclasses
import datetime
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

DATA = "data"
_WHY = "%(trailers:key=Waarom,valueonly,unfold,separator=%x20)"


class GitError(Exception):
    """Git is not installed, the folder is no repository, or git refused the question."""


@dataclasses.dataclass(frozen=True)
class Commit:
    """A commit that touched the data. It does not hold its author: the site names no persons."""

    id: str
    parent: str | None
    """The first parent; None for the first commit of all."""
    moment: str
    """When it was committed, as an RFC 3339 date and time."""
    why: str
    """Its trailer `Waarom: …`: one Dutch sentence for readers. Empty where it has none."""

    @property
    def day(self) -> datetime.date:
        return datetime.date.fromisoformat(self.moment[:10])


def run(root: Path, *arguments: str, given: str = "") -> bytes:
    """What `git ARGUMENTS` prints in the folder `root`. Raises GitError where it fails."""
    command = ["git", "-C", str(root), "-c", "i18n.logOutputEncoding=UTF-8", *arguments]
    try:
        return subprocess.run(command, input=given.encode(), capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise GitError(str(error)) from error


def commit_id(root: Path, name: str) -> str:
    """The full id of a commit named by id, branch, tag or `HEAD~2`. Raises GitError for an unknown one."""
    found = run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
    return found.decode().strip()


def is_shallow(root: Path) -> bool:
    """Whether only the newest commits were fetched. Raises GitError outside a repository."""
    return run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def data_commits(root: Path, most: int) -> list[Commit]:
    """The `most` newest commits that touched `root/data`, newest first, without merges. Raises GitError."""
    form = f"--format=%H%x00%P%x00%cI%x00{_WHY}"
    log = run(root, "log", "--no-show-signature", "--no-merges", "--date-order", f"-{most}", form, "--", DATA)
    commits = []
    for line in log.decode(errors="replace").split("\n"):
        if line:
            id_, parents, moment, why = line.split("\0", 3)
            commits.append(Commit(id_, parents.split(" ")[0] or None, moment, why.strip()))
    return commits


def data_trees(root: Path, commits: Iterable[str]) -> dict[str, str | None]:
    """Commit → the id of its `data` folder; None where it has none. Raises GitError."""
    wanted = list(dict.fromkeys(commits))
    answers = run(root, "cat-file", "--batch-check", given="".join(f"{one}:./{DATA}\n" for one in wanted))
    found = (line.split() for line in answers.decode().splitlines())
    trees = [words[0] if words[1] == "tree" else None for words in found]
    return dict(zip(wanted, trees, strict=True))


def blobs(root: Path, tree: str) -> dict[str, str]:
    """`data/…` → blob id, of each YAML file in the tree of a data folder. Raises GitError."""
    listed = run(root, "ls-tree", "-r", "-z", "--full-tree", tree).decode(errors="replace")
    found = {}
    for row in listed.split("\0"):
        properties, _, path = row.partition("\t")
        if path.endswith(".yml"):
            found[f"{DATA}/{path}"] = properties.split()[2]
    return found


def contents(root: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """Blob id → its bytes. Raises GitError."""
    wanted = list(dict.fromkeys(ids))
    answer = run(root, "cat-file", "--batch", given="".join(f"{one}\n" for one in wanted))
    found, at = {}, 0
    for id_ in wanted:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[-1])
        found[id_] = answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return found
