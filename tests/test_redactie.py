"""The forms of the editors: they ask what the model asks, refuse what the check refuses, and hand over good YAML."""

import copy
import datetime
import gzip
import json
import random
import re

import pytest
import yaml
from playwright.sync_api import expect

from audit import axe
from conftest import MINI, ROOT
from macros import editor
from macros.findings import has_errors, messages
from macros.kinds import KINDS
from macros.loader import load, read
from macros.reader import read_text
from macros.render import Site
from macros.signs import FORBIDDEN

pytestmark = pytest.mark.browser

DATASET, FOUND = read(ROOT)
SITE = Site("", "https://forge.example/organisatie/wie-betaalt", "main")
ENTRIES = editor.entries(DATASET, SITE)
PAGE = "redactie/"
NASTY = [
    "2.10",
    "0123",
    "12:30",
    "1e3",
    "2026-11-21",
    "ja",
    "no",
    "Null",
    "~",
    "TRUE",
    ".inf",
    "=",
    "- geen lijst",
    "-",
    "? wat",
    "# geen opmerking",
    "tekst # met hekje",
    "let op: dubbele punt",
    "eindigt op een dubbele punt:",
    "'t kind",
    "\"aangehaald\" en 'enkel'",
    "terug\\streep",
    "[haak] en {accolade}",
    "*ster &en !uitroep |streep >punt %procent @apen `tik`",
    "---",
    "een, twee",
    "emoji 🧒🏽 en é",
    "https://voorbeeld.example/a?b=c#d",
    "dubbele  spatie  " * 12 + "einde",
    "- begint met een streep en is veel te lang voor één regel: " + "woord 'en' \"nog\" # een: " * 8 + "x",
    "lang" * 60,
    "eerste regel\nlet op: tweede regel\n\n  - na een lege regel\n# einde",
]


@pytest.fixture(scope="module")
def pure(browser, address):
    """The page, to call what it makes and checks without typing."""
    page = browser.new_page()
    page.goto(address + PAGE)
    page.locator("[data-formulier] form").wait_for()
    yield page
    page.close()


def to_yaml(page, kind, value):
    return page.evaluate("([kind, value]) => redactie.yaml(kind, value)", [kind, value])


def findings(page, kind, value, own=""):
    found = page.evaluate("(given) => redactie.controleer(...given)", [kind, value, own])
    return {(one["code"], one["tekst"]) for one in found}


def given(kind, text):
    """The values of an entry in YAML, as the model gives them back; the reader must find nothing to say."""
    document = read_text(text, "proef.yml")
    assert document.findings == []
    (entry,) = document.value
    return KINDS[kind].type.model_validate(entry).model_dump(mode="json", exclude_unset=True)


def appended(root, kind, text):
    """The findings about the data with a text at the end of its file, as somebody would paste it."""
    file = KINDS[kind].file
    whole = (root / file).read_text(encoding="utf-8") + "\n" + text
    return read(root, {file: read_text(whole, file)})


# ---- what the build writes


@pytest.mark.parametrize("kind", editor.GROUPS)
def test_every_field_of_the_model_stands_in_one_part_of_the_form(kind):
    about = editor.description(DATASET, SITE, {})["soorten"][kind]
    placed = [name for _title, names in about["groepen"] for name in names]
    assert sorted(placed) == sorted(KINDS[kind].type.model_fields)
    assert about["velden"][0]["naam"] == "id"


def test_the_sentences_are_those_of_the_messages():
    shipped = editor.description(DATASET, SITE, {})["berichten"]
    assert set(shipped) == set(editor.CODES)
    for code, said in shipped.items():
        assert said == [messages()[code].level, messages()[code].tekst, messages()[code].herstel]


def test_the_script_gives_no_other_codes_and_is_small(site):
    script = (site / "assets" / "redactie.js").read_bytes()
    assert set(re.findall(rb'"([A-Z]\d\d)"', script)) == {code.encode() for code in editor.CODES}
    assert len(gzip.compress(script)) <= 10 * 1024


def test_the_scripts_are_asked_for_on_this_page_alone(site):
    users = [page for page in site.rglob("*.html") if "redactie-data.js" in page.read_text(encoding="utf-8")]
    assert users == [site / "redactie" / "index.html"]


