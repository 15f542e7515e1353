"""The command line: `python -m macros check | new | rename | export FOLDER | …`; `--help` lists all commands.

A command exits with 1 where the data has errors or a file cannot be read or written, with 2 for wrong use.
"""

import argparse
import datetime
import json
import os
import sys
from pathlib import Path

from macros import ROOT, ask, console, diffreport, offline, rename, sheetreader, skeleton, spreadsheet, versions
from macros.diff import diff
from macros.edit import EditError
from macros.exports import bundle, sheet
from macros.exports.api import contract
from macros.findings import LEVELS, DataError, as_json, github_annotations, has_errors, report
from macros.ids import is_slug
from macros.loader import load, read
from macros.maintenance import overview
from macros.pages import pages
from macros.reader import read_file
from macros.reference import json_schemas
from macros.render import Renderer
from macros.site import build_date, renderer, settings, version
from macros.suggest import listed


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
    made = pages(renderer(arguments.root, settings(arguments.root)))
    for path, markdown in made.items():
        target = arguments.map / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown, encoding="utf-8")
    return 0


def write_schemas(arguments: argparse.Namespace) -> int:
    """Writes the JSON Schemas of the data and of the API to `schema/`.

    1 where the API would break what it promised; then nothing is written.
    """
    promise = contract.schemas()
    if wrong := contract.broken(contract.kept(arguments.root), promise):
        print("\n".join(["De API mag alleen groeien; er is niets geschreven:", *wrong]), file=sys.stderr)
        return 1
    for folder, schemas in (("schema", json_schemas(load(arguments.root))), (contract.FOLDER, promise)):
        (arguments.root / folder).mkdir(parents=True, exist_ok=True)
        for name, schema in schemas.items():
            text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
            (arguments.root / folder / name).write_text(text, encoding="utf-8")
    return 0


def agenda_out(arguments: argparse.Namespace) -> int:
    """Writes an agenda to a workbook or a CSV file."""
    file = arguments.root / "data" / "agendas" / f"{arguments.id}.yml"
    document = read_file(arguments.root, f"data/agendas/{arguments.id}.yml")
    if not is_slug(arguments.id) or not isinstance(document.value, dict) or has_errors(document.findings):
        known = sorted(path.stem for path in file.parent.glob("*.yml"))
        print(f"Er is geen leesbare agenda '{arguments.id}'. Kies uit {listed(known)}.", file=sys.stderr)
        return 2
    is_csv = arguments.bestand.suffix.lower() == ".csv"
    made_on = datetime.datetime.fromtimestamp(0, datetime.UTC)
    arguments.bestand.write_bytes(sheet.as_csv(document.value) if is_csv else sheet.as_xlsx(document.value, made_on))
    print(f"Geschreven: {arguments.bestand}. Pas het aan en haal het terug met: agenda in {arguments.bestand}")
    return 0


def agenda_in(arguments: argparse.Namespace) -> int:
    """Takes an agenda out of a workbook into its file; 1 where it has errors, and then nothing changes."""
    try:
        found, written = spreadsheet.take_in(arguments.root, arguments.bestand)
    except sheetreader.SheetError as error:
        print(error, file=sys.stderr)
        return 2
    print(report(found))
    print(f"Overgenomen in {written}." if written else "Er is niets veranderd. Verbeter het bestand.")
    return 0 if written else 1


def offline_zip(arguments: argparse.Namespace) -> int:
    """Writes a built site to a zip that opens from disk; 2 where the folder holds no built site."""
    try:
        offline.write_zip(arguments.map, arguments.zip)
    except offline.NotBuiltError:
        print(f"In '{arguments.map}' staat geen gebouwde site. Bouw die eerst met: make build", file=sys.stderr)
        return 2
    print(f"Geschreven: {arguments.zip}. Pak het uit en open index.html.")
    return 0


def show_changes(arguments: argparse.Namespace) -> int:
    """Prints what changed between two versions of the data; 2 where there is no such version."""
    try:
        old = versions.version(arguments.root, arguments.oud)
        new = versions.version(arguments.root, arguments.nieuw or str(arguments.root))
    except versions.VersionError as error:
        print(error, file=sys.stderr)
        return 2
    before, after, skipped = versions.comparable(old, new)
    as_form = {"tekst": diffreport.as_text, "markdown": diffreport.as_markdown, "json": diffreport.as_json}
    print(as_form[arguments.vorm](diff(before, after), skipped))
    return 0


def maintenance_list(arguments: argparse.Namespace) -> int:
    """Prints what has to be looked at again, as Markdown for a monthly issue."""
    made = Renderer(load(arguments.root), settings(arguments.root))
    found = overview(made.dataset, arguments.root, build_date())
    print(made.html("onderhoud.txt.jinja", 0, o=found))
    return 0


