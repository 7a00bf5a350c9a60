"""The ways to the clipboard, with tools made for the test on a ``PATH`` of its own."""

import base64
import os
import re
import shutil
import stat
import subprocess
import time

import pytest

from tui import clipboard
from tui.clipboard import LONGEST, SAFE_LENGTH, Surroundings, deliver, sequence

TEXT = "指标\t数值\n城镇新增就业\t7.03\n"


@pytest.fixture
def tools(tmp_path):
    """A folder of fake tools; each writes what it was given to ``NAME.got``."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def add(name, body="", code=0):
        path = folder / name
        path.write_text(
            f'#!/bin/sh\n{body}\n/bin/cat > "{folder}/{name}.got"\necho "$@" > "{folder}/{name}.args"\nexit {code}\n'
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    add.got = lambda name: (folder / f"{name}.got").read_bytes()
    add.args = lambda name: (folder / f"{name}.args").read_text().split()
    add.path = str(folder)
    return add


def here(tools, platform="linux", **environment):
    environment.setdefault("TERM", "xterm-256color")
    return Surroundings({"PATH": tools.path, **environment}, platform, lambda name: shutil.which(name, path=tools.path))


def told(done, text=TEXT):
    """The text that a plain OSC 52 sequence carries."""
    found = re.fullmatch(r"\x1b]52;c;([A-Za-z0-9+/=]*)\x07", done.sequence)
    assert found
    assert base64.b64decode(found[1]).decode() == text


@pytest.mark.parametrize(
    ("name", "platform", "environment", "encoding"),
    [
        ("pbcopy", "darwin", {}, "utf-8"),
        ("wl-copy", "linux", {"WAYLAND_DISPLAY": "wayland-0"}, "utf-8"),
        ("xclip", "linux", {"DISPLAY": ":0"}, "utf-8"),
        ("xsel", "linux", {"DISPLAY": ":0"}, "utf-8"),
        ("clip.exe", "linux", {"WSL_DISTRO_NAME": "Ubuntu"}, "utf-16-le"),
    ],
)
def test_the_systems_own_tool_on_a_local_session(tools, tmp_path, name, platform, environment, encoding):
    tools(name)
    done = deliver(TEXT, here=here(tools, platform, **environment), folder=tmp_path / "state")
    assert (done.way, done.by, done.doubt, done.file) == ("native", name, "", None)
    assert tools.got(name).decode(encoding) == TEXT
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"])
def test_over_ssh_the_terminal_is_asked_though_a_tool_is_here(tools, tmp_path, name):
    tools("xclip")
    done = deliver(TEXT, "copied.tsv", here=here(tools, DISPLAY=":0", **{name: "1"}), folder=tmp_path)
    assert (done.way, done.doubt, done.file) == ("osc52", "no-answer", tmp_path / "copied.tsv")
    told(done)
    assert (tmp_path / "copied.tsv").read_text("utf-8") == TEXT
    assert stat.S_IMODE((tmp_path / "copied.tsv").stat().st_mode) == 0o600


def test_without_a_display_no_x_tool_is_tried(tools, tmp_path):
    tools("xclip")
    assert deliver(TEXT, here=here(tools), folder=tmp_path).way == "osc52"


def test_a_tool_that_fails_is_passed_over(tools, tmp_path):
    tools("xclip", code=1)
    tools("xsel")
    done = deliver(TEXT, here=here(tools, DISPLAY=":0"), folder=tmp_path)
    assert (done.way, done.by) == ("native", "xsel")


def test_a_tool_that_hangs_is_given_up(tools, tmp_path, monkeypatch):
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    tools("xclip", "exec /bin/sleep 20")
    begun = time.monotonic()
    assert deliver(TEXT, here=here(tools, DISPLAY=":0"), folder=tmp_path).way == "osc52"
    assert time.monotonic() - begun < 3


def test_in_tmux_tmux_is_asked(tools, tmp_path):
    tools("tmux", '[ "$1" = show-environment ] && { echo "unknown variable"; exit 1; }')
    done = deliver(TEXT, here=here(tools, TMUX="/tmp/tmux,1,0", SSH_TTY="1"), folder=tmp_path)
    assert (done.way, done.doubt, done.sequence) == ("tmux", "no-answer", "")
    assert tools.got("tmux").decode() == TEXT
    assert tools.args("tmux") == ["load-buffer", "-w", "-"]


def test_tmux_knows_that_one_came_in_over_ssh_since(tools, tmp_path):
    tools("xclip")
    tools("tmux", '[ "$1" = show-environment ] && { echo SSH_CONNECTION=1; exit 0; }')
    assert deliver(TEXT, here=here(tools, TMUX="x", DISPLAY=":0"), folder=tmp_path).way == "tmux"
    tools("tmux", '[ "$1" = show-environment ] && { echo -SSH_CONNECTION; exit 0; }')
    assert deliver(TEXT, here=here(tools, TMUX="x", DISPLAY=":0", SSH_TTY="1"), folder=tmp_path).way == "native"


def test_an_old_tmux_gets_the_sequence_both_ways(tools, tmp_path):
    tools("tmux", code=1)
    done = deliver(TEXT, here=here(tools, TMUX="x"), folder=tmp_path)
    plain = f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\x07"
    assert done.sequence == plain + "\x1bPtmux;\x1b" + plain + "\x1b\\"


def test_gnu_screen_gets_it_in_pieces(tools, tmp_path):
    text = "甲" * 500
    done = deliver(text, here=here(tools, STY="1.pts"), folder=tmp_path)
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", done.sequence, re.S)
    assert done.way == "screen" and all(len(piece) <= 240 for piece in pieces)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == done.sequence
    assert "".join(pieces) == f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"


def test_a_long_text_is_sent_with_a_word_of_doubt_a_very_long_one_only_written(tools, tmp_path):
    done = deliver("a" * (SAFE_LENGTH + 1), here=here(tools), folder=tmp_path)
    assert (done.way, done.doubt) == ("osc52", "too-long") and done.sequence
    done = deliver("a" * (LONGEST + 1), here=here(tools), folder=tmp_path)
    assert (done.way, done.doubt, done.sequence) == ("file", "too-long", "")
    assert done.file is not None and done.file.stat().st_size == LONGEST + 1


@pytest.mark.parametrize(
    ("version", "way"),
    [
        ("1.122.1", "osc52"),
        ("1.123.0", "file"),
        ("1.124.2", "file"),
        ("1.125.0", "osc52"),
        ("3.11.13", "file"),
        ("", "file"),
    ],
)
def test_a_vs_code_that_spoils_chinese_gets_a_file(tools, tmp_path, version, way):
    inside = here(tools, TERM_PROGRAM="vscode", TERM_PROGRAM_VERSION=version, SSH_TTY="1")
    assert deliver(TEXT, here=inside, folder=tmp_path).way == way
    assert deliver("plain", here=inside, folder=tmp_path).way == "osc52"


@pytest.mark.parametrize(
    "environment", [{"TERM": "linux"}, {"TERM": "dumb"}, {"TERM_PROGRAM": "Apple_Terminal"}, {"VTE_VERSION": "7006"}]
)
def test_a_terminal_without_osc_52_gets_a_file(tools, tmp_path, environment):
    done = deliver(TEXT, here=here(tools, SSH_TTY="1", **environment), folder=tmp_path)
    assert (done.way, done.doubt, done.sequence) == ("file", "deaf", "")


def test_when_nothing_can_be_done_it_says_so(tools, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = deliver(TEXT, here=here(tools, TERM="dumb"), folder=blocked)
    assert (done.way, done.file) == ("nowhere", None)


@pytest.mark.parametrize(
    ("held", "way"), [("auto", "native"), ("native", "native"), ("osc52", "osc52"), ("tmux", "osc52"), ("file", "file")]
)
def test_a_person_may_hold_to_one_way(tools, tmp_path, held, way):
    tools("xclip")
    assert deliver(TEXT, here=here(tools, DISPLAY=":0"), folder=tmp_path, held=held).way == way
    without = here(tools, SSH_TTY="1")
    assert deliver(TEXT, here=without, folder=tmp_path, held="native").doubt == "no-tool"


def test_the_file_lies_in_the_state_folder(tools, tmp_path):
    done = deliver(TEXT, "copied.tsv", here=here(tools, XDG_STATE_HOME=str(tmp_path), SSH_TTY="1"))
    assert done.file == tmp_path / "govtui" / "copied.tsv"


def test_half_a_surrogate_does_not_stop_it(tools, tmp_path):
    assert sequence("a\ud800", here(tools)).startswith("\x1b]52;c;")
    assert deliver("a\ud800", here=here(tools), folder=tmp_path).way in ("osc52", "nowhere")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux here")
def test_a_real_tmux_takes_it(tmp_path):
    socket = f"govtui-test-{os.getpid()}"
    run = lambda *words: subprocess.run(["tmux", "-L", socket, *words], capture_output=True, text=True, timeout=10)  # noqa: E731
    run("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sleep 30")
    try:
        where = run("display-message", "-p", "#{socket_path},#{pid},0").stdout.strip()
        inside = Surroundings(
            {**os.environ, "TMUX": where, "SSH_TTY": "1", "SSH_CONNECTION": "1"}, "linux", shutil.which
        )
        run("set-environment", "SSH_CONNECTION", "1")
        done = deliver(TEXT, here=inside, folder=tmp_path)
        assert done.way == "tmux"
        assert run("show-buffer").stdout == TEXT
    finally:
        run("kill-server")
