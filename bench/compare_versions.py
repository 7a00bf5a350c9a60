"""The error browser: what a change of the rules does to the rows of many reports.

    python -m bench.compare_versions HEAD~5 corpus/ --sample 200          # against the work tree
    python -m bench.compare_versions v0.1.0 corpus/ --to HEAD --kind indicator --show 40

Each version runs in a process of its own, from a temporary git work tree; the differences are printed by kind,
the most frequent changes first, with examples from as many files as possible.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from tui.cli.paths import find

TOP = Path(__file__).parent.parent
Row = dict[str, Any]
COVER = ("title", "kind", "place", "year", "date", "body", "speaker")
FIELDS = ("section", "indicator", "canonical", "status", "period", "topic")
QUANTITY = ("text", "number", "high", "unit", "bound", "kind", "direction", "si")


@dataclass
class Kind:
    """One kind of change: how often each old → new came about, and examples."""

    count: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str]] = field(default_factory=list)

    def add(self, file: str, change: str, example: str) -> None:
        self.count[change] += 1
        self.files[file] += 1
        self.examples.append((file, example))


class Differences:
    """All changes between two readings of the same files."""

    def __init__(self) -> None:
        self.kinds: defaultdict[str, Kind] = defaultdict(Kind)
        self.rows = self.same = 0

    def compare(self, file: str, old: list[Row], new: list[Row]) -> None:
        """Compare the reports of one file."""
        text = next((report["text"] for report in new + old), "")
        if len(old) != len(new):
            self.kinds["number of reports"].add(file, f"{len(old)} → {len(new)}", "")
        for a, b in zip(old, new, strict=False):
            for name in COVER:
                if a[name] != b[name]:
                    self._add(f"cover {name}", file, a[name], b[name], "")
        self._sections(file, text, *([s for r in side for s in r["sections"]] for side in (old, new)))
        self._metrics(file, text, *([m for r in side for m in r["metrics"]] for side in (old, new)))

    def _add(self, kind: str, file: str, old: Any, new: Any, where: str) -> None:
        change = f"{_short(old)} → {_short(new)}"
        self.kinds[kind].add(file, change, f"{where}\n        {change}" if where else change)

    def _sections(self, file: str, text: str, old: list[Row], new: list[Row]) -> None:
        before, after = ({s["start"]: s for s in side} for side in (old, new))
        for start in sorted(before.keys() | after.keys()):
            a, b = before.get(start), after.get(start)
            where = _context(text, start, (a or b or {})["end"])
            if not a or not b:
                here = a or b or {}
                kind = "section new" if b else "section gone"
                self.kinds[kind].add(file, f"{here['kind']} level {here['level']}", where)
                continue
            for name in ("level", "title", "number", "kind", "topics"):
                if a[name] != b[name]:
                    self._add(f"section {name}", file, a[name], b[name], where)

    def _metrics(self, file: str, text: str, old: list[Row], new: list[Row]) -> None:
        before: defaultdict[int, list[Row]] = defaultdict(list)  # several rows share a figure: 小学、初中各10所
        for row in old:
            for part in _parts(row):
                before[part["start"]].append(row)
        matched: set[int] = set()
        for row in new:
            self.rows += 1
            there = [other for part in _parts(row) for other in before.get(part["start"], ())]
            where = _sentence(text, row)
            if not there:
                self.kinds["row new"].add(file, row["indicator"], f"{where}\n        {_told(row)}")
                continue
            free = [other for other in there if id(other) not in matched]
            if not free:
                self.kinds["row split"].add(file, row["indicator"], f"{where}\n        {_told(row)}")
                continue
            other = next((one for one in free if one["indicator"] == row["indicator"]), free[0])
            matched.add(id(other))
            changed = [name for name in FIELDS if other[name] != row[name]]
            for name in changed:
                self._add(name, file, other[name], row[name], where)
            for part in ("value", "from", "change"):
                a, b = (({n: q.get(n) for n in QUANTITY} if (q := side[part]) else None) for side in (other, row))
                if a != b:
                    changed.append(part)
                    names = [n for n in QUANTITY if a and b and a[n] != b[n]] or ["presence"]
                    self._add(f"{part} {' '.join(names)}", file, _figure(other[part]), _figure(row[part]), where)
            self.same += not changed
        for row in old:
            if id(row) not in matched:
                self.kinds["row gone"].add(file, row["indicator"], f"{_sentence(text, row)}\n        {_told(row)}")


def _parts(row: Row) -> list[Row]:
    return [part for name in ("value", "change", "from") if (part := row[name])]


def _short(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return "—" if value in (None, "", []) else str(value)[:60]


def _figure(part: Row | None) -> str:
    if not part:
        return "—"
    return " ".join(
        str(part.get(n)) for n in ("direction", "bound", "number", "high", "unit") if part.get(n) is not None
    )


def _told(row: Row) -> str:
    figures = " · ".join(f"{n} {_figure(row[n])}" for n in ("value", "from", "change") if row[n])
    return (
        f"{row['indicator']} | {figures} | {row['status']} {row['period'] or '—'} | {', '.join(row.get('rules', []))}"
    )


def _context(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - 15) : start]}⟦{text[start:end]}⟧{text[end : end + 15]}"
    return f"@{start} {' '.join(around.split())}"


def _sentence(text: str, row: Row) -> str:
    parts = sorted(_parts(row), key=lambda part: part["start"])
    at, pieces = max(row["start"], parts[0]["start"] - 60), []
    for part in parts:
        pieces += [text[at : part["start"]], "【", text[part["start"] : part["end"]], "】"]
        at = part["end"]
    return f"@{parts[0]['start']} " + "".join("".join([*pieces, text[at : min(row["end"], at + 30)]]).split())


def read_version(revision: str | None, files: list[Path], work: Path) -> Path:
    """Export ``files`` by the code of a revision (``None``: the work tree); the file it wrote."""
    name = revision or "work-tree"
    tree, out = TOP, work / f"{name.replace('/', '_')}.json"
    if revision:
        tree = work / name.replace("/", "_")
        subprocess.run(["git", "worktree", "add", "-q", "--detach", str(tree), revision], cwd=TOP, check=True)
    try:
        command = [sys.executable, "-m", "tui.cli", "export", "--with-text", "--output", str(out), *map(str, files)]
        ran = subprocess.run(
            command, cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)}, capture_output=True, text=True
        )
        if ran.returncode == 2:
            raise SystemExit(f"{name} could not be run: {ran.stderr[-2000:]}")
        faults = [line for line in ran.stderr.splitlines() if "Error" in line]
        print(*(f"{name}: {line}" for line in faults[:10]), sep="\n", end="\n" if faults else "", file=sys.stderr)
        return out
    finally:
        if revision:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=TOP, check=True)


def reports(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """The reports of each file of an export, read a line at a time: a report stands on a line."""
    with path.open(encoding="utf-8") as lines:
        found = (json.loads(line.rstrip().rstrip(",")) for line in lines if line.startswith('{"id"'))
        for file, group in groupby(found, key=lambda report: report["path"]):
            yield file, list(group)


def pairs(old: Path, new: Path) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Both readings of each file; a file that one of them could not read has none there."""
    after, done = reports(new), {}
    for file, group in reports(old):
        while file not in done and (ahead := next(after, None)):
            done[ahead[0]] = ahead[1]
        yield file, group, done.pop(file, [])
    yield from ((file, [], group) for file, group in [*done.items(), *after])