# ---- YAML


@pytest.mark.parametrize("kind", editor.GROUPS)
def test_every_text_of_the_data_comes_back_as_it_was(pure, kind):
    values = {id_: entry["waarde"] for id_, entry in ENTRIES[kind].items()}
    made = pure.evaluate("([kind, all]) => all.map((one) => redactie.yaml(kind, one))", [kind, list(values.values())])
    assert [given(kind, text) for text in made] == list(values.values())
    file = KINDS[kind].file
    dataset, found = read(ROOT, {file: read_text("\n".join(made), file)})
    assert not has_errors(found)
    assert getattr(dataset, KINDS[kind].collection) == getattr(DATASET, KINDS[kind].collection)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_in_any_field_comes_back_as_it_was(pure, text):
    situation = copy.deepcopy(ENTRIES["situatie"]["dyslexie-ernstig"]["waarde"])
    situation |= {"leeftijd": text, "antwoord": text, "let_op": [text, "gewoon"], "zoektermen": [text]}
    situation["betaalt"][0] |= {"voor": text, "mits": text}
    situation["uitzonderingen"][0] |= {"als": text, "dan": text}
    situation["grondslag"] = [{"wet": "wpo", "artikel": text, "lid": text, "over": text}]
    situation["eerst_doen"]["ouder"] = text
    made = to_yaml(pure, "situatie", situation)
    assert given("situatie", made) == situation
    # Other programs than ours turn what looks like a number, a date or a truth value into one.
    (elsewhere,) = yaml.safe_load(made)
    assert [elsewhere["leeftijd"], elsewhere["zoektermen"], elsewhere["grondslag"][0]["lid"]] == [text, [text], text]
    term = copy.deepcopy(ENTRIES["begrip"]["thuiszitter"]["waarde"])
    term |= {"uitleg": text, "niet_verwarren_met": [{"woord": text, "verschil": text}], "koppelen": False}
    if re.fullmatch(r"[^<>{}\[\]\n]{1,120}", text):
        term |= {"voorkeursterm": text, "afkortingen": [text], "alternatieve_termen": [text, text]}
    assert given("begrip", to_yaml(pure, "begrip", term)) == term


@pytest.mark.audit
def test_any_words_at_all_come_back_as_they_were_typed(pure):
    chance = random.Random(1)
    signs = [
        *"abc DEF 019 -:#'\"[]{},&*!|>%@`?=~\\/.\n",
        "é",
        "🧒",
        "👩‍🏫",
        "中",
        ": ",
        " #",
        "- ",
        "  ",
        "\n\n",
        "'",
        '"',
    ]
    situations = []
    for _ in range(1000):
        text = "".join(chance.choices(signs, k=chance.randint(1, 160))).strip() or "x"
        situation = copy.deepcopy(ENTRIES["situatie"]["logopedie"]["waarde"])
        situations.append(
            situation | {"criterium": text, "leeftijd": text, "zoektermen": [text], "let_op": [text, text]}
        )
    script = "(values) => values.map((value) => redactie.yaml('situatie', value))"
    for situation, made in zip(situations, pure.evaluate(script, situations), strict=True):
        assert given("situatie", made) == situation


def test_the_form_refuses_the_signs_that_the_reader_refuses(pure):
    signs = [*map(chr, range(0x20, 0x3000)), "\ue000", "\ufeff", "\ufffd", "🧒", "\U000e0041", "🧒\u200d🏫", "a\u200db"]
    script = """(words) => words.map((word) =>
      redactie.controleer('situatie', {criterium: word}, '').some((one) => one.code === 'Y14'))"""
    said = pure.evaluate(script, [f"een{sign}teken" for sign in signs])
    refused = [sign for sign, found in zip(signs, said, strict=True) if found]
    assert refused == [sign for sign in signs if FORBIDDEN.search(f"een{sign}teken")]


def test_no_line_is_longer_than_needed(pure):
    situation = ENTRIES["situatie"]["dyslexie-ernstig"]["waarde"]
    lines = [line for line in to_yaml(pure, "situatie", situation).splitlines() if not line.endswith("]")]
    assert max(map(len, lines)) <= 110
    assert "  antwoord: >-" in lines
    assert lines[0] == "- id: dyslexie-ernstig"


