"""A box over the main screen: a line to type in, a list under it, and the keys that matter, at its foot.

The line keeps the focus, so that input methods work all the time; the list is moved by the arrows
from there. Keys are those of ``tui.commands.boxes``.
"""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.commands import commands, key_name
from tui.locale import say
from tui.widgets.lines import Lines

Result = TypeVar("Result")


class BoxLines(Lines, can_focus=False):
    """A list that is moved from the line above it: it never takes the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"box--key", "box--mark", "box--topic"}
    DEFAULT_CSS = """
    .box--key { color: $primary; text-style: bold; }
    .box--mark { color: $warning; text-style: bold underline; }
    .box--topic { color: $foreground; text-style: bold; }
    """

    class Picked(Message):
        """A row was chosen with the mouse."""

    def chosen(self) -> None:
        """Tell the box."""
        self.post_message(self.Picked())

    def fresh(self, cursor: int = 0) -> None:
        """Other rows: the cursor on the first on which it can stand, from ``cursor`` on."""
        self.rows_changed()
        while cursor < self.count and not self.can_stop(cursor):
            cursor += 1
        self.scroll_to(y=0, animate=False)
        self.stand_on(cursor if cursor < self.count else -1)


class Box(ModalScreen[Result], inherit_bindings=False):
    """The frame; a subclass has an id (the ``where`` of its commands), a list, and what typing does."""

    CSS_PATH = "box.tcss"
    AUTO_FOCUS = "#typed"
    PLACEHOLDER: ClassVar[str] = ""
    """Key of the words that stand in the empty line."""

    def __init__(self, name: str, lines: BoxLines) -> None:
        super().__init__(id=name)
        self.lines = lines
        self.typed = Input(id="typed", compact=True, placeholder=say(self.PLACEHOLDER) if self.PLACEHOLDER else "")

    def compose(self) -> ComposeResult:
        """Line, what the line found, list, keys."""
        with Vertical(id="box"):
            yield self.typed
            yield from self.between()
            yield self.lines
            yield Static(Content(self.keys()), id="keys")

    def between(self) -> list[Widget]:
        """What stands between the line and the list."""
        return []

    def on_mount(self) -> None:
        """Name the box."""
        self.query_one("#box").border_title = Content(say(f"{self.id}.title"))

    def keys(self) -> str:
        """The keys that matter, the most important first."""
        ordered = sorted((c for c in commands(self.id or "") if c.priority), key=lambda command: -command.priority)
        return " · ".join(f"{key_name(command.keys[0])} {command.footer}" for command in ordered)

    def say_count(self, text: str) -> None:
        """Say, in the frame, how much was found."""
        self.query_one("#box").border_subtitle = Content(text)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box leaves it."""
        if event.widget is self:
            self.action_leave()

    def action_down(self) -> None:
        """The next row."""
        self.lines.action_down()

    def action_up(self) -> None:
        """The row before."""
        self.lines.action_up()

    def action_page_down(self) -> None:
        """A page of rows on."""
        self.lines.action_page_down()

    def action_page_up(self) -> None:
        """A page of rows back."""
        self.lines.action_page_up()

    def action_leave(self) -> None:
        """Close the box; nothing was chosen."""
        self.dismiss(None)
