"""By keyboard alone: every control is reached, seen and left again, and nothing happens that was not asked for."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WALKS = [
    ("", 390),
    ("wie-betaalt/dyslexie-ernstig/", 390),
    ("wie-betaalt/", 1280),
    ("begrippen/thuiszitter/", 1280),
    ("stroomschemas/wie-betaalt/", 1280),
    ("samenwerken/een-plan/", 1280),
    ("redactie/", 390),
]
MOST_STOPS = 400
_STOP = """() => {
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  globalThis.walked ||= new Set();
  if (globalThis.last === one) return ""; // a date has a stop for each of its parts
  if (walked.has(one)) return "again";
  walked.add((globalThis.last = one));
  // A radio button that is shown by its label is pointed out by its label.
  const shown = one.matches("input[type=radio]") ? one.closest("label") : one;
  const style = getComputedStyle(shown);
  const seen = [...shown.getClientRects()].some((box) => {
    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 40)];
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(shown));
  });
  const problems = [
    ...(style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? ["geen rand"] : []),
    ...(seen ? [] : ["niet in beeld"]),
  ];
  return problems.length ? `${problems}: ${one.outerHTML.slice(0, 120)}` : "";
}"""
_LEFT_OUT = """() => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0']"
)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !one.disabled)
  .filter((one) => one.type !== "radio" || one.checked)
  .filter((one) => !walked.has(one)).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(("path", "width"), WALKS)
def test_tab_reaches_every_control_shows_it_and_comes_round(visit, path, width):
    page = visit(width).open(path)
    page.emulate_media(reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    problems = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(_STOP)
        if found is None or found == "again":
            break
        if found:
            problems.append(found)
    else:
        pytest.fail(f"na {MOST_STOPS} keer Tab nog niet rond")
    assert problems == []
    assert page.evaluate(_LEFT_OUT) == []


@pytest.mark.parametrize("path", ["", "wie-betaalt/dyslexie-ernstig/", "404.html"])
def test_the_skip_link_is_first_and_leads_to_the_title(visit, path):
    page = visit(1280).open(path)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_in_viewport(ratio=1)
    header = page.locator("header").bounding_box()
    assert heading.bounding_box()["y"] >= header["y"] + header["height"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#inhoud') !== null")


def test_the_menu_takes_the_focus_and_gives_it_back_on_escape(visit):
    page = visit(390).open("over/partijen/")
    opens = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("navigation", name="Menu")
    expect(opens).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()
    opens.press("Enter")
    expect(opens).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("link").first).to_be_focused()
    assert menu.locator("[aria-current=page]").inner_text() == "Partijen"
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opens).to_be_focused()
    opens.press(" ")
    menu.get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    expect(menu).to_be_hidden()


def test_the_menu_leads_to_every_section_from_a_page_that_is_in_no_menu(visit):
    page = visit(390).open("wie-betaalt/logopedie/")
    page.get_by_role("button", name="Menu").click()
    links = page.get_by_role("navigation", name="Menu").get_by_role("link")
    assert links.count() >= 8
    links.get_by_text("Voor ouders").click()
    page.wait_for_url("**/ouders/")


def test_the_search_dialog_keeps_the_focus_until_escape(visit):
    page = visit().open("over/")
    page.get_by_role("link", name="Zoeken").press("Enter")
    page.locator(".zoek[data-klaar]").wait_for()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("link", name="Zoeken")).to_be_focused()


@pytest.mark.parametrize("key", ["n", "p", ".", ",", "s", "f", "/"])
def test_a_single_letter_does_nothing(visit, key):
    """WCAG 2.1.4; the theme has shortcuts at all of these."""
    one = visit(1280)
    page = one.open("over/partijen/")
    page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == f"{one.address}over/partijen/"
    assert page.locator("dialog[open]").count() == 0
    assert not page.locator("#__search").is_checked()
