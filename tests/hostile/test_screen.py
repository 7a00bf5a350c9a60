"""Neither what a file holds nor its name reaches the terminal as anything but text: the bytes are looked at."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pexpect
import pytest

from tests.hostile.cases import CASES

ROWS, COLUMNS = 40, 120
# What Textual and we ourselves write: CSI sequences, saved cursor, keypad, the shape of the pointer.
ALLOWED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[78=>]|\(B|\]22;[a-z-]*\x07)")
OWN_COPY = re.compile(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
STRANGE = re.compile(
    rb"[\x00-\x06\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae\xa8\xa9]|\xe2\x81[\xa6-\xa9]"
)
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
    left = OWN_COPY.sub(b"", raw)
    assert OWN_COPY.search(raw), "nothing was copied"
    left = ALLOWED.sub(b"", left)
    assert b"\x1b" not in left, left[max(0, left.index(b"\x1b") - 40) : left.index(b"\x1b") + 40]
    found = STRANGE.search(left)
    assert found is None, left[max(0, found.start() - 40) : found.start() + 40]
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

    def listen(seconds: float) -> None:
        nonlocal raw
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                raw += process.read_nonblocking(65536, 0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return

    patience = time.monotonic() + 30
    while "民权县".encode() not in raw and time.monotonic() < patience:
        listen(0.2)
    listen(1)
    for key in keys:
        process.send(key)
        listen(0.25)
    process.send("q")
    listen(2)
    process.expect(pexpect.EOF, timeout=20)
    process.close()
    assert process.exitstatus == 0
    return raw
