"""Programs of the system that are asked for something (the clipboard's, tmux): where they are found, how they are run.

They are looked for in the folders that ``PATH`` names in full. An entry that is relative or empty means the folder one
stands in, and Windows looks there first of all: a folder of reports with an ``xclip`` or a ``clip.exe`` in it would
have it run. Each is run in a session of its own: it has no terminal to write to, what it leaves behind to keep the
clipboard outlives the window, and what hangs is ended with all that it started.
"""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE = 1.5
"""Seconds that a program may take."""
MOST = 64 * 1024
"""Bytes that are heard of what one says."""


def find(name: str, environment: Mapping[str, str]) -> str | None:
    """The whole path of the program of this name, in the folders of ``PATH`` that are named in full."""
    for folder in environment.get("PATH", os.defpath).split(os.pathsep):
        if Path(folder).is_absolute() and (found := shutil.which(Path(folder) / name)):
            return str(found)
    return None


def tell(command: Sequence[str], data: bytes, environment: Mapping[str, str], patience: float = PATIENCE) -> bool:
    """Whether the program took ``data`` and said that all went well. What it prints is not read: ``xclip`` and
    ``wl-copy`` leave a child behind that would keep it open.
    """
    process = _begun(command, environment, subprocess.PIPE, subprocess.DEVNULL)
    if process is None:
        return False
    try:
        process.communicate(data, patience)
    except (OSError, subprocess.SubprocessError, ValueError):
        _end(process)
        return False
    return process.returncode == 0


def hear(command: Sequence[str], environment: Mapping[str, str], patience: float = PATIENCE) -> str | None:
    """What the program says; ``None`` when it fails or takes too long. Unix only."""
    process = None if sys.platform == "win32" else _begun(command, environment, subprocess.DEVNULL, subprocess.PIPE)
    if process is None or process.stdout is None:
        return None
    until = time.monotonic() + patience
    heard = b""
    try:
        with process.stdout as stream, selectors.DefaultSelector() as ready:
            ready.register(stream, selectors.EVENT_READ)
            while len(heard) < MOST and (left := until - time.monotonic()) > 0 and ready.select(left):
                if not (piece := os.read(stream.fileno(), MOST)):
                    code = process.wait(max(0.0, until - time.monotonic()))
                    return heard.decode("utf-8", "replace").strip() if code == 0 else None
                heard += piece
    except (OSError, subprocess.SubprocessError, ValueError):
        pass
    _end(process)
    return None


def _begun(
    command: Sequence[str], environment: Mapping[str, str], given: int, said: int
) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(
            command, stdin=given, stdout=said, stderr=subprocess.DEVNULL, env=dict(environment), start_new_session=True
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """It, and what it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    with suppress(subprocess.SubprocessError):
        process.wait(1.0)
