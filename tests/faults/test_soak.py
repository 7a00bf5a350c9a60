"""A monkey at the keyboard, the mouse and the window: the short form of ``python -m bench.soak``."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.level import LEAST, RISE, rise, slope
from bench.patience import Patience

pytestmark = pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="needs Linux")


@pytest.mark.long
def test_six_hundred_random_actions(tmp_path: Path, seeds: Path) -> None:
    from bench.monkey import Monkey, StuckError
    from bench.soak import command, soak

    notes = tmp_path / "notes"
    reports = [str(path) for path in sorted(seeds.glob("*.txt"))]
    monkey = Monkey(command(reports, notes), tmp_path, seed=2026)
    try:
        curve = soak(monkey, 600, every=200)
    except StuckError as broken:
        pytest.fail(f"{broken}\nlast: {' '.join(monkey.lately)}\n{notes.read_text()[-4000:]}")
    finally:
        with contextlib.suppress(OSError):
            monkey.terminal.close()
    assert monkey.did.total() == 600 and len(curve) == 3
    assert max(megabytes for _, _, megabytes in curve) < 250


@pytest.mark.long
def test_memory_is_level_over_ten_thousand_random_keys(tmp_path: Path, seeds: Path) -> None:
    from bench.monkey import Monkey, StuckError
    from bench.soak import command, soak
    from bench.tour import tour

    notes = tmp_path / "notes"
    reports = [str(path) for path in sorted(seeds.glob("*.txt"))]
    monkey = Monkey(command(reports, notes, stay=True), tmp_path, seed=2027, kinds={"key": 1})
    try:
        curve = soak(monkey, 1600, every=400, first=tour())
        written = {path.suffix for path in tmp_path.iterdir()}
        assert {".xlsx", ".parquet"} <= written, "what loads most was not written on the tour"
        first = soak(monkey, 8400, every=400)
        # what fills late fills once: as many keys again tell whether it goes on
        again = soak(monkey, 8400, every=400) if rise(_held(first)) > RISE else []
    except StuckError as broken:
        pytest.fail(f"{broken}\nlast: {' '.join(monkey.lately)}\n{notes.read_text()[-4000:]}")
    finally:
        with contextlib.suppress(OSError):
            monkey.terminal.close()
    curve += [*first, *again]
    assert monkey.did["key"] == 400 * len(curve) and monkey.starts == 1
    loaded = [line.split()[1:] for line in notes.read_text().splitlines() if line.startswith("loaded")]
    assert len(loaded) == len(curve)
    toured = {name for told in loaded[:4] for name in told}
    assert {"tui.reading.kept", "rapidfuzz"} <= toured, "the library was not shown on the tour, or nothing mistyped"
    assert rise(_held(again or first)) <= RISE, (_held(first), _held(again), loaded[4:])


def _held(curve: list[tuple[int, int, float]]) -> list[float]:
    return [megabytes for _, _, megabytes in curve]


def test_level_is_told_from_growth() -> None:
    def held(growth: float, fills: float) -> list[float]:
        """Twenty thousand actions: what fills in the first quarter, what grows by the thousand, and some unrest."""
        return [100 + min(number, 5) * fills + number * growth + 1.5 * (-1) ** number for number in range(20)]

    assert len(held(0, 0)) >= LEAST
    assert abs(slope(held(0, 0))) < 0.05 and slope(held(0.8, 0)) == pytest.approx(0.8, abs=0.05)
    assert rise(held(0, 0)) < 1 and rise(held(0, 3)) < 1
    assert rise(held(0.6, 0)) > RISE


@pytest.mark.parametrize(
    ("code", "why"), [("import time; time.sleep(60)", "stuck"), ("while True: pass", "busy")], ids=["idle", "busy"]
)
def test_a_program_that_does_not_answer_is_known(code: str, why: str) -> None:
    ran = subprocess.Popen([sys.executable, "-S", "-c", code])
    try:
        patience, until = Patience(ran.pid, busy=0.6, idle=0.8, look=0.1), time.monotonic() + 60
        while (told := patience.out()) is None:
            assert time.monotonic() < until
            time.sleep(0.02)
        assert told.startswith(why)
    finally:
        ran.send_signal(signal.SIGKILL)
        ran.wait()
