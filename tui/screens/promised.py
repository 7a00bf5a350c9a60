"""The targets of a report and what came of them, as rows of a grid."""

from __future__ import annotations

from collections.abc import Sequence

from parser.export import figure
from parser.questions.ledger import Entry
from parser.questions.verdicts import VERDICTS, Verdict
from tui.ledger_words import gap_text, name_text, verdict_text
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


def columns() -> list[str]:
    """What stands over the columns."""
    return [say(f"cli.column.{key}") for key in ("promised", "reported", "verdict", "gap")]


def entry_rows(entries: Sequence[Entry]) -> list[GridRow]:
    """A row a target."""
    return [
        GridRow(
            name_text(entry),
            (
                Piece(figure(entry.promised), "figure--target"),
                Piece(figure(entry.reported) or "—", "figure--value" if entry.reported else "lines--dim"),
                Piece(f"{_MARKS[entry.verdict]} {verdict_text(entry)}", _STYLES[entry.verdict]),
                Piece(gap_text(entry), _STYLES[entry.verdict]),
            ),
        )
        for entry in entries
    ]


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
    """How many were met, missed, and are not clear: ✓5 ✗2 ?1."""
    counts = [(verdict, sum(entry.verdict == verdict for entry in entries)) for verdict in VERDICTS]
    return " ".join(f"{_MARKS[verdict]}{count}" for verdict, count in counts[:3] if count)
