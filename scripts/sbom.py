"""Writes what the site is made of as a CycloneDX bill of materials; `make sbom` runs it in `.venv-audit`.

usage: python -m scripts.sbom FILE

It describes the lock file, not an environment, so that it is the same on every machine; the date in it is
SOURCE_DATE_EPOCH. The licences come from `licences.tsv`, what the pages hold of others from `SHIPPED`.
"""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LICENCES = Path(__file__).with_name("licences.tsv")
SHIPPED = {
    "vendor": ("@orama/stemmers", "minisearch"),
    "theme": ("clipboard", "escape-html", "focus-visible", "rxjs", "tslib"),
}
"""What visitors get of npm: in our own bundle of the search box, and in the script of the theme."""


def licences() -> dict[tuple[str, str], str]:
    """('pypi' or 'npm', name) → SPDX expression."""
    with LICENCES.open(encoding="utf-8", newline="") as file:
        return {(row["herkomst"], row["pakket"]): row["licentie"] for row in csv.DictReader(file, delimiter="\t")}


def versions() -> dict[str, str]:
    """Name → version, of the packages of npm that are in our own bundle."""
    lock = json.loads((ROOT / "scripts/vendor/package-lock.json").read_text(encoding="utf-8"))
    return {name: lock["packages"][f"node_modules/{name}"]["version"] for name in SHIPPED["vendor"]}


def completed(bom: dict[str, Any], known: dict[tuple[str, str], str], npm: dict[str, str]) -> dict[str, Any]:
    """The bill of `cyclonedx-py` with the licence of every package, and with the packages of npm.

    `npm` holds the versions that are known. Raises KeyError for a package without a licence in `known`.
    """
    python = [{**one, **_licence(known["pypi", _normal(one["name"])])} for one in bom["components"]]
    return {**bom, "components": [*python, *_of_npm(known, npm)]}


def _of_npm(known: dict[tuple[str, str], str], npm: dict[str, str]) -> Iterator[dict[str, Any]]:
    for name in sorted(one for names in SHIPPED.values() for one in names):
        group, _, last = name.rpartition("/")
        version = {"version": npm[name]} if name in npm else {}
        purl = f"pkg:npm/{name.replace('@', '%40')}" + (f"@{npm[name]}" if name in npm else "")
        named = {"group": group, "name": last} if group else {"name": last}
        yield {"bom-ref": purl, "type": "library", **named, **version, "purl": purl, **_licence(known["npm", name])}


def _licence(expression: str) -> dict[str, Any]:
    one = {"expression": expression} if " " in expression else {"license": {"id": expression}}
    return {"licenses": [one]}


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def main() -> int:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    options = ["--pyproject", "pyproject.toml", "--output-reproducible", "--sv", "1.6", "--of", "JSON", "-o", "-"]
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "requirements.lock", *options]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if made.returncode:
        print(made.stderr, file=sys.stderr)
        return made.returncode
    text = json.dumps(completed(json.loads(made.stdout), licences(), versions()), ensure_ascii=False, indent=1) + "\n"
    if mistake := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        print(mistake, file=sys.stderr)
        return 1
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(f"Geschreven: {target}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
