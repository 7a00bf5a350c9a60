"""The folder in which govtui is started holds nothing that its processes would run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parser import processes

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


def test_nor_is_one_in_a_folder_that_the_program_went_to(tmp_path: Path) -> None:
    (tmp_path / "parser").mkdir()
    (tmp_path / "parser" / "__init__.py").write_text("open('ran', 'w').close()\n")
    goes = "import sys, os, parser.export.apart\nsys.path.insert(0, '')\nos.chdir(sys.argv[1])\n"
    ran = subprocess.run([sys.executable, "-c", goes + CODE, str(tmp_path)], cwd=HERE, capture_output=True)
    assert ran.returncode == 0, ran.stderr
    assert not (tmp_path / "ran").exists()


def test_it_looks_where_the_program_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), Path("no text")])
    looks = processes.environment()["PYTHONPATH"].split(os.pathsep)
    assert looks == [str(tmp_path), str(HERE)]


def test_every_process_is_started_by_one_module() -> None:
    started = [
        path.relative_to(HERE).as_posix()
        for package in ("parser", "tui")
        for path in (HERE / package).rglob("*.py")
        if "sys.executable" in path.read_text("utf-8")
    ]
    assert started == ["parser/processes.py"]
    assert processes.module("parser.library.worker", "-")[1:] == ["-P", "-m", "parser.library.worker", "-"]
    assert processes.script(HERE / "a.py", "-")[1:] == ["-P", str(HERE / "a.py"), "-"]
