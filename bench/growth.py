"""How costs grow with the text: exponents of time and memory for ordinary and adversarial texts.

    python -m bench.growth [NAME …] [--readings] [--after 0] [--into FILE] [--size 1000000] [--jobs 1] [--over 1.1]

Each text (``tests/hostile/adversarial.py``) is read at five sizes that double up to ``--size`` characters. Some of
them are read beforehand, and what is measured is what a reading is for: each form of export, the jump box, the lines
on the screen, comparison and ledger, at a quarter of the size; those are called ``TEXT > WORK``. How it is measured
stands in ``exponents.py``.

``--into`` keeps what was measured, a line a work, as it comes: a run that was interrupted goes on where it was, and
what stands in the file is told without being measured again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from bench.exponents import Cost, Growth, Work, growth
from parser import Report, __version__, parse
from parser.export import json_pieces, metric_table, outline_table, report_object, terminal_text
from parser.export.forms import FORMS, FormName, form_pieces
from parser.export.wide import wide_table
from parser.questions.compare import compare
from parser.questions.facts import facts_of
from parser.questions.ledger import ledger
from parser.topics.jump import Jump
from tests.hostile.adversarial import TEXTS
from tui.copying import quotation
from tui.reading.blocks import blocks
from tui.reading.figures import figures
from tui.reading.layout import Layout

BOUND = 1.1
LARGER = 8
"""So many times the size at most, for what costs next to nothing."""
TYPED = ("", "jy", "教育", "工作1", "zhibiao12", "economc growth", "nothing at all")
ASKED = ("地区生产总值", "一般公共预算收入", "指标7")
USED = (
    "one report",
    "counted figures",
    "counted indicators",
    "counted titles",
    "nested",
)
"""Texts whose readings are measured in use: long, of many headings, rows, indicators, documents, levels."""


def exported(form: FormName, reports: list[Report]) -> int:
    """Length of rows and outline in this form."""
    tables = (metric_table(reports), outline_table(reports))
    return sum(len(piece) for table in tables for piece in form_pieces(form, [table], __version__, name="report"))


def as_objects(reports: list[Report]) -> int:
    return sum(map(len, json_pieces((report_object(report, with_text=True) for report in reports), __version__)))


def on_the_terminal(reports: list[Report]) -> int:
    return len(terminal_text(metric_table(reports)))


def quoted(reports: list[Report]) -> int:
    return sum(len(quotation(report, row.start, row.end, []).text) for report in reports for row in report.metrics)


def jumped(reports: list[Report]) -> int:
    jump = Jump(reports)
    return sum(len(jump.search(typed)) for typed in TYPED)


def laid_out(reports: list[Report]) -> None:
    for report in reports:
        Layout(blocks(report, figures(report)), 76).settle()


def compared(reports: list[Report]) -> int:
    """As it is asked of files; a name that is no standard one has every other wording brought to one form."""
    return sum(len(compare(facts_of(reports, name), name).cells) for name in ASKED)


def kept_promises(reports: list[Report]) -> int:
    return len(ledger(facts_of(reports)))


USES: dict[str, Callable[[list[Report]], object]] = {
    **{form: partial(exported, form) for form in FORMS},
    "wide": lambda reports: list(wide_table(reports).rows),
    "objects": as_objects,
    "terminal": on_the_terminal,
    "quotations": quoted,
    "jump": jumped,
    "screen": laid_out,
    "compare": compared,
    "ledger": kept_promises,
}


@lru_cache(maxsize=8)
def reading(name: str, size: int) -> list[Report]:
    """The reports of a text; all that is done with them is measured on the same."""
    return parse(TEXTS[name](size))


READINGS = {name: Work(make, parse) for name, make in TEXTS.items()}
IN_USE = {name: {f"{name} > {use}": Work(partial(reading, name), run) for use, run in USES.items()} for name in USED}
GROUPS: list[dict[str, Work]] = [*({name: work} for name, work in READINGS.items()), *IN_USE.values()]
"""Works that are measured by one process, which is then gone with all it has made."""


class Task(NamedTuple):
    """The works of a group that are asked for, and not measured yet."""

    group: int
    names: list[str]
    size: int
    patience: float
    into: Path | None


def measure(task: Task) -> list[tuple[str, Growth]]:
    """Measures the works, and keeps each as soon as it is measured."""
    found = []
    for name in task.names:
        grows = growth(GROUPS[task.group][name], *sizes(name, task.size), task.patience)
        if task.into:
            keep(task.into, name, grows)
        found.append((name, grows))
    return found


def sizes(name: str, size: int) -> tuple[int, int]:
    """The largest size at which a work is measured, and the largest where it costs too little to tell."""
    return (size, LARGER * size) if name in READINGS else (size // 4, LARGER * size // 4)


def line(name: str, found: Growth) -> str:
    shown = "  ".join("   —" if each is None else f"{each.exponent:4.2f}" for each in (found.time, found.memory))
    last = found.costs[-1] if found.costs else Cost(0, 0.0, 0.0)
    notes = ("  measured again" if found.again else "") + (f"  too dear at {found.late:,}" if found.late else "")
    return f"{name:34.34} {shown}  {last.size:>11,} {last.seconds:8.2f} s {last.megabytes:8.0f} MB{notes}"


def kept(file: Path | None) -> dict[str, Growth]:
    """What was measured before; a line that was cut off is measured again."""
    found = {}
    for text in file.read_text("utf-8").splitlines() if file and file.exists() else ():
        with suppress(ValueError):
            name, costs, late, again = json.loads(text)
            found[name] = Growth([Cost(*cost) for cost in costs], late, again)
    return found


def keep(file: Path, name: str, found: Growth) -> None:
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps([name, *found], ensure_ascii=True) + "\n")


def warm() -> None:
    """What is made once is made here."""
    reports = parse("一、热身\n全年生产总值完成270亿元，增长4%。\n")
    for use in USES.values():
        use(reports)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", help="works whose name holds one of these; without any, all")
    options.add_argument("--readings", action="store_true", help="the readings alone, without what is done with them")
    options.add_argument("--after", type=int, default=0, help="leave out so many of the texts, the first")
    options.add_argument("--into", type=Path, help="keep what is measured here, and go on from what is kept")
    options.add_argument("--size", type=int, default=1_000_000)
    options.add_argument("--patience", type=float, default=60, help="seconds of processor time that a run may take")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--over", type=float, help="print only what grows faster than this, or takes too long")
    chosen = options.parse_args()
    bound = chosen.over or BOUND
    asked = [
        [name for name in works if not chosen.names or any(part in name for part in chosen.names)] for works in GROUPS
    ]
    asked = asked[chosen.after :]
    if chosen.readings:
        asked = [[name for name in names if name in READINGS] for names in asked]
    before = kept(chosen.into)
    done: list[Growth] = []

    def tell(name: str, found: Growth) -> None:
        done.append(found)
        if chosen.over is None or found.worst > bound:
            print(line(name, found), flush=True)

    print(f"{'text':34} time  memory {'characters':>11} {'at that size':>13}", flush=True)
    for name in (name for names in asked for name in names if name in before):
        tell(name, before[name])
    left = [[name for name in names if name not in before] for names in asked]
    tasks = [
        Task(group, names, chosen.size, chosen.patience, chosen.into)
        for group, names in enumerate(left, chosen.after)
        if names
    ]
    warm()
    with get_context("fork").Pool(chosen.jobs, maxtasksperchild=1) as pool:
        for measured in pool.imap_unordered(measure, tasks):
            for name, found in measured:
                tell(name, found)
    for what, slopes in (
        ("time", [found.time for found in done]),
        ("memory", [found.memory for found in done]),
    ):
        told = [each.exponent for each in slopes if each]
        print(f"{what}: {len(told)} of {len(done)} works tell; the largest exponent {max(told, default=0.0):.2f}")
    fast = sum(found.worst > bound for found in done)
    print(f"{fast} above {bound}, {sum(found.late > 0 for found in done)} of them too dear")
    return 0


if __name__ == "__main__":
    sys.exit(main())
