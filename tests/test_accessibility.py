"""What every page is made of, and what assistive technology, forced colours and less motion make of it."""

import itertools
import re

import pytest
from playwright.sync_api import expect

import audit
from conftest import ROOT
from macros import matrix
from macros.audited import last_audit
from macros.loader import load
from macros.render import Renderer, Site

_HEADING = re.compile(r"<h([1-6])[\s>]")
_SCRIPT_OR_DRAWING = re.compile(r"<(script|svg)\b.*?</\1>", re.DOTALL)


# ---- every page, from its HTML


@pytest.fixture(scope="module")
def html(site):
    """Address → HTML of every page that has something to read, without scripts and drawings."""
    texts = {
        page: (site / page / "index.html" if page.endswith("/") or not page else site / page).read_text("utf-8")
        for page in audit.pages(site)
    }
    return {page: _SCRIPT_OR_DRAWING.sub("", text) for page, text in texts.items()}


def test_the_headings_of_every_page_are_an_outline(html):
    wrong = {}
    for page, text in html.items():
        levels = [int(level) for level in _HEADING.findall(text)]
        first = levels[0] if page.startswith("embed/") else 1
        skipped = [(one, next_) for one, next_ in itertools.pairwise(levels) if next_ > one + 1]
        if levels[0] != first or levels.count(1) != (first == 1) or skipped:
            wrong[page] = levels
    assert not wrong


def test_every_page_says_its_language_its_title_and_where_its_content_begins(html):
    titles = {}
    for page, text in html.items():
        assert '<html lang="nl"' in text, page
        title = re.search(r"<title>([^<]+)</title>", text)[1]
        assert text.count("<main") == 1, page
        if not page.startswith("embed/"):
            assert titles.setdefault(title, page) == page, "twee pagina's met dezelfde titel"
            assert text.count('href="#inhoud"') == text.count('id="inhoud"') == 1, page


def test_a_colour_never_stands_without_a_word(html):
    marked = re.compile(r'class="((?:kleur|zekerheid|betaler|cel__partij|cel__rol)\b[^"]*)"[^>]*>([^<]*)')
    found = 0
    for page, text in html.items():
        for classes, words in marked.findall(re.sub(r'<span aria-hidden="true">[^<]*</span>', "", text)):
            assert re.search(r"\w{3}", words), f"{page}: {classes}"
            found += 1
    assert found > 1000


def test_the_statement_tells_what_the_last_audit_counted_or_that_there_was_none(tmp_path):
    pages = Renderer(load(ROOT), Site("", "", ""))
    assert "nog geen uitkomst" in pages.html("controle.html.jinja", 1, c=last_audit(tmp_path))
    (tmp_path / "benchmarks").mkdir()
    names = ["pagina's", "doorverwijzingen", "axe-runs", *audit.COUNTED]
    figures = {name: 1001 + number for number, name in enumerate(names)}
    half = {"figures": figures, "shift": 0.001, "chromium": "150.0", "parts": 2}
    audit.write([half, half], tmp_path)
    text = pages.html("controle.html.jinja", 1, c=last_audit(tmp_path))
    assert [name for name, figure in figures.items() if not re.search(rf"\b{2 * figure}\b", text)] == []
    assert f"axe-core {audit.AXE_VERSION} " in text
    assert "Chromium 150.0." in text


# ---- what a screen reader is told


@pytest.mark.browser
def test_the_matrix_is_a_table_on_a_phone_as_well(visit):
    for width in (390, 1280):
        page = visit(width).open("wie-betaalt/")
        table = page.get_by_role("region", name="Wie betaalt, per situatie en partij").get_by_role("table")
        assert table.get_by_role("columnheader").count() == 1 + len(load(ROOT).partijen), width
        rows = sum(len(group) for _theme, group in matrix.rows(load(ROOT)))
        themes = len(matrix.rows(load(ROOT)))
        assert table.get_by_role("rowheader").count() == rows + themes, width


@pytest.mark.browser
def test_the_filters_of_the_matrix_say_what_they_are_and_what_they_found(visit):
    page = visit(1280).open("wie-betaalt/")
    form = page.locator("form.filters")
    expect(form).to_match_aria_snapshot("""
        - paragraph:
          - searchbox "Zoek in de lijst"
        - group "Thema":
          - radio /Alles/ [checked]
        - paragraph:
          - status: /^\\d+ situaties$/
    """)
    form.get_by_text("Meer filters").click()
    for select in form.get_by_role("combobox").all():
        expect(select).to_have_accessible_name(re.compile(r"\w+"))
    form.get_by_role("radio", name="Vervoer").check()
    expect(form).to_match_aria_snapshot("""
        - group "Thema":
          - radio /Alles/
          - radio /Vervoer/ [checked]
        - paragraph:
          - status: /^\\d+ van \\d+ situaties$/
          - button "Wis filters"
    """)


