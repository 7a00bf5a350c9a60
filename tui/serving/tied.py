"""A page's process ends with the server that started it, however that ended."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time

PATIENCE = 5.0
"""Seconds that the app has to leave of itself once nobody is at the other end."""


def tie() -> None:
    """End this process when the pipe on its standard input is closed at the other end: the server holds that end open
    for as long as it lives, and a server that is killed outright says nothing else. Where no pipe can be waited for so
    (Windows), nothing is done.
    """
    if hasattr(select, "poll") and sys.stdin is not None:
        threading.Thread(target=_wait, args=(sys.stdin.fileno(),), daemon=True, name="tied").start()


def _wait(pipe: int) -> None:
    waiting = select.poll()
    waiting.register(pipe, 0)  # a pipe that is closed is told of unasked
    waiting.poll()
    os.kill(os.getpid(), signal.SIGTERM)  # leaves as at its key: what is remembered is saved
    time.sleep(PATIENCE)
    os._exit(128 + signal.SIGHUP)
