"""What stands in the library's rows, held against what is put in.

SQLite keeps whatever it is given in any column, and a file may come from anywhere: its bytes may have been changed on
the disk, or on purpose. Rows are looked at where they leave the library, so that nothing behind it has to ask. Text
that was read holds no character that acts on a terminal (``text.safety``), so none leaves the library either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from parser.text.safety import clean

_NONE = type(None)
_TYPES: dict[str, tuple[type, ...]] = {"text": (str,), "whole": (int,), "bytes": (bytes,), "name": (str, bytes)}
_TOGETHER = 256
"""Rows that are looked at together."""


class SpoiltError(sqlite3.DatabaseError):
    """A row is not as it was put in: the library is damaged."""

    def __init__(self, what: str) -> None:
        super().__init__(f"malformed {what}")


class Kinds:
    """What the cells of a kind of row are: ``text``, ``whole`` (a number), ``bytes``, ``name`` (of a file: whatever a
    system allows, bytes where it is no UTF-8), with ``?`` behind it where a cell may be empty.

    ``known``: of cells, by where they stand, the values that are put in.
    """

    def __init__(self, what: str, *cells: str, known: Mapping[int, Collection[Any]] | None = None) -> None:
        self._what, self._cells = what, cells
        self._types = [
            frozenset((*_TYPES[cell.rstrip("?")], *((_NONE,) if cell.endswith("?") else ()))) for cell in cells
        ]
        self._known = [(at, frozenset(values)) for at, values in (known or {}).items()]
        self._plain = {at for at, cell in enumerate(cells) if cell.startswith("name")} | set(known or ())
        """Where text stands that is not looked through: names, which have a door of their own, and what is known."""

    def behind(self, *cells: str) -> Kinds:
        """The same rows, with these cells before theirs."""
        known = {len(cells) + at: values for at, values in self._known}
        return Kinds(self._what, *cells, *self._cells, known=known)

    def sound(self, row: Any) -> Any:
        """The row itself.

        Raises:
            SpoiltError: a cell is of another type, or holds what no text does; or there is no row.
        """
        if row is None:
            raise SpoiltError(self._what)
        self._look_at((row,))
        return row

    def each(self, rows: Iterable[Any]) -> Iterator[Any]:
        """The rows, looked at as they come, some hundreds together.

        Raises:
            SpoiltError: as ``sound`` does.
        """
        coming = iter(rows)
        while some := list(islice(coming, _TOGETHER)):
            self._look_at(some)
            yield from some

    def _look_at(self, rows: Sequence[Any]) -> None:
        """Column by column: a row at a time would take three times as long."""
        columns = list(zip(*rows, strict=True))
        if len(columns) != len(self._types):
            raise SpoiltError(self._what)
        said: list[str] = []
        for at, (column, allowed) in enumerate(zip(columns, self._types, strict=True)):
            types = set(map(type, column))
            if not types <= allowed:
                raise SpoiltError(self._what)
            if str in types and at not in self._plain:
                said += column if len(types) == 1 else [cell for cell in column if cell is not None]
        for at, values in self._known:
            if not values.issuperset(columns[at]):
                raise SpoiltError(self._what)
        text = " ".join(said)
        if not text.isprintable() and clean(text) != text:
            raise SpoiltError(self._what)
