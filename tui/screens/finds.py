"""The list of what a search over all found: the places with their snippets, or how often by place or by year."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from parser.export.table import Column, Table
from tui.locale import say
from tui.reading.names import label
from tui.reading.shelf import Entry
from tui.reading.sought import Answer, Find
from tui.screens.box import BoxLines
from tui.widgets.lines import Span, clip

VIEWS = ("places", "place", "year")
"""What the list shows: the places found, or how often by place, or by year."""


class Finds(BoxLines):
    """The places found, or counts."""

    def __init__(self) -> None:
        super().__init__()
        self.answer: Answer | None = None
        self.view = VIEWS[0]
        self.groups: list[tuple[str, int]] = []
        self._labels: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    @property
    def count(self) -> int:
        """How many rows."""
        if self.answer is None:
            return 0
        return len(self.answer.finds) if self.view == "places" else len(self.groups)

    def show(self, answer: Answer | None, view: str, *, keep: bool = False) -> None:
        """Another answer, or another view of it; ``keep`` the cursor where it is."""
        self.answer, self.view = answer, view
        self.groups = answer.by(view) if answer is not None and view != "places" else []
        counts = answer.counts if answer is not None else []
        self._labels = {entry.id: label(entry) for entry, _ in counts}
        self._counts = {entry.id: count for entry, count in counts}
        if keep:
            self.rows_changed()
        else:
            self.fresh()

    @property
    def under(self) -> Find | None:
        """The place under the cursor."""
        at = self.cursor
        if self.answer is None or self.view != "places" or not 0 <= at < len(self.answer.finds):
            return None
        return self.answer.finds[at]

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """Report and snippet; or a name, a bar, a count."""
        assert self.answer is not None
        if self.view != "places":
            return self._group(number, width)
        find = self.answer.finds[number]
        first = number == 0 or self.answer.finds[number - 1].report != find.report
        room = 26 if width > 90 else 18
        about = clip(self._labels.get(find.report, find.report), room - 2) if first else ""
        right = f"{self._counts.get(find.report, 0)} " if first else ""
        spans: list[Span] = [(f" {about}" + " " * (room - 1 - cell_len(about)), "lines--head")]
        before, words, after = _around(find, width - room - cell_len(right) - 1)
        return [*spans, (before, "lines--dim"), (words, "box--mark"), (after, "")], right

    def _group(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        name, count = self.groups[number]
        most = max((times for _, times in self.groups), default=1)
        name = name or say("report.no-year" if self.view == "year" else "report.no-place")
        room = 14 if self.view == "year" else 26
        name = clip(name, room - 2)
        long = max(1, round((width - room - 14) * count / most))
        return [(f" {name}" + " " * (room - 1 - cell_len(name)), ""), ("█" * long, "lines--bar")], f"{count:,} "

    def table(self) -> Table:
        """What the list shows, as a table."""
        assert self.answer is not None
        if self.view != "places":
            name = Column(self.view, say(f"cli.column.{self.view}"))
            return Table((name, Column("times", say("find.times"), "integer")), tuple(self.groups))
        entries: dict[str, Entry] = {entry.id: entry for entry, _ in self.answer.counts}
        columns = [("place", "text"), ("year", "integer"), ("sentence", "text"), ("file", "text"), ("start", "integer")]
        rows = []
        for find in self.answer.finds:
            entry = entries.get(find.report)
            cover = entry.cover if entry else None
            place = cover.place.name if cover and cover.place else None
            rows.append((place, cover.year if cover else None, find.snippet, entry.file if entry else None, find.start))
        return Table(tuple(Column(key, say(f"cli.column.{key}"), kind) for key, kind in columns), tuple(rows))  # type: ignore[arg-type]


def _around(find: Find, room: int) -> tuple[str, str, str]:
    """The snippet in so many columns: the words always in view."""
    before, words, after = find.snippet[: find.first], find.snippet[find.first : find.last], find.snippet[find.last :]
    words = clip(words, room)
    left = max(0, min(cell_len(before), (room - cell_len(words)) // 3))
    if cell_len(before) > left:
        while before and cell_len(before) > left - 1:
            before = before[1:]
        before = f"…{before}" if left else ""
    return before, words, clip(after, max(0, room - cell_len(before) - cell_len(words)))
