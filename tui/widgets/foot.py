"""The two lines at the foot: what the cursor is on or what an action did; the keys that matter now."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.strip import Strip

from parser.text.safety import one_line
from tui.commands import COMMANDS, Command, Situation, key_name
from tui.ink import inks
from tui.locale import language
from tui.widgets.drawn import Drawn
from tui.widgets.lines import Span, clip

_LEAST = 3
"""Seconds for which what an action said stands, at the least."""
_ALWAYS = ("app.help", "app.language")
"""Stand at the right end, wherever one is."""


class Foot(Drawn):
    """Draws what it is told; a click on a key's name does what the key does."""

    DEFAULT_CSS = """
    Foot { height: 2; width: 1fr; dock: bottom; }
    """

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._keys: list[Command] = []
        self._told = ""
        self._detail: Sequence[Span] = ()
        self._note = ""
        self._tips: Sequence[Span] = ()
        self._warning = False
        self._lasting, self._since = False, 0.0
        self._progress = ""
        self._places: list[tuple[int, int, Command]] = []

    def show_keys(self, commands: Sequence[Command], now: Situation, told: str = "") -> None:
        """Show the keys of those of these commands that apply, the most important first; or what is ``told``."""
        shown = [command for command in commands if command.place(now) and command.id not in _ALWAYS]
        keys = sorted([each for each in shown if each.reason(now) is None], key=lambda each: -each.place(now))
        if keys != self._keys or told != self._told:
            self._keys, self._told = keys, told
            self.refresh()

    def show_detail(self, spans: Sequence[Span]) -> None:
        """Show the row under the cursor; it takes the place of what an action said."""
        self._detail, self._note = spans, ""
        if spans:
            self._tips = ()
        self.refresh()

    def show_no_detail(self) -> None:
        """No row is under the cursor; what an action just said stays."""
        if self._detail:
            self.show_detail(())
        else:
            self.fade()

    def show_tips(self, title: str, commands: Sequence[Command]) -> None:
        """Tell a newcomer these keys, until there is something else to say."""
        self._tips = [(title, "foot--note")]
        for command in commands:
            self._tips += [("   ", ""), (key_name(command.keys[0]), "foot--key"), (f" {command.footer}", "foot--dim")]
        self.refresh()

    @property
    def tips(self) -> str:
        """What a newcomer is told there now."""
        return "".join(text for text, _ in self._tips)

    def say(self, text: str, warning: bool = False, lasting: bool = False) -> None:
        """Say what an action did, or why it did not; ``lasting`` what stays true while one does other things.

        Why it did not ends with what to do, and is told whole, over the text, where the line would cut it.
        """
        self._note, self._warning, self._tips = one_line(text), warning, ()  # it may name a file
        self._lasting, self._since = lasting, monotonic()
        cut = warning and cell_len(self._note) > self.size.width - 6 > 0
        if cut and not any(each.message == self._note for each in self.app._notifications):
            self.app.notify(self._note, severity="warning", markup=False, timeout=8)
        self.refresh()

    def holds(self, text: str) -> bool:
        """Whether two lines are enough for it."""
        rest = _broken(one_line(text), self._room(self.size.width))[1]
        return cell_len(rest) <= self._left(self.size.width)

    def fade(self) -> None:
        """Another command comes: what the last one said goes, where it could be read by now."""
        if self._note and not self._lasting and monotonic() - self._since > _LEAST:
            self._note = ""
            self.refresh()

    def tell_progress(self, text: str) -> None:
        """Say at the right end how far something is that goes on meanwhile; nothing when it is done."""
        if text != self._progress:
            self._progress = text
            self.refresh()

    @property
    def progress(self) -> str:
        """What goes on meanwhile."""
        return self._progress

    @property
    def said(self) -> str:
        """What the last action said."""
        return self._note

    def render_line(self, y: int) -> Strip:
        """Draw the row or the note, then the keys."""
        return self._first(self.size.width) if y == 0 else self._second(self.size.width)

    def _first(self, width: int) -> Strip:
        base, ink = self.rich_style, inks(self.app)
        progress = clip(self._progress, width // 2)
        segments, room = [Segment("  ", base)], self._room(width)
        spans: Sequence[Span] = self._detail or self._tips
        if self._warning and self._note:
            spans = [(f"! {self._note}", "foot--warning")]
        elif self._note:  # where it ends is where a file lies, or what to do: that stands in place of the keys
            spans = [(_broken(self._note, room)[0], "foot--note")]
        for text, name in spans:
            shown = clip(text, room)
            room -= cell_len(shown)
            style = ink[name] if name else None
            segments.append(Segment(shown, base + style if style else base))
            if room <= 0:
                break
        if progress:
            segments += (Segment(" " * (room + 2), base), Segment(progress, base + ink["foot--faint"]))
        return Strip(segments).adjust_cell_length(width, base)

    def _room(self, width: int) -> int:
        """Columns for what is said: what goes on meanwhile stands at the right end."""
        progress = clip(self._progress, width // 2)
        return width - 4 - (cell_len(progress) + 2 if progress else 0)

    def _left(self, width: int) -> int:
        """Columns of the second line, left of what always stands there."""
        return width - cell_len(_right()) - 4

    def _second(self, width: int) -> Strip:
        base, ink = self.rich_style, inks(self.app)
        key_style = base + ink["foot--key"]
        dim = base + ink["foot--dim"]
        right = _right()
        segments = [Segment("  ", base)]
        at, room = 2, 2 + self._left(width)
        self._places = []
        rest = _broken(self._note, self._room(width))[1] if self._note and not self._warning else ""
        if rest:
            text = clip(rest, room - at)
            segments.append(Segment(text, base + ink["foot--note"]))
            at += cell_len(text)
        elif self._told:
            text = clip(self._told, room - at)
            segments.append(Segment(text, dim))
            at += cell_len(text)
        for command in () if rest else self._keys:
            key, text = key_name(command.keys[0]), f" {command.footer}"
            size = cell_len(key) + cell_len(text)
            if at + size > room:
                break
            self._places.append((at, at + size, command))
            segments += (
                Segment(key, key_style),
                Segment(text, dim),
                Segment("   ", base),
            )
            at += size + 3
        segments.append(Segment(" " * max(0, width - cell_len(right) - at), base))
        segments.append(Segment(right, dim))
        return Strip(segments).adjust_cell_length(width, base)

    def _at(self, x: int) -> Command | None:
        return next((command for first, last, command in self._places if first <= x < last), None)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        command = self._at(event.x) if event.y == 1 else None
        if command:
            await self.run_action(f"app.command('{command.id}')")
        elif event.y == 1 and event.x >= self.size.width - 7:
            await self.run_action("app.command('app.language')")
        elif event.y == 1 and event.x >= self.size.width - 8 - 3 - cell_len(COMMANDS["app.help"].footer) - 2:
            await self.run_action("app.command('app.help')")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain the key under the mouse."""
        command = self._at(event.x) if event.y == 1 else None
        self.tooltip = Content(command.help) if command else None


def _right() -> str:
    return f"? {COMMANDS['app.help'].footer}   {'中/EN' if language() == 'zh' else 'EN/中'} "


def _broken(text: str, room: int) -> tuple[str, str]:
    """``text`` in two lines, the first at most ``room`` cells wide: between words where there are any."""
    if cell_len(text) <= room:
        return text, ""
    first = set_cell_size(text, max(1, room)).rstrip()
    at = text.rfind(" ", 0, len(first) + 1)
    first = text[: at if at > 0 else len(first)]
    return first.rstrip(), text[len(first) :].strip()
