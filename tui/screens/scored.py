"""The score sheet of the ledger as rows of a grid: thousands of them, each made when it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from rich.cells import cell_len

from parser.questions.ledger import Score
from parser.questions.verdicts import Verdict
from parser.questions.words import called, read_words
from tui.locale import say
from tui.widgets.grid import GridRow, Piece

_COLUMNS: tuple[tuple[Verdict, str], ...] = (
    ("met", "figure--rise"),
    ("missed", "figure--fall"),
    ("unclear", "figure--target"),
    ("not-reported", "lines--dim"),
    ("no-report", "lines--dim"),
)


def columns() -> list[str]:
    """What stands over the columns."""
    keys = ("share", *(verdict.replace("-", "_") for verdict, _ in _COLUMNS))
    return [say(f"cli.column.{key}") for key in keys]


class ScoreRows(Sequence[GridRow]):
    """A row a score."""

    def __init__(self, scores: Sequence[Score]) -> None:
        self._scores = scores
        most = [max((score.counts[verdict] for score in scores), default=0) for verdict, _ in _COLUMNS]
        self.widths = [max((len(_share(score)) for score in scores), default=1), *(len(str(count)) for count in most)]
        """How wide each column's cells are at most; numbers end there, under one another."""
        names = {score.place.place for score in scores}
        self.longest = max(map(cell_len, names), default=0) + len(" 2020")
        """How wide the longest name is."""

    def __len__(self) -> int:
        return len(self._scores)

    def __iter__(self) -> Iterator[GridRow]:
        return map(self._row, self._scores)

    @overload
    def __getitem__(self, number: int) -> GridRow: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[GridRow]: ...
    def __getitem__(self, number: int | slice) -> GridRow | Sequence[GridRow]:
        found = self._scores[number]
        return self._row(found) if isinstance(found, Score) else [self._row(score) for score in found]

    def _row(self, score: Score) -> GridRow:
        texts = [_share(score), *(str(score.counts[verdict]) for verdict, _ in _COLUMNS)]
        styles = ["lines--head", *(style for _, style in _COLUMNS)]
        told = zip(texts, self.widths, styles, strict=True)
        pieces = tuple(Piece(text.rjust(size), style) for text, size, style in told)
        return GridRow(f"{score.place.place} {score.place.year}", pieces)


def _share(score: Score) -> str:
    return "·" if score.share is None else f"{score.share}"


def asked_for(found: Sequence[Score], typed: str) -> list[Score]:
    """The scores that are typed: place by name or pinyin, province, level, years."""
    words = read_words(typed, bare_years=True)
    kept = list(found)
    if named := [*words.place, *words.rest.split()]:
        kept = _called(kept, [score.place.place for score in kept], named)
    if words.province:
        kept = _called(kept, [score.place.province or "" for score in kept], words.province)
    return [
        score
        for score in kept
        if words.in_years(score.place.year) and (not words.level or score.place.level in words.level)
    ]


def _called(scores: Sequence[Score], names: Sequence[str], typed: Sequence[str]) -> list[Score]:
    """Those whose name is typed; a name that many have is looked at once."""
    distinct = list(dict.fromkeys(names))
    meant = {distinct[number] for number in called(typed, distinct)}
    return [score for score, name in zip(scores, names, strict=True) if name in meant]
