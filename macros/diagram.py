"""Drawings: from DOT to SVG with Graphviz, made fit for an HTML page.

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
from pathlib import Path

_CACHE = Path(__file__).resolve().parent.parent / ".cache" / "diagrams"
_PAINT = re.compile(r' (?:fill|stroke|font-family|font-size|xml:space)="[^"]*"')


class DrawingError(Exception):
    """Graphviz is missing or refused the drawing; the message says what to do, in Dutch."""


def svg(source: str) -> str:
    """The drawing of a DOT text as it stands alone, with its own colours. Raises DrawingError where Graphviz fails.

    Kept on disk by the hash of its DOT, so that what did not change is not drawn again.
    """
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
    try:
        done = subprocess.run(
            [program, "-Tsvg"], input=source, capture_output=True, text=True, check=False, encoding="utf-8", timeout=60
        )
    except subprocess.TimeoutExpired as error:
        raise DrawingError("Graphviz kon het schema niet binnen een minuut tekenen. Maak het kleiner.") from error
    if done.returncode:
        raise DrawingError(f"Graphviz kon het schema niet tekenen: {done.stderr.strip()}")
    return done.stdout


def inline(source: str, title: str) -> str:
    """The drawing of a DOT text for within a page: colours by class, only ids that begin with 'schema-', a title."""
    drawn = svg(source)
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
    head = (
        f'<svg class="schema" role="group" aria-labelledby="schema-titel" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">\n'
        f'<title id="schema-titel">{html.escape(title)}</title>'
    )
    return re.sub(r"<svg[^>]*>", lambda _match: head, drawn, count=1).strip()
