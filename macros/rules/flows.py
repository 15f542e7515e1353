"""Rules for flowcharts: every question answered, every way ends, no loop by accident."""

from collections.abc import Iterator

from macros import flowchart
from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import Entries, RawEntry
from macros.model import Knoop, Stroom
from macros.suggest import did_you_mean

MAX_QUESTIONS = 7
NO_NODE = "Kies de id van een knoop in dit schema, of voeg die knoop toe."
MOST_ARROWS = 120
"""Graphviz needs minutes for a few hundred arrows that cross, and nobody can follow them."""


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    for id_, flow in dataset.stromen.items():
        entry = entries["stroom", id_]
        yield from _check_flow(dataset, flow, entry)


def _check_flow(dataset: Dataset, flow: Stroom, entry: RawEntry) -> Iterator[Finding]:
    file = entry.document.file
    nodes = flowchart.nodes_by_id(flow)
    broken = False
    position: dict[str, int] = {}

    def made(code: str, where: str, *path: str | int, **values: object) -> Finding:
        return finding(file, entry.line(*path), code, waar=where, **values)

    arrows = sum(len(list(flowchart.arrows(node))) for node in nodes.values())
    if arrows > MOST_ARROWS:
        yield made("G14", entry.name, "knopen", aantal=arrows)
        return
    if flow.start not in nodes:
        hint = did_you_mean(flow.start, nodes) or NO_NODE
        yield made("G01", f"{entry.name} (start)", "start", id=flow.start, suggestie=hint)
    for number, node in enumerate(flow.knopen):
        where = f"knoop '{node.id}'"
        if node.id in position:
            earlier = entry.line("knopen", position[node.id], "id")
            yield made("G02", where, "knopen", number, "id", id=node.id, eerder=earlier)
            broken = True
            continue
        position[node.id] = number
        for code, path, values in _node_mistakes(node):
            broken = broken or code in ("G03", "G05")
            yield made(code, where, "knopen", number, *path, **values)
        for arrow in flowchart.arrows(node):
            if arrow.target not in nodes:
                hint = did_you_mean(arrow.target, nodes) or NO_NODE
                broken = True
                yield made("G01", where, "knopen", number, *arrow.path, id=arrow.target, suggestie=hint)
        for situation in node.situaties if node.partij else ():
            known = dataset.situaties.get(situation)
            if known and node.partij not in {payment.partij for payment in known.betaalt}:
                yield made("G11", where, "knopen", number, "partij", partij=node.partij, situatie=situation)
    if flow.start not in nodes or broken:
        return  # ways through a broken graph would give a finding per node
    from_start = flowchart.reachable(nodes, flow.start)
    to_outcome = flowchart.leading_to_outcome(nodes)
    for id_, number in position.items():
        if id_ not in from_start:
            yield made("G06", f"knoop '{id_}'", "knopen", number)
        elif id_ not in to_outcome:
            yield made("G07", f"knoop '{id_}'", "knopen", number)
    declared = {(loop.van, loop.naar) for loop in flow.lussen}
    drawn = {(arrow.source, arrow.target) for node in nodes.values() for arrow in flowchart.arrows(node)}
    for number, loop in enumerate(flow.lussen):
        if (loop.van, loop.naar) not in drawn:
            yield made("G13", entry.name, "lussen", number, van=loop.van, naar=loop.naar)
    for arrow in flowchart.back_arrows(nodes, flow.start):
        if (arrow.source, arrow.target) not in declared:
            path = ("knopen", position[arrow.source], *arrow.path)
            yield made("G08", f"knoop '{arrow.source}'", *path, naar=arrow.target)
    questions = flowchart.most_questions(nodes, flow.start)
    if questions > MAX_QUESTIONS:
        yield made("G10", entry.name, aantal=questions)


def _node_mistakes(node: Knoop) -> Iterator[tuple[str, tuple, dict]]:
    """What is wrong within one node: (code, path in the node, values)."""
    if node.soort == "vraag":
        if len(node.antwoorden) < 2:
            yield "G03", (), {}
        texts = [answer.tekst.casefold() for answer in node.antwoorden]
        for number, text in enumerate(texts):
            if text in texts[:number]:
                yield "G04", ("antwoorden", number), {"antwoord": node.antwoorden[number].tekst}
        if node.daarna:
            yield "G05", ("daarna",), {"soort": "vraag", "regel": "heeft antwoorden en geen 'daarna'"}
    else:
        if node.antwoorden:
            yield "G05", ("antwoorden",), {"soort": node.soort, "regel": "heeft geen antwoorden"}
        if node.soort == "stap" and not node.daarna:
            yield "G05", (), {"soort": "stap", "regel": "heeft precies één 'daarna'"}
        if node.soort == "uitkomst" and node.daarna:
            yield "G05", ("daarna",), {"soort": "uitkomst", "regel": "is een einde en heeft geen 'daarna'"}
        if node.zekerheid is None:
            yield "G09", (), {"soort": node.soort}
