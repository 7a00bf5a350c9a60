"""Neither what a file holds nor its name reaches the terminal as anything but text: the bytes are looked at."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pexpect
import pytest

from tests.hostile.cases import CASES
from tests.hostile.terminal import OWN_COPY, only_ours

ROWS, COLUMNS = 40, 120
QUIET = 0.1
"""Seconds without output after which a key has done what it does."""
# a file's name on disk may hold all but a slash and a null
NAMES = (
    "evil\x1b]0;PWNED\x07.txt", "evil[bold]【】.txt", "=cmd|' !A0.txt", "-evil.txt", "evil\u202etxt.exe.txt",
    "evil\nline.txt", "$(touch PWNED).txt", "[@click=app.quit]x.txt",
)  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal")
@pytest.mark.parametrize("names", [False, True], ids=["contents", "file names"])
def test_the_bytes_that_reach_the_terminal(tmp_path: Path, names: bool) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    if names:
        for name in NAMES:
            (folder / name).write_text(CASES[0].text, encoding="utf-8")
    else:
        for case in CASES[:: len(CASES) // 60]:
            (folder / f"{case.name}.txt").write_bytes(case.text.encode("utf-8", "surrogatepass"))
    raw = drive(
        tmp_path,
        folder,
        ["G", "g", "]", ".", "s", "r", "\t", "j", "y", "\x1b", "t", "x", "\x1b", "/", "元", "\r", "?", "\x1b"],
    )
    assert OWN_COPY.search(raw), "nothing was copied"
    only_ours(raw)
    assert not list(tmp_path.rglob("PWNED"))


def drive(home: Path, folder: Path, keys: list[str]) -> bytes:
    """Everything that govtui writes on ``folder`` while these keys are pressed and it is left again."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "XDG_", "TMUX"))}
    env |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    env |= {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "SSH_TTY": "/dev/pts/9",
    }
    process = pexpect.spawn(
        sys.executable, ["-m", "tui.cli", str(folder)], env=env, dimensions=(ROWS, COLUMNS), cwd=str(home)
    )
    raw = b""

    def listen(longest: float, until: bytes = b"") -> None:
        """Until nothing more is written for a while, but not before something was, and this."""
        nonlocal raw
        before, last = len(raw), time.monotonic() + longest
        while time.monotonic() < last:
            try:
                raw += process.read_nonblocking(65536, QUIET)
            except pexpect.TIMEOUT:
                if len(raw) > before and until in raw:
                    return
            except pexpect.EOF:
                return

    listen(30, "民权县".encode())
    for key in keys:  # an escape that the next key comes too close to would make one key of both
        process.send(key)
        listen(1)
    process.send("q")
    listen(20, b"\x1b[?1049l")
    process.expect(pexpect.EOF, timeout=20)
    process.close()
    assert process.exitstatus == 0
    return raw
