"""What the doctor says of each kind of session."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parser.export.width import width
from tests.settings.conftest import home
from tui.clipboard import Surroundings
from tui.doctor import examine, run_doctor
from tui.doctor.copying import _older
from tui.doctor.installed import writable
from tui.doctor.patient import Finding, Patient
from tui.locale import set_language
from tui.settings.chosen import choose
from tui.settings.command import run_config
from tui.settings.terminal import Answer

assert home  # the fixture


@pytest.fixture(autouse=True)
def english(home: Path) -> None:
    set_language("en")


def session(*tools: str, platform: str = "linux", answer: Answer | None = None, **environment: str) -> Patient:
    env = {"TERM": "xterm-256color", "HOME": "/nowhere", **environment}
    here = Surroundings(env, platform, lambda name: f"/usr/bin/{name}" if name in tools else None)
    return Patient(here, choose(environment=env), answer, answer is not None, (120, 40))


def found(patient: Patient) -> dict[str, Finding]:
    return {finding.id: finding for finding in examine(patient)}


def test_a_local_session_with_a_tool() -> None:
    told = found(session("wl-copy", WAYLAND_DISPLAY="wayland-0", COLORTERM="truecolor"))
    assert (told["tools"].level, told["osc52"].level, told["colours"].level) == ("ok", "note", "ok")
    assert "wl-copy" in told["tools"].text
    assert told["session"].text == "A local session"


def test_a_missing_tool_is_named() -> None:
    assert "wl-clipboard" in found(session(WAYLAND_DISPLAY="wayland-0"))["tools"].advice
    assert "xclip" in found(session(DISPLAY=":0"))["tools"].advice


def test_over_ssh_the_terminal_is_asked() -> None:
    told = found(session("xclip", DISPLAY=":0", SSH_CONNECTION="1 2 3 4"))
    assert "Over SSH" in told["session"].text
    assert (told["tools"].level, told["osc52"].level) == ("note", "note")
    assert "cannot be asked" in told["osc52"].text
    assert "SendEnv" in told["colours"].advice


def test_a_terminal_may_say_that_it_takes_osc_52() -> None:
    assert found(session(SSH_TTY="/dev/pts/1", answer=Answer({}, frozenset({1, 52}))))["osc52"].level == "ok"
    assert found(session(SSH_TTY="/dev/pts/1", answer=Answer({}, frozenset({1}))))["osc52"].level == "note"


def test_vs_code_that_spoils_chinese_is_a_problem() -> None:
    told = found(session(SSH_TTY="x", TERM_PROGRAM="vscode", TERM_PROGRAM_VERSION="1.123.0"))
    assert told["osc52"].level == "problem"
    assert "Update VS Code" in told["osc52"].advice
    assert "ctrl+q" in told["keys-vscode"].text
    fixed = found(session(SSH_TTY="x", TERM_PROGRAM="vscode", TERM_PROGRAM_VERSION="1.130.0"))
    assert fixed["osc52"].level == "note"


def test_macos_terminal() -> None:
    told = found(session(TERM_PROGRAM="Apple_Terminal", SSH_CONNECTION="x"))
    assert told["osc52"].level == "problem"
    assert "Option as Meta" in told["keys-option"].advice
    assert found(session("pbcopy", platform="darwin", TERM_PROGRAM="Apple_Terminal"))["osc52"].level == "note"


def test_inside_screen() -> None:
    told = found(session(STY="1.pts", TERM="screen"))
    assert "GNU screen" in told["session"].text
    assert told["osc52"].level == "note"
    assert "screen-256color" in told["colours"].advice


def test_colours() -> None:
    assert "16 colours" in found(session(TERM="xterm"))["colours"].text
    assert "256 colours" in found(session())["colours"].text
    assert found(session(WT_SESSION="x", TERM=""))["colours"].level == "ok"
    assert found(session(NO_COLOR="1"))["no-color"].level == "note"
    assert "no-color" not in found(session(NO_COLOR="")), "an empty one does not count"
    dumb = found(session(TERM="dumb"))
    assert dumb["terminal"].level == "problem"
    assert "colours" not in dumb


def test_a_small_window() -> None:
    patient = session()
    patient.size = (60, 20)
    assert found(patient)["size"].level == "hint"


def test_tmux_that_does_not_answer() -> None:
    told = found(session("tmux", TMUX="/nowhere/socket,1,0", PATH="/usr/bin:/bin", TMUX_TMPDIR="/nowhere"))
    assert told["tmux"].level == "problem"
    assert "unset TMUX" in told["tmux"].advice


def test_tmux_by_what_it_says() -> None:
    patient = session("tmux", TMUX="x", COLORTERM="truecolor")
    patient.tmux = {"version": "3.4", "set-clipboard": "external", "escape-time": "500", "features": "256,title"}
    told = found(patient)
    assert (told["tmux"].level, told["tmux-clipboard"].level) == ("ok", "hint")
    assert "terminal-features ',*:clipboard'" in told["tmux-clipboard"].advice
    assert "RGB" in told["colours"].advice
    assert "escape-time 10" in told["escape-time"].advice
    patient.tmux = {"version": "3.4", "set-clipboard": "on", "escape-time": "10", "features": "RGB,clipboard"}
    told = found(patient)
    assert (told["tmux-clipboard"].level, told["colours"].level) == ("note", "ok")
    assert "escape-time" not in told
    patient.tmux = {"version": "3.0a", "set-clipboard": "external"}
    assert found(patient)["tmux"].level == "problem"
    patient.tmux = {"version": "3.0a", "set-clipboard": "on"}
    assert found(patient)["tmux"].level == "ok"


@pytest.mark.parametrize(
    ("version", "older"),
    [
        ("3.1c", True),
        ("3.2", False),
        ("3.3a", False),
        ("next-3.5", False),
        ("2.9", True),
        ("", False),
        ("master", False),
    ],
)
def test_versions_of_tmux(version: str, older: bool) -> None:
    assert _older(version, (3, 2)) is older


def test_files_that_cannot_be_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(session())["state"].level in ("ok", "problem")
    (home / "blocked").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "blocked"))
    assert found(session())["state"].level == "problem"
    assert writable(home / "new" / "folder" / "file")
    assert writable(home / "blocked")
    assert not writable(home / "blocked" / "file")
    assert not writable(home)


def test_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parser.library.folders.home", lambda environment: None)
    told = found(session())
    assert (told["config"].level, told["state"].level) == ("hint", "hint")


def test_a_config_file_with_mistakes(home: Path) -> None:
    path = home / ".config" / "govtui" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text("thema = 1\n")
    told = found(session())["config"]
    assert told.level == "problem"
    assert "config.toml:1: there is no setting thema" in told.text
    path.write_text('[keys]\n"main.jump" = "ctrl+shift+j"\n')
    assert found(session())["config"].level == "hint"
    path.write_text('clipboard = "file"\nremember = false\n')
    told_ = found(session())
    assert told_["config"].level == "ok"
    assert 'clipboard = "file"' in told_["clipboard"].text
    assert told_["state"].level == "note"


def test_away_from_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe it asks nothing, and writes no control sequence."""
    assert run_doctor(["--format", "json"]) in (0, 1)
    object_ = json.loads(capsys.readouterr().out)
    assert object_["widths"] is None
    assert {"part", "id", "level", "text", "advice"} == set(object_["findings"][0])
    run_doctor(["--lang", "zh"])
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "doctor." not in told
    assert "测试图案" in told


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_doctor(["--help"]) == 0
    assert "govtui doctor" in capsys.readouterr().out
    assert run_doctor(["--format", "xml"]) == 2
    assert run_doctor(["what"]) == 2


