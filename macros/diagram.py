"""A flowchart as a drawing: DOT from the data, SVG from Graphviz, made fit for an HTML page.

Drawn when the site is built; no script draws anything in the browser. DOT is the boundary: the program is
the one of the package graphviz-pure (installed by pip alone, the same bytes everywhere), and where that
does not exist, a `dot` on the PATH.
"""

import hashlib
import html
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from macros import flowchart
from macros.model import Knoop, Stroom
from macros.text import sentences

_CACHE = Path(__file__).resolve().parent.parent / ".cache" / "diagrams"
_NODE_WIDTH, _ANSWER_WIDTH = 20, 13  # characters in a line
# Kinds differ by shape as well as colour: rounded, plain, double border.
_SHAPES = {"vraag": 'style="rounded"', "stap": "", "uitkomst": "peripheries=2"}
_PAINT = re.compile(r' (?:fill|stroke|font-family|font-size|xml:space)="[^"]*"')


class DrawingError(Exception):
    """Graphviz is missing or refused the drawing; the message says what to do, in Dutch."""


def dot(flow: Stroom) -> str:
    """The flowchart in the DOT language; nodes are numbered as in the list and link to their place in it."""
    lines = [
        "digraph stroom {",
        'graph [rankdir=TB, nodesep=0.15, ranksep=0.35, pad=0.1, bgcolor="transparent"]',
        # Drawn a little wider than it is shown: another font on the reader's device must still fit.
        'node [shape=box, fontname="Arimo", fontsize=13, margin="0.08,0.05"]',
        'edge [fontname="Arimo", fontsize=12, arrowsize=0.6]',
    ]
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
    """Text in short lines, escaped for a DOT string."""
    escaped = (
        line.replace("\\", r"\\").replace('"', r"\"") for line in textwrap.wrap(text, width, break_long_words=False)
    )
    return r"\n".join(escaped)


def svg(flow: Stroom) -> str:
    """The drawing as it stands alone, with its own colours. Raises DrawingError where Graphviz fails.

    Kept on disk by the hash of its DOT, so that a flow that did not change is not drawn again.
    """
    source = dot(flow)
    cached = _CACHE / f"{hashlib.sha256(source.encode()).hexdigest()}.svg"
    if cached.exists():
        return cached.read_text(encoding="utf-8")
    drawn = _draw(source)
    _CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=_CACHE, delete=False) as file:
        file.write(drawn)
    Path(file.name).replace(cached)
    return drawn


def _draw(source: str) -> str:
    own = Path(sys.executable).with_name("graphviz-pure")
    program = str(own) if own.exists() else shutil.which("dot")
    if program is None:
        raise DrawingError(
            "Graphviz ontbreekt. Installeer de pakketten opnieuw met 'make serve', of installeer graphviz."
        )
    done = subprocess.run(
        [program, "-Tsvg"], input=source, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise DrawingError(f"Graphviz kon het schema niet tekenen: {done.stderr.strip()}")
    return done.stdout


def inline(flow: Stroom) -> str:
    """The drawing for within a page: colours by class, ids of its own, a title and a description."""
    drawn = svg(flow)
    drawn = drawn[drawn.index("<svg") :]
    drawn = re.sub(r"<!--.*?-->\s*", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"<title>[^<]*</title>\s*", "", drawn)
    drawn = re.sub(
        r'<polygon fill="(?:white|transparent|none)" stroke="(?:none|transparent)"[^>]*/>\s*', "", drawn, count=1
    )
    drawn = re.sub(r' id="(?!schema-)[^"]*"', "", drawn)
    drawn = re.sub(r' xlink:title="[^"]*"', "", drawn).replace("xlink:href", "href").replace("xlink:", "")
    drawn = _PAINT.sub("", drawn)
    width, height = (round(float(value)) for value in re.findall(r'(?:width|height)="([\d.]+)pt"', drawn)[:2])
    title = html.escape(f"Schema: {flow.titel}")
    head = (
        f'<svg class="schema" role="group" aria-labelledby="schema-titel" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">\n'
        f'<title id="schema-titel">{title}. Dezelfde stappen staan in de lijst.</title>'
    )
    return re.sub(r"<svg[^>]*>", lambda _match: head, drawn, count=1).strip()
