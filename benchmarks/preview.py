"""How soon a change of one entry shows in `make serve`, beside the whole build that follows.

usage: .venv/bin/python benchmarks/preview.py [RUNS]          (default: 5)

Works in a copy. Prints, per run, the seconds from saving the file until the page of the entry shows the
change and until the list of all entries does, and the medians with their ratio.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from content import ROOT, grown

sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

from test_preview import ANSWER, FILE, LONG, TITLE, Served


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        served = Served(grown(Path(folder) / "site", 0))
        served.until(ANSWER, TITLE, LONG)
        pages, wholes = [], []
        shown = TITLE
        for number in range(runs):
            title = f"Proeftitel {number} over lezen"
            served.replace(FILE, shown, title)
            start = time.monotonic()
            pages.append(served.until(ANSWER, title, LONG))
            served.until("wie-betaalt/", title, LONG)
            wholes.append(time.monotonic() - start)
            shown = title
            print(f"page {pages[-1]:.2f} s, everything {wholes[-1]:.2f} s", flush=True)
            time.sleep(1)
        served.process.terminate()
        served.process.wait()
    page, whole = statistics.median(pages), statistics.median(wholes)
    print(f"median: page {page:.2f} s, everything {whole:.2f} s, ratio {page / whole:.2f}")


if __name__ == "__main__":
    main()
