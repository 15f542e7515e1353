"""What the last whole audit of the site in a browser counted, for the accessibility statement."""

import datetime
import json
from pathlib import Path
from typing import Any

FIGURES = "benchmarks/audit.json"
"""Where `make audit` writes what it counted."""


def last_audit(root: Path) -> dict[str, Any] | None:
    """Its figures by name, with `datum` as a date; None where no audit was kept under `root`."""
    path = root / FIGURES
    if not path.is_file():
        return None
    figures = json.loads(path.read_text(encoding="utf-8"))
    return {**figures, "datum": datetime.date.fromisoformat(figures["datum"])}
