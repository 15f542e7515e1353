"""The command line: `python -m macros check | pages FOLDER | schema`.

`check` exits with 1 where the data has errors.
"""

import argparse
import io
import json
import os
import sys
from pathlib import Path

from macros import ROOT
from macros.findings import LEVELS, DataError, as_json, github_annotations, has_errors, report
from macros.loader import load, read
from macros.pages import pages
from macros.reference import json_schemas


def check(arguments: argparse.Namespace) -> int:
    """Prints all findings; 1 where there are errors."""
    _dataset, found = read(arguments.root)
    least = LEVELS.index(arguments.niveau)
    shown = [one for one in found if LEVELS.index(one.level) <= least]
    if arguments.vorm == "json":
        print(as_json(shown))
    else:
        if arguments.vorm == "github":
            print(github_annotations(shown))
        print(report(shown))
    return int(has_errors(found))


def write_pages(arguments: argparse.Namespace) -> int:
    """Writes the pages that the data makes into a folder, for another generator than MkDocs."""
    for path, markdown in pages(load(arguments.root)).items():
        target = arguments.map / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown, encoding="utf-8")
    return 0


def write_schemas(arguments: argparse.Namespace) -> int:
    """Writes the JSON Schemas from the model to `schema/`."""
    folder = arguments.root / "schema"
    folder.mkdir(exist_ok=True)
    for name, schema in json_schemas(load(arguments.root)).items():
        (folder / name).write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m macros", description="Controleer en gebruik de gegevens van de site."
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="de map met data/ (standaard: deze repository)")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    one = commands.add_parser("check", help="controleer alle gegevens")
    in_ci = os.environ.get("GITHUB_ACTIONS") == "true"
    one.add_argument("--vorm", choices=("tekst", "github", "json"), default="github" if in_ci else "tekst")
    one.add_argument("--niveau", choices=LEVELS, default="tip", help="het lichtste niveau dat je wilt zien")
    one.set_defaults(run=check)
    one = commands.add_parser("pages", help="schrijf de gemaakte pagina's naar een map")
    one.add_argument("map", type=Path)
    one.set_defaults(run=write_pages)
    one = commands.add_parser("schema", help="schrijf de JSON Schema's naar schema/")
    one.set_defaults(run=write_schemas)
    arguments = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign must still show the report
    try:
        return arguments.run(arguments)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
