"""What a text from the data becomes in a template: HTML that Markdown has nothing to add to."""

import jinja2
import markdown
import markupsafe
import pytest

from macros import escape


class Tagged:
    """What is no text, and would be a tag as one."""

    def __str__(self):
        return "<b>"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("<b>", "&lt;b&gt;"), (["<b>"], "[&#39;&lt;b&gt;&#39;]"), (Tagged(), "&lt;b&gt;"),
     (markupsafe.Markup("<b>"), "<b>"),
     (3, "3"), (None, "None"), (1.5, "1.5")],
)  # fmt: skip
@pytest.mark.parametrize(
    "template",
    ["{{ x }}", "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}", "{% set y %}{{ x }}{% endset %}{{ y }}",
     "{% for y in [x] %}{{ y }}{% endfor %}", "{{ x if true }}"],
)  # fmt: skip
def test_whatever_a_template_shows_is_escaped_once(value, shown, template):
    jinja = jinja2.Environment(autoescape=True, finalize=escape.finalize)
    jinja.code_generator_class = escape.Escaping
    assert jinja.from_string(template).render(x=value) == shown


def test_what_is_not_there_is_a_mistake():
    jinja = jinja2.Environment(autoescape=True, finalize=escape.finalize, undefined=jinja2.StrictUndefined)
    jinja.code_generator_class = escape.Escaping
    with pytest.raises(jinja2.UndefinedError):
        jinja.from_string("{{ x }}").render()


@pytest.mark.parametrize(
    "text", ["**a** _b_ `c`", "[x](https://x.nl) ![y](z)", "a\n\n# b\n\n```\nc\n```", "{: #d } a | b ~~e~~ \\*"]
)
@pytest.mark.parametrize("made", [escape.running_text, escape.literal, escape.heading])
def test_markdown_finds_nothing_of_its_own(text, made):
    html = markdown.markdown(made(text), extensions=["attr_list", "tables", "fenced_code"])
    assert html.startswith("<p>")
    assert html.count("<") == 2
