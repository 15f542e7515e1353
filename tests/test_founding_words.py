"""Every word of the five founding documents leads to its term, by one of its names."""

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from conftest import ROOT
from macros.loader import load

DATASET = load(ROOT)
with Path(__file__).with_name("founding-words.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = [tuple(row) for row in csv.reader(file, delimiter="\t")][1:]


def plain(text):
    """The words of a text without accents, capitals and signs."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))


def test_all_five_documents_are_in_the_list():
    assert {row[0] for row in ROWS} == {"000", "001", "002", "003", "004"}
    assert len(ROWS) > 300


@pytest.mark.parametrize(("document", "word", "id_"), ROWS, ids=[f"{d}-{w}" for d, w, _ in ROWS])
def test_word_is_findable(document, word, id_):
    term = DATASET.begrippen[id_]
    names = [term.voorkeursterm, *term.afkortingen, *term.alternatieve_termen, *term.zoektermen]
    names += [variant.omschrijving for variant in term.regionale_varianten] + [
        term.toelichting or "",
        term.historie or "",
    ]
    assert f" {plain(word)}" in " " + " | ".join(plain(name) for name in names), term
