"""What comparison and the ledger are asked of: opened reports, or the library. All methods are work for a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # nothing here is needed for the first frame
    from parser.library import Library
    from parser.questions.facts import Fact
    from parser.questions.ledger import Entry, Score
    from parser.report import Report
    from tui.reading.kept import KeptShelf

Tell = Callable[[Sequence["Score"], int, int], bool]
"""Hears the scores found since it was told last, the places done and all places; says whether to go on."""


class Asked(Protocol):
    """Answers of many reports."""

    def named(self, name: str) -> Iterator[Fact]:
        """The facts under one name, as they are read: whoever wants no more of them stops."""

    def entries(self, place: str) -> list[Entry]:
        """The ledger of a place, all years; ``place`` is its code, or its name where it has none."""

    def scores(self, tell: Tell) -> None:
        """The score of every place and year, told as they come."""


class OfReports:
    """The opened reports."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports

    def named(self, name: str) -> Iterator[Fact]:
        """The facts under one name."""
        from parser.questions.facts import facts_of

        yield from facts_of(self._reports, name)

    def entries(self, place: str) -> list[Entry]:
        """The ledger of a place."""
        from parser.questions.facts import about, facts_of
        from parser.questions.ledger import ledger

        own = [each for each in self._reports if (told := about(each)) and place in (told.code, told.place)]
        return ledger(facts_of(own))

    def scores(self, tell: Tell) -> None:
        """The score of every place and year."""
        from parser.questions.facts import facts_of
        from parser.questions.ledger import ledger, scores

        tell(scores(ledger(facts_of(self._reports))), 1, 1)


class OfLibrary:
    """The library. A thread opens the file for itself."""

    def __init__(self, shelf: KeptShelf) -> None:
        self.shelf = shelf

    def _library(self) -> Library:
        from parser.library import Library

        return Library.open(self.shelf.path, readonly=True)

    def named(self, name: str) -> Iterator[Fact]:
        """The facts under one name."""
        from parser.questions.kept import facts_named

        with self._library() as library:
            yield from facts_named(library, name)

    def entries(self, place: str) -> list[Entry]:
        """The ledger of a place."""
        from parser.questions.kept import facts_of_place
        from parser.questions.ledger import ledger

        with self._library() as library:
            return ledger(facts_of_place(library, place))

    def scores(self, tell: Tell) -> None:
        """The score of every place and year: at once where it is kept, place by place where it is made."""
        from parser.library.folders import folder
        from parser.questions.sheet import score_sheet

        with self._library() as library:
            score_sheet(library, folder("cache"), tell)