# ---- the same rules as the check


def codes_of(found, kind):
    """The findings about the file of a kind that a form can give as well."""
    return {(one.code, one.text) for one in found if one.code in editor.CODES and one.file == KINDS[kind].file}


@pytest.mark.parametrize("kind", editor.GROUPS)
def test_the_form_says_of_the_data_what_the_check_says(pure, kind):
    said = set()
    for id_, entry in ENTRIES[kind].items():
        said |= findings(pure, kind, entry["waarde"], id_)
    assert said == codes_of(FOUND, kind)


TOMORROW = (datetime.date.today() + datetime.timedelta(days=2)).isoformat()
LONG = "De school " + "doet heel erg " * 8 + "veel."
ERRORS = {
    "situatie": {
        "M02": {"vraag": None},
        "M02 in een deel": {"betaalt": [{"partij": "school"}]},
        "M02 lijst": {"zoektermen": None},
        "M07": {"nagekeken_op": "2026-02-30"},
        "M08": {"id": "Geen Id"},
        "M09": {"titel": "x" * 121},
        "M11": {"titel": "een <b>"},
        "M12": {"status": "vastgesteld"},
        "Y14": {"criterium": "een\xa0harde spatie"},
        "V01": {"id": "logopedie"},
        "V02": {"bronnen": ["jeugdwett"]},
        "V02 zonder hint": {"zie_ook": ["zzzzzzzz"]},
        "V03": {"zie_ook": ["proef"]},
        "V04": {"bronnen": ["jeugdwet", "jeugdwet"]},
        "V06": {"criterium": "Zie [[zorgplich]]."},
        "V08": {"criterium": "Zie [[Zorgplicht]]."},
        "I01": {"antwoord": "Dat verschilt. De gemeente betaalt het."},
        "I02": {"nagekeken_op": TOMORROW},
        "I03": {"zekerheid": "wettelijk", "grondslag": None},
        "I04": {"zekerheid": "onbevestigd", "te_verifieren": None},
        "I05": {"let_op": ["Dit is vaste rechtspraak."]},
        "I07": {"zekerheid": "wettelijk", "grondslag": [{"wet": "wpo", "artikel": "8"}]},
        "I06": {"grondslag": [{"wet": "wpo", "artikel": "8", "stand": "2020-01-01"}]},
        "I08": {"grondslag": [{"wet": "wpo", "artikel": "8", "stand": "2029-01-01"}]},
        "T01": {"antwoord": LONG},
        "niets": {},
    },
    "begrip": {
        "M13": {"niet_verwarren_met": [{"woord": "x", "begrip": "thuiszitter", "verschil": "y"}]},
        "V07": {"id": "afkortingen"},
        "B01": {"voorkeursterm": "Thuiszitter"},
        "B02": {"definitie": "Een kind dat iets doet"},
        "B02 hoofdletter": {"definitie": "Kind dat iets doet"},
        "B03": {"definitie": "kind dat iets doet."},
        "B04": {"definitie": "wat bij een Proefwoord hoort", "voorkeursterm": "proefwoord"},
        "B05": {"zoektermen": ["proefwoord"], "voorkeursterm": "proefwoord"},
        "B06": {"gerelateerd": ["thuiszitter"], "bovenliggend": ["thuiszitter"]},
        "B09": {"voorkeursterm": "QXZW"},
        "B10": {"uitleg": "Dat regelt het QXZW."},
        "niets": {},
    },
}
FAULTS = [(kind, name, values) for kind, all_ in ERRORS.items() for name, values in all_.items()]


def proof(kind):
    """A plain valid entry of a kind, to spoil."""
    base = {
        "bronnen": ["jeugdwet"],
        "zekerheid": "betwist",
        "status": "concept",
        "nagekeken_op": "2026-11-21",
        "nagekeken_door": "redactie",
    }
    if kind == "begrip":
        own = {"id": "proef", "voorkeursterm": "proefwoord", "soort": "voorziening", "domein": "zorg"}
        return own | {"uitleg": "Een proef.", "definitie": "hulp bij het maken van iets"} | base
    own = {"id": "proef", "thema": "zorg-op-school", "titel": "Proef", "vraag": "Wie betaalt de proef?"}
    own |= {"sectoren": ["po"], "plaatsen": ["school"], "antwoord": "De school betaalt de proef."}
    own |= {"betaalt": [{"partij": "school", "voor": "de proef"}], "criterium": "Gaat het om leren?"}
    own |= {"eerst_doen": {"ouder": "Bel de school.", "school": "Help.", "gemeente": "Geen taak."}}
    return own | {"geschil": [{"route": "g-sch"}], "zoektermen": ["proef"]} | base


