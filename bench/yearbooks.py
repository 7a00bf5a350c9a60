"""Outcomes against yearbooks: what reports state of a year, beside what communiques and yearbooks give for it.

    python -m bench.yearbooks FOLDER [--show 40] [--kind different]

The table (``tests/gold/yearbooks.tsv``) was made from statistical communiques and yearbooks, never from a report. Each
report answers for the years that it states, as comparison has it: the row with that standard indicator, achieved, of
that year and of the report's own place. Its figure is

- *equal* to the yearbook's, as far as both are rounded, or within a bound that the report gives (突破1000亿元);
- *near* it, as a preliminary figure is near the final one: within 3 % of an amount, half a point of a rate;
- *read*: further off, and read by a person, who says why in ``tests/gold/yearbooks-read.tsv``;
- *different*: further off, which is an error of the reading until it has been read.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from parser import Quantity, Report, read
from parser.metrics.units import scaled
from parser.questions.choice import Measure, answers, choose
from parser.questions.facts import facts_of
from parser.sources import SourceError
from tui.cli.paths import find

GOLD = Path(__file__).parent.parent / "tests" / "gold"
TABLE, READ = GOLD / "yearbooks.tsv", GOLD / "yearbooks-read.tsv"
KINDS = ("equal", "near", "read", "different")
_NEAR = Decimal("0.03")
_NEAR_RATE = Decimal("0.5")
_ABOUT = Decimal("0.02")
_BEYOND = Decimal("0.15")
"""By how much a bound may be exceeded: nobody says 突破1000亿元 of 1,300."""


class Known(NamedTuple):
    """A figure of a communique or yearbook."""

    numbers: tuple[Decimal, ...]
    """More than one where a growth is given in money and in real terms: a report may state either."""
    unit: str
    source: str


class Key(NamedTuple):
    """What a figure is of."""

    place: str
    year: int
    indicator: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Finding:
    """A report's figure beside the yearbook's."""

    file: str
    key: Key
    kind: str
    known: Known
    stated: str
    sentence: str


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table: tab-separated, with a header; lines that begin with ``#`` are comments."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def table(path: Path = TABLE) -> dict[Key, list[Known]]:
    """The yearbooks' figures by what they are of; several where they are given in several units."""
    found: dict[Key, list[Known]] = defaultdict(list)
    for row in rows(path):
        numbers = tuple(Decimal(number) for number in row["number"].split("|"))
        found[_key(row)].append(Known(numbers, row["unit"], row["source"]))
    return dict(found)


def were_read(path: Path = READ) -> dict[tuple[int, Key], str]:
    """Why the figure of the report of a year differs, where a person has read both."""
    return {(int(row["report"]), _key(row)): row["why"] for row in rows(path)}


def _key(row: dict[str, str]) -> Key:
    measure: Measure = "change" if row["measure"] == "change" else "value"
    return Key(row["place"], int(row["year"]), row["indicator"], measure)


def judge(stated: Quantity, known: Known) -> str | None:
    """``equal``, ``near`` or ``different``; ``None`` where the units cannot be compared."""
    return min(
        (kind for number in known.numbers if (kind := _judge(stated, number, known.unit))),
        key=KINDS.index,
        default=None,
    )


def _judge(stated: Quantity, number: Decimal, unit: str) -> str | None:
    here, there = stated.si, scaled(number, unit)
    if here is None or there is None or here[1] != there[1] or stated.number is None:
        return None
    value = -here[0] if stated.direction == "down" else here[0]
    off = abs(value - there[0])
    if off <= _rounding(stated.number, stated.unit) + _rounding(number, unit):
        return "equal"
    size = abs(there[0])
    over = there[0] - value
    rate = stated.direction is not None and stated.kind == "rate"
    if stated.bound in (">", ">=") and 0 <= over <= (_NEAR_RATE if rate else size * _BEYOND):
        return "equal"
    if stated.bound in ("<", "<=") and 0 <= -over <= (_NEAR_RATE if rate else size * _BEYOND):
        return "equal"
    if stated.bound == "~" and off <= (_NEAR_RATE if rate else size * _ABOUT):
        return "equal"
    return "near" if off <= (_NEAR_RATE if rate else size * _NEAR) else "different"


def _rounding(number: Decimal, unit: str) -> Decimal:
    """Half of the last place that is printed."""
    exponent = number.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    found = scaled(half, unit)
    return found[0] if found else half


def findings(
    reports: Iterable[Report], known: dict[Key, list[Known]], read_: dict[tuple[int, Key], str]
) -> list[Finding]:
    """What these reports state that the table has, a finding each; a report answers once for each figure."""
    names = {key.indicator for key in known}
    found = []
    for report in reports:
        place = report.cover.place
        year_of_report = report.cover.year
        if place is None or year_of_report is None:
            continue
        facts = [fact for fact in facts_of([report]) if fact.name in names]
        measures: tuple[Measure, ...] = ("value", "change")
        for measure in measures:
            by_name = defaultdict(list)
            for fact in facts:
                by_name[fact.name].append(fact)
            for name, these in by_name.items():
                for (_, year, status), ranked in answers(these, measure).items():
                    key = Key(place.name, year, name, measure)
                    if status != "actual" or key not in known:
                        continue
                    chosen = choose(ranked)
                    for figure in known[key]:
                        kind = judge(chosen.quantity, figure)
                        if kind is None:
                            continue
                        file = Path(report.source.name).name
                        if kind == "different" and (year_of_report, key) in read_:
                            kind = "read"
                        stated = chosen.quantity.text
                        found.append(Finding(file, key, kind, figure, stated, "".join(chosen.fact.sentence.split())))
    return found


def of_file(path: Path) -> list[Finding]:
    """The findings of a file; of one that cannot be read, none."""
    try:
        return findings(read(path), table(), were_read())
    except SourceError as error:
        print(error, file=sys.stderr)
        return []


def summary(found: list[Finding], known: int) -> list[str]:
    """The counts, as lines."""
    count = Counter(one.kind for one in found)
    figures = {one.key for one in found}
    files = {one.file for one in found}
    lines = [f"{known} figures in the table; {len(figures)} stated, {len(found)} times, in {len(files)} reports"]
    for kind in KINDS:
        lines.append(f"{kind:<10} {count[kind]:5}  {count[kind] / max(1, len(found)):.1%}")
    return lines


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("paths", nargs="+", type=Path)
    ask.add_argument("--kind", action="append", default=[], help="show these (default: different)")
    ask.add_argument("--show", type=int, default=1000, help="at most so many")
    ask.add_argument("--jobs", type=int, default=2)
    given = ask.parse_args()
    known = table()
    files, _ = find(given.paths)
    with ProcessPoolExecutor(given.jobs) as pool:
        found = [one for group in pool.map(of_file, files, chunksize=8) for one in group]
    print(*summary(found, len(known)), sep="\n")
    wanted = given.kind or ["different"]
    for one in [one for one in found if one.kind in wanted][: given.show]:
        key = one.key
        numbers = "|".join(str(number) for number in one.known.numbers)
        of = f"{key.place} {key.year} {key.indicator} {key.measure}"
        print(f"{one.file}  {of}  {numbers}{one.known.unit} ≠ {one.stated}")
        print(f"    {one.sentence[:160]}")
    return int(any(one.kind == "different" for one in found))


if __name__ == "__main__":
    sys.exit(main())
