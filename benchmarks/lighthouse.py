"""Lighthouse's four scores, on a phone, for one page of each kind.

usage: .venv/bin/python benchmarks/lighthouse.py [SITE]      (default: site/)

Needs npm: Lighthouse comes in `.cache/lighthouse/`. Its phone is slowed down by calculation, so a busy
machine scores lower; each page gets the median of RUNS runs. The server compresses, as a host does.
"""

import gzip
import http.server
import io
import json
import os
import statistics
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from browser import chromium_path

ROOT = Path(__file__).resolve().parent.parent
VERSION = "13.5.0"
RUNS = 3
PAGES = ("", "wie-betaalt/dyslexie-ernstig/", "wie-betaalt/", "stroomschemas/wie-betaalt/", "ouders/", "zoeken/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site compressed and cacheable, in silence."""

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=31536000")
        super().end_headers()

    def send_head(self):  # type: ignore[no-untyped-def]
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def main() -> None:
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    folder = ROOT / ".cache" / "lighthouse"
    if not (folder / "node_modules").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", str(folder), f"lighthouse@{VERSION}"], check=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"{'page':<34}" + "".join(f"{name:>16}" for name in CATEGORIES) + f"{'LCP s':>8}{'CLS':>7}")
    for path in PAGES:
        reports = [report(folder, f"http://127.0.0.1:{server.server_port}/{path}") for _ in range(RUNS)]
        scores = [statistics.median(one["categories"][name]["score"] * 100 for one in reports) for name in CATEGORIES]
        paint, shift = (
            statistics.median(one["audits"][name]["numericValue"] for one in reports)
            for name in ("largest-contentful-paint", "cumulative-layout-shift")
        )
        shown = "".join(f"{score:>16.0f}" for score in scores)
        print(f"/{path:<33}{shown}{paint / 1000:>8.1f}{shift:>7.3f}", flush=True)
        lacking = {
            name: one["title"]
            for report_ in reports
            for name, one in report_["audits"].items()
            if one.get("score") is not None and one["score"] < 0.9 and one["scoreDisplayMode"] == "binary"
        }
        for name, title in lacking.items():
            print(f"    {name}: {title}")


def report(folder: Path, address: str) -> dict:
    """Lighthouse's report of a page."""
    command = [
        str(folder / "node_modules/.bin/lighthouse"),
        address,
        "--quiet",
        "--output=json",
        f"--chrome-flags={FLAGS}",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium_path() or ""}
    return json.loads(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
