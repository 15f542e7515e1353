"""What has to be looked at again: by age, by law and by kind, never a red build. And old addresses that lead on."""

import datetime

import pytest
from bs4 import BeautifulSoup

from conftest import ROOT, build
from macros.__main__ import main
from macros.loader import load, read
from macros.maintenance import overview

DAY = datetime.date(2026, 11, 22)


def test_an_entry_is_old_after_a_year_and_not_before(mini, change):
    change("data/responsibilities.yml", "nagekeken_op: 2026-11-21", "nagekeken_op: 2025-11-20")
    dataset = load(mini)
    old = overview(dataset, mini, DAY).old
    assert [one.checked for one in old] == [datetime.date(2025, 11, 20)]
    assert old[0].file == "data/responsibilities.yml"
    assert overview(dataset, mini, datetime.date(2026, 11, 20)).old == []
    assert all(one.level != "fout" for one in read(mini)[1])


def test_every_open_sentence_stands_once(tmp_path):
    dataset = load(ROOT)
    found = overview(dataset, ROOT, DAY)
    groups = [claims for _law, claims in found.open_by_law] + [claims for _kind, claims in found.open_by_kind]
    shown = [sentence for claims in groups for claim in claims for sentence in claim.open]
    entries = [
        *(
            one
            for collection in ("situaties", "begrippen", "agendas", "regios")
            for one in getattr(dataset, collection).values()
        ),
        *(
            one
            for collection in ("homoniemen", "naamswijzigingen", "regioverschillen")
            for one in getattr(dataset, collection).values()
        ),
        *dataset.geschilroutes.values(),
        *dataset.stromen.values(),
        *(node for flow in dataset.stromen.values() for node in flow.knopen),
    ]
    assert len(shown) == sum(len(one.te_verifieren) for one in entries)


def test_a_change_of_one_law_lists_every_entry_that_names_it():
    dataset = load(ROOT)
    found = {law.id: {one.claim.address for one in claims} for law, claims in overview(dataset, ROOT, DAY).laws}
    for one in dataset.situaties.values():
        for ground in one.grondslag:
            assert f"wie-betaalt/{one.id}/" in found[ground.wet]
    for flow in dataset.stromen.values():
        for node in flow.knopen:
            for ground in node.grondslag:
                assert f"stroomschemas/{flow.id}/#{node.id}" in found[ground.wet]
    assert "ouders/verwachten/" in found["wpo"]


PAGES = ("onderhoud", "nakijken-per-wet", "steunt-op-wet")
MOST_BYTES = 200_000


def page(site, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"over/{name}/index.html").read_text(encoding="utf-8"), "html.parser")


def test_the_pages_name_the_lines_that_hold_what_is_open(site):
    places = [tag.get_text() for name in PAGES[:2] for tag in page(site, name).select(".te-verifieren code")]
    assert len(places) > 100
    for place in places[::40]:
        file, _, line = place.partition(":")
        text = (ROOT / file).read_text(encoding="utf-8").split("\n")
        assert "te_verifieren" in text[int(line) - 1]


def test_the_pages_together_hold_every_open_sentence_once_and_every_place_that_rests_on_a_law(site):
    found = overview(load(ROOT), ROOT, DAY)
    for name, groups in (("nakijken-per-wet", found.open_by_law), ("onderhoud", found.open_by_kind)):
        text = " ".join(page(site, name).article.get_text(" ").split())
        for sentence in {one for _about, claims in groups for claim in claims for one in claim.open}:
            open_here = sum(one == sentence for _about, claims in groups for claim in claims for one in claim.open)
            assert text.count(" ".join(sentence.split())) >= open_here, sentence
    laws = page(site, "steunt-op-wet")
    for law, claims in found.laws:
        links = [a["href"].removeprefix("../../") for a in laws.select(f"details[id='{law.id}'] li a")]
        assert set(links) >= {one.claim.address for one in claims}
        assert len(links) == len(set(links))


def test_each_page_is_light_enough_to_use(site):
    for name in PAGES:
        assert (site / f"over/{name}/index.html").stat().st_size < MOST_BYTES, name


@pytest.mark.browser
def test_a_place_leads_to_its_line(visit):
    opened = visit(1280).open("over/onderhoud/")
    opened.locator("summary", has_text="Begrippen").click()
    place = opened.locator(".te-verifieren a:has(code)").first
    file, line = place.inner_text().split(":")
    assert place.get_attribute("href").endswith(f"/blob/main/{file}#L{line}")


def test_the_monthly_list_is_markdown(capsys):
    assert main(["onderhoud", "--vorm", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "## Langer dan een jaar niet nagekeken" in out
    assert "| Jeugdwet |" in out
    assert "over/onderhoud/" in out
    assert "{{" not in out


def test_an_old_address_leads_on(clone):
    (clone / "data/redirects.yml").write_text(
        "- {van: wie-betaalt/spraak, naar: wie-betaalt/logopedie}\n", encoding="utf-8"
    )
    done = build(clone / "www", clone)
    assert done.returncode == 0, done.stderr
    page = BeautifulSoup((clone / "www/wie-betaalt/spraak/index.html").read_text(encoding="utf-8"), "html.parser")
    target = page.a["href"]
    assert (clone / "www/wie-betaalt/spraak" / target / "index.html").resolve().is_file()
    assert page.find("meta", attrs={"http-equiv": "refresh"})["content"] == f"0; url={target}"
