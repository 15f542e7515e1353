"""Flowcharts as graphs."""

import itertools
from xml.etree import ElementTree

import pytest

from conftest import ROOT
from macros import diagram, flowchart
from macros.dot import flow_dot
from macros.loader import load, read
from macros.model.flow import Antwoord, Knoop


def node(id_, *targets, soort="vraag"):
    answers = [Antwoord(tekst=f"naar {target}", naar=target) for target in targets]
    return Knoop(id=id_, soort=soort, tekst=id_, antwoorden=answers)


def graph(*nodes):
    return {one.id: one for one in nodes}


def test_longest_way_counts_questions_and_not_loops():
    nodes = graph(
        node("a", "b", "c"),
        node("b", "c", "a"),
        node("c", "d", "e"),
        node("d", soort="uitkomst"),
        node("e", soort="uitkomst"),
    )
    assert flowchart.most_questions(nodes, "a") == 3


def test_closing_arrows_are_found_in_answer_order():
    nodes = graph(node("a", "b", "c"), node("b", "a", "c"), node("c", soort="uitkomst"))
    assert [(arrow.source, arrow.target) for arrow in flowchart.back_arrows(nodes, "a")] == [("b", "a")]


def test_what_cannot_end_is_found():
    nodes = graph(node("a", "b", "x"), node("b", "c"), node("c", "b"), node("x", soort="uitkomst"))
    assert flowchart.leading_to_outcome(nodes) == {"a", "x"}
    assert flowchart.reachable(nodes, "b") == {"b", "c"}


def test_numbers_follow_the_first_answer(mini):
    flow = load(mini).stromen["spraak"]
    assert [node.id for _number, node in flowchart.numbered(flow)] == [
        "vraag-medisch",
        "verzekeraar",
        "taalles",
        "screening",
    ]


def test_questions_ahead_are_counted_from_every_node():
    nodes = graph(node("a", "b", "x"), node("b", "x", "y"), node("x", soort="uitkomst"), node("y", soort="uitkomst"))
    assert flowchart.questions_ahead(nodes, "a") == {"a": 2, "b": 1, "x": 0, "y": 0}


FLOWS = load(ROOT).stromen


def ways(nodes, start):
    """Every way from the start to an outcome; round a loop once."""
    waiting = [[start]]
    while waiting:
        way = waiting.pop()
        targets = [arrow.target for arrow in flowchart.arrows(nodes[way[-1]])]
        if not targets:
            yield way
        waiting += [[*way, target] for target in targets if way.count(target) < 2]


@pytest.mark.parametrize("id_", FLOWS)
def test_every_way_through_every_flow_ends_in_an_outcome(id_):
    flow = FLOWS[id_]
    nodes = flowchart.nodes_by_id(flow)
    seen = set()
    for way in itertools.islice(ways(nodes, flow.start), 20_000):
        assert nodes[way[-1]].soort == "uitkomst"
        seen |= set(way)
    assert seen == set(nodes)


@pytest.mark.parametrize("id_", FLOWS)
def test_the_drawing_holds_every_node_as_a_link_and_every_answer_as_text(id_):
    flow = FLOWS[id_]
    drawn = diagram.inline(flow_dot(flow), flow.titel)
    root = ElementTree.fromstring(drawn)
    links = {link.get("href") for link in root.iter("{http://www.w3.org/2000/svg}a")}
    assert links == {f"#{one.id}" for one in flow.knopen}
    text = " ".join("".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text"))
    for one in flow.knopen:
        for answer in one.antwoorden:
            assert answer.tekst.split()[0] in text
    assert 'style="' not in drawn
    assert diagram.svg(flow_dot(flow)) == diagram.svg(flow_dot(flow))


def test_a_drawing_is_the_same_without_its_cache(monkeypatch, tmp_path):
    flow = FLOWS["wie-betaalt"]
    first = diagram.svg(flow_dot(flow))
    monkeypatch.setattr(diagram, "_CACHE", tmp_path)
    assert diagram.svg(flow_dot(flow)) == first
    assert [path.suffix for path in tmp_path.iterdir()] == [".svg"]


def test_without_graphviz_the_editor_hears_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(diagram, "_CACHE", tmp_path)
    monkeypatch.setattr(diagram.sys, "executable", "/nergens/python")
    monkeypatch.setattr(diagram.shutil, "which", lambda _name: None)
    with pytest.raises(diagram.DrawingError, match="Graphviz ontbreekt"):
        diagram.svg(flow_dot(FLOWS["wie-betaalt"]))


def test_more_than_seven_questions_is_a_tip(change, mini):
    questions = "".join(
        f"  - id: q{n}\n    soort: vraag\n    tekst: Vraag {n}?\n    antwoorden:\n"
        f"      - {{tekst: ja, naar: {f'q{n + 1}' if n < 8 else 'verzekeraar'}}}\n"
        "      - {tekst: nee, naar: taalles}\n"
        for n in range(1, 9)
    )
    change("data/flowcharts/spraak.yml", "  - id: screening", questions + "  - id: screening")
    change("data/flowcharts/spraak.yml", "{tekst: nee, naar: taalles}", "{tekst: nee, naar: q1}")
    assert [(one.code, one.level) for one in read(mini)[1]] == [("G10", "tip")]
