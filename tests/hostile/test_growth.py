"""The measure of growth tells what grows in step from what does not, and goes on where it was interrupted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import exponents
from bench.exponents import Cost, Growth, Work, growth, slope
from bench.growth import keep, kept


@pytest.mark.parametrize("power", [0.5, 1.0, 1.1, 2.0])
def test_the_slope_is_the_exponent(power: float) -> None:
    found = slope([(size, size**power) for size in (1, 2, 4, 8, 16)], 0.0)
    assert found is not None
    assert found.exponent == pytest.approx(power)
    assert found.error == pytest.approx(0.0, abs=1e-6)


def test_only_the_last_sizes_tell() -> None:
    found = slope([(1, 1), (2, 1), (4, 4), (8, 8), (16, 16), (32, 32), (64, 64)], 0.0)
    assert found is not None
    assert found.exponent == pytest.approx(1.0)
    assert slope([(1, 1), (2, 2), (4, 4), (8, 8)], 2.0) is None, "three sizes are too few"


@pytest.mark.parametrize(("power", "steep"), [(1, False), (2, True)])
def test_a_square_is_found_and_measured_again(monkeypatch: pytest.MonkeyPatch, power: int, steep: bool) -> None:
    def measured(_work: Work, made: int, size: int, _patience: float) -> Cost:
        assert made == size
        return Cost(size, 0.1 * (size / 1000) ** power, 10.0 * size / 1000)

    monkeypatch.setattr(exponents, "measured", measured)
    found = growth(Work(lambda size: size, lambda made: None), 16_000, 64_000, 60)
    assert found.time is not None
    assert found.time.exponent == pytest.approx(power)
    assert found.again == steep
    assert [cost.size for cost in found.costs] == [1000, 2000, 4000, 8000, 16_000] + [32_000] * steep


def test_what_costs_too_little_is_measured_at_larger_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exponents, "measured", lambda work, made, size, patience: Cost(size, size / 1e7, 0.0))
    found = growth(Work(lambda size: size, lambda made: None), 16_000, 1_024_000, 60)
    assert [cost.size for cost in found.costs][-1] == 1_024_000
    assert found.time is not None
    assert found.memory is None


def test_what_takes_too_long_is_no_small_exponent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        exponents, "measured", lambda work, made, size, patience: Cost(size, 1.0, 9.0) if size < 4000 else None
    )
    found = growth(Work(lambda size: size, lambda made: None), 16_000, 64_000, 60)
    assert found.late == 4000
    assert found.worst > 2


def test_a_run_is_measured_in_a_process_of_its_own() -> None:
    held: list[bytes] = []
    work = Work(lambda size: size, lambda size: held.append(b"x" * size * 8000) or sum(range(size * 300)))
    found = exponents.measured(work, 4000, 4000, 60)
    assert found is not None
    assert found.seconds > 0
    assert 25 < found.megabytes < 60
    assert not held
    assert exponents.measured(Work(lambda size: size, endless), 1, 1, 0.2) is None


def endless(size: int) -> None:
    while size == 1:
        pass


def test_what_was_measured_is_kept_and_a_broken_line_is_not(tmp_path: Path) -> None:
    file = tmp_path / "measured"
    first = Growth([Cost(1, 0.5, 2.0), Cost(2, 1.0, 4.0)], 0, True)
    assert kept(file) == {}
    keep(file, "again �", first)
    keep(file, "lines 甲", Growth([], 8))
    assert kept(file) == {"again �": first, "lines 甲": Growth([], 8)}
    file.write_text(file.read_text()[:-9])
    assert list(kept(file)) == ["again �"]
