"""How fast jump is: making it ready, and a key press, with 9,000 and 200,000 candidates.

    python -m bench.jump [CANDIDATES …]

The candidates are made from the headings and indicators of the seeds, cut in two and put together anew, in reports of
60 headings and 100 metrics each. Each query is typed key by key; every key is one search.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from dataclasses import replace
from pathlib import Path

from parser import Report
from parser.reading import read
from parser.topics.jump import Jump

SEEDS = Path(__file__).parent.parent / "seeds"
QUERIES = [
    *["education", "jiaoyu", "jy", "教育", "povrty alleviation", "tuopingongjian", "tpgj", "扶贫", "就业", "jobs"],
    *["epidemic", "防疫", "elderly care", "乡村振兴", "rural revitalization", "xiangcunzhenxing", "营商环境", "lt"],
    *["air pollution", "蓝天", "housing", "老旧小区", "innovation", "lvyou", "粮食安全", "kaifeng 2020", "kfs", "gdp"],
    *["一般公共预算", "ybggys", "固定资产投资", "xqzzw", "不存在的东西", "qwertyuiop", "tuopgj", "扶pin"],
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candidates", nargs="*", type=int, default=[9_000, 200_000])
    sizes = parser.parse_args().candidates
    reports = [report for path in sorted(SEEDS.glob("*.txt")) for report in read(path)]
    started = time.perf_counter()
    Jump(reports).search("")
    print(f"first jump ever, the seeds ({len(reports)} reports): {1e3 * (time.perf_counter() - started):.1f} ms")
    report("the seeds", reports)
    for size in sizes:
        report(f"{size:,}", made(reports, size))


def report(name: str, reports: list[Report]) -> None:
    started = time.perf_counter()
    jump = Jump(reports)
    built = time.perf_counter() - started
    keys: list[tuple[float, str]] = []
    for query in QUERIES:
        for end in range(1, len(query) + 1):
            started = time.perf_counter()
            jump.search(query[:end])
            keys.append((1e3 * (time.perf_counter() - started), query[:end]))
    times = sorted(keys)
    middle, p95, worst = statistics.median(took for took, _ in keys), times[int(0.95 * len(times))][0], times[-1]
    print(f"{name}: {len(jump):,} candidates in {len(reports):,} reports")
    print(f"  made ready in {1e3 * built:.0f} ms, {1e3 * built / len(reports):.1f} ms a report")
    print(f"  a key: median {middle:.1f} ms, p95 {p95:.1f} ms, worst {worst[0]:.1f} ms ({worst[1]})")


def made(reports: list[Report], size: int) -> list[Report]:
    """Reports with ``size`` different headings and indicators in all."""
    chance = random.Random(1)
    titles = [section.title for report in reports for section in report.sections if 6 <= len(section.title) <= 24]
    names = [metric.indicator for report in reports for metric in report.metrics if len(metric.indicator) >= 4]
    pattern = max(reports, key=lambda report: len(report.metrics))
    result = []
    for number in range(max(1, size // 160)):
        sections = tuple(
            replace(pattern.sections[at % len(pattern.sections)], title=mixed(titles, chance)) for at in range(60)
        )
        metrics = tuple(
            replace(pattern.metrics[at % len(pattern.metrics)], indicator=mixed(names, chance), canonical=None)
            for at in range(100)
        )
        result.append(replace(pattern, id=f"made-{number}#1", sections=sections, metrics=metrics))
    return result


def mixed(texts: list[str], chance: random.Random) -> str:
    one, other = chance.choice(texts), chance.choice(texts)
    return one[: len(one) // 2] + other[len(other) // 2 :]


if __name__ == "__main__":
    main()
