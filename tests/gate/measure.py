"""The reading of the annotated texts, measured: ``python -m tests.gate.measure [--faults N]``.

Also judges measures that another program took: ``--measured FILE`` reads ``{"all": {name: number}}``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from functools import cache
from pathlib import Path

from parser import read
from parser.export import report_object
from tests.gate.score import Answers, Score, answers, score, total

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"
FLOORS = HERE / "floors.toml"


def floors(text: str | None = None) -> dict[str, float]:
    """The floors by the name of their measure."""
    return dict(tomllib.loads(FLOORS.read_text("utf-8") if text is None else text)["gold"])


@cache
def scores() -> dict[str, Score]:
    """The score of each file of answers."""
    return {given.name: _score(given) for given in answers(GOLD)}


def measured() -> dict[str, float]:
    """The measures over all answers."""
    return total(list(scores().values())).measures()


def lines(found: dict[str, float]) -> list[str]:
    """Measure, floor and whether it holds, a line each."""
    rows = []
    for name, floor in floors().items():
        value = found.get(name, 0)
        rows.append(f"{name:<12} {value:.4f}  floor {floor:.4f}{'  BELOW' if value < floor else ''}")
    return rows


@cache
def _text_and_reports(file: str) -> tuple[str, list[dict[str, object]]]:
    path = next(path for path in (GOLD.parent.parent / "seeds" / file, GOLD / "texts" / file) if path.exists())
    reports = read(path)
    return reports[0].source.text, [report_object(report) for report in reports]


def _score(given: Answers) -> Score:
    return score(given, *_text_and_reports(given.file))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--faults", type=int, default=0, metavar="N", help="show the first N faults of each file")
    ask.add_argument("--measured", type=Path, metavar="FILE", help="judge these measures instead of taking them")
    given = ask.parse_args()
    if given.measured:
        found = json.loads(given.measured.read_text("utf-8"))["all"]
    else:
        for name, one in scores().items():
            print(name, *(f"{key} {value:.3f}" for key, value in one.measures().items() if value), sep="  ")
            print(*(f"    {fault}" for fault in one.faults[: given.faults]), sep="\n", end="\n" if given.faults else "")
        found = measured()
    print("\n".join(lines(found)))
    return int(any(found.get(name, 0) < floor for name, floor in floors().items()))


if __name__ == "__main__":
    sys.exit(main())
