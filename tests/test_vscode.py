"""What an editor sees in VS Code: every data file has one schema, and the schema refuses a wrong shape."""

import fnmatch
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from test_schema import plain

from conftest import MINI, ROOT
from macros.loader import load
from macros.reference import json_schemas

SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
FILES = sorted((ROOT / "data").rglob("*.yml"))
SHAPE = {f"M{number:02}" for number in range(1, 12)}
"""The codes of mistakes in the shape of one value; M12 and on are about values that must fit one another."""
CASES = {
    path.stem: case
    for path in sorted((ROOT / "tests" / "errors").glob("*.yml"))
    if (case := yaml.safe_load(path.read_text(encoding="utf-8")))
    and {re.search(r" ([A-Z]\d\d):", line)[1] for line in case["verwacht"]} & SHAPE
    and not any(" Y16:" in line for line in case["verwacht"])  # two documents in a file: a schema sees one at a time
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_data_file_has_one_schema_in_the_settings_and_the_same_in_its_first_line(path):
    name = path.relative_to(ROOT).as_posix()
    # Compared part by part: a * of VS Code does not reach into a folder.
    matching = [
        schema
        for schema, pattern in SETTINGS["yaml.schemas"].items()
        if pattern.count("/") == name.count("/") and fnmatch.fnmatchcase(name, pattern)
    ]
    assert len(matching) == 1, matching
    modeline = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert modeline, f"{name} begint niet met de regel die het schema noemt"
    assert (path.parent / modeline[1]).resolve() == ROOT / matching[0]


def test_every_schema_is_there_and_used():
    assert {Path(name).name for name in SETTINGS["yaml.schemas"]} == set(json_schemas(load(MINI)))


def test_the_extension_that_reads_the_schemas_is_recommended():
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in recommended["recommendations"]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_schema_refuses_what_the_check_says_of_a_shape(case, change, mini):
    schemas = json_schemas(load(MINI))
    for one in case["wijzig"]:
        change(one["in"], one["vervang"], one["door"])
    refused = []
    for name in {one["in"] for one in case["wijzig"]}:
        path = mini / name
        kind = path.stem if path.parent.name == "data" else path.parent.name.removesuffix("s")
        checker = jsonschema.Draft202012Validator(
            schemas[f"{kind}.schema.json"], format_checker=jsonschema.FormatChecker()
        )
        refused += list(checker.iter_errors(plain(path)))
    assert refused


def test_the_shapes_are_tried():
    codes = {code for case in CASES.values() for line in case["verwacht"] for code in re.findall(r" (M\d\d):", line)}
    assert codes >= SHAPE
