"""The whole way in a real pseudo-terminal: start govtui, jump, copy, and read what the terminal is asked to keep."""

import base64
import contextlib
import csv
import io
import json
import os
import re
import shutil
import sys
import time

import pexpect
import pyte
import pytest
from selectolax.lexbor import LexborHTMLParser

from parser import read
from parser.topics.jump import Jump
from tui.copying import rows_clip
from tui.locale import set_language
from tui.screens.jumping import COPIED
from tui.screens.reached import of_reports
from tui.widgets.table import rows_of

OSC_52 = re.compile(rb"\x1b]52;c;([A-Za-z0-9+/=]*)\x07")


def environment(tmp_path, **more):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    kept |= {"XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    return kept | more


class Terminal:
    """govtui in a pseudo-terminal of 120 × 40, and the screen as a person sees it."""

    def __init__(self, tmp_path, *paths, **more):
        program = ["-c", "import sys; from tui.cli import run; sys.exit(run())", *map(str, paths)]
        env = environment(tmp_path, **more)
        self.child = pexpect.spawn(sys.executable, program, env=env, dimensions=(40, 120), timeout=30)
        self.screen = pyte.Screen(120, 40)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""

    @property
    def text(self):
        # not ``display``, which stumbles over half a wide character that something was drawn over
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        return "\n".join("".join(row[x].data for x in range(self.screen.columns)) for row in rows)

    def until(self, seen):
        """Read on until ``seen()``, at most half a minute."""
        end = time.monotonic() + 30
        while not seen():
            assert time.monotonic() < end, self.text
            with contextlib.suppress(pexpect.TIMEOUT):
                data = self.child.read_nonblocking(65536, timeout=0.2)
                self.raw += data
                self.stream.feed(data)

    def sees(self, *words):
        """Wait until these words stand on the screen."""
        self.until(lambda: all(word in self.text for word in words))

    def clipboard(self, number):
        """What the ``number``-th copy asks the terminal to put on its clipboard."""
        self.until(lambda: len(OSC_52.findall(self.raw)) > number)
        return base64.b64decode(OSC_52.findall(self.raw)[number]).decode("utf-8")

    def quit(self):
        """Leave by the key; the exit code."""
        self.child.send("q")
        with contextlib.suppress(pexpect.EOF):
            while True:
                self.raw += self.child.read_nonblocking(65536, timeout=20)
        self.child.close()
        return self.child.exitstatus


@pytest.fixture
def terminal(tmp_path):
    started = []

    def start(*paths, **more):
        started.append(Terminal(tmp_path, *paths, **more))
        return started[-1]

    yield start
    for each in started:
        each.child.close(force=True)


def test_jump_and_copy_over_ssh(tmp_path, seeds, terminal):
    path = seeds / "minquan-2021.txt"
    reports = read(path)
    set_language("en")
    hit = Jump(reports).search("jiaoyu")[0]
    rows = of_reports(reports).rows(hit, None)
    govtui = terminal(path, SSH_TTY="/dev/pts/0")
    govtui.sees("indicator", "achieved")  # the report is open, its table filled
    govtui.child.send("t")
    govtui.sees("topic")
    govtui.child.send("jiaoyu")
    govtui.sees("jiaoyu", "Education")
    govtui.child.send("\x19")  # ctrl+y
    assert govtui.clipboard(0) == rows_clip(rows, COPIED, "tsv").text
    govtui.sees("not confirmed")
    govtui.child.send("\r")
    count = len(reports[0].metrics)
    govtui.until(lambda: "Education" not in govtui.text)
    govtui.child.send("mr")
    govtui.sees(f"· {count}", "Copy row")
    govtui.child.send("Y")
    lines = govtui.clipboard(1).splitlines()
    assert [line.split("\t")[0] for line in lines[1:]] == [row.metric.indicator for row in rows_of(reports)]
    govtui.sees(f"{count} rows ×")
    assert (tmp_path / "state" / "govtui" / "copied.tsv").read_text("utf-8").splitlines() == lines
    assert govtui.quit() == 0


def test_every_way_of_copying(tmp_path, seeds, terminal):
    """Each unit in each form, from the table and from the text: what the terminal is given is what its reader reads."""
    path = seeds / "minquan-2021.txt"
    report = read(path)[0]
    source = report.source.text
    govtui = terminal(path, SSH_TTY="/dev/pts/0")
    govtui.sees("indicator", "achieved")
    govtui.child.send("mrg")
    govtui.sees(f"· {len(report.metrics)}", "Copy row")
    copied = []

    def copy(keys):
        govtui.child.send(keys)
        copied.append(govtui.clipboard(len(copied)))
        return copied[-1]

    first, second = rows_of([report])[:2]
    assert copy("x") == first.metric.indicator
    assert copy("lx").strip() == "".join((first.metric.value or first.metric.change).text.split())
    assert copy("hX").splitlines()[1:] == [row.metric.indicator for row in rows_of([report])]
    assert copy("vjly").splitlines()[0].split("\t")[:3] == ["indicator", "value", "unit"]
    assert len(copied[-1].splitlines()) == 3
    assert [line.split("\t")[0] for line in copy("x").splitlines()] == [first.metric.indicator, second.metric.indicator]
    rows = copy("vg0Vjy")  # v once more ends the block
    assert [line[0] for line in csv.reader(rows.splitlines(), delimiter="\t")][1:] == [
        first.metric.indicator, second.metric.indicator,
    ]  # fmt: skip
    header, rule, *lines = copy("Fy").splitlines()
    assert header.startswith("| indicator |") and set(rule) <= set("|-: ") and len(lines) == 2
    assert [row["indicator"] for row in csv.DictReader(io.StringIO(copy("Fy")))] == [
        first.metric.indicator, second.metric.indicator,
    ]  # fmt: skip
    cells = LexborHTMLParser(copy("Fy")).css("tbody tr td:first-child")
    assert [cell.text() for cell in cells] == [first.metric.indicator, second.metric.indicator]
    assert [row["indicator"] for row in json.loads(copy("Fy"))["rows"]] == [
        first.metric.indicator, second.metric.indicator,
    ]  # fmt: skip
    quoted = copy('V"').splitlines()
    assert quoted[0].startswith("“") and "民权县 2021" in quoted[1]
    govtui.child.send("3g]")
    sentence = copy("v\x03")
    assert "\n" not in sentence and sentence in source.replace("\n", "")
    longer = copy("j\x03")
    assert longer.startswith(sentence) and len(longer) > len(sentence)
    paragraph = copy("V\x03")
    assert sentence in paragraph
    assert "民权县 2021" in copy("y").splitlines()[-1]
    assert govtui.quit() == 0


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell here")
def test_on_a_local_session_the_systems_own_tool_gets_it(tmp_path, seeds, terminal):
    tool = tmp_path / "bin" / "xclip"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\ncat > "{tmp_path}/got"\n')
    tool.chmod(0o755)
    govtui = terminal(seeds / "minquan-2021.txt", DISPLAY=":0", PATH=f"{tool.parent}:{os.environ['PATH']}")
    govtui.sees("indicator", "achieved")  # the report is open, its table filled
    govtui.child.send("m")
    govtui.sees("Copy row")
    govtui.child.send("x")
    govtui.sees("clipboard (xclip)")
    assert (tmp_path / "got").read_text("utf-8").strip()
    assert not OSC_52.search(govtui.raw)
    assert govtui.quit() == 0
