"""The glossary as open data, to NL-SBB (Geonovum's application profile of SKOS, version 1.0.0).

What the profile cannot say stays a note: regional variants and confusions are scope notes, old names a
history note, what is still to be checked an editorial note.
"""

from collections.abc import Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from macros import law
from macros.dataset import Dataset
from macros.model import Begrip, Bron
from macros.text import plain

TITLE = "Gemeenschappelijke taal onderwijs en jeugdhulp"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCTERMS = "http://purl.org/dc/terms/"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LICENCE = NamedNode("https://creativecommons.org/publicdomain/zero/1.0/")


def graph(dataset: Dataset, address: str) -> list[Triple]:
    """The whole glossary, by subject; ids begin with `address` (the address of the site) + 'id/'."""
    scheme = NamedNode(f"{address}id/kader/gemeenschappelijke-taal")
    made = [
        Triple(scheme, _TYPE, _skos("ConceptScheme")),
        Triple(scheme, _dcterms("title"), _nl(TITLE)),
        Triple(scheme, _rdfs("comment"), _nl("Woorden van school, gemeente en zorg. Elk woord is kort uitgelegd.")),
        Triple(scheme, _dcterms("license"), _LICENCE),
    ]
    used: dict[str, None] = {}
    for term in dataset.begrippen.values():
        made += _term(dataset, term, scheme, address)
        used |= dict.fromkeys(_sources(term))
    for id_ in used:
        made += _source(dataset.bronnen[id_], _uri(address, "bron", id_))
    for name, entries in (("soort", dataset.soorten), ("domein", dataset.domeinen)):
        for id_, word in entries.items():
            members = [term for term in dataset.begrippen.values() if getattr(term, name) == id_]
            if members:
                collection = _uri(address, "collectie", f"{name}-{id_}")
                made.append(Triple(collection, _TYPE, _skos("Collection")))
                made.append(Triple(collection, _skos("prefLabel"), _nl(f"{name}: {word.naam.lower()}")))
                made += [Triple(collection, _skos("member"), _uri(address, "begrip", term.id)) for term in members]
    # A relation is told from both sides, so some come twice; the writers group what stands together.
    by_subject: dict[Any, dict[Triple, None]] = {}
    for triple in made:
        by_subject.setdefault(triple.subject, {})[triple] = None
    return [triple for group in by_subject.values() for triple in group]


def _term(dataset: Dataset, term: Begrip, scheme: NamedNode, address: str) -> Iterator[Triple]:
    me = _uri(address, "begrip", term.id)
    yield Triple(me, _TYPE, _skos("Concept"))
    yield Triple(me, _skos("inScheme"), scheme)
    visible = {term.voorkeursterm, *term.afkortingen, *term.alternatieve_termen}
    notes = [
        (_skos("prefLabel"), [term.voorkeursterm]),
        (_rdfs("label"), [term.voorkeursterm]),
        (_skos("altLabel"), sorted(visible - {term.voorkeursterm})),
        (_skos("hiddenLabel"), [word for word in term.zoektermen if word not in visible]),
        (_skos("definition"), [term.definitie]),
        (_rdfs("comment"), [term.uitleg]),
        (_skos("scopeNote"), _scope_notes(dataset, term)),
        (_skos("example"), term.voorbeelden),
        (_skos("historyNote"), [term.historie] if term.historie else []),
        (_skos("editorialNote"), [f"Status: {term.status}. Zekerheid: {term.zekerheid}.", *term.te_verifieren]),
    ]
    for predicate, texts in notes:
        for text in texts:
            yield Triple(me, predicate, _nl(plain(text)))
    for id_ in _sources(term):
        yield Triple(me, _dcterms("source"), _uri(address, "bron", id_))
    for above in term.bovenliggend:
        yield Triple(me, _skos("broader"), _uri(address, "begrip", above))
        yield Triple(_uri(address, "begrip", above), _skos("narrower"), me)
    for other in term.gerelateerd:
        yield Triple(me, _skos("related"), _uri(address, "begrip", other))
        yield Triple(_uri(address, "begrip", other), _skos("related"), me)
    if not term.bovenliggend:
        yield Triple(me, _skos("topConceptOf"), scheme)
        yield Triple(scheme, _skos("hasTopConcept"), me)


def _scope_notes(dataset: Dataset, term: Begrip) -> list[str]:
    notes = [term.toelichting] if term.toelichting else []
    for one in term.niet_verwarren_met:
        other = dataset.begrippen[one.begrip].voorkeursterm if one.begrip else one.woord
        notes.append(f"Niet verwarren met {other}: {one.verschil}")
    for variant in term.regionale_varianten:
        period = f" ({variant.periode})" if variant.periode else ""
        notes.append(f"{dataset.regios[variant.regio].naam}{period}: {variant.omschrijving}")
    return notes


def _sources(term: Begrip) -> list[str]:
    """The sources of a term: its own, its laws and those of its regional variants."""
    laws = [ground.wet for ground in term.grondslag]
    return list(dict.fromkeys([*term.bronnen, *laws, *(variant.bron for variant in term.regionale_varianten)]))


def _source(source: Bron, me: NamedNode) -> Iterator[Triple]:
    yield Triple(me, _TYPE, NamedNode(f"{_FOAF}Document"))
    yield Triple(me, _dcterms("title"), _nl(source.titel))
    cited = ", ".join(part for part in (source.titel, source.uitgever, source.jaar) if part)
    yield Triple(me, _dcterms("bibliographicCitation"), Literal(cited))
    if address := law.law_url(source):
        yield Triple(me, NamedNode(f"{_FOAF}page"), NamedNode(address))


def _uri(address: str, kind: str, id_: str) -> NamedNode:
    return NamedNode(f"{address}id/{kind}/{id_}")


def _skos(name: str) -> NamedNode:
    return NamedNode(_SKOS + name)


def _rdfs(name: str) -> NamedNode:
    return NamedNode(_RDFS + name)


def _dcterms(name: str) -> NamedNode:
    return NamedNode(_DCTERMS + name)


def _nl(text: str) -> Literal:
    return Literal(text, language="nl")


def as_turtle(made: list[Triple], address: str) -> bytes:
    """The graph as Turtle."""
    own = {kind: f"{address}id/{kind}/" for kind in ("begrip", "bron", "collectie")}
    prefixes = {**own, "dcterms": _DCTERMS, "foaf": _FOAF, "rdfs": _RDFS, "skos": _SKOS}
    lines = (serialize(made, format=RdfFormat.TURTLE, prefixes=prefixes) or b"").decode().split("\n")
    # The library writes its prefixes in another order every time; the same data must give the same bytes.
    return "\n".join([*sorted(lines[: len(prefixes)]), *lines[len(prefixes) :]]).encode()


def as_json_ld(made: list[Triple]) -> bytes:
    """The graph as JSON-LD, expanded."""
    return serialize(made, format=RdfFormat.JSON_LD) or b""
