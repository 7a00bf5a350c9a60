"""``govtui search TEXT [PATH…]``: every place where a phrase stands, in the library or in files."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from parser.export import SCHEMA, Column, Table, dumped, terminal_text
from parser.export.width import width
from parser.library.filters import taken
from parser.library.found import Found, Hit
from parser.library.records import ReportRow
from parser.questions.words import Words, read_words
from tui.cli.asking import words as parted
from tui.cli.kept import alone, filters
from tui.cli.opened import opened
from tui.cli.output import narrate, terminal_width
from tui.cli.reading import Reading
from tui.cli.tables import deliver, refuse, shown, topic_id, written
from tui.cli.usage import UsageError
from tui.locale import say

COLUMNS = (
    Column("place", "place"),
    Column("code", "code"),
    Column("level", "level"),
    Column("province", "province"),
    Column("year", "year", "integer"),
    Column("kind", "kind"),
    Column("report", "report"),
    Column("section", "section"),
    Column("start", "start", "integer"),
    Column("end", "end", "integer"),
    Column("snippet", "snippet"),
    Column("first", "first", "integer"),
    Column("last", "last", "integer"),
    Column("file", "file"),
)
COUNTS: dict[str, tuple[Column, ...]] = {
    "place": (
        Column("place", "place"),
        Column("code", "code"),
        Column("province", "province"),
        Column("hits", "hits", "integer"),
        Column("reports", "reports", "integer"),
    ),
    "year": (
        Column("year", "year", "integer"),
        Column("hits", "hits", "integer"),
        Column("reports", "reports", "integer"),
    ),
}
_SHOWN = ("place", "year", "report", "section", "snippet")
# Stand around the hit until the line is made; what a text has of them is no sign of ours.
_OPEN, _CLOSE = "\ue000", "\ue001"
_ROOM = 24  # columns that a snippet has at least


def search(given: argparse.Namespace) -> int:
    """Search, and write the places or the counts."""
    refuse(given)
    if given.library:  # where no path is given, it is asked anyway
        alone(given)
    typed = _words(given)
    asked, topics = filters(given), tuple(map(topic_id, parted(given.topic)))
    if given.paths:
        found, code = _in_files(given, typed.rest, asked, topics)
        if found is None:
            return code
    else:
        found, code = _in_library(given, typed.rest, asked, topics), 0
    deliver(_pieces(given, found), given)
    if found.total:
        narrate(
            say(
                "cli.search.found",
                count=found.total,
                total=f"{found.total:,}",
                reports=f"{len(found.counts):,}",
                phrase=found.phrase,
            )
        )
        if not given.counts and len(found.hits) < found.total:
            narrate(say("cli.search.more", shown=f"{len(found.hits):,}"))
    else:
        narrate(say("cli.search.none", phrase=found.phrase))
    return code


def _words(given: argparse.Namespace) -> Words:
    """What is looked for and where: the text with the filters in it, and the options, which mean the same.

    Raises:
        UsageError: there is no text.
    """
    typed = read_words(given.wanted)
    if not typed.rest:
        raise UsageError(say("cli.nothing-wanted"))
    if (0, 0) in typed.year:
        raise UsageError(say("cli.search.filter", name="year", known="2020, 2015-2024"))
    for name in ("place", "province", "level", "kind", "topic"):
        setattr(given, name, [*(getattr(given, name) or ()), *getattr(typed, name)] or None)
    spans = [f"{first}-{last}" for first, last in typed.year]
    given.years = [*(given.years or ()), *spans] or None
    return typed


def _in_library(given: argparse.Namespace, phrase: str, asked: dict[str, Any], topics: tuple[str, ...]) -> Found:
    with opened(readonly=True) as library:
        return library.search(phrase, **asked, topic=topics or None, limit=given.limit)


def _in_files(
    given: argparse.Namespace, phrase: str, asked: dict[str, Any], topics: tuple[str, ...]
) -> tuple[Found | None, int]:
    from parser.library import unkept

    calm = given.output is not None or given.format == "table"
    reading = Reading(given.paths, bar=calm or terminal_width() is None)
    reports = [report for _, report in reading if report.repeats is None]
    if not reading.read:
        return None, reading.code or 2
    rows = [unkept.row_of(report, number) for number, report in enumerate(reports)]
    kept = taken(rows, **asked)
    pairs = [(row, reports[row.row]) for row in kept]
    return unkept.search(pairs, phrase, topics=topics, limit=given.limit), reading.code


def _pieces(given: argparse.Namespace, found: Found) -> Iterable[str] | Iterable[bytes]:
    if given.counts:
        columns, rows = COUNTS[given.counts], _counted(found, given.counts)
        if given.format == "json":
            told = [dict(zip([column.key for column in columns], row, strict=True)) for row in rows]
            return [_json(given, found, {"by": given.counts, "counts": told})]
        table = Table(columns, tuple(rows))
        if given.format == "table":
            return [terminal_text(shown(table), columns=terminal_width())]
        return written([table], given)
    if given.format == "json":
        return [_json(given, found, {})]
    if given.format == "table":
        return [_shown(found.hits)]
    return written([Table(COLUMNS, tuple(map(_row, found.hits)))], given)


def _json(given: argparse.Namespace, found: Found, more: dict[str, Any]) -> str:
    """By docs/export.md."""
    head = {
        "schema": SCHEMA,
        "query": given.wanted,
        "phrase": found.phrase,
        "total": found.total,
        "reports": len(found.counts),
        **more,
    }
    lines = ",\n".join(dumped(_object(hit)) for hit in found.hits)
    return dumped(head)[:-1] + f', "hits": [\n{lines}\n]}}\n'


def _object(hit: Hit) -> dict[str, Any]:
    return {
        "report": hit.report.id,
        "section": hit.section,
        "start": hit.start,
        "end": hit.end,
        "snippet": hit.snippet,
        "first": hit.first,
        "last": hit.last,
        "place": hit.report.place,
        "year": hit.report.year,
    }


def _row(hit: Hit) -> tuple[str | int | None, ...]:
    row = hit.report
    about = (row.place, row.code, row.level, row.province, row.year, row.kind, row.id)
    return (*about, hit.section, hit.start, hit.end, hit.snippet, hit.first, hit.last, row.file)


def _counted(found: Found, by: str) -> list[tuple[str | int | None, ...]]:
    """Hits and reports by place, most hits first, or by year, oldest first."""
    hits: Counter[tuple[str | int | None, ...]] = Counter()
    reports: Counter[tuple[str | int | None, ...]] = Counter()
    for row, count in found.counts:
        group = _group(row, by)
        hits[group] += count
        reports[group] += 1
    groups = sorted(hits, key=lambda group: -hits[group]) if by == "place" else sorted(hits, key=_oldest)
    return [(*group, hits[group], reports[group]) for group in groups]


def _group(row: ReportRow, by: str) -> tuple[str | int | None, ...]:
    return (row.place, row.code, row.province) if by == "place" else (row.year,)


def _oldest(group: tuple[str | int | None, ...]) -> int:
    return group[0] if isinstance(group[0], int) else 9999


def _shown(hits: Sequence[Hit]) -> str:
    """The table for a terminal: each snippet with the phrase marked, cut so that the phrase is seen."""
    columns = terminal_width()
    rows = [_row(hit) for hit in hits]
    table = shown(Table(COLUMNS, tuple(rows)).only(_SHOWN))
    taken_up = sum(
        max([width(str(row[at] or "")) for row in table.rows] + [width(table.columns[at].title)]) + 2
        for at in range(len(_SHOWN) - 1)
    )
    room = None if columns is None else max(_ROOM, columns - taken_up - 4)
    marked = tuple((*row[:-1], _marked(hit, room)) for row, hit in zip(table.rows, hits, strict=True))
    text = terminal_text(Table(table.columns, marked), columns=columns)
    coloured = columns is not None and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    signs = ("\x1b[1;33m", "\x1b[0m") if coloured else ("【", "】")
    return "".join(f"{_signed(line, *signs)}\n" for line in text.splitlines())


def _marked(hit: Hit, room: int | None) -> str:
    clean = hit.snippet.replace(_OPEN, "□").replace(_CLOSE, "□")
    before, phrase, after = clean[: hit.first], clean[hit.first : hit.last], clean[hit.last :]
    if room is not None:
        spare = max(0, room - width(phrase))
        kept = len(before)
        while kept and width(before[-kept:]) > max(spare // 3, spare - width(after)):
            kept -= 1
        before = before[len(before) - kept :]
    return f"{before}{_OPEN}{phrase}{_CLOSE}{after}"


def _signed(line: str, open_sign: str, close_sign: str) -> str:
    if _OPEN in line and _CLOSE not in line:  # the phrase itself was cut
        line += _CLOSE
    return line.replace(_OPEN, open_sign).replace(_CLOSE, close_sign)
