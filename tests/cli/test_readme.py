"""What the README shows of the command line is what the command line prints.

``python -m tests.cli.test_readme`` writes what it prints now into the README.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
README = TOP / "README.md"
_BLOCK = re.compile(r"(?<=```console\n)\$ (govtui .*)\n((?:.*\n)*?)(?=```)")


def printed(command: str) -> str:
    """What a command of the README prints, run at the checkout's top."""
    alias = f'govtui() {{ "{sys.executable}" -m tui.cli "$@"; }}'
    env = {**os.environ, "PYTHONPATH": str(TOP), "LANG": "C.UTF-8"}
    ran = subprocess.run(
        ["bash", "-c", f"{alias}\n{command}"], cwd=TOP, env=env, capture_output=True, encoding="utf-8", check=True
    )
    return ran.stdout


def remade(text: str) -> str:
    """The README with what its commands print now."""
    return _BLOCK.sub(lambda block: f"$ {block[1]}\n{printed(block[1]).rstrip()}\n", text)


@pytest.mark.long  # not for its time: a rule that changes a row need not wait for the README, which one command remakes
def test_the_readme_shows_what_is_printed() -> None:
    text = README.read_text("utf-8")
    assert _BLOCK.search(text)
    assert remade(text) == text, "run: python -m tests.cli.test_readme"


def test_the_readme_has_one_test_command_which_the_gate_reads() -> None:
    text = README.read_text("utf-8")
    blocks = re.findall(r"<!-- the test command -->\n```sh\n(.*)\n```", text)
    assert len(blocks) == 1
    assert blocks[0].rpartition(" && ")[2] == ".venv/bin/python -m pytest -n auto"


SHOWN = [
    pytest.param(block, id=f"{page.stem}-{number}")
    for page in (README, *sorted((TOP / "docs").glob("*.md")))
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.S), 1)
    if "pandas" not in block  # which is no part of what the tests need
]


@pytest.mark.parametrize("block", SHOWN)
def test_the_python_that_is_shown_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("seeds", "reports"):
        (tmp_path / name).mkdir()
        shutil.copy(TOP / "seeds" / "kaifeng-2020.txt", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOVTUI_LIBRARY", str(tmp_path / "library.db"))
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(block, {"__name__": "shown", "paths": [Path("reports") / "kaifeng-2020.txt"]})
    assert "开封市" in told.getvalue()


if __name__ == "__main__":
    README.write_text(remade(README.read_text("utf-8")), "utf-8")
