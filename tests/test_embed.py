"""An answer in a frame of another site: whole, current, light, and still there after years."""

import dataclasses
import datetime
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from audit import WCAG
from conftest import RICH, ROOT, SITE_URL, served
from macros.loader import load
from macros.render import Renderer
from macros.site import settings
from macros.sitefiles import for_others
from macros.text import dutch_date

EMBED = "embed/situatie/"
DATASET = load(ROOT)
SAMPLE = ("dyslexie-ernstig", "crisis", "persoonlijke-verzorging")


def made_of(root):
    site = dataclasses.replace(settings(ROOT), url=SITE_URL)
    return for_others(Renderer(load(root), site), "onbekend", datetime.date(2026, 11, 22))


def soup_of(site, path):
    return BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser")


def words(tag):
    return " ".join(tag.get_text().split())


@pytest.fixture(scope="module")
def embeds(site):
    """Id of a situation → its page for a frame."""
    found = {path.name: soup_of(site, f"{EMBED}{path.name}") for path in (site / EMBED).iterdir()}
    assert set(found) == set(DATASET.situaties)
    return found


def test_a_frame_is_whole_and_light(embeds):
    for id_, page in embeds.items():
        assert page.html["lang"] == "nl"
        assert len(page.find_all("h1")) == 1
        assert page.title.get_text().startswith("Wie betaalt? ")
        assert not page.find_all(["script", "img", "iframe", "form", "nav"]), id_
        assert not page.find_all(style=True)
        assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
        assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert page.find("link", rel="canonical")["href"] == f"{SITE_URL}wie-betaalt/{id_}/"
        policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert len(str(page)) < 8000


def test_a_frame_loads_only_what_the_site_has(embeds, site):
    for id_, page in embeds.items():
        for link in page.find_all("link", rel=["icon", "stylesheet"]):
            assert (site / EMBED / id_ / link["href"]).is_file()
        (onward,) = page.select("p.bron a")
        assert (site / EMBED / id_ / onward["href"]).resolve() == (site / "wie-betaalt" / id_).resolve()
        assert onward["target"] == "_blank"
        assert "noopener" in onward["rel"]


def test_a_frame_says_what_the_page_says(embeds, site):
    for id_, frame in embeds.items():
        page = soup_of(site, f"wie-betaalt/{id_}")
        assert words(frame.h1) == words(page.h1)
        assert words(frame.select_one(".vraag")) == words(page.select_one(".antwoord__vraag"))
        assert words(frame.select_one(".antwoord")) == words(page.select_one(".antwoord__zin"))
        certainty = [
            words(page.select_one(f".antwoord__zekerheid {part}")) for part in (".zekerheid", ".zekerheid + span")
        ]
        assert words(frame.select_one(".zekerheid")) == f"Zekerheid: {certainty[0]}. {certainty[1]}"
        payers = [
            item for item in page.select("ul.betalingen li") if item.select_one(".rol").get_text().startswith("beta")
        ]
        shown = frame.select("ul.betaalt li")
        assert [words(item.strong) for item in shown] == [words(item.select_one("a.betaler")) for item in payers]
        assert [tag["href"] for tag in frame.select(".nu a")] == [tag["href"] for tag in page.select(".nu a.telefoon")]
        assert frame.time["datetime"] == page.select_one(".herkomst time")["datetime"]


def test_a_frame_tells_condition_status_and_date(embeds):
    for id_, one in DATASET.situaties.items():
        shown = [words(item) for item in embeds[id_].select("ul.betaalt li")]
        for item, part in zip(shown, one.betaalt, strict=True):
            assert part.voor in item
            assert ("mits" in item) >= bool(part.mits)
            assert (part.mits or "") in item
            assert not part.zekerheid or DATASET.zekerheden[part.zekerheid].naam in item
        status = words(embeds[id_].select_one(".stand"))
        assert status.startswith(f"{one.status.capitalize()}.")
        assert "geen juridisch advies" in status
        assert dutch_date(one.nagekeken_op) in status
        assert ("nog niet alles is nagekeken" in status) == bool(one.te_verifieren)


def test_an_answer_that_a_region_adopted_names_the_region(mini, change):
    (region,) = load(mini).regios.values()
    adopted = (
        f"status: vastgesteld\n  vastgesteld_door:\n    - {{regio: {region.id}, op: 2026-11-20, besluit: Notulen}}"
    )
    change("data/responsibilities.yml", "status: concept", adopted)
    page = BeautifulSoup(made_of(mini)[f"{EMBED}logopedie/index.html"], "html.parser")
    status = words(page.select_one(".stand"))
    assert status.startswith(f"Vastgesteld. Vastgesteld door {region.naam} op 20 november 2026.")
    assert "Geen regio" not in status


