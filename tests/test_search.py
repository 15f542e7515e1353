"""Searching: measured on realistic questions, with arrows and Enter, with nothing found, without a script."""

import csv
import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from audit import axe
from conftest import ROOT
from macros.exports.search import documents
from macros.loader import load

QUERIES = Path(__file__).with_name("search") / "queries.tsv"
FLOOR = {"first": 0.90, "first three": 0.97, "reciprocal rank": 0.93}
"""Reached; may only go up."""
MOST_BYTES = 150_000


def queries() -> list[dict[str, str]]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def ask(page, question: str) -> list[str]:
    """Types a question into the box of the page; the addresses of the results, best first."""
    page.locator("#zoek-hier").fill(question)
    links = page.locator(".zoek__link").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return ["/".join(link.rstrip("/").split("/")[-2:]) for link in links]


def open_search(visit, **how):
    page = visit(**how).open("zoeken/")
    page.locator("#zoek-hier").focus()
    page.locator(".zoek[data-klaar]").wait_for()
    return page


def test_the_list_is_fit_to_measure_with():
    asked = queries()
    dataset = load(ROOT)
    known = {one["adres"].rstrip("/") for one in documents(dataset)}
    assert len(asked) >= 100
    assert len({one["vraag"] for one in asked}) == len(asked)
    assert not [one for one in asked if not set(one["verwacht"].split("|")) <= known]
    kinds = [one["soort"] for one in asked]
    for kind, share in (("typfout", 0.2), ("ouderwoorden", 0.2), ("afkorting", 0.08)):
        assert kinds.count(kind) / len(kinds) >= share, kind


@pytest.mark.browser
def test_realistic_questions_find_their_answer(visit, capsys):
    page = open_search(visit, width=1280)
    ranks = []
    for one in queries():
        found = ask(page, one["vraag"])
        wanted = set(one["verwacht"].split("|"))
        ranks.append(next((rank for rank, id_ in enumerate(found, 1) if id_ in wanted), 0))
    reached = {
        "first": sum(rank == 1 for rank in ranks) / len(ranks),
        "first three": sum(0 < rank <= 3 for rank in ranks) / len(ranks),
        "reciprocal rank": sum(1 / rank for rank in ranks if rank) / len(ranks),
    }
    with capsys.disabled():
        print(f"\nzoeken, {len(ranks)} vragen:", {name: round(value, 3) for name, value in reached.items()})
    assert all(reached[name] >= floor for name, floor in FLOOR.items()), reached


def test_the_bundled_libraries_are_the_versions_that_are_asked_for():
    asked = json.loads((ROOT / "scripts/vendor/package.json").read_text(encoding="utf-8"))["dependencies"]
    bundle = (ROOT / "docs/assets/vendor/zoekbibliotheek.js").read_text(encoding="utf-8")
    banner = bundle.partition("*/")[0].casefold()
    assert {name: re.search(rf"{name} ([\d.]+)", banner)[1] for name in asked} == asked


def test_the_index_is_light(site):
    assert len(gzip.compress((site / "assets/zoekindex.js").read_bytes())) < MOST_BYTES


@pytest.mark.browser
def test_the_index_is_loaded_only_when_the_box_is_used(visit):
    one = visit()
    page = one.open()
    page.wait_for_load_state("networkidle")
    assert not [url for url in one.requests if "zoekindex" in url or "vendor" in url]
    page.locator("#zoek-hier").focus()
    page.locator(".zoek[data-klaar]").wait_for()
    assert [url for url in one.requests if "zoekindex" in url]


@pytest.mark.browser
def test_a_result_shows_its_kind_title_answer_and_payer(visit):
    page = open_search(visit)
    assert ask(page, "logopedie onder schooltijd")[0] == "wie-betaalt/logopedie"
    first = page.locator(".zoek__vondst").first
    situation = load(ROOT).situaties["logopedie"]
    for text in ("Wie betaalt?", situation.titel, situation.antwoord, "Betaalt: Zorgverzekeraar"):
        assert text in first.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "expected_first"),
    [
        ("TLV", "begrippen/toelaatbaarheidsverklaring"),
        ("thuiszitter", "begrippen/thuiszitter"),
        ("leerlingen vervoer", "leerlingenvervoer"),
        ("vervoer", "leerlingenvervoer"),
        ("dislexie", "dyslexie"),
    ],
)
def test_an_exact_term_is_first_and_compounds_and_typing_errors_are_found(visit, typed, expected_first):
    assert expected_first in ask(open_search(visit), typed)[0]


