"""Selecting in the text by keys, sentence by sentence or paragraph by paragraph; what the mouse selected stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.widgets.page import Page

if TYPE_CHECKING:
    from tui.reading.picking import Picked


class Selecting(Page, inherit_bindings=False):
    """The part of the reader that selects; ``Page`` draws it."""

    class PickedChanged(Message):
        """Other sentences are picked by keys."""

    def drop_selection(self) -> bool:
        """Nothing is selected any more; whether something was."""
        was = self.selected is not None
        if was:
            self.picked = self.held = None
            self.screen.clear_selection()
            self.redraw()
        return was

    def on_resize(self) -> None:
        """What was selected with the mouse stays selected when lines end elsewhere."""
        if self.picked is None and (span := self.selected) is not None:
            self.screen.clear_selection()
            self.held = span

    def _pick(self, picked: Picked | None, by: int = 0) -> None:
        """Pick this, and bring the end that moves into view."""
        if picked is None:
            return
        self.screen.clear_selection()
        self.held, self.picked = None, picked
        first, last = self.line_of(picked.moving[0]), self.line_of(max(picked.moving[0], picked.moving[1] - 1))
        top, height = self.scroll_offset.y, self.size.height
        if by >= 0 and last >= top + height:
            self.scroll_to(y=min(first, last - height + 2), animate=False)
        elif first < top:
            self.scroll_to(y=max(0, first - 1), animate=False)
        self.redraw()
        self.post_message(self.PickedChanged())

    def pick_at(self, offset: int, *, whole: bool = False) -> None:
        """Pick the sentence, or the paragraph, in which a source offset stands."""
        from tui.reading.picking import pick

        if self.report is not None:
            self._pick(pick(self.report, offset, whole=whole))

    def _pick_here(self, *, whole: bool) -> None:
        """Pick where one reads, or where the figure under the cursor stands."""
        self.pick_at(self.place if self.cursor is None else self.figures[self.cursor].start, whole=whole)

    def action_select(self) -> None:
        """The sentence one reads; with something picked, nothing."""
        if not self.drop_selection():
            self._pick_here(whole=False)

    def action_select_paragraph(self) -> None:
        """The paragraph one reads, or the paragraphs of what is picked; with paragraphs picked, nothing."""
        from tui.reading.picking import widened

        if self.report is None or self.picked is None:
            self._pick_here(whole=True)
        elif self.picked.whole:
            self.drop_selection()
        else:
            self._pick(widened(self.report, self.picked))

    def _extend(self, by: int) -> None:
        from tui.reading.picking import moved

        if self.report is None or self.picked is None:
            self._pick_here(whole=False)
        else:
            self._pick(moved(self.report, self.picked, by), by)

    def action_extend_down(self) -> None:
        """One sentence or paragraph more, or fewer, at the end."""
        self._extend(1)

    def action_extend_up(self) -> None:
        """The same, upwards."""
        self._extend(-1)
