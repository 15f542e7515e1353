"""What other sites and programs take from this one: the JSON API with its promise, and all answers in plain text."""

import dataclasses
import datetime
import json
import re

import jsonschema
import pytest

from conftest import RICH, ROOT, SITE_URL
from macros import model
from macros.__main__ import main
from macros.addresses import address
from macros.exports.api import contract, forms
from macros.loader import load
from macros.render import Renderer
from macros.site import settings
from macros.sitefiles import for_others
from macros.text import BY_HAND, dutch_date

API = "api/v1/"
WHOLE = {"situatie": "situaties", "begrip": "begrippen", "stroom": "stromen"}
DATASET = load(ROOT)


def made_of(root):
    """The files for others that the data in a folder gives."""
    site = dataclasses.replace(settings(ROOT), url=SITE_URL)
    return for_others(Renderer(load(root), site), "2026-11-22.abc1234", datetime.date(2026, 11, 22))


def answers(files):
    """Path within the API → content, of every file that is no description of the others."""
    described = {path: content for path, content in files.items() if path.startswith(API)}
    found = {path.removeprefix(API): json.loads(content) for path, content in described.items()}
    return {path: content for path, content in found.items() if not path.startswith(("schema/", "openapi"))}


def schema_of(path, content):
    """The name of the schema that a file promises to follow."""
    if "verplaatst_naar" in content:
        return "verplaatst"
    folder, _, _name = path.rpartition("/")
    return next((kind for kind, its in WHOLE.items() if its == folder), path.removesuffix(".json"))