@pytest.mark.browser
def test_by_keyboard_alone_from_any_page_to_an_answer(visit):
    page = visit(1280).open("over/")
    opener = page.get_by_role("link", name="Zoeken")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Zoeken")
    assert dialog.is_visible()
    page.locator(".zoek[data-klaar]").wait_for()
    page.keyboard.type("luier")
    expect(dialog.get_by_role("status")).to_contain_text("gevonden")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.zoek__link')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "zoek-venster"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/wie-betaalt/zindelijkheid/")


@pytest.mark.browser
def test_escape_closes_the_search_and_gives_the_focus_back(visit):
    page = visit().open("over/")
    page.get_by_role("link", name="Zoeken").click()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    assert page.evaluate("document.activeElement.matches('[data-zoek-open]')")


@pytest.mark.browser
def test_back_brings_the_results_back_and_what_is_typed_reaches_no_server(visit):
    one = visit()
    page = one.open()
    page.locator("#zoek-hier").focus()
    page.locator(".zoek[data-klaar]").wait_for()
    found = ask(page, "spraakles")
    page.locator(".zoek__link").first.click()
    page.wait_for_url("**/wie-betaalt/**")
    page.go_back()
    page.locator(".zoek__link").first.wait_for()
    assert page.locator("#zoek-hier").input_value() == "spraakles"
    assert page.locator(".zoek__link").count() == min(len(found), 6)
    assert not [url for url in one.requests if "spraakles" in url]


@pytest.mark.browser
def test_nothing_found_says_what_to_do(visit):
    page = open_search(visit)
    assert ask(page, "xqzwvkp") == []
    expect(page.locator(".zoek").get_by_role("status")).to_have_text("Niets gevonden.")
    text = page.locator(".zoek__lijst").inner_text()
    assert "Kijk bij een thema" in text
    assert "wie kan met je meedenken" in text
    page.locator(".zoek__verder a").last.click()
    page.wait_for_url("**/ouders/meedenken/")


@pytest.mark.browser
def test_an_unknown_word_is_answered_with_the_nearest(visit):
    page = open_search(visit)
    ask(page, "logopdie")
    page.get_by_role("button", name="logopedie", exact=True).click()
    assert page.locator("#zoek-hier").input_value() == "logopedie"


@pytest.mark.browser
@pytest.mark.parametrize("typed", ["", " ", "a", "de het een", "?!", "<img src=x onerror=alert(1)>", "x" * 500, "%zz"])
def test_odd_input_breaks_nothing(visit, typed):
    one = visit()
    page = one.open("zoeken/#zoek=%25zz")
    page.locator(".zoek[data-klaar]").wait_for()
    ask(page, typed)
    assert not page.locator(".zoek img").count()
    assert one.complaints == []


@pytest.mark.browser
def test_a_broken_address_breaks_nothing(visit):
    one = visit()
    page = one.open("zoeken/#zoek=%")
    assert page.locator("#zoek-hier").is_visible()
    assert one.complaints == []


@pytest.mark.browser
def test_more_results_on_demand(visit):
    page = open_search(visit)
    few = len(ask(page, "school"))
    page.get_by_role("button", name="Toon meer").click()
    assert page.locator(".zoek__link").count() > few
    assert page.evaluate("document.activeElement.matches('.zoek__link')")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_results(visit, scheme, width):
    page = visit(width, scheme).open("over/")
    page.get_by_role("link", name="Zoeken").click()
    page.locator(".zoek[data-klaar]").wait_for()
    page.locator("#zoek-venster").fill("vervoer")
    page.locator(".zoek__link").first.wait_for()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_without_javascript_every_question_is_in_a_list(visit):
    one = visit(javascript=False)
    page = one.open()
    page.get_by_role("link", name="Zoeken").click()
    page.wait_for_url("**/zoeken/")
    assert page.locator("ul.vragen a").count() == len(load(ROOT).situaties)
    assert not page.locator("#zoek-hier").count()
