"""The site in a real browser: what it does for the reader. `test_audit.py` says how well it is made."""

import pytest
from playwright.sync_api import expect

from conftest import ROOT
from macros import matrix
from macros.loader import load

pytestmark = pytest.mark.browser


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


def test_on_a_phone_a_cell_of_the_monitor_says_its_quarter_and_the_counts_scroll_as_a_table(visit):
    page = visit(390).open("samenwerken/voorbeeld/")
    quarter = page.locator("table.monitor thead th").nth(1).inner_text()
    expect(page.locator("table.monitor tbody td").first).to_have_accessible_name(f"{quarter}: Rood")
    counts = page.get_by_role("region", name="Aantal punten per kleur")
    expect(counts.locator("table")).to_have_css("display", "table")
    counts.press("ArrowRight")
    expect(counts).not_to_have_js_property("scrollLeft", 0)


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
    page.locator("button[aria-label=Menu]").press("Enter")
    assert page.locator("#__drawer").is_checked()


def test_everything_can_be_read_without_javascript(visit):
    one = visit(javascript=False)
    page = one.open()
    assert page.get_by_role("link", name="Zoeken").is_visible()
    page.goto(one.address + "wie-betaalt/dyslexie-ernstig/")
    for part in (".antwoord__zin", "#doen", "#criterium", ".doen", "#professionals", ".herkomst"):
        assert page.locator(part).first.is_visible()
    page.locator("details.vak > summary").first.click()
    assert page.locator("#wet").is_visible()


def test_the_numbered_list_leads_from_start_to_outcome(visit):
    page = visit(javascript=False).open("stroomschemas/wie-betaalt/")
    id_ = page.locator("ol.stroom > li").first.get_attribute("id")
    for _ in range(12):
        node = page.locator(f"ol.stroom > li#{id_}")
        if node.get_attribute("data-soort") == "uitkomst":
            break
        node.locator("a[href^='#']").last.click()
        id_ = page.url.split("#")[1]
    assert node.get_attribute("data-soort") == "uitkomst"


# ---- the matrix


def shown(page):
    """The ids of the situations that the matrix shows, read from their links."""
    rows = page.locator("tr.matrix__rij:visible th a")
    return rows.evaluate_all("all => all.map(a => a.getAttribute('href').split('/').at(-2))")


def expected(**wanted):
    """The situations that the data says belong to a filter."""
    dataset = load(ROOT)
    found = []
    for _theme, group in matrix.rows(dataset):
        for row in group:
            s = row.situatie
            values = {"thema": [s.thema], "partij": row.partijen, "sector": s.sectoren, "plaats": s.plaatsen}
            values["zekerheid"] = [s.zekerheid]
            if all(value in values[key] for key, value in wanted.items()):
                found.append(s.id)
    return found


@pytest.mark.parametrize("width", [390, 1280])
def test_filters_show_the_right_rows_and_the_address_restores_them(visit, width):
    page = visit(width).open("wie-betaalt/")
    assert len(shown(page)) == len(expected())
    page.get_by_text("Meer filters").click()
    page.get_by_label("Wie betaalt of regelt").select_option("zorgverzekeraar")
    page.get_by_label("Schoolsoort").select_option("po")
    want = expected(partij="zorgverzekeraar", sector="po")
    assert 0 < len(want) < len(expected())
    assert shown(page) == want
    assert page.get_by_role("status").inner_text() == f"{len(want)} van {len(expected())} situaties"
    assert page.url.endswith("#partij=zorgverzekeraar&sector=po")
    page.reload()
    assert shown(page) == want
    assert page.get_by_label("Schoolsoort").is_visible()
    page.go_back()
    assert shown(page) == expected(partij="zorgverzekeraar")
    page.go_back()
    assert shown(page) == expected()


def test_a_theme_and_a_word_narrow_it_down_and_reset_shows_all(visit):
    page = visit(1280).open("wie-betaalt/")
    page.get_by_label("Zorg op school").check()
    assert shown(page) == expected(thema="zorg-op-school")
    page.get_by_label("Zoek in de lijst").fill("spraakles")
    assert shown(page) == ["logopedie"]
    page.get_by_role("button", name="Wis filters").click()
    expect(page.get_by_role("status")).to_have_text(f"{len(expected())} situaties")
    assert shown(page) == expected()


def test_what_is_typed_in_a_filter_reaches_no_server_and_opens_no_search(visit):
    one = visit(1280)
    page = one.open("wie-betaalt/")
    page.get_by_label("Zoek in de lijst").fill("luier")
    page.wait_for_timeout(800)
    page.reload()
    assert "zindelijkheid" in shown(page)
    assert not [url for url in one.requests if "luier" in url]
    assert not page.get_by_role("dialog").is_visible()


def test_an_empty_result_says_what_to_do(visit):
    page = visit().open("wie-betaalt/#q=xyzzy")
    assert shown(page) == []
    assert page.get_by_text("Geen situatie past bij deze filters").is_visible()
    assert page.get_by_role("status").inner_text().startswith("0 van")


def test_a_wrong_value_in_the_address_is_no_filter(visit):
    page = visit().open("wie-betaalt/#thema=bestaat-niet&partij=niemand")
    assert shown(page) == expected()


def test_the_whole_matrix_is_there_without_javascript(visit):
    page = visit(390, javascript=False).open("wie-betaalt/")
    assert shown(page) == expected()
    assert not page.locator("[data-filters]").is_visible()


def test_the_head_and_the_first_column_stay_in_view(visit):
    page = visit(1280).open("wie-betaalt/")
    frame = page.locator(".matrix-kader")
    frame.evaluate("frame => frame.scrollTo(200, 1500)")
    top = frame.bounding_box()
    head = page.locator("th.matrix__partij").first.bounding_box()
    assert abs(head["y"] - top["y"]) < 4
    first = page.locator("tr.matrix__rij th").nth(20).bounding_box()
    assert abs(first["x"] - top["x"]) < 4


