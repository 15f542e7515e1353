"""The site in a real browser: found, readable, quiet and accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

KINDS = {
    "start": "",
    "lijst van situaties": "wie-betaalt/",
    "situatie": "wie-betaalt/dyslexie-ernstig/",
    "betwiste situatie": "wie-betaalt/zindelijkheid/",
    "lijst van begrippen": "begrippen/",
    "begrip": "begrippen/thuiszitter/",
    "stroomschema": "stroomschemas/wie-betaalt/",
    "tekst": "over/",
    "bronnen": "over/bronnen/",
    "tabel": "meedoen/velden/",
    "niet gevonden": "404.html",
}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_axe_finds_nothing(visit, path, scheme, width):
    results = Axe().run(visit(width, scheme).open(path), options=WCAG)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_request_to_another_host_no_cookie_no_complaint(visit, path):
    one = visit()
    one.open(path).wait_for_load_state("networkidle")
    assert one.requests
    assert one.outside == []
    assert one.context.cookies() == []
    assert one.complaints == []


def test_from_home_to_an_answer_in_two_clicks(visit):
    page = visit().open()
    page.locator(".deuren a").first.click()
    page.get_by_role("link", name="Ernstige dyslexie", exact=False).first.click()
    page.wait_for_url("**/wie-betaalt/dyslexie-ernstig/")
    assert "gemeente betaalt" in page.locator(".antwoord__zin").inner_text()


@pytest.mark.parametrize("path", ["wie-betaalt/dyslexie-ernstig/", "wie-betaalt/logopedie/"])
def test_the_answer_stands_on_the_first_screen_of_a_phone(visit, path):
    page = visit().open(path)
    for part in ("h1", ".antwoord__zin", ".antwoord .zekerheid"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844, part


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_is_never_wider_than_the_screen(visit, path, width):
    page = visit(width).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("TLV", "begrippen/toelaatbaarheidsverklaring/"),
        ("spraakles", "wie-betaalt/logopedie/"),
        ("dislexie", "wie-betaalt/dyslexie-ernstig/"),
        ("thuiszitter", "begrippen/thuiszitter/"),
    ],
)
def test_search_finds_it(visit, typed, expected):
    page = visit(1280).open()
    page.locator(".md-search__input").click()
    page.keyboard.type(typed)
    link = page.locator(".md-search-result__link").first
    link.wait_for()
    firsts = page.locator(".md-search-result__item > .md-search-result__link")
    links = firsts.evaluate_all("all => all.slice(0, 3).map(a => a.href)")
    assert any(expected in one for one in links), links


def test_the_home_button_opens_the_search(visit):
    page = visit().open()
    page.get_by_role("button", name="Zoek een situatie of een woord").click()
    page.keyboard.type("logopedie")
    page.locator(".md-search-result__link").first.wait_for()


def test_keyboard_opens_the_menu_and_the_closed_menu_is_passed_over(visit):
    page = visit().open("wie-betaalt/logopedie/")
    names = []
    for _ in range(6):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText")
        )
    assert "Menu" in names
    assert "Zoeken" in names
    assert "Meedoen" not in names
    page.get_by_role("button", name="Menu").press("Enter")
    assert page.locator("#__drawer").is_checked()


def test_everything_can_be_read_without_javascript(visit):
    one = visit(javascript=False)
    page = one.open()
    assert not page.locator(".zoekknop").is_visible()
    page.goto(one.address + "wie-betaalt/dyslexie-ernstig/")
    for part in (".antwoord__zin", "#doen", "#criterium", ".doen", "#professionals", ".herkomst"):
        assert page.locator(part).first.is_visible()


def test_the_numbered_list_leads_from_start_to_outcome(visit):
    page = visit().open("stroomschemas/wie-betaalt/")
    for _ in range(12):
        current = page.evaluate("location.hash.slice(1)") or page.locator("ol.stroom > li").first.get_attribute("id")
        node = page.locator(f"ol.stroom > li#{current}")
        if "knoop--uitkomst" in node.get_attribute("class"):
            break
        node.locator("a[href^='#']").last.click()
    assert "knoop--uitkomst" in node.get_attribute("class")
