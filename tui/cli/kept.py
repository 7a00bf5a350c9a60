"""Reports of the library, for the commands that read files otherwise; and which reports are wanted, of either."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from parser.report import PlaceLevel, Report, ReportKind
from tui.cli.asking import words, years
from tui.cli.reading import Reading
from tui.cli.usage import UsageError
from tui.locale import say

if TYPE_CHECKING:
    from parser.library import Library, ReportRow

FILTERS = ("place", "province", "level", "kind", "years")


def read_or_kept(given: argparse.Namespace, *, bar: bool) -> Reading | Kept:
    """The reports that the command is about: those in the paths, or, with ``--library``, of the library."""
    asked = filters(given)
    if given.library:
        alone(given)
        return Kept(asked)
    return Chosen(given.paths, asked, bar=bar) if asked else Reading(given.paths, bar=bar)


def alone(given: argparse.Namespace) -> None:
    """See that ``--library`` stands without paths.

    Raises:
        UsageError: it does not.
    """
    if given.paths:
        raise UsageError(say("cli.library.paths"))


def filters(given: argparse.Namespace) -> dict[str, Any]:
    """Arguments for ``Library.reports``, by the options: values as words of a search have them.

    Raises:
        UsageError: one of the values is not understood.
    """
    typed = [
        f"{name}:{','.join(value.split())}" for name in FILTERS for value in words(_several(getattr(given, name, None)))
    ]
    if not typed:
        return {}
    from parser.questions.words import read_words

    for span in words(_several(given.years)):
        years(span)
    read = read_words(" ".join(typed))
    for name, known in (("level", get_args(PlaceLevel)), ("kind", get_args(ReportKind))):
        if "?" in getattr(read, name):
            raise UsageError(say("cli.search.filter", name=name, known=", ".join(known)))
    asked: dict[str, Any] = {
        name: list(values) for name in ("place", "province", "level", "kind") if (values := getattr(read, name))
    }
    if read.year:
        asked["year"] = ",".join(f"{first}-{last}" for first, last in read.year)
    return asked


class Chosen(Reading):
    """The reports in files that meet the filters."""

    def __init__(self, paths: list[Path], asked: dict[str, Any], *, bar: bool) -> None:
        super().__init__(paths, bar=bar)
        self._asked = asked

    def __iter__(self) -> Iterator[tuple[Path, Report]]:
        from parser.library.filters import taken
        from parser.library.unkept import row_of

        # A short name means whatever place has it among those that are there, so all are read first.
        pairs = list(super().__iter__())
        rows = [row_of(report, number) for number, (_, report) in enumerate(pairs)]
        yield from (pairs[row.row] for row in taken(rows, **self._asked))


class Kept:
    """The reports of the library that meet the filters, each read out of it as it is needed."""

    lost = 0
    code = 0

    def __init__(self, asked: dict[str, Any]) -> None:
        self.read = 0
        """Reports so far."""
        self._asked = asked

    def rows(self) -> list[ReportRow]:
        """The reports without their texts."""
        from tui.cli.opened import opened

        with opened(readonly=True) as library:
            found = library.reports(**self._asked)
        self.read = len(found)
        return found

    def __iter__(self) -> Iterator[tuple[Path, Report]]:
        from tui.cli.opened import opened

        with opened(readonly=True) as library:
            for row in library.reports(**self._asked):
                report = self._report(library, row)
                if report is not None:
                    self.read += 1
                    yield Path(row.path or row.file), report

    def _report(self, library: Library, row: ReportRow) -> Report | None:
        try:
            return replace(library.report(row.id), id=row.id)
        except KeyError:  # another govtui has just removed it
            return None


def _several(given: str | list[str] | None) -> list[str] | None:
    return [given] if isinstance(given, str) else given
