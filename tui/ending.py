"""How the screen ends: by its own key, by a signal, or because its terminal went away.

Whatever ends it, what is remembered is saved and the terminal is left as it was found. A signal asks the app to leave
as the key does; where that takes too long (the terminal takes no output, a read hangs on a network that is gone), the
settings of the terminal are put back and the process ends all the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from tui.saving import wait_for_saves
from tui.signals import asked_to_end, heard

if TYPE_CHECKING:
    from textual.driver import Driver

    from tui.app import Govtui

PATIENCE = 3.0
"""Seconds that the app has to leave of itself once a signal came."""
_DROPPING = 2.0
"""Seconds for which what the terminal does not take is dropped."""
_MOMENT = 0.05
"""Seconds in which a signal that came with being sent on is heard."""
SAVING = 20.0
"""Seconds that a file in the making is waited for."""
_HUNG_UP = 128 + 1
_CLOSING = (
    "\x18\x1b[?2026l\x1b[?2048l\x1b[?2004l\x1b[?1016l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1000l\x1b[?1004l"
    "\x1b[<u\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""What takes a terminal out of every mode that Textual's driver puts it in, and out of a sequence that broke off."""


class Ending:
    """Runs the app to its end; ``save`` keeps what is to be remembered, and may be called twice."""

    def __init__(self, app: Govtui, save: Callable[[], object]) -> None:
        self._app = app
        self._save = save
        self._code: int | None = None
        self._driver: Driver | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._before = _settings()
        self._stopped = self._stop_wanted = False

    def run(self) -> int:
        """Run it; the exit code. Does not return where a thread hangs: the process ends then."""
        threading.excepthook, hook = self._thread_failed, threading.excepthook
        for number in asked_to_end():
            signal.signal(number, self._signalled)
        if hasattr(signal, "SIGUSR1"):
            signal.signal(signal.SIGUSR1, lambda *_: None)  # wakes a thread: see _nudge, and signals.heard
        hands = _Hands()
        try:
            with heard(), asyncio.Runner() as runner:
                self._loop = runner.get_loop()
                self._loop.set_default_executor(hands)
                code = runner.run(self._app.run_async()) or self._app.return_code or 0
        finally:
            self._loop = None
            self._save()
            wait_for_saves(SAVING)
            threading.excepthook = hook
        code = code if self._code is None else self._code
        if not hands.rest(0.5):  # a read that hangs would hold the process for as long as it hangs
            _leave(code)
        return code

    def listen(self, driver: Driver | None) -> None:
        """The app has begun: from now on it is stopped (Ctrl-Z) and resumed between two steps of it, never within one,
        where the driver might wait for itself.
        """
        self._driver = driver
        if hasattr(driver, "_mouse_pixels"):
            _leave_pixels(driver)
        if driver is not None and driver.can_suspend:
            signal.signal(signal.SIGTSTP, self._to_be_stopped)
            signal.signal(signal.SIGCONT, self._resumed)

    def look(self) -> None:
        """Whether the terminal is still there; without it the program ends, as by SIGHUP."""
        if self._before is not None and _settings() is None:
            self._end(_HUNG_UP)

    def leaving(self, code: int) -> None:
        """The app was told to leave: where it has not in ``PATIENCE`` seconds, it is ended."""
        if self._code is None:
            self._code = code
            threading.Thread(target=self._watch, daemon=True, name="ending").start()

    # -- signals; a handler only notes what is to be done

    def _signalled(self, number: int, _: object) -> None:
        if hasattr(signal, "SIGTTOU"):  # in the background, the last words to the terminal would stop it
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self._end(128 + number)

    def _end(self, code: int) -> None:
        if self._code is not None:
            return
        self.leaving(code)
        self._soon(lambda: self._app.exit(return_code=code))

    def _soon(self, act: Callable[[], object]) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it is closed: the end is near anyhow
                self._loop.call_soon_threadsafe(act)

    def _to_be_stopped(self, *_: object) -> None:
        self._stop_wanted = True
        self._soon(self._stop)

    def _resumed(self, *_: object) -> None:
        self._stop_wanted = False  # one that could not be heeded yet is past, as the system has it
        if not self._stopped:
            self._soon(self._again)

    def _stop(self) -> None:
        if self._driver is None or not self._stop_wanted or self._code is not None:
            return
        self._stop_wanted, self._stopped = False, True
        try:
            self._driver.suspend_application_mode()
            while True:
                _halt()
                if self._code is not None:
                    self._end_behind()
                if _in_front():
                    break  # else the shell's: it was sent on in the background
            self._driver.resume_application_mode()
        finally:
            self._stopped = False
        self._app.come_back()

    def _end_behind(self) -> None:
        """Told to end while it was stopped (``kill %1``): the terminal is as it was, and another program's by now."""
        self._save()
        wait_for_saves(SAVING)
        _leave(self._code or 0)

    def _again(self) -> None:
        """Resumed after a stop that could not be seen coming (SIGSTOP): the shell has set the terminal as it likes."""
        self._stopped = True
        while self._code is None and not _in_front():
            _halt()
        self._stopped = False
        if self._driver is not None and self._code is None:
            self._driver.suspend_application_mode()
            self._driver.resume_application_mode()
            self._app.come_back()

    # -- when nothing else helps

    def _watch(self) -> None:
        time.sleep(PATIENCE)
        if self._loop is None:
            return  # it has ended, and saves
        with contextlib.suppress(Exception):
            self._save()
        last = threading.Thread(target=_put_back, args=(self._before,), daemon=True)
        last.start()
        last.join(2 * _DROPPING)
        _leave(self._code or 0)

    def _thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        """Textual writes in a thread; where the terminal has gone, that thread must go on taking what is written, or
        all else waits for it.
        """
        thread: Any = failed.thread
        if thread is None or thread.name != "textual-output" or not isinstance(failed.exc_value, OSError):
            threading.__excepthook__(failed)
            return
        self._end(_HUNG_UP)
        while thread._queue.get() is not None:
            pass


