"""``list``, ``outline``, ``metrics``, ``export``: reports in, a table or JSON objects out."""

from __future__ import annotations

import argparse
import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from parser import __version__
from parser.export import (
    Column,
    Table,
    brief_metric_table,
    choose,
    fitted,
    json_pieces,
    metric_table,
    outline_table,
    report_object,
    report_table,
    terminal_text,
)
from parser.export.columns import TableName, columns_of, dictionary
from parser.export.forms import FORMS, FormName, MissingExtraError, form_pieces, require
from parser.export.kept import kept_table
from parser.report import Report
from tui.cli.kept import Kept, read_or_kept
from tui.cli.output import narrate, terminal_width, write
from tui.cli.usage import UsageError
from tui.cli.values import worded
from tui.locale import language, say
from tui.troubles import in_words

_TABLES: dict[str, tuple[TableName, Callable[[Iterable[Report]], Table]]] = {
    "list": ("reports", report_table),
    "outline": ("outline", outline_table),
    "metrics": ("metrics", metric_table),
    "export": ("metrics", metric_table),
}
_SHOWN = {  # the columns that fit a screen; every other form has them all
    "list": "place level year date kind speaker sections metrics file",
    "outline": "place year level number title metrics",
}

_SPARE = {  # those that a narrow terminal does without, the first of them first
    "list": ("speaker", "level", "sections"),
    "metrics": ("known", "section"),
}


def tabulate(given: argparse.Namespace) -> int:
    """Read the paths and write the table, or the objects, that the command names.

    Raises:
        UsageError: an option is not understood, or what was asked cannot be written.
    """
    refuse(given)
    if given.command == "metrics" and given.dictionary and given.shape == "long":
        deliver(_explained(dictionary("metrics"), given), given)
        return 0
    filters = _filters(given)
    calm = given.output is not None or given.format == "table"  # a bar would run through data on the same screen
    reading = read_or_kept(given, bar=calm or terminal_width() is None)
    if isinstance(reading, Kept) and given.command == "list":
        rows = reading.rows()
        if not rows:
            raise UsageError(say("cli.library.no-report"))
        deliver(_tabled(given, [kept_table(rows)]), given)
        return 0
    reports = filled(iter(reading))
    if reports is None and isinstance(reading, Kept):
        raise UsageError(say("cli.library.no-report"))
    if reports is None and not reading.read:
        return reading.code or 2
    if reports is None:
        narrate(say("cli.no-such-report"))
    chosen = Chosen(filters)
    deliver(_pieces(given, chosen, reports or iter(())), given)
    if chosen.reports and not chosen.metrics and any(filters.values()):
        narrate(say("cli.no-row", count=chosen.reports))
    return reading.code


class Chosen:
    """Reports with those of their metrics alone that the filters let through; counts both as they come by."""

    def __init__(self, filters: dict[str, str | None]) -> None:
        self.reports = self.metrics = 0
        self._filters = filters

    def of(self, reports: Iterable[tuple[Path, Report]]) -> Iterator[Report]:
        """The reports, each as it comes."""
        for _, report in reports:
            kept = choose(report, **self._filters)
            self.reports += 1
            self.metrics += len(kept.metrics)
            yield kept


def filled(reports: Iterator[tuple[Path, Report]]) -> Iterator[tuple[Path, Report]] | None:
    """The same reports, the first one read already; ``None`` when there is none to write."""
    first = next(reports, None)
    return None if first is None else chain([first], reports)


