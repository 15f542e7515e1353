"""Damage for the data files: each function takes the bytes of a YAML file and gives other bytes.

Some only harm the text, as a slip of the keyboard or a bad editor does; some harm what it says. All chances come
from the generator that is given, so that a number of an input is enough to make it again.
"""

import contextlib
import copy
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

import yaml

Path_ = tuple[str | int, ...]

SIGNS = [
    "\t", ": ", "- ", "\n", "'", '"', "[", "}", "&a ", "*a", "!x ", "#", " #", "? ", "| ", "> ", "%", "@", "`",
    "---\n",
]  # fmt: skip
UNICODE = [
    "\ufeff", "\u200b", "\u200c", "\u200d", "\u2060", "\u202e", "\u2066", "\u200f", "\u061c", "\u2028", "\u2029",
    "\x00", "\x07", "\x1b[31m", "\x85", "\xa0", "\xad", "\u2009", "\u3000", "�", "\uffff", "\ue000", "e\u0301",
    "\u0301", "ﬁ", "Å", "ß", "İ", "ǆ", "عربي", "中文", "🧒🏽", "👩‍🏫", "🏴\U000e0067\U000e007f", "a" + "\u0300" * 50,
]  # fmt: skip
TRICKS = [
    "&a x", "*a", "*", "&", "!!python/object/apply:os.system [id]", "!!binary aGk=", "!!set {a}", "!x y", "<<: *a",
    "{<<: {a: b}}", "[a, b]", "{a: b}", "[]", "{}", "~", "null", "''", '""', "' '", "yes", "no", "true", "false",
    "|\n      veel\n      regels", ">-\n      veel\n      regels", "|9\n x", '"\\u202e"', '"\\ud800"', '"\\x00"',
    '"\\n"', "2026-02-30", "0000-00-00", "9999-12-31", "2026-11-21T10:00:00Z", "20261121", "2026-1-1", "-2026-11-21",
    ".inf", "-.INF", ".nan", "1e400", "0x1F", "0o17", "190:20:30", "1_000", "+1", "1.", "9" * 400, "-1", "0", "٣٤",
    "? a\n  : b", "%YAML 1.2", "---", "...", "# niets", "{{ 1 + 1 }}", "{% raw %}", "[[logopedist]]", "[[x|y]]", "[[",
    "<script>alert(1)</script>", "</script>", "<!--", "&amp; &#0; &nbsp;", "[x](javascript:alert(1))", "# kop",
    "| a | b |", "https://[::1", "https://a.nl/{x}|y^`", "http://", "javascript:alert(1)", "../../etc/passwd",
    "2024-K5", "0001-K1", "9999-K4", "logopedie", "-", "a" * 300, "a " * 400, "x\\ny", "=1+1", "'", '"', '\\', "$(id)",
    "%s %d {0}", "index",
]  # fmt: skip
TEXTS = [
    "<script>alert(1)</script>", "</script><!-- x -->", "&amp; &#0; &lt;b&gt; &nosuch; R&D",
    "{{ 1 + 1 }} {% raw %} {# x #}", "[x](javascript:alert(1)) ![y](z)", "# kop\n\n- punt\n1. punt\n\n    code\n",
    "| a | b |\n|---|---|\n| c | d |", "**vet** _schuin_ `code`", '\'enkel\' "dubbel" ’krul’ `accent`',
    'terug\\streep \\n \\" \\', "$(id) %s %d {0} {waar}", "🧒🏽 👩‍🏫 é ß İ ǆ عربي 中文", "a" + "\u0300" * 50,
    "e\u0301e\u0301n woord", "[[logopedist]] en [[logopedist|een [x]]]", "[[-|ouder]] ]]",
    "*ster &en !uitroep @apen %procent", "---", "...", "=1+1", "+31 6", "@x", "-", "'", '"', ":", "#", "?", "!",
    "null", "~", "no", "2026-02-30", "w" * 4_000, "woord " * 800, "A. " * 1_600, "x\n\ny\n", "  binnen  spaties  ",
    "<", ">", "a<b>c", "&", '\\', "%", "https://a.nl/?x=1&y=2#z", "http://a", "(" * 300, "De school",
]  # fmt: skip
BOMB = "- &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"- &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
ENCODINGS = ("latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7", "utf-8-sig")


