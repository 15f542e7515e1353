"""Finds what looks like data about a person in a text.

Pure functions on one text. They look at form only, so they also take some innocent texts for a person's;
what is certain enough to stop a build is decided by the level of each code in `messages.yml`.
"""

import dataclasses
import re
from collections.abc import Collection, Iterator

ROLE_MAILBOXES = frozenset({
    "administratie", "bezwaar", "bezwaren", "communicatie", "contact", "fg", "gemeente", "helpdesk", "info",
    "informatie", "jeugd", "jeugdhulp", "jeugdteam", "klacht", "klachten", "leerlingenvervoer", "leerplicht", "loket",
    "meldpunt", "melden", "onderwijs", "onderwijsloket", "ondersteuning", "post", "postbus", "pers", "privacy",
    "receptie", "redactie", "school", "secretariaat", "servicedesk", "sociaalteam", "steunpunt", "toegang",
    "vertrouwenspersoon", "vraag", "vragen", "webmaster", "wijkteam", "zorg", "zorgloket",
})  # fmt: skip
"""The first word of an address that belongs to a function and not to a person."""

_ANYTHING = re.compile(r"[\s\d@.]")
"""A text without any of these is one word: an id or a choice."""
_URL = re.compile(r"(?:https?://|www\.)\S+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<![\w.,/-])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\w/-]|[.,]\d)")
_CASE_YEAR = re.compile(r"(?:19|20)\d{2}")
_CASE = re.compile(r"uitspra|zaaknummer|Raad van State|ABRvS", re.IGNORECASE)
_DIGITS = re.compile(r"\d" + r"[ .()-]{0,2}\d" * 8)
"""Stands in every `_NUMBER` and `_PHONE`, and in no date."""
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:(?:\+|00)31[ .-]?(?:\(0\)[ .-]?)?|\(?0)[1-9](?:[ .()-]{0,2}\d){8}(?![\w/-]|[.,]\d)"
)
_NOT_PERSONAL = ("0800", "0900", "0906", "0909", "088", "085")
_DATE = (
    r"(?:\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+(?:jan|feb|ma?a?rt|apr|mei|jun|jul|aug|"
    r"sep|okt|nov|dec)[a-z]*\.?\s+\d{4})"
)
_BORN = re.compile(
    rf"\b(?:(?:geboren|geb\.?)\s+(?:(?:op|te\s+\w+(?:\s+op)?)\s+)?|geboortedatum(?:\s+is|:)?\s+){_DATE}", re.IGNORECASE
)
_BIRTH = ("geboren", "geboorte", "geb.", "geb ")
"""One of these stands, in small letters and with single spaces, in every `_BORN`."""
_PREFIX = r"(?:(?:van|de|den|der|het|ter|ten|te|la|el|'t)\s+){0,3}"
_SURNAME = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)*"
_TITLE = r"\b(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Mm]eneer|[Dd]e\s+heer|[Dd]hr\.|[Jj]uf|[Jj]uffrouw|[Mm]eester)\s+"
_STARTS = (
    "De|Het|Een|En|Of|Als|Dan|Dat|Dit|Deze|Die|Er|In|Op|Bij|Voor|Na|Van|Wie|Wat|Waar|Wel|Geen|Niet|Ook|Zo|Je|Vraag|"
    "Kijk|Lees|Bel"
)
"""Words that more often begin the next sentence than they are a name after one initial."""
_INITIALS = re.compile(
    rf"(?<![\w.])(?!(?:B\.V|N\.V|V\.O\.F|P\.O|V\.O|S\.O|M\.B\.O)\.)"
    rf"(?:[A-Z]\.(?:\s?-?[A-Z]\.){{1,8}}\s?|[A-Z]\.\s?(?!(?:{_STARTS})\b)){_PREFIX}{_SURNAME}"
)
_INITIAL = re.compile(r"[A-Z](?<![\w.][A-Z])\.")
"""With this every `_INITIALS` begins."""
_LETTERED = re.compile(
    r"(?:onder(?:deel)?|niveau|categorie|bijlage|punt|groep|cluster|optie|route|stap|tabel|profiel|type|variant|klasse|"
    r"vitamine|hepatitis)\s+$",
    re.IGNORECASE,
)
_TITLES = ("mevr", "mw.", "meneer", "de heer", "dhr.", "juf", "meester")
"""One of these stands, in small letters and with single spaces, in every `_TITLE`."""
_ADDRESSED = re.compile(rf"{_TITLE}(?:[A-Z]\.\s?)*{_PREFIX}{_SURNAME}")
_FAMILY = (
    r"(?:klein|stief|pleeg)?(?:zoon|dochter|zoontje|dochtertje)|broer(?:tje)?|zus(?:je)?|neefje|nichtje|"
    r"tweeling(?:broer|zus)?"
)
_NO_NAME = (
    "Wlz|Wmo|Zvw|Wia|Avg|Mbo|Vmbo|Havo|Jeugdwet|Cito|Groep|Klas|Cluster|Niveau|Leerjaar|Leeftijd|Kind|Kinderen|Leerling|"
    "Leerlingen|Jongen|Meisje|Jongere|Jongeren|Peuter|Kleuter|Artikel|Lid|Stap|Fase|Bijlage|Tabel|Punt|Vraag|"
    "Nederlands|Engels|Duits|Frans|Turks|Arabisch|Pools|Oekraïens"
)
_FIRST_NAME = rf"(?!(?:{_NO_NAME})\b)[A-ZÀ-Þ][a-zà-ÿ]+"
_RELATIVE = re.compile(rf"\b(?:{_FAMILY})\s+(?P<naam>{_FIRST_NAME})(?![\w-])")
_RELATIVES = ("zoon", "dochter", "broer", "zus", "neefje", "nichtje", "tweeling")
"""One of these stands in every `_RELATIVE`."""
# These two begin with a letter to find and not with the border of a word: so they run over a text at once.
_OWN_CHILD = re.compile(
    r"[MmOo](?<!\w.)(?:ijn|nze|ns)\s+(?:kind|kindje|kleinkind|leerling|jongen|meisje)\s+"
    rf"(?P<naam>{_FIRST_NAME})(?![\w-])"
)
_NAMED_CHILD = re.compile(
    r"[kljm](?<!\w.)(?:ind|eerling|ongen|eisje)\s+(?:heet|genaamd|met\s+de\s+naam)\s+"
    rf"(?P<naam>{_FIRST_NAME})(?![\w-])"
)
_YEARS = r"(?:[2-9]|1\d|2[0-3])"
_AGED = re.compile(r"[,(]\s*\d")
"""Stands in every `_AGE`."""
_AGE = re.compile(
    rf"(?<![\w-])(?P<naam>{_FIRST_NAME})(?:\s+\({_YEARS}(?:\s+(?:jaar|jr\.?))?\)|,\s+{_YEARS}\s+jaar(?:\s+oud)?,)"
)


