"""A reader's own region: shown first, kept on the device and in the address, never needed."""

import pytest
from bs4 import BeautifulSoup

from audit import axe
from conftest import ROOT
from macros.loader import load

pytestmark = pytest.mark.browser
UTRECHT = "utrecht-west"


def situation_with_agreement() -> str:
    return next(one.id for one in load(ROOT).situaties.values() if any(r.regio == UTRECHT for r in one.regio))


WITH_AGREEMENT = f"wie-betaalt/{situation_with_agreement()}/"


@pytest.mark.parametrize("path", ["begrippen/thuiszitter/", "stroomschemas/tlv-extra-ondersteuning/", WITH_AGREEMENT])
def test_the_chosen_region_comes_first(visit, path):
    page = visit().open(path)
    page.get_by_role("combobox", name="Jouw regio").select_option(UTRECHT)
    assert "regio=utrecht-west" in page.url
    own = page.locator(".regiokeuze__tekst").first
    own.wait_for()
    first = page.locator("[data-per-regio] > [data-regio]").first
    assert first.get_attribute("data-regio") == UTRECHT
    assert "jouw regio" in first.inner_text()
    assert page.get_by_text("Bij wie moet je zijn in Utrecht West?").is_visible()


def test_the_choice_holds_on_the_next_page_and_in_a_shared_link_without_a_cookie(visit):
    one = visit()
    page = one.open("begrippen/thuiszitter/")
    page.get_by_role("combobox", name="Jouw regio").select_option(UTRECHT)
    page.goto(one.address + "wie-betaalt/dyslexie-ernstig/")
    assert page.get_by_role("combobox", name="Jouw regio").input_value() == UTRECHT
    assert "regio=utrecht-west" in page.url
    assert one.context.cookies() == []
    shared = visit()
    other = shared.open("wie-betaalt/dyslexie-ernstig/?regio=utrecht-west#regio")
    assert other.get_by_role("combobox", name="Jouw regio").input_value() == UTRECHT
    assert other.url.endswith("?regio=utrecht-west#regio")
    other.goto(shared.address + "begrippen/thuiszitter/")
    assert other.get_by_role("combobox", name="Jouw regio").input_value() == UTRECHT


def test_the_choice_can_be_undone(visit):
    one = visit()
    page = one.open("begrippen/thuiszitter/?regio=utrecht-west")
    untouched = visit().open("begrippen/thuiszitter/").locator("[data-regio]").all()
    before = [part.get_attribute("data-regio") for part in untouched]
    page.get_by_role("combobox", name="Jouw regio").select_option("")
    assert "regio=" not in page.url
    assert [r.get_attribute("data-regio") for r in page.locator("[data-regio]").all()] == before
    page.reload()
    assert page.get_by_role("combobox", name="Jouw regio").input_value() == ""


@pytest.mark.parametrize("wrong", ["atlantis", "", "%3Cscript%3E", "utrecht-west%00"])
def test_an_unknown_region_in_the_address_breaks_nothing(visit, wrong):
    one = visit()
    page = one.open(f"begrippen/thuiszitter/?regio={wrong}")
    assert page.get_by_role("combobox", name="Jouw regio").input_value() == ""
    assert one.complaints == []


def regions_of(dataset, terms) -> set[str]:
    return {variant.regio for id_ in terms for variant in dataset.begrippen[id_].regionale_varianten}


def test_a_region_without_an_agreement_says_so(visit):
    dataset = load(ROOT)
    silent = next(
        one.id
        for one in dataset.situaties.values()
        if not any(r.regio == "midden-holland" for r in one.regio)
        and "midden-holland" not in regions_of(dataset, one.begrippen)
    )
    page = visit().open(f"wie-betaalt/{silent}/?regio=midden-holland")
    page.locator(".regiokeuze").get_by_text("geen afspraak van Midden-Holland").wait_for()
    assert page.locator(".regiokeuze__tekst").count() == 0


def test_without_javascript_all_regions_are_listed(visit):
    page = visit(javascript=False).open("wie-betaalt/dyslexie-ernstig/")
    assert page.locator(".regiokeuze a").count() == len(load(ROOT).regios)
    assert page.locator("[data-per-regio] [data-regio]").count() >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_region_chosen(visit, scheme):
    page = visit(390, scheme).open("wie-betaalt/dyslexie-ernstig/?regio=utrecht-west")
    page.locator(".regiokeuze summary").click()
    assert axe(page) == []


# ---- the page of a region


def test_what_is_unconfirmed_says_so_and_what_is_unknown_too(site):
    for region in load(ROOT).regios.values():
        soup = BeautifulSoup((site / f"regio/{region.id}/index.html").read_text(encoding="utf-8"), "html.parser")
        rows = soup.select("#gemeente ~ .tabelkader tbody tr")[: len(region.gemeenten)]
        assert len({row.th.get_text(strip=True) for row in rows}) == len(region.toegang) == len(region.gemeenten)
        for row, access in zip(rows, region.toegang, strict=True):
            assert ("nog aan te leveren" in row.get_text()) == (access.naam is None)
            if access.naam and not access.bevestigd_op:
                assert "Nog niet door ons nagekeken" in row.get_text()
        for item in soup.select("ul.contacten > li"):
            known = "nog aan te leveren" in item.get_text()
            assert known or "agekeken" in item.get_text() or "Bevestigd op" in item.get_text()


def sources(part) -> set[str]:
    """The ids of the sources that a part of a page names."""
    return {link["href"].partition("#")[2] for link in part.select(".bron a")}


def test_whom_you_reach_and_what_it_is_called_show_their_sources(site):
    dataset = load(ROOT)
    helpers = BeautifulSoup((site / "ouders/meedenken/index.html").read_text(encoding="utf-8"), "html.parser")
    for region in dataset.regios.values():
        soup = BeautifulSoup((site / f"regio/{region.id}/index.html").read_text(encoding="utf-8"), "html.parser")
        known = [one for one in region.contactfuncties if one.naam]
        for items in (soup.select("#contact + ul > li"), helpers.select(f"section[data-regio={region.id}] ul > li")):
            for item in items:
                assert bool(sources(item)) == ("nog aan te leveren" not in item.get_text()), item
        assert [sources(item) for item in soup.select("#contact + ul > li") if sources(item)] == [
            set(one.bronnen) for function in dataset.functies for one in known if one.functie == function
        ]
        for row, access in zip(soup.select("#gemeente ~ .tabelkader tbody tr"), region.toegang, strict=True):
            assert sources(row) == set(access.bronnen)
        for text in soup.select("dl.regio > dd, #woorden + dl > dd"):
            assert sources(text), text


def test_the_drawing_of_meetings_holds_every_meeting_and_links_to_its_text(site):
    for region in load(ROOT).regios.values():
        soup = BeautifulSoup((site / f"regio/{region.id}/index.html").read_text(encoding="utf-8"), "html.parser")
        links = {link["href"] for link in soup.select("svg.schema a")}
        assert links == {f"#overleg-{meeting.id}" for meeting in region.overleggen}
        assert len(links) >= 3
        assert {meeting.laag for meeting in region.overleggen} == {"school", "beleid", "bestuur"}


@pytest.mark.parametrize("region", ["hart-van-brabant", "utrecht-west"])
def test_the_poster_fits_one_a3(visit, region):
    """A3 landscape with margins of 10 mm is 400 × 277 mm: 1512 × 1047 CSS pixels."""
    page = visit(1512).open(f"regio/{region}/praatplaat/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/") + pdf.count(b"/Type /Page ") == 1
