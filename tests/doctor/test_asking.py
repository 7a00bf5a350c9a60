"""The doctor asks a terminal that answers, one that is silent, one that answers late or oddly."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals", allow_module_level=True)

from tests.doctor.scripted import KILLS, PROGRAM, Ran, Scripted, run
from tui.settings.terminal import ask


def narrow(char: str) -> int:
    return 2 if east_asian_width(char) in "WF" else 1


def wide(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1


def latin(char: str) -> int:
    """A terminal that reads UTF-8 as Latin-1."""
    return len(char.encode())


def boxes_narrow(char: str) -> int:
    return narrow(char) if char in "─▌" else wide(char)


@pytest.fixture
def doctor(tmp_path: Path) -> Callable[..., Ran]:
    def away(terminal: Scripted, *words: str, **environment: str) -> Ran:
        settings = {"XDG_STATE_HOME": str(tmp_path / "s"), "XDG_CONFIG_HOME": str(tmp_path / "c"), "TERM": "xterm"}
        gone = {"TMUX": "", "STY": "", "TERM_PROGRAM": "", "SSH_CONNECTION": "", "SSH_TTY": "", "NO_COLOR": ""}
        return run(terminal, *words, environment={**gone, **settings, "LANG": "C.UTF-8", **environment})

    return away


def findings(ran: Ran) -> dict[str, Any]:
    found = json.loads(ran.output[ran.output.index("{") :])
    return {each["id"]: each for each in found["findings"]} | {"all": found}


def test_a_narrow_terminal(doctor: Callable[..., Ran], tmp_path: Path) -> None:
    ran = doctor(Scripted(narrow, "64;1;22;52"), "--format", "json", COLORTERM="truecolor")
    found = findings(ran)
    assert ran.code == 0
    assert ran.restored
    assert found["all"]["widths"]["“"] == 1
    assert found["ambiguous-width"]["level"] == found["chinese"]["level"] == found["colours"]["level"] == "ok"
    assert found["osc52"]["level"] == "ok", "52 among the attributes says so"
    assert found["all"]["size"] == [80, 24] or found["size"]["level"] in ("ok", "hint")
    assert json.loads((tmp_path / "s" / "govtui" / "state.json").read_text())["terminals"] == {"xterm": "narrow"}


def test_a_wide_terminal_is_remembered(doctor: Callable[..., Ran], tmp_path: Path) -> None:
    ran = doctor(Scripted(wide, "62;c"), "--lang", "en", TERM_PROGRAM="iTerm.app")
    assert ran.restored
    assert "“”…— take two columns each, and govtui counts them so" in ran.output
    assert "double-width" in ran.output
    assert "““““|" in ran.output, "the pattern is the one for this terminal"
    assert json.loads((tmp_path / "s" / "govtui" / "state.json").read_text())["terminals"] == {"iTerm.app": "wide"}


def test_a_setting_that_is_wrong_for_the_terminal_is_a_problem(doctor: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "c" / "govtui").mkdir(parents=True)
    (tmp_path / "c" / "govtui" / "config.toml").write_text('ambiguous-width = "narrow"')
    ran = doctor(Scripted(wide, ""), "--format=json")
    found = findings(ran)["ambiguous-width"]
    assert ran.code == 1
    assert found["level"] == "problem"
    assert 'ambiguous-width = "auto"' in found["advice"]


def test_a_terminal_of_two_minds(doctor: Callable[..., Ran]) -> None:
    found = findings(doctor(Scripted(lambda char: 2 if char == "①" else narrow(char), ""), "--format", "json"))
    assert "①" in found["ambiguous-width"]["text"]
    assert found["ambiguous-width"]["level"] == "hint"


def test_lines_drawn_narrow_are_no_trouble(doctor: Callable[..., Ran]) -> None:
    found = findings(doctor(Scripted(boxes_narrow, ""), "--format", "json"))
    assert "↑" in found["drawing"]["text"]
    assert "─" not in found["drawing"]["text"]


def test_a_terminal_that_does_not_read_utf8(doctor: Callable[..., Ran]) -> None:
    ran = doctor(Scripted(latin, ""), "--format", "json")
    assert ran.code == 1
    assert findings(ran)["chinese"]["level"] == "problem"


def test_a_silent_terminal(doctor: Callable[..., Ran], tmp_path: Path) -> None:
    ran = doctor(Scripted(), "--format", "json")
    assert ran.restored
    assert ran.seconds < 5
    assert findings(ran)["ambiguous-width"]["level"] == "hint"
    assert findings(ran)["all"]["widths"] is None
    assert not (tmp_path / "s").exists(), "nothing was learnt, so nothing is remembered"


def test_one_that_says_only_what_it_is_is_not_waited_for(doctor: Callable[..., Ran]) -> None:
    silent, brief = doctor(Scripted(), "--format", "json"), doctor(Scripted(None, "1;2"), "--format", "json")
    assert brief.seconds < silent.seconds - 0.5
    assert findings(brief)["ambiguous-width"]["level"] == "hint"


def test_one_that_does_not_say_what_it_is(doctor: Callable[..., Ran]) -> None:
    ran = doctor(Scripted(narrow), "--format", "json")
    assert ran.restored
    assert findings(ran)["ambiguous-width"]["level"] == "ok"


def test_an_answer_over_a_slow_line_and_among_typing(doctor: Callable[..., Ran]) -> None:
    ran = doctor(Scripted(wide, "1", late=0.3, noise=b"ls\x1b[A\xe4\xb8"), "--format", "json")
    assert ran.restored
    assert findings(ran)["all"]["widths"]["“"] == 2


@pytest.mark.parametrize("number", KILLS, ids=lambda number: signal.Signals(number).name)
def test_the_mode_is_put_back_when_it_is_ended(doctor: Callable[..., Ran], number: int, tmp_path: Path) -> None:
    environment = {"XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "TERM": "xterm", "TMUX": ""}
    ran = run(Scripted(), environment=environment, kill=number)
    assert ran.restored
    assert ran.code != 0
    assert ran.seconds < 5


TWICE = """
import os, signal, termios
from tui.settings.terminal import ask
put, number = termios.tcsetattr, int(__import__("sys").argv[1])
def put_late(*how):
    if put_late.calls:
        os.kill(os.getpid(), number)
    put_late.calls += 1
    put(*how)
