"""The filter box: words as you type, and conditions to pick; the table under it follows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from tui.commands import bindings
from tui.locale import say
from tui.screens.box import BoxLines
from tui.screens.over import OverTable
from tui.widgets.lines import Span
from tui.widgets.table.model import RowFilter, TableModel
from tui.widgets.table.title import facet_name

_MANY = 20_000
"""Rows; counting what each condition would leave takes 1 ms a thousand the first time."""
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


class FilterPane(OverTable):
    """The filter box. Each change is told at once; Escape brings back the filter that was there before."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows-filter")]

    def __init__(self, model: TableModel, changed: Callable[[RowFilter], None], closed: Callable[[], object]) -> None:
        self.choices = Choices()
        super().__init__("rows-filter", self.choices, "filter.words", closed, model.filter.text)
        self.model = model
        self.before = model.filter
        self.changed = changed

    def begin(self) -> None:
        """Offer what there is; where that takes its time, after the box has come to the screen."""
        if len(self.model.rows) < _MANY:
            self._show(0)
        else:
            self.call_after_refresh(self._show, 0)
            self.call_after_refresh(self.model.facts.prepare)

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

    def action_leave(self) -> None:
        """Close; the filter is as it was."""
        self.changed(self.before)
        self.action_keep()
