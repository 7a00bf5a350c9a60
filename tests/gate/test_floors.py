"""A floor under the quality of the reading: raised when it got better, never lowered."""

from __future__ import annotations

import subprocess

import pytest

from tests.gate.measure import FLOORS, SETS, floors, measured, scores


@pytest.mark.parametrize(("chosen", "name"), [(chosen, name) for chosen in SETS for name in floors(chosen)])
def test_measure_stands_on_its_floor(chosen: str, name: str) -> None:
    found, floor = measured(chosen)[name], floors(chosen)[name]
    faults = "\n".join(fault for one in scores(chosen).values() for fault in one.faults[:5])
    assert found >= floor, f"{chosen} {name}: {found:.4f} is below its floor {floor:.4f}\n{faults}"


@pytest.mark.parametrize("chosen", SETS)
def test_every_measure_has_a_floor(chosen: str) -> None:
    assert set(floors(chosen)) == set(measured(chosen))


def test_no_floor_was_lowered() -> None:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=FLOORS.parent, capture_output=True, text=True, check=True).stdout

    try:
        versions = git("log", "--format=%H", "-n", "50", "--", FLOORS.name).split()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    for version in versions:
        text = git("show", f"{version}:./{FLOORS.name}")
        for chosen in SETS:
            then, now = floors(chosen, text), floors(chosen)
            lowered = {name: (floor, now.get(name)) for name, floor in then.items() if now.get(name, -1.0) < floor}
            assert not lowered, f"{chosen}: lowered since {version[:8]}: {lowered}"
