"""Known answers: cases as people from practice would put them, with what the site must say.

The cases were written from the research, not from the site's own texts.
"""

import re
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from macros.loader import load

DATASET = load(ROOT)
CASES = [
    (path.stem, number, case)
    for path in sorted(Path(__file__).with_name("cases").glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
]


def words(situation):
    """Everything on the page that helps a reader decide."""
    parts = [situation.titel, situation.vraag, situation.antwoord, situation.criterium, *situation.let_op]
    parts += [f"{p.voor} {p.mits or ''}" for p in situation.betaalt] + [task.wat for task in situation.regelt]
    parts += [f"{u.als} {u.dan}" for u in situation.uitzonderingen] + [r.afspraak for r in situation.regio]
    parts += [situation.zekerheid_uitleg or "", situation.leeftijd or "", *situation.te_verifieren]
    return " ".join(parts).lower()


def test_there_are_enough_cases():
    assert len(CASES) >= 40
    assert {case["situatie"] for *_, case in CASES} <= set(DATASET.situaties)


@pytest.mark.parametrize(("theme", "number", "case"), CASES, ids=[f"{t}-{n}-{c['situatie']}" for t, n, c in CASES])
def test_case(theme, number, case):
    situation = DATASET.situaties[case["situatie"]]
    assert situation.thema == theme
    paying = {payment.partij for payment in situation.betaalt} | {u.partij for u in situation.uitzonderingen}
    assert set(case["betaalt"]) <= paying, case["casus"]
    always = {payment.partij for payment in situation.betaalt if not payment.mits}
    assert not always & set(case.get("betaalt_niet", ())), case["casus"]
    text = words(situation)
    for alternatives in case["toets"]:
        assert re.search(alternatives, text), (alternatives, case["casus"])
    certainties = {situation.zekerheid, *(p.zekerheid for p in situation.betaalt if p.partij in case["betaalt"])}
    assert certainties & set(case["zekerheid"]), (certainties, case["zekerheid"], case["casus"])
