"""The files for GitHub: workflows with the least rights and fixed actions, forms that the site can fill in."""

import re
import subprocess

import pytest
import yaml

from conftest import ROOT
from macros import site as site_settings

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
RIGHTS = {
    "check.yml": {"contents": "read"},
    "onderhoud.yml": {"contents": "read", "issues": "write"},
    "publish.yml": {"contents": "read", "pages": "write", "id-token": "write"},
}
"""All that a workflow may ask for, in any of its jobs; a workflow that is not named here may only read."""
_ACTION = re.compile(r"^\s*(?:- )?uses: +(\S+)@(\S+)(.*)$", re.MULTILINE)


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def path(request):
    return request.param


@pytest.fixture
def workflow(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


def test_every_action_is_pinned_by_commit_and_says_its_version(path, workflow):
    found = _ACTION.findall(path.read_text(encoding="utf-8"))
    assert len(found) == sum("uses" in step for step in steps(workflow)) + sum(
        "uses" in job for job in workflow["jobs"].values()
    )
    for action, commit, rest in found:
        assert re.fullmatch(r"[0-9a-f]{40}", commit), action
        assert re.fullmatch(r"  # v\d+\.\d+\.\d+", rest), action


def test_an_action_has_one_version_in_all_workflows():
    found = {found for path in WORKFLOWS for found in _ACTION.findall(path.read_text(encoding="utf-8"))}
    assert len(found) == len({action for action, _commit, _version in found})


def test_the_rights_are_few(path, workflow):
    asked = [
        workflow["permissions"],
        *(job["permissions"] for job in workflow["jobs"].values() if "permissions" in job),
    ]
    allowed = RIGHTS.get(path.name, {"contents": "read"})
    for rights in asked:
        assert isinstance(rights, dict), "geen read-all of write-all"
        for name, right in rights.items():
            assert right == "read" or allowed.get(name) == right, f"{name}: {right}"
    assert workflow["permissions"] == {"contents": "read"}, (
        "een recht om te schrijven hoort bij de ene taak die het nodig heeft"
    )


def test_a_fork_meets_no_secret_and_no_right_to_write(path, workflow):
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert not re.search(r"\$\{\{[^}]*\bsecrets\b", text)
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_nothing_that_somebody_types_becomes_part_of_a_command(workflow):
    for step in steps(workflow):
        assert "${{" not in step.get("run", ""), "geef het door met env"
        assert "github-script" not in step.get("uses", "")


def test_no_job_runs_on_for_hours(path, workflow):
    for name, job in workflow["jobs"].items():
        assert 0 < job["timeout-minutes"] <= (60 if path.name == "audit.yml" else 30), name


def test_every_command_of_a_workflow_is_one_of_the_makefile():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in WORKFLOWS:
        for step in steps(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if "run" in step:
                program, target = step["run"].split()
                assert program == "make"
                assert target in targets


def test_the_pull_request_template_has_four_ticks():
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    ticks = re.findall(r"^- \[ \] (.+)$", text, re.MULTILINE)
    assert len(ticks) == 4
    for tick, word in zip(ticks, ("bron", "nagekeken_op", "kind", "Wat verandert er?"), strict=True):
        assert word in tick


def test_the_pull_request_template_ends_with_the_reason_for_the_readers():
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8").rstrip("\n")
    command = ["git", "interpret-trailers", "--parse"]
    message = f"Titel\n\n{text} Omdat het zo is.\n"
    assert subprocess.run(command, input=message, capture_output=True, text=True, check=True).stdout == (
        "Waarom: Omdat het zo is.\n"
    )


def test_the_owners_are_teams_and_their_paths_exist():
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules:
        assert pattern == "*" or list(ROOT.glob(pattern.strip("/"))), f"{pattern} bestaat niet"
        assert owners
        assert all(re.fullmatch(r"@[a-z0-9-]+/[a-z0-9-]+", owner) for owner in owners), "noem teams, geen personen"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_warns_first_and_has_the_fields_that_the_site_fills_in(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form["name"]
    assert form["description"]
    first = form["body"][0]
    assert first["type"] == "markdown"
    assert "niets over een kind" in first["attributes"]["value"]
    fields = {part["id"]: part for part in form["body"][1:]}
    assert len(fields) == len(form["body"]) - 1
    for name in ("id", "versie"):
        assert fields[name]["type"] == "input"
    assert any(part.get("validations", {}).get("required") for part in fields.values())


def test_a_report_from_the_site_opens_a_form_and_fills_in_its_fields(site):
    used = set()
    for page in ("wie-betaalt/logopedie", "begrippen/thuiszitter", "stroomschemas/wie-betaalt", "meedoen"):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        for query in re.findall(r'/issues/new\?([^"]*)"', html):
            given = dict(part.split("=", 1) for part in query.replace("&amp;", "&").split("&"))
            form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / given["template"]).read_text(encoding="utf-8"))
            fields = {part["id"] for part in form["body"] if "id" in part}
            assert given.keys() - {"template", "title"} <= fields
            assert given["id"].replace("%2F", "/").startswith(page) or page == "meedoen"
            used.add(given["template"])
    assert used == {path.name for path in FORMS}


def test_the_choice_of_forms_leads_to_the_site(monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    config = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "config.yml").read_text(encoding="utf-8"))
    addresses = [link["url"] for link in config["contact_links"]]
    own = site_settings.settings(ROOT).url
    assert addresses == [f"{own}meedoen/"], "zet hier hetzelfde adres als site_url in mkdocs.yml"
