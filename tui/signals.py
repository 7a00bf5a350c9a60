"""The signals that end a program, and that signals are heard at once, whatever the main thread waits for.

Python carries out what is to be done on a signal in the main thread, between two steps of it. Where that waits for a
lock (Textual's output does, once the terminal takes no more), the system wakes it only when the signal comes to that
very thread; while another signal is under way there, a change of the window's size for one, it goes to any thread of
the process (signal(7)), and the main thread would sleep on.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")


def asked_to_end() -> list[signal.Signals]:
    """The signals that end a program, without those that whoever started it wants ignored (``nohup``)."""
    known = [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]
    return [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]


@contextmanager
def heard() -> Iterator[None]:
    """Within this, each signal wakes the main thread, which must be the one that calls."""
    if not hasattr(signal, "pthread_kill"):
        yield
        return
    out, into = os.pipe()
    os.set_blocking(into, False)
    before = signal.set_wakeup_fd(into, warn_on_full_buffer=False)
    main = threading.get_ident()

    def wake() -> None:
        while numbers := os.read(out, 64):
            if set(numbers) != {signal.SIGUSR1}:  # our own wakes it already
                with suppress(ProcessLookupError):
                    signal.pthread_kill(main, signal.SIGUSR1)
        os.close(out)

    threading.Thread(target=wake, daemon=True, name="signals").start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(into)
