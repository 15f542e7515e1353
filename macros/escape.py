"""Text from the data on its way into a template: one line, and nothing in it that HTML or Markdown would obey.

The templates make Markdown with HTML in it. Jinja escapes for HTML; Markdown reads the result once more, and
its fenced code goes before its HTML. So every sign that Markdown knows becomes a character reference as well.
"""

import functools
import re
from typing import Any

import jinja2
import markupsafe
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext, Expr

from macros.text import BY_HAND, markdown_escaped

_LINE_END = re.compile(r"\s*\n\s*")
# An underscore within a word is no emphasis; most stand in addresses. The pattern begins with signs to find and not
# with what must stand before them: so it runs over a text at once.
_MARKDOWN = re.compile(r"[\\`*\[\]{}|~_](?:(?<!_)|(?<![^\W_]_)|(?![^\W_]))")


@jinja2.pass_eval_context
def finalize(context: EvalContext, value: Any) -> Any:
    """What Jinja puts in the place of an expression; HTML that a template or a filter made stays as it is."""
    if isinstance(value, markupsafe.Markup | int):
        return value
    if isinstance(value, str):
        return running_text(value) if context.autoescape else _LINE_END.sub(" ", value)
    return markupsafe.escape(value) if context.autoescape else value


class Escaping(CodeGenerator):
    """Leaves all escaping to `finalize`: Jinja would look once more at every piece of every page, which takes time."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(f"str({finalize.src}")


@functools.lru_cache(50_000)  # names, ids and labels come again on every page
def running_text(text: str) -> markupsafe.Markup:
    """The HTML of a text, in which only a term linked by hand (`[[id]]`, `[[id|shown]]`) keeps its meaning."""
    if "[[" not in text:
        return literal(text)
    made: list[str] = []
    position = 0
    for match in BY_HAND.finditer(text):
        shown = f"|{literal(match.group(2))}" if match.group(2) else ""
        made += (literal(text[position : match.start()]), f"[[{match.group(1)}{shown}]]")
        position = match.end()
    return markupsafe.Markup("".join((*made, literal(text[position:]))))


def literal(text: str) -> markupsafe.Markup:
    """The HTML of a text in which nothing has a meaning."""
    escaped = str(markupsafe.escape(_LINE_END.sub(" ", text) if "\n" in text else text))
    return markupsafe.Markup(_MARKDOWN.sub(lambda match: f"&#{ord(match.group())};", escaped))


def heading(text: str) -> markupsafe.Markup:
    """A text for a Markdown heading, whose words the table of contents must know."""
    return markupsafe.escape(markdown_escaped(_LINE_END.sub(" ", text)))
