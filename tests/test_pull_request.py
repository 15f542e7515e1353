"""The scripts of the workflows, run as GitHub runs them: on a clone with a change, and beside a `gh` that listens."""

import datetime
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT
from macros.text import dutch_date


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Proef", "-c", "user.email=proef@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(clone):
    """A clone with one commit, to change; the scripts are in it."""
    shutil.copytree(ROOT / "scripts", clone / "scripts", ignore=shutil.ignore_patterns("vendor", "__pycache__"))
    git(clone, "init", "--quiet")
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "Begin")
    return clone


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(folder: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a script of a clone with only the variables that a workflow has."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", f"scripts.{script}"],
        cwd=folder, env={**kept, "NO_MKDOCS_2_WARNING": "1", **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def pull_request(folder: Path) -> tuple[subprocess.CompletedProcess[str], str]:
    """Commits the change, runs the script, and returns the finished process and the summary."""
    git(folder, "commit", "--quiet", "--all", "--message", "Wijziging")
    summary = folder.parent / "samenvatting.md"
    summary.unlink(missing_ok=True)
    done = run(
        folder, "pull_request", GITHUB_STEP_SUMMARY=str(summary), GITHUB_SERVER_URL="https://forge.example",
        GITHUB_REPOSITORY="organisatie/wie-betaalt", GITHUB_SHA="c0ffee",
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done, summary.read_text(encoding="utf-8")


def test_a_mistake_becomes_an_annotation_and_stops_and_what_is_right_is_told(repository):
    change(repository, "data/responsibilities.yml", "  titel: Logopedie, ook", "  titel: Spraak en taal, ook")
    change(repository, "data/glossary.yml", "  status: concept\n", "  status: concpt\n")
    lines = (repository / "data/glossary.yml").read_text(encoding="utf-8").splitlines()
    number = lines.index("  status: concpt") + 1
    done, summary = pull_request(repository)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        line for line in done.stdout.splitlines() if line.startswith(f"::error file=data/glossary.yml,line={number},")
    ]
    assert "title=fout M03::" in done.stdout
    assert summary.startswith("# Controle van je wijziging\n\n**1 fout.**\n")
    place = f"data/glossary.yml, regel {number}"
    assert (
        f"- [{place}](https://forge.example/organisatie/wie-betaalt/blob/c0ffee/data/glossary.yml#L{number}):"
        in summary
    )
    changes = summary.split("## Wat verandert er?")[1]
    assert "Spraak en taal, ook onder schooltijd" in changes
    assert "verbeter eerst de fouten" in changes
    assert not (repository / "voorbeeld.zip").exists()


def test_a_right_change_gives_a_preview_and_what_stood_there_is_folded(repository):
    # Two tips of before stay, on other lines than before; one is added.
    change(repository, "data/sources.yml", "- id: ", "# Een regel erbij\n- id: ")
    change(repository, "data/responsibilities.yml", "  titel: Logopedie, ook", "  titel: Spraak | *taal*, ook")
    source = "- id: ongebruikt\n  titel: Ongebruikt\n  uitgever: Proef\n  soort: beleid\n  gelezen: niet\n"
    source += "  url: https://wetten.overheid.nl/\n"
    with (repository / "data/sources.yml").open("a", encoding="utf-8") as file:
        file.write(source)
    done, summary = pull_request(repository)
    assert done.returncode == 0, done.stdout + summary
    assert [line.split("::")[1].split(",title")[0].split(",")[0] for line in done.stdout.splitlines()] == [
        "notice file=data/sources.yml"
    ]
    first, folded = summary.split("<details><summary>Stond er al: ", 1)
    assert "'ongebruikt'" in first
    assert first.count("\n- ") == 1
    assert "tips.</summary>" in folded
    assert "## Wat verandert er?" in folded
    assert "1 bron nieuw" in folded
    with zipfile.ZipFile(repository / "voorbeeld.zip") as preview:
        page = preview.read("wie-betaalt/wie-betaalt/logopedie/index.html").decode()
    assert "Spraak | *taal*" in page


def test_a_page_that_breaks_the_build_is_told_with_the_reason(repository):
    with (repository / "docs/over/index.md").open("a", encoding="utf-8") as file:
        file.write("\n[Nergens](bestaat-niet.md)\n")
    done, summary = pull_request(repository)
    assert done.returncode == 1
    assert "::error title=De site kan niet worden gebouwd::" in done.stdout
    assert "bestaat-niet.md" in summary.split("## Zo ziet de site er dan uit")[1]
    assert not (repository / "voorbeeld.zip").exists()


def test_a_first_commit_has_nothing_to_compare_with(repository):
    change(repository, "data/glossary.yml", "  status: concept\n", "  status: concpt\n")  # then nothing is built
    done = run(repository, "pull_request")
    assert done.returncode == 1
    assert "Vergelijken met 'HEAD^1' lukt niet" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_long_summary_is_cut_before_github_refuses_it(tmp_path, monkeypatch):
    from scripts.pull_request import MOST_BYTES, write_summary

    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "samenvatting.md"))
    write_summary("€" * MOST_BYTES)
    written = (tmp_path / "samenvatting.md").read_bytes()
    assert MOST_BYTES < len(written) < MOST_BYTES + 100
    assert written.decode().endswith("*De rest past hier niet.*\n")


