"""What every command meets outside itself: a reader that stops, a disk that refuses, a terminal that lacks a sign."""

import io
import os
import sys
from collections.abc import Callable

from macros.findings import DataError

_REASONS: dict[type[OSError], str] = {
    PermissionError: "je hebt daar geen rechten voor",
    FileNotFoundError: "dat bestand of die map bestaat niet",
    FileExistsError: "daar staat al een bestand met die naam",
    NotADirectoryError: "een deel van dat pad is een bestand en geen map",
    IsADirectoryError: "dat is een map",
}


def run(command: Callable[[], int]) -> int:
    """Runs a command and returns its exit status.

    That is 1 where the data has errors, where a file cannot be read or written (each told on stderr), and
    where whoever reads the output stops before its end, as `| head` does.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign must still show the report
    try:
        status = _told(command)
        sys.stdout.flush()  # what is still to be written must fail here, where it can be met
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())  # Python writes what is left when it ends
        return 1
    return status


def _told(command: Callable[[], int]) -> int:
    try:
        return command()
    except DataError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = next((told for type_, told in _REASONS.items() if isinstance(error, type_)), error.strerror)
        print(f"Het lukt niet om '{error.filename}' te lezen of te schrijven: {reason}.", file=sys.stderr)
    return 1
