"""Links terms in running text to their page, in one pass over the words of a page.

The first mention in each section becomes a link, the longest term wins, inflections count, and nothing
inside a heading, link, button or code is touched. The cost grows with the text, not with the number of
terms: every word is looked up in one dictionary (a pattern per term would grow with their product).

By hand, in data and in `docs/`: `[[thuiszitter]]` and `[[thuiszitter|zulke kinderen]]` link,
`[[-|ouder]]` keeps a word from being linked. A term with `koppelen: false` is only linked by hand, and
an element with `data-geen-begrippen` is left alone.
"""

import functools
import html
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from macros.dataset import Dataset
from macros.model import Begrip
from macros.text import BY_HAND, plain

_TAG = re.compile(r"(<!--.*?-->|</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>|<[^>]+>)", re.DOTALL)
"""Cuts a page into text, tag, name of the tag (None for a comment), text, …"""
_WORD = re.compile(r"([^\W_]+(?:[-'’][^\W_]+)*)")
_LEFT_ALONE = frozenset(
    {
        *("a", "abbr", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend"),
        *("option", "pre", "script", "select", "style", "summary", "svg", "th", "time"),
    }
)
_LITERAL = frozenset({"code", "pre", "script", "style"})
_VOWELS = "aeiou"
MOST_TEXTS = 50_000
"""Texts of which the terms are remembered."""


class _Shape(NamedTuple):
    """How a label looks that begins with some word: how many words it has, and whether it must be typed exactly so."""

    length: int
    exact: bool
    """An abbreviation: TOS is a term, 'tos' is not."""


class _Found(NamedTuple):
    """A term in a text, from `start` up to `end`."""

    start: int
    end: int
    id: str


class TermLinker:
    """Knows all labels of all terms; `link` may be called for any number of pages."""

    def __init__(self, terms: Mapping[str, Begrip], ambiguous: Iterable[str] = ()):
        """`ambiguous`: words with more than one meaning, which are never linked by themselves."""
        self.terms = terms
        self.unknown: list[str] = []
        """Ids that were linked by hand and do not exist, in the page that was linked last."""
        never = {word.casefold() for word in ambiguous}
        self._labels: dict[tuple[str, ...], str] = {}
        """The words of a label → the id of its term; in small letters, but for abbreviations."""
        self._by_first: dict[str, list[_Shape]] = {}
        """The first word of labels, in small letters → how they look, the longest first."""
        # A preferred term goes before another term's synonym, a form as written before an inflection.
        for inflected in (False, True):
            for label, id_, exact in _labels(terms):
                if label.casefold() in never:
                    continue
                for words in _forms(label, exact) if inflected else [_key(label, exact)]:
                    if words and self._labels.setdefault(words, id_) == id_:
                        shapes, shape = self._by_first.setdefault(words[0].casefold(), []), _Shape(len(words), exact)
                        if shape not in shapes:
                            shapes.append(shape)
        for shapes in self._by_first.values():
            shapes.sort(key=lambda shape: -shape.length)
        self._titles = {id_: html.escape(plain(term.uitleg)) for id_, term in terms.items()}
        # The same labels and names stand on every page.
        self._found = functools.lru_cache(MOST_TEXTS)(self._find)

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
        seen = {own} if own else set()
        skipping, depth = "", 0
        parts = [*_TAG.split(page), "", ""]
        texts, tags = parts[::3], parts[1::3]
        for number, (text, tag, tag_name) in enumerate(zip(texts, tags, parts[2::3], strict=True)):
            if text and not text.isspace() and (not skipping or ("[[" in text and skipping not in _LITERAL)):
                texts[number] = self._text(text, root, seen, bool(skipping))
            if not tag_name:
                continue
            name = tag_name.lower()
            closing, empty = tag[1] == "/", tag[-2] == "/"
            if skipping:
                if name == skipping and not empty:
                    depth += -1 if closing else 1
                    skipping = skipping if depth else ""
                continue
            if name == "h2" and not closing:
                seen = {own} if own else set()
            if not closing and not empty and (name in _LEFT_ALONE or "data-geen-begrippen" in tag):
                skipping, depth = name, 1
        return "".join(itertools.chain.from_iterable(zip(texts, tags, strict=True)))

    def mentioned(self, text: str) -> set[str]:
        """The ids of the terms that a plain text mentions."""
        return {found.id for found in self._found(text)}

    def _text(self, text: str, root: str, seen: set[str], plain: bool) -> str:
        """One run of text between two tags; where `plain`, only what was linked by hand is made readable."""
        if "[[" not in text:
            return text if plain else self._scan(text, root, seen)
        made: list[str] = []
        position = 0
        for match in BY_HAND.finditer(text):
            between = text[position : match.start()]
            made += (between if plain else self._scan(between, root, seen), self._by_hand(match, root, plain))
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
        found = self._found(text)
        if not found:
            return text
        made: list[str] = []
        position = 0
        for start, end, id_ in found:
            if id_ not in seen:
                made += (text[position:start], self._anchor(id_, text[start:end], root))
                position = end
                seen.add(id_)
        made.append(text[position:])
        return "".join(made)

    def _find(self, text: str) -> list[_Found]:
        """All terms in a text, from left to right; none overlaps another."""
        parts = _WORD.split(text)  # what stands between, word, what stands between, …
        exact = tuple(parts[1::2])
        folded = tuple(map(str.casefold, exact))
        found: list[_Found] = []
        free = counted = position = 0
        for number in [number for number, word in enumerate(folded) if word in self._by_first]:
            if number < free:
                continue
            for shape in self._by_first[folded[number]]:
                after = number + shape.length
                id_ = self._labels.get((exact if shape.exact else folded)[number:after])
                if id_ and after <= len(exact) and all(map(str.isspace, parts[2 * number + 2 : 2 * after - 1 : 2])):
                    position += sum(map(len, parts[counted : 2 * number + 1]))
                    counted, free = 2 * number + 1, after
                    found.append(_Found(position, position + sum(map(len, parts[counted : 2 * after])), id_))
                    break
        return found

    def _anchor(self, id_: str, shown: str, root: str) -> str:
        return f'<a class="begrip" href="{root}begrippen/{id_}/" title="{self._titles[id_]}">{shown}</a>'


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
    return tuple(word if exact else word.casefold() for word in _WORD.findall(label))


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