@pytest.mark.parametrize("path", ["wie-betaalt/#thema=zorg-op-school", "wie-betaalt/", "wie-betaalt/logopedie/"])
def test_a_print_fits_the_paper(visit, path):
    """On A4 with margins of 12 mm: 186 mm is 703 CSS pixels."""
    page = visit(703).open(path)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    assert not page.locator("[data-filters]").is_visible() if "#" in path else True


# ---- terms


def test_a_term_in_the_text_explains_itself_on_focus_and_leaves_on_escape(visit):
    page = visit(1280).open("wie-betaalt/persoonlijke-verzorging/")
    tip = page.get_by_role("tooltip")
    assert not tip.is_visible()
    link = page.locator("a.begrip").first
    page.keyboard.press("Tab")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert tip.is_visible()
    assert tip.inner_text() == link.get_attribute("data-uitleg")
    page.keyboard.press("Escape")
    assert not tip.is_visible()


def test_a_term_explains_itself_on_hover_and_can_be_pointed_at(visit):
    page = visit(1280).open("wie-betaalt/persoonlijke-verzorging/")
    page.locator("a.begrip").first.hover()
    tip = page.get_by_role("tooltip")
    assert tip.is_visible()
    tip.hover()
    page.wait_for_timeout(400)
    assert tip.is_visible()
    page.mouse.move(5, 700)
    tip.wait_for(state="hidden")


def test_without_javascript_a_term_is_a_link_with_a_title(visit):
    page = visit(javascript=False).open("wie-betaalt/persoonlijke-verzorging/")
    link = page.locator("a.begrip").first
    assert link.get_attribute("title")
    link.click()
    assert "/begrippen/" in page.url


def test_the_list_of_terms_can_be_filtered_and_the_address_keeps_it(visit):
    page = visit().open("begrippen/")
    page.get_by_label("Zoek in de lijst").fill("kind zit thuis")
    names = page.locator(".begrippenlijst dt:visible a").all_inner_texts()
    assert "thuiszitter" in names
    assert len(names) < 10
    assert page.get_by_role("status").inner_text().startswith(f"{len(names)} van")
    page.reload()
    assert page.locator(".begrippenlijst dt:visible a").all_inner_texts() == names


# ---- a flow question by question


@pytest.mark.parametrize(("flow", "answer"), [("wie-betaalt", "last"), ("zorg-op-school", "first")])
def test_by_keyboard_alone_from_start_to_outcome_and_back(visit, flow, answer):
    page = visit().open(f"stroomschemas/{flow}/")
    box = page.locator("[data-stapper]")
    begin = box.get_by_role("heading").first.inner_text()
    assert begin.startswith(("Vraag 1 van hoogstens", "Doe dit eerst"))
    getattr(box.get_by_role("group", name="Je antwoord").get_by_role("button"), answer).focus()
    for _ in range(30):
        page.keyboard.press("Enter")
        if "Dit doe je nu" in box.get_by_role("heading").first.inner_text():
            break
        assert page.evaluate("document.activeElement.matches('.stapper__kop')")
        choices = box.get_by_role("group", name="Je antwoord").get_by_role("button").count() if answer == "last" else 1
        for _ in range(choices):
            page.keyboard.press("Tab")
    assert "Dit doe je nu" in box.get_by_role("heading").first.inner_text()
    assert "#antwoorden=" in page.url
    address = page.url
    given = box.locator("dd").count()
    assert given >= 1
    other = page.context.new_page()
    other.goto(address)
    assert other.locator("[data-stapper] dd").count() == given
    page.go_back()
    assert "Dit doe je nu" not in box.get_by_role("heading").first.inner_text()


def test_an_answer_can_be_changed_and_all_can_be_begun_anew(visit):
    page = visit().open("stroomschemas/wie-betaalt/#antwoorden=v0:0")
    box = page.locator("[data-stapper]")
    assert "112" in box.inner_text()
    box.get_by_role("button", name="Wijzig").click()
    assert "Vraag 1 van" in box.get_by_role("heading").first.inner_text()
    box.get_by_role("button").last.click()
    box.get_by_role("button", name="Opnieuw beginnen").click()
    assert "Vraag 1 van" in box.get_by_role("heading").first.inner_text()


@pytest.mark.parametrize("wrong", ["v0:99", "weg:0", "v0:0,v1:0", "%00", "v0"])
def test_a_wrong_address_starts_anew(visit, wrong):
    page = visit().open(f"stroomschemas/wie-betaalt/#antwoorden={wrong}")
    assert "Vraag 1 van" in page.locator("[data-stapper]").get_by_role("heading").first.inner_text()


def test_one_view_at_a_time_and_a_node_in_the_drawing_leads_to_the_list(visit):
    page = visit(1280).open("stroomschemas/wie-betaalt/")
    assert not page.locator("ol.stroom").is_visible()
    page.get_by_role("button", name="Schema").click()
    drawing = page.locator("svg.schema")
    assert drawing.is_visible()
    assert not page.locator("[data-stapper]").is_visible()
    frame = page.locator(".schemakader").bounding_box()
    assert drawing.bounding_box()["width"] <= frame["width"]
    drawing.locator("a[href='#v2']").click()
    assert page.locator("ol.stroom > li#v2").is_visible()
    assert not drawing.is_visible()


def test_without_javascript_the_list_and_the_drawing_are_there(visit):
    page = visit(javascript=False).open("stroomschemas/wie-betaalt/")
    assert page.locator("ol.stroom").is_visible()
    assert page.locator("svg.schema").is_visible()
    assert not page.locator("[data-weergave]").is_visible()
