"""Our build beside other builders on the same pages: seconds, memory, growth, and our own share.

usage: .venv/bin/python benchmarks/peers.py [SIZE ...]           (default: 300 1000 5000 entries)

Each builder gets the same content (`content.py`) and is run in turn, RUNS times; the table gives the
medians; a ratio is the median of the ratios within each turn. Machines differ and drift: the ratios and the
growth count, not the seconds. The others get the pages as finished Markdown: they read no data, check nothing
and write no downloads. Their programs come from `benchmarks/requirements.txt` in `.cache/peers/`; Zensical
from `make zensical`.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from content import ROOT, grown, rendered

sys.path.insert(0, str(ROOT))

from macros.site import _Loader

PEERS = ROOT / ".cache" / "peers"
RUNS = {300: 7, 1000: 3}
"""Runs of each builder, by size; 1 for every other size."""
MEMORY = Path("/dev/shm")
"""Where there is such a folder the work is done in memory: on ext4 a file made minutes after others were deleted
costs more, and so whoever makes the most files would pay for being built again and again."""
LIMIT = 900
"""Seconds after which a build is given up."""
_SPHINX = "extensions = ['myst_parser']\nhtml_theme = 'basic'\nsuppress_warnings = ['*']\nlanguage = 'nl'\n"
_HUGO = (
    "baseURL: https://peer.example/\n"
    "markup: {goldmark: {renderer: {unsafe: true}, parser: {attribute: {block: false, title: false}}}}\n"
)
_FENCE = re.compile(r"^(\s*```).*$", re.MULTILINE)
_HUGO_PAGE = "<!doctype html><html lang=nl><title>{{ .Title }}</title><main>{{ .Content }}</main></html>"


def ours(site: Path, _folder: Path) -> tuple[list[str], Path]:
    """Our own build: reads and checks the data, makes, links and writes everything."""
    return [sys.executable, "-m", "mkdocs", "build", "-q"], site


def material(site: Path, folder: Path, plugins: Sequence[object] = ("search",), linked: bool = False) -> Path:
    """A plain Material site of the same pages with the same navigation, theme settings and extensions."""
    settings = yaml.load((site / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    for name in ("hooks", "watch", "extra_css", "extra_javascript", "validation"):
        settings.pop(name, None)
    del settings["theme"]["custom_dir"], settings["theme"]["favicon"], settings["theme"]["logo"]
    rendered(site, folder / "docs", linked)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**settings, "plugins": list(plugins)}), encoding="utf-8")
    return folder


def plain_material(site: Path, folder: Path) -> tuple[list[str], Path]:
    return [sys.executable, "-m", "mkdocs", "build", "-q"], material(site, folder)


def ezglossary(site: Path, folder: Path) -> tuple[list[str], Path]:
    """Plain Material whose terms are linked, with their explanation, by mkdocs-ezglossary."""
    plugins = ["search", {"ezglossary": {"tooltip": "short", "sections": ["begrip"]}}]
    return [str(PEERS / "bin" / "mkdocs"), "build", "-q"], material(site, folder, plugins, linked=True)


def zensical(site: Path, folder: Path) -> tuple[list[str], Path]:
    """Zensical on the pages of plain Material."""
    command = [str(ROOT / ".venv-zensical" / "bin" / "zensical"), "build", "--clean", "-f", "mkdocs.yml"]
    return command, material(site, folder)


def sphinx(site: Path, folder: Path) -> tuple[list[str], Path]:
    """Sphinx with MyST and its plainest theme; no page is in a list of all pages, which would burden it."""
    rendered(site, folder)
    for path in folder.rglob("*.md"):
        path.write_text(
            "---\norphan: true\n" + path.read_text(encoding="utf-8").removeprefix("---\n"), encoding="utf-8"
        )
    (folder / "conf.py").write_text(_SPHINX, encoding="utf-8")
    return [str(PEERS / "bin" / "sphinx-build"), "-q", "-b", "html", ".", "_site"], folder


def hugo(site: Path, folder: Path) -> tuple[list[str], Path]:
    """Hugo with a bare layout: no theme, navigation or search, so not like for like."""
    rendered(site, folder / "content")
    for path in (folder / "content").rglob("*.md"):
        # Hugo stumbles over the names that our blocks of code have for a test.
        path.write_text(_FENCE.sub(r"\1", path.read_text(encoding="utf-8")), encoding="utf-8")
        if path.name == "index.md":
            path.rename(path.with_name("_index.md"))
    (folder / "hugo.yaml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_HUGO_PAGE, encoding="utf-8")
    return [str(PEERS / "bin" / "hugo"), "--quiet"], folder


BUILDERS: dict[str, Callable[[Path, Path], tuple[list[str], Path]]] = {
    "ours": ours,
    "plain Material": plain_material,
    "mkdocs-ezglossary": ezglossary,
    "Zensical": zensical,
    "Sphinx": sphinx,
    "Hugo (bare)": hugo,
}


def main() -> None:
    prepare()
    sizes = [int(argument) for argument in sys.argv[1:]] or [300, 1000, 5000]
    first: dict[str, tuple[float, int]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
            folder = Path(name)
            site = grown(folder / "site", size)
            made = {label: make(site, folder / label) for label, make in BUILDERS.items()}
            turns = [
                {label: run(command, where) for label, (command, where) in made.items()}
                for _ in range(RUNS.get(size, 1))
            ]
            share = own_share(site, RUNS.get(size, 1))
            pages = sum(1 for _ in (site / "site").rglob("index.html"))
        print(f"\n{size} entries, {pages} addresses, median of {RUNS.get(size, 1)}; our own share {share}")
        print(f"{'builder':<20}{'seconds':>9}{'to Material':>13}{'CPU s':>8}{'to Material':>13}{'MB':>6}{'growth':>8}")
        for label in BUILDERS:
            pairs = [(own, peer) for turn in turns if (own := turn[label]) and (peer := turn["plain Material"])]
            if not pairs:
                print(f"{label:<20}{'failed, or more than ' + str(LIMIT) + ' s':>29}")
                continue
            seconds, cpu, memory = (statistics.median(own[part] for own, _ in pairs) for part in range(3))
            wall_ratio, cpu_ratio = (
                statistics.median(own[part] / peer[part] for own, peer in pairs) for part in (0, 1)
            )
            base, base_size = first.setdefault(label, (cpu, size))
            growth = (cpu / base) / (size / base_size)
            print(
                f"{label:<20}{seconds:>9.1f}{wall_ratio:>13.2f}{cpu:>8.1f}{cpu_ratio:>13.2f}{memory:>6.0f}{growth:>8.2f}",
                flush=True,
            )
    print("\ngrowth: CPU seconds against the first size, divided by the growth of the content; 1 is linear")


def run(command: list[str], folder: Path) -> tuple[float, float, float] | None:
    """Seconds (wall clock and processor) and peak memory (MB) of a build; None where it fails or takes too long."""
    for left in ("site", "_site", "public", ".cache"):
        shutil.rmtree(folder / left, ignore_errors=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1763700000"}
    environment.pop("PYTHONPATH", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        ["timeout", str(LIMIT), *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime
    return None if status else (seconds, cpu, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1_000_000)


def own_share(site: Path, runs: int) -> str:
    """The part of the processor time of a build that is our own work, in words: the median of some runs."""
    command = [sys.executable, str(Path(__file__).with_name("share.py"))]
    environment = {**os.environ, "PYTHONPATH": str(site), "NO_MKDOCS_2_WARNING": "1"}
    printed = [
        subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=True).stdout
        for _ in range(runs)
    ]
    found = sorted((json.loads(text.strip().splitlines()[-1]) for text in printed), key=lambda one: one["share"])
    middle = found[len(found) // 2]
    parts = ", ".join(f"{label} {seconds:.2f} s" for label, seconds in middle.items() if label not in ("share", "own"))
    return f"{middle['share']:.0%} ({parts})"


def prepare() -> None:
    """Installs the other builders."""
    if not (PEERS / "bin" / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        needed = str(Path(__file__).with_name("requirements.txt"))
        subprocess.run([str(PEERS / "bin" / "pip"), "install", "--quiet", "-r", needed], check=True)


if __name__ == "__main__":
    main()
