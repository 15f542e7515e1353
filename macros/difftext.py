"""How a change is said in Dutch: the words for fields, for things in lists, and for values."""

import re
from collections.abc import Mapping
from typing import Any

from macros import text
from macros.kinds import KINDS, WORDS_FILE
from macros.versions import Entries

SHORT = 60
"""Characters of a value that can stand within a sentence; of a longer one only the beginning does."""

KIND_NAMES = {
    "stroom": ("stroomschema", "stroomschema's"),
    "agenda": ("agenda", "agenda's"),
    "regio": ("regio", "regio's"),
    "thema": ("thema", "thema's"),
    "zoekgroep": ("woordgroep", "woordgroepen"),
}
"""Kinds whose plural is not the name of their collection."""

LISTS = {
    "betaalt": ("betaler", "betalers"),
    "regelt": ("regelaar", "regelaars"),
    "uitzonderingen": ("uitzondering", "uitzonderingen"),
    "let_op": ("punt om op te letten", "punten om op te letten"),
    "geschil": ("geschilroute", "geschilroutes"),
    "regio": ("afspraak per regio", "afspraken per regio"),
    "grondslag": ("wetsartikel", "wetsartikelen"),
    "bronnen": ("bron", "bronnen"),
    "te_verifieren": ("punt om na te kijken", "punten om na te kijken"),
    "vastgesteld_door": ("vaststelling", "vaststellingen"),
    "zoektermen": ("zoekterm", "zoektermen"),
    "begrippen": ("begrip", "begrippen"),
    "situaties": ("situatie", "situaties"),
    "stromen": ("stroomschema", "stroomschema's"),
    "zie_ook": ("verwijzing", "verwijzingen"),
    "contacten": ("contactpunt", "contactpunten"),
    "sectoren": ("schoolsoort", "schoolsoorten"),
    "plaatsen": ("plaats", "plaatsen"),
    "levensgebieden": ("levensgebied", "levensgebieden"),
    "afkortingen": ("afkorting", "afkortingen"),
    "alternatieve_termen": ("ander woord", "andere woorden"),
    "voorbeelden": ("voorbeeld", "voorbeelden"),
    "niet_verwarren_met": ("woord om niet mee te verwarren", "woorden om niet mee te verwarren"),
    "bovenliggend": ("ruimer begrip", "ruimere begrippen"),
    "gerelateerd": ("verwant begrip", "verwante begrippen"),
    "regionale_varianten": ("betekenis per regio", "betekenissen per regio"),
    "betekenissen": ("betekenis", "betekenissen"),
    "verschillen": ("verschil", "verschillen"),
    "knopen": ("knoop", "knopen"),
    "antwoorden": ("antwoord", "antwoorden"),
    "lussen": ("lus", "lussen"),
    "wijzigingen": ("verandering in de wet", "veranderingen in de wet"),
    "stappen": ("stap", "stappen"),
    "onderdelen": ("onderdeel", "onderdelen"),
    "punten": ("punt", "punten"),
    "standen": ("stand", "standen"),
    "besluiten": ("besluit", "besluiten"),
    "kengetallen": ("tabel", "tabellen"),
    "rijen": ("rij", "rijen"),
    "waarden": ("waarde", "waarden"),
    "kolommen": ("kolom", "kolommen"),
    "partijen": ("partij", "partijen"),
    "gemeenten": ("gemeente", "gemeenten"),
    "samenwerkingsverbanden": ("samenwerkingsverband", "samenwerkingsverbanden"),
    "contactfuncties": ("contact in de regio", "contacten in de regio"),
    "toegang": ("toegang per gemeente", "toegangen per gemeente"),
    "niveaus": ("niveau", "niveaus"),
    "overleggen": ("overleg", "overleggen"),
    "weetjes": ("weetje", "weetjes"),
    "woorden": ("woord", "woorden"),
    "in_zin": ("woord voor in een zin", "woorden voor in een zin"),
}
"""What one thing and more things in a list are called; a field that is not here: its own name."""

FIELDS = {
    "zekerheid_uitleg": "uitleg bij de zekerheid",
    "nagekeken_door": "nagekeken door",
    "eerst_doen": "eerst doen",
    "als": "wanneer",
    "dan": "gevolg",
    "voor": "waarvoor",
    "mits": "voorwaarde",
    "naar": "leidt naar",
    "koppelen": "vanzelf linken",
    "kant": "hoort bij",
    "url": "webadres",
}
"""What a field with one value is called; one that is not here: its own name."""

NAMES = ("titel", "voorkeursterm", "naam", "woord", "onderwerp", "oud")
"""Fields that name an entry, the first that it has."""

KEYS = (
    *(("id",), ("route",), ("als",), ("partij",), ("wet", "artikel"), ("kwartaal",), ("functie",), ("gemeente",)),
    *(("regio",), ("code",), ("verschil",), ("betekenis",), ("begrip",), ("woord",), ("van", "naar")),
    *(("overleg",), ("naam",), ("wat",), ("tekst",)),
)
"""Fields by which a thing in a list is the same thing in another version, the first that it has."""

