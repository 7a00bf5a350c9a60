"""A floor under the quality of the reading: raised when it got better, never lowered."""

from __future__ import annotations

import subprocess

import pytest

from tests.gate.measure import FLOORS, floors, measured, scores


@pytest.mark.parametrize("name", floors())
def test_measure_stands_on_its_floor(name: str) -> None:
    found, floor = measured()[name], floors()[name]
    faults = "\n".join(fault for one in scores().values() for fault in one.faults[:5])
    assert found >= floor, f"{name}: {found:.4f} is below its floor {floor:.4f}\n{faults}"


def test_every_measure_has_a_floor() -> None:
    assert set(floors()) == set(measured())


def test_no_floor_was_lowered() -> None:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=FLOORS.parent, capture_output=True, text=True, check=True).stdout

    try:
        versions = git("log", "--format=%H", "-n", "50", "--", FLOORS.name).split()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    now = floors()
    for version in versions:
        then = floors(git("show", f"{version}:./{FLOORS.name}"))
        lowered = {name: (floor, now.get(name)) for name, floor in then.items() if now.get(name, -1.0) < floor}
        assert not lowered, f"lowered since {version[:8]}: {lowered}"
