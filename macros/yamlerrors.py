"""What is wrong with a text that is no YAML: the parser's complaint in plain Dutch, with its line."""

import re
from typing import Any

import yaml

from macros.findings import Finding, finding

MAX_DEPTH = 12
"""Lists and blocks within one another."""
MAX_EXPLAINED = 200_000
"""Characters of a broken file that are parsed again to explain it: PyYAML's own parser is slow."""


def row_of(mark: Any) -> int:
    """The row of a parser's mark, from 0; 0 where the parser gave none."""
    return mark.line if mark is not None else 0


def explained(file: str, text: str, first_line: int, error: yaml.YAMLError, most: int = MAX_EXPLAINED) -> Finding:
    """The parser's complaint about `text` in plain Dutch; `error` is what libyaml said.

    A text of more than `most` characters gets the sentence that always holds.

    Parsed again with PyYAML's own parser: libyaml words its errors differently, and these sentences
    must not depend on how PyYAML was compiled.
    """
    row = row_of(getattr(error, "problem_mark", None))
    # Half a character, written as a code, is refused by libyaml alone.
    code = "Y20" if "escape" in (getattr(error, "problem", None) or "") else "Y08"
    unexplained = finding(file, first_line + row + 1, code)
    if len(text) > most:
        return unexplained
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            # Only libyaml refused the text then; what comes next may nest without end.
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > 2 * MAX_DEPTH:
                break
    except yaml.MarkedYAMLError as own:
        code, row, values = _diagnosis(own, text.split("\n"))
        return finding(file, first_line + row + 1, code, **values)
    except (yaml.YAMLError, ValueError, OverflowError):
        pass
    return unexplained


def _diagnosis(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, int, dict[str, str]]:
    """What is wrong: the code of a finding, its row from 0, and what its sentence needs."""
    problem = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    row = min(row_of(mark), len(lines) - 1)
    opened = row_of(error.context_mark or error.problem_mark)
    line = lines[row]
    for at in (row, max(0, row - 1)):
        if "\t" in lines[at][: len(lines[at]) - len(lines[at].lstrip())] or ("'\\t'" in problem and at == row):
            return "Y04", at, {}
    if "escape" in problem:
        return "Y20", row, {}
    if "quoted scalar" in problem:
        return "Y05", opened, {}
    if "mapping values are not allowed" in problem:
        # The first colon of a line closes a field's name: then it is the line that stands wrong.
        glued = next((at for at in (row, max(0, row - 1)) if _GLUED.match(lines[at])), None)
        if glued is not None and glued != row:
            return "Y24", glued, {}
        if mark is not None and line.find(":") == mark.column and _FIELD.match(line):
            return "Y07", row, {}
        return "Y06", row, {"regel": line.strip()[:60]}
    if "scanning an alias" in problem or "scanning an anchor" in problem:
        return "Y17", row, {"teken": "*" if "alias" in problem else "&"}
    if "found character" in problem and any(f"'{sign}'" in problem for sign in "@`%"):
        return "Y17", row, {"teken": problem.rsplit("'", 2)[1]}
    if "flow sequence" in problem or "flow mapping" in problem:
        return "Y18", opened, {}
    glued = next((at for at in (row, max(0, row - 1)) if _GLUED.match(lines[at])), None)
    if glued is not None:
        return "Y24", glued, {}
    if "block" in problem or "could not find expected ':'" in problem:
        return ("Y19" if re.search(r":\s+(['\"]).*\1\s*\S", line) else "Y07"), row, {}
    return "Y08", row, {}


_FIELD = re.compile(r"\s*(?:- )?[a-z_]+:(?:\s|$)")
_GLUED = re.compile(r"\s*(?:- )?[a-z_]+:[^\s/]")
