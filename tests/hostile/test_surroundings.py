"""Environment variables are only text, whatever is told of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.pseudo import environment
from tests.hostile.cases import FORBIDDEN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not allow")
ACTS = "\x1b]0;PWNED\x07\x9b2J\u202e\r\n"
ODD: tuple[dict[str, str | None], ...] = (
    dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), f"%/{ACTS}"),
    {"HOME": f"%/{ACTS}", "XDG_CONFIG_HOME": None, "XDG_STATE_HOME": None, "XDG_DATA_HOME": None},
    {"LANG": ACTS, "TERM": ACTS, "TMUX": f"{ACTS},1,1", "SSH_TTY": ACTS, "SHELL": ACTS},
    {"TERM_PROGRAM": ACTS, "TERM_PROGRAM_VERSION": ACTS, "COLUMNS": "99999999", "LC_ALL": "xx_YY.none"},
    {"GOVTUI_LIBRARY": f"%/{ACTS}.db", "COLUMNS": "-5", "HOME": "relative"},
    {
        "HOME": "/dev/null",
        "XDG_STATE_HOME": "/dev/full",
        "XDG_CONFIG_HOME": "/proc/self/fd",
        "TERM": "../../etc/passwd",
    },
)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize(
    "command",
    [
        ["config"],
        *(
            pytest.param(each, marks=pytest.mark.long)
            for each in (["doctor"], ["library", "info"], ["config", "\x1b[2J"])
        ),
    ],
    ids=range(4),
)
def test_what_the_environment_says_does_not_act(tmp_path: Path, odd: dict[str, str | None], command: list[str]) -> None:
    named = {name: value and value.replace("%", str(tmp_path)) for name, value in odd.items()}
    env = environment(tmp_path, **named)
    ran = subprocess.run(
        [sys.executable, "-m", "tui.cli", *command],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    told = (ran.stdout + ran.stderr).decode("utf-8")
    found = FORBIDDEN.search(told)
    assert found is None, ascii(told[max(0, found.start() - 60) : found.start() + 60])
    assert "Traceback" not in told and told
    assert ran.returncode in (0, 1, 2)