@pytest.mark.browser
def test_the_stepper_says_where_you_are_and_what_you_answered(visit):
    page = visit().open("stroomschemas/wie-betaalt/")
    expect(page.get_by_role("group", name="Weergave")).to_match_aria_snapshot("""
        - button /Vraag voor vraag/ [pressed]
        - button "Lijst" [pressed=false]
        - button "Schema" [pressed=false]
    """)
    stepper = page.get_by_role("region", name="Vraag voor vraag")
    expect(stepper).to_match_aria_snapshot("""
        - heading /Vraag 1 van hoogstens \\d+ .+\\?/ [level=3]
        - group "Je antwoord":
          - button
          - button
    """)
    stepper.get_by_role("group").get_by_role("button").first.click()
    expect(stepper.get_by_role("heading", level=3)).to_be_focused()
    expect(stepper).to_match_aria_snapshot("""
        - heading "Dit doe je nu" [level=3]
        - heading "Je antwoorden" [level=4]
        - term: /\\?$/
        - definition:
          - button /Wijzig je antwoord op.+/
        - paragraph:
          - button "Terug"
          - button "Opnieuw beginnen"
    """)


@pytest.mark.browser
def test_the_search_says_what_it_is_and_what_it_found(visit):
    page = visit().open("over/")
    page.get_by_role("link", name="Zoeken").click()
    dialog = page.get_by_role("dialog", name="Zoeken")
    page.locator(".zoek[data-klaar]").wait_for()
    expect(dialog.get_by_role("status")).to_be_empty()
    dialog.get_by_role("searchbox", name="Zoek een situatie of een woord").fill("vervoer")
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"^\d+ gevonden\. Bovenaan: .+"))
    expect(dialog).to_match_aria_snapshot("""
        - button "Sluit"
        - search:
          - searchbox
        - status
        - list:
          - listitem:
            - paragraph:
              - text: Wie betaalt?
              - link
    """)


# ---- colours that the reader forces


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_marks_drawings_and_the_focus_stay_visible(visit, scheme):
    page = visit(1280, scheme).open("ouders/")
    page.emulate_media(forced_colors="active")

    def computed(selector: str, name: str, pseudo: str = "") -> str:
        script = "([selector, name, pseudo]) => getComputedStyle(document.querySelector(selector), pseudo)[name]"
        return page.evaluate(script, [selector, name, pseudo])

    paper = computed("body", "backgroundColor")
    assert computed("details.levensgebied > summary", "backgroundColor", "::after") != paper
    page.goto(page.url.replace("ouders/", "stroomschemas/wie-betaalt/"))
    page.get_by_role("button", name="Schema").press("Enter")
    assert computed("svg.schema .node path", "fill") == paper
    assert computed("svg.schema .node text", "fill") != paper
    assert computed("svg.schema .edge path", "stroke") != paper
    pressed = page.get_by_role("button", pressed=True)
    expect(pressed).to_have_accessible_name("✓ Schema")
    expect(pressed).to_have_css("outline-style", "solid")
    assert computed("[data-weergave] [aria-pressed=true]", "outlineColor") != paper
    assert audit.axe(page) == []


# ---- less motion


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "wie-betaalt/dyslexie-ernstig/", "stroomschemas/wie-betaalt/"])
def test_nothing_moves_for_a_reader_who_wants_no_motion(visit, path):
    page = visit().open(path)
    page.emulate_media(reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].map((part) => {
      const style = getComputedStyle(one, part);
      const time = `${style.transitionDuration},${style.animationDuration}`.split(",").some((t) => parseFloat(t) > 0);
      return time || style.scrollBehavior === "smooth" ? `${one.outerHTML.slice(0, 80)} ${part}` : "";
    })).filter(Boolean)"""
    assert page.evaluate(moving) == []
    page.get_by_role("button", name="Menu").click()
    assert page.evaluate("document.getAnimations().length") == 0


def test_no_script_scrolls_smoothly():
    for script in (ROOT / "docs/assets").glob("*.js"):
        assert not re.search(r"""behavior:\s*["']smooth""", script.read_text(encoding="utf-8")), script.name


# ---- light or dark


@pytest.mark.browser
def test_the_colour_follows_the_system_until_the_reader_chooses_and_only_that_choice_is_kept(visit):
    one = visit(1280, "dark")
    page = one.open("over/")
    dark = page.locator("body[data-md-color-scheme=slate]")
    kept = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])"
    expect(dark).to_be_attached()
    page.emulate_media(color_scheme="light")
    expect(dark).not_to_be_attached()
    assert page.evaluate(kept) == "[[],[]]"
    page.get_by_role("button", name="Naar donker").press("Enter")
    expect(dark).to_be_attached()
    expect(page.get_by_role("button", name="Naar licht")).to_be_focused()
    page.goto(one.address)
    expect(dark).to_be_attached()
    assert page.evaluate(kept) == '[[["kleur","donker"]],[]]'
    assert one.context.cookies() == []
    page.get_by_role("button", name="Naar licht").click()
    expect(dark).not_to_be_attached()


@pytest.mark.browser
def test_what_a_script_adds_leaves_no_gap_without_it(visit):
    page = visit(javascript=False).open("begrippen/")
    intro, letters = page.get_by_text("Zie ook:"), page.get_by_role("navigation", name="Spring naar een letter")
    assert not page.get_by_role("button", name="Naar donker").is_visible()
    gap = letters.bounding_box()["y"] - sum(intro.bounding_box()[key] for key in ("y", "height"))
    assert gap < 40
