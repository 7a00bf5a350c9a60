"""The main screen: reports and outline, text, table, foot; it keeps them in step."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.commands import Situation, bindings, commands
from tui.locale import say
from tui.reading.names import headline, label
from tui.reading.trail import Trail, heading_text
from tui.screens.dropping import Dropping
from tui.troubles import in_words
from tui.widgets.outline import Outline
from tui.widgets.reports import Reports

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parser.report import Report
    from tui.screens.history import Spot
    from tui.screens.side import Side

_LINES = ("search", "filter", "bookmark-note")
"""Ids of the lines to type in."""

_REST = 0.6
"""Seconds after which what jumping goes through is made ready, when the library is on screen."""


class MainScreen(Dropping, inherit_bindings=False):
    """Messages of the panes arrive here and go out to the other panes; the panes know nothing of each other."""

    class FilesWanted(Message):
        """Files are to be read."""

        def __init__(self, paths: Sequence[Path]) -> None:
            super().__init__()
            self.paths = paths

    BINDINGS: ClassVar[list[BindingType]] = bindings("main")
    AUTO_FOCUS = "#reader"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (188, "-wide")]  # noqa: RUF012 -- as Screen has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, waiting: int = 0) -> None:
        super().__init__()
        self.waiting = waiting
        self._browsing = False

    def compose(self) -> ComposeResult:
        """Sidebar to the left, text over table to the right, foot below."""
        width, height = self.app.size  # the first frame is laid out once, not once before the size is known
        for size, breakpoints in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            self.add_class(next(name for least, name in reversed(breakpoints) if size >= least))
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield self.reports
                yield self.outline
            with Vertical(id="desk"), Container(id="pages"):
                yield self.side
        yield self.foot

    def on_mount(self) -> None:
        """Name the panes."""
        self.relabel()

    # -- files

    def change_shelf(self) -> None:
        """The other shelf is shown now: the list is its, and all that is asked is asked of it."""
        self.let_go_of_shelves()
        self.reports.fill(self.shelf, "")
        self.reports.here(self.report, *(each.report for each in self.sides))
        self.forget_rows()
        self.update_foot()
        if self.shelf is self.library:
            self.set_timer(_REST, self.prepare_jump)

    def forget_shelf(self) -> None:
        """Nothing of a library that is another now is held."""
        self.let_go_of_shelves()

    def on_reports_chosen(self, message: Reports.Chosen) -> None:
        """A report was chosen in the list."""
        report = self.find(message.entry.id)
        if report is None:
            return
        self.leave()
        self.open_report(report)
        self.close_side()
        self.reader.focus()

    def on_reports_grouped(self, message: Reports.Grouped) -> None:
        """Say how they stand now."""
        self.foot.say(say(f"reports.by.{message.by}"))

    def on_reports_unreadable(self, message: Reports.Unreadable) -> None:
        """Say again why it cannot be opened."""
        self.foot.say(in_words(message.failure.reason), warning=True)

    def on_reports_filter_wanted(self) -> None:
        """Type to filter the list."""
        self.open_filter()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read more files; their reports join the shelf."""
        self.waiting += len(paths)
        self.post_message(self.FilesWanted(paths))

    def spots(self) -> dict[str, Spot]:
        """Where one is, or was last, in each report, by id."""
        here = [spot for side in self.sides if (spot := self.spot(side))]
        return {**self._left_at, **{spot.report: spot for spot in here}}

    def open_report(self, report: Report, offset: int | None = None, side: Side | None = None) -> None:
        """Show a report, from a place in it, or from where one left it; in the text one reads, or in ``side``."""
        side = side or self.side
        if spot := self.spot(side):
            self._left_at[spot.report] = spot
        side.report, side.trail, side.section = report, Trail(report), None
        if side is self.side:
            self.outline.show(side.trail)
            self.put_rows()
        side.reader.show(report, offset)
        side.show_note()
        if offset is None and report.id in self._left_at:
            side.reader.go(*self._left_at[report.id][1:])
        self.show_bookmarks()
        self.reports.here(self.report, *(each.report for each in self.sides))
        self.sync(side)
        if (
            side is self.side and self.furnished and self.table.has_focus
        ):  # rows follow the text only while one reads; these are new
            self.fill_table()

    def turn_to(self, side: Side) -> None:
        """One reads in the other text now: outline, table and foot are its."""
        if side is self.side or side not in self.sides:
            return
        self.side = side
        for each in self.sides:
            each.crumb.mark(each is side)
        self.outline.show(side.trail)
        self.put_rows()
        self.reports.here(self.report, *(each.report for each in self.sides))
        self.sync()
        self.show_figure()

    # -- in step

    def on_reader_moved(self) -> None:
        """The text moved: outline, breadcrumb and table follow."""
        self.keep_step()

    def on_reader_figure_changed(self) -> None:
        """Another figure is under the cursor."""
        self.keep_step()

    def keep_step(self) -> None:
        """Answer what the panes told, once: after a command at once, so that all panes come in one frame."""
        if self.furnished and self.table.moved:
            self.table.moved = False
            self.show_row()
        for side in self.sides:
            if side.reader.moved:
                side.reader.moved = False
                self.sync(side)
        if self.reader.figure_changed:
            self.reader.figure_changed = False
            self.show_figure()

    def sync(self, side: Side | None = None) -> None:
        """Bring outline, breadcrumb and table to where the text is; of the other text, its breadcrumb."""
        side = side or self.side
        if side.report is None or side.trail is None:
            return
        side.section = side.trail.at(side.reader.place)
        steps = [heading_text(side.trail.sections[number]) for number in side.trail.path(side.section)]
        side.crumb.show(headline(side.report), (label(side.report), *steps), side.reader.progress)
        if side is not self.side:
            return
        self.outline.follow(side.section)
        if not self.table.has_focus:
            self.fill_table()
            self.follow()

    def on_outline_chosen(self, message: Outline.Chosen) -> None:
        """A section was chosen: the text goes there, unless it has become another's."""
        if self.trail is None or message.trail is not self.trail:
            return
        if not self._browsing:
            self.leave()
            self._browsing = True
        self.reader.go(self.trail.sections[message.section].start)
        if message.go:
            self.close_side()
            self.reader.focus()

    # -- the foot

    def situation(self) -> Situation:
        """What is on screen now, for the commands to ask."""
        pane = self.focused.id if self.focused is not None and self.focused.id else "reader"
        row = self.table.row if pane == "table" and self.furnished else None
        return Situation(
            pane=pane,
            report=self.report,
            section=self.trail.sections[self.section] if self.trail and self.section is not None else None,
            metric=row.metric if row else self.reader.metric_under_cursor,
            figures=len(self.reader.figures),
            rows=self.table.model.shown if self.furnished else 0,
            back=self.history.back,
            forward=self.history.forward,
            selected=self.reader.selected is not None,
            hits=len(self.reader.hits),
            notes=len(self.reader.calls),
            note=self.reader.call is not None,
            sides=len(self.sides),
            reports=len(self.shelf.reports),
            folds=self.reports.many,
            library=self.library is not None and self.shelf is self.library,
            keeping=self.keeping,
            filtered=self.furnished and bool(self.table.model.filter),
            arranged=self.furnished and self.table.columns.arranged,
            panes=len(self.panes) if self.furnished else 1,
            alone=self.narrow and pane == "reader",
        )

    def keep_sizes(self) -> None:
        """In another window other keys matter, too."""
        super().keep_sizes()
        self.update_foot()

    def update_foot(self) -> None:
        """The keys that matter here and now."""
        now = self.situation()
        if now.pane in _LINES:  # letters are no commands there
            self.foot.show_keys([], now, say("ask.keys.recall" if now.pane == "search" else "ask.keys"))
        elif now.pane == "typed":  # the box over the panes tells its own
            self.foot.show_keys([], now)
        else:
            self.foot.show_keys(commands(now.pane, "main", "app"), now)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Another widget has the focus; with a text comes all that follows it, before the next key."""
        super().set_focus(widget, scroll_visible, from_app_focus)
        for side in self.sides:
            if side.reader is self.focused:
                self.turn_to(side)
        if self.has_class("side-open") and self.focused in self.panes[2:]:
            self.close_side()  # the drawer would cover what one went to

    def on_descendant_focus(self) -> None:
        """Another pane has the focus."""
        self._browsing = False
        looking = self.focused is not None and self.focused.id in ("outline", "table")
        self._came_from = self.spot() if looking else None
        self.show_detail()
        self.update_foot()

    def relabel(self) -> None:
        """Say every word in the language on screen now."""
        self.outline.border_title = Content(say("pane.outline"))
        self.reports.fill(self.shelf)
        self.outline.refresh()
        self.foot.refresh()
        if self.furnished:
            self.table.retitle()
        self.forget_rows()
        for side in self.sides:
            self.sync(side)
        self.show_figure()
        if self.report is None:
            self.crumb.show(say("open.reading") if self.waiting else say("open.nothing"), (), None)
