"""The filter box: words as you type, and conditions to pick; the table under it follows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.commands import bindings
from tui.figures import MARKS, STATUS_MARKS
from tui.locale import say
from tui.screens.box import BoxLines, BoxParts
from tui.topic_names import topic_name
from tui.widgets.lines import Span
from tui.widgets.table.model import RowFilter, TableModel

_OFFERED = ("status", "change", "period", "topic", "place", "year")


class Choice(NamedTuple):
    """A condition that can be picked; without a facet, the head of those of its column."""

    column: str
    facet: str | None = None
    rows: int = 0


class Choices(BoxLines):
    """Conditions, by column, each with the number of rows that it would leave."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: list[Choice] = []
        self.picked = RowFilter()

    @property
    def count(self) -> int:
        """Rows, heads included."""
        return len(self.choices)

    def can_stop(self, number: int) -> bool:
        """Not on a head."""
        return self.choices[number].facet is not None

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """A tick, the condition, its rows."""
        column, facet, count = self.choices[number]
        if facet is None:
            return [(say(f"table.column.{column}"), "lines--dim")], ""
        on = facet in self.picked.of(column)
        return [("  ✓ " if on else "    ", ""), (facet_name(column, facet), "lines--head" if on else "")], f"{count:,} "


def facet_name(column: str, facet: str) -> str:
    """A facet in words."""
    if column == "status":
        return f"{STATUS_MARKS.get(facet, '')} {say(f'table.status.{facet}')}"
    if column == "change":
        if facet == "up":
            return f"{MARKS['rise']} {say('filter.rise')}"
        return f"{MARKS['fall']} {say('filter.fall')}" if facet == "down" else say("filter.no-change")
    if column == "topic":
        return topic_name(facet) if facet else say("table.no-topic")
    return facet or say("filter.none")


def offered(model: TableModel) -> list[Choice]:
    """The conditions worth offering: columns in which the rows differ."""
    found: list[Choice] = []
    for column in _OFFERED:
        facets = model.facets(column)
        if len(facets) < 2 and not model.filter.of(column):
            continue
        if column == "period":
            facets = sorted(facets, key=lambda item: (item[0] == "", item[0]))
        found.append(Choice(column))
        found += [Choice(column, facet, count) for facet, count in facets]
    return found


class FilterPane(BoxParts, Vertical):
    """The filter box: a pane over the main screen and no screen of its own, so that the table that
    it filters is drawn as fast as ever. Each change is told at once; Escape brings back the filter
    that was there before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows-filter")]
    DEFAULT_CSS = """
    FilterPane {
        layer: over;
        width: 72;
        max-width: 100%;
        height: 60%;
        margin: 1 0 0 4;
        border: round $primary;
        border-title-color: $primary;
        border-title-style: bold;
        background: $surface;
        padding: 0 1;
        #line { height: 1; margin-bottom: 1; }
        #typed { width: 1fr; height: 1; border: none; background: $surface; padding: 0 1; }
        #count { width: 26; color: $text-muted; padding: 0 1; }
        #keys { color: $text-muted; margin-top: 1; padding: 0 1; }
        BoxLines { height: 1fr; overflow-y: scroll; background: $surface; }
        .lines--here { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """

    def __init__(self, model: TableModel, changed: Callable[[RowFilter], None], closed: Callable[[], object]) -> None:
        super().__init__(id="rows-filter")
        self.choices = Choices()
        self.make_parts("rows-filter", self.choices, "filter.words", model.filter.text)
        self.model = model
        self.before = model.filter
        self.changed = changed
        self.closed = closed

    def compose(self) -> ComposeResult:
        """The line, what it found, the conditions, the keys."""
        yield from self.parts()

    def on_mount(self) -> None:
        """Offer what there is."""
        self.border_title = Content(say("rows-filter.title"))
        width = self.app.size.width  # beside the outline, and off the table, where there is room
        self.styles.margin = (1, 0, 0, 42 if width >= 170 else 34 if width >= 110 else 4)
        self._show(0)
        self.typed.focus()

    def on_descendant_blur(self) -> None:
        """Whoever goes elsewhere keeps the filter."""
        if self.is_attached and self.screen.is_current:
            self.remove()

    def typing(self, text: str) -> None:
        """Each letter counts."""
        if text != self.model.filter.text:
            self._apply(RowFilter(text, self.model.filter.chosen))

    def _apply(self, wanted: RowFilter) -> None:
        self.changed(wanted)
        self._show(self.choices.cursor)

    def _show(self, cursor: int) -> None:
        under = self.choices.choices[cursor][:2] if 0 <= cursor < self.choices.count else None
        self.choices.choices = offered(self.model)
        self.choices.picked = self.model.filter
        place = next((n for n, choice in enumerate(self.choices.choices) if choice[:2] == under), 0)
        self.choices.fresh(place)
        self.say_count(say("table.count.some", shown=self.model.shown, total=len(self.model.rows)))

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.action_pick()

    def action_pick(self) -> None:
        """The condition under the cursor on, or off."""
        if self.choices.cursor < 0:
            return
        column, facet, _ = self.choices.choices[self.choices.cursor]
        if facet is not None:
            now = self.model.filter
            self._apply(now.choosing(column, now.of(column) ^ {facet}))

    def action_clear(self) -> None:
        """No condition, no words."""
        self.typed.value = ""
        self._apply(RowFilter())

    def action_keep(self) -> None:
        """Close; the filter stays."""
        self.remove()
        self.closed()

    def action_leave(self) -> None:
        """Close; the filter is as it was."""
        self.changed(self.before)
        self.action_keep()
