"""How costs grow with the text: exponents of time and memory for ordinary and adversarial texts.

    python -m bench.growth [NAME …] [--readings] [--size 1000000] [--steps 4] [--repeats 1] [--jobs 1] [--over 1.1]

Each text (``tests/hostile/adversarial.py``) is read at sizes that double up to ``--size`` characters. Some of them are
read beforehand, and what is measured is what a reading is for: each form of export, the jump box, the lines on the
screen, comparison and ledger; those are called ``TEXT > WORK``. A text that takes longer than ``--patience`` seconds
at one size is not tried at the next. How it is measured stands in ``exponents.py``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial

from bench.exponents import Growth, Work, growth
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
    return sum(
        len(quotation(report, row.start, row.end, []).text) for report in reports for row in report.metrics[:2000]
    )


def jumped(reports: list[Report]) -> int:
    jump = Jump(reports)
    return sum(len(jump.search(typed)) for typed in TYPED)


def laid_out(reports: list[Report]) -> None:
    for report in reports:
        Layout(blocks(report, figures(report)), 76).settle()


def compared(reports: list[Report]) -> int:
    facts = list(facts_of(reports))
    return sum(len(compare(facts, name).cells) for name in ("地区生产总值", "一般公共预算收入"))


def kept_promises(reports: list[Report]) -> int:
    return len(ledger(facts_of(reports)))


USES: dict[str, Callable[[list[Report]], object]] = {
    **{form: partial(exported, form) for form in FORMS},
    "wide": lambda reports: wide_table(reports),
    "objects": as_objects,
    "terminal": on_the_terminal,
    "quotations": quoted,
    "jump": jumped,
    "screen": laid_out,
    "compare": compared,
    "ledger": kept_promises,
}


@lru_cache(maxsize=6)
def reading(name: str, size: int) -> list[Report]:
    return parse(TEXTS[name](size))


WORKS = {
    **{name: Work(make, parse) for name, make in TEXTS.items()},
    **{f"{name} > {use}": Work(partial(reading, name), run) for name in USED for use, run in USES.items()},
}


def line(name: str, found: Growth, again: bool) -> str:
    shown = "  ".join("   —" if each is None else f"{each:4.2f}" for each in (found.time, found.memory))
    last = found.last
    notes = ("  measured again" if again else "") + (f"  too long at {found.late:,}" if found.late else "")
    return f"{name:34.34} {shown}  {last.size:>11,} {last.seconds:8.2f} s {last.megabytes:8.0f} MB{notes}"


def told(name: str, chosen: argparse.Namespace) -> tuple[float, str]:
    """The larger exponent of a work, and its line."""
    found = growth(WORKS[name], chosen.size, chosen.steps, chosen.repeats, chosen.patience, LARGER * chosen.size)
    if found.late or found.worst <= BOUND:
        return found.worst, line(name, found, False)
    found = growth(
        WORKS[name],
        2 * chosen.size,
        chosen.steps + 1,
        chosen.repeats + 3,
        2 * chosen.patience,
        2 * LARGER * chosen.size,
    )
    return found.worst, line(name, found, True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", help="works whose name holds one of these; without any, all")
    options.add_argument("--readings", action="store_true", help="the readings alone, without what is done with them")
    options.add_argument("--size", type=int, default=1_000_000)
    options.add_argument("--steps", type=int, default=4)
    options.add_argument("--repeats", type=int, default=1)
    options.add_argument("--patience", type=float, default=60)
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--over", type=float, help="print only what grows faster than this, or takes too long")
    chosen = options.parse_args()
    works = TEXTS if chosen.readings else WORKS
    names = [name for name in works if not chosen.names or any(part in name for part in chosen.names)]
    warm = parse("一、热身\n全年生产总值完成270亿元，增长4%。\n")  # what is made once is made here
    for use in USES.values():
        use(warm)
    print(f"{'text':34} time  memory {'characters':>11} {'at that size':>13}", flush=True)
    worst, fast = 0.0, 0
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for grows, shown in pool.map(lambda name: told(name, chosen), names):
            worst, fast = max(worst, grows), fast + (grows > (chosen.over or BOUND))
            if chosen.over is None or grows > chosen.over:
                print(shown, flush=True)
    print(f"{len(names)} works; the largest exponent {worst:.2f}; {fast} above {chosen.over or BOUND}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
