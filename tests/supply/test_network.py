"""Nothing is asked of a network: no address is looked up, no connection made, no port listened at, but by ``serve``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = next(iter(sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))))
WATCH = """
import os, sys
ASKS = ("connect", "bind", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")
def told(event, given):
    if event in ("urllib.Request", *("socket." + each for each in ASKS)):
        with open(os.environ["WATCHED"], "a") as out:
            out.write(f"{event} {given!r} in {sys.argv}\\n")
sys.addaudithook(told)
"""
"""Python's own ``sitecustomize``, which each process loads that is started on the way."""
COMMANDS = """
from parser.library import crew
from tui.cli import run
crew.FEW = 0  # processes of their own read what is added
for words in (["add", {folder}, "--jobs", "2"], ["search", "教育"], ["metrics", {seed}],
              ["compare", "gdp", "--library"], ["doctor"],
              ["export", {seed}], ["jump", "jy", {seed}]):
    run(words)
"""
SCREEN = """
import asyncio
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


ELSEWHERE = """
import subprocess
from parser import processes
code = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))"
subprocess.run([*processes.module("parser")[:2], "-c", code], env=processes.environment())
"""


@pytest.mark.parametrize(
    ("what", "asked"),
    [(COMMANDS, False), (SCREEN, False), (KNOWN, True), (ELSEWHERE, True)],
    ids=["commands", "screen", "seen", "seen in another process"],
)
def test_nothing_is_asked_of_a_network(tmp_path: Path, what: str, asked: bool) -> None:
    env = os.environ | {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    env |= {"GOVTUI_LIBRARY": str(tmp_path / "library.db"), "WATCHED": str(tmp_path / "watched")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY"):
        env.pop(name, None)
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    env["PYTHONPATH"] = os.pathsep.join(filter(None, (str(tmp_path / "watch"), env.get("PYTHONPATH"))))
    script = what.replace("{seed}", repr(str(SEED))).replace("{folder}", repr(str(SEED.parent)))
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    seen = (tmp_path / "watched").read_text() if (tmp_path / "watched").exists() else ""
    assert bool(seen) == asked, seen
