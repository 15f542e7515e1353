"""Small helpers for Dutch text."""

import datetime
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

BY_HAND = re.compile(r"\[\[(-|[a-z0-9-]+)(?:\|([^\[\]|]+))?\]\]")
"""A term linked by hand: `[[id]]` or `[[id|shown]]`; `[[-|shown]]` is text that is not to be linked."""

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý'‘“\"(0-9])")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def texts(value: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """Every text in a raw value, with its path, in order."""
    found: list[tuple[tuple[str | int, ...], str]] = []

    def collect(part: Any, path: tuple[str | int, ...]) -> None:
        if isinstance(part, str):
            found.append((path, part))
        elif isinstance(part, dict):
            for key, its in part.items():
                collect(its, (*path, key))
        elif isinstance(part, list):
            for number, its in enumerate(part):
                collect(its, (*path, number))

    collect(value, ())
    return found


def strings(value: Any) -> list[str]:
    """Every text in a raw value, in order."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in strings(part)]


def sentences(text: str) -> list[str]:
    """A text cut into sentences; never empty."""
    return [part.strip() for part in SENTENCE_END.split(text.strip())]


def dutch_date(date: datetime.date) -> str:
    """'21 november 2026'."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def first_letter(text: str) -> str:
    """The capital under which a word is filed, without its accent; '#' for a digit or sign."""
    letter = unicodedata.normalize("NFD", text.strip()[:1])[:1].upper()
    return letter if letter.isalpha() else "#"


def sort_key(text: str) -> tuple[str, str]:
    """Sorts as a Dutch dictionary does: accents, capitals and signs do not count at first."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[^a-z0-9 ]", "", plain), text


def capitalised(text: str) -> str:
    """The text with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def markdown_escaped(text: str) -> str:
    """Text for a Markdown heading: signs that Markdown would read as its own get a backslash."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|-])", r"\\\1", text)


def plain(text: str) -> str:
    """The text without links by hand, for places that have no links."""
    return BY_HAND.sub(lambda match: match.group(2) or match.group(1).replace("-", " "), text)


def term_title(term: str, abbreviations: Sequence[str]) -> str:
    """'Toelaatbaarheidsverklaring (TLV)': who knows only the abbreviation must see that this is it."""
    return capitalised(term) + (f" ({', '.join(abbreviations)})" if abbreviations else "")


def date_or_text(value: str) -> str:
    """An ISO date in words; any other text ('februari 2018') as it is."""
    try:
        return dutch_date(datetime.date.fromisoformat(value)) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
    except ValueError:  # such as 2026-02-30
        return value


def euros(amount: int) -> str:
    """A whole amount of money: '€ 313.333'."""
    return f"€ {amount:,}".replace(",", ".")
