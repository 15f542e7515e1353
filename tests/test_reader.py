"""The reader: lines, refusals, and never an exception for what is in a file."""

import time

import pytest

from macros.reader import MAX_BYTES, MAX_DEPTH, read_file, read_text


def codes(document):
    return [one.code for one in document.findings]


def test_scalars_stay_as_they_were_typed():
    document = read_text("- {a: no, b: 2.10, c: 0123, d: 12:30, e: 2026-11-21, f: ~, g: 'null'}", "x.yml")
    assert document.value == [
        {"a": "no", "b": "2.10", "c": "0123", "d": "12:30", "e": "2026-11-21", "f": None, "g": "null"}
    ]


def test_every_value_has_its_line():
    document = read_text("# kop\n- id: een\n  lijst:\n    - a\n    - b\n- id: twee\n", "x.yml")
    assert document.line((0, "id")) == 2
    assert document.line((0, "lijst", 1)) == 5
    assert document.line((1,)) == 6
    assert document.line((1, "bestaat", "niet")) == 6


def test_one_unclosed_quote_hides_no_other_entry():
    text = '- id: een\n  titel: "open\n- id: twee\n  titel: goed\n- id: drie\n  titel: a: b\n'
    document = read_text(text, "x.yml")
    assert codes(document) == ["Y05", "Y06"]
    assert [one.line for one in document.findings] == [2, 6]
    assert document.value == [{"id": "twee", "titel": "goed"}]
    assert document.lost_ids == {"een", "drie"}
    assert document.line((0, "titel")) == 4


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_line_ends_keep_the_line_numbers(newline):
    document = read_text(newline.join(["- id: een", "  titel: goed"]), "x.yml")
    assert document.value == [{"id": "een", "titel": "goed"}]
    assert document.line((0, "titel")) == 2


def test_a_file_that_is_not_there(tmp_path):
    assert codes(read_file(tmp_path, "data/weg.yml")) == ["Y01"]


def test_a_byte_order_mark_is_no_mistake(tmp_path):
    (tmp_path / "x.yml").write_bytes(b"\xef\xbb\xbf- id: een\n")
    assert read_file(tmp_path, "x.yml").value == [{"id": "een"}]


def test_text_that_is_not_utf8_has_a_line(tmp_path):
    (tmp_path / "x.yml").write_bytes(b"- id: een\n- id: caf\xe9\n")
    (only,) = read_file(tmp_path, "x.yml").findings
    assert (only.code, only.line) == ("Y02", 2)


def test_a_huge_file_is_not_read(tmp_path):
    (tmp_path / "x.yml").write_bytes(b"a" * (MAX_BYTES + 1))
    assert codes(read_file(tmp_path, "x.yml")) == ["Y03"]


@pytest.mark.parametrize("text", ["[" * 5000, "- " * 5000, "{a: " * 5000 + "b" + "}" * 5000])
def test_deep_nesting_is_refused_at_once(text):
    start = time.monotonic()
    document = read_text(text, "x.yml")
    assert document.findings
    assert document.findings[0].level == "fout"
    assert time.monotonic() - start < 5


def test_the_depth_that_is_allowed_is_enough_and_bounded():
    assert codes(read_text("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yml")) == []
    assert "Y12" in codes(read_text("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), "x.yml"))


def test_an_alias_bomb_is_refused_before_it_grows():
    bomb = "- &a [x, x, x]\n" + "".join(f"- &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    start = time.monotonic()
    assert set(codes(read_text(bomb, "x.yml"))) == {"Y09"}
    assert time.monotonic() - start < 1


def test_a_list_as_a_key_is_no_field_name():
    assert "Y15" in codes(read_text("? [a, b]\n: c\n", "x.yml"))


@pytest.mark.parametrize(
    "text",
    [
        "%YAML 9.9\n---\na: b",
        "a: b\n}",
        "- id: een\n ]",
        "&",
        "*",
        "? - a",
        "\t",
        "'",
        '"\\q"',
        "a:\n- b\n c: d",
        "|x\n y",
    ],
)
def test_any_broken_text_gives_a_located_finding(text):
    document = read_text(text, "x.yml")
    assert document.findings
    assert all(one.line >= 1 and one.text for one in document.findings)


def test_what_nothing_explains_is_still_told():
    assert codes(read_text("%YAML 9.9\n---\na: b", "x.yml")) == ["Y08"]


@pytest.mark.parametrize("between", ["...\n", "%YAML 1.2\n", "]\n", "x: y\n"])
def test_what_is_wrong_between_right_entries_is_told(between):
    document = read_text(f"- id: een\n{between}- id: twee\n", "x.yml")
    assert [one.level for one in document.findings] == ["fout"]
    assert document.findings[0].line in (2, 3)
