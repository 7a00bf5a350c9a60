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
SETS = {
    "gold": GOLD,
    "development": GOLD / "development",
    "held-out": GOLD / "held-out",
    "fresh": GOLD / "fresh",
    "unseen": GOLD / "unseen",
}
"""The seeds; the reports read while the rules were written; those annotated apart and kept aside until the end; nine
more, annotated by reading before the program was run on them."""


def floors(chosen: str = "gold", text: str | None = None) -> dict[str, float]:
    """The floors of a set by the name of their measure."""
    return dict(tomllib.loads(FLOORS.read_text("utf-8") if text is None else text).get(chosen, {}))


@cache
def scores(chosen: str = "gold") -> dict[str, Score]:
    """The score of each file of answers of a set."""
    return {given.name: _score(given, SETS[chosen]) for given in answers(SETS[chosen])}


def measured(chosen: str = "gold") -> dict[str, float]:
    """The measures over all answers of a set."""
    return total(list(scores(chosen).values())).measures()


def lines(found: dict[str, float], chosen: str = "gold") -> list[str]:
    """Measure, floor and whether it holds, a line each."""
    rows = []
    for name, floor in floors(chosen).items():
        value = found.get(name, 0)
        rows.append(f"{name:<12} {value:.4f}  floor {floor:.4f}{'  BELOW' if value < floor else ''}")
    return rows


@cache
def _text_and_reports(path: Path) -> tuple[str, list[dict[str, object]]]:
    reports = read(path)
    return reports[0].source.text, [report_object(report) for report in reports]


def _score(given: Answers, folder: Path) -> Score:
    places = (folder / "texts" / given.file, GOLD.parent.parent / "seeds" / given.file)
    return score(given, *_text_and_reports(next(path for path in places if path.exists())))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--faults", type=int, default=0, metavar="N", help="show the first N faults of each file")
    ask.add_argument("--measured", type=Path, metavar="FILE", help="judge these measures of the seeds instead")
    given = ask.parse_args()
    below = False
    for chosen in ["gold"] if given.measured else SETS:
        if given.measured:
            found = json.loads(given.measured.read_text("utf-8"))["all"]
        else:
            for name, one in scores(chosen).items():
                print(name, *(f"{key} {value:.3f}" for key, value in one.measures().items() if value), sep="  ")
                print(
                    *(f"    {fault}" for fault in one.faults[: given.faults]),
                    sep="\n",
                    end="\n" if given.faults else "",
                )
            found = measured(chosen)
        print(chosen, *lines(found, chosen), sep="\n")
        below |= any(found.get(name, 0) < floor for name, floor in floors(chosen).items())
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