def bytes_changed(raw: bytes, chance: random.Random) -> bytes:
    """Other, missing and added bytes."""
    made = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made) + 1)
        if chance.random() < 0.4:
            del made[at : at + chance.randint(1, 20)]
        elif chance.random() < 0.5:
            made[at:at] = bytes([chance.randrange(256)])
        else:
            made[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(made)


def signs_added(raw: bytes, chance: random.Random) -> bytes:
    """The signs that mean something to YAML, anywhere."""
    return _inserted(raw, chance, SIGNS)


def unicode_added(raw: bytes, chance: random.Random) -> bytes:
    """Signs from outside the keyboard, anywhere."""
    return _inserted(raw, chance, UNICODE)


def _inserted(raw: bytes, chance: random.Random, choices: Sequence[str]) -> bytes:
    text = raw.decode()
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(choices) + text[at:]
    return text.encode()


def lines_changed(raw: bytes, chance: random.Random) -> bytes:
    """Lines that move, double, vanish, join, indent, or lose their colon."""
    lines = raw.decode().split("\n")
    for _ in range(chance.randint(1, 3)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                lines[one], lines[other] = lines[other], lines[one]
            case 1:
                lines.insert(other, lines[one])
            case 2:
                del lines[one]
            case 3:
                lines[one] = " " * chance.randint(1, 4) + lines[one]
            case 4:
                lines[one] = lines[one][chance.randint(1, 4) :]
            case 5:
                lines[one] = lines[one].replace(":", "", 1)
            case _:
                lines[one : one + 2] = ["".join(lines[one : one + 2])]
        lines = lines or [""]
    return "\n".join(lines).encode()


def value_changed(raw: bytes, chance: random.Random) -> bytes:
    """A value (or a key) that becomes one of the tricks of YAML, of HTML, or just no date."""
    lines = raw.decode().split("\n")
    places = [number for number, line in enumerate(lines) if re.match(r"\s*(?:- )?[a-z_]+: ?\S|\s*- \S", line)]
    for number in chance.sample(places, min(len(places), chance.randint(1, 2))):
        head, sep, value = re.match(r"(\s*(?:- )?(?:[a-z_]+:)?)( ?)(.*)", lines[number]).groups()
        trick = chance.choice(TRICKS)
        lines[number] = chance.choice([f"{head} {trick}", f"{head}{sep}{value}{trick}", f"{head} {trick} {value}"])
    return "\n".join(lines).encode()


def texts_changed(raw: bytes, chance: random.Random) -> bytes:
    """Texts that say something odd, in YAML without a mistake: most of these are valid."""
    value = yaml.load(raw, yaml.BaseLoader)
    every = [
        path for path in paths(value) if " " in str(value_at(value, path)) and isinstance(value_at(value, path), str)
    ]
    for path in chance.sample(every, min(len(every), chance.randint(1, 3))):
        text = chance.choice(TEXTS)
        value = replaced(
            value, path, chance.choice([text, f"{value_at(value, path)} {text}", f"{text} {value_at(value, path)}"])
        )
    return dumped(value, chance)


def structure_changed(raw: bytes, chance: random.Random) -> bytes:
    """Valid YAML that says something else: keys, values, types, ids and entries are moved, doubled and lost."""
    value = yaml.load(raw, yaml.BaseLoader)
    for _ in range(chance.randint(1, 3)):
        value = _restructured(value, chance)
    return dumped(value, chance)


class _Dumper(yaml.SafeDumper):
    """Writes every value in full."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(value: Any, chance: random.Random) -> bytes:
    """A value as YAML, in one of its forms."""
    width, flow = chance.choice((40, 120, 10_000)), chance.choice((None, False, True))
    form = yaml.dump(value, None, _Dumper, allow_unicode=True, sort_keys=False, width=width, default_flow_style=flow)
    return form.encode(errors="surrogatepass")


def paths(value: Any, path: Path_ = ()) -> list[Path_]:
    """The path of every value in a document, the whole one first."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(below for key, part in parts for below in paths(part, (*path, key)))]


def value_at(value: Any, path: Path_) -> Any:
    for key in path:
        value = value[key]
    return value


def replaced(value: Any, path: Path_, new: Any) -> Any:
    """A document with another value at a path."""
    if not path:
        return new
    value = copy.deepcopy(value)
    value_at(value, path[:-1])[path[-1]] = new
    return value


def _restructured(value: Any, chance: random.Random) -> Any:
    every = paths(value)
    path, other = chance.choice(every), chance.choice(every)
    here, there = value_at(value, path), copy.deepcopy(value_at(value, other))
    match chance.randrange(8):
        case 0:
            return replaced(value, path, there)  # another's value, of another type as often as not
        case 1:
            return replaced(value, path, chance.choice([None, [], {}, "", [here], {"id": here}, str(here), [[[here]]]]))
        case 2:
            return replaced(value, path, chance.choice(TRICKS))
        case 3 if isinstance(here, dict) and here:
            gone = chance.choice(list(here))
            return replaced(value, path, {key: part for key, part in here.items() if key != gone})
        case 4 if isinstance(here, dict) and here:
            old = chance.choice(list(here))
            new = chance.choice([old.upper(), old + "s", "", "id", "onbekend", "\u202e" + old])
            return replaced(value, path, {new if key == old else key: part for key, part in here.items()})
        case 5 if isinstance(here, list) and here:
            return replaced(value, path, [*here, *copy.deepcopy(here[: chance.randint(1, 40)])])
        case 6 if isinstance(here, list) and here:
            return replaced(value, path, chance.choice([here[1:], here[:-1], here[::-1], here[:1] * 30]))
        case _:
            for _ in range(chance.choice((1, 5, 30))):
                here = chance.choice(([here], {"diep": here}))
            return replaced(value, path, here)


def encoded(raw: bytes, chance: random.Random) -> bytes:
    """The same text in another encoding, with other line ends, or in another normal form."""
    text = raw.decode()
    at = chance.randrange(len(text) + 1)
    match chance.randrange(5):
        case 0:
            return (text + "\n# café\n").encode(chance.choice(ENCODINGS))
        case 1:
            return re.sub("\n", lambda _: chance.choice(["\n", "\r\n", "\r"]), text).encode()
        case 2:
            return text.replace("\n", chance.choice(["\r\n", "\r", "\n\r", "\x85", "\u2028"])).encode()
        case 3:
            accented = re.sub("e", lambda _: chance.choice(["e", "é", "e\u0301"]), text[at:])
            return (text[:at] + unicodedata.normalize(chance.choice(["NFC", "NFD"]), accented)).encode()
        case _:
            return (
                text[:at].encode()
                + chance.choice([b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"])
                + text[at:].encode()
            )


def whole_changed(raw: bytes, chance: random.Random) -> bytes:
    """A file that is cut off, doubled, emptied, nested deep, or begins with what only YAML knows."""
    text = raw.decode()
    at = chance.randrange(len(text) + 1)
    made = [
        *(
            "",
            "\n",
            "# alleen een opmerking\n",
            "~",
            "[]",
            "{}",
            "- ",
            "x",
            "---\n---\n",
            "...\n",
            text[:at],
            text[at:],
        ),
        *(
            text + text,
            text + "---\n" + text,
            "%YAML 1.1\n---\n" + text,
            "%YAML 9.9\n---\n" + text,
            "%TAG ! x\n---\n" + text,
        ),
        *("[" * 10_000, "{a: " * 10_000, "- " * 5_000, text + "[" * 10_000, text[:at] + "[" * 10_000 + text[at:]),
        *(
            BOMB,
            text + BOMB,
            "? [a, b]\n: c\n" + text,
            "? |\n  a\n: b\n" + text,
            " " * 5_000 + text,
            "\n" * 5_000 + text,
        ),
    ]
    return chance.choice(made).encode()


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(bytes_changed, signs_added, unicode_added, lines_changed, value_changed, texts_changed, texts_changed),
    *(structure_changed, encoded, whole_changed),
)


def damaged(raw: bytes, others: Sequence[bytes], chance: random.Random) -> tuple[bytes, str]:
    """A damaged file, and the names of what was done to it; `others` are files to mix it with."""
    names = []
    chosen = chance.choices([*MUTATIONS, merged], k=chance.choice((1, 1, 1, 2)))
    # What needs YAML goes first: a bomb of aliases may be the other.
    for mutation in sorted(chosen, key=lambda one: one not in (texts_changed, structure_changed)):
        with contextlib.suppress(UnicodeError):  # after a first there may be no text left for a second
            raw = merged(raw, chance.choice(others), chance) if mutation is merged else mutation(raw, chance)
            names.append(mutation.__name__)
    return raw, "+".join(names)


def merged(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """Two files in one: a piece of the other in this one, as a merge or a slip of the clipboard leaves it."""
    lines, others = raw.split(b"\n"), other.split(b"\n")
    at, start = chance.randrange(len(lines) + 1), chance.randrange(len(others))
    piece = others[start : start + chance.randint(1, len(others))]
    conflict = chance.random() < 0.3
    marked = [b"<<<<<<< HEAD", *lines[at : at + 3], b"=======", *piece, b">>>>>>> tak"] if conflict else piece
    return b"\n".join([*lines[:at], *marked, *lines[at:]])
