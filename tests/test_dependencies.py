"""What the site is made of: every package is locked, has a licence that goes with ours, and is looked at for leaks."""

import csv
import json
import os
import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.licenses import canonicalize_license_expression
from packaging.utils import canonicalize_name

from conftest import ROOT
from scripts import dependencies, sbom

LOCKS = sorted(ROOT.glob("requirements*.lock"))
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python", "ISC", "MIT", "PSF-2.0", "W3C-20150513"),
    # Weak copyleft: stays with the files of that package, which we do not change. The first two are in the appendix
    # of the EUPL; the drawing program (EPL, with a font under the OFL) runs by itself, and its drawings are ours.
    *("LGPL-2.1-or-later", "MPL-2.0", "EPL-2.0", "OFL-1.1"),
}
"""Licences of packages that code under the EUPL-1.2 may be spread and used with."""
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NOTICES = ROOT / "docs/assets/LICENSE-van-anderen.txt"


def rows() -> list[dict[str, str]]:
    with sbom.LICENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def locked(lock: Path) -> dict[str, str]:
    """Name → version."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def test_what_pyproject_asks_for_is_locked():
    asked = {"requirements.lock": PYPROJECT["project"]["dependencies"]}
    asked |= {f"requirements-{group}.lock": packages for group, packages in PYPROJECT["dependency-groups"].items()}
    assert {lock.name for lock in LOCKS} == set(asked)
    for name, packages in asked.items():
        pins = {(canonicalize_name(one), version) for one, version in locked(ROOT / name).items()}
        wanted = {(canonicalize_name(one), version) for one, version in (package.split("==") for package in packages)}
        assert not wanted - pins, f"{name}: draai 'make lock'"


def test_every_package_has_a_licence_that_goes_with_ours():
    known = [(row["herkomst"], row["pakket"]) for row in rows()]
    python = {("pypi", canonicalize_name(name)) for lock in LOCKS for name in locked(lock)}
    asked = json.loads((ROOT / "scripts/vendor/package.json").read_text(encoding="utf-8"))
    npm = {("npm", name) for part in ("dependencies", "devDependencies") for name in asked[part]}
    shipped = {("npm", name) for names in sbom.SHIPPED.values() for name in names}
    assert set(known) == python | npm | shipped, "vul scripts/licences.tsv aan"
    assert len(known) == len(set(known))
    for row in rows():
        assert any(
            all(part in ALLOWED for part in choice.split(" AND ")) for choice in row["licentie"].split(" OR ")
        ), f"{row['pakket']}: {row['licentie']}"
        assert canonicalize_license_expression(row["licentie"]) == row["licentie"]


def test_the_licences_are_those_that_the_packages_name():
    known = {row["pakket"]: row["licentie"] for row in rows() if row["herkomst"] == "pypi"}
    compared = 0
    for package in metadata.distributions():
        name = canonicalize_name(package.metadata["Name"])
        if (named := package.metadata.get("License-Expression")) and name in known:
            assert known[name] == canonicalize_license_expression(named), name
            compared += 1
    assert compared > 30


def test_the_pages_hold_no_code_of_others_without_its_notice(site):
    maps = [json.loads(path.read_text(encoding="utf-8")) for path in (site / "assets/javascripts").glob("*.map")]
    found = {re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source) for one in maps for source in one["sources"]}
    assert {match[1] for match in found if match} == set(sbom.SHIPPED["theme"])
    scripts = {path.parent.relative_to(site).as_posix() for path in site.rglob("*.js")}
    assert scripts == {"assets", "assets/javascripts", "assets/vendor"}, "code van anderen? Zet hem in SHIPPED"
    notices = NOTICES.read_text(encoding="utf-8")
    licences = sbom.licences()
    for name in (one for names in sbom.SHIPPED.values() for one in names):
        assert re.search(rf"^ *{re.escape(name)} .*  {licences['npm', name]} ", notices, re.MULTILINE), name


def test_a_bill_says_of_every_package_its_licence():
    bom = {"version": 1, "components": [{"name": "ruamel.yaml"}, {"name": "graphviz_pure"}]}
    known = {("pypi", "ruamel-yaml"): "MIT", ("pypi", "graphviz-pure"): "EPL-2.0 AND MIT"}
    known |= {("npm", name): "MIT" for names in sbom.SHIPPED.values() for name in names}
    made = sbom.completed(bom, known, {"minisearch": "7.2.0"})
    assert made["version"] == 1
    assert made["components"][0]["licenses"] == [{"license": {"id": "MIT"}}]
    assert made["components"][1]["licenses"] == [{"expression": "EPL-2.0 AND MIT"}]
    assert [one["purl"] for one in made["components"][2:] if "version" in one] == ["pkg:npm/minisearch@7.2.0"]
    assert made["components"][2]["purl"] == "pkg:npm/%40orama/stemmers"
    with pytest.raises(KeyError):
        sbom.completed({"components": [{"name": "nieuw"}]}, known, {})


WHOLE = {"dependencies": [{"name": "a", "version": "1", "vulns": []}]}
LEAK = {"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["1.1"]}]}]}
SKIPPED = {"dependencies": [{"name": "a", "skip_reason": "not found"}, *LEAK["dependencies"]]}


@pytest.mark.parametrize(
    ("report", "line", "here", "in_workflow"),
    [
        (WHOLE, "x: geen bekende lekken.", 0, 0),
        (LEAK, "x: BEKEND LEK in a 1: CVE-1, opgelost in 1.1", 1, 1),
        (SKIPPED, "x: BEKEND LEK in a 1: CVE-1, opgelost in 1.1", 1, 1),
        ({"dependencies": [{"name": "a", "skip_reason": "not found"}]}, "x: NIET NAGEKEKEN", 0, 1),
        (None, "x: NIET NAGEKEKEN", 0, 1),
    ],
)
def test_what_was_not_looked_up_is_never_called_clean(report, line, here, in_workflow):
    for status, workflow in ((here, False), (in_workflow, True)):
        lines, ended = dependencies.told({"x": dependencies.of_lock(report)}, workflow)
        assert lines[0].startswith(line)
        assert ended == status


def test_the_leaks_that_npm_names_are_told():
    assert dependencies.of_npm({"vulnerabilities": {"esbuild": {"severity": "high"}}}) == (["esbuild: high"], True)
    assert dependencies.of_npm({"error": {"code": "ENOTFOUND"}}) == ([], False)


def test_dependabot_looks_where_packages_are_named():
    asked = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))
    files = {"pip": "pyproject.toml", "npm": "package-lock.json", "github-actions": ".github/workflows"}
    assert {one["package-ecosystem"] for one in asked["updates"]} == set(files)
    for one in asked["updates"]:
        assert (ROOT / one["directory"].strip("/") / files[one["package-ecosystem"]]).exists()


@pytest.mark.audit
def test_the_bill_is_valid_and_the_same_every_time(tmp_path):
    made = []
    for number, seed in enumerate("12"):
        target = tmp_path / f"{number}.json"
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "PYTHONHASHSEED": seed}
        command = [str(ROOT / ".venv-audit/bin/python"), "-m", "scripts.sbom", str(target)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        made.append(target.read_bytes())
    assert made[0] == made[1]
    names = {canonicalize_name(one["name"]) for one in json.loads(made[0])["components"]}
    assert {canonicalize_name(name) for name in locked(ROOT / "requirements.lock")} < names
