"""A signal is heard whatever the main thread waits for, and whichever thread it came to."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench.signals import Signals

pytestmark = pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="no such signals here")

WAITING = """
import os, signal, threading
from tui.signals import heard

signal.signal(signal.SIGUSR1, lambda *_: None)
signal.signal(signal.SIGTERM, lambda *_: os._exit(7))
with heard():
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # so that it comes to another thread
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
    never = threading.Lock()
    never.acquire()
    never.acquire()
"""


def test_a_signal_that_came_to_another_thread_wakes_the_main_one() -> None:
    assert subprocess.run([sys.executable, "-c", WAITING], timeout=20).returncode == 7


def test_what_was_there_before_is_there_again() -> None:
    code = "import signal; from tui.signals import heard\nwith heard(): pass\nassert signal.set_wakeup_fd(-1) == -1"
    assert subprocess.run([sys.executable, "-c", code], timeout=20).returncode == 0


@pytest.mark.long
def test_signals_at_random_moments_while_it_opens_exports_and_adds(tmp_path: Path) -> None:
    """``python -m bench.signals`` is its long form."""
    rounds = Signals(tmp_path, seed=6)
    for _ in range(16):
        rounds.once()
