"""Looks up known leaks in all packages that the project installs; `make dependencies` runs it in `.venv-audit`.

Ends with 1 where a package has a known leak. Where the lists of leaks cannot be reached, nothing was looked up:
then it says so, and ends with 1 in a workflow (CI=true), where somebody counts on it; on a machine without
internet it ends with 0, so that the rest of `make audit` still counts.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NPM = ROOT / "scripts/vendor"


def of_lock(report: dict[str, Any] | None) -> tuple[list[str], bool]:
    """What `pip-audit` found in a lock file: the leaks, and whether every package was looked up."""
    if report is None:
        return [], False
    leaks = [
        f"{one['name']} {one['version']}: {leak['id']}"
        + (f", opgelost in {', '.join(leak['fix_versions'])}" * bool(leak["fix_versions"]))
        for one in report["dependencies"]
        for leak in one.get("vulns", [])
    ]
    return leaks, not any("skip_reason" in one for one in report["dependencies"])


def of_npm(report: dict[str, Any] | None) -> tuple[list[str], bool]:
    """The same for `npm audit`."""
    if report is None or "vulnerabilities" not in report:
        return [], False
    return [f"{name}: {one['severity']}" for name, one in report["vulnerabilities"].items()], True


def told(found: dict[str, tuple[list[str], bool]], in_workflow: bool) -> tuple[list[str], int]:
    """The lines to print for each file, and the exit status."""
    lines, status = [], 0
    for name, (leaks, whole) in found.items():
        lines += [f"{name}: BEKEND LEK in {leak}" for leak in leaks]
        if leaks:
            status = 1
        if not whole:
            lines.append(f"{name}: NIET NAGEKEKEN. De lijst met bekende lekken is niet bereikbaar.")
            status = status or int(in_workflow)
        elif not leaks:
            lines.append(f"{name}: geen bekende lekken.")
    return lines, status


def _report(command: list[str], folder: Path) -> dict[str, Any] | None:
    """The JSON that a command prints, whatever its status; None where it prints none."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)
    except ValueError:
        return None


def main() -> int:
    options = ["--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json"]
    found = {
        lock.name: of_lock(_report([sys.executable, "-m", "pip_audit", "-r", str(lock), *options], ROOT))
        for lock in sorted(ROOT.glob("requirements*.lock"))
    }
    npm = shutil.which("npm")
    found["scripts/vendor"] = of_npm(_report([npm, "audit", "--json"], NPM) if npm else None)
    lines, status = told(found, os.environ.get("CI") == "true")
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main())
