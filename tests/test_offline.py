"""The copy of the site that opens from disk: every link leads to a file, and the scripts work."""

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from macros import offline
from macros.__main__ import main


@pytest.mark.parametrize(
    ("link", "from_disk"),
    [
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("./", "./index.html"),
        ("logopedie/", "logopedie/index.html"),
        ("../begrippen/tlv/#bronnen", "../begrippen/tlv/index.html#bronnen"),
        ("../?regio=de-meierij#regio", "../index.html?regio=de-meierij#regio"),
        ("wie-betaalt.csv", "wie-betaalt.csv"),
        ("#bronnen", "#bronnen"),
        ("?regio=de-meierij", "?regio=de-meierij"),
        ("", ""),
        ("https://wetten.overheid.nl/", "https://wetten.overheid.nl/"),
        ("//wetten.overheid.nl/", "//wetten.overheid.nl/"),
        ("tel:112", "tel:112"),
        ("mailto:redactie@wie-betaalt.example", "mailto:redactie@wie-betaalt.example"),
    ],
)
def test_a_link_to_a_folder_names_its_page(link, from_disk):
    assert offline.address(link) == from_disk


def test_only_links_change_in_a_page():
    page = '<p title="a/">x</p><a class="b" href="../">y</a><meta http-equiv="refresh" content="0; url=../a/">'
    assert offline.page(page) == (
        '<p title="a/">x</p><a class="b" href="../index.html">y</a>'
        '<meta http-equiv="refresh" content="0; url=../a/index.html">'
    )


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory) -> Path:
    """The folder that an unpacked copy gives."""
    folder = tmp_path_factory.mktemp("schijf") / "met spatie"
    archive = folder.with_suffix(".zip")
    assert main(["offline", str(site), str(archive)]) == 0
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    assert [path.name for path in folder.iterdir()] == ["wie-betaalt"]
    return folder / "wie-betaalt"


def test_every_link_within_the_copy_leads_to_a_file(copy):
    links = 0
    for path in copy.rglob("*.html"):
        for found in re.findall(r'(?:href|src)="([^"]*)"|content="0; url=([^"]*)"', path.read_text("utf-8")):
            parts = urlsplit(found[0] or found[1])
            if not parts.scheme and parts.path:
                links += 1
                assert (path.parent / unquote(parts.path)).is_file(), f"{path}: {parts.path}"
    assert links > 1000


def test_the_same_site_gives_the_same_zip(site, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("een.zip", "twee.zip"):
        offline.write_zip(site, tmp_path / name)
    assert (tmp_path / "een.zip").read_bytes() == (tmp_path / "twee.zip").read_bytes()


def test_a_zip_within_the_site_holds_no_zip(tmp_path):
    (tmp_path / "index.html").write_text("<p>x</p>", encoding="utf-8")
    for _ in range(2):
        offline.write_zip(tmp_path, tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip") as opened:
        assert opened.namelist() == ["wie-betaalt/LEES-MIJ.txt", "wie-betaalt/index.html"]


def test_a_folder_without_a_site_is_told(tmp_path, capsys):
    assert main(["offline", str(tmp_path), str(tmp_path / "x.zip")]) == 2
    assert "make build" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.browser
def test_a_reader_walks_searches_and_chooses_a_region_from_disk(browser, copy):
    context = browser.new_context()
    context.set_default_timeout(5000)
    page = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    try:
        page.goto((copy / "index.html").as_uri())
        page.locator("nav.md-tabs a", has_text="Wie betaalt?").click()
        page.wait_for_url("**/wie-betaalt/wie-betaalt/index.html")
        page.locator("table.matrix a", has_text="Logopedie").first.click()
        page.wait_for_url("**/wie-betaalt/logopedie*/index.html")

        page.locator("[data-zoek-open]").click()
        page.keyboard.type("taxi naar school")
        page.locator("dialog a.zoek__link").first.click()
        page.wait_for_url("**/leerlingenvervoer*/index.html")
        page.locator("[data-zoek-open]").click()
        page.keyboard.type("zzzzqqqq")
        page.locator("dialog .zoek__verder a").first.click()
        page.wait_for_url("**/zoeken/index.html#thema-*")

        page.goto((copy / "wie-betaalt" / "dyslexie-ernstig" / "index.html").as_uri())
        page.get_by_role("combobox", name="Jouw regio").select_option("de-meierij")
        page.wait_for_url("**/index.html?regio=de-meierij")
        page.locator("[data-regiokeuze] summary").click()
        page.get_by_role("link", name="Alles over De Meierij").click()
        page.wait_for_url("**/regio/de-meierij/index.html**")

        page.goto((copy / "stroomschemas" / "zorg-op-school" / "index.html").as_uri())
        page.locator(".stapper__keuzes button").first.click()
        page.wait_for_url("**#antwoorden=*")
        page.goto((copy / "wie-betaalt" / "index.html").as_uri())
        page.locator("[data-filters] [name=q]").fill("dyslexie")
        page.wait_for_url("**#q=dyslexie")
    finally:
        context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(copy.as_uri())] == []
