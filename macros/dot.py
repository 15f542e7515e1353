"""What is drawn, in the DOT language: flowcharts, and who meets whom in a region."""

import itertools
import textwrap

from macros import flowchart
from macros.dataset import Dataset
from macros.model import Knoop, Regio, Stroom
from macros.text import capitalised, sentences

_NODE_WIDTH, _ANSWER_WIDTH, _MEETING_WIDTH = 20, 13, 26  # characters in a line
# Kinds differ by shape as well as colour: rounded, plain, double border.
_SHAPES = {"vraag": 'style="rounded"', "stap": "", "uitkomst": "peripheries=2"}
_LAYERS = {"school": ("uitkomst", 'style="rounded"'), "beleid": ("vraag", ""), "bestuur": ("stap", "peripheries=2")}
_HEAD = (
    "digraph schema {",
    'graph [rankdir=TB, nodesep=0.15, ranksep=0.35, pad=0.1, bgcolor="transparent"]',
    # Drawn a little wider than it is shown: another font on the reader's device must still fit.
    'node [shape=box, fontname="Arimo", fontsize=13, margin="0.08,0.05"]',
    'edge [fontname="Arimo", fontsize=12, arrowsize=0.6]',
)


def flow_dot(flow: Stroom) -> str:
    """The flowchart in the DOT language; nodes are numbered as in the list and link to their place in it."""
    lines = list(_HEAD)
    for number, node in flowchart.numbered(flow):
        attributes = f'id="schema-{node.id}", class="{node.soort}", URL="#{node.id}", {_SHAPES[node.soort]}'
        lines.append(f'"{node.id}" [label="{_label(number, node)}", {attributes}]')
        for answer in node.antwoorden:
            lines.append(f'"{node.id}" -> "{answer.naar}" [label="{_wrapped(answer.tekst, _ANSWER_WIDTH)}"]')
        if node.daarna:
            lines.append(f'"{node.id}" -> "{node.daarna}"')
    return "\n".join([*lines, "}"])


def _label(number: int, node: Knoop) -> str:
    # The drawing shows the way; the whole text of a node is in the list that it links to.
    parts = [f"{node.soort.capitalize()} {number}", _wrapped(sentences(node.tekst)[0], _NODE_WIDTH)]
    if node.termijn:
        parts.append(_wrapped(f"({node.termijn.tekst})", _NODE_WIDTH))
    return r"\n".join(parts)


def _wrapped(text: str, width: int) -> str:
    """Text in short lines, escaped for a DOT string, in which Graphviz reads HTML entities as well."""
    escaped = (
        line.replace("&", "&amp;").replace("\\", r"\\").replace('"', r"\"")
        for line in textwrap.wrap(text, width, break_long_words=False)
    )
    return r"\n".join(escaped)


def meetings_dot(region: Regio, dataset: Dataset, page: str = "") -> str:
    """Who prepares decisions for whom, one row a layer: boards above, schools below.

    Each meeting links to its place on the page of the region, whose address is `page`.
    """
    lines = [*_HEAD, "rankdir=BT"]
    layers = [layer for layer in dataset.lagen if any(one.laag == layer for one in region.overleggen)]
    for layer in layers:
        name = _wrapped(dataset.lagen[layer].naam, _MEETING_WIDTH)
        lines.append(f'"laag-{layer}" [label="{name}", shape=plaintext, class="laag"]')
        own = [one for one in region.overleggen if one.laag == layer]
        kind, shape = _LAYERS.get(layer, ("vraag", ""))
        for one in own:
            often = rf"\n({_wrapped(one.hoe_vaak, _MEETING_WIDTH)})" if one.hoe_vaak else ""
            label = _wrapped(capitalised(one.naam), _MEETING_WIDTH) + often
            attributes = f'id="schema-{one.id}", class="{kind}", URL="{page}#overleg-{one.id}", {shape}'
            lines.append(f'"{one.id}" [label="{label}", {attributes}]')
            lines += [f'"{one.id}" -> "{target}"' for target in one.bereidt_voor]
        lines.append("{rank=same; " + "; ".join(f'"{id_}"' for id_ in [f"laag-{layer}", *(o.id for o in own)]) + "}")
    lines += [f'"laag-{a}" -> "laag-{b}" [style=invis]' for a, b in itertools.pairwise(layers)]
    return "\n".join([*lines, "}"])
