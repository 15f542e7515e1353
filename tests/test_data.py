"""The real data: no errors, and what every entry must have."""

import re

import pytest

from conftest import ROOT
from macros.findings import report
from macros.loader import load, read
from macros.text import sentences


@pytest.fixture(scope="module")
def dataset():
    return load(ROOT)


def test_no_errors_and_no_warnings():
    _dataset, found = read(ROOT)
    serious = [one for one in found if one.level != "tip"]
    assert not serious, report(serious)


def test_everything_is_a_concept_until_a_region_says_otherwise(dataset):
    for entry in [*dataset.situaties.values(), *dataset.begrippen.values(), *dataset.stromen.values()]:
        assert entry.status == "concept" or entry.vastgesteld_door


def test_every_theme_that_has_situations_is_shown_in_full(dataset):
    done = {s.thema for s in dataset.situaties.values()}
    assert {"leren-en-onderzoek", "zorg-op-school"} <= done


def test_answers_are_short_sentences(dataset):
    for s in dataset.situaties.values():
        lengths = [len(sentence.split()) for sentence in sentences(s.antwoord)]
        assert max(lengths) <= 20, (s.id, lengths)


def test_explanations_are_short_sentences(dataset):
    for b in dataset.begrippen.values():
        lengths = [len(sentence.split()) for sentence in sentences(b.uitleg)]
        assert len(lengths) <= 3, b.id
        assert max(lengths) <= 20, (b.id, lengths)


def test_no_mail_address_or_mobile_number_in_the_data():
    for path in sorted((ROOT / "data").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[\w.+-]+@[\w-]+\.\w{2,}", text), path
        assert not re.search(r"\b06[ -]?\d{8}\b", text), path


def test_every_unread_article_is_marked_or_to_be_checked(dataset):
    """What is called 'wettelijk' rests on at least one article that was read."""
    for entry in [*dataset.situaties.values(), *dataset.begrippen.values()]:
        if entry.zekerheid == "wettelijk":
            assert any(ground.stand for ground in entry.grondslag), entry.id


def test_every_node_of_every_flow_can_be_reached_and_ends(dataset):
    from macros import flowchart

    for flow in dataset.stromen.values():
        nodes = flowchart.nodes_by_id(flow)
        assert flowchart.reachable(nodes, flow.start) == set(nodes)
        assert flowchart.leading_to_outcome(nodes) == set(nodes)
