"""Nothing is asked of a network: no address is looked up, no connection made, no port listened at, but by ``serve``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = next(iter(sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))))
WATCHED = """
import asyncio, sys
def told(event, given):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        print("ASKED", event, given, file=sys.stderr, flush=True)
sys.addaudithook(told)
"""
COMMANDS = """
from tui.cli import run
for words in (["add", {seed}], ["search", "教育"], ["metrics", {seed}], ["compare", "gdp", "--library"], ["doctor"],
              ["export", {seed}], ["jump", "jy", {seed}]):
    run(words)
"""
SCREEN = """
from tui.app import Govtui
from pathlib import Path
async def walk():
    app = Govtui([Path({seed})])
    async with app.run_test(size=(100, 30)) as pilot:
        while not app.main.furnished or app.main.waiting:
            await pilot.pause(0.02)
        await pilot.press("4", "down", "y", "t", "g", "d", "p", "escape", "question_mark", "escape", "S", "escape")
        await pilot.pause()
asyncio.run(walk())
"""
KNOWN = """
import socket
try:
    socket.create_connection(("127.0.0.1", 9), 0.1)
except OSError:
    pass
"""


@pytest.mark.parametrize(
    ("what", "asked"), [(COMMANDS, False), (SCREEN, False), (KNOWN, True)], ids=["commands", "screen", "seen"]
)
def test_nothing_is_asked_of_a_network(tmp_path: Path, what: str, asked: bool) -> None:
    env = os.environ | {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    env |= {"GOVTUI_LIBRARY": str(tmp_path / "library.db")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY"):
        env.pop(name, None)
    script = WATCHED + what.replace("{seed}", repr(str(SEED)))
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=True
    )
    assert ("ASKED" in ran.stderr) == asked, ran.stderr[-2000:]
