"""Terms in running text: which words become a link, and which never do."""

import re

import pytest

from conftest import ROOT
from macros.loader import load, read
from macros.model import Begrip
from macros.termlinks import TermLinker, inflections
from macros.text import plain


def term(id_, *names, short=(), link=True):
    return Begrip(
        id=id_, voorkeursterm=names[0], alternatieve_termen=names[1:], afkortingen=short, koppelen=link,
        soort="x", domein="x", uitleg=f"Uitleg van {names[0]} <b>.", definitie="iets", bronnen=["x"],
        zekerheid="x", status="concept", nagekeken_op="2026-11-21", nagekeken_door="redactie",
    )  # fmt: skip


TERMS = {
    one.id: one
    for one in (
        term("onderwijs", "onderwijs"),
        term("speciaal-onderwijs", "speciaal onderwijs", short=["so"]),
        term("wet", "wet"),
        term("school", "school"),
        term("tos", "taalontwikkelingsstoornis", short=["TOS"]),
        term("overheid", "overheid"),
        term("ouder", "ouder", link=False),
        term("opp", "ontwikkelingsperspectief", "ontwikkelingsplan"),
    )
}


def linked(html, own=None, ambiguous=()):
    """The links that are made: (id, text)."""
    made = TermLinker(TERMS, ambiguous).link(html, "../", own)
    assert re.sub(r"</?a[^>]*>", "", made) == re.sub(r"</?a[^>]*>", "", html), "de tekst zelf verandert niet"
    return re.findall(r'<a class="begrip" href="\.\./begrippen/([^/]+)/" title="[^"]*">([^<]*)</a>', made)


def test_the_longest_term_wins():
    assert linked("<p>Het speciaal onderwijs helpt.</p>") == [("speciaal-onderwijs", "speciaal onderwijs")]


def test_a_text_that_ends_where_a_longer_term_would_go_on():
    terms = {one.id: one for one in (term("passend", "passend"), term("passend-onderwijs", "passend onderwijs"))}
    link = TermLinker(terms).link
    assert link("<p>Dit is passend.</p>", "").endswith(">passend</a>.</p>")
    assert link("<p>Dit is passend, onderwijs niet.</p>", "").endswith(">passend</a>, onderwijs niet.</p>")


def test_case_does_not_count_except_in_abbreviations():
    assert linked("<p>Onderwijs en TOS, maar niet tos.</p>") == [("onderwijs", "Onderwijs"), ("tos", "TOS")]


@pytest.mark.parametrize("text", ["scholen", "wetten", "overheden", "TOS'en", "ontwikkelingsplannen"])
def test_inflections_count(text):
    assert (len(linked(f"<p>De {text} hier.</p>")) == 1) == (text != "TOS'en")


@pytest.mark.parametrize(
    ("word", "plural"),
    [("school", "scholen"), ("wet", "wetten"), ("brief", "brieven"), ("huis", "huizen"), ("overheid", "overheden"),
     ("arrangement", "arrangementen"), ("leerling", "leerlingen"), ("centrum", "centra"), ("gemeente", "gemeenten"),
     ("verband", "verbanden"), ("instelling", "instellingen"), ("arts", "artsen"), ("wijk", "wijken")],
)  # fmt: skip
def test_regular_plurals(word, plural):
    assert plural in inflections(word)


def test_only_the_first_mention_in_each_section():
    html = "<h2>Een</h2><p>onderwijs onderwijs</p><p>onderwijs</p><h2>Twee</h2><p>onderwijs</p>"
    assert linked(html) == [("onderwijs", "onderwijs")] * 2


@pytest.mark.parametrize(
    "html",
    ["<h2>onderwijs</h2>", "<a href='x'>het onderwijs</a>", "<code>onderwijs</code>", "<button>onderwijs</button>",
     "<p title='onderwijs'>niets</p>", "<!-- onderwijs -->", "<div data-geen-begrippen><p>onderwijs</p></div>",
     "<pre><span>onderwijs</span></pre>", "<script>onderwijs</script>", "<a href='x'><span>onderwijs</span> wet</a>"],
)  # fmt: skip
def test_never_inside(html):
    assert linked(html) == []


def test_after_what_is_left_alone_it_goes_on():
    html = "<div data-geen-begrippen><div>wet</div>wet</div><p>wet</p>"
    assert linked(html) == [("wet", "wet")]


def test_a_page_does_not_link_to_itself():
    assert linked("<p>onderwijs en wet</p>", own="onderwijs") == [("wet", "wet")]


def test_words_in_words_and_across_signs_are_no_mention():
    assert linked("<p>wetboek, speciaal. Onderwijs</p>") == [("onderwijs", "Onderwijs")]


def test_ambiguous_words_and_switched_off_terms_are_not_linked():
    assert linked("<p>De wet voor ouders.</p>", ambiguous=["Wet"]) == []


def test_explanations_are_escaped():
    assert "Uitleg van wet &lt;b&gt;." in TermLinker(TERMS).link("<p>wet</p>", "")


def test_by_hand():
    linker = TermLinker(TERMS)
    made = linker.link("<p>[[ouder]] en [[ouder|verzorgers]], [[-|wet]] en [[weg]]</p><h2>[[wet|Wetten]]</h2>", "")
    assert re.findall(r'begrippen/(\w+)/" title="[^"]*">([^<]*)<', made) == [
        ("ouder", "ouder"),
        ("ouder", "verzorgers"),
    ]
    assert "<h2>Wetten</h2>" in made
    assert ", wet en weg<" in made
    assert linker.unknown == ["weg"]


def test_by_hand_in_code_stays_as_it_is():
    assert TermLinker(TERMS).link("<code>[[wet]]</code>", "") == "<code>[[wet]]</code>"


def test_links_by_hand_are_plain_text_where_there_are_no_links():
    assert plain("[[zorgplicht]] en [[jeugdhulp|hulp]] voor [[-|ouders]]") == "zorgplicht en hulp voor ouders"


def test_an_unknown_link_by_hand_in_the_data_is_a_finding(change, mini):
    change("data/responsibilities.yml", "criterium: Het doel beslist.", "criterium: Het [[logopedsit|doel]] beslist.")
    (only,) = [one for one in read(mini)[1] if one.code == "V06"]
    assert (only.line, only.level) == (14, "fout")
    assert "Bedoelde je 'logopedist'?" in only.text


def test_the_pages_have_links_that_explain(site):
    html = (site / "wie-betaalt" / "dyslexie-ernstig" / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<a class="begrip" href="\.\./\.\./begrippen/([^/]+)/" title="([^"]+)">', html)
    terms = load(ROOT).begrippen
    assert len(found) > 5
    assert all(id_ in terms and title for id_, title in found)


def test_a_term_page_names_the_flows_and_situations_that_mention_it(site):
    html = (site / "begrippen" / "doorzettingsmacht" / "index.html").read_text(encoding="utf-8")
    part = html[html.index('id="gebruik"') :]
    assert "../../stroomschemas/opschaling-geschil/" in part or "../../stroomschemas/verzuim-thuiszitter/" in part
