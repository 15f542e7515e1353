"""The page *Wijzigingen* and its feed: the history of the content, newest first."""

import dataclasses
import datetime
import itertools
from pathlib import Path

from macros.addresses import address
from macros.diff import GONE, NEW, EntryChange
from macros.difftext import kind_name
from macros.exports.feed import Item, atom
from macros.git import Commit
from macros.history import Step, history
from macros.render import Renderer

PAGE = "over/wijzigingen/"
FEED = "over/wijzigingen.xml"
NO_REASON = "Gegevens bijgewerkt"
"""What is shown for a commit that does not say why."""
MOST_COMMITS = 30
MOST_ENTRIES = 200
MOST_PER_COMMIT = 25
"""Changed entries of one commit that are told one by one."""
MOST_LINES = 4
"""Lines of one entry."""
MOST_NAMED = 5
"""New or removed entries of one kind are named up to this number, and counted beyond it."""


@dataclasses.dataclass(frozen=True)
class Told:
    """One commit as the page tells it."""

    commit: Commit
    nieuw: list[tuple[str, list[EntryChange]]]
    """'12 situaties nieuw' or 'Begrip nieuw', and the entries to name there."""
    gewijzigd: list[tuple[EntryChange, list[str], int]]
    """A changed entry, its first lines, and how many more there are."""
    meer: int
    """Changed entries that are not told."""
    klein: int
    """Entries of which only search words, links or the date of checking changed."""

    @property
    def anker(self) -> str:
        return f"w-{self.commit.id[:12]}"

    @property
    def waarom(self) -> str:
        return self.commit.why or NO_REASON


class Changelog:
    """The page and the feed of the repository `root`."""

    def __init__(self, renderer: Renderer, root: Path):
        self.renderer = renderer
        steps = history(root)
        self.known = steps is not None
        self.told = tell(steps or ())

    def page(self, *, depth: int) -> str:
        """All that is told, by day."""
        days = [(day, list(some)) for day, some in itertools.groupby(self.told, key=lambda one: one.commit.day)]
        return self.renderer.html(
            "wijzigingen.md.jinja", depth, dagen=days, bekend=self.known, feed=FEED, adres=self.address
        )

    def feed(self, made_on: datetime.datetime) -> str:
        """The same as an Atom feed; `made_on` is its date where nothing is told."""
        site = self.renderer.site
        items = [
            Item(
                one.commit.id,
                one.waarom,
                one.commit.moment,
                f"{site.url}{PAGE}#{one.anker}",
                self.renderer.jinja.get_template("wijziging.html.jinja").render(
                    root=site.url, w=one, adres=self.address
                ),
            )
            for one in self.told
        ]
        note = "" if self.known else "De geschiedenis van de gegevens is bij deze bouw niet beschikbaar."
        return atom(site.url + PAGE, site.url + FEED, items, made_on, note)

    def address(self, change: EntryChange) -> str | None:
        """Where an entry stands on the site; None for one that is gone or on no page."""
        if (change.soort, change.id) not in self.renderer.dataset.locations:
            return None
        try:
            return address(change.soort, change.id)
        except KeyError:
            return None


def tell(steps: tuple[Step, ...]) -> list[Told]:
    """What the page tells of a history: the newest commits that changed the content, within the limits."""
    told: list[Told] = []
    room = MOST_ENTRIES
    for step in steps:
        if not step.changes:
            continue
        if room <= 0 or len(told) == MOST_COMMITS:
            break
        telling = [one for one in step.changes if one.matters]
        changed = [one for one in telling if one.wat not in (NEW, GONE)]
        shown = changed[: min(room, MOST_PER_COMMIT)]
        came_or_went = _by_kind([one for one in telling if one.wat in (NEW, GONE)])
        room -= len(shown) + sum(len(some) for _, some in came_or_went)
        told.append(
            Told(
                step.commit,
                came_or_went,
                [(one, one.lines[:MOST_LINES], max(len(one.lines) - MOST_LINES, 0)) for one in shown],
                len(changed) - len(shown),
                len(step.changes) - len(telling),
            )
        )
    return told


def _by_kind(changes: list[EntryChange]) -> list[tuple[str, list[EntryChange]]]:
    """'3 situaties nieuw' with the entries; without them where they are many."""
    groups: dict[tuple[str, str], list[EntryChange]] = {}
    for one in changes:
        groups.setdefault((one.soort, one.wat), []).append(one)
    return [
        (f"{len(some)} {kind_name(kind, len(some))} {what}", some if len(some) <= MOST_NAMED else [])
        for (kind, what), some in groups.items()
    ]
