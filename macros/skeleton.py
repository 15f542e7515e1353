"""Skeletons of new entries: valid from the start, and open about everything that is still to be written."""

import dataclasses
import datetime
import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString

from macros.kinds import KINDS
from macros.rules.unfinished import TO_WRITE

_WIDTH = 118
_FOLDED_FROM = 90
_SCHEMAS = {"stroom": "flowchart", "agenda": "agenda"}
_UNSURE = "onbevestigd"
_SPEAKER = "redactie"


@dataclasses.dataclass(frozen=True)
class Question:
    """A required choice: what the answer is called, the Dutch question, and the kind of entry to choose from."""

    name: str
    text: str
    kind: str
    many: bool = False


_SOURCE = Question("bron", "Op welke bron steunt dit vooral?", "bron")
QUESTIONS: dict[str, tuple[Question, ...]] = {
    "situatie": (
        Question("thema", "Bij welk thema hoort dit?", "thema"),
        Question("sectoren", "Voor welke schoolsoorten geldt dit?", "sector", many=True),
        Question("plaatsen", "Waar vindt de hulp plaats?", "plaats", many=True),
        Question("betaler", "Wie betaalt vooral?", "partij"),
        Question("geschilroute", "Welke weg neem je als je er niet uitkomt?", "geschilroute"),
        _SOURCE,
    ),
    "begrip": (
        Question("soort", "Wat voor begrip is dit?", "soort"),
        Question("domein", "Waar komt het woord vandaan?", "domein"),
        _SOURCE,
    ),
    "stroom": (_SOURCE,),
    "regio": (_SOURCE,),
    "agenda": (
        Question("regio", "Van welke regio is deze agenda?", "regio"),
        Question("onderwerpen", "Waar gaat het eerste onderdeel over?", "onderwerp", many=True),
        _SOURCE,
    ),
}
"""Kind that can be made → what is asked after the title and the id."""

Answers = Mapping[str, list[str]]
"""Name of a question → the ids that were chosen; one where the question takes one."""


def entry(kind: str, id_: str, title: str, chosen: Answers, payer: str, today: datetime.date) -> dict[str, Any]:
    """The values of a new entry.

    `payer` is a word by which an answer names the payer (a situation must name it; other kinds do not use it).
    """
    choices = ", ".join([*chosen, "looptijd"] if kind == "agenda" else chosen)
    return {
        "id": id_,
        **_PARTS[kind](title, chosen, payer),
        "bronnen": chosen["bron"],
        "zekerheid": _UNSURE,
        "te_verifieren": [
            "Dit is een begin: de tekst moet nog worden geschreven en naast de bronnen gelegd.",
            f"Kijk na wat voorlopig is gekozen: {choices}.",
        ],
        "status": "concept",
        "nagekeken_op": today,
        "nagekeken_door": _SPEAKER,
    }


def _situation(title: str, chosen: Answers, payer: str) -> dict[str, Any]:
    return {
        "thema": chosen["thema"][0],
        "titel": title,
        "vraag": _to_write("de vraag zoals een ouder die stelt"),
        "sectoren": chosen["sectoren"],
        "plaatsen": chosen["plaatsen"],
        "antwoord": _to_write(f"één korte zin die zegt wat {payer} betaalt; begin met de betaler"),
        "betaalt": [{"partij": chosen["betaler"][0], "voor": _to_write("waarvoor deze partij betaalt")}],
        "criterium": _to_write("waar het van afhangt, zodat de lezer dat zelf kan nagaan"),
        "eerst_doen": {
            "ouder": _to_write("wat de ouder nu doet, met 'je'"),
            "school": _to_write("wat de school nu doet"),
            "gemeente": _to_write("wat de gemeente nu doet, of 'Geen taak.'"),
        },
        "geschil": [{"route": chosen["geschilroute"][0]}],
        "zoektermen": [_to_write("woorden waarmee mensen dit zoeken")],
    }


