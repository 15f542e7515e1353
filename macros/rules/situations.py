"""Rules for situations."""

import re
from collections.abc import Iterator

from macros.dataset import Dataset
from macros.findings import Finding, finding
from macros.kinds import Entries
from macros.text import sentences


def check(dataset: Dataset, entries: Entries) -> Iterator[Finding]:
    for id_, situation in dataset.situaties.items():
        entry = entries["situatie", id_]
        if any(payment.partij not in dataset.partijen for payment in situation.betaalt):
            continue  # told as a wrong reference, or as a mistake in that party
        parties = [dataset.partijen[payment.partij] for payment in situation.betaalt]
        first = sentences(situation.antwoord)[0]
        words = [word for party in parties for word in party.in_zin]
        if not any(re.search(rf"\b{re.escape(word)}", first, re.IGNORECASE) for word in words):
            yield finding(
                entry.document.file,
                entry.line("antwoord"),
                "I01",
                waar=entry.name,
                voorbeeld=parties[0].naam.capitalize(),
            )
