"""``govtui jump QUERY PATH…``: the ranking of the jump box, printed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from parser.export import SCHEMA, Column, Table, dumped, terminal_text
from tui.cli.kept import Kept, read_or_kept
from tui.cli.output import narrate, terminal_width
from tui.cli.tables import deliver, refuse, shown, written
from tui.cli.usage import UsageError
from tui.locale import language, say

COLUMNS = (
    Column("score", "score", "number"),
    Column("kind", "kind"),
    Column("topic", "topic"),
    Column("label", "label"),
    Column("label_en", "label_en"),
    Column("report", "report"),
    Column("section", "section"),
    Column("title", "title"),
    Column("sections", "sections", "integer"),
    Column("metrics", "metrics", "integer"),
    Column("start", "start", "integer"),
)
_ASKED = 3
_SHOWN = ("score", "kind", "label", "report", "section", "title", "sections", "metrics")


def jump(given: argparse.Namespace) -> int:
    """Rank topics, headings, indicators and reports against the query."""
    from parser.topics.hits import rows
    from parser.topics.jump import Jump

    refuse(given)
    reading = read_or_kept(given, bar=True)
    index = Jump(report for _, report in reading)
    if not reading.read:
        if isinstance(reading, Kept):
            raise UsageError(say("cli.library.no-report"))
        return reading.code or 2
    # more than are told: hits that lead to one place are told once
    hits = rows(index.search(given.wanted, _ASKED * given.limit))[: given.limit]
    if not hits:
        narrate(say("cli.no-hit", query=given.wanted))
    deliver(_pieces(given, hits), given)
    return reading.code


def _pieces(given: argparse.Namespace, hits: list[dict[str, Any]]) -> Iterable[str] | Iterable[bytes]:
    if given.format == "json":
        lines = ",\n".join(dumped(hit) for hit in hits)
        return [dumped({"schema": SCHEMA, "query": given.wanted})[:-1] + f', "hits": [\n{lines}\n]}}\n']
    table = Table(COLUMNS, tuple(tuple(_cell(hit, column.key) for column in COLUMNS) for hit in hits))
    if given.format == "table":
        return [terminal_text(shown(_named(table).only(_SHOWN)), columns=terminal_width())]
    return written([table], given)


def _cell(hit: dict[str, Any], key: str) -> str | int | Decimal | None:
    value = hit[key]
    return Decimal(str(value)) if isinstance(value, float) else value


def _named(table: Table) -> Table:
    """Labels with their English names beside them, when the screen is English."""
    if language() != "en":
        return table
    at, english = table.keys.index("label"), table.keys.index("label_en")
    rows = ((*row[:at], f"{row[at]} {row[english]}" if row[english] else row[at], *row[at + 1 :]) for row in table.rows)
    return Table(table.columns, tuple(rows))
