"""'Bedoelde je …?': the known word nearest to a misspelt one."""

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A Dutch half-sentence that names the nearest known word, or an empty string."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Bedoelde je '{near[0]}'?" if near else ""


def listed(words: Iterable[str]) -> str:
    """Words as a Dutch enumeration: "'a', 'b' of 'c'"."""
    quoted = [f"'{word}'" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} of {quoted[-1]}"
