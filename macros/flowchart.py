"""Flowcharts as graphs: the order of their nodes, their ways out, and what makes them sound."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from macros.model import Knoop, Stroom


class Arrow(NamedTuple):
    """An arrow between two nodes; `path` is where it stands in its node's YAML."""

    source: str
    target: str
    path: tuple[str | int, ...]


def nodes_by_id(flow: Stroom) -> dict[str, Knoop]:
    """The nodes by id; of two with one id the first."""
    nodes: dict[str, Knoop] = {}
    for node in flow.knopen:
        nodes.setdefault(node.id, node)
    return nodes


def arrows(node: Knoop) -> Iterator[Arrow]:
    """The arrows out of a node: one per answer of a question, one for a step."""
    for number, answer in enumerate(node.antwoorden):
        yield Arrow(node.id, answer.naar, ("antwoorden", number, "naar"))
    if node.daarna:
        yield Arrow(node.id, node.daarna, ("daarna",))


def reachable(nodes: Mapping[str, Knoop], start: str) -> set[str]:
    """The ids that can be reached from `start`, itself included; ids without a node are passed over."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        id_ = waiting.pop()
        if id_ in found or id_ not in nodes:
            continue
        found.add(id_)
        waiting += [arrow.target for arrow in arrows(nodes[id_])]
    return found


def leading_to_outcome(nodes: Mapping[str, Knoop]) -> set[str]:
    """The ids from which some way leads to an outcome."""
    into: dict[str, set[str]] = {}
    for node in nodes.values():
        for arrow in arrows(node):
            into.setdefault(arrow.target, set()).add(arrow.source)
    found: set[str] = set()
    waiting = [id_ for id_, node in nodes.items() if node.soort == "uitkomst"]
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting += into.get(id_, ())
    return found


def back_arrows(nodes: Mapping[str, Knoop], start: str) -> list[Arrow]:
    """The arrows that close a loop, found depth-first from the start in the order of the answers."""
    closing: list[Arrow] = []
    state: dict[str, str] = {}
    stack: list[tuple[str, Iterator[Arrow]]] = []

    def enter(id_: str) -> None:
        state[id_] = "open"
        stack.append((id_, arrows(nodes[id_])))

    if start in nodes:
        enter(start)
    while stack:
        id_, out = stack[-1]
        arrow = next(out, None)
        if arrow is None:
            state[id_] = "done"
            stack.pop()
        elif state.get(arrow.target) == "open":
            closing.append(arrow)
        elif arrow.target in nodes and arrow.target not in state:
            enter(arrow.target)
    return closing


def questions_ahead(nodes: Mapping[str, Knoop], start: str) -> dict[str, int]:
    """For every node that can be reached: how many questions the longest way on holds, its own included.

    Loops are not counted: who goes round answers the same question again.
    """
    closing = {(arrow.source, arrow.target) for arrow in back_arrows(nodes, start)}
    longest: dict[str, int] = {}
    stack = [start]
    while stack:
        id_ = stack[-1]
        node = nodes.get(id_)
        after = [a.target for a in arrows(node) if (a.source, a.target) not in closing] if node else []
        todo = [target for target in after if target not in longest]
        if todo:
            stack += todo
        else:
            own = int(node is not None and node.soort == "vraag")
            longest[id_] = own + max((longest[target] for target in after), default=0)
            stack.pop()
    return longest


def most_questions(nodes: Mapping[str, Knoop], start: str) -> int:
    """How many questions the longest way from the start holds, loops not counted."""
    return questions_ahead(nodes, start).get(start, 0)


def numbered(flow: Stroom) -> list[tuple[int, Knoop]]:
    """The nodes in reading order with their numbers.

    Depth-first from the start, so that the first answer's next node comes right below its question;
    nodes that cannot be reached come last, in the order of the file.
    """
    nodes = nodes_by_id(flow)
    order: dict[str, None] = {}
    waiting = [flow.start]
    while waiting:
        id_ = waiting.pop()
        if id_ in nodes and id_ not in order:
            order[id_] = None
            waiting += reversed([arrow.target for arrow in arrows(nodes[id_])])
    for id_ in nodes:
        order.setdefault(id_)
    return list(enumerate((nodes[id_] for id_ in order), start=1))
