"""What a page must know of a region that a reader chose: whom to reach there."""

import json
from typing import Any

from macros.dataset import Dataset

_SHOWN = ("toegang-jeugdhulp", "ouder-en-jeugdsteunpunt", "leerplicht", "crisis-jeugd", "clientondersteuning")


def regions(dataset: Dataset) -> dict[str, Any]:
    """Id of a region → its name and the contact points that are known by name."""
    return {
        region.id: {
            "naam": region.naam,
            "contacten": [
                {
                    "functie": dataset.functies[one.functie].naam,
                    "naam": one.naam,
                    "gemeenten": one.gemeenten,
                    "url": one.url,
                    "telefoon": one.telefoon,
                    "nagekeken": one.bevestigd_op is not None,
                }
                for function in _SHOWN
                for one in region.contactfuncties
                if one.functie == function and one.naam
            ],
            "gemeenten": {one.gemeente: one.naam for one in region.toegang if one.naam},
        }
        for region in dataset.regios.values()
    }


def as_script(dataset: Dataset) -> str:
    """The same as a script, which a page that is opened from disk can load as well."""
    return f"globalThis.regios = {json.dumps(regions(dataset), ensure_ascii=False, separators=(',', ':'))};\n"
