"""The content that every builder in `peers.py` gets: a copy of the site with as many entries as asked."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = ("lezen", "school", "hulp", "plan", "overleg", "kind", "gesprek", "zorg", "klas", "advies", "toets", "regel")
_ENTRY = re.compile(r"^- id:", re.MULTILINE)


def grown(target: Path, size: int) -> Path:
    """A copy of the site with made-up terms added until it has `size` situations, terms and flowcharts.

    It keeps all that it has where that is more.
    """
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    files = [target / "data" / "responsibilities.yml", target / "data" / "glossary.yml"]
    there = sum(len(_ENTRY.findall(file.read_text(encoding="utf-8"))) for file in files)
    there += len(list((target / "data" / "flowcharts").glob("*.yml")))
    made = "\n".join(made_up(number) for number in range(size - there))
    with files[1].open("a", encoding="utf-8") as glossary:
        glossary.write(f"\n{made}")
    return target


def made_up(number: int) -> str:
    """A term whose text mentions other made-up terms, so that there is something to link."""
    one, other = WORDS[number % len(WORDS)], WORDS[number // len(WORDS) % len(WORDS)]
    near = [_term((number * 7 + step * 13) % max(number, 1)) for step in range(3)]
    return (
        f"- id: proefbegrip-{number}\n  voorkeursterm: {_term(number)}\n  soort: proces\n  domein: gedeeld\n"
        f"  uitleg: Een woord over {one} en {other}. Het lijkt op {near[0]}.\n"
        f"  definitie: proefwoord {number} over {one}, {other} en {near[1]}\n"
        f"  toelichting: De school overlegt met de gemeente over {near[2]} en het samenwerkingsverband.\n"
        "  bronnen: [jeugdwet]\n  zekerheid: betwist\n  status: concept\n"
        "  nagekeken_op: 2026-11-21\n  nagekeken_door: redactie\n"
    )


def _term(number: int) -> str:
    return f"proefbegrip{number}{WORDS[number % len(WORDS)]}"


def rendered(site: Path, target: Path, linked: bool = False) -> Path:
    """Every page of a copy as Markdown without a macro in it; with its terms linked where `linked`."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("render.py")),
        str(target),
        *(["--linked"] if linked else []),
    ]
    subprocess.run(command, cwd=site, check=True, env={"PYTHONPATH": str(site)})
    return target
