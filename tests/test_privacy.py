"""The privacy rule: five planted pieces of personal data found, no false alarm on the real content."""

import pytest

from conftest import ROOT
from macros.loader import read
from macros.privacy import is_citizen_number, mobile, traces

PLANTED = {
    "P01": "Het nummer is 111222333.",
    "P02": "Bel haar op 06 12 34 56 78.",
    "P03": "Mail naar sanne.devries@school.example.",
    "P04": "Hij is geboren op 3 mei 2015.",
    "P05": "Vraag het aan J.P. de Vries.",
    "P06": "Mijn zoon Daan zit thuis.",
}
INNOCENT = [
    "Zie artikel 2.6 lid 1 van de WPO (Stb. 2025, 274).",
    "Bel 0800-2000 of 112.",
    "Mail naar leerplicht.doorstroompunt@tilburg.nl of info@school.example.",
    "Een kind van 9 jaar; niveau A. De school betaalt.",
    "De wet geldt vanaf 1 augustus 2026.",
    "Uitspraak 202004321 van de Raad van State.",
    "Het bedrag is 313333 euro.",
    "Mijn kind Nederlands leren",
    "ISBN 123456789",
]


@pytest.mark.parametrize(("code", "text"), PLANTED.items())
def test_planted_personal_data_is_found_and_not_repeated(code, text):
    found = traces(text)
    assert code in [one.code for one in found]
    for one in found:
        assert len(one.shown) <= 3


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_it_is_left_alone(text):
    assert traces(text, {"08002000"}) == []


def test_no_false_alarm_on_the_real_content():
    assert [str(one) for one in read(ROOT)[1] if one.code.startswith("P")] == []


def test_a_page_and_a_comment_are_read_as_well(mini):
    (mini / "docs").mkdir()
    (mini / "docs/index.md").write_text("# Hoi\n\nMail sanne.devries@school.example\n", encoding="utf-8")
    file = mini / "data/glossary.yml"
    file.write_text("# gebeld met 06-12345678\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    found = {(one.file, one.line, one.code) for one in read(mini)[1]}
    assert ("docs/index.md", 3, "P03") in found
    assert ("data/glossary.yml", 1, "P02") in found


def test_the_eleven_test():
    assert is_citizen_number("111222333")
    assert not is_citizen_number("111222334")
    assert not is_citizen_number("000000000")


def test_mobile_numbers_in_their_forms():
    assert all(mobile(number) for number in ("0612345678", "06-12345678", "+31 6 12345678", "0031612345678"))
    assert not any(mobile(number) for number in ("013-532 57 75", "0800-2000", "112"))
