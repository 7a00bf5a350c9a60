"""How the main screen's panes open and shut, grow and shrink; which has the focus, and the way back by Escape."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.widget import Widget

from tui.locale import say
from tui.screens.panes import Panes


class Desk(Panes, inherit_bindings=False):
    """What one does with the panes."""

    def __init__(self) -> None:
        super().__init__()
        self._before_zoom: set[str] | None = None

    # -- open and shut

    def action_sidebar(self) -> None:
        """Show or hide the reports and the outline."""
        if self.side_shown:
            self.remove_class("side-open")
            self.set_class(not self.narrow, "no-side")
            if self.focused in (self.reports, self.outline) or self.query("#filter"):
                self.reader.focus()
        else:
            self.open_side()
            (self.outline if self.outline.count else self.reports).focus()

    def action_table(self) -> None:
        """To the table; from the table, put it away."""
        if self.table.has_focus:
            self.remove_class("table-open")
            self.set_class(not self.narrow, "no-table")
            self.reader.focus()
        else:
            self.open_table()
            self.call_after_refresh(self.fill_table)
            self.table.focus()

    def action_text_only(self) -> None:
        """The text alone, and all back again."""
        alone = {"no-side", "no-table"}
        if self._before_zoom is None:
            self._before_zoom = {name for name in alone if self.has_class(name)}
            self.remove_class("side-open", "table-open")
            self.add_class(*alone)
            self.reader.focus()
        else:
            self.remove_class(*(alone - self._before_zoom))
            self._before_zoom = None
            self.call_after_refresh(self.fill_table)

    def action_grow(self) -> None:
        """More room for the pane with the focus."""
        self._resize(1)

    def action_shrink(self) -> None:
        """Less room for the pane with the focus."""
        self._resize(-1)

    def action_grow_other(self) -> None:
        """More room for it at its other edge."""
        self._resize(1, other=True)

    def action_shrink_other(self) -> None:
        """Less room for it at its other edge."""
        self._resize(-1, other=True)

    def _resize(self, by: int, *, other: bool = False) -> None:
        from tui.screens.sizing import measure_of, other_measure_of, resize

        if not resize(self, other_measure_of(self) if other else measure_of(self), by):
            self.foot.say(say("why.no-other-size" if other else "why.no-size"), warning=True)

    def keep_sizes(self) -> None:
        """Another window, or another arrangement: the sizes that were chosen, as far as there is room."""
        if self.sizes and self.furnished:
            from tui.screens.sizing import apply

            apply(self)

    # -- focus

    def _to_pane(self, by: int) -> None:
        panes = self.panes
        at = panes.index(self.focused) if self.focused in panes else panes.index(self.reader)
        panes[(at + by) % len(panes)].focus()

    def action_next_pane(self) -> None:
        """To the next pane."""
        self._to_pane(1)

    def action_previous_pane(self) -> None:
        """To the pane before."""
        self._to_pane(-1)

    def action_reports(self) -> None:
        """To the list of reports."""
        self.open_side()
        self.reports.focus()

    def action_outline(self) -> None:
        """To the outline."""
        self.open_side()
        self.outline.focus()

    def action_text(self) -> None:
        """To the text."""
        self.close_side()
        self.reader.focus()

    def action_escape(self) -> None:
        """One step back: out of what is open, to the text."""
        if self.table.has_focus and self.table.drop_selection():
            return
        if self.reader.has_focus and self.reader.drop_selection():
            self.foot.show_detail(())
            return
        if self.reader.has_focus and self.reader.call is not None:
            self.reader.set_call(None)
            return
        if self.reports.filtered and self.side_shown:
            self.reports.fill(self.shelf, "")
        elif self.has_class("side-open"):
            self.action_text()
        elif self._before_zoom is not None:
            self.action_text_only()
        elif self.has_class("table-open"):
            self.remove_class("table-open")
            self.reader.focus()
        elif not self.reader.has_focus:
            self.reader.focus()
        elif self.reader.hits:
            self.reader.mark([])
            self.foot.show_detail(())
        elif self.reader.cursor is not None:
            self.reader.set_cursor(None)
        else:
            self.close_beside()

    def close_beside(self) -> None:
        """The other report goes, where there are two."""
        raise NotImplementedError

    # -- boxes to type in

    def open_filter(self) -> None:
        """Type to filter the list of reports."""
        self.open_side()
        self.ask("filter", "reports.filter", self._filtered, self._filter_done, before=self.reports)

    def _filtered(self, text: str) -> None:
        self.reports.fill(self.shelf, text)

    def _filter_done(self, kept: bool) -> None:
        if not kept:
            self.reports.fill(self.shelf, "")
        self.reports.focus()
        if kept:
            self.reports.stand_on_first()

    def ask(
        self,
        name: str,
        prompt: str,
        typed: Callable[[str], None],
        done: Callable[[bool], None],
        before: Widget | None = None,
        text: str = "",
        history: Sequence[str] | None = None,
    ) -> None:
        """Open a line to type in: ``typed`` hears each change, ``done`` whether Enter or Escape ended it;
        with a ``history``, up and down bring back what was typed before.
        """
        from tui.widgets.ask import Ask  # Textual's Input is imported when first needed

        if open_now := self.query(Ask):
            open_now.last().focus()
            return
        box = Ask(name, say(prompt), typed, done, text, history)
        if before is not None and before.parent is not None:
            self.mount(box, before=before)
        else:
            self.mount(box, before=self.foot)
        box.focus()

    def on_resize(self, event: events.Resize) -> None:
        """In a wider window drawer and sheet are panes again; in a narrow one what has the focus stays in view."""
        if event.size.width >= 100:
            self.call_after_refresh(self._shut_drawers)  # before it is laid out, what is in them would lose the focus
        elif self.furnished and self.table.has_focus:
            self.add_class("table-open")
        elif self.reports.has_focus or self.outline.has_focus:
            self.add_class("side-open")
        self.call_after_refresh(self.keep_sizes)

    def _shut_drawers(self) -> None:
        """Drawer and sheet are panes now."""
        if not self.narrow:
            self.remove_class("side-open", "table-open")
