"""How long a program is waited for: by what it does, not by the clock. A busy machine makes no program stuck."""

from __future__ import annotations

import time
from pathlib import Path

BUSY = 40.0
"""Seconds of processor time within which a program answers, or never does."""
IDLE = 20.0
"""Seconds in which a program neither worked nor waited for the processor, after which it has nothing left to do."""
_LITTLE = 0.02
"""Of the time: what waking up now and then takes."""
LOOK = 2.0
"""Seconds between two looks."""


def worked(pid: int) -> tuple[float, float]:
    """Seconds of processor time that a process has had until now; and those for which its threads that are alive waited
    for their turn, and that children of it had who have ended: what it did not do itself, nor was idle (Linux).
    """
    waited = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            waited += int(thread.read_text().split()[1])
        except OSError:
            continue  # it has ended meanwhile
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0, 0.0
    own, childrens = (sum(map(int, fields[at : at + 2])) / 100 for at in (11, 13))  # told in hundredths of a second
    return own, childrens + waited / 1e9


class Patience:
    """Ask ``out`` over and over while waiting for a process."""

    def __init__(self, pid: int, busy: float = BUSY, idle: float = IDLE, look: float = LOOK) -> None:
        self._pid, self._busy, self._idle, self._look = pid, busy, idle, look
        self._begun = worked(pid)[0]
        self._at = self._lively = time.monotonic()
        self._before = worked(pid)

    def out(self) -> str | None:
        """Why it need not be waited for any longer; ``None`` while it may still answer."""
        now = time.monotonic()
        if now - self._at >= self._look:
            found = worked(self._pid)
            if sum(found) - sum(self._before) > _LITTLE * (now - self._at):
                self._lively = now
            self._at, self._before = now, found
            if (work := found[0] - self._begun) > self._busy:
                return f"busy: {work:.0f} s of processor time without an answer"
        if now - self._lively > self._idle:
            return f"stuck: it has done nothing for {now - self._lively:.0f} s"
        return None
