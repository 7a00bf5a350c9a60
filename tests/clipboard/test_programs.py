"""Clipboard tools that misbehave, first in ``PATH``."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from tests.faults.pseudo import alive
from tui import programs
from tui.clipboard import Surroundings, deliver

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="tools are shell scripts")
FORKS = 'sleep 30 & echo $! > "${0%/*}/child"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bin"
    made.mkdir()
    return made


def tool(folder: Path, body: str, name: str = "xclip") -> list[str]:
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)
    return [str(folder / name)]


def child(folder: Path) -> int:
    end = time.monotonic() + 10
    while not (folder / "child").exists() or not (folder / "child").read_text().strip():
        assert time.monotonic() < end
        time.sleep(0.01)
    return int((folder / "child").read_text())


@pytest.mark.parametrize(
    ("body", "took"),
    [
        ("cat > /dev/null", True),
        ("exit 1", False),
        ("head -c 1000000 /dev/zero | tr '\\0' '\\033' >&2; exit 1", False),
        ("exec <&-; sleep 0.05; exit 1", False),
        ("exec sleep 30", False),
        ("trap '' TERM INT HUP; while :; do sleep 1; done", False),
        ("kill -STOP $$", False),
        ("kill -SEGV $$", False),
        ("yes > /dev/stdout 2>&1", False),
        (f"cat > /dev/null; {FORKS}", True),
    ],
)
def test_what_it_does_is_told_truly_and_holds_nothing_up(folder: Path, body: str, took: bool) -> None:
    begun = time.monotonic()
    assert programs.tell(tool(folder, body), b"x" * 300_000, os.environ, 0.3) is took
    assert time.monotonic() - begun < 5


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked at in /proc")
def test_one_that_hangs_is_ended_with_what_it_started_and_one_that_serves_the_clipboard_is_not(folder: Path) -> None:
    assert not programs.tell(tool(folder, f"{FORKS}; wait"), b"", os.environ, 0.5)
    end = time.monotonic() + 10
    while alive(child(folder)):
        assert time.monotonic() < end, "what it started is left behind"
        time.sleep(0.01)
    (folder / "child").unlink()
    assert programs.tell(tool(folder, f"{FORKS}; exit 0"), b"", os.environ, 2)
    number = child(folder)
    assert alive(number)
    assert os.getsid(number) != os.getsid(0), "it ends with the window"
    os.kill(number, 9)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("echo SSH_CONNECTION=1", "SSH_CONNECTION=1"),
        ("echo no; exit 1", None),
        ("yes", None),
        (f"echo yes; {FORKS}", None),
        ("printf '\\377\\033'", "\ufffd\x1b"),
        ("exec sleep 30", None),
        ("exec >&-; sleep 30", None),
    ],
)
def test_what_one_says_is_heard_within_bounds(folder: Path, body: str, said: str | None) -> None:
    begun = time.monotonic()
    assert programs.hear(tool(folder, body, "tmux"), os.environ, 0.3) == said
    assert time.monotonic() - begun < 5


def test_none_is_looked_for_in_the_folder_that_one_stands_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool(folder, 'touch "${0%/*}/ran"')
    monkeypatch.chdir(folder)
    for entry in ("", ".", "./", f"../{folder.name}"):
        environment = {"PATH": f"{entry}:/nonexistent", "DISPLAY": ":0", "TERM": "xterm"}
        monkeypatch.setenv("PATH", environment["PATH"])
        monkeypatch.setenv("DISPLAY", ":0")
        assert Surroundings.here().tools() == []
        assert programs.find("xclip", environment) is None
    assert programs.find("xclip", {"PATH": f".:{folder}"}) == str(folder / "xclip")
    assert not (folder / "ran").exists()


def test_what_is_no_program_is_passed_over(folder: Path) -> None:
    (folder / "wl-copy").mkdir()
    (folder / "xclip").write_text("#!/bin/sh\n")
    (folder / "xsel").symlink_to(folder / "xsel")
    environment = {"PATH": str(folder), "DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "TERM": "xterm"}
    here = Surroundings(environment, "linux", lambda name: programs.find(name, environment))
    assert here.tools() == []
    (folder / "xclip").write_bytes(b"\0no program")
    (folder / "xclip").chmod(0o755)
    assert deliver("文", here=here, folder=folder / "state").way == "osc52"


def test_it_has_no_terminal(folder: Path, tmp_path: Path) -> None:
    ran = tool(folder, f"cat > /dev/null; (echo there > /dev/tty) 2> /dev/null && touch {tmp_path}/wrote; exit 0")
    code = "import os, sys; from tui import programs; sys.exit(not programs.tell([sys.argv[1]], b'', os.environ))"
    from tests.faults.pseudo import Pseudo

    with Pseudo(tmp_path, command=[sys.executable, "-c", code, *ran]) as terminal:
        assert terminal.ended() == 0
        assert terminal.raw == b""
    assert not (tmp_path / "wrote").exists()