class _Hands(ThreadPoolExecutor):
    """The threads that the app's slow work is done in; none of them is waited for."""

    def __init__(self) -> None:
        super().__init__(thread_name_prefix="govtui")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work, and drop what has not begun."""
        super().shutdown(wait=False, cancel_futures=True)

    def rest(self, patience: float) -> bool:
        """Whether all threads have ended, or do so within ``patience`` seconds."""
        self.shutdown()
        until = time.monotonic() + patience
        for thread in tuple(self._threads):
            thread.join(max(0.0, until - time.monotonic()))
            if thread.is_alive():
                return False
        return True


def _leave_pixels(driver: Any) -> None:
    """Have the driver take back what it asks of a terminal that tells sizes in its answers: the mouse in pixels."""
    disable = driver._disable_mouse_support

    def both() -> None:
        disable()
        if driver._mouse_pixels:
            driver.write("\x1b[?1016l")

    driver._disable_mouse_support = both


def _settings() -> list[Any] | None:
    """Those of the terminal on standard input; ``None`` where there is none."""
    try:
        import termios

        return termios.tcgetattr(0)
    except Exception:  # no terminal, or no such thing on this system
        return None


def _halt() -> None:
    """Be stopped until somebody sends this process on. With that comes a signal to end (``kill %1``), which another
    thread may be told of: stopped again before it was heard, it would be lost. It has a moment.
    """
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(_MOMENT)


def _in_front() -> bool:
    """Whether the terminal takes this program's keys."""
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:  # no terminal any more
        return True


def _put_back(settings: list[Any] | None) -> None:
    """The terminal's settings and modes, even where it has not taken what was written to it: that is given up."""
    if settings is None or sys.__stderr__ is None:
        return
    import termios

    with contextlib.suppress(OSError, ValueError, termios.error):
        termios.tcsetattr(0, termios.TCSANOW, settings)
        own = os.open(os.ttyname(0), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno())  # what is still to be drawn goes nowhere
        until = time.monotonic() + _DROPPING
        while time.monotonic() < until:
            termios.tcflow(0, termios.TCOON)  # somebody may have stopped the output, and nobody would let it go on
            _nudge()
            termios.tcflush(0, termios.TCOFLUSH)
            try:
                os.write(own, _CLOSING.encode())
                return
            except BlockingIOError:
                time.sleep(0.002)


def _nudge() -> None:
    """Have the thread that waits to write begin anew: what is left of its piece goes where the output goes now."""
    for thread in threading.enumerate():
        if thread.name == "textual-output" and thread.ident is not None:
            with contextlib.suppress(OSError, ProcessLookupError):
                signal.pthread_kill(thread.ident, signal.SIGUSR1)


def _leave(code: int) -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
    os._exit(code)