@dataclasses.dataclass(frozen=True)
class Trace:
    """Something in a text that looks like data about a person."""

    code: str
    start: int
    """Where it begins in the text."""
    shown: str
    """Its first two characters and '…': a report must not spread what it found."""


def traces(text: str, allowed_numbers: Collection[str] = ()) -> list[Trace]:
    """What looks like data about a person, in the order of the text.

    `allowed_numbers` are telephone numbers (digits only) of contact points, which any text may name.
    """
    if not _ANYTHING.search(text):
        return []
    # Blanks in the place of an address keep the positions of all that follows.
    bare = _URL.sub(lambda match: " " * len(match.group()), text)
    found: dict[int, Trace] = {}
    for code, start, value in _all(bare, allowed_numbers):
        found.setdefault(start, Trace(code, start, f"{value[:2].strip()}…"))
    return [found[start] for start in sorted(found)]


def mobile(number: str) -> bool:
    """Whether a telephone number is a mobile one."""
    return bool(re.match(r"(?:(?:\+|00)31(?:0)?|0)6\d{8}$", re.sub(r"[ .()-]", "", number)))


def is_citizen_number(digits: str) -> bool:
    """Whether nine digits pass the test that every Dutch citizen service number (BSN) passes."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def _all(text: str, allowed_numbers: Collection[str]) -> Iterator[tuple[str, int, str]]:
    """All traces as (code, start, value); where two begin at one place the first counts."""
    if "@" in text:
        for match in _MAIL.finditer(text):
            if re.split(r"[._+-]", match.group().partition("@")[0].lower())[0] not in ROLE_MAILBOXES:
                yield "P03", match.start(), match.group()
    # Most texts hold none of these, and are done with after a quick look.
    spaced = " ".join(text.lower().split())
    numbered = _DIGITS.search(text)
    for match in _NUMBER.finditer(text) if numbered else ():
        # The Council of State numbers its cases with a year and five digits; one in eleven passes the test.
        before = text[max(0, match.start() - 120) : match.start()].rpartition("\x00")[2]
        if _CASE_YEAR.match(match.group()) and _CASE.search(before):
            continue
        if is_citizen_number(re.sub(r"\D", "", match.group())):
            yield "P01", match.start(), match.group()
    for match in _PHONE.finditer(text) if numbered else ():
        digits = re.sub(r"\D", "", match.group())
        if mobile(match.group()):
            yield "P02", match.start(), match.group()
        elif digits not in allowed_numbers and not digits.startswith(_NOT_PERSONAL):
            yield "P07", match.start(), match.group()
    for match in _BORN.finditer(text) if any(word in spaced for word in _BIRTH) else ():
        yield "P04", match.start(), match.group()
    for match in _ADDRESSED.finditer(text) if any(word in spaced for word in _TITLES) else ():
        name = re.sub(_TITLE, "", match.group(), count=1)
        yield "P05", match.end() - len(name), name
    for match in _INITIALS.finditer(text) if _INITIAL.search(text) else ():
        if not _LETTERED.search(text[max(0, match.start() - 20) : match.start()]):
            yield "P05", match.start(), match.group()
    related = any(word in spaced for word in _RELATIVES)
    patterns = ((_RELATIVE, related), (_OWN_CHILD, True), (_NAMED_CHILD, True), (_AGE, _AGED.search(text)))
    for pattern in (pattern for pattern, wanted in patterns if wanted):
        for match in pattern.finditer(text):
            yield "P06", match.start("naam"), match.group("naam")
