"""Puts what has to be looked at again into one GitHub issue a month, with GitHub's own command `gh`.

usage: .venv/bin/python -m scripts.maintenance_issue

Makes the issue 'Onderhoud <maand jaar>', or renews its text where it is open already. What goes wrong is told
as a warning and never fails the run: a reminder that is late harms nobody. Needs the right to write issues.
"""

import datetime
import json
import os
import subprocess
import sys

from macros import ROOT
from macros.text import dutch_date

MOST_CHARACTERS = 60_000
"""GitHub refuses an issue of more than 65,536 characters."""


class CommandError(Exception):
    """A command failed; the message is what it printed."""


def main() -> int:
    """Runs the whole; always returns 0."""
    try:
        print(write_issue(datetime.datetime.now(datetime.UTC).date()))
    except CommandError as error:
        message = " ".join(str(error).split()).replace("%", "%25")
        print(f"::warning title=Het onderhoudsissue is niet bijgewerkt::{message}")
    return 0


def write_issue(today: datetime.date) -> str:
    """Makes or renews the issue of the month; returns its address. Raises CommandError."""
    title = f"Onderhoud {dutch_date(today).partition(' ')[2]}"
    body = shortened(run(sys.executable, "-m", "macros", "onderhoud", "--vorm", "markdown"))
    # The title alone finds the issue: a label would have to exist first.
    listed = run("gh", "issue", "list", "--state", "open", "--limit", "500", "--json", "number,title")
    number = next((str(one["number"]) for one in json.loads(listed) if one["title"] == title), None)
    change = ["edit", number] if number else ["create", "--title", title]
    return run("gh", "issue", *change, "--body-file", "-", given=body).strip()


def shortened(text: str) -> str:
    """The text, cut off after a whole line where it is too long for an issue."""
    if len(text) <= MOST_CHARACTERS:
        return text
    whole = text[:MOST_CHARACTERS].rpartition("\n")[0]
    return f"{whole}\n\n*De rest past hier niet. Alles staat op de site, bij Over > Onderhoud.*\n"


def run(*command: str, given: str = "") -> str:
    """What a command prints. Raises CommandError where it fails or is not there."""
    # The build counts from the last commit; a reminder must count from today.
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, input=given, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise CommandError(f"{command[0]}: {error}") from error
    if done.returncode:
        raise CommandError(done.stderr or f"{' '.join(command)} stopt met {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
