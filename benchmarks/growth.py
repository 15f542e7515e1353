"""How the build grows with the number of terms, beside a plain Material site of the same pages.

usage: .venv/bin/python benchmarks/growth.py [TERMS ...]          (default: 200 1000 5000)

For each size a copy of the site gets made-up terms until it has that many, and is built twice in turn:
by our own configuration, and as a plain Material site whose Markdown is what our macros wrote. Prints
seconds (wall clock), peak memory and the ratio. Machines differ and drift: the ratio and the growth
count, not the seconds.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAIN = """site_name: peer
site_url: https://peer.example/
theme: {name: material, language: nl, font: false}
markdown_extensions: [attr_list, toc]
plugins: [search]
"""
WORDS = ("lezen", "school", "hulp", "plan", "overleg", "kind", "gesprek", "zorg", "klas", "advies", "toets", "regel")


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:]] or [200, 1000, 5000]
    print(f"{'terms':>6} {'pages':>6} {'ours s':>8} {'MB':>5} {'plain s':>8} {'MB':>5} {'ratio':>6} {'ms/term':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours = copy_with_terms(Path(folder) / "ours", size)
            plain = rendered(ours, Path(folder) / "plain")
            own_time, own_memory = build(ours)
            peer_time, peer_memory = build(plain)
            pages = sum(1 for _ in (ours / "site").rglob("index.html"))
        print(
            f"{size:>6} {pages:>6} {own_time:>8.1f} {own_memory:>5.0f} {peer_time:>8.1f} {peer_memory:>5.0f}"
            f" {own_time / peer_time:>6.2f} {1000 * own_time / size:>8.1f}",
            flush=True,
        )


def copy_with_terms(target: Path, size: int) -> Path:
    """A copy of the site with made-up terms added until it has `size` of them."""
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    glossary = target / "data" / "glossary.yml"
    text = glossary.read_text(encoding="utf-8")
    made = [made_up(number) for number in range(size - len(re.findall(r"^- id:", text, re.MULTILINE)))]
    glossary.write_text(text + "\n" + "\n".join(made), encoding="utf-8")
    return target


def made_up(number: int) -> str:
    """A term whose text mentions other made-up terms, so that there is something to link."""
    one, other = WORDS[number % len(WORDS)], WORDS[number // len(WORDS) % len(WORDS)]
    near = [f"proefbegrip{(number * 7 + step) % (number + 1)}{WORDS[step]}" for step in range(3)]
    return (
        f"- id: proefbegrip-{number}\n  voorkeursterm: proefbegrip{number}{one}\n  soort: proces\n  domein: gedeeld\n"
        f"  uitleg: Een woord over {one} en {other}. Het lijkt op {near[0]}.\n"
        f"  definitie: proefwoord {number} over {one}, {other} en {near[1]}\n"
        f"  toelichting: De school overlegt met de gemeente over {near[2]} en het samenwerkingsverband.\n"
        "  bronnen: [jeugdwet]\n  zekerheid: betwist\n  status: concept\n"
        "  nagekeken_op: 2026-11-21\n  nagekeken_door: redactie\n"
    )


def rendered(ours: Path, target: Path) -> Path:
    """The same pages as plain Markdown, as our macros write them, for a stock Material site."""
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, '.')\n"
        "from macros.loader import load; from macros.render import Renderer, Site; from macros.pages import pages\n"
        "from macros import ROOT; import re\n"
        "data = load(ROOT)\n"
        "r = Renderer(data, Site('https://x.example/', 'https://f.example/x', 'main', 'a@b.example'))\n"
        "made = {'situatie': r.situation, 'begrip': r.term, 'stroom': r.flow}\n"
        "for path, text in pages(data).items():\n"
        '    out = re.sub(r\'\\{\\{ (\\w+)\\("([^"]+)"\\) \\}\\}\', lambda m: made[m[1]](m[2]), text)\n'
        "    to = Path(sys.argv[1]) / 'docs' / path; to.parent.mkdir(parents=True, exist_ok=True); to.write_text(out)\n"
    )
    target.mkdir()
    subprocess.run([sys.executable, "-c", script, str(target)], cwd=ours, check=True)
    (target / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    # All pages in the navigation would burden the peer with a list of thousands in every page.
    (target / "mkdocs.yml").write_text(f"{PLAIN}nav: [index.md]\n", encoding="utf-8")
    return target


def build(folder: Path) -> tuple[float, float]:
    """Builds the site in a folder: seconds, and peak memory in MB."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=environment)
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{folder.name}: mkdocs ended with {status}")
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - start, usage.ru_maxrss * unit / 1_000_000


if __name__ == "__main__":
    main()
