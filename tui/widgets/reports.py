"""The list of reports, by place and year, with a filter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from textual.message import Message

from tui.commands import bindings
from tui.locale import say
from tui.reading.names import place_name, short_title, title
from tui.reading.shelf import Failure, Shelf
from tui.reading.spelling import holds
from tui.widgets.lines import Lines, Span

if TYPE_CHECKING:
    from parser.report import Report

Row: TypeAlias = "str | Report | Failure"


class Reports(Lines):
    """Places, under each its reports; at the end the files that could not be read."""

    BINDINGS = bindings("reports")

    class Chosen(Message):
        """A report was chosen."""

        def __init__(self, report: Report) -> None:
            super().__init__()
            self.report = report

    class Unreadable(Message):
        """An entry was chosen that could not be read."""

        def __init__(self, failure: Failure) -> None:
            super().__init__()
            self.failure = failure

    class FilterWanted(Message):
        """The user wants to type a filter."""

    def __init__(self) -> None:
        super().__init__(id="reports")
        self._shelf = Shelf()
        self._rows: list[Row] = []
        self._here: Report | None = None
        self._shown: tuple[Report | None, ...] = ()
        self._filter = ""
        self._twins: set[tuple[str, int | None, str]] = set()

    @property
    def count(self) -> int:
        """Rows, those with a place's name included."""
        return len(self._rows)

    @property
    def filtered(self) -> bool:
        """Whether a filter is on."""
        return bool(self._filter.strip())

    @property
    def matching(self) -> list[Report]:
        """The reports that the filter lets through."""
        return [row for row in self._rows if not isinstance(row, str | Failure)]

    def fill(self, shelf: Shelf, text: str | None = None) -> None:
        """Show the shelf, or what ``text`` lets through of it."""
        self._shelf = shelf
        self._filter = self._filter if text is None else text
        rows: list[Row] = []
        last = ""
        seen = Counter(_name(report) for report in shelf.reports)
        self._twins = {name for name, times in seen.items() if times > 1}
        for report in shelf.reports:
            if not matches(report, self._filter):
                continue
            place = place_name(report)
            if not rows or place != last:
                rows.append(place)
                last = place
            rows.append(report)
        failures = [failure for failure in shelf.failures if self._filter.lower() in failure.path.name.lower()]
        if failures:
            rows += [say("reports.unreadable"), *failures]
        self._rows = rows
        self.rows_changed()
        self.here(self._here, *self._shown)

    def here(self, report: Report | None, *shown: Report | None) -> None:
        """The report that is being read, and all that are on screen."""
        if shown != self._shown:
            self.refresh()
        self._here, self._shown = report, shown
        self.stand_on(self._rows.index(report) if report in self._rows else -1)

    def stand_on_first(self) -> None:
        """Put the cursor on the first entry."""
        self.stand_on(next((number for number in range(self.count) if self.can_stop(number)), -1))

    def can_stop(self, number: int) -> bool:
        """The names of places are no entries."""
        return not isinstance(self._rows[number], str)

    def row(self, number: int, width: int) -> tuple[list[Span], str]:
        """Year, title, number of metrics."""
        row = self._rows[number]
        if isinstance(row, str):
            return [(f" {row}", "lines--head")], ""
        if isinstance(row, Failure):
            return [("   ", ""), (row.path.name, "lines--gone")], "✗ "
        bar = "▌" if row is self._here else "▏" if row in self._shown else " "
        year = str(row.cover.year) if row.cover.year else "····"
        style = "lines--head" if row is self._here else ""
        spans: list[Span] = [(bar, "lines--bar"), (f"  {year} ", style), (short_title(row), style)]
        if row.cover.kind == "speech" or _name(row) in self._twins:
            more = row.cover.speaker or (row.cover.date or "")[5:] or f"#{row.id.rpartition('#')[2]}"
            spans.append((f"  {more}", "lines--dim"))
        return spans, f"{len(row.metrics)} " if row.metrics else ""

    def chosen(self) -> None:
        """Open the report, or say why it cannot be."""
        row = self._rows[self.cursor]
        if isinstance(row, Failure):
            self.post_message(self.Unreadable(row))
        elif not isinstance(row, str):
            self.post_message(self.Chosen(row))

    def action_filter(self) -> None:
        """Type to filter."""
        self.post_message(self.FilterWanted())


def _name(report: Report) -> tuple[str, int | None, str]:
    return place_name(report), report.cover.year, short_title(report)


def matches(report: Report, text: str) -> bool:
    """Whether each word of ``text`` is found in what the list says of the report, or in its pinyin."""
    if not text.strip():
        return True
    cover = report.cover
    parents = "".join(cover.place.parents) if cover.place else ""
    about = (
        f"{parents} {place_name(report)} {cover.year or ''} {title(report)} {cover.speaker or ''} {report.source.name}"
    )
    return all(holds(about, word) for word in text.split())
