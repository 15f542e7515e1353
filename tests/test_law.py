"""Law references: how they read and where they lead."""

from macros.law import article_url, citation
from macros.model import Bron, Grondslag

WPO = Bron(
    id="wpo", titel="Wet op het primair onderwijs", afkorting="WPO", uitgever="Rijksoverheid", soort="wet",
    bwb="BWBR0003420", stand="2026-08-01", gelezen="deels",
)  # fmt: skip


def test_article_in_the_version_that_was_read():
    ground = Grondslag(wet="wpo", artikel="40a", lid="6-7", onderdeel="c", stand="2026-08-01")
    assert citation(WPO, ground) == "WPO artikel 40a lid 6-7 onder c"
    assert (
        article_url(WPO, ground)
        == "https://wetten.overheid.nl/jci1.3:c:BWBR0003420&artikel=40a&z=2026-08-01&g=2026-08-01"
    )


def test_article_that_was_not_read_leads_to_the_law_in_force():
    assert (
        article_url(WPO, Grondslag(wet="wpo", artikel="8"))
        == "https://wetten.overheid.nl/jci1.3:c:BWBR0003420&artikel=8"
    )


def test_european_law_has_its_own_address():
    avg = Bron(id="avg", titel="AVG", uitgever="EU", soort="wet", url="https://eur-lex.example/avg", gelezen="niet")
    assert article_url(avg, Grondslag(wet="avg", artikel="6")) == "https://eur-lex.example/avg"