def show(found: Differences, kinds: list[str], most: int) -> None:
    """Print the differences, the most frequent kind first."""
    print(f"{found.same} of {found.rows} rows are the same")
    for name, kind in sorted(found.kinds.items(), key=lambda item: -sum(item[1].count.values())):
        if kinds and not any(name.startswith(wanted) for wanted in kinds):
            continue
        print(f"\n{name}: {sum(kind.count.values())} in {len(kind.files)} files")
        for change, count in kind.count.most_common(min(8, most)):
            print(f"    {count:5} × {change}")
        random.Random(1).shuffle(kind.examples)
        seen: Counter[str] = Counter()
        spread = []
        for file, example in kind.examples:  # a file's second example waits until every file has had one
            spread.append((seen[file], file, example))
            seen[file] += 1
        for _, file, example in sorted(spread, key=lambda row: row[0])[:most]:
            print(f"      {Path(file).name} {example}")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("base", help="the older revision")
    ask.add_argument("paths", nargs="+", type=Path)
    ask.add_argument("--to", help="the newer revision (default: the work tree as it is)")
    ask.add_argument("--sample", type=int, default=200, help="so many files, drawn the same way each time; 0: all")
    ask.add_argument("--seed", type=int, default=1, help="another draw")
    ask.add_argument("--kind", action="append", default=[], help="only kinds of change that begin so")
    ask.add_argument("--show", type=int, default=6, help="examples of each kind")
    given = ask.parse_args()
    files, _ = find(path.resolve() for path in given.paths)
    if given.sample and given.sample < len(files):
        files = sorted(random.Random(given.seed).sample(files, given.sample))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        old, new = pool.map(lambda revision: read_version(revision, files, Path(folder)), (given.base, given.to))
        found = Differences()
        for file, before, after in pairs(old, new):
            found.compare(file, before, after)
    print(f"{given.base} → {given.to or 'work tree'}, {len(files)} files")
    show(found, given.kind, given.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
