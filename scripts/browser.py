"""Finds the Chromium browser for the browser tests, or installs it; one clear line where neither works.

usage: .venv/bin/python scripts/browser.py

As root on Debian it installs the package `chromium`; elsewhere Playwright's own copy is fetched.
Tests ask `chromium_path()`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def chromium_path() -> str | None:
    """The path of a Chromium on this machine, or None. The variable CHROMIUM goes before all."""
    if named := os.environ.get("CHROMIUM"):
        return named
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in _MAC if Path(path).exists()), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Installs a Chromium in whatever way this machine allows."""
    print("Geen Chromium gevonden; die wordt nu geïnstalleerd …", flush=True)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=False, env=environment, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    else:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdout=subprocess.DEVNULL
        )


if __name__ == "__main__":
    if not chromium_path():
        install()
    if not chromium_path():
        sys.exit("Er is geen Chromium. Debian: sudo apt install chromium. macOS: brew install --cask chromium.")