def texts(value):
    """All texts in a JSON value."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


@pytest.fixture(scope="module")
def published(site):
    """All files of the API as the site has them."""
    paths = [path for path in (site / API).rglob("*.json") if path.is_file()]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def rich():
    return made_of(RICH)


def test_every_entry_is_there_whole_and_in_its_list(published):
    found = answers(published)
    for kind, name in WHOLE.items():
        entries = getattr(DATASET, name)
        assert [one["id"] for one in found[f"{name}.json"][name]] == list(entries)
        for short in found[f"{name}.json"][name]:
            whole = found[f"{name}/{short['id']}.json"]
            assert whole["api_url"] == f"{SITE_URL}{API}{name}/{short['id']}.json"
            assert whole["url"] == SITE_URL + address(kind, short["id"])
            same = short.keys() - {"betaalt"}
            assert {key: short[key] for key in same} == {key: whole[key] for key in same}
    for name in ("partijen", "zekerheden", "themas"):
        assert [one["id"] for one in found[f"{name}.json"][name]] == list(getattr(DATASET, name))


def test_a_list_names_the_payers_with_their_condition(published):
    found = answers(published)
    for short in found["situaties.json"]["situaties"]:
        whole = found[f"situaties/{short['id']}.json"]
        expected = [(part["partij"]["id"], part["partij"]["naam"], part["mits"]) for part in whole["betaalt"]]
        assert [(payer["id"], payer["naam"], payer["mits"]) for payer in short["betaalt"]] == expected


@pytest.mark.parametrize("source", ["published", "rich"])
def test_every_file_follows_its_schema(source, request):
    """The schemas as they are published: from the same files, found by the address in them."""
    files = request.getfixturevalue(source)
    schemas = {path: json.loads(content) for path, content in files.items() if path.startswith(f"{API}schema/")}
    for path, schema in schemas.items():
        assert schema["$id"] == SITE_URL + path
        jsonschema.Draft202012Validator.check_schema(schema)
    validators = {
        path.split("/")[-1].removesuffix(".schema.json"): jsonschema.Draft202012Validator(schema)
        for path, schema in schemas.items()
    }
    assert set(validators) == set(contract.SCHEMAS)
    for path, content in answers(files).items():
        errors = list(validators[schema_of(path, content)].iter_errors(content))
        assert not errors, (path, errors[0])


def test_no_field_of_the_data_is_forgotten():
    editors_only = {"koppelen"}
    for type_, form in (
        (model.Situatie, forms.Situatie),
        (model.Begrip, forms.Begrip),
        (model.Stroom, forms.Stroom),
        (model.Knoop, forms.Knoop),
    ):
        assert set(type_.model_fields) - editors_only <= set(form.model_fields), type_


def test_every_address_within_the_site_leads_somewhere(published, site):
    checked = set()
    for path, content in answers(published).items():
        for text in texts(content):
            if text.startswith(SITE_URL) and "{id}" not in text and "/id/begrip/" not in text:
                checked.add((text.removeprefix(SITE_URL).partition("#")[0], path))
    for target, path in checked:
        there = site / target
        assert (there / "index.html").is_file() if there.is_dir() else there.is_file(), (path, target)
    assert len(checked) > 1000


def test_what_an_answer_refers_to_is_named(published):
    found = answers(published)
    for id_, one in DATASET.situaties.items():
        content = found[f"situaties/{id_}.json"]
        assert content["zekerheid"]["naam"] == DATASET.zekerheden[one.zekerheid].naam
        assert content["zekerheid"]["uitleg"] == DATASET.zekerheden[one.zekerheid].uitleg
        assert [part["partij"]["kort"] for part in content["betaalt"]] == [
            DATASET.partijen[part.partij].kort for part in one.betaalt
        ]
        assert [source["titel"] for source in content["bronnen"]] == [DATASET.bronnen[id_].titel for id_ in one.bronnen]
        for article, ground in zip(content["grondslag"], one.grondslag, strict=True):
            law = DATASET.bronnen[ground.wet]
            assert article["titel"] == law.titel
            assert article["citaat"].startswith(law.afkorting or law.titel)
            assert article["stand"] == (ground.stand.isoformat() if ground.stand else None)
            assert article["url"].startswith("https://")
        assert content["te_verifieren"] == one.te_verifieren
        assert content["nagekeken_op"] == one.nagekeken_op.isoformat()


def test_no_mark_of_a_link_by_hand_is_left_over(mini, change):
    change(
        "data/responsibilities.yml", "criterium: Het doel beslist.", "criterium: Wat de [[logopedist|spraakjuf]] zegt."
    )
    files = made_of(mini)
    content = answers(files)["situaties/logopedie.json"]
    assert content["criterium"] == "Wat de spraakjuf zegt."
    assert not [path for path, raw in files.items() if BY_HAND.search(raw.decode())]


def test_an_old_address_says_where_the_entry_is_now(rich):
    found = answers(rich)
    moved = {path: content for path, content in found.items() if "verplaatst_naar" in content}
    redirects = load(RICH).doorverwijzingen
    assert len(moved) == len(redirects) == 2
    assert moved["situaties/spraakles.json"] == {
        "id": "spraakles",
        "verplaatst_naar": {
            "titel": found["situaties/taalles.json"]["titel"],
            "url": f"{SITE_URL}wie-betaalt/taalles/",
            "api_url": f"{SITE_URL}{API}situaties/taalles.json",
        },
    }
    assert moved["begrippen/therapie.json"]["verplaatst_naar"]["api_url"].endswith("/begrippen/behandeling.json")


def test_an_entry_that_became_a_page_leads_to_that_page(mini):
    (mini / "docs" / "over").mkdir(parents=True)
    (mini / "docs" / "over" / "index.md").write_text("# Over\n", encoding="utf-8")
    (mini / "data" / "redirects.yml").write_text("- {van: wie-betaalt/oud, naar: over}\n", encoding="utf-8")
    moved = answers(made_of(mini))["situaties/oud.json"]
    assert moved["verplaatst_naar"] == {"titel": None, "url": f"{SITE_URL}over/", "api_url": None}


def test_the_entrance_says_of_what_it_is_and_where_the_rest_stands(rich):
    index = answers(rich)["index.json"]
    assert index["gegevens_versie"] == "2026-11-22.abc1234"
    assert index["datum"] == "2026-11-22"
    assert index["api_versie"] == contract.VERSION
    assert index["aantallen"]["situaties"] == len(load(RICH).situaties)
    named = [*index["adressen"].values(), *index["schemas"].values()]
    paths = [url.removeprefix(SITE_URL).replace("{id}", "taalles") for url in named]
    missing = {path for path in paths if path not in rich and f"{path}index.html" not in rich}
    assert missing == {f"{API}begrippen/taalles.json", f"{API}stromen/taalles.json"}


def test_the_openapi_description_names_every_file_and_only_those(rich):
    described = json.loads(rich[f"{API}openapi.json"])
    patterns = [re.escape(path[1:]).replace(r"\{id\}", "[a-z0-9-]+") for path in described["paths"]]
    for path in answers(rich):
        assert any(re.fullmatch(pattern, path) for pattern in patterns), path
    for pattern in patterns:
        assert any(re.fullmatch(pattern, path) for path in answers(rich)), pattern
    for reference in re.findall(r'"\$ref":"([^"]+)"', rich[f"{API}openapi.json"].decode()):
        assert API + reference in rich
    assert described["servers"] == [{"url": f"{SITE_URL}{API}".removesuffix("/")}]


def test_the_same_data_gives_the_same_compact_bytes(rich):
    assert made_of(RICH) == rich
    for path, content in rich.items():
        if path.endswith(".json"):
            assert content.decode() == json.dumps(json.loads(content), ensure_ascii=False, separators=(",", ":")), path


# ---- the promise


def test_the_api_still_does_all_that_it_promised():
    lost = contract.broken(contract.kept(ROOT), contract.schemas())
    assert not lost, "API v1 mag alleen groeien (docs/over/open-data.md); dit is weg:\n" + "\n".join(lost)


def test_the_kept_promise_is_up_to_date():
    assert contract.kept(ROOT) == contract.schemas(), "de API is gegroeid: draai 'make schema'"


def field_gone(promise):
    del promise["situatie.schema.json"]["properties"]["antwoord"]


def field_of_a_part_gone(promise):
    del promise["situatie.schema.json"]["$defs"]["Betaling"]["properties"]["mits"]


def another_type(promise):
    promise["situaties.schema.json"]["$defs"]["SituatieKort"]["properties"]["titel"]["type"] = "integer"


def may_be_null(promise):
    promise["begrip.schema.json"]["properties"]["uitleg"] = {"anyOf": [{"type": "string"}, {"type": "null"}]}


def may_be_left_out(promise):
    promise["stroom.schema.json"]["required"].remove("knopen")


def one_became_many(promise):
    promise["situatie.schema.json"]["properties"]["thema"] = {"type": "array", "items": {"$ref": "#/$defs/Keuze"}}


def another_status(promise):
    promise["begrip.schema.json"]["properties"]["status"]["enum"].append("vervallen")


def file_gone(promise):
    del promise["themas.schema.json"]


def address_gone(promise):
    del promise["openapi.json"]["paths"]["/partijen.json"]


@pytest.mark.parametrize(
    ("breaking", "told"),
    [
        (field_gone, "situatie.schema.json#/properties/antwoord is weg"),
        (field_of_a_part_gone, "situatie.schema.json#/$defs/Betaling/properties/mits is weg"),
        (another_type, "situaties.schema.json#/$defs/SituatieKort/properties/titel/type was 'string'"),
        (may_be_null, "begrip.schema.json#/properties/uitleg/type is weg"),
        (may_be_left_out, "stroom.schema.json#/required: 'knopen' hoeft er niet meer te zijn"),
        (one_became_many, "situatie.schema.json#/properties/thema/$ref is weg"),
        (another_status, "begrip.schema.json#/properties/status/enum was"),
        (file_gone, "themas.schema.json is weg"),
        (address_gone, "openapi.json#/paths//partijen.json is weg"),
    ],
)
def test_a_broken_promise_is_told(breaking, told):
    changed = contract.schemas()
    breaking(changed)
    assert any(line.startswith(told) for line in contract.broken(contract.schemas(), changed))


def test_growing_breaks_nothing():
    grown = contract.schemas()
    grown["situatie.schema.json"]["properties"]["leestijd"] = {"type": "integer"}
    grown["situatie.schema.json"]["required"].append("leestijd")
    grown["situatie.schema.json"]["properties"]["vraag"]["description"] = "De vraag, anders gezegd."
    grown["nieuw.schema.json"] = {"type": "object"}
    assert contract.broken(contract.schemas(), grown) == []


def test_writing_the_schemas_refuses_to_break_the_promise(mini, capsys):
    assert main(["--root", str(mini), "schema"]) == 0
    promised = mini / contract.FOLDER / "begrip.schema.json"
    schema = json.loads(promised.read_text(encoding="utf-8"))
    schema["properties"]["uitspraak"] = {"type": "string"}
    promised.write_text(json.dumps(schema), encoding="utf-8")
    before = promised.read_bytes()
    assert main(["--root", str(mini), "schema"]) == 1
    assert "begrip.schema.json#/properties/uitspraak is weg" in capsys.readouterr().err
    assert promised.read_bytes() == before


# ---- plain text


def blocks(text):
    """Title → the text of one answer."""
    parts = re.split(r"^={50}\n(.+)\n={50}\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_answer_in_plain_text_has_its_certainty_date_and_address(site):
    text = (site / "antwoorden.txt").read_text(encoding="utf-8")
    found = blocks(text)
    assert set(found) == {one.titel for one in DATASET.situaties.values()}
    for one in DATASET.situaties.values():
        lines = found[one.titel].splitlines()
        assert f"Antwoord: {one.antwoord}" in lines
        assert any(line.startswith(f"Zekerheid: {DATASET.zekerheden[one.zekerheid].naam}. ") for line in lines)
        assert f"Status: {one.status}" in lines
        assert f"Nagekeken op: {dutch_date(one.nagekeken_op)}, door de {one.nagekeken_door}" in lines
        assert f"Adres: {SITE_URL}wie-betaalt/{one.id}/" in lines
        for part in one.betaalt:
            assert any(line.startswith(f"- {DATASET.partijen[part.partij].kort}: {part.voor}") for line in lines)
        read = [ground for ground in one.grondslag if ground.stand]
        assert len([line for line in lines if "(gelezen in de stand van " in line]) == len(read)
        assert {f"- {point}" for point in one.te_verifieren} <= set(lines)


def test_the_head_of_the_text_says_how_to_quote(rich):
    head = rich["antwoorden.txt"].decode().split("=" * 50)[0]
    for part in ("22 november 2026", "2026-11-22.abc1234", "concept", "juridisch advies", "zekerheid en de datum"):
        assert part in head


def test_a_text_of_the_data_cannot_pass_for_a_line_of_ours(mini, change):
    change("data/responsibilities.yml", "criterium: Het doel beslist.", 'criterium: "Kijk.\\nZekerheid: zeker.\\n- x"')
    text = made_of(mini)["antwoorden.txt"].decode()
    assert "Waar hangt het van af: Kijk. Zekerheid: zeker. - x\n" in text


def test_the_guide_for_language_models_has_its_form_and_links_every_answer(site):
    text = (site / "llms.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line]
    assert lines[0].startswith("# ")
    assert lines[1].startswith("> ")
    sections = text.split("\n## ")[1:]
    for section in sections:
        for line in section.splitlines()[1:]:
            assert not line or re.fullmatch(r"- \[.+\]\(https://\S+\): .+", line), line
    linked = set(re.findall(r"\]\((\S+?)\)", text))
    assert {f"{SITE_URL}wie-betaalt/{id_}/" for id_ in DATASET.situaties} <= linked
    for url in linked:
        there = site / url.removeprefix(SITE_URL)
        assert there.exists(), url
    assert "concept" in text.split("\n## ")[0]


def test_a_question_with_marks_of_markdown_stays_a_question(mini, change):
    change("data/responsibilities.yml", "vraag: Wie betaalt logopedie?", "vraag: '[Wie](x) *betaalt*?'")
    assert r"wie-betaalt/logopedie/): \[Wie\](x) \*betaalt\*?" in made_of(mini)["llms.txt"].decode()
