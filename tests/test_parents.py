"""The parents' texts: measured for plain Dutch, and enough by themselves."""

import re
from pathlib import Path

import pytest
import textstat
from bs4 import BeautifulSoup
from wordfreq import zipf_frequency

from conftest import ROOT
from macros.loader import load
from macros.text import plain, sentences

PAGES = sorted((ROOT / "docs/ouders").glob("*.md"))
MOST_WORDS, AVERAGE_WORDS = 20, 12
EASY = 60
"""Flesch reading ease for Dutch (Douma): 60 and above is 'standaard' or easier."""
EVERYDAY = 3.0
"""Zipf frequency: a word that stands at least once in a million words of everyday Dutch texts."""
NOT_LINKED = {
    "skgz",  # "Dat is een organisatie voor ruzie over de zorgverzekering", in the same breath
    "slechtziend",  # plain, though rare
    "taalontwikkelingsstoornis",  # what cluster 2 is for; explained in the term that it stands in
}


def blocks(soup: BeautifulSoup) -> list[str]:
    """The running text of a page for parents, one text a paragraph or item; without notes of source and law."""
    content = soup.find(attrs={"class": "md-content"})
    notes = ".herkomst, .melden, .bron, details.grond, .headerlink, .stand"
    for tag in content.select(f"{notes}, .per-regio, .contacten, .levensgebied ul"):
        tag.decompose()
    return [text for tag in content.select("p, li, dd") if (text := " ".join(tag.get_text(" ").split()))]


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, list[str]]:
    found = {}
    for page in PAGES:
        folder = "" if page.stem == "index" else f"{page.stem}/"
        html = (site / f"ouders/{folder}index.html").read_text(encoding="utf-8")
        found[page.stem] = blocks(BeautifulSoup(html, "html.parser"))
    return found


def lengths(some: list[str]) -> list[int]:
    return [len(sentence.split()) for text in some for sentence in sentences(text)]


@pytest.mark.parametrize("page", [page.stem for page in PAGES])
def test_sentences_for_parents_are_short(texts, page):
    counted = lengths(texts[page])
    assert len(counted) > 10
    assert sum(counted) / len(counted) <= AVERAGE_WORDS
    assert max(counted) <= MOST_WORDS, [t for t in texts[page] if max(lengths([t])) > MOST_WORDS]


@pytest.mark.parametrize("page", [page.stem for page in PAGES])
def test_the_texts_read_easily(texts, page):
    textstat.set_lang("nl")
    assert textstat.flesch_reading_ease(" ".join(texts[page])) >= EASY


def test_every_answer_and_first_step_is_short():
    situations = load(ROOT).situaties.values()
    answers = lengths([plain(one.antwoord) for one in situations])
    steps = lengths([plain(one.eerst_doen.ouder) for one in situations])
    for counted in (answers, steps):
        assert max(counted) <= MOST_WORDS
        assert sum(counted) / len(counted) <= AVERAGE_WORDS


def test_words_outside_everyday_dutch_are_links_to_a_term(site):
    """On each page for parents every word that is rare in everyday Dutch is, at its first use, part of a link."""
    strange: dict[str, set[str]] = {}
    for page in PAGES:
        folder = "" if page.stem == "index" else f"{page.stem}/"
        soup = BeautifulSoup((site / f"ouders/{folder}index.html").read_text(encoding="utf-8"), "html.parser")
        content = soup.find(attrs={"class": "md-content"})
        linked = {word for a in content.select("a, dt, h1, h2, h3, strong, em") for word in words(a.get_text(" "))}
        rare = {word for text in blocks(soup) for word in words(text) if zipf_frequency(word, "nl") < EVERYDAY}
        if left := rare - linked - NOT_LINKED - compounds(rare):
            strange[page.stem] = left
    assert not strange


def words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()) if len(word) > 3]


def compounds(some: set[str]) -> set[str]:
    """Words made of two everyday words: 'schoolplein' is rare and plain."""

    def common(part: str) -> bool:
        return len(part) > 2 and zipf_frequency(part, "nl") >= EVERYDAY

    return {
        word
        for word in some
        if all(common(part) for part in word.split("-"))
        or any(common(word[:at].removesuffix("s")) and common(word[at:]) for at in range(3, len(word) - 2))
    }


# ---- the parent's reading of an answer


@pytest.mark.browser
def test_the_professional_layer_is_one_tap_away_and_open_on_paper(visit):
    page = visit().open("wie-betaalt/dyslexie-ernstig/")
    law = page.locator("#wet")
    assert not law.is_visible()
    assert page.locator("#doen").is_visible()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert law.is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not law.is_visible()
    page.locator("details.vak > summary").first.click()
    assert law.is_visible()


@pytest.mark.browser
def test_a_link_into_the_professional_layer_opens_it(visit):
    page = visit().open("wie-betaalt/dyslexie-ernstig/#nog-na-te-kijken")
    assert page.locator("#nog-na-te-kijken").is_visible()
    page = visit().open("wie-betaalt/dyslexie-ernstig/")
    page.locator(".springlijst a").last.click()
    page.locator("#wet").wait_for()


@pytest.mark.browser
def test_from_home_a_parent_is_at_the_first_question_in_two_taps(visit):
    page = visit().open()
    page.locator(".deuren__ouders a").click()
    page.get_by_role("link", name="Beantwoord een paar vragen").click()
    page.wait_for_url("**/stroomschemas/ouders-start/")
    assert page.locator("[data-stapper]").get_by_role("group", name="Je antwoord").is_visible()


@pytest.mark.browser
def test_search_box_and_doors_stand_on_the_first_screen_of_a_phone(visit):
    page = visit().open()
    for part in ("#zoek-hier", ".deuren__ouders"):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844, part


def test_every_situation_for_parents_is_found_by_a_part_of_life(site):
    dataset = load(ROOT)
    page = BeautifulSoup((site / "ouders/index.html").read_text(encoding="utf-8"), "html.parser")
    shown = {link["href"].split("/")[-2] for link in page.select(".levensgebied a")}
    assert shown == {one.id for one in dataset.situaties.values() if one.levensgebieden}
    assert len(shown) >= 70
    assert len(page.select(".levensgebied")) == len(dataset.levensgebieden)


# ---- telling the editors


def test_every_page_can_be_answered_with_its_address_version_and_a_warning(site):
    for folder in ("", "wie-betaalt/logopedie/", "ouders/rechten/", "regio/de-meierij/"):
        path = f"{folder}index.html"
        soup = BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")
        (block,) = soup.select(".melden")
        mails = [a["href"] for a in block.select("a[href^='mailto:']")]
        forms = [a["href"] for a in block.select("a[href*='/issues/new']")]
        assert len(mails) == len(forms) == 2
        place = path.removesuffix("index.html").replace("/", "%2F") or "%2F"
        for link in mails:
            assert place in link
            assert "kind" in link
        for link in forms:
            assert f"id={place}" in link
            assert re.search(r"versie=(\d{4}-\d\d-\d\d\.\w+|onbekend)$", link)
            template = re.search(r"template=([\w-]+\.yml)", link)[1]
            assert (ROOT / ".github/ISSUE_TEMPLATE" / template).is_file()
