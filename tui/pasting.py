"""What is pasted is text, to its last character.

A terminal marks what is pasted: ``ESC [200~`` text ``ESC [201~``. Textual's parser looks for keys in it all the same,
so that an escape sequence in somebody's clipboard would be typed into the program, key by key. Here all between the
marks becomes one event, its control characters replaced; a megabyte of it takes no time.
"""

from __future__ import annotations

import codecs
import sys
import time
from collections.abc import Iterable
from functools import partial
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

from parser.text.safety import clean

MOST = 10_000
"""Characters; a line that is looked for is not longer, and what is pasted behind them is left out."""
PATIENCE = 5.0
"""Seconds without a word from the terminal after which a paste without an end is over."""
_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_SOME_KEY = "\x1b[A"
"""Takes Textual's parser out of a sequence that was begun; the key is passed over."""


class Parser(XTermParser):
    """Textual's, that sees nothing of a paste but its marks."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: list[str] | None = None
        """Pieces of what is being pasted; ``None`` outside a paste."""
        self._kept = 0
        self._tail = ""
        """The end of the last piece, which may be the beginning of a mark."""
        self._begun = ""
        """What Textual's parser has of a sequence that may become the first mark."""
        self._last = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """The events in ``data``, which goes on where the last piece ended."""
        if not data:
            yield from self._flush()
            yield from super().feed(data)
            return
        self._last = time.monotonic()
        data, self._tail = self._tail + data, ""
        begun, self._begun = self._begun, ""
        if begun:
            rest = _BEGIN[len(begun) :]
            if data.startswith(rest):
                for _ in super().feed(_SOME_KEY[len(begun) :]):
                    pass
                self._pasted, self._kept, data = [], 0, data[len(rest) :]
            elif rest.startswith(data) and data != "[":
                self._begun, self._tail = begun, data
                return
        while data:
            if self._pasted is None:
                before, mark, data = data.partition(_BEGIN)
                if mark:
                    self._pasted, self._kept = [], 0
                elif before.endswith(("\x1b[2", "\x1b[20", "\x1b[200")):  # no whole key ends so
                    at = before.rindex("\x1b")
                    before, self._tail = before[:at], before[at:]
                if before:
                    self._begun = next((end for end in ("\x1b[", "\x1b") if (begun + before).endswith(end)), "")
                    yield from super().feed(before)
                begun = ""
            else:
                pasted, mark, data = data.partition(_END)
                if not mark:
                    at = pasted.rfind("\x1b", -len(_END) + 1)
                    if at >= 0 and _END.startswith(pasted[at:]):
                        pasted, self._tail = pasted[:at], pasted[at:]
                self._keep(pasted)
                if mark:
                    yield from self._flush()

    def tick(self) -> Iterable[Message]:
        """What time alone brings: an Escape that begins no sequence, a paste that has no end."""
        if (self._pasted is not None or self._tail) and time.monotonic() - self._last > PATIENCE:
            if self._pasted is not None:
                self._keep(self._tail)
                yield from self._flush()
            elif self._tail:
                yield from super().feed(self._tail)
            self._begun = self._tail = ""
        yield from super().tick()
        if self._timeout_time is None:
            self._begun = ""  # it was the key Escape

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
    """Have a driver of Textual's read by this parser, and take bytes that are no UTF-8 for damaged characters, not for
    the end of the program (Textual is pinned: docs/architecture.md).
    """
    module: Any = sys.modules[driver.__module__]
    if sys.platform == "win32" and not hasattr(module, "XTermParser"):
        from textual.drivers import win32 as module
    if hasattr(module, "XTermParser"):
        module.XTermParser = Parser
    if hasattr(module, "getincrementaldecoder"):
        module.getincrementaldecoder = _forgiving


def _forgiving(encoding: str) -> Any:
    return partial(codecs.getincrementaldecoder(encoding), "replace")
