"""The glossary as open data: to NL-SBB, and what the official profile does not see."""

from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS

from conftest import ROOT, SITE_URL
from macros.exports import skos
from macros.loader import load

PROFILE = Path(__file__).with_name("nl-sbb") / "skos-ap-nl-1.0.0.ttl"
DATASET = load(ROOT)


@pytest.fixture(scope="module")
def graph(site):
    return Graph().parse(site / "begrippen" / "begrippen.ttl")


def test_the_official_profile_gives_no_result_at_all(graph):
    """Zero results, not 'conforms': with warnings allowed profile 1.0.0 passes a term without definition."""
    profile = Graph().parse(PROFILE)
    conforms, _results, text = pyshacl.validate(graph, shacl_graph=profile, advanced=True, inference="none")
    assert conforms, text


def test_what_the_profile_misses(graph):
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(schemes) == 1
    assert len(concepts) == len(DATASET.begrippen)
    for concept in concepts:
        assert isinstance(concept, URIRef)
        assert set(graph.objects(concept, SKOS.inScheme)) == schemes
        for predicate in (SKOS.prefLabel, SKOS.definition, RDFS.comment):
            (only,) = graph.objects(concept, predicate)
            assert only.language == "nl"
        for predicate in (SKOS.broader, SKOS.narrower, SKOS.related):
            assert set(graph.objects(concept, predicate)) <= concepts
        for source in graph.objects(concept, DCTERMS.source):
            assert graph.value(source, DCTERMS.title).language == "nl"


def test_labels_are_kept_apart(graph):
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        preferred, other, hidden = (
            {str(label) for label in graph.objects(concept, predicate)}
            for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        )
        assert not preferred & other
        assert not (preferred | other) & hidden


def test_regional_variants_and_confusions_are_scope_notes(graph):
    term = next(t for t in DATASET.begrippen.values() if t.regionale_varianten and t.niet_verwarren_met)
    notes = " ".join(graph.objects(URIRef(f"{SITE_URL}id/begrip/{term.id}"), SKOS.scopeNote))
    assert term.regionale_varianten[0].omschrijving in notes
    assert term.niet_verwarren_met[0].verschil in notes


def test_a_second_rdf_tool_reads_the_same(graph, site):
    store = pyoxigraph.Store()
    store.load(path=str(site / "begrippen" / "begrippen.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    assert len(store) == len(graph)
    again = pyoxigraph.Store()
    again.load(path=str(site / "begrippen" / "begrippen.jsonld"), format=pyoxigraph.RdfFormat.JSON_LD)
    assert len(again) == len(graph)


def test_the_same_bytes_every_time():
    first, second = (skos.graph(DATASET, SITE_URL) for _ in range(2))
    assert skos.as_turtle(first, SITE_URL) == skos.as_turtle(second, SITE_URL)
    assert skos.as_json_ld(first) == skos.as_json_ld(second)


def test_every_id_leads_to_its_page(site):
    for id_ in DATASET.begrippen:
        html = (site / "id" / "begrip" / id_ / "index.html").read_text(encoding="utf-8")
        target = (site / "id" / "begrip" / id_ / f"../../../begrippen/{id_}/index.html").resolve()
        assert f"url=../../../begrippen/{id_}/" in html
        assert target.exists()
