"""The glossary as open data, to NL-SBB (Geonovum's application profile of SKOS, version 1.0.0).

What the profile cannot say stays a note: regional variants and confusions are scope notes, old names a
history note, what is still to be checked an editorial note.
"""

import json

from rdflib import FOAF, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from macros import law
from macros.dataset import Dataset
from macros.model import Begrip, Bron
from macros.text import plain

TITLE = "Gemeenschappelijke taal onderwijs en jeugdhulp"
_LICENCE = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")


def graph(dataset: Dataset, address: str) -> Graph:
    """The whole glossary as a graph; ids begin with `address` (the address of the site) + 'id/'."""
    made = Graph()
    made.bind("begrip", f"{address}id/begrip/")
    made.bind("bron", f"{address}id/bron/")
    made.bind("collectie", f"{address}id/collectie/")
    scheme = URIRef(f"{address}id/kader/gemeenschappelijke-taal")
    made.add((scheme, RDF.type, SKOS.ConceptScheme))
    made.add((scheme, DCTERMS.title, _nl(TITLE)))
    made.add((scheme, RDFS.comment, _nl("Woorden van school, gemeente en zorg. Elk woord is kort uitgelegd.")))
    made.add((scheme, DCTERMS.license, _LICENCE))
    used: set[str] = set()
    for term in dataset.begrippen.values():
        _add_term(made, dataset, term, scheme, address)
        used.update(_sources(term))
    for id_ in used:
        _add_source(made, dataset.bronnen[id_], _uri(address, "bron", id_))
    for name, entries in (("soort", dataset.soorten), ("domein", dataset.domeinen)):
        for id_, word in entries.items():
            members = [term for term in dataset.begrippen.values() if getattr(term, name) == id_]
            if members:
                collection = _uri(address, "collectie", f"{name}-{id_}")
                made.add((collection, RDF.type, SKOS.Collection))
                made.add((collection, SKOS.prefLabel, _nl(f"{name}: {word.naam.lower()}")))
                for term in members:
                    made.add((collection, SKOS.member, _uri(address, "begrip", term.id)))
    return made


def _add_term(made: Graph, dataset: Dataset, term: Begrip, scheme: URIRef, address: str) -> None:
    me = _uri(address, "begrip", term.id)
    made.add((me, RDF.type, SKOS.Concept))
    made.add((me, SKOS.inScheme, scheme))
    visible = {term.voorkeursterm, *term.afkortingen, *term.alternatieve_termen}
    notes = [
        (SKOS.prefLabel, [term.voorkeursterm]),
        (RDFS.label, [term.voorkeursterm]),
        (SKOS.altLabel, sorted(visible - {term.voorkeursterm})),
        (SKOS.hiddenLabel, [word for word in term.zoektermen if word not in visible]),
        (SKOS.definition, [term.definitie]),
        (RDFS.comment, [term.uitleg]),
        (SKOS.scopeNote, _scope_notes(dataset, term)),
        (SKOS.example, term.voorbeelden),
        (SKOS.historyNote, [term.historie] if term.historie else []),
        (SKOS.editorialNote, [f"Status: {term.status}. Zekerheid: {term.zekerheid}.", *term.te_verifieren]),
    ]
    for predicate, texts in notes:
        for text in texts:
            made.add((me, predicate, _nl(plain(text))))
    for id_ in _sources(term):
        made.add((me, DCTERMS.source, _uri(address, "bron", id_)))
    for above in term.bovenliggend:
        made.add((me, SKOS.broader, _uri(address, "begrip", above)))
        made.add((_uri(address, "begrip", above), SKOS.narrower, me))
    for other in term.gerelateerd:
        made.add((me, SKOS.related, _uri(address, "begrip", other)))
        made.add((_uri(address, "begrip", other), SKOS.related, me))
    if not term.bovenliggend:
        made.add((me, SKOS.topConceptOf, scheme))
        made.add((scheme, SKOS.hasTopConcept, me))


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


def _add_source(made: Graph, source: Bron, me: URIRef) -> None:
    made.add((me, RDF.type, FOAF.Document))
    made.add((me, DCTERMS.title, _nl(source.titel)))
    cited = ", ".join(part for part in (source.titel, source.uitgever, source.jaar) if part)
    made.add((me, DCTERMS.bibliographicCitation, Literal(cited)))
    if address := law.law_url(source):
        made.add((me, FOAF.page, URIRef(address)))


def _uri(address: str, kind: str, id_: str) -> URIRef:
    return URIRef(f"{address}id/{kind}/{id_}")


def _nl(text: str) -> Literal:
    return Literal(text, lang="nl")


def as_turtle(made: Graph) -> str:
    """The graph as Turtle; rdflib writes it sorted, so the same data gives the same bytes."""
    return made.serialize(format="turtle")


def as_json_ld(made: Graph) -> str:
    """The graph as JSON-LD, sorted: rdflib's own order differs from run to run."""

    def ordered(value: object) -> object:
        if isinstance(value, dict):
            return {key: ordered(value[key]) for key in sorted(value)}
        if isinstance(value, list):
            return sorted((ordered(part) for part in value), key=lambda part: json.dumps(part, sort_keys=True))
        return value

    nodes = json.loads(made.serialize(format="json-ld"))
    return json.dumps(ordered(nodes), ensure_ascii=False, indent=1) + "\n"