def test_what_the_environment_says_is_cleaned() -> None:
    told = found(session(TERM_PROGRAM="evil\x1b]52;c;x\x07"))
    assert "\x1b" not in told["terminal"].text


def test_no_screen_is_loaded() -> None:
    code = (
        "import sys\nfrom tui.doctor import run_doctor\nrun_doctor(['--format', 'json'])\n"
        "sys.stderr.write(str({'textual', 'rich'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert ran.stderr == "set()"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux")
def test_inside_a_real_tmux(home: Path) -> None:
    socket = f"doctor-{home.name[-20:]}"
    out = home / "out.json"
    program = f'{sys.executable} -c \'from tui.doctor import run_doctor; run_doctor(["--format", "json"])\''
    command = f"XDG_STATE_HOME={home} {program} > /dev/null; {program} | tee {out}; touch {out}.done; sleep 30"
    subprocess.run(
        [
            "tmux",
            "-L",
            socket,
            "-f",
            "/dev/null",
            "new",
            "-d",
            "-x",
            "100",
            "-y",
            "60",
            f"TERM=tmux-256color; {command}",
        ],
        check=True,
    )
    try:
        until = time.monotonic() + 20
        while not Path(f"{out}.done").exists() and time.monotonic() < until:
            time.sleep(0.1)
        told = {each["id"]: each for each in json.loads(out.read_text())["findings"]}
    finally:
        subprocess.run(["tmux", "-L", socket, "kill-server"], check=False)
    assert told["tmux"]["level"] == "ok"
    assert "inside tmux" in told["session"]["text"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [72, 80, 200])
def test_its_lines_fit_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, columns: int
) -> None:
    monkeypatch.setattr("tui.cli.output.terminal_width", lambda: columns)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")  # more to advise
    run_doctor(["--lang", lang])
    run_config(["--lang", lang])
    told = capsys.readouterr().out.splitlines()
    assert any(line.startswith("      ") for line in told)
    longest = max(width(line) for line in told if os.sep not in line)  # the name of a file stays in one piece
    assert longest < min(columns, 97)
    assert columns > 100 or longest > columns - 12