WORDED = frozenset({"als", "overleg", "verschil", "betekenis", "wat", "tekst"})
"""Keys that are sentences: a thing whose key was rewritten is still the same thing."""

MOST_SPACES = 3
"""Spaces up to which a text is a name, and not a sentence that needs quotes."""

_DETAILS = ("voor", "dan", "wat", "kleur", "afspraak", "omschrijving", "over", "verschil")
_TITLES = ("titel", "naam", "tekst", "wat", "onderwerp")


def kind_name(kind: str, number: int = 1) -> str:
    """'situatie', 'situaties': how a kind is called for so many entries."""
    one, many = KIND_NAMES.get(kind, (kind, KINDS[kind].collection if kind in KINDS else kind))
    return one if number == 1 else many


def list_name(field: str, number: int = 1) -> str:
    """'bron', 'bronnen': how the things in a list are called."""
    own = field_name(field)
    one, many = LISTS.get(field, (own, own))
    return one if number == 1 else many


def field_name(field: str) -> str:
    return FIELDS.get(field, field.replace("_", " "))


def entry_name(entry: Mapping[str, Any]) -> str:
    """How an entry is called: its title, term or name; else its id."""
    name = next((entry[field] for field in NAMES if isinstance(entry.get(field), str)), entry["id"])
    return text.capitalised(name)


def key_of(item: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The key fields of a thing in a list and their values; two empty tuples for one without."""
    fields = next((fields for fields in KEYS if fields[0] in item), ())
    return fields, tuple(str(item.get(field, "")) for field in fields)


def shortened(value: str, most: int = SHORT) -> str:
    """The beginning of a text, cut between two words."""
    if len(value) <= most:
        return value
    return (value[:most].rpartition(" ")[0] or value[:most]).rstrip(",;:") + " …"


class Words:
    """The names of what the entries of two versions refer to."""

    def __init__(self, old: Entries, new: Entries):
        self.old = old
        self.new = new

    def value(self, value: Any, kind: str | None = None) -> str:
        """A value as it stands in a sentence; `kind` is what it refers to, if it is a reference."""
        if isinstance(value, dict):
            return self.label(value)
        if isinstance(value, list):
            return ", ".join(self.value(one, kind) for one in value)
        if kind:
            return self._reference(kind, str(value))
        plain = text.plain(str(value))
        try:
            return text.date_or_text(plain)
        except ValueError:  # looks like a date and is none: older data were not always checked
            return plain

    def _reference(self, kind: str, id_: str) -> str:
        entry = self.new.get((kind, id_)) or self.old.get((kind, id_))
        if kind in KINDS and KINDS[kind].file == WORDS_FILE:
            return id_.replace("-", " ")
        if entry is None:
            return id_
        if kind == "partij":
            short = str(entry.get("kort", id_))
            return short if re.match(r"[A-Z]{2}", short) else short[:1].lower() + short[1:]
        if kind == "wet":
            return str(entry.get("afkorting") or entry.get("titel") or id_)
        return entry_name(entry)

    def label(self, item: Mapping[str, Any]) -> str:
        """How a thing in a list is called, in a few words; empty for a thing without a key."""
        fields, values = key_of(item)
        if fields == ("id",):
            return shortened(next((str(item[field]) for field in _TITLES if field in item), values[0]))
        if "wet" in fields:
            return self._article(item)
        if fields == ("verschil",):  # told by the word that differs, not by how it differs
            fields = tuple(field for field in ("begrip", "woord") if field in item) or fields
        return shortened(" naar ".join(self.value(item.get(field, ""), _KEY_KINDS.get(field)) for field in fields))

    def described(self, item: Any, kind: str | None) -> str:
        """A thing in a list as it is told when it comes or goes: its name and what it says."""
        if not isinstance(item, dict):
            shown = shortened(self.value(item, kind))
            return f"‘{shown.rstrip('.')}’" if kind is None and shown.count(" ") > MOST_SPACES else shown
        label = self.label(item)
        fields, _ = key_of(item)
        detail = next((field for field in _DETAILS if field in item and field not in fields), None)
        if "als" in fields:
            return f"als {label}, dan {shortened(self.value(item.get('dan', '')))}"
        if detail is None or fields == ("id",):
            return label
        return f"{label} ({shortened(self.value(item[detail]))})"

    def _article(self, item: Mapping[str, Any]) -> str:
        """The article as `law.citation` names it, of a raw value."""
        law = self.new.get(("bron", str(item["wet"]))) or self.old.get(("bron", str(item["wet"]))) or {}
        parts = [str(law.get("afkorting") or law.get("titel") or item["wet"])]
        words = (("artikel", "artikel"), ("lid", "lid"), ("onderdeel", "onder"))
        return " ".join([*parts, *(f"{word} {item[field]}" for field, word in words if field in item)])


_KEY_KINDS = {
    "partij": "partij",
    "route": "geschilroute",
    "regio": "regio",
    "functie": "functie",
    "begrip": "begrip",
}
