"""Makes the virtual environment `.venv` and installs a lock file into it, every package by its hash.

usage: python3 scripts/environment.py LOCKFILE [FOLDER]

FOLDER takes the place of `.venv`.

Needs only Python's standard library. On Debian the module that makes environments is a package of
its own: installed here where we may, named in one line where we may not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / (sys.argv[2] if len(sys.argv) > 2 else ".venv")


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this script may be started with any Python
        print(
            "Python 3.11 of nieuwer ontbreekt. Debian: sudo apt install python3. macOS: brew install python.",
            file=sys.stderr,
        )
        return 1
    python = VENV / "bin" / "python"
    complete = python.exists() and (VENV / "bin" / "pip").exists()
    if not complete and not make_environment():
        print("Python mist 'venv'. Installeer het met: sudo apt install python3-venv", file=sys.stderr)
        return 1
    print(f"Pakketten installeren uit {sys.argv[1]} …", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    done = subprocess.run([*command, "-r", str(ROOT / sys.argv[1])], check=False)
    if done.returncode:
        print("Installeren lukte niet. Is er een verbinding met internet?", file=sys.stderr)
    return done.returncode


def make_environment() -> bool:
    """Makes the environment; True when that worked."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, check=False, capture_output=True).returncode == 0:
        return True
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=False, stdout=subprocess.DEVNULL)
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
