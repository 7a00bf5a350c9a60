"""How well a reading agrees with hand-annotated answers (tests/gold/README.md).

Places are compared on offsets with all white space left out, so that unwrapping lines costs nothing.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]

FIELDS = ("unit", "role", "bound", "indicator", "status", "period")
_WHOLE = ("unit", "role", "indicator", "status")
_LEADING = re.compile(
    "^(?:全[市县区省国年]|我[市县区省]|年度|今年|去年|其中|累计|共|年均|实现|完成|达到|预计|力争|确保|新增加)+"
)
_TRAILING = re.compile(
    "(?:分别|累计|共计|总量|总额|总值|达到|完成|实现|达|为|到|至|数量|个数|数|增速|增长|人数|比重|比例|占比)+$"
)


@dataclass
class Answers:
    """One file of answers: the text's file name, its head line, its rows."""

    name: str
    file: str
    head: Row
    rows: list[Row]


@dataclass
class Score:
    """Counts, and a line a fault."""

    count: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def measures(self) -> dict[str, float]:
        """The measures by name, 0 to 1."""
        c = self.count
        return {
            "quantity_f1": _f1(c["hit"], c["gold"], c["found"]),
            "precision": _ratio(c["hit"], c["found"]),
            "recall": _ratio(c["hit"], c["gold"]),
            **{name: _ratio(c[name], c["hit"]) for name in FIELDS},
            "rows": _ratio(c["rows_right"], c["rows"]),
            "whole_f1": _f1(c["whole"], c["gold"], c["found"]),
            "outline_f1": _f1(c["headings_hit"], c["headings"], c["headings_found"]),
            "level": _ratio(c["levels_right"], c["headings_hit"]),
            "documents": _ratio(c["documents_hit"], c["documents"]),
        }


