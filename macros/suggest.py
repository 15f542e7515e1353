"""'Bedoelde je …?': the known word nearest to a misspelt one."""

import difflib
from collections.abc import Collection, Iterable

_LONGEST = 200
"""A longer word is no slip of the keyboard, and comparing it is slow."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A Dutch half-sentence that names the nearest known word, or an empty string."""
    if len(word) > _LONGEST:
        return ""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Bedoelde je '{near[0]}'?" if near else ""


class Hints:
    """Gives 'Bedoelde je …?' as long as that is quick: looking among thousands of words takes time.

    Who has a hundred wrong words has one other mistake.
    """

    def __init__(self, most_compared: int = 100_000):
        self._left = most_compared

    def __call__(self, word: str, known: Collection[str]) -> str:
        """As `did_you_mean`; an empty string once so many words were compared."""
        self._left -= len(known)
        return did_you_mean(word, known) if self._left >= 0 else ""


def listed(words: Iterable[str]) -> str:
    """Words as a Dutch enumeration: "'a', 'b' of 'c'"."""
    quoted = [f"'{word}'" for word in words]
    return "".join(quoted) if len(quoted) < 2 else f"{', '.join(quoted[:-1])} of {quoted[-1]}"
