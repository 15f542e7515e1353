"""Flowcharts as graphs."""

from macros import flowchart
from macros.loader import load, read
from macros.model import Antwoord, Knoop


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
