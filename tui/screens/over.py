"""A pane over the main screen and no screen of its own, so that the table that it changes is drawn as fast as ever."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.locale import say
from tui.screens.box import BoxLines, BoxParts


class OverTable(BoxParts, Vertical):
    """A line to type in, a list, its keys: each change is seen in the table at once. ``closed`` takes the focus back.

    Whoever goes elsewhere keeps what was changed.
    """

    DEFAULT_CSS = """
    OverTable {
        layer: over;
        width: 72;
        max-width: 100%;
        height: 60%;
        margin: 1 0 0 4;
        border: round $primary;
        border-title-color: $primary;
        border-title-style: bold;
        background: $surface;
        padding: 0 1;
        #line { height: 1; margin-bottom: 1; }
        #typed { width: 1fr; height: 1; border: none; background: $surface; padding: 0 1; }
        #count { width: 26; color: $text-muted; padding: 0 1; }
        #keys { color: $text-muted; margin-top: 1; padding: 0 1; }
        BoxLines { height: 1fr; overflow-y: scroll; background: $surface; }
        .lines--here { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """

    def __init__(self, name: str, lines: BoxLines, prompt: str, closed: Callable[[], object], text: str = "") -> None:
        super().__init__(id=name)
        self.make_parts(name, lines, prompt, text)
        self.closed = closed

    def compose(self) -> ComposeResult:
        """The line, what it found, the list, the keys."""
        yield from self.parts()

    def on_mount(self) -> None:
        """Beside the outline, and off the table, where there is room."""
        self.border_title = Content(say(f"{self.where}.title"))
        width = self.app.size.width
        self.styles.margin = (1, 0, 0, 42 if width >= 170 else 34 if width >= 110 else 4)
        self.begin()
        self.typed.focus()

    def begin(self) -> None:
        """Offer what there is."""

    def on_descendant_blur(self) -> None:
        """Whoever goes elsewhere keeps what was changed."""
        if self.is_attached and self.screen.is_current:
            self.remove()

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.action_pick()

    def action_pick(self) -> None:
        """The row under the cursor on, or off."""
        raise NotImplementedError

    def action_keep(self) -> None:
        """Close; what was changed stays."""
        self.remove()
        self.closed()