def test_each_page_offers_one_line_that_shows_its_answer(site):
    for id_, one in DATASET.situaties.items():
        (line,) = soup_of(site, f"wie-betaalt/{id_}").select("details.insluiten pre")
        assert "\n" not in line.get_text().strip()
        (frame,) = BeautifulSoup(line.get_text(), "html.parser").find_all(True)
        assert frame.name == "iframe"
        assert frame["src"] == f"{SITE_URL}{EMBED}{id_}/"
        assert one.titel in frame["title"]
        assert frame["loading"] == "lazy"


def test_an_old_address_leads_on_within_the_frame():
    page = BeautifulSoup(made_of(RICH)[f"{EMBED}spraakles/index.html"], "html.parser")
    assert page.find("meta", attrs={"http-equiv": "refresh"})["content"] == "0; url=../taalles/"
    assert page.select_one("a")["href"] == "../taalles/"


def test_an_answer_that_became_a_page_opens_outside_the_frame(mini):
    (mini / "docs" / "over").mkdir(parents=True)
    (mini / "docs" / "over" / "index.md").write_text("# Over\n", encoding="utf-8")
    (mini / "data" / "redirects.yml").write_text("- {van: wie-betaalt/oud, naar: over}\n", encoding="utf-8")
    page = BeautifulSoup(made_of(mini)[f"{EMBED}oud/index.html"], "html.parser")
    assert not page.find("meta", attrs={"http-equiv": "refresh"})
    assert page.a["href"] == "../../../over/"
    assert page.a["target"] == "_blank"


# ---- in a browser


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_is_accessible_and_fits_in_every_width(visit, scheme):
    one = visit(320, scheme)
    for id_ in SAMPLE:
        page = one.open(f"{EMBED}{id_}/")
        results = Axe().run(page, options=WCAG)
        assert results.violations_count == 0, results.generate_report()
        page.set_viewport_size({"width": 280, "height": 400})
        assert page.evaluate("document.documentElement.scrollWidth") <= 280
        page.set_viewport_size({"width": 320, "height": 400})
    assert one.outside == []
    assert one.complaints == []
    assert one.context.cookies() == []


@pytest.mark.browser
def test_a_site_of_another_origin_shows_the_answer_with_that_line_alone(visit, address, site, tmp_path):
    """The line as the page offers it, in a site that forbids every script and every frame but ours."""
    ours = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    line = soup_of(site, "wie-betaalt/dyslexie-ernstig").select_one("details.insluiten pre").get_text()
    host = (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Gemeente</title>'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; frame-src {ours}"></head>'
        f"<body><h1>Dyslexie</h1>{line.replace(SITE_URL, address)}</body></html>"
    )
    (tmp_path / "index.html").write_text(host, encoding="utf-8")
    one = visit(700)
    with served(tmp_path) as other:
        assert urlsplit(other).netloc != urlsplit(address).netloc
        one.page.goto(other)
        frame = one.page.frame_locator("iframe[title]")
        expect(frame.locator(".antwoord")).to_have_text(DATASET.situaties["dyslexie-ernstig"].antwoord)
        with one.context.expect_page() as opened:
            frame.locator("p.bron a").click()
        expect(opened.value.locator(".antwoord__zin")).to_be_visible()
        assert opened.value.url == f"{address}wie-betaalt/dyslexie-ernstig/"
        assert one.page.url == other
    assert one.complaints == []


@pytest.mark.browser
def test_a_site_that_never_updates_keeps_its_answer_after_a_renaming(browser, tmp_path):
    for path, content in made_of(RICH).items():
        if path.startswith(EMBED):
            (tmp_path / "site" / path).parent.mkdir(parents=True)
            (tmp_path / "site" / path).write_bytes(content)
    shutil.copytree(ROOT / "docs" / "assets", tmp_path / "site" / "assets")
    (tmp_path / "host").mkdir()
    with served(tmp_path / "site") as ours, served(tmp_path / "host") as other:
        line = f'<iframe src="{ours}{EMBED}spraakles/" title="Wie betaalt?" width="100%" height="640"></iframe>'
        (tmp_path / "host" / "index.html").write_text(line, encoding="utf-8")
        page = browser.new_page()
        page.goto(other)
        answer = load(RICH).situaties["taalles"].titel
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text(answer)
        page.close()
