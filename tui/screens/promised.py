"""The targets of a report and what came of them, as rows of a grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parser.export import figure
from parser.questions.ledger import Entry
from parser.questions.verdicts import VERDICTS, Verdict
from tui.ledger_words import gap_text, name_text, told_first, verdict_text
from tui.locale import say
from tui.widgets.grid import GridRow, Piece

_STYLES: dict[Verdict, str] = {
    "met": "figure--rise",
    "missed": "figure--fall",
    "unclear": "figure--target",
    "compared": "figure--value",
    "not-reported": "lines--dim",
    "no-report": "lines--dim",
}
_MARKS: dict[Verdict, str] = {
    "met": "✓", "missed": "✗", "unclear": "?", "compared": "=", "not-reported": "·", "no-report": "·"
}  # fmt: skip


class Promises(NamedTuple):
    """What of a year's targets is asked for, and how it stands in the grid."""

    asked: list[Entry]
    """In the order of the report."""
    lines: list[Entry | None]
    """Those whose outcome is told, in the order of the report; under them the line on which the others are folded
    (``None``), and the others where they are open.
    """

    @property
    def shown(self) -> list[Entry]:
        """Those in the grid."""
        return [entry for entry in self.lines if entry is not None]


def arranged(entries: Sequence[Entry], typed: str, verdict: Verdict | None, unfolded: bool) -> Promises:
    """What one asks first, what was kept, missed or is doubtful, before the many of which nothing is told. Where it is
    asked for by words or verdict nothing is folded, nor where nothing is told of any.
    """
    asked = asked_for(entries, typed, verdict)
    told, untold = told_first(asked)
    if not told or not untold:
        return Promises(asked, [*asked])
    if typed.strip() or verdict is not None:
        return Promises(asked, [*told, *untold])
    return Promises(asked, [*told, None, *(untold if unfolded else [])])


def columns() -> list[str]:
    """What stands over the columns."""
    return [say(f"cli.column.{key}") for key in ("promised", "reported", "verdict", "gap")]


def entry_rows(promises: Promises) -> list[GridRow]:
    """A row a target, and the one on which those are folded of which nothing is told."""
    return [_row(entry) if entry is not None else _folded(promises) for entry in promises.lines]


def _row(entry: Entry) -> GridRow:
    return GridRow(
        name_text(entry),
        (
            Piece(figure(entry.promised), "figure--target"),
            Piece(figure(entry.reported) or "—", "figure--value" if entry.reported else "lines--dim"),
            Piece(f"{_MARKS[entry.verdict]} {verdict_text(entry)}", _STYLES[entry.verdict]),
            Piece(gap_text(entry), _STYLES[entry.verdict]),
        ),
    )


def _folded(promises: Promises) -> GridRow:
    count = sum(entry.outcome is None for entry in promises.asked)
    mark = "▾" if promises.lines[-1] is not None else "▸"
    blank = Piece("")
    return GridRow(f"{mark} {say('ledger.folded', count=count)}", (blank, Piece("—", "lines--dim"), blank, blank))


def asked_for(entries: Sequence[Entry], typed: str, verdict: Verdict | None) -> list[Entry]:
    """Those of this verdict, or of any, in whose name all that is typed stands."""
    words = typed.strip().casefold()
    return [
        entry
        for entry in entries
        if (verdict is None or entry.verdict == verdict)
        and (not words or words in name_text(entry).casefold() or words in entry.target.metric.indicator.casefold())
    ]


def counted(entries: Sequence[Entry]) -> str:
    """How many were met, missed, are not clear, and are not told of: ✓5 ✗2 ?1 ·31."""
    counts = dict.fromkeys((_MARKS[verdict] for verdict in VERDICTS), 0)
    for entry in entries:
        counts[_MARKS[entry.verdict]] += 1
    return " ".join(f"{mark}{count}" for mark, count in counts.items() if count)
