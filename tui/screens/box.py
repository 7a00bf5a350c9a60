"""A box over the main screen: a line to type in, a list under it, and the keys that matter, at its foot.

The line keeps the focus, so that input methods work all the time; the list is moved by the arrows
from there. Keys are those of ``tui.commands.boxes``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.worker import get_current_worker

from parser.text.safety import one_line
from tui.commands import Command, commands
from tui.locale import say
from tui.screens.painting import Painter
from tui.screens.window import InWindow
from tui.troubles import in_words
from tui.widgets.keys import Keys
from tui.widgets.lines import Lines
from tui.widgets.still import StillInput, Told, make_tall

Result = TypeVar("Result")
_PATIENCE = 20.0
"""Seconds for which what is asked waits for what was asked before: that may hang, on a share that has gone."""
_turns: defaultdict[str, Lock] = defaultdict(Lock)
"""By group, who is asking now."""


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

    class Moved(Message):
        """The cursor stands on another row."""

    def moved(self) -> None:
        """Tell the box."""
        self.post_message(self.Moved())

    def rows_changed(self) -> None:
        """The rows are others now; the box stays as it is."""
        make_tall(self, self.count)
        self.cursor = min(self.cursor, self.count - 1)

    def on_resize(self) -> None:
        """Lines are as wide as the list, however wide that is; now that it has a height, the cursor is in view."""
        if self.cursor >= 0:
            self.stand_on(self.cursor)

    def chosen(self) -> None:
        """Tell the box."""
        self.post_message(self.Picked())

    def fresh(self, cursor: int = 0) -> None:
        """Other rows: the cursor on the first on which it can stand, from ``cursor`` on."""
        self.rows_changed()
        cursor = min(cursor, max(0, self.count - 1))
        while cursor < self.count and not self.can_stop(cursor):
            cursor += 1
        self.scroll_to(y=0, animate=False)
        self.stand_on(cursor if cursor < self.count else -1)


class BoxParts:
    """What every box consists of and how its list is moved; for a screen or a widget to be made of."""

    lines: BoxLines
    typed: Input
    count: Told
    foot: Keys

    def make_parts(self, name: str, lines: BoxLines, prompt: str, text: str = "") -> None:
        """Make the line, the list and the rest; ``prompt`` is the key of what stands in the empty line."""
        self.where = name
        self.lines = lines
        self.typed = StillInput(say(prompt) if prompt else "", self.typing, text=text)
        self.count = Told(id="count", right=True)
        self.foot = Keys(self.keys())

    def parts(self) -> ComposeResult:
        """The line and what it found, the list, the keys."""
        with Horizontal(id="line"):
            yield self.typed
            yield self.count
        yield self.lines
        yield self.foot

    def typing(self, text: str) -> None:
        """Something was typed."""

    def keys(self) -> list[Command]:
        """The keys that matter, the most important first."""
        return sorted((c for c in commands(self.where) if c.priority), key=lambda command: -command.priority)

    def words(self) -> Mapping[str, str]:
        """What some of them mean here and now, by their commands' ids, where that is not what they mean otherwise."""
        return {}

    @property
    def told(self) -> str:
        """All that the box says beside its list."""
        return f"{self.count.text} {self.foot.text}"

    def say_count(self, text: str) -> None:
        """Say, beside the line, how much was found."""
        self.count.tell(text)
        self.foot.offer(self.keys(), self.words())

    def say(self, text: str) -> None:
        """Say what was done, or why not, in place of the keys, until something else is typed."""
        self.foot.tell(text)

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


class Box(BoxParts, InWindow[Result], ModalScreen[Result], inherit_bindings=False):
    """A box over the dimmed screen; a subclass has an id (the ``where`` of its commands), a list, and
    what typing does.
    """

    CSS_PATH = "box.tcss"
    AUTO_FOCUS = "#typed"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (170, "-wide")]  # noqa: RUF012 -- as Screen has it
    PLACEHOLDER: ClassVar[str] = ""
    """Key of the words that stand in the empty line."""

    class Trouble(Message):
        """What was asked cannot be answered, and why."""

        def __init__(self, told: str) -> None:
            super().__init__()
            self.told = told

    def __init__(self, name: str, lines: BoxLines, text: str = "") -> None:
        super().__init__(id=name)
        self._compositor = Painter()
        self.make_parts(name, lines, self.PLACEHOLDER, text)

    def compose(self) -> ComposeResult:
        """All parts in one frame."""
        with Vertical(id="box"):
            yield from self.parts()

    def on_mount(self) -> None:
        """Name the box."""
        self.query_one("#box").border_title = Content(say(f"{self.where}.title"))

    def ask(self, work: Callable[[], object], group: str) -> None:
        """Do what takes time in a thread, in place of what was asked of the same ``group`` before, and when that has
        ended: thousands of rows are in memory once, however quickly keys come. A library that cannot be read, damaged
        while it is on screen for one, is told; the box stays.
        """

        def safely() -> None:
            from parser.library.errors import LibraryError

            worker, turn = get_current_worker(), _turns[group]
            mine = turn.acquire(timeout=_PATIENCE)
            try:
                if not worker.is_cancelled:
                    work()
            except LibraryError as error:
                if not worker.is_cancelled:
                    self.post_message(self.Trouble(str(error)))
            finally:
                if mine:
                    turn.release()

        self.run_worker(safely, thread=True, exclusive=True, group=group)

    def on_box_trouble(self, message: Trouble) -> None:
        """Say it where it was being asked."""
        self.say_count("")
        self.say(one_line(in_words(message.told)))

    def on_click(self, event: events.Click) -> None:
        """A click beside the box leaves it."""
        if event.widget is self:
            self.action_leave()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close the box, once: of two clicks or keys that come together, the second finds it closed."""
        if self.app.screen_stack[-1] is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def action_leave(self) -> None:
        """Close the box; nothing was chosen."""
        self.dismiss(None)