def new_entry(arguments: argparse.Namespace) -> int:
    """Makes a skeleton of a new entry; 1 where the data has errors, 2 where that cannot be."""
    given = {name: getattr(arguments, name) for name in ("titel", "id", "thema", "regio")}
    try:
        place = ask.new(arguments.root, arguments.soort, given, None if arguments.ja else input, print)
    except EditError as error:
        print(error, file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        print("\nGestopt; er is niets veranderd.", file=sys.stderr)
        return 2
    except DataError as error:
        print(f"{error}\nEr is niets veranderd.", file=sys.stderr)
        return 1
    print(f"Gemaakt. Open nu {place.file}:{place.line} en vervang elke 'Nog schrijven: …'.")
    return 0


def rename_entry(arguments: argparse.Namespace) -> int:
    """Gives an entry another id everywhere; 1 where the data has errors, 2 where that cannot be."""
    try:
        changed = rename.rename(arguments.root, arguments.soort, arguments.oud, arguments.nieuw)
    except EditError as error:
        print(error, file=sys.stderr)
        return 2
    except DataError as error:
        print(f"{error}\nEr is niets veranderd.", file=sys.stderr)
        return 1
    print("\n".join(["Veranderd:", *(f"  {file}" for file in changed)]))
    print(f"Staat de oude id nog ergens anders, zoals in een test? Zoek met: git grep {arguments.oud}")
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Writes all downloads to a folder; 2 where the settings of the site are missing."""
    try:
        address = settings(arguments.root).url
    except FileNotFoundError:
        print(f"In '{arguments.root}' staat geen mkdocs.yml; daarin staat het adres van de site.", file=sys.stderr)
        return 2
    made = bundle.files(load(arguments.root), address, version(arguments.root), build_date())
    arguments.map.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (arguments.map / name).write_bytes(content)
        print(f"Geschreven: {arguments.map / name}")
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
    one = commands.add_parser("agenda", help="haal een agenda uit of in een Excel- of CSV-bestand")
    ways = one.add_subparsers(required=True, metavar="richting")
    way = ways.add_parser("uit", help="schrijf een agenda naar een Excel- of CSV-bestand")
    way.add_argument("id", help="de id van de agenda, zoals de naam van het bestand in data/agendas")
    way.add_argument("bestand", type=Path)
    way.set_defaults(run=agenda_out)
    way = ways.add_parser("in", help="neem een Excel- of CSV-bestand over in de agenda")
    way.add_argument("bestand", type=Path)
    way.set_defaults(run=agenda_in)
    one = commands.add_parser("offline", help="maak van een gebouwde site een zip die vanaf schijf opent")
    one.add_argument("map", type=Path, help="de map met de gebouwde site, zoals site")
    one.add_argument("zip", type=Path)
    one.set_defaults(run=offline_zip)
    one = commands.add_parser("diff", help="vertel wat er tussen twee versies van de gegevens veranderde")
    one.add_argument("oud", help="een commit, zoals HEAD~1, of een map met data/ erin")
    one.add_argument("nieuw", nargs="?", help="hetzelfde (standaard: de gegevens zoals ze nu in de map staan)")
    one.add_argument("--vorm", choices=("tekst", "markdown", "json"), default="tekst")
    one.set_defaults(run=show_changes)
    one = commands.add_parser("onderhoud", help="laat zien wat opnieuw nagekeken moet worden")
    one.add_argument("--vorm", choices=("markdown",), default="markdown")
    one.set_defaults(run=maintenance_list)
    one = commands.add_parser("new", help="begin een nieuw item; je krijgt een paar vragen")
    one.add_argument("soort", help=f"wat je maakt: {listed(skeleton.QUESTIONS)}")
    one.add_argument("--titel", help="de titel, de naam of het woord")
    one.add_argument("--id", help="de id (standaard: gemaakt van de titel)")
    one.add_argument("--thema", help="bij een situatie: de id van het thema")
    one.add_argument("--regio", help="bij een agenda: de id van de regio")
    one.add_argument("--ja", action="store_true", help="stel geen vragen; neem overal wat er is voorgesteld")
    one.set_defaults(run=new_entry)
    one = commands.add_parser("rename", help="verander een id overal waar die staat")
    one.add_argument("soort", help=f"wat het is: {listed(rename.RENAMABLE)}")
    one.add_argument("oud", help="de id van nu")
    one.add_argument("nieuw", help="de nieuwe id")
    one.set_defaults(run=rename_entry)
    one = commands.add_parser("export", help="schrijf alle downloads en alle gegevens naar een map")
    one.add_argument("map", type=Path)
    one.set_defaults(run=export)
    arguments = parser.parse_args(argv)
    return console.run(lambda: arguments.run(arguments))


if __name__ == "__main__":
    sys.exit(main())
