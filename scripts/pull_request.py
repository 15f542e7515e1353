"""Tells an editor at a pull request what is wrong, what changes, and how the site will look.

usage: .venv/bin/python -m scripts.pull_request [--base COMMIT] [--zip FILE]

Prints the findings as GitHub annotations, writes the summary to the file that `GITHUB_STEP_SUMMARY` names (or
prints it), and writes the site as a zip that opens from disk. Exits with 1 where the data has errors or the
site cannot be built. Needs no secret and no right to write: it runs for a fork as well.
"""

import argparse
import html
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from macros import ROOT, git, offline
from macros.findings import Finding, github_annotations, has_errors, summary
from macros.loader import read
from macros.text import markdown_escaped

MOST_BYTES = 900_000
"""GitHub refuses a summary of more than a megabyte, without a word to the editor."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the whole; returns the exit status."""
    parser = argparse.ArgumentParser(description="Controleer een wijziging, vertel wat er verandert en bouw de site.")
    parser.add_argument("--base", default="HEAD^1", help="de commit om mee te vergelijken (standaard: HEAD^1)")
    parser.add_argument("--zip", type=Path, default=ROOT / "voorbeeld.zip", help="waar de gebouwde site komt")
    arguments = parser.parse_args(argv)
    found = read(ROOT)[1]
    known = findings_of(arguments.base)
    new = [one for one in found if one.level == "fout" or is_new(one, known)]
    # GitHub shows ten annotations of a level: what somebody left there before must not crowd out today's.
    if new:
        print(github_annotations(new))
    arguments.zip.unlink(missing_ok=True)
    trouble = "" if has_errors(found) else build(arguments.zip)
    if trouble:
        print("::error title=De site kan niet worden gebouwd::Kijk in de samenvatting wat eraan schort.")
    parts = [
        findings_text(new, [one for one in found if one not in new]),
        changes_text(arguments.base),
        preview_text(has_errors(found), trouble, arguments.zip.name),
    ]
    write_summary("\n\n".join(parts))
    return int(has_errors(found) or bool(trouble))


def findings_of(commit: str) -> list[Finding]:
    """The findings in the data of a commit, by today's rules; none where there is no such commit."""
    try:
        packed = git.run(ROOT, "archive", "--format=tar", git.commit_id(ROOT, commit))
    except git.GitError:
        return []
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
        return read(Path(folder))[1]


def is_new(one: Finding, known: Iterable[Finding]) -> bool:
    """Whether a finding was not there before; that it moved to another line makes it no new one."""
    return (one.file, one.code, one.text) not in {(before.file, before.code, before.text) for before in known}


def build(target: Path) -> str:
    """Builds the site, strictly, and writes it to a zip; returns what went wrong, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            # Not with --quiet: MkDocs then counts no warnings, and strict is strict no more.
            lines = (done.stdout + done.stderr).strip().splitlines()
            return "\n".join(line for line in lines if not line.startswith("INFO")) or "mkdocs build --strict"
        offline.write_zip(Path(folder), target)
    return ""


# ---- the summary


def findings_text(new: Sequence[Finding], old: Sequence[Finding]) -> str:
    """The findings as Markdown: those of this change in full, those that stood there already folded."""
    lines = ["# Controle van je wijziging", "", f"**{summary([*new, *old])}**"]
    if has_errors(new):
        lines += ["", "Zolang er een fout in staat, komt deze wijziging niet op de site."]
    if new:
        lines += ["", "## Wat de controle ziet", "", *map(bullet, new)]
    if old:
        fold = f"<details><summary>Stond er al: {summary([*old])}</summary>"
        lines += ["", fold, "", *map(bullet, old), "", "</details>"]
    return "\n".join(lines)


def bullet(one: Finding) -> str:
    """A finding as an item of a list, with a link to its line where GitHub tells its address."""
    place = f"{one.file}, regel {one.line}"
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (os.environ.get(name, "") for name in names)
    if commit:
        place = f"[{place}]({server}/{repository}/blob/{commit}/{one.file}#L{one.line})"
    return f"- {place}: **{one.level} {one.code}**: {plain(one.text)}"


def plain(text: str) -> str:
    """A text in which Markdown and HTML mean nothing: it may hold whatever somebody typed."""
    return html.escape(markdown_escaped(text), quote=False)


def changes_text(base: str) -> str:
    """What changes since a commit, per entry and per field, as Markdown with its own heading."""
    command = [sys.executable, "-m", "macros", "diff", base, "--vorm", "markdown"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"## Wat verandert er?\n\nVergelijken met '{plain(base)}' lukt niet:\n\n{code_block(done.stderr)}"
    return done.stdout.strip()


def preview_text(wrong: bool, trouble: str, name: str) -> str:
    """How to look at the site as it becomes, or why there is nothing to look at."""
    if wrong:
        text = "Er is nog geen voorbeeld: verbeter eerst de fouten hierboven."
    elif trouble:
        text = f"De site kan niet worden gebouwd:\n\n{code_block(trouble)}"
    else:
        text = (
            f"Haal `{name}` op bij *Artifacts*, op deze pagina. Pak de zip helemaal uit en open in de map "
            f"`{offline.FOLDER}` het bestand `index.html` met een dubbelklik."
        )
    return f"## Zo ziet de site er dan uit\n\n{text}"


def code_block(text: str) -> str:
    """A text as it was printed, indented: it cannot end the block, as it could a fence."""
    indented = "\n".join(f"    {line}" for line in text.strip().splitlines())
    return indented or "    (geen uitleg)"


def write_summary(text: str) -> None:
    """Writes the summary where GitHub reads it, cut off where that is too long; prints it elsewhere."""
    raw = text.encode()
    if len(raw) > MOST_BYTES:
        text = raw[:MOST_BYTES].decode(errors="ignore") + "\n\n*De rest past hier niet.*"
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text + "\n")
    else:
        print(text)


if __name__ == "__main__":
    sys.exit(main())
