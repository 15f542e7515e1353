"""`python -m macros new`: asks what a new entry needs, and writes its skeleton in the right place."""

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros import edit, ids, skeleton
from macros.dataset import Dataset, Location
from macros.edit import EditError
from macros.fieldcheck import TITLE_FORM
from macros.kinds import KINDS
from macros.loader import load
from macros.model.base import Title
from macros.skeleton import QUESTIONS, Question
from macros.suggest import did_you_mean, listed

_MOST_LISTED = 30
"""More choices than this are not shown: then the id is typed."""
_TITLE = TypeAdapter(Title)

Ask = Callable[[str], str]
"""Shows a prompt and returns what was typed, as `input` does."""


def new(
    root: Path, kind: str, given: Mapping[str, str | None], ask: Ask | None, tell: Callable[[str], None]
) -> Location:
    """Makes a skeleton of a new entry and writes it; returns where it stands.

    `given` holds answers that are not asked for: 'titel', 'id' or the name of a question. Without `ask`
    nothing is asked, and every other answer is the default. `tell` shows a line. Raises EditError where
    what was given cannot be used, and DataError where the data has errors, or would get them.
    """
    if kind not in QUESTIONS:
        raise EditError(f"'{kind}' kan niet worden gemaakt. Kies uit {listed(QUESTIONS)}.")
    asked = {"titel", "id", *(question.name for question in QUESTIONS[kind])}
    if extra := [name for name, value in given.items() if value is not None and name not in asked]:
        raise EditError(f"Bij '{kind}' hoort geen --{extra[0]}.")
    dataset = load(root)
    title = _answer(given.get("titel"), "Titel", "", _title_refusal, ask, tell)
    used = ids.taken(dataset, root, kind)
    id_ = _answer(
        given.get("id"),
        "Id, zoals in het adres",
        ids.proposed(title, used),
        lambda one: ids.refusal(one, used),
        ask,
        tell,
    )
    chosen = {
        question.name: _chosen(dataset, question, given.get(question.name), ask, tell) for question in QUESTIONS[kind]
    }
    payer = dataset.partijen[chosen["betaler"][0]].in_zin[0] if "betaler" in chosen else ""
    values = skeleton.entry(kind, id_, title, chosen, payer, datetime.date.today())
    return edit.apply(root, _changes(root, kind, values)).locations[kind, id_]


def _changes(root: Path, kind: str, values: Mapping[str, Any]) -> edit.Changes:
    about = KINDS[kind]
    if about.in_folder:
        return {f"{about.file}/{values['id']}.yml": skeleton.as_file(kind, values)}
    return {about.file: edit.with_item(edit.text_of(root, about.file), skeleton.as_item(values))}


def _answer(
    given: str | None,
    prompt: str,
    default: str,
    refusal: Callable[[str], str],
    ask: Ask | None,
    tell: Callable[[str], None],
) -> str:
    """The given answer, or the one that was typed (asked again until it can be used). Raises EditError."""
    if given is not None or ask is None:
        answer = (default if given is None else given).strip()
        if wrong := refusal(answer):
            raise EditError(wrong)
        return answer
    shown = f"{prompt} [{default}]: " if default else f"{prompt}: "
    while True:
        answer = ask(shown).strip() or default
        wrong = refusal(answer)
        if not wrong:
            return answer
        tell(wrong)


def _title_refusal(title: str) -> str:
    if not title:
        return "Geef een titel (met --titel)."
    try:
        _TITLE.validate_python(title)
    except ValidationError:
        return f"Zo kan de titel niet. {TITLE_FORM} Hij mag 120 tekens lang zijn."
    return ""


def _chosen(
    dataset: Dataset, question: Question, given: str | None, ask: Ask | None, tell: Callable[[str], None]
) -> list[str]:
    """The ids that answer a question. Raises EditError where there is nothing to choose from."""
    choices = getattr(dataset, KINDS[question.kind].collection)
    known = list(choices)
    if not known:
        raise EditError(
            f"Er is nog geen {question.kind} om uit te kiezen. Maak die eerst, in {KINDS[question.kind].file}."
        )
    few = len(known) <= _MOST_LISTED
    if ask is not None and given is None:
        tell(question.text)
        for number, id_ in enumerate(known if few else (), start=1):
            tell(f"  {number}. {id_} ({_name(choices[id_])})")

    def refusal(answer: str) -> str:
        parts = _parts(answer, known if few else [])
        if len(parts) != 1 and not question.many:
            return "Kies er één."
        wrong = next((one for one in parts if one not in choices), None)
        if wrong is None:
            return "" if parts else "Kies er minstens één."
        hint = did_you_mean(wrong, known) or (f"Kies uit {listed(known)}." if few else "")
        return f"'{wrong}' is geen {KINDS[question.kind].name}. {hint}".strip()

    how = "Nummers, met een komma ertussen" if question.many else "Nummer"
    answer = _answer(given, how if few else f"Id uit {KINDS[question.kind].file}", known[0], refusal, ask, tell)
    return _parts(answer, known if few else [])


def _parts(answer: str, listed_ids: list[str]) -> list[str]:
    """The ids that were typed, each once; a number stands for an id that was listed."""
    parts = (part for part in re.split(r"[,\s]+", answer) if part)
    in_list = {str(number): id_ for number, id_ in enumerate(listed_ids, start=1)}
    return list(dict.fromkeys(in_list.get(part, part) for part in parts))


def _name(entry: Any) -> str:
    return next(str(getattr(entry, name)) for name in ("naam", "titel", "onderwerp") if hasattr(entry, name))
