"""The built site: every page whole, every link and anchor leads somewhere, nothing leaks."""

import base64
import hashlib
import itertools
import re
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from conftest import ROOT, build
from macros.loader import load
from macros.pages import pages
from macros.render import Renderer
from macros.site import settings


@pytest.fixture(scope="module")
def html(site: Path) -> dict[str, BeautifulSoup]:
    """All pages, by their path within the site; those that only lead on or stand in a frame have their own tests."""
    lead_on = {f"{old}/index.html" for old in load(ROOT).doorverwijzingen}
    return {
        str(path.relative_to(site)): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
        if path.relative_to(site).parts[0] not in {"id", "embed"} and path.relative_to(site).as_posix() not in lead_on
    }


def test_every_entry_has_a_page(html):
    dataset = load(ROOT)
    for section, entries in (
        ("wie-betaalt", dataset.situaties),
        ("begrippen", dataset.begrippen),
        ("stroomschemas", dataset.stromen),
        ("regio", dataset.regios),
        ("samenwerken", dataset.agendas),
    ):
        for id_ in entries:
            assert f"{section}/{id_}/index.html" in html
    assert len(dataset.situaties) >= 25
    assert len(dataset.begrippen) >= 60


def test_no_page_of_an_entry_is_kept_in_docs():
    assert not [path for path in pages(Renderer(load(ROOT), settings(ROOT))) if (ROOT / "docs" / path).exists()]


def test_no_template_and_no_markdown_is_left_over(html):
    for path, soup in html.items():
        text = soup.get_text()
        for left in ("{{", "{%", "{#", "{ #", "**", "](", "None"):
            assert left not in text, (path, left)


def test_a_cell_that_says_little_names_its_column_where_a_table_becomes_cards(html):
    labels = 0
    for path, soup in html.items():
        for cell in soup.select(".tabelkader--kaarten td"):
            assert cell.get("data-label") or cell.a or len(cell.get_text().split()) > 1, (path, cell)
            labels += cell.has_attr("data-label")
    assert labels > 500


def test_one_h1_and_headings_in_order(html):
    for path, soup in html.items():
        levels = [int(tag.name[1]) for tag in soup.find(attrs={"class": "md-content"}).find_all(re.compile("^h[1-6]$"))]
        assert levels.count(1) == 1, (path, levels)
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (path, levels)


def test_ids_are_unique(html):
    for path, soup in html.items():
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), (path, sorted(id_ for id_ in ids if ids.count(id_) > 1))


def test_every_page_is_dutch_and_has_a_title_and_a_description(html):
    titles = [soup.title.get_text() for soup in html.values()]
    assert len(titles) == len(set(titles))
    for path, soup in html.items():
        assert soup.html["lang"] == "nl"
        assert soup.find("meta", attrs={"name": "description"})["content"].strip(), path


def test_no_link_and_no_anchor_is_broken(html, site):
    ids = {path: {tag["id"] for tag in soup.find_all(id=True)} for path, soup in html.items()}
    broken = []
    for path, soup in html.items():
        for tag in soup.find_all(href=True) + soup.find_all(src=True):
            link = tag.get("href") or tag.get("src")
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc or path == "404.html":
                continue
            if "=" in parts.fragment:  # the state of a filter, not a place
                parts = parts._replace(fragment="")
            target = (site / path).parent / urllib.parse.unquote(parts.path) if parts.path else site / path
            target = target / "index.html" if target.is_dir() else target
            name = str(target.resolve().relative_to(site.resolve())) if target.exists() else None
            if name is None or (
                parts.fragment and name in ids and parts.fragment not in {*ids[name], "__skip", "__codelineno"}
            ):
                broken.append((path, link))
    assert not broken


def test_links_in_the_page_that_is_not_found_start_at_the_site(html):
    links = [tag["href"] for tag in html["404.html"].find(attrs={"class": "md-content"}).find_all("a")]
    assert links
    assert all(link.startswith(("/", "http")) for link in links)


