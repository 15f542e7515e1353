"""Pages in a real browser, each looked at for everything at once: see `audit.py`.

`make test` visits a page of every kind; `make audit` visits every page and counts, in `benchmarks/audit.json`.
"""

import re

import pytest

import audit
from conftest import served

pytestmark = pytest.mark.browser

EVERY_MISTAKE = """<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="img-src 'self'">
<title>Alles mis</title><meta name="viewport" content="width=device-width"></head>
<body><p id="later"></p><h1>Alles mis</h1><p>Wat hieronder staat, springt.</p><button></button>
<img src="http://wie-betaalt.invalid/weg.png" alt=""><script src="http://wie-betaalt.invalid/weg.js"></script>
<div style="width: 2000px">breed</div>
<script>
document.cookie = "koek=1";
localStorage.setItem("ongevraagd", "1");
addEventListener("load", () => setTimeout(() => { later.style.height = "300px"; }, 200));
</script></body></html>"""
KINDS = {
    "start": "",
    "matrix": "wie-betaalt/",
    "situatie": "wie-betaalt/dyslexie-ernstig/",
    "betwiste situatie": "wie-betaalt/zindelijkheid/",
    "lijst van begrippen": "begrippen/",
    "begrip": "begrippen/thuiszitter/",
    "zoeken": "zoeken/",
    "ouders": "ouders/",
    "tekst voor ouders": "ouders/verwachten/",
    "woorden voor ouders": "ouders/woorden/",
    "regio": "regio/hart-van-brabant/",
    "praatplaat": "regio/utrecht-west/praatplaat/",
    "agenda": "samenwerken/samenwerkingsagenda-utrecht-west/",
    "monitor": "samenwerken/voorbeeld/",
    "agenda's naast elkaar": "samenwerken/",
    "onderwerp": "samenwerken/thuiszitterspact/",
    "melden": "meedoen/melden/",
    "homoniemen": "begrippen/zelfde-woord/",
    "oude namen": "begrippen/oude-namen/",
    "stroomschema": "stroomschemas/wie-betaalt/",
    "tekst": "over/",
    "toegankelijkheid": "over/toegankelijkheid/",
    "bronnen": "over/bronnen/",
    "tabel": "meedoen/velden/",
    "redactie": "redactie/",
    "ingesloten antwoord": "embed/situatie/logopedie/",
    "niet gevonden": "404.html",
}
"""A page of every kind."""
SAMPLE = {"light": (390,), "dark": (1280,)}
PARTS = 24
"""The pages are dealt out over so many tests, so that they spread over the workers."""


@pytest.fixture
def auditor(browser, address):
    return audit.Auditor(browser, address, re.match(r"https?://[^/]+/", address)[0])


def test_every_kind_of_mistake_is_seen(browser, tmp_path):
    (tmp_path / "mis").mkdir()
    (tmp_path / "mis/index.html").write_text(EVERY_MISTAKE, encoding="utf-8")
    with served(tmp_path) as home:
        auditor = audit.Auditor(browser, f"{home}mis/", home)
        auditor.visit("", {"light": (390,)})
    assert [kind for kind in audit.COUNTED if not auditor.figures[kind]] == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_nothing_is_wrong_with_a_page_of_every_kind(auditor, path):
    auditor.visit(path, SAMPLE)
    assert not auditor.problems, "\n".join(auditor.problems)


def test_every_section_of_the_site_is_in_the_sample(site):
    sections = {page.partition("/")[0] for page in audit.pages(site)}
    known = {path.partition("/")[0] for path in KINDS.values()}
    assert sections == known, "zet een pagina van elke soort in KINDS"


def test_a_page_that_leads_on_arrives(auditor, site):
    for path in (audit.redirects(site)[0], audit.redirects(site)[-1]):
        auditor.follow(path)
    assert not auditor.problems, "\n".join(auditor.problems)


@pytest.mark.audit
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_with_any_page(auditor, site, part, record_property):
    for path in audit.pages(site)[part::PARTS]:
        auditor.visit(path)
    for path in audit.redirects(site)[part::PARTS]:
        auditor.follow(path)
    found = {"parts": PARTS, "figures": dict(auditor.figures), "shift": max(auditor.shifts)}
    record_property("audit", {**found, "chromium": auditor.browser.version})
    assert not auditor.problems, "\n".join(auditor.problems)
