"""Two builds of one commit are the same, byte for byte: who has the code can prove what the site was made of."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_diff import FIRST, commit, git

from conftest import SITE_URL, copied

EPOCH = "1795335240"
"""What `make build` takes from the commit."""
MACHINES = (
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "clock": "2027-01-01 00:30:00", "umask": 0o022},
    {"TZ": "America/Adak", "PYTHONHASHSEED": "99", "LC_ALL": "C.UTF-8", "clock": "2031-12-31 23:30", "umask": 0o077},
)
"""What differs between two machines; the clock only where `faketime` is installed."""


def made(root: Path, machine: dict, home: Path) -> dict[str, bytes]:
    """Everything that a machine makes of a checkout: the site, and the zip of it."""
    clock = ["faketime", machine["clock"]] if shutil.which("faketime") else []
    names = {name: machine[name] for name in ("TZ", "PYTHONHASHSEED", "LC_ALL")}
    home.mkdir()
    environment = {**os.environ, **names, "HOME": str(home), "SOURCE_DATE_EPOCH": EPOCH, "SITE_URL": SITE_URL}
    for command in (["mkdocs", "build", "--strict", "-d", "www"], ["macros", "offline", "www", "www.zip"]):
        done = subprocess.run(
            [*clock, sys.executable, "-m", *command],
            cwd=root,
            env={**environment, "NO_MKDOCS_2_WARNING": "1"},
            umask=machine["umask"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    files = [*(root / "www").rglob("*"), root / "www.zip"]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()}


@pytest.mark.audit
def test_two_builds_of_one_commit_are_the_same(tmp_path):
    one, other = tmp_path / "een", tmp_path / "een-andere-map" / "dieper"
    copied(one)
    git(one, "init", "--quiet")
    commit(one, "Begin", FIRST)
    shutil.copytree(one, other)
    first, second = (
        made(root, machine, tmp_path / f"home-{number}")
        for number, (root, machine) in enumerate(zip((one, other), MACHINES, strict=True))
    )
    kinds = {Path(name).suffix for name in first}
    assert {".html", ".js", ".json", ".xlsx", ".csv", ".svg", ".ttl", ".jsonld", ".xml", ".gz", ".txt", ".zip"} <= kinds
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
