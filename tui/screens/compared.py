"""The cells of a comparison as texts, made once: filtering and turning only choose among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from parser.export.questions import MISSING, cell_parts
from parser.export.width import width
from parser.questions.checking import Check, to_check
from parser.questions.compare import Cell, Comparison
from parser.questions.pivot import By, Pivot
from parser.questions.words import Words, called
from tui.widgets.grid import GridRow, Piece

Parts = tuple[str, str, int, int]
"""A cell's value and what stands to the right of it, and how wide they are."""
_NOTHING: Parts = (MISSING, "", 1, 0)


class CellTexts:
    """The texts of all cells of a comparison. Slow: for a worker."""

    def __init__(self, comparison: Comparison, made: dict[int, Parts] | None = None) -> None:
        """``made`` are the texts of cells by their ``id``, of comparisons that are still held."""
        made = {} if made is None else made
        self._of: dict[tuple[str, int], Parts] = {}
        for key, cell in comparison.cells.items():
            if id(cell) not in made:
                value, right = cell_parts(cell)
                made[id(cell)] = value, right, width(value), width(right)
            self._of[key] = made[id(cell)]

    def rows(self, comparison: Comparison, pivot: Pivot, by: By) -> GridRows:
        """The rows of a grid, each made when it is drawn: values end, and changes begin, in one line."""
        places = {place: number for number, place in enumerate(comparison.places)}
        years = {year: number for number, year in enumerate(comparison.years)}
        lefts, rights = [1] * len(pivot.columns), [0] * len(pivot.columns)
        for key in comparison.cells:
            at = years[key[1]] if by == "place" else places[key[0]]
            _, _, left, right = self._of[key]
            lefts[at] = max(lefts[at], left)
            rights[at] = max(rights[at], right)
        return GridRows(self, pivot, lefts, rights)

    def parts(self, cell: Cell | None) -> Parts:
        """Value and right part of a cell."""
        return _NOTHING if cell is None else self._of[cell.place, cell.year]


def to_look_at(comparison: Comparison, pivot: Pivot) -> list[tuple[int, int, Check]]:
    """The cells to check before they are used, with row and column in the grid, row by row; without targets, which
    bear a mark of their own.
    """
    found = {(check.cell.place, check.cell.year): check for check in to_check(comparison, targets=False)}
    return [
        (row, column, found[cell.place, cell.year])
        for row, line in enumerate(pivot.lines)
        for column, cell in enumerate(line.cells)
        if cell is not None and (cell.place, cell.year) in found
    ]


class GridRows(Sequence[GridRow]):
    """The rows of a pivot as the grid shows them."""

    def __init__(self, texts: CellTexts, pivot: Pivot, lefts: list[int], rights: list[int]) -> None:
        self._texts = texts
        self._pivot = pivot
        self._lefts = lefts
        self._made: dict[int, GridRow] = {}
        self.widths = [left + (1 + right if right else 0) for left, right in zip(lefts, rights, strict=True)]
        """How wide each column's cells are."""
        self.longest = max([width(" ".join(line.labels)) for line in pivot.lines], default=0)
        """How wide the longest name is."""

    def __len__(self) -> int:
        return len(self._pivot.lines)

    def __iter__(self) -> Iterator[GridRow]:
        return (self[number] for number in range(len(self)))

    @overload
    def __getitem__(self, number: int) -> GridRow: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[GridRow]: ...
    def __getitem__(self, number: int | slice) -> GridRow | Sequence[GridRow]:
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        made = self._made.get(number)
        if made is None:
            line = self._pivot.lines[number]
            pieces = tuple(map(self._piece, line.cells, self._lefts))
            made = self._made[number] = GridRow(" ".join(line.labels), pieces)
        return made

    def _piece(self, cell: Cell | None, left: int) -> Piece:
        value, right, size, _ = self._texts.parts(cell)
        if cell is None:  # at the beginning of its column, as the column's title is
            return Piece(value, "lines--dim")
        text = f"{' ' * (left - size)}{value} {right}".rstrip()
        if cell.status == "target":
            return Piece(text, "figure--target")
        signed = cell.signed
        if cell.value is None and signed is not None:
            return Piece(text, "figure--fall" if signed < 0 else "figure--rise")
        return Piece(text, "figure--value")


def asked_for(found: Comparison, words: Words) -> list[str]:
    """The keys of the places that are typed: by name or pinyin, by province, by level."""
    keys = list(found.places)
    names = [found.places[key].place for key in keys]
    named = [*words.place, *words.rest.split()]
    kept = set(called(named, names)) if named else set(range(len(keys)))
    if words.province:
        kept &= set(called(words.province, [found.places[key].province or "" for key in keys]))
    if words.level:
        kept = {number for number in kept if found.places[keys[number]].level in words.level}
    return [keys[number] for number in sorted(kept)]