@pytest.mark.parametrize(("kind", "name", "values"), FAULTS, ids=[f"{kind} {name}" for kind, name, _ in FAULTS])
def test_the_form_says_of_a_fault_what_the_check_says(pure, kind, name, values):
    value = {key: one for key, one in (proof(kind) | values).items() if one is not None}
    written = yaml.safe_dump([value], allow_unicode=True, sort_keys=False)
    written = re.sub(r"'(\d{4}-\d\d-\d\d)'", r"\1", written)
    _dataset, found = appended(ROOT, kind, written)
    new = codes_of(found, kind) - codes_of(FOUND, kind)
    said = findings(pure, kind, value)
    if has_errors(found):  # the check gives no tips then
        said = {one for one in said if messages()[one[0]].level != "tip"}
    assert said == new
    assert {code for code, _text in said} == ({name[:3]} if name != "niets" else set())


# ---- by keyboard


class Typist:
    """Somebody with a keyboard alone."""

    def __init__(self, page):
        self.page = page

    def reach(self, name, kind="input, select, textarea, button, summary"):
        """Tabs on until the focus stands on something with this name."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(
                "() => { const a = document.activeElement; const l = a.labels && a.labels[0];"
                "return (l ? l.textContent : a.textContent).trim(); }"
            )
            if here.startswith(name):
                return
        raise AssertionError(f"{name!r} is met Tab niet te bereiken")

    def fill(self, name, text):
        self.reach(name)
        self.page.keyboard.type(text)

    def tick(self, name):
        self.reach(name)
        self.page.keyboard.press("Space")

    def press(self, name):
        self.reach(name)
        self.page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_situation_from_nothing_by_keyboard_alone(visit, width):
    page = visit(width).open(PAGE)
    expect(page.get_by_label("Titel")).to_be_visible()
    hand = Typist(page)
    hand.fill("Titel", "Typles: 'blind' leren typen")
    hand.fill("Vraag", "Wie betaalt typles?")
    hand.fill("Antwoord", "De school betaalt typles. Jij betaalt niets # echt niet.")
    hand.fill("Criterium", "Is het nodig om te leren?")
    hand.fill("Thema", "Zorg")
    hand.tick(DATASET.sectoren["po"].naam)
    hand.tick(DATASET.plaatsen["school"].naam)
    hand.fill("Partij", "de school")
    hand.fill("Voor", "- de les")
    hand.press("Voeg toe: betaalt")
    expect(page.locator("*:focus")).to_have_attribute("id", re.compile("redactie-partij-"))
    page.keyboard.type("de ouders")
    hand.fill("Voor", "2.10")
    hand.fill("Ouder", "Vraag de leerkracht.")
    hand.fill("School", "Kijk wat nodig is.")
    hand.fill("Gemeente", "Geen taak.")
    hand.fill("Route", next(iter(DATASET.geschilroutes.values())).titel[:12])
    hand.fill("Bronnen 1", "jeugdwet")
    hand.fill("Zekerheid", DATASET.zekerheden["betwist"].naam)
    hand.fill("Nagekeken op", "11212026")
    hand.fill("Nagekeken door", "redactie")
    hand.fill("Zoektermen", "typles\nja\ntiepen")
    hand.press("Maak de tekst klaar")
    expect(page.locator("#redactie-uit")).to_be_focused()
    made = page.get_by_label("De tekst voor het bestand").input_value()
    dataset, found = appended(ROOT, "situatie", made)
    assert not has_errors(found)
    situation = dataset.situaties["typles-blind-leren-typen"]
    assert situation.titel == "Typles: 'blind' leren typen"
    assert situation.antwoord.endswith("Jij betaalt niets # echt niet.")
    assert [(one.partij, one.voor) for one in situation.betaalt] == [("school", "- de les"), ("ouders", "2.10")]
    assert situation.zoektermen == ["typles", "ja", "tiepen"]
    assert situation.sectoren == ["po"]
    assert situation.nagekeken_op == datetime.date(2026, 11, 21)
    address = "https://forge.example/organisatie/wie-betaalt/edit/main/data/responsibilities.yml"
    expect(page.get_by_role("link", name="Open het databestand")).to_have_attribute("href", address)


def test_a_term_from_nothing_by_keyboard_alone(visit):
    page = visit(1280).open(PAGE)
    expect(page.get_by_label("Titel")).to_be_visible()
    hand = Typist(page)
    hand.fill("Wat wil je maken?", "Een begrip")
    expect(page.get_by_label("Voorkeursterm")).to_be_visible()
    hand.fill("Voorkeursterm", "tiepcoach")
    hand.fill("Soort", DATASET.soorten["voorziening"].naam)
    hand.fill("Domein", DATASET.domeinen["onderwijs"].naam)
    hand.press("Mag ook: afkortingen")
    hand.fill("Alternatieve termen", "typeleraar\nnee: geen leraar")
    hand.fill("Uitleg", "Iemand die je leert typen.")
    hand.fill("Definitie", "begeleider bij het leren typen")
    hand.press("Mag ook: toelichting")
    hand.press("Voeg toe: niet verwarren met")
    expect(page.locator("*:focus")).to_have_attribute("id", re.compile("redactie-begrip-"))
    page.keyboard.type("thuiszitter")
    expect(page.locator(".redactie__naam", has_text="thuiszitter")).to_be_visible()
    hand.fill("Verschil", "dat is een kind")
    hand.fill("Bronnen 1", "jeugdwet")
    hand.fill("Zekerheid", DATASET.zekerheden["betwist"].naam)
    hand.fill("Nagekeken op", "11212026")
    hand.fill("Nagekeken door", "redactie")
    hand.press("Maak de tekst klaar")
    made = page.get_by_label("De tekst voor het bestand").input_value()
    dataset, found = appended(ROOT, "begrip", made)
    assert not has_errors(found)
    term = dataset.begrippen["tiepcoach"]
    assert term.alternatieve_termen == ["typeleraar", "nee: geen leraar"]
    assert term.niet_verwarren_met[0].begrip == "thuiszitter"
    assert "data/glossary.yml" in page.get_by_role("link", name="Open het databestand").get_attribute("href")


# ---- what it says while somebody types


@pytest.mark.parametrize(
    ("kind", "label", "text", "code", "words"),
    [
        ("situatie", "Vaste naam (id)", "Geen Id", "M08", "kan geen id zijn"),
        ("situatie", "Titel", "x" * 121, "M09", "langer dan 120 tekens"),
        ("situatie", "Bronnen 1", "jeugdwett", "V02", "Bedoelde je 'jeugdwet'?"),
        ("situatie", "Antwoord", LONG, "T01", "een zin van"),
        ("situatie", "Nagekeken op", TOMORROW, "I02", "ligt in de toekomst"),
        ("begrip", "Definitie", "De dag van morgen", "B02", "begint met 'De'"),
        ("begrip", "Definitie", "dag na vandaag.", "B03", "eindigt met een punt"),
        ("begrip", "Uitleg", "Dat doet het QXZW.", "B10", "QXZW"),
    ],
)
def test_a_wrong_text_is_told_while_it_is_typed(visit, kind, label, text, code, words):
    page = visit().open(f"{PAGE}#{kind}=")
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    expect(field).to_have_accessible_description(re.compile(re.escape(words)))
    told = page.locator(f"li[data-code={code}]:visible")
    expect(told).to_contain_text(f"{code}: ")
    expect(field).to_have_attribute("aria-invalid", str(messages()[code].level == "fout").lower())


def test_the_first_sentence_must_name_a_payer(visit):
    page = visit().open(PAGE)
    page.get_by_label("Partij", exact=True).select_option("zorgverzekeraar")
    answer = page.get_by_label("Antwoord", exact=True)
    answer.fill("Dat hangt ervan af. De zorgverzekeraar betaalt.")
    expect(answer).to_have_accessible_description(re.compile("I01: .*'De zorgverzekeraar betaalt …'"))
    answer.fill("De zorgverzekeraar betaalt.")
    expect(page.locator("li[data-code=I01]")).to_have_count(0)


def test_a_date_that_does_not_exist_is_told_and_not_lost(visit):
    page = visit().open(PAGE)
    page.get_by_label("Nagekeken op").focus()
    page.keyboard.type("02312026")
    page.get_by_label("Nagekeken door").focus()
    expect(page.locator("li[data-code=M07]:visible")).to_be_visible()


def test_an_empty_form_complains_of_nothing_until_it_is_asked(visit):
    page = visit().open(PAGE)
    expect(page.get_by_label("Titel")).to_be_visible()
    expect(page.locator("li[data-code]:visible")).to_have_count(0)
    page.get_by_role("button", name="Maak de tekst klaar").click()
    summary = page.get_by_role("group", name="Wat nog niet klopt")
    expect(summary).to_be_focused()
    links = summary.get_by_role("link")
    required = [name for name, info in KINDS["situatie"].type.model_fields.items() if info.is_required()]
    expect(links).to_have_count(len(required) - 1)  # all but 'status', which is filled in
    expect(links.first).to_contain_text("M02: Deze tekst mist het veld 'titel'.")
    links.last.click()
    expect(page.get_by_label("Zoektermen")).to_be_focused()
    expect(page.get_by_label("De tekst voor het bestand")).to_be_hidden()


def test_a_link_in_the_summary_opens_what_is_folded(visit):
    page = visit().open(PAGE)
    page.get_by_text("Mag ook: grondslag").click()
    page.get_by_role("button", name="Voeg toe: grondslag").click()
    page.get_by_label("Artikel").fill("8")
    page.get_by_text("Mag ook: grondslag").click()
    page.get_by_role("button", name="Maak de tekst klaar").click()
    page.get_by_role("link", name="mist het veld 'wet'").click()
    expect(page.locator("[id^=redactie-wet-]")).to_be_focused()


def test_removing_a_part_is_announced_and_the_others_are_kept(visit):
    page = visit().open(PAGE)
    for text in ("een", "twee", "drie"):
        if text != "een":
            page.get_by_role("button", name="Voeg toe: betaalt").click()
        page.get_by_label("Voor", exact=True).last.fill(text)
    page.get_by_role("button", name="Haal weg: betaalt 2").click()
    expect(page.get_by_role("status").first).to_have_text("Betaalt 2 is weggehaald.")
    expect(page.get_by_role("button", name="Voeg toe: betaalt")).to_be_focused()
    values = [field.input_value() for field in page.get_by_label("Voor", exact=True).all()]
    assert [value for value in values if value] == ["een", "drie"]
    expect(page.get_by_role("group", name="Betaalt 2")).to_be_visible()


# ---- a text that is there already


@pytest.mark.parametrize(
    ("kind", "id_", "label", "field", "text"),
    [
        ("situatie", "dyslexie-ernstig", "Leeftijd (mag leeg)", "leeftijd", "6: of '7' jaar"),
        ("begrip", "thuiszitter", "Voorkeursterm", "voorkeursterm", "Thuiszitter # nieuw"),
    ],
)
def test_a_text_that_is_changed_keeps_all_other_fields(visit, kind, id_, label, field, text):
    page = visit(1280).open(PAGE)
    page.get_by_label("Wat wil je maken?").select_option(kind)
    page.get_by_label("Nieuw, of een tekst").select_option(id_)
    expect(page.get_by_label("Vaste naam (id)")).to_have_value(id_)
    page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Maak de tekst klaar").click()
    made = page.get_by_label("De tekst voor het bestand").input_value()
    assert given(kind, made) == ENTRIES[kind][id_]["waarde"] | {field: text}
    location = DATASET.locations[kind, id_]
    expected = f"https://forge.example/organisatie/wie-betaalt/blob/main/{location.file}#L{location.line}"
    expect(page.get_by_role("link", name="Open het databestand")).to_have_attribute("href", expected)


@pytest.mark.audit
@pytest.mark.parametrize("kind", editor.GROUPS)
def test_a_text_that_is_not_changed_comes_out_as_it_came_in(visit, kind):
    one = visit(1280)
    for id_ in list(ENTRIES[kind])[::12]:
        one.page.goto("about:blank")
        page = one.open(f"{PAGE}#{kind}={id_}")
        page.get_by_role("button", name="Maak de tekst klaar").click()
        made = page.get_by_label("De tekst voor het bestand").input_value()
        assert given(kind, made) == ENTRIES[kind][id_]["waarde"]


def test_changing_to_another_text_asks_before_it_throws_away(visit):
    page = visit().open(PAGE)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_label("Titel").fill("Iets")
    page.get_by_label("Wat wil je maken?").select_option("begrip")
    expect(page.get_by_label("Wat wil je maken?")).to_have_value("situatie")
    expect(page.get_by_label("Titel")).to_have_value("Iets")
    assert len(asked) == 1


# ---- copying, saving, leaving


def filled(visit, width=390, scheme="light"):
    one = visit(width, scheme)
    page = one.open(f"{PAGE}#situatie=dyslexie-ernstig")
    expect(page.get_by_label("Titel")).to_have_value("Ernstige dyslexie op de basisschool")
    page.get_by_label("Titel").fill("Dyslexie")
    page.get_by_role("button", name="Maak de tekst klaar").click()
    expect(page.get_by_label("De tekst voor het bestand")).to_be_visible()
    return one


def test_the_text_can_be_copied_and_saved_and_nothing_is_sent(visit):
    one = filled(visit)
    one.context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = one.page.get_by_label("De tekst voor het bestand").input_value()
    before = len(one.requests)
    one.page.get_by_role("button", name="Kopieer de tekst").click()
    expect(one.page.get_by_text("De tekst is gekopieerd.")).to_be_visible()
    assert one.page.evaluate("navigator.clipboard.readText()") == made
    with one.page.expect_download() as download:
        one.page.get_by_role("button", name="Bewaar als bestand").click()
    assert download.value.suggested_filename == "dyslexie-ernstig.yml"
    assert download.value.path().read_text(encoding="utf-8") == made
    sent = [url for url in one.requests[before:] if not url.startswith("blob:")]
    assert sent == []
    assert one.outside == []
    assert one.complaints == []
    assert one.context.cookies() == []
    kept = one.page.evaluate("JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})")
    assert "yslexie" not in kept


def test_leaving_with_a_draft_is_asked_about_and_after_copying_it_is_not(visit):
    page = visit().open(PAGE)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Titel").press_sequentially("Iets")
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Titel")).to_have_value("")
    page.reload()
    assert asked == ["beforeunload"]
    one = filled(visit)
    again = []
    one.page.on("dialog", lambda dialog: (again.append(dialog.type), dialog.accept()))
    one.page.get_by_role("button", name="Kopieer de tekst").click()
    expect(one.page.get_by_text("De tekst is gekopieerd.")).to_be_visible()
    one.page.reload()
    assert again == []


# ---- for everybody


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), pytest.param(1280, "dark", marks=pytest.mark.audit)])
@pytest.mark.parametrize("state", ["leeg", "fout", "gevuld"])
def test_axe_finds_nothing(visit, state, scheme, width):
    if state == "gevuld":
        page = filled(visit, width, scheme).page
    else:
        page = visit(width, scheme).open(PAGE)
        expect(page.get_by_label("Titel")).to_be_visible()
    if state == "fout":
        page.get_by_role("button", name="Maak de tekst klaar").click()
        expect(page.get_by_role("group", name="Wat nog niet klopt")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_without_javascript_says_what_to_do(visit):
    page = visit(javascript=False).open(PAGE)
    expect(page.get_by_text("Dat werkt alleen met JavaScript")).to_be_visible()
    expect(page.locator("[data-redactie] select")).to_have_count(2)
    expect(page.locator("[data-redactie] :is(select, button, textarea):visible")).to_have_count(0)
    page.locator("[data-redactie]").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Meedoen", level=1)).to_be_visible()


def test_the_description_of_small_data_is_made_as_well():
    described = editor.description(load(MINI), SITE, {"begrip": ["afkortingen"]})
    assert described["soorten"]["begrip"]["bezet"] == ["afkortingen"]
    assert set(described["bekend"]["situatie"]["ids"]) == {"logopedie", "taalles"}
    assert json.loads(editor.as_script("x", described).removeprefix("globalThis.x = ").rstrip(";\n"))
