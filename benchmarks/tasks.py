"""Twenty tasks from the home page on a phone: is the right answer in view, after how many taps and seconds?

usage: .venv/bin/python benchmarks/tasks.py FOLDER          (a built site, such as site/)

Types each search of tasks.tsv as a thumb does (a key every 180 ms), taps the right result and stops when its
answer (or explanation, or first question) is in view. The seconds are those of reading, typing and loading;
reading is counted as two seconds a screen. Prints one line a task, and the medians.
"""

import csv
import functools
import http.server
import statistics
import sys
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from browser import chromium_path

KEY_MS, READ_S = 180, 2


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    handler = functools.partial(_Quiet, directory=sys.argv[1])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with Path(__file__).with_name("tasks.tsv").open(encoding="utf-8", newline="") as file:
        tasks = list(csv.DictReader(file, delimiter="\t"))
    taps, seconds = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for task in tasks:
            page = browser.new_page(viewport={"width": 390, "height": 844})
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            begun = time.monotonic()
            page.locator("#zoek-hier").click()
            page.keyboard.type(task["typt"], delay=KEY_MS)
            link = page.locator(f".zoek__link[href$='/{task['antwoord']}/']")
            link.wait_for(timeout=3000)
            rank = 1 + page.locator(".zoek__link").evaluate_all(
                "(all, end) => all.findIndex(a => a.href.endsWith(end))", f"/{task['antwoord']}/"
            )
            link.click()
            answer = page.locator(".antwoord__zin").first
            answer.wait_for()
            box = answer.bounding_box()
            assert box and box["y"] >= 0 and box["y"] + box["height"] <= 844, task
            taps.append(2)
            seconds.append(time.monotonic() - begun + 2 * READ_S)
            print(f"{task['rol']:6} {task['taak']:52} plaats {rank}  tikken 2  {seconds[-1]:4.1f} s")
            page.close()
    print(f"mediaan: {statistics.median(taps)} tikken, {statistics.median(seconds):.1f} s; langst {max(seconds):.1f} s")


if __name__ == "__main__":
    main()
