"""The whole way in a real pseudo-terminal: start govtui, jump, copy, and read what the terminal is asked to keep."""

import base64
import os
import re
import shutil
import sys

import pexpect
import pytest

from parser import read
from parser.topics.jump import Jump
from tui.copying import rows_clip
from tui.locale import set_language
from tui.screens.jump import metrics_of
from tui.screens.jumping import COPIED
from tui.widgets.table import rows_of

OSC_52 = re.compile(rb"\x1b]52;c;([A-Za-z0-9+/=]*)\x07")


def environment(tmp_path, **more):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    kept |= {"XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    return kept | more


def start(tmp_path, *paths, **more):
    program = ["-c", "import sys; from tui.cli import run; sys.exit(run())", *map(str, paths)]
    return pexpect.spawn(sys.executable, program, env=environment(tmp_path, **more), dimensions=(40, 120), timeout=30)


def clipboard(child) -> str:
    """What the program asks the terminal to put on its clipboard."""
    child.expect(OSC_52)
    return base64.b64decode(child.match.group(1)).decode("utf-8")


def test_jump_and_copy_over_ssh(tmp_path, seeds):
    path = seeds / "minquan-2021.txt"
    reports = read(path)
    set_language("en")
    hit = Jump(reports).search("jiaoyu")[0]
    rows = metrics_of(hit, None, {report.id: report for report in reports})
    child = start(tmp_path, path, SSH_TTY="/dev/pts/0")
    try:
        child.expect("民权县".encode())
        child.expect("indicator")  # the table is there
        child.send("t")
        child.expect("topic")
        child.send("jiaoyu")
        child.expect("Education")
        child.send("\x19")
        assert clipboard(child) == rows_clip(rows, COPIED, "tsv").text
        child.expect("the terminal gives no answer")
        child.send("\r")  # go there
        child.send("mr")  # the table of the whole report
        child.expect(f"· {len(reports[0].metrics)}".encode())
        child.send("Y")
        lines = clipboard(child).splitlines()
        assert len(lines) == len(reports[0].metrics) + 1
        assert [line.split("\t")[0] for line in lines[1:]] == [row.metric.indicator for row in rows_of(reports)]
        assert (tmp_path / "state" / "govtui" / "copied.tsv").read_text("utf-8").splitlines() == lines
        child.send("\x1b")
        child.send("q")
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
    finally:
        child.close(force=True)


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell here")
def test_on_a_local_session_the_systems_own_tool_gets_it(tmp_path, seeds):
    tool = tmp_path / "bin" / "xclip"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\ncat > "{tmp_path}/got"\n')
    tool.chmod(0o755)
    path = f"{tool.parent}:{os.environ['PATH']}"
    child = start(tmp_path, seeds / "minquan-2021.txt", DISPLAY=":0", PATH=path)
    try:
        child.expect("民权县".encode())
        child.expect("indicator")
        child.send("mx")
        child.expect(re.escape("clipboard (xclip)").encode())
        assert (tmp_path / "got").read_text("utf-8").strip()
        assert b"\x1b]52" not in child.before
        child.send("q")
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