def test_edit_links_lead_to_the_line_of_the_entry(html):
    dataset = load(ROOT)
    for section, kind, entries in (
        ("wie-betaalt", "situatie", dataset.situaties),
        ("begrippen", "begrip", dataset.begrippen),
    ):
        for id_ in entries:
            link = html[f"{section}/{id_}/index.html"].find("a", string="Bewerk dit")["href"]
            file, _, line = link.rpartition("#L")
            location = dataset.locations[kind, id_]
            assert file.endswith(location.file)
            assert (ROOT / location.file).read_text(encoding="utf-8").split("\n")[int(line) - 1] == f"- id: {id_}"


def test_an_answer_page_keeps_its_order(html):
    order = ["wie-betaalt-wat", "doen", "criterium", "anders", "regio", "geschil", "professionals", "verder"]
    for id_ in load(ROOT).situaties:
        headings = [
            tag.get("id") for tag in html[f"wie-betaalt/{id_}/index.html"].find_all("h2") if tag.get("id") in order
        ]
        assert headings == [one for one in order if one in headings], id_
        assert {"wie-betaalt-wat", "doen", "criterium", "regio", "geschil", "professionals"} <= set(headings)


def test_every_answer_shows_certainty_status_source_and_date(html):
    dataset = load(ROOT)
    for id_, situation in dataset.situaties.items():
        page = html[f"wie-betaalt/{id_}/index.html"]
        assert dataset.zekerheden[situation.zekerheid].naam in page.select_one(".antwoord").get_text()
        assert "Concept" in page.select_one(".herkomst").get_text()
        assert page.select_one(".herkomst time")["datetime"] == situation.nagekeken_op.isoformat()
        assert len(page.select("ul.bronnen li")) == len(situation.bronnen)


def test_a_number_that_nobody_checked_says_so_and_the_alarm_number_does_not_ask_for_a_call(html):
    contacts = load(ROOT).contacten
    assert contacts["veilig-thuis"].bevestigd_op is None, "nagekeken: pas deze test aan"
    alarm, safe = html["wie-betaalt/crisis/index.html"].select("ul.contacten li")
    assert alarm.find("a", href="tel:112")
    assert "nagekeken" not in alarm.get_text()
    assert safe.find("a", href="tel:08002000")
    assert "nog niet door ons nagekeken" in safe.get_text()


def test_the_policy_allows_the_scripts_of_the_page_and_no_others(html):
    for path, soup in html.items():
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert "unsafe" not in policy
        for script in soup.find_all("script", src=False):
            if script.get("type") == "application/json":
                continue
            digest = base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, path
        assert not soup.find_all(style=True), path
        assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)], path


def test_nothing_is_loaded_from_another_host(html):
    for path, soup in html.items():
        loaded = [tag.get("src") or tag.get("href") for tag in soup.find_all(["script", "img", "link", "iframe"])]
        outside = [url for url in loaded if url and urllib.parse.urlsplit(url).netloc]
        assert [url for url in outside if not url.startswith("https://wie-betaalt.example/")] == [], path


def test_mkdocs_finds_our_code_by_itself():
    # As the command `mkdocs` does it: with -P the folder is not searched for packages.
    load = "from mkdocs.config import load_config; load_config('mkdocs.yml')"
    subprocess.run([sys.executable, "-P", "-c", load], cwd=ROOT, check=True)


@pytest.mark.parametrize("mistake", ["antwoord-ontbreekt", "tab"])
def test_the_build_reports_mistakes_as_the_check_does(clone, mini, change, mistake):
    case = yaml.safe_load((Path(__file__).with_name("errors") / f"{mistake}.yml").read_text(encoding="utf-8"))
    for one in case["wijzig"]:
        change(one["in"], one["vervang"], one["door"])
    shutil.rmtree(clone / "data")
    shutil.move(mini / "data", clone / "data")
    done = build(clone / "www", clone)
    assert done.returncode != 0
    for line in case["verwacht"]:
        assert line in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not (clone / "www").exists()
