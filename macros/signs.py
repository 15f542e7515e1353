"""The signs that no text may hold."""

import re

# What no keyboard types and no reader sees: control and direction marks, invisible and odd spaces, signs of no
# alphabet. They let a text show something else than it says. Only what joins two emoji may stay.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u206f\u2800\u3000\u3164\ud800-\uf8ff\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U000e0000-\U000e0fff]"
    r"(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]\u200d)"
)
SIGN_NAMES = {
    **{"\xa0": "harde spatie", "\u200b": "onzichtbare spatie", "\xad": "zacht koppelteken"},
    **dict.fromkeys(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "draait de leesrichting"
    ),
}


def sign_name(sign: str) -> str:
    """How a finding names a sign that cannot be seen."""
    code = f"U+{ord(sign):04X}"
    return f"{code}, {SIGN_NAMES[sign]}" if sign in SIGN_NAMES else code
