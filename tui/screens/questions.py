"""What the boxes of comparison and of the ledger have in common: a grid, the sentences behind its cell, copying."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from parser.export.questions import sentence_of
from parser.export.table import Table
from parser.questions.facts import Fact
from parser.report import Quantity
from parser.text.marks import STARS
from tui.locale import say
from tui.screens.box import Box, BoxLines
from tui.screens.jump import Target
from tui.widgets.evidence import Evidence, Quote
from tui.widgets.grid import Grid
from tui.widgets.sketch import Sketch

if TYPE_CHECKING:
    from tui.screens.asked import Asked
    from tui.screens.errands import Errands

Tables = tuple[Callable[[], Table], Callable[[], Table]]
_HIGHEST = 24
"""Lines of a chart at most."""
_SPACE = re.compile(r"\s+")


class QuestionBox(Box[Target]):
    """A grid; a subclass says what it shows. It gives back where to go."""

    AUTO_FOCUS = "#grid"
    EVIDENCE: ClassVar[int] = 4
    """Lines that the sentences have."""

    def __init__(self, name: str, errands: Errands) -> None:
        self.grid = Grid()
        self.evidence, self.sketch = Evidence(), Sketch()
        self.errands = errands
        super().__init__(name, self.grid)
        self.sketch.display = False
        self.evidence.styles.height = self.EVIDENCE

    def compose(self) -> ComposeResult:
        """The line to filter by and what it found, the grid under its head, the sentences, the keys."""
        with Vertical(id="box"):
            with Horizontal(id="line"):
                yield self.typed
                yield self.count
            yield self.grid.head
            yield self.grid
            yield self.sketch
            yield self.evidence
            yield self.foot

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The filter stays; the keys are the grid's again."""
        event.stop()
        self.grid.focus()

    def on_box_lines_moved(self) -> None:
        """Another cell: other sentences."""
        self.tell_cell()

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.action_open()

    def on_unmount(self) -> None:
        """What was asked of a whole library is let go with the box, not when the collector next comes by."""
        self.grid.rows = ()
        self.forget()

    def forget(self) -> None:
        """Let go of what was asked."""
        raise NotImplementedError

    def ask_again(self, asked: Asked) -> None:
        """More reports are at hand: what is shown is asked of them, too."""
        raise NotImplementedError

    def fit(self) -> None:
        """As high as the rows need, where the window has that room."""
        margin = 1 if self.size.width < 100 else 2  # as box.tcss has it
        below = self.EVIDENCE + 1 if self.evidence.display else 0
        room = (self.size.height - margin) * 9 // 10 - below - 6
        self.grid.styles.height = max(3, min(self.grid.count, max(3, room)))
        self.sketch.allow(max(6, min(_HIGHEST, room)))

    def on_resize(self) -> None:
        """Another window."""
        self.fit()

    def tell_cell(self) -> None:
        """Show the sentences of the cell under the cursor."""
        raise NotImplementedError

    def tables(self) -> Tables:
        """What makes the grid as a table for people, and its data, a row a figure; both from what is shown now."""
        raise NotImplementedError

    @property
    def stem(self) -> str:
        """What a file of it is called, without ending."""
        raise NotImplementedError

    # -- commands

    def action_left(self) -> None:
        """The column before."""
        self.grid.step_column(-1)

    def action_right(self) -> None:
        """The next column."""
        self.grid.step_column(1)

    def action_first(self) -> None:
        """The first row."""
        self.grid.action_first()

    def action_last(self) -> None:
        """The last row."""
        self.grid.action_last()

    def action_filter(self) -> None:
        """Type to filter the rows."""
        self.typed.focus()

    def action_open(self) -> None:
        """Go to the sentence of the cell."""
        raise NotImplementedError

    async def action_help(self) -> None:
        """Every key of the box, and what it does; Enter does it."""
        await self.run_action("app.command('app.help')")

    def action_copy(self) -> None:
        """What is shown, for a spreadsheet or a text."""
        self._copy(0)

    def action_copy_data(self) -> None:
        """The data behind it, a row a figure, with sentences."""
        self._copy(1)

    def action_copy_format(self) -> None:
        """Another form of copied tables, here and in the metric table."""
        self.say(self.errands.next_form())

    def _copy(self, which: int) -> None:
        from tui import copying

        if not self.grid.count:
            self.say(say("why.no-rows"))
            return
        form, make, stem = self.errands.form, self.tables()[which], self.stem

        def clip() -> copying.Clip:
            table = make()
            what = say("copy.rows", size=copying.size_of(table), form=say(f"copy.form.{form}"))
            return copying.Clip(copying.written(table, form), f"{stem}.{copying.ENDINGS[form]}", what)

        self.errands.copy(clip)

    def action_export(self) -> None:
        """Write it to a file."""
        from tui.screens.export import ExportBox, Made

        if not self.grid.count:
            self.say(say("why.no-rows"))
            return
        people, data = self.tables()
        made = Made(self.stem, people(), data())

        def written(told: str | None) -> None:
            if told:
                self.say(told)

        self.app.push_screen(ExportBox([], [], download=self.app.is_web, made=made), written)

    def action_leave(self) -> None:
        """Out of the filter; out of the chart; out of the box."""
        if self.typed.has_focus:
            self.typed.value = ""
            self.grid.focus()
        elif self.sketch.display:
            self.hide_sketch()
        else:
            self.dismiss(None)

    def hide_sketch(self) -> None:
        """The grid again."""
        self.sketch.display = False
        for widget in (self.grid, self.grid.head):
            widget.display = True
        self.grid.focus()

    def go_to(self, fact: Fact | None) -> None:
        """Leave for a row's sentence."""
        if fact is None:
            self.say(say("questions.no-sentence"))
            return
        self.dismiss(Target(fact.about.report, fact.metric.start, fact.metric))


def quote(title: str, fact: Fact, quantities: Sequence[Quantity], style: str = "figure--value") -> Quote:
    """A row's sentence with these figures marked; who says it stands behind ``title``."""
    about = fact.about
    text = sentence_of(fact)
    figures = []
    for quantity in quantities:
        at = _where(fact, text, quantity)
        if at is not None:
            figures.append(at)
    return Quote(f"{title} — {about.place} {about.year} · {about.file}", text, tuple(figures), style)


def _where(fact: Fact, text: str, quantity: Quantity) -> tuple[int, int] | None:
    """Where the quantity stands in the sentence as it is shown, without the source's white space and marks."""
    before = len(_SPACE.sub("", STARS.sub("", fact.sentence[: max(0, quantity.start - fact.metric.start)])))
    long = len(_SPACE.sub("", quantity.text))
    at, seen, first = 0, 0, None
    for at, char in enumerate(text):
        if char.isspace():
            continue
        if seen == before:
            first = at
        seen += 1
        if first is not None and seen == before + long:
            return first, at + 1
    return None


__all__ = ["BoxLines", "QuestionBox", "quote"]