def test_what_somebody_types_is_no_markdown_and_no_html_in_the_summary(monkeypatch):
    from macros.findings import Finding
    from scripts.pull_request import bullet

    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"):
        monkeypatch.delenv(name, raising=False)
    told = bullet(Finding("data/glossary.yml", 7, "V02", "<img src=x> [klik](https://example.org) **vet**"))
    assert told.startswith("- data/glossary.yml, regel 7: **fout V02**: &lt;img")
    assert "[klik](" not in told
    assert "**vet**" not in told


# ---- the monthly issue

GH = """#!{python}
import json, sys, pathlib
folder = pathlib.Path(__file__).parent
with (folder / "calls.jsonl").open("a") as file:
    body = sys.stdin.read() if "--body-file" in sys.argv else ""
    file.write(json.dumps([sys.argv[1:], body]) + "\\n")
if sys.argv[2] == "list":
    print((folder / "issues.json").read_text())
else:
    print("https://forge.example/organisatie/wie-betaalt/issues/7")
"""


@pytest.fixture
def gh(tmp_path):
    """A folder with a `gh` that writes down what it is asked, and answers with `issues.json`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "gh"
    program.write_text(GH.replace("{python}", sys.executable), encoding="utf-8")
    program.chmod(0o755)
    return folder


def monthly(gh: Path, issues: list[dict]) -> tuple[subprocess.CompletedProcess[str], list]:
    (gh / "issues.json").write_text(json.dumps(issues), encoding="utf-8")
    done = run(ROOT, "maintenance_issue", PATH=f"{gh}:{os.environ['PATH']}", SOURCE_DATE_EPOCH="946684800")
    return done, [json.loads(line) for line in (gh / "calls.jsonl").read_text(encoding="utf-8").splitlines()]


def today() -> str:
    return dutch_date(datetime.datetime.now(datetime.UTC).date())


def test_the_first_run_of_a_month_makes_the_issue(gh):
    done, [[listed, _], [created, body]] = monthly(gh, [{"number": 3, "title": "Onderhoud januari 2001"}])
    assert done.returncode == 0
    assert done.stdout.strip() == "https://forge.example/organisatie/wie-betaalt/issues/7"
    assert listed[:2] == ["issue", "list"]
    month = today().split(" ", 1)[1]
    assert created == ["issue", "create", "--title", f"Onderhoud {month}", "--body-file", "-"]
    assert "## " in body
    assert today() in body, "telt vanaf vandaag, niet vanaf de laatste commit"


def test_a_later_run_renews_that_issue(gh):
    title = f"Onderhoud {today().split(' ', 1)[1]}"
    _done, calls = monthly(gh, [{"number": 3, "title": "Iets anders"}, {"number": 12, "title": title}])
    assert [call[0] for call in calls[1:]] == [["issue", "edit", "12", "--body-file", "-"]]


def test_a_failure_is_a_warning_and_never_stops_the_run(gh):
    (gh / "gh").write_text("#!/bin/sh\necho 'HTTP 403: Resource not accessible' >&2\nexit 1\n", encoding="utf-8")
    done = run(ROOT, "maintenance_issue", PATH=f"{gh}:{os.environ['PATH']}")
    assert done.returncode == 0
    assert done.stdout.startswith("::warning title=Het onderhoudsissue is niet bijgewerkt::HTTP 403")
    assert done.stdout.count("\n") == 1


def test_a_long_overview_is_cut_after_a_whole_line():
    from scripts.maintenance_issue import MOST_CHARACTERS, shortened

    text = "een regel van het overzicht\n" * 5000
    cut = shortened(text)
    assert len(cut) < 65_000
    assert len(cut) > MOST_CHARACTERS - 100
    assert cut.startswith(text[:1000])
    assert "De rest past hier niet" in cut
    assert shortened("kort\n") == "kort\n"