def deliver(pieces: Iterable[str] | Iterable[bytes], given: argparse.Namespace) -> None:
    """Write the pieces where ``--output`` says, and say so.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        write(pieces, given.output)
    except BrokenPipeError:
        raise
    except OSError as error:
        target = given.output or say("cli.standard-output")
        raise UsageError(say("cli.no-write", path=target, error=in_words(error))) from error
    if given.output:
        narrate(say("cli.wrote", path=given.output))


def refuse(given: argparse.Namespace) -> None:
    """Stop, before anything is read, where what was asked cannot be written.

    Raises:
        UsageError: ``--output`` names one of the paths or nothing that can be written, a library is not installed, a
            terminal would be given bytes, or objects are to have columns.
    """
    from parser.sources.looking import exists

    for path in given.paths if given.output else ():
        if exists(path) and exists(given.output) and path.samefile(given.output):
            raise UsageError(say("cli.overwrite", path=path))
    if given.output and (trouble := _unwritable(given.output)):  # thousands of reports would be read for nothing
        raise UsageError(say("cli.no-write", path=given.output, error=in_words(os.strerror(trouble))))
    if given.command == "export" and given.format == "json" and given.columns:
        raise UsageError(say("cli.columns-of-objects"))
    if given.format == "table":
        return
    form: FormName = given.format
    try:
        require(form)
    except MissingExtraError as missing:
        raise UsageError(say("cli.no-extra", format=form, extra=missing.extra)) from missing
    if FORMS[form].binary and given.output is None and terminal_width() is not None:
        raise UsageError(say("cli.binary", format=form, ending=FORMS[form].ending))


def _unwritable(target: Path) -> int | None:
    """The error that writing there would end with, as far as a look tells it."""
    from parser.sources.looking import exists

    if exists(target):
        return errno.EISDIR if target.is_dir() else None
    if not exists(target.parent):
        return errno.ENOENT
    if not target.parent.is_dir():
        return errno.ENOTDIR
    return None if os.access(target.parent, os.W_OK | os.X_OK) else errno.EACCES


def written(
    tables: Iterable[Table], given: argparse.Namespace, explained: Table | None = None
) -> Iterator[str] | Iterator[bytes]:
    """Tables of the same columns in the form of ``--format``; headers in words where people read them first.

    ``explained`` is their data dictionary, for the forms that have room for it.
    """
    form: FormName = given.format
    if FORMS[form].people:
        tables = map(shown, tables)
    return form_pieces(form, tables, __version__, name=given.command, dictionary=explained, excel=given.excel)


def picked(table: Table, given: argparse.Namespace) -> Iterable[str] | Iterable[bytes]:
    """The columns of a table that ``--columns`` names, all where it is not given, in the form that was asked for."""
    kept = table.only(keys) if (keys := columns_asked(given, table.columns)) else table
    if given.format == "table":
        return [on_screen(kept)]
    return written([kept], given)


def on_screen(table: Table, spare: Sequence[str] = ()) -> str:
    """The table for the terminal, in the words on screen; where that is too narrow, without columns of ``spare``:
    it is said without which.
    """
    kept, left = fitted(shown(worded(table)), terminal_width(), spare)
    if left:
        narrate(say("cli.left-out", columns=", ".join(column.title for column in left)))
    return terminal_text(kept, columns=terminal_width())


def shown(table: Table) -> Table:
    """The table with titles for people, in the language on screen."""
    return table.titled(lambda key: say(f"cli.column.{key}"))


def _pieces(
    given: argparse.Namespace, wanted: Chosen, reports: Iterator[tuple[Path, Report]]
) -> Iterator[str] | Iterator[bytes]:
    if given.command == "export" and given.format == "json":
        objects = (report_object(r, with_text=given.with_text, path=str(path)) for path, r in reports)
        return json_pieces(objects, __version__)
    chosen = wanted.of(reports)
    if given.command == "metrics" and given.shape == "wide":
        return _wide(chosen, given)
    name, make = _TABLES[given.command]
    if given.format == "table" and name == "metrics" and not columns_asked(given, columns_of(name)):
        return iter([on_screen(brief_metric_table(chosen), _SPARE["metrics"])])
    return _tabled(given, (make([report]) for report in chosen))


def _tabled(given: argparse.Namespace, tables: Iterable[Table]) -> Iterator[str] | Iterator[bytes]:
    """Tables of the command's columns in the form that was asked for."""
    name, _ = _TABLES[given.command]
    keys = columns_asked(given, columns_of(name))
    coming = iter(tables)
    tables = chain([next(coming, Table(columns_of(name), ()))], coming)  # of no report, the header alone
    if given.format == "table":
        rows = tuple(row for table in tables for row in table.rows)
        whole = Table(columns_of(name), rows)
        kept = whole.only(keys or _SHOWN.get(given.command, "").split())
        return iter([on_screen(kept, () if keys else _SPARE.get(given.command, ()))])
    return written((table.only(keys) for table in tables) if keys else tables, given, dictionary(name).having(keys))


def _wide(reports: Iterable[Report], given: argparse.Namespace) -> Iterator[str] | Iterator[bytes]:
    from parser.export.wide import Wide

    wide = Wide()
    for report in reports:
        wide.add(report)
    if given.dictionary:
        return _explained(wide.dictionary(), given)
    table, told = wide.table(), wide.dictionary()
    if keys := columns_asked(given, table.columns):
        table, told = table.only(keys), told.having(keys)
    if given.format == "table":
        return iter([on_screen(table)])
    return written([table], given, told)


def _explained(told: Table, given: argparse.Namespace) -> Iterator[str] | Iterator[bytes]:
    """The data dictionary itself; on the terminal in the language on screen alone."""
    if given.format == "table":
        told = told.only([key for key in told.keys if key not in ("en", "zh") or key == language()])
        return iter([on_screen(told)])
    return written([told], given)


def columns_asked(given: argparse.Namespace, columns: Sequence[Column]) -> list[str]:
    """The columns that ``--columns`` names; none where it is not given.

    Raises:
        UsageError: there is no such column; the message offers those that come near, or all.
    """
    wanted = [key for key in re.split(r"[,，\s]+", given.columns or "") if key]
    known = [column.key for column in columns]
    for key in wanted:
        if key not in known:
            near = get_close_matches(key, known, 8, 0.5)
            told = "cli.no-column" if near else "cli.no-column.all"
            raise UsageError(say(told, given=key, near=", ".join(near or known)))
    return list(dict.fromkeys(wanted))


def _filters(given: argparse.Namespace) -> dict[str, str | None]:
    if given.command != "metrics":
        return {}
    wanted = {name: getattr(given, name) for name in ("section", "topic", "indicator", "status", "period")}
    return {**wanted, "topic": topic_id(given.topic) if given.topic else None}


def topic_id(wanted: str) -> str:
    """The id of the topic that ``wanted`` names: an id, or a name in either language.

    Raises:
        UsageError: there is no such topic; the message offers those that come near.
    """
    from parser.topics.taxonomy import taxonomy

    names = {name.casefold(): topic.id for topic in reversed(taxonomy()) for name in (*topic.zh, *topic.en, topic.id)}
    found = names.get(wanted.casefold())
    if found is None:
        near = dict.fromkeys(names[name] for name in get_close_matches(wanted.casefold(), names, 8, 0.5))
        told = "cli.no-topic" if near else "cli.no-topic.all"
        raise UsageError(say(told, given=wanted, near=", ".join(near or dict.fromkeys(names.values()))))
    return found