def answers(folder: Path) -> list[Answers]:
    """All files of answers in ``folder``, by name."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        head, *rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        found.append(Answers(path.name.removesuffix(".jsonl"), Path(head["file"]).name, head, rows))
    return found


def score(given: Answers, text: str, reports: list[Row]) -> Score:
    """Score the reports of one text (as JSON objects) against one file of answers."""
    measure = _score_metrics if given.name.endswith(".metrics") else _score_outline
    return measure(_Squeezed(text), given, reports)


def total(scores: list[Score]) -> Score:
    """All counts together."""
    whole = Score()
    for one in scores:
        whole.count.update(one.count)
        whole.faults += one.faults
    return whole


class _Squeezed:
    """Offsets of a text without its white space."""

    def __init__(self, text: str) -> None:
        self._at, seen = [], 0
        for char in text:
            self._at.append(seen)
            seen += not char.isspace()
        self._at.append(seen)

    def span(self, start: int, end: int) -> Span:
        last = len(self._at) - 1
        return self._at[max(0, min(start, last))], self._at[max(0, min(end, last))]

    def of(self, row: Row) -> Span:
        return self.span(row["start"], row["end"])


def _score_metrics(squeezed: _Squeezed, given: Answers, reports: list[Row]) -> Score:
    out = Score()
    stretch = squeezed.span(given.head["from"], given.head["to"])
    wanted = [row for row in given.rows if row["as"] != "optional"]
    optional = [squeezed.of(row) for row in given.rows if row["as"] == "optional"]
    found = [row for row in _quantities(reports) if _overlap(squeezed.of(row), stretch)]
    used: dict[int, Row] = {}
    for row in wanted:
        span = squeezed.of(row)
        hit = next(
            (n for n, other in enumerate(found) if n not in used and _same_figure(other, row, squeezed, span)), None
        )
        if hit is None:
            out.faults.append(f"{given.name}: missed {row['quote']!r} of {row['indicator'][0]!r} at {row['start']}")
        else:
            used[hit] = row
    # A figure that two names share may be shown as a row a name.
    taken = {squeezed.of(found[n]) for n in used}
    false = [
        other
        for n, other in enumerate(found)
        if n not in used
        and squeezed.of(other) not in taken
        and not any(_overlap(squeezed.of(other), span) for span in optional)
    ]
    out.faults += [f"{given.name}: extra {f['text']!r} of {f['indicator']!r} at {f['start']}" for f in false]
    out.count.update(gold=len(wanted), hit=len(used), found=len(used) + len(false))
    for n, row in used.items():
        _score_fields(out, given.name, row, found[n])
    _score_rows(out, {n: row["row"] for n, row in used.items()}, found)
    return out


def _quantities(reports: list[Row]) -> list[Row]:
    rows = []
    for report in reports:
        for n, metric in enumerate(report["metrics"]):
            for part in ("value", "change", "from"):
                quantity = metric[part]
                if quantity:
                    special = part == "value" and quantity["kind"] in ("rank", "ratio")
                    rows.append(
                        {
                            **quantity,
                            "as": quantity["kind"] if special else part,
                            "metric": (report["id"], n),
                            **{name: metric[name] for name in ("indicator", "status", "period")},
                        }
                    )
    return rows


def _same_figure(found: Row, row: Row, squeezed: _Squeezed, span: Span) -> bool:
    if not _overlap(squeezed.of(found), span):
        return False
    return row["as"] == "ratio" or _number(found["number"]) == _number(row["number"])


def _score_fields(out: Score, name: str, row: Row, hit: Row) -> None:
    ranked = row["as"] in ("rank", "ratio")
    wanted = {
        "unit": (_unit(row["unit"]), _unit(hit["unit"])),
        "role": ((row["as"], row.get("direction") or ""), (hit["as"], hit.get("direction") or "")),
        "bound": (row.get("bound") or "", hit["bound"] or ""),
        "indicator": (row["indicator"][0], hit["indicator"]),
        "status": (row["status"], hit["status"]),
        "period": (row.get("period") or "", hit["period"] or ""),
    }
    right = {key: a == b for key, (a, b) in wanted.items()}
    right["unit"] |= ranked
    right["role"] |= row["as"] == hit["as"] != "change"
    right["indicator"] = same_name(hit["indicator"], row["indicator"])
    for key in FIELDS:
        out.count[key] += right[key]
        if not right[key]:
            asked, got = wanted[key]
            out.faults.append(f"{name}: {key} of {row['quote']!r} at {row['start']}: wanted {asked!r}, got {got!r}")
    out.count["whole"] += all(right[key] for key in _WHOLE)


def _score_rows(out: Score, rows: dict[int, Any], found: list[Row]) -> None:
    metrics, answered = defaultdict(set), defaultdict(set)
    for n, row in rows.items():
        metrics[row].add(found[n]["metric"])
        answered[found[n]["metric"]].add(row)
    out.count["rows"] = len(metrics)
    out.count["rows_right"] = sum(
        len(made) == 1 and all(len(answered[metric]) == 1 for metric in made) for made in metrics.values()
    )


def _score_outline(squeezed: _Squeezed, given: Answers, reports: list[Row]) -> Score:
    out = Score()
    sections = [section for report in reports for section in report["sections"]]
    arguable = [squeezed.of(row) for row in given.rows if row.get("optional") or row["level"] == 0]
    used: set[int] = set()
    for row in given.rows:
        if row.get("optional") or row["level"] == 0:
            continue
        start = squeezed.of(row)[0]
        out.count["headings"] += 1
        hit = next(
            (n for n, s in enumerate(sections) if n not in used and abs(squeezed.of(s)[0] - start) <= 2),
            None,
        )
        if hit is None:
            out.faults.append(f"{given.name}: no section {row['quote'][:30]!r} at {row['start']}")
            continue
        used.add(hit)
        out.count["headings_hit"] += 1
        if sections[hit]["level"] == row["level"]:
            out.count["levels_right"] += 1
        else:
            out.faults.append(
                f"{given.name}: level of {row['quote'][:30]!r}: wanted {row['level']}, got {sections[hit]['level']}"
            )
    false = [
        section
        for n, section in enumerate(sections)
        if n not in used
        and section["kind"] == "heading"
        and not any(_overlap(squeezed.of(section), span) for span in arguable)
    ]
    out.faults += [f"{given.name}: extra section {s['title'][:30]!r} at {s['start']}" for s in false]
    out.count["headings_found"] = len(used) + len(false)
    starts = [squeezed.of(report)[0] for report in reports]
    for row in given.rows:
        if row["level"] == 0:
            out.count["documents"] += 1
            out.count["documents_hit"] += any(abs(start - squeezed.of(row)[0]) <= 40 for start in starts)
    return out


def same_name(found: str | None, accepted: list[str]) -> bool:
    """Whether ``found`` names what one of the ``accepted`` names does, wording of scope and verb aside."""
    name = _plain(found)
    for wanted in map(_plain, accepted):
        if not name or not wanted:
            continue
        if name == wanted or SequenceMatcher(None, name, wanted).ratio() >= 0.75:
            return True
        short, long = sorted((name, wanted), key=len)
        if len(short) >= max(2, 0.5 * len(long)) and short in long:
            return True
    return False


def _plain(name: str | None) -> str:
    text = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name or "").upper())
    return _TRAILING.sub("", _LEADING.sub("", text)) or text


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 6)


def _unit(unit: str | None) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", unit or ""))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(hit: int, gold: int, found: int) -> float:
    return _ratio(2 * hit, gold + found)
