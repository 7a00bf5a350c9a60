"""The folder in which govtui is started holds nothing that its processes would run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[2]
CODE = """
import sys
from parser.export.apart import parquet_apart
from parser.export.table import Column, Table
assert parquet_apart([Table((Column("year", "年", "integer"),), ((2020,),))], "1")
sys.exit("pyarrow" in sys.modules)
"""


def test_a_folder_named_parser_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "parser").mkdir()
    (tmp_path / "parser" / "__init__.py").write_text("open('ran', 'w').close()\n")
    ran = subprocess.run([sys.executable, "-P", "-c", CODE], cwd=tmp_path, capture_output=True)
    assert ran.returncode == 0, ran.stderr
    assert not (tmp_path / "ran").exists()


def test_every_process_is_started_without_the_folder_one_stands_in() -> None:
    started = [
        (path.relative_to(HERE).as_posix(), line.strip())
        for package in ("parser", "tui")
        for path in (HERE / package).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\[sys\.executable,", line)
    ]
    assert len(started) >= 8
    assert [each for each in started if '[sys.executable, "-P", ' not in each[1]] == []