put_late.calls, termios.tcsetattr = 0, put_late
ask(["x"])
"""


@pytest.mark.parametrize("number", KILLS, ids=lambda number: signal.Signals(number).name)
def test_a_second_signal_does_not_come_between(number: int) -> None:
    ran = run(Scripted(), str(int(number)), environment={}, kill=number, program=TWICE)
    assert ran.restored
    assert ran.code != 0


def test_a_signal_that_was_ignored_stays_so() -> None:
    ignoring = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + PROGRAM
    ran = run(Scripted(), "--format", "json", environment={}, kill=signal.SIGHUP, program=ignoring)
    assert ran.restored
    assert "ambiguous-width" in ran.output


def test_a_terminal_that_is_gone_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    master, slave = os.openpty()
    leaving = threading.Timer(0.2, os.close, [master])
    leaving.start()
    assert ask(["x"], reads=slave, writes=slave) is None
    leaving.join()
    assert ask(["x"], reads=slave, writes=slave) is None, "nor one that was gone before"
    os.close(slave)


ASIDE = """
import sys
from tui.settings.terminal import ask
print(ask(["x"], reads=sys.stdin.fileno(), writes=sys.stdout.fileno()))
import os; read, write = os.pipe()
print(ask(["x"], reads=read))
sys.stdin.close()
print(ask(["x"]))
"""


def test_what_is_no_terminal_is_not_asked() -> None:
    ran = run(Scripted(narrow, "1"), environment={}, program=ASIDE)
    answers = ran.output.split("\n")
    assert "widths={'x': 1}" in answers[0]
    assert [answer.strip() for answer in answers[1:3]] == ["None", "None"]
    assert ran.restored
