"""What comes from the terminal: keys are keys, what is pasted is text to its last character, no answer types.

A terminal marks what is pasted: ``ESC [200~`` text ``ESC [201~``. Textual's parser looks for keys in it all the same,
so that an escape sequence in somebody's clipboard would be typed into the program, key by key. Here all between the
marks becomes one event, its control characters replaced; a megabyte of it takes no time. What the terminal answers is
gone through before (``sequences``).
"""

from __future__ import annotations

import codecs
import re
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.keys import Keys
from textual.message import Message

from parser.text.safety import clean
from tui.sequences import CONTROL_END, HIGHEST, LONGEST, STRING_END, WIDEST, first, known

MOST = 2_000_000
"""Characters: the paths of tens of thousands of files that are dropped; what is pasted behind them is left out. A line
that is typed into takes far less (``widgets.typed``).
"""
PATIENCE = 5.0
"""Seconds after which a paste without an end is over, when nothing came in them but what may be keys."""
PRESSED, TYPED = 64, 1500
"""Characters that come at once when a key is pressed, and in that time when one is held down; more is a paste that is
still going on, also over a slow line.
"""
BROKEN_OFF = 1.0
"""Seconds without a word from the terminal after which a sequence that has no end is over."""
GONE = 0.05
"""Seconds between two readings of a terminal that is gone, until that is noticed."""
_BEGIN, _END = "\x1b[200~", "\x1b[201~"


class Parser(XTermParser):
    """Textual's, that sees whole sequences which are meant for it, and of a paste nothing but the text."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: list[str] | None = None
        """Pieces of what is being pasted; ``None`` outside a paste."""
        self._kept = 0
        self._tail = ""
        """The end of the last piece, which may be the beginning of a sequence or of a mark."""
        self._passed_over: re.Pattern[str] | None = None
        """Where it ends, within an answer of which nothing is wanted."""
        self._last = 0.0
        self._came = 0
        """Characters since then."""

    def feed(self, data: str) -> Iterable[Message]:
        """The events in ``data``, which goes on where the last piece ended."""
        if not data:
            yield from self._flush()
            yield from super().feed(data)
            return
        if self._pasted is None or len(data) > PRESSED:
            self._last, self._came = time.monotonic(), 0
        else:
            self._came += len(data)
        data, self._tail = self._tail + data, ""
        while data:
            if self._pasted is not None:
                pasted, mark, data = data.partition(_END)
                if not mark:
                    at = pasted.rfind("\x1b", -len(_END) + 1)
                    if at >= 0 and _END.startswith(pasted[at:]):
                        pasted, self._tail = pasted[:at], pasted[at:]
                self._keep(pasted)
                if mark:
                    yield from self._flush()
            elif self._passed_over is not None:
                end = self._passed_over.search(data)
                if end is None:
                    self._tail, data = data[-1:] if data.endswith("\x1b") else "", ""
                else:
                    self._passed_over, data = None, data[end.end() :]
            elif (at := data.find("\x1b")) != 0:
                plain, data = (data, "") if at < 0 else (data[:at], data[at:])
                yield from super().feed(plain)
            else:
                length, kind = first(data)
                if kind == "open" and length <= LONGEST:
                    self._tail, data = data, ""
                    return
                sequence, data = data[:length], data[length:]
                if sequence == _BEGIN:
                    self._pasted, self._kept = [], 0
                elif kind == "sequence":
                    for each in known(sequence):
                        yield from super().feed(each)
                elif kind in ("alt", "escape"):
                    yield from self._keys(sequence)
                elif kind == "string":
                    self._passed_over = STRING_END
                elif kind == "open":
                    self._passed_over = CONTROL_END

    def tick(self) -> Iterable[Message]:
        """What time alone brings: an Escape that begins no sequence, a paste or an answer that has no end."""
        quiet = time.monotonic() - self._last
        if self._pasted is not None:
            if quiet > PATIENCE and self._came < TYPED:
                self._keep(self._tail)
                self._tail = ""
                yield from self._flush()
            elif quiet > PATIENCE:
                self._last, self._came = time.monotonic(), 0
        elif self._passed_over is not None:
            if quiet > BROKEN_OFF:
                self._passed_over, self._tail = None, ""
        elif self._tail and quiet >= constants.ESCAPE_DELAY:
            if len(self._tail) <= 2:  # a key, and not the beginning of a sequence
                sequence, self._tail = self._tail, ""
                yield from self._keys(sequence)
            elif quiet > BROKEN_OFF:
                self._tail = ""
        yield from super().tick()

    def _keys(self, sequence: str) -> Iterable[Message]:
        """Escape, or a key that is pressed with Alt."""
        if sequence == "\x1b":
            yield events.Key("escape", sequence)
            return
        found = list(self._sequence_to_key_events(sequence)) or self._sequence_to_key_events(sequence[1:], alt=True)
        yield from (key for key in found if key.key != Keys.Ignore)

    def _keep(self, pasted: str) -> None:
        assert self._pasted is not None
        if (room := MOST - self._kept) > 0 and pasted:
            self._pasted.append(pasted[:room])
            self._kept += min(room, len(pasted))

    def _flush(self) -> Iterable[Message]:
        if self._pasted is None:
            return
        text, self._pasted = "".join(self._pasted), None
        if text:
            yield events.Paste(clean(text.replace("\r\n", "\n").replace("\r", "\n")))


def install(driver: type[Driver]) -> None:
    """Have a driver of Textual's read by this parser, take bytes that are no UTF-8 for damaged characters, not for the
    end of the program, and draw on no more of a window than a screen has (Textual is pinned: docs/architecture.md).
    """
    module: Any = sys.modules[driver.__module__]
    if sys.platform == "win32" and not hasattr(module, "XTermParser"):
        from textual.drivers import win32 as module
    if hasattr(module, "XTermParser"):
        module.XTermParser = Parser
    if hasattr(module, "getincrementaldecoder"):
        module.getincrementaldecoder = _forgiving
    if hasattr(driver, "_get_terminal_size"):
        driver._get_terminal_size = _that_can_be(driver._get_terminal_size)


def _that_can_be(asked: Callable[[Any], tuple[int, int]]) -> Callable[[Any], tuple[int, int]]:
    def size(driver: Any) -> tuple[int, int]:
        columns, lines = asked(driver)
        return min(columns, WIDEST), min(lines, HIGHEST)

    return size


class _Decoder(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
    """Takes bytes that are no UTF-8 for damaged characters."""

    def __init__(self, errors: str = "replace") -> None:
        super().__init__("replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """As any. Nothing is what a terminal says that is gone, each time that it is asked: that is not hurried."""
        if not data and not final:
            time.sleep(GONE)
        text: str = super().decode(data, final)
        return text


def _forgiving(_: str) -> type[_Decoder]:
    return _Decoder