def _term(title: str, chosen: Answers, _payer: str) -> dict[str, Any]:
    return {
        "voorkeursterm": title,
        "soort": chosen["soort"][0],
        "domein": chosen["domein"][0],
        "uitleg": _to_write("hooguit drie korte zinnen die een ouder hardop kan voorlezen"),
        # A definition begins without a capital.
        "definitie": TO_WRITE.lower() + "één zinsnede zonder punt, die begint met het soort ding",
    }


def _flow(title: str, _chosen: Answers, _payer: str) -> dict[str, Any]:
    def outcome(answer: str) -> dict[str, Any]:
        text = _to_write(f"wat er geldt als het antwoord '{answer}' is")
        return {"id": f"uitkomst-{answer}", "soort": "uitkomst", "tekst": text, "zekerheid": _UNSURE}

    return {
        "titel": title,
        "vraag": _to_write("de vraag waarmee de lezer komt"),
        "voor": [_to_write("voor wie dit schema is")],
        "start": "eerste-vraag",
        "knopen": [
            {
                "id": "eerste-vraag",
                "soort": "vraag",
                "tekst": _to_write("de eerste vraag, met ja of nee te beantwoorden"),
                "antwoorden": [{"tekst": answer, "naar": f"uitkomst-{answer}"} for answer in ("ja", "nee")],
            },
            outcome("ja"),
            outcome("nee"),
        ],
    }


def _region(title: str, _chosen: Answers, _payer: str) -> dict[str, Any]:
    return {
        "naam": title,
        "uitleg": _to_write("in één zin wie hier samenwerken"),
        "gemeenten": [_to_write("de gemeenten, elk op een eigen regel")],
    }


def _agenda(title: str, chosen: Answers, _payer: str) -> dict[str, Any]:
    return {
        "regio": chosen["regio"][0],
        "titel": title,
        "soort": _to_write("wat voor document het is, zoals jaarplan"),
        "looptijd": "lopend",
        "van": _to_write("het eerste jaar"),
        "tot": _to_write("het laatste jaar"),
        "samenvatting": _to_write("in twee of drie zinnen wat deze regio wil"),
        "onderdelen": [
            {
                "id": "eerste-onderdeel",
                "soort": "thema",
                "titel": _to_write("de titel van het eerste onderdeel"),
                "onderwerpen": chosen["onderwerpen"],
            }
        ],
    }


_PARTS = {"situatie": _situation, "begrip": _term, "stroom": _flow, "regio": _region, "agenda": _agenda}


def _to_write(what: str) -> str:
    return TO_WRITE + what


def as_item(values: Mapping[str, Any]) -> str:
    """An entry as an item of a list that is a whole file: '- id: …' and its fields below."""
    first, *rest = _dumped(values).splitlines()
    return "\n".join([f"- {first}", *(f"  {line}" if line else "" for line in rest)]) + "\n"


def as_file(kind: str, values: Mapping[str, Any]) -> str:
    """An entry as a file of its own, with the line by which an editor finds its schema."""
    up = "../" * (KINDS[kind].file.count("/") + 1)
    return f"# yaml-language-server: $schema={up}schema/{_SCHEMAS[kind]}.schema.json\n{_dumped(values)}"


def _dumped(values: Mapping[str, Any]) -> str:
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    buffer = io.StringIO()
    yaml.dump(_formed(values), buffer)
    return buffer.getvalue()


def _formed(value: Any) -> Any:
    """A value in the form of the data files: ids in one line, long texts folded."""
    if isinstance(value, Mapping):
        return {name: _formed(part) for name, part in value.items()}
    if isinstance(value, list):
        made = CommentedSeq(_formed(part) for part in value)
        if all(isinstance(part, str) and " " not in part for part in value):
            made.fa.set_flow_style()
        return made
    if isinstance(value, str) and len(value) > _FOLDED_FROM:
        return FoldedScalarString(value)
    return value
