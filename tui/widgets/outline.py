"""The outline: headings to unfold, in step with the text."""

from __future__ import annotations

from textual.message import Message

from tui.commands import bindings
from tui.locale import say
from tui.reading.trail import Trail, heading_text
from tui.widgets.lines import Lines, Span


class Outline(Lines):
    """The sections of the report in view. The branch in which one reads is open, the others as the
    user left them.
    """

    BINDINGS = bindings("outline")

    class Chosen(Message):
        """A section of ``trail`` was chosen; ``go`` when the text is to be read from there. Another report may have
        been opened since.
        """

        def __init__(self, trail: Trail, section: int, go: bool) -> None:
            super().__init__()
            self.trail = trail
            self.section = section
            self.go = go

    def __init__(self) -> None:
        super().__init__(id="outline")
        self._trail: Trail | None = None
        self._children: dict[int | None, list[int]] = {}
        self._shown: list[int] = []
        self._open: set[int] = set()
        self._shut: set[int] = set()
        self._here: int | None = None
        self._all = False
        self._left: dict[str, tuple[set[int], set[int], bool]] = {}
        """How other reports' outlines were left: branches opened, those shut, whether all are open."""

    @property
    def count(self) -> int:
        """Rows in view or beyond it."""
        return len(self._shown)

    @property
    def nothing(self) -> str:
        """That the report has no headings, once there is one."""
        return f" {say('outline.nothing')}" if self._trail is not None else ""

    def show(self, trail: Trail | None) -> None:
        """Show another report's outline, folded as it was left."""
        if self._trail is not None:
            self._left[self._trail.report.id] = self._open, self._shut, self._all
        self._trail, self._here = trail, None
        self._children = trail.children() if trail else {}
        self._open, self._shut, self._all = self._left.pop(trail.report.id if trail else "", (set(), set(), False))
        self.cursor = -1
        self._shown = []
        self._fill()
        self.rows_changed()
        self.scroll_to(y=0, animate=False)

    def follow(self, section: int | None) -> None:
        """The text stands at ``section``: open its branch, put the cursor there."""
        if self._trail is None or section == self._here:
            return
        before = self._shown.index(self._here) if self._here in self._shown else -1
        self._here = section
        self._shut -= set(self._trail.path(section))
        self._fill()
        self.refresh_rows(before)
        self._stand(section)

    def _stand(self, section: int | None) -> None:
        path = self._trail.path(section) if self._trail else []
        for number in reversed(path):
            if number in self._shown:
                self.stand_on(self._shown.index(number))
                return
        self.stand_on(-1)

    def _is_open(self, number: int) -> bool:
        if number in self._shut:
            return False
        return self._all or number in self._open or self._level(number) == 1 or number in self._path

    def _level(self, number: int) -> int:
        return self._trail.sections[number].level if self._trail else 1

    def _fill(self) -> None:
        self._path = set(self._trail.path(self._here)) if self._trail else set()
        shown: list[int] = []
        waiting = list(reversed(self._children.get(None, [])))
        while waiting:
            number = waiting.pop()
            shown.append(number)
            if number in self._children and self._is_open(number):
                waiting.extend(reversed(self._children[number]))
        if shown != self._shown:
            at = self._shown[self.cursor] if 0 <= self.cursor < len(self._shown) else None
            self._shown = shown
            self.cursor = shown.index(at) if at in shown else -1
            self.rows_changed()

    def row(self, number: int, width: int) -> tuple[list[Span], str]:
        """Fold mark, heading, number of metrics."""
        assert self._trail is not None
        section = self._trail.sections[self._shown[number]]
        depth = len(section.id.split(".")) - 1
        fold = " "
        if self._shown[number] in self._children:
            fold = "▾" if self._is_open(self._shown[number]) else "▸"
        here = self._shown[number] == self._here
        count = self._trail.counts[self._shown[number]]
        style = "lines--head" if depth == 0 else ("" if section.kind == "heading" else "lines--dim")
        spans = [
            ("▌" if here else " ", "lines--bar"),
            (f"{'  ' * depth}{fold} ", "lines--dim"),
            (heading_text(section), "lines--head" if here else style),
        ]
        return spans, f"{count} " if count else ""

    def moved(self) -> None:
        """The text follows the cursor."""
        self._tell(go=False)

    def chosen(self) -> None:
        """Read on from here."""
        self._tell(go=True)

    def _tell(self, go: bool) -> None:
        assert self._trail is not None
        self.post_message(self.Chosen(self._trail, self._shown[self.cursor], go))

    def action_open(self) -> None:
        """Read on from the heading under the cursor; before the first one, from that."""
        if self.cursor < 0 < self.count:
            self.stand_on(0)
        super().action_open()

    def action_unfold(self) -> None:
        """Open the branch, or step into it; before the first heading, to that."""
        if not 0 <= self.cursor < self.count:
            self.action_down()
            return
        number = self._shown[self.cursor]
        if number in self._children and not self._is_open(number):
            self._shut.discard(number)
            self._open.add(number)
            self._fill()
        elif number in self._children:
            self.step(1)

    def action_fold(self) -> None:
        """Close the branch, or go to the heading above."""
        if not 0 <= self.cursor < self.count:
            return
        number = self._shown[self.cursor]
        if number in self._children and self._is_open(number):
            self._open.discard(number)
            self._shut.add(number)
            self._fill()
            return
        parent = self._trail.parent(number) if self._trail else None
        if parent is not None and parent in self._shown:
            self.stand_on(self._shown.index(parent))
            self.moved()

    def action_fold_all(self) -> None:
        """Open all branches, or leave open only the one in which one reads."""
        at = self._shown[self.cursor] if 0 <= self.cursor < self.count else self._here
        self._all = not self._all
        self._open, self._shut = set(), set()
        self._fill()
        self._stand(at)
