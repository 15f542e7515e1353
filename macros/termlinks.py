"""Links terms in running text to their page, in one pass over the words of a page.

The first mention in each section becomes a link, the longest term wins, inflections count, and nothing
inside a heading, link, button or code is touched. The cost grows with the text, not with the number of
terms: every word is looked up in one dictionary (a pattern per term would grow with their product).

By hand, in data and in `docs/`: `[[thuiszitter]]` and `[[thuiszitter|zulke kinderen]]` link,
`[[-|ouder]]` keeps a word from being linked. A term with `koppelen: false` is only linked by hand, and
an element with `data-geen-begrippen` is left alone.
"""

import html
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from macros.dataset import Dataset
from macros.model import Begrip
from macros.text import BY_HAND

_TAG = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LEFT_ALONE = frozenset(
    {
        *("a", "abbr", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend"),
        *("option", "pre", "script", "select", "style", "summary", "svg", "th", "time"),
    }
)
_LITERAL = frozenset({"code", "pre", "script", "style"})
_VOWELS = "aeiou"


class _Label(NamedTuple):
    words: tuple[str, ...]
    id: str
    exact: bool
    """An abbreviation: TOS is a term, 'tos' is not."""


class TermLinker:
    """Knows all labels of all terms; `link` may be called for any number of pages."""

    def __init__(self, terms: Mapping[str, Begrip], ambiguous: Iterable[str] = ()):
        """`ambiguous`: words with more than one meaning, which are never linked by themselves."""
        self.terms = terms
        self.unknown: list[str] = []
        """Ids that were linked by hand and do not exist, in the page that was linked last."""
        taken: dict[tuple[str, ...], str] = {}
        never = {word.casefold() for word in ambiguous}
        self._by_first: dict[str, list[_Label]] = {}
        # A preferred term goes before another term's synonym, a form as written before an inflection.
        for inflected in (False, True):
            for label, id_, exact in _labels(terms):
                if label.casefold() in never:
                    continue
                for words in _forms(label, exact) if inflected else [_key(label, exact)]:
                    if words and taken.setdefault(words, id_) == id_:
                        self._by_first.setdefault(words[0].casefold(), []).append(_Label(words, id_, exact))
        for labels in self._by_first.values():
            labels.sort(key=lambda label: -len(label.words))

    @classmethod
    def of(cls, dataset: Dataset) -> "TermLinker":
        """The linker of a dataset: its homonyms are ambiguous."""
        return cls(dataset.begrippen, [word.woord for word in dataset.homoniemen.values()])

    def link(self, page: str, root: str, own: str | None = None) -> str:
        """The HTML of a page with its terms linked.

        `root` is the way from the page to the root of the site ('../../'); `own` is the id of the term
        that the page is about, which is not linked.
        """
        self.unknown = []
        made: list[str] = []
        seen = {own} if own else set()
        skipping, depth = "", 0
        for part in _TAG.split(page):
            if not part.startswith("<"):
                made.append(part if skipping in _LITERAL else self._text(part, root, seen, bool(skipping)))
                continue
            made.append(part)
            match = _NAME.match(part)
            if not match:
                continue
            name = match.group(1).lower()
            closing, empty = part.startswith("</"), part.endswith("/>")
            if name == "h2" and not closing:
                seen = {own} if own else set()
            if skipping:
                if name == skipping and not empty:
                    depth += -1 if closing else 1
                    skipping = skipping if depth else ""
            elif not closing and not empty and (name in _LEFT_ALONE or "data-geen-begrippen" in part):
                skipping, depth = name, 1
        return "".join(made)

    def mentioned(self, text: str) -> set[str]:
        """The ids of the terms that a plain text mentions."""
        seen: set[str] = set()
        self._scan(text, "", seen)
        return seen

    def _text(self, text: str, root: str, seen: set[str], plain: bool) -> str:
        """One run of text between two tags."""
        made: list[str] = []
        position = 0
        for match in BY_HAND.finditer(text):
            made.append(
                text[position : match.start()] if plain else self._scan(text[position : match.start()], root, seen)
            )
            made.append(self._by_hand(match, root, plain))
            position = match.end()
        made.append(text[position:] if plain else self._scan(text[position:], root, seen))
        return "".join(made)

    def _by_hand(self, match: re.Match[str], root: str, plain: bool) -> str:
        id_, shown = match.group(1), match.group(2)
        if id_ != "-" and id_ not in self.terms:
            self.unknown.append(id_)
            return shown or id_
        if id_ == "-":
            return shown or ""
        shown = shown or html.escape(self.terms[id_].voorkeursterm)
        return shown if plain else self._anchor(id_, shown, root)

    def _scan(self, text: str, root: str, seen: set[str]) -> str:
        made: list[str] = []
        position = 0
        words = list(_WORD.finditer(text))
        number = 0
        while number < len(words):
            label = self._match(text, words, number)
            if label is None or label.id in seen:
                # Words of a term that was linked before are passed over as a whole.
                number += len(label.words) if label else 1
                continue
            start, end = words[number].start(), words[number + len(label.words) - 1].end()
            made += [text[position:start], self._anchor(label.id, text[start:end], root)]
            position = end
            seen.add(label.id)
            number += len(label.words)
        made.append(text[position:])
        return "".join(made)

    def _match(self, text: str, words: list[re.Match[str]], number: int) -> _Label | None:
        """The longest label that begins at a word, or None."""
        for label in self._by_first.get(words[number].group().casefold(), ()):
            some = words[number : number + len(label.words)]
            if len(some) < len(label.words):
                continue
            typed = [word.group() if label.exact else word.group().casefold() for word in some]
            if tuple(typed) != label.words:
                continue
            gaps = (text[a.end() : b.start()] for a, b in itertools.pairwise(some))
            if all(not gap.strip() and gap for gap in gaps):
                return label
        return None

    def _anchor(self, id_: str, shown: str, root: str) -> str:
        title = html.escape(self.terms[id_].uitleg)
        return f'<a class="begrip" href="{root}begrippen/{id_}/" title="{title}">{shown}</a>'


def _labels(terms: Mapping[str, Begrip]) -> Iterator[tuple[str, str, bool]]:
    """Label, term and whether it must be typed exactly so; preferred terms first."""
    linked = [term for term in terms.values() if term.koppelen]
    for term in linked:
        yield term.voorkeursterm, term.id, False
    for term in linked:
        for label in (*term.afkortingen, *term.alternatieve_termen):
            # A label in capitals is an abbreviation, wherever it is kept.
            yield label, term.id, sum(letter.isupper() for letter in label) > 1


def _key(label: str, exact: bool) -> tuple[str, ...]:
    return tuple(match.group() if exact else match.group().casefold() for match in _WORD.finditer(label))


def _forms(label: str, exact: bool) -> Iterator[tuple[str, ...]]:
    """The label with its last word inflected."""
    words = _key(label, exact)
    if words:
        for form in [f"{words[-1]}'s", f"{words[-1]}’s"] if exact else inflections(words[-1]):
            yield (*words[:-1], form)


def inflections(word: str) -> list[str]:
    """The plurals and other inflected forms of a Dutch noun, by the regular spelling rules.

    'school' → 'scholen', 'wet' → 'wetten', 'brief' → 'brieven', 'overheid' → 'overheden'. Forms that do
    not exist do no harm: nobody types them.
    """
    forms = [f"{word}s", f"{word}'s", f"{word}’s", f"{word}en"]
    if word.endswith("heid"):
        forms.append(f"{word[:-4]}heden")
    if word.endswith(("um", "us")):
        forms.append(f"{word[:-2]}a")
    if word.endswith("e"):
        forms += [f"{word}n"]
    if len(word) > 2 and word[-1] not in _VOWELS:
        last = {"f": "v", "s": "z"}.get(word[-1], word[-1])
        if word[-2] == word[-3] and word[-2] in _VOWELS:
            forms.append(f"{word[:-2]}{last}en")  # a long vowel is written once in an open syllable
        elif word[-2] in _VOWELS and word[-3] not in _VOWELS:
            forms.append(f"{word}{word[-1]}en")  # a short vowel keeps its syllable closed
        forms.append(f"{word[:-1]}{last}en")
    return list(dict.fromkeys(forms))
