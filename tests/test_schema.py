"""JSON Schema and field reference come from the model, and agree with the validation."""

import json

import jsonschema
import pytest
import yaml

from conftest import MINI, ROOT
from macros.loader import load
from macros.model import Situatie
from macros.reference import json_schemas

SCHEMAS = json_schemas(load(ROOT))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_in_schema_are_up_to_date(name):
    written = json.loads((ROOT / "schema" / name).read_text(encoding="utf-8"))
    assert written == SCHEMAS[name], "draai 'make schema'"


def plain(path):
    """The data as an editor with YAML 1.2 sees it: numbers are numbers, dates are text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.yml")), ids=lambda path: path.name)
def test_the_schema_accepts_the_real_data(path):
    name = path.stem if path.parent.name == "data" else path.parent.name.removesuffix("s")
    jsonschema.validate(plain(path), SCHEMAS[f"{name}.schema.json"])


@pytest.mark.parametrize(
    ("field", "value"),
    [("zekerheid", "wetelijk"), ("status", "definitief"), ("zoektermen", []), ("criterium", None), ("onbekend", "x")],
)
def test_the_schema_refuses_a_wrong_situation(field, value):
    schema = json_schemas(load(MINI))["responsibilities.schema.json"]
    situations = plain(MINI / "data" / "responsibilities.yml")
    jsonschema.validate(situations, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([situations[0] | {field: value}], schema)


def test_every_field_has_a_dutch_description():
    from macros import model

    for name, type_ in vars(model).items():
        if isinstance(type_, type) and issubclass(type_, model.Entry):
            for field, info in type_.model_fields.items():
                assert info.description, f"{name}.{field}"


def test_the_field_reference_names_every_field(site):
    html = (site / "meedoen" / "velden" / "index.html").read_text(encoding="utf-8")
    for field in Situatie.model_fields:
        assert f"<code>{field}</code>" in html
