"""The wheel is the same to the byte, whoever builds it and when."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent.parent
NEEDED = ("hatch_build.py", "parser", "tui", "seeds", "README.md", "LICENSE", "pyproject.toml")


def built(place: Path, **environment: str) -> Path:
    """A wheel built from a copy of the sources, by the backend that pyproject.toml names."""
    source = place / "source"
    source.mkdir(parents=True)
    for name in NEEDED:
        if (HERE / name).is_dir():
            shutil.copytree(HERE / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(HERE / name, source / name)
    code = f"from hatchling.build import build_wheel; print(build_wheel({str(place)!r}))"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=source, capture_output=True, text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000", **environment}, timeout=600,
    )  # fmt: skip
    if "No module named 'hatchling'" in ran.stderr:
        pytest.skip("hatchling is not installed here")
    assert ran.returncode == 0, ran.stderr
    return place / ran.stdout.split()[-1]


@pytest.mark.long
def test_two_builds_are_equal(tmp_path: Path) -> None:
    wheels = [
        built(tmp_path / "one", PYTHONHASHSEED="1"),
        built(tmp_path / "two", PYTHONHASHSEED="2", TZ="Asia/Shanghai"),
    ]
    with zipfile.ZipFile(wheels[0]) as first, zipfile.ZipFile(wheels[1]) as second:
        for name in first.namelist():
            assert first.read(name) == second.read(name), name
        assert any("readings" in name for name in first.namelist())
    assert len({hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels}) == 1
