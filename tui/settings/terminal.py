"""Asking the terminal itself: how wide it draws a character, and what it says it can do.

A character is printed at the start of the line and the cursor's position asked for (DSR 6, answered
by a cursor position report, ECMA-48); then the primary device attributes (DA1), which practically
every terminal answers: when they come, nothing else is on its way. A terminal that is silent costs
the timeout once. Unix only; the terminal's mode is put back whatever happens.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

from tui.signals import asked_to_end

TIMEOUT = 1.0
"""Seconds; an answer over a slow line takes a third of that."""
_AFTER = 0.15  # seconds to wait for the attributes when the positions have come
_POSITION = re.compile(rb"\x1b\[(\d{1,5});(\d{1,5})R")
_ATTRIBUTES = re.compile(rb"\x1b\[\?([\d;]{0,200})c")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the terminal said."""

    widths: Mapping[str, int]
    """Columns that each character took."""
    attributes: frozenset[int] | None = None
    """Its device attributes; ``None`` when it did not say. 52 is: takes OSC 52 (a recent custom)."""


def ask(
    characters: Sequence[str], timeout: float = TIMEOUT, reads: int | None = None, writes: int | None = None
) -> Answer | None:
    """How wide the terminal draws these characters; ``None`` where it does not say, or there is none.

    ``reads`` and ``writes`` are file descriptors: standard input and output, unless given.
    """
    try:
        reads = sys.stdin.fileno() if reads is None else reads
        writes = sys.stdout.fileno() if writes is None else writes
        if not (os.isatty(reads) and os.isatty(writes)) or sys.platform == "win32":
            return None
        if os.tcgetpgrp(reads) != os.getpgrp():
            return None  # in the background: touching the terminal would stop us
        with _unbuffered(reads) as missing:
            query = "".join(f"\r{each}\x1b[6n" for each in characters) + "\r\x1b[K\x1b[c"
            _write(writes, query.encode("utf-8"))
            answer = _listen(reads, characters, timeout)
            missing[0] = answer is None
        return answer
    except (OSError, ValueError, AttributeError):  # closed, replaced, or gone meanwhile
        return None


def _listen(reads: int, characters: Sequence[str], timeout: float) -> Answer | None:
    heard = b""
    until = time.monotonic() + timeout
    positions: list[tuple[bytes, bytes]] = []
    while (left := until - time.monotonic()) > 0 and select.select([reads], [], [], left)[0]:
        data = os.read(reads, 4096)
        if not data:
            break
        heard += data
        positions = _POSITION.findall(heard)
        if _ATTRIBUTES.search(heard):
            break
        if len(positions) >= len(characters):
            until = min(until, time.monotonic() + _AFTER)
    said = _ATTRIBUTES.search(heard)
    if len(positions) < len(characters):
        return Answer({}, _numbers(said[1])) if said else None
    widths = {each: int(column) - 1 for each, (_, column) in zip(characters, positions, strict=False)}
    return Answer(widths, _numbers(said[1]) if said else None)


def _numbers(said: bytes) -> frozenset[int]:
    return frozenset(int(number) for number in said.split(b";") if number)


def _write(writes: int, data: bytes) -> None:
    while data:
        data = data[os.write(writes, data) :]


@contextmanager
def _unbuffered(reads: int) -> Iterator[list[bool]]:
    """Characters as they come, and unseen. Set the yielded flag when answers may still be on their way."""
    import termios

    try:
        before, mode = termios.tcgetattr(reads), termios.tcgetattr(reads)
    except termios.error as error:  # is no OSError
        raise OSError(*error.args) from None
    late = [True]
    mode[3] &= ~(termios.ICANON | termios.ECHO)  # Ctrl-C still ends the program
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
    with _ended_softly():
        try:
            with suppress(termios.error):
                termios.tcsetattr(reads, termios.TCSADRAIN, mode)
            yield late
        finally:
            # at once, whatever waits to be put out; what was typed ahead stays, unless an answer may have come late
            with suppress(termios.error):  # a terminal that is gone has no mode
                if late[0]:
                    termios.tcflush(reads, termios.TCIFLUSH)
                termios.tcsetattr(reads, termios.TCSANOW, before)


@contextmanager
def _ended_softly() -> Iterator[None]:
    """A signal to end becomes an exception, so that the terminal's mode is put back first; a second one, which could
    come between, waits for nothing and is passed over. What was ignored (``nohup``) stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in asked_to_end()}

    def end(number: int, _: FrameType | None) -> NoReturn:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
