"""``govtui ledger PLACE|PATH…``: every target beside the outcome that a later report states, and the score of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from parser.export import terminal_text
from parser.export.forms import FORMS
from parser.export.questions import ledger_table, score_table
from parser.questions.compare import Wanted
from parser.questions.facts import Fact, facts_of
from parser.questions.kept import about_kept
from parser.questions.ledger import Entry, ledger, scores
from parser.questions.verdicts import VERDICTS
from tui.cli.asking import reports_of, words
from tui.cli.output import narrate, terminal_width
from tui.cli.tables import deliver, refuse, shown, written
from tui.cli.usage import UsageError
from tui.ledger_words import people_table
from tui.locale import say


def run_ledger(given: argparse.Namespace) -> int:
    """Hold targets against outcomes, and write what was asked for."""
    places = [word for word in map(str, given.paths) if not Path(word).exists() and not _looks_like_path(word)]
    given.paths = [path for path in given.paths if str(path) not in places]
    refuse(given)
    wanted = Wanted((*places, *words(given.place)), tuple(words(given.province)))
    if given.library:
        facts, code = _of_library(given, wanted), 0
    else:
        reports, code = reports_of(given)
        if not reports:
            return code
        facts = facts_of(reports)
    kept = [fact for fact in facts if wanted.takes(fact.about)]
    if not kept:
        raise UsageError(say("questions.no-place", place=", ".join(wanted.places)))
    entries = ledger(kept, int(given.year) if given.year else None)
    if given.verdict:
        entries = [entry for entry in entries if entry.verdict in words([given.verdict])]
    if not entries:
        raise UsageError(say("questions.no-target"))
    deliver(_pieces(given, entries), given)
    _tell(entries)
    return code


def _of_library(given: argparse.Namespace, wanted: Wanted) -> Iterable[Fact]:
    from parser.questions.kept import facts_of_rows
    from tui.cli.kept import alone
    from tui.cli.opened import opened

    alone(given)
    with opened(readonly=True) as library:
        rows = library.reports()
        ids = [row.id for row in rows if (told := about_kept(row)) is not None and wanted.takes(told)]
        yield from facts_of_rows(library.metrics(report=ids))


def _pieces(given: argparse.Namespace, entries: list[Entry]) -> Iterable[str] | Iterable[bytes]:
    if given.score:
        table = score_table(scores(entries))
        if given.format == "table":
            kept = table.only([key for key in table.keys if key not in ("code", "province", "level")])
            return [terminal_text(shown(kept), columns=terminal_width())]
        return written([table], given)
    if given.format == "table":
        return [terminal_text(people_table(entries), columns=terminal_width())]
    if FORMS[given.format].people:
        from parser import __version__
        from parser.export.forms import form_pieces

        return form_pieces(given.format, [people_table(entries)], __version__, name="ledger", excel=given.excel)
    return written([ledger_table(entries)], given)


def _tell(entries: Sequence[Entry]) -> None:
    """The sums."""
    counts = {verdict: sum(entry.verdict == verdict for entry in entries) for verdict in VERDICTS}
    told = [f"{say(f'questions.verdict.{verdict}')} {count:,}" for verdict, count in counts.items() if count]
    narrate(say("questions.sums", count=f"{len(entries):,}", told=" · ".join(told)))


def _looks_like_path(word: str) -> bool:
    return word == "-" or "/" in word or "\\" in word or "." in word
