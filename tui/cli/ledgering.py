"""``govtui ledger PLACE|PATH…``: every target beside the outcome that a later report states, and the score of them."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from parser.export import fitted, terminal_text
from parser.export.forms import FORMS
from parser.export.questions import ledger_table, score_table
from parser.questions.compare import Wanted
from parser.questions.facts import Fact, facts_of
from parser.questions.kept import about_kept
from parser.questions.ledger import Entry, Score, ledger, scores
from parser.questions.verdicts import VERDICTS, Verdict
from parser.sources.looking import exists
from tui.cli.asking import Asked, verdicts, words
from tui.cli.output import narrate, terminal_width
from tui.cli.tables import deliver, picked, refuse
from tui.cli.usage import UsageError
from tui.ledger_words import people_table, told_first
from tui.locale import say


def run_ledger(given: argparse.Namespace) -> int:
    """Hold targets against outcomes, and write what was asked for.

    Raises:
        UsageError: an option is not understood, or there is no such place or target.
    """
    places = [word for word in map(str, given.paths) if not exists(word) and not _looks_like_path(word)]
    given.paths = [path for path in given.paths if str(path) not in places]
    refuse(given)
    chosen = verdicts(given.verdict)
    wanted = Wanted((*places, *words(given.place)), tuple(words(given.province)))
    if given.library and given.score and not given.verdict:
        return _score_library(given, wanted)
    there = set[str]()
    if given.library:
        kept, code = list(_of_library(given, wanted, there)), 0
    else:
        asked = Asked(given)
        kept = []
        for report in asked:
            there.update(place.name for place in [report.cover.place] if place)
            kept += (fact for fact in facts_of([report]) if wanted.takes(fact.about))
        code = asked.code
        if not asked.count:
            return code
    if not kept:
        raise UsageError(_nothing(given, wanted, there))
    entries = ledger(kept, int(given.year) if given.year else None)
    if chosen:
        entries = [entry for entry in entries if entry.verdict in chosen]
    if not entries:
        raise UsageError(say("questions.no-target"))
    deliver(_pieces(given, entries), given)
    _tell(Counter(entry.verdict for entry in entries))
    return code


def _nothing(given: argparse.Namespace, wanted: Wanted, there: set[str]) -> str:
    """Why there is nothing to hold against anything: the place is not among those ``there``, or nothing is promised."""
    named = (*wanted.places, *wanted.provinces)
    if not named or not set(named).isdisjoint(there):
        return say("questions.no-target")
    near = dict.fromkeys(name for word in named for name in get_close_matches(word, sorted(there), 5, 0.5))
    if near:
        return say("questions.near-places", place=", ".join(named), near=", ".join(near))
    command = "govtui list --library" if given.library else "govtui list"
    return say("questions.no-place", place=", ".join(named), command=command)


def _score_library(given: argparse.Namespace, wanted: Wanted) -> int:
    """The score sheet is made place by place, and kept: what thousands of reports promise is never held at once."""
    from parser.library.folders import folder
    from parser.questions.sheet import all_scores
    from tui.cli.kept import alone
    from tui.cli.opened import opened

    alone(given)
    with opened(readonly=True) as library:
        known = [about for row in library.reports() if (about := about_kept(row))]
        places = {about.code or about.place for about in known if wanted.takes(about)}
        if not places:
            raise UsageError(_nothing(given, wanted, {about.place for about in known}))
        found = [score for score in all_scores(library, folder("cache"), places) if wanted.takes(score.place)]
    found = [score for score in found if not given.year or score.place.year == int(given.year)]
    if not found:
        raise UsageError(say("questions.no-target"))
    deliver(_score_pieces(given, found), given)
    counted = Counter[Verdict]()
    for score in found:
        counted.update(score.counts)
    _tell(counted)
    return 0


def _of_library(given: argparse.Namespace, wanted: Wanted, there: set[str]) -> Iterable[Fact]:
    from parser.questions.kept import facts_of_rows
    from tui.cli.kept import alone
    from tui.cli.opened import opened

    alone(given)
    with opened(readonly=True) as library:
        rows = library.reports()
        there.update(row.place for row in rows if row.place)
        ids = [row.id for row in rows if (told := about_kept(row)) is not None and wanted.takes(told)]
        yield from facts_of_rows(library.metrics(report=ids))


def _pieces(given: argparse.Namespace, entries: list[Entry]) -> Iterable[str] | Iterable[bytes]:
    if given.score:
        return _score_pieces(given, scores(entries))
    if given.columns:
        return picked(ledger_table(entries), given)
    if given.format == "table":
        told, untold = told_first(entries)
        if told and untold and not given.verdict:  # as on screen: what came of a promise is not lost among the others
            entries = told
            narrate(say("questions.left-out", count=len(untold)))
        kept, _ = fitted(people_table(entries), terminal_width(), ("gap",))
        return [terminal_text(kept, columns=terminal_width())]
    if FORMS[given.format].people:
        from parser import __version__
        from parser.export.forms import form_pieces

        return form_pieces(given.format, [people_table(entries)], __version__, name="ledger", excel=given.excel)
    return picked(ledger_table(entries), given)


def _score_pieces(given: argparse.Namespace, found: Sequence[Score]) -> Iterable[str] | Iterable[bytes]:
    table = score_table(found)
    if given.format == "table" and not given.columns:
        table = table.only([key for key in table.keys if key not in ("code", "province", "level")])
    return picked(table, given)


def _tell(counted: Mapping[Verdict, int]) -> None:
    """The sums."""
    told = [f"{say(f'questions.verdict.{verdict}')} {counted[verdict]:,}" for verdict in VERDICTS if counted[verdict]]
    narrate(say("questions.sums", count=f"{sum(counted.values()):,}", told=" · ".join(told)))


def _looks_like_path(word: str) -> bool:
    return word == "-" or "/" in word or "\\" in word or "." in word
