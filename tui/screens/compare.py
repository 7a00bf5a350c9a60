"""The box of comparison: an indicator over places and years; a chart of it; the sentence of each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from parser.export.questions import comparison_table, pivot_table
from parser.export.table import Table
from parser.questions.checking import checks_at
from parser.questions.compare import Cell, Comparison, comparisons, narrowed
from parser.questions.facts import Fact
from parser.questions.pivot import By, Line, Pivot, pivot
from parser.questions.words import read_words
from parser.report import Status
from tui.charts import Chart
from tui.charts_of import chart_of, plot_of
from tui.check_words import why
from tui.commands import bindings
from tui.locale import language, say
from tui.screens.compared import CellTexts, Parts, asked_for, to_look_at
from tui.screens.questions import QuestionBox, Tables, quote
from tui.widgets.evidence import Quote

if TYPE_CHECKING:
    from tui.screens.asked import Asked
    from tui.screens.errands import Errands

_STATUSES: tuple[Status | None, ...] = (None, "actual", "target")


class CompareBox(QuestionBox):
    """Asks ``facts`` for the rows of an indicator in a thread, and pivots them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]
    PLACEHOLDER = "compare.places"

    class Ready(Message):
        """The comparison is made, of one status."""

        def __init__(self, name: str, status: Status | None, found: Comparison, texts: CellTexts) -> None:
            super().__init__()
            self.name = name
            self.status = status
            self.found = found
            self.texts = texts

    def __init__(
        self,
        errands: Errands,
        names: Sequence[str],
        facts: Callable[[str], Iterable[Fact]],
        status: Status | None = None,
        here: str = "",
    ) -> None:
        super().__init__("compare", errands)
        self.names = names
        """The indicator asked for, and those that stand beside it."""
        self.number = 0
        self._facts = facts
        self._found: dict[Status | None, tuple[Comparison, CellTexts]] = {}
        """Of all places, by status: typing and turning only choose among what is there."""
        self.here = here
        """The place that one reads of: its key in ``Comparison.places``."""
        self.status = status
        self.by: By = "place"
        self.comparison: Comparison | None = None
        self.pivot: Pivot | None = None

    @property
    def name_shown(self) -> str:
        """The indicator that is compared."""
        return self.names[self.number]

    def on_mount(self) -> None:
        """Ask."""
        super().on_mount()
        self._ask()

    def _ask(self) -> None:
        self.say_count(say("compare.reading"))
        self._found = {}
        name, now = self.name_shown, self.status

        def work() -> None:
            worker, facts = get_current_worker(), list[Fact]()
            for fact in self._facts(name):
                if worker.is_cancelled:
                    return
                facts.append(fact)
            statuses = sorted(_STATUSES, key=lambda each: each != now)  # what is shown comes first
            texts: dict[int, Parts] = {}
            for status, found in zip(statuses, comparisons(facts, name, statuses), strict=True):
                if worker.is_cancelled:
                    return
                self.post_message(self.Ready(name, status, found, CellTexts(found, texts)))

        self.ask(work, "facts")

    def on_compare_box_ready(self, message: Ready) -> None:
        """Pivot them."""
        if message.name == self.name_shown:
            self._found[message.status] = message.found, message.texts
            if message.status == self.status:
                self.show_grid()

    def ask_again(self, asked: Asked) -> None:
        """More reports are at hand."""
        self._facts = asked.named
        self._ask()

    def show_grid(self) -> None:
        """The grid as filtered, by status, this way round."""
        if self.status not in self._found:
            return  # still reading
        found, texts = self._found[self.status]
        words = read_words(self.typed.value, bare_years=True)
        kept = asked_for(found, words)
        if len(kept) < len(found.places) or words.year:
            found = narrowed(found, kept, words.in_years)
        self.comparison, self.pivot = found, pivot([found], self.by)
        rows = texts.rows(found, self.pivot, self.by)
        corner = " ".join(say(f"cli.column.{head}") for head in self.pivot.heads)
        self.grid.fill(corner, self.pivot.columns, rows, self._at(), (rows.widths, rows.longest))
        self.fit()
        self.tell_cell()
        if self.sketch.display:
            self._draw()
        else:
            self._tell_grid()

    def _tell_grid(self) -> None:
        """What stands in the grid, and how much."""
        found = self.comparison
        assert found is not None
        self._entitle(found, found.scale.unit if found.scale else "", self.status)
        none = f"compare.none.{self.status}" if self.status and not found.places else ""
        places = say("compare.places-count", count=len(found.places))
        years = say("compare.years-count", count=len(found.years))
        self.say_count(say(none or "compare.count", places=places, years=years))

    def _entitle(self, found: Comparison, unit: str, status: Status | None) -> None:
        english = f" · {found.english}" if found.english and language() == "en" else ""  # what is cut first
        told = say(f"compare.status.{status or 'both'}")
        parts = [say("compare.title"), found.name, unit, told]
        self.query_one("#box").border_title = Content(" · ".join(filter(None, parts)) + english)

    def forget(self) -> None:
        """Let go of what was asked."""
        self._found, self.comparison, self.pivot = {}, None, None

    def _at(self) -> tuple[int, int]:
        """Where the cursor starts: on the newest year of the place that one reads of, else of the first."""
        assert self.pivot is not None and self.comparison is not None
        places = list(self.comparison.places)
        number = places.index(self.here) if self.here in places else 0
        if self.by == "place" and self.pivot.lines:
            told = [n for n, cell in enumerate(self.pivot.lines[number].cells) if cell is not None]
            return number, told[-1] if told else 0
        return 0, number

    def typing(self, text: str) -> None:
        """The places whose name is typed."""
        self.show_grid()

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor."""
        line = self._line
        return line.cells[self.grid.column] if line and self.grid.column < len(line.cells) else None

    @property
    def _line(self) -> Line | None:
        lines = self.pivot.lines if self.pivot else ()
        return lines[self.grid.cursor] if 0 <= self.grid.cursor < len(lines) else None

    def tell_cell(self) -> None:
        """The sentence, or the two, that the cell comes from."""
        cell = self.cell
        if cell is None:
            self.evidence.show([Quote(say("compare.missing"), "")] if self.grid.count else [])
            return
        assert self.comparison is not None
        checks = checks_at(self.comparison, cell.place)
        doubt = next((why(check, ("part", "target")) for check in checks if check.cell is cell), "")
        told = say(f"table.status.{cell.status}") + f" {cell.period}" + (f" · ? {doubt}" if doubt else "")
        value, change = cell.value, cell.change
        if value and change and value.fact is not change.fact:
            quotes = [quote(told, value.fact, [value.quantity]), quote(told, change.fact, [change.quantity])]
        else:
            parts = [chosen.quantity for chosen in (value, change) if chosen]
            quotes = [quote(told, cell.lead.fact, parts)]
        self.evidence.show(quotes)

    def tables(self) -> Tables:
        """The grid with a text a cell; a row a cell with all that is known."""
        grid, found = self.pivot, self.comparison
        assert grid is not None and found is not None

        def people() -> Table:
            return pivot_table(grid).titled(lambda key: say(f"cli.column.{key}") if key in ("place", "year") else key)

        return people, lambda: comparison_table([found])

    @property
    def stem(self) -> str:
        """The indicator's name."""
        return self.name_shown

    # -- commands

    def action_open(self) -> None:
        """Go to the sentence of the cell."""
        cell = self.cell
        self.go_to(cell.lead.fact if cell else None)

    def action_status(self) -> None:
        """Achievements and targets, achievements alone, targets alone."""
        self.status = _STATUSES[(_STATUSES.index(self.status) + 1) % len(_STATUSES)]
        self.show_grid()

    def action_next_check(self) -> None:
        """The next cell to check before it is used; after the last, the first."""
        if self.comparison is None or self.pivot is None or self.sketch.display:
            return
        found = to_look_at(self.comparison, self.pivot)
        if not found:
            self.say(say("compare.no-check"))
            return
        here = self.grid.cursor, self.grid.column
        number = next((n for n, (row, column, _) in enumerate(found) if (row, column) > here), 0)
        row, column, check = found[number]
        self.grid.stand_at(row, column)
        place = f"{check.comparison.places[check.cell.place].place} {check.cell.year}"
        at = say("search.hit", number=number + 1, count=len(found))
        self.say(f"{at} · {place}: {why(check)}")

    def action_turn(self) -> None:
        """Rows become columns."""
        self.by = "year" if self.by == "place" else "place"
        self.show_grid()

    def action_next_indicator(self) -> None:
        """The next indicator that stands beside it."""
        self._turn_to(1)

    def action_previous_indicator(self) -> None:
        """The one before."""
        self._turn_to(-1)

    def _turn_to(self, by: int) -> None:
        if len(self.names) < 2:
            self.say(say("compare.alone"))
            return
        self.number = (self.number + by) % len(self.names)
        self._ask()

    def action_chart(self) -> None:
        """The chart in place of the grid; and back."""
        if self.sketch.display:
            self.hide_sketch()
            return
        if self.comparison is None:
            return  # still reading
        self.grid.display = self.grid.head.display = False
        self.sketch.display = True
        self._draw()

    def _draw(self) -> None:
        found = self.comparison
        assert found is not None
        plot = plot_of(found)
        self._entitle(
            found, plot.unit, plot.status
        )  # a chart has other units than a grid, and no targets among outcomes

        def make(width: int, height: int) -> Chart:
            drawn = plot.drawn(height)
            whole = say("compare.places-count", count=len(plot.series))
            some = say("compare.drawn.some", drawn=drawn, places=len(plot.series))
            self.say_count(some if drawn < len(plot.series) else whole)
            return chart_of(plot, width, height)

        self.sketch.show(make, say("compare.no-chart"))

    def hide_sketch(self) -> None:
        """The grid again, under its own name."""
        super().hide_sketch()
        if self.comparison is not None:
            self._tell_grid()
