"""What the README shows of the command line is what the command line prints.

``python -m tests.cli.test_readme`` writes what it prints now into the README.
"""

from __future__ import annotations

import os
import re
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


if __name__ == "__main__":
    README.write_text(remade(README.read_text("utf-8")), "utf-8")
