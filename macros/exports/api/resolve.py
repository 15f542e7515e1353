"""Fills the forms of the API from the data: every id gets its name and its address."""

from macros.exports.api import forms
from macros.exports.api.names import EMBED, Names
from macros.model import Begrip, Knoop, Situatie, Stroom


def situation(names: Names, one: Situatie) -> forms.Situatie:
    """The whole answer of a situation."""
    return forms.Situatie(
        titel=one.titel,
        vraag=one.vraag,
        antwoord=one.antwoord,
        contacten=[names.contact(id_) for id_ in one.contacten],
        betaalt=[
            forms.Betaling(
                partij=names.party(part.partij),
                voor=part.voor,
                mits=part.mits,
                zekerheid=names.certainty(part.zekerheid),
                bronnen=names.sources(part.bronnen),
            )
            for part in one.betaalt
        ],
        regelt=[forms.Taak(partij=names.party(part.partij), wat=part.wat) for part in one.regelt],
        criterium=one.criterium,
        uitzonderingen=[
            forms.Uitzondering(
                als=part.als,
                dan=part.dan,
                partij=names.party(part.partij) if part.partij else None,
                zie=names.link("situatie", part.zie) if part.zie else None,
                zekerheid=names.certainty(part.zekerheid),
                bronnen=names.sources(part.bronnen),
            )
            for part in one.uitzonderingen
        ],
        let_op=one.let_op,
        eerst_doen=forms.EerstDoen(
            ouder=one.eerst_doen.ouder, school=one.eerst_doen.school, gemeente=one.eerst_doen.gemeente
        ),
        geschil=[names.route(part.route, part.als) for part in one.geschil],
        regio=[
            forms.RegionaleAfspraak(
                regio=names.region(part.regio),
                afspraak=part.afspraak,
                periode=part.periode,
                zekerheid=names.certainty(part.zekerheid),
                bronnen=names.sources(part.bronnen),
            )
            for part in one.regio
        ],
        thema=names.choice("thema", one.thema),
        sectoren=names.choices("sector", one.sectoren),
        leeftijd=one.leeftijd,
        levensgebieden=names.choices("levensgebied", one.levensgebieden),
        plaatsen=names.choices("plaats", one.plaatsen),
        grondslag=names.articles(one.grondslag),
        zoektermen=one.zoektermen,
        begrippen=names.links("begrip", one.begrippen),
        stromen=names.links("stroom", one.stromen),
        zie_ook=names.links("situatie", one.zie_ook),
        embed_url=f"{names.site}{EMBED}{one.id}/",
        **names.shared("situatie", one),
    )


def term(names: Names, one: Begrip) -> forms.Begrip:
    """A whole term."""
    others = [(part, names.link("begrip", part.begrip) if part.begrip else None) for part in one.niet_verwarren_met]
    return forms.Begrip(
        voorkeursterm=one.voorkeursterm,
        afkortingen=one.afkortingen,
        alternatieve_termen=one.alternatieve_termen,
        soort=names.choice("soort", one.soort),
        domein=names.choice("domein", one.domein),
        uitleg=one.uitleg,
        definitie=one.definitie,
        toelichting=one.toelichting,
        voorbeelden=one.voorbeelden,
        niet_verwarren_met=[
            forms.Verwarring(begrip=other, woord=other.titel if other else part.woord or "", verschil=part.verschil)
            for part, other in others
        ],
        grondslag=names.articles(one.grondslag),
        bovenliggend=names.links("begrip", one.bovenliggend),
        gerelateerd=names.links("begrip", one.gerelateerd),
        regionale_varianten=[
            forms.RegionaleVariant(
                regio=names.region(part.regio),
                omschrijving=part.omschrijving,
                periode=part.periode,
                bron=names.source(part.bron),
            )
            for part in one.regionale_varianten
        ],
        historie=one.historie,
        zoektermen=one.zoektermen,
        uri=f"{names.site}id/begrip/{one.id}",
        **names.shared("begrip", one),
    )


def flow(names: Names, one: Stroom) -> forms.Stroom:
    """A whole flowchart."""
    return forms.Stroom(
        titel=one.titel,
        vraag=one.vraag,
        voor=one.voor,
        start=one.start,
        knopen=[_node(names, node) for node in one.knopen],
        lussen=[forms.Lus(van=part.van, naar=part.naar, waarom=part.waarom) for part in one.lussen],
        let_op=one.let_op,
        wijzigingen=[
            forms.Wijziging(gezien_op=part.gezien_op, tekst=part.tekst, bronnen=names.sources(part.bronnen))
            for part in one.wijzigingen
        ],
        zoektermen=one.zoektermen,
        **names.shared("stroom", one),
    )


def _node(names: Names, one: Knoop) -> forms.Knoop:
    return forms.Knoop(
        id=one.id,
        soort=one.soort,
        tekst=one.tekst,
        hulp=one.hulp,
        wie=one.wie,
        termijn=forms.Termijn(tekst=one.termijn.tekst, soort=one.termijn.soort) if one.termijn else None,
        antwoorden=[forms.Keuzeantwoord(tekst=part.tekst, naar=part.naar) for part in one.antwoorden],
        daarna=one.daarna,
        partij=names.party(one.partij) if one.partij else None,
        situaties=names.links("situatie", one.situaties),
        stroom=names.link("stroom", one.stroom) if one.stroom else None,
        contact=names.contact(one.contact) if one.contact else None,
        regio=names.region(one.regio) if one.regio else None,
        zekerheid=names.certainty(one.zekerheid),
        te_verifieren=one.te_verifieren,
        grondslag=names.articles(one.grondslag),
        bronnen=names.sources(one.bronnen),
    )
