"""The list of reports: a few by place, thousands in groups that fold, with a filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content
from textual.message import Message

from parser.text.safety import one_line
from tui.commands import bindings
from tui.locale import say
from tui.reading.names import failure_name
from tui.reading.shelf import Entry, Failure, Shelf
from tui.widgets.entries import Mark, Twins, entry_line
from tui.widgets.lines import Lines, Span

if TYPE_CHECKING:
    from parser.report import Report
    from tui.reading.groups import Group, Grouping, Key
    from tui.reading.sieve import Sieve

Row: TypeAlias = "str | Group | Entry | Failure"
FEW = 60
"""Up to so many reports stand open under the names of their places; more are in groups that fold."""
_SHOWN = 400
"""Up to so many that a filter lets through are shown at once, their groups open."""


class Reports(Lines):
    """Places, under each its reports; at the end the files that could not be read."""

    BINDINGS = bindings("reports")

    class Chosen(Message):
        """A report was chosen."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class Unreadable(Message):
        """An entry was chosen that could not be read."""

        def __init__(self, failure: Failure) -> None:
            super().__init__()
            self.failure = failure

    class FilterWanted(Message):
        """The user wants to type a filter."""

    class Grouped(Message):
        """The reports are grouped in another way."""

        def __init__(self, by: Grouping) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        super().__init__(id="reports")
        self._shelf = Shelf()
        self._rows: Sequence[Row] = ()
        self._entries: Sequence[Entry] = ()
        """Those that the filter lets through."""
        self._groups: list[Group] = []
        self._open: set[Key] = set()
        """The groups that were unfolded."""
        self._of: Sequence[Entry] = ()
        """The entries for which that holds."""
        self._revealed = ""
        """The report whose groups were unfolded last, so that it is seen."""
        self._here: Report | None = None
        self._shown: tuple[Report | None, ...] = ()
        self._filter = ""
        self._sieve: Sieve | None = None
        self._twins = Twins()
        self.by: Grouping = "province"
        """How thousands are grouped."""

    @property
    def count(self) -> int:
        """Rows, those with a name of a group included."""
        return len(self._rows)

    @property
    def filtered(self) -> bool:
        """Whether a filter is on."""
        return bool(self._filter.strip())

    @property
    def matching(self) -> Sequence[Entry]:
        """The reports that the filter lets through."""
        return self._entries

    @property
    def many(self) -> bool:
        """Whether there are so many reports that their groups fold."""
        return len(self._shelf.entries) > FEW

    def fill(self, shelf: Shelf, text: str | None = None) -> None:
        """Show the shelf, or what ``text`` lets through of it."""
        if shelf is not self._shelf or shelf.entries is not self._of:
            self._of, self._revealed = shelf.entries, ""
        if shelf is not self._shelf:
            self._open.clear()
        self._shelf = shelf
        self._filter = self._filter if text is None else text
        self._entries = self._sifted()
        self._groups = self._grouped() if self._entries else []
        self._lay()
        self.border_title = Content(self._title())
        self.here(self._here, *self._shown)

    def _grouped(self) -> list[Group]:
        from tui.reading.groups import grouped

        return grouped(self._entries, self.by if self.many else "place")

    def _sifted(self) -> Sequence[Entry]:
        entries = self._shelf.entries
        if not self.filtered:
            return entries
        if self._sieve is None or self._sieve.entries is not entries:
            from tui.reading.sieve import Sieve

            self._sieve = Sieve(entries)
        return self._sieve.sift(self._filter)

    def _title(self) -> str:
        if not self.many:
            return say("pane.reports")
        count, all_of_them = f"{len(self._entries):,}", f"{len(self._shelf.entries):,}"
        return say("pane.reports.found" if self.filtered else "pane.reports.of", count=count, all=all_of_them)

    def _lay(self) -> None:
        """The rows of the groups that are open."""
        rows: list[Row] = []
        if self._groups:
            from tui.reading.groups import unfolded

            all_open = not self.many or (self.filtered and len(self._entries) <= _SHOWN)
            rows += unfolded(self._groups, None if all_open else self._open)
        failures = [each for each in self._shelf.failures if self._filter.lower() in failure_name(each).lower()]
        if failures:
            rows += [say("reports.unreadable"), *failures]
        if self.filtered and not rows:
            rows.append(say("reports.none"))
        self._rows = rows
        self.rows_changed()

    def here(self, report: Report | None, *shown: Report | None) -> None:
        """The report that is being read, and all that are on screen."""
        if shown != self._shown:
            self.refresh()
        self._here, self._shown = report, shown
        entry = self._shelf.entry(report.id) if report else None
        if entry is None:
            self.stand_on(-1)
            return
        if self.many and entry.id != self._revealed:
            self._revealed = entry.id
            self._reveal(entry)
        self.stand_on(self._number_of(entry))

    def _reveal(self, entry: Entry) -> None:
        from tui.reading.groups import around

        keys = around(entry, self.by)
        if not self._open.issuperset(keys):
            self._open.update(keys)
            self._lay()

    def _number_of(self, entry: Entry) -> int:
        return next((n for n, row in enumerate(self._rows) if row is entry), -1)

    def stand_on_first(self) -> None:
        """Put the cursor on the first report, or where all are folded, on the first group."""
        numbers = [number for number in range(self.count) if self.can_stop(number)]
        first = next((number for number in numbers if isinstance(self._rows[number], Entry)), None)
        self.stand_on(first if first is not None else next(iter(numbers), -1))

    def can_stop(self, number: int) -> bool:
        """Names are no entries; a group that folds is."""
        row = self._rows[number]
        return isinstance(row, Entry | Failure) or (self.many and not isinstance(row, str))

    # -- drawing

    def row(self, number: int, width: int) -> tuple[list[Span], str]:
        """A group and how many it holds; a report, and how many figures are in it."""
        row = self._rows[number]
        if isinstance(row, str):
            return [(f" {row}", "lines--head")], ""
        if isinstance(row, Failure):
            return [("   ", ""), (one_line(failure_name(row)), "lines--gone")], "✗ "
        if isinstance(row, Entry):
            return self._entry(row)
        if not self.many:
            return [(f" {row.label}", "lines--head")], ""
        after = self._rows[number + 1] if number + 1 < self.count else None
        mark = "▾" if after is not None and self._inside(row, after) else "▸"
        name = "lines--head" if row.depth == 0 else ""
        return [(" " + "  " * row.depth, ""), (f"{mark} ", "lines--dim"), (row.label, name)], f"{row.count:,} "

    def _inside(self, group: Group, row: Row) -> bool:
        if isinstance(row, Entry):
            return True  # the entries of a group come first in it
        return not isinstance(row, str | Failure) and row.depth > group.depth

    def _entry(self, entry: Entry) -> tuple[list[Span], str]:
        here = self._here is not None and entry.id == self._here.id
        mark: Mark = "here" if here else "shown" if entry.id in [each.id for each in self._shown if each] else ""
        by = self.by if self.many else "place"
        deep = 1 if by == "place" or self._alone(entry) else 2
        return entry_line(entry, by, mark, deep, self._twins.apart(self._shelf.entries, entry))

    def _alone(self, entry: Entry) -> bool:
        """Whether it stands right in an outermost group: a province's own report."""
        from tui.reading.groups import around

        return len(around(entry, self.by)) == 1

    # -- commands

    @property
    def under(self) -> Entry | None:
        """The report under the cursor."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        return row if isinstance(row, Entry) else None

    def chosen(self) -> None:
        """Open the report, fold or unfold the group, or say why it cannot be."""
        row = self._rows[self.cursor]
        if isinstance(row, Failure):
            self.post_message(self.Unreadable(row))
        elif isinstance(row, Entry):
            self.post_message(self.Chosen(row))
        elif not isinstance(row, str) and self.many:
            self._fold(row, row.key in self._open)

    def action_filter(self) -> None:
        """Type to filter."""
        self.post_message(self.FilterWanted())

    def action_unfold(self) -> None:
        """Open the group under the cursor; from an open one, go into it."""
        row = self._rows[self.cursor] if self.cursor >= 0 else ""
        if isinstance(row, str | Entry | Failure):
            return
        if row.key in self._open:
            self.step(1)
        else:
            self._fold(row, False)

    def action_fold(self) -> None:
        """Fold the group under the cursor; from within one, go to its name."""
        row = self._rows[self.cursor] if self.cursor >= 0 else ""
        if not isinstance(row, str | Entry | Failure) and row.key in self._open:
            self._fold(row, True)
            return
        for number in range(self.cursor - 1, -1, -1):
            above = self._rows[number]
            if isinstance(above, str | Entry | Failure):
                continue
            if isinstance(row, Entry | Failure) or (not isinstance(row, str) and above.depth < row.depth):
                if self.can_stop(number):
                    self.stand_on(number)
                return

    def action_fold_all(self) -> None:
        """Fold all groups; where all are folded, open the outermost."""
        keys = {group.key for group in self._groups}
        self._open = set() if self._open & keys else keys
        self._lay()
        self.stand_on(0 if self.count else -1)

    def _fold(self, group: Group, fold: bool) -> None:
        self._open.discard(group.key) if fold else self._open.add(group.key)
        self._lay()
        self.stand_on(next((n for n, row in enumerate(self._rows) if row is group), -1))

    def action_group(self) -> None:
        """Group the reports in the next way: province, place, year, kind."""
        from tui.reading.groups import GROUPINGS

        self.by = GROUPINGS[(GROUPINGS.index(self.by) + 1) % len(GROUPINGS)]
        self._open.clear()
        self._revealed = ""
        self.fill(self._shelf)
        self.post_message(self.Grouped(self.by))
