"""What a text from the data becomes in a template: HTML that Markdown has nothing to add to."""

import markdown
import pytest

from macros import escape


@pytest.mark.parametrize(
    "text", ["**a** _b_ `c`", "[x](https://x.nl) ![y](z)", "a\n\n# b\n\n```\nc\n```", "{: #d } a | b ~~e~~ \\*"]
)
@pytest.mark.parametrize("made", [escape.running_text, escape.literal, escape.heading])
def test_markdown_finds_nothing_of_its_own(text, made):
    html = markdown.markdown(made(text), extensions=["attr_list", "tables", "fenced_code"])
    assert html.startswith("<p>")
    assert html.count("<") == 2
