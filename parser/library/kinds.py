"""What stands in the library's rows, held against what is put in.

SQLite keeps whatever it is given in any column, and a file may come from anywhere: its bytes may have been changed on
the disk, or on purpose. Rows are looked at where they leave the library, so that nothing behind it has to ask. Text
that was read holds no character that acts on a terminal (``text.safety``), so none leaves the library either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from parser.text.safety import clean

_NONE = type(None)
_TYPES: dict[str, tuple[type, ...]] = {"text": (str,), "whole": (int,), "bytes": (bytes,), "name": (str, bytes)}
_MOST = 1000
"""Combinations of types that are remembered; rows of a kind have some dozens."""


class SpoiltError(sqlite3.DatabaseError):
    """A row is not as it was put in: the library is damaged."""

    def __init__(self, what: str) -> None:
        super().__init__(f"malformed {what}")


class Kinds:
    """What the cells of a kind of row are: ``text``, ``whole`` (a number), ``bytes``, ``name`` (of a file: whatever a
    system allows, bytes where it is no UTF-8), with ``?`` behind it where a cell may be empty.
    """

    def __init__(self, what: str, *cells: str) -> None:
        self._what = what
        self._cells = [_TYPES[cell.rstrip("?")] + ((_NONE,) if cell.endswith("?") else ()) for cell in cells]
        self._names = [at for at, cell in enumerate(cells) if cell.startswith("name")]
        self._texts: dict[tuple[type, ...], tuple[int, ...]] = {}
        """Of types that rows had, where the text stands."""

    def sound(self, row: Any) -> Any:
        """The row itself.

        Raises:
            SpoiltError: a cell is of another type, or holds what no text does; or there is no row.
        """
        types = tuple(map(type, row)) if row is not None else ()
        texts = self._texts.get(types)
        if texts is None:
            texts = self._looked_at(types)
        said = "".join([row[at] for at in texts])
        if not said.isprintable() and clean(said) != said:
            raise SpoiltError(self._what)
        return row

    def each(self, rows: Iterable[Any]) -> Iterator[Any]:
        """The rows, each looked at as it comes."""
        return map(self.sound, rows)

    def _looked_at(self, types: tuple[type, ...]) -> tuple[int, ...]:
        fits = len(types) == len(self._cells)
        if not fits or any(one not in cell for one, cell in zip(types, self._cells, strict=True)):
            raise SpoiltError(self._what)
        texts = tuple([at for at, one in enumerate(types) if one is str and at not in self._names])
        if len(self._texts) < _MOST:
            self._texts[types] = texts
        return texts


def among(value: Any, known: Collection[Any], what: str) -> None:
    """Whether the value is one of those that are put in.

    Raises:
        SpoiltError: it is another one.
    """
    if value not in known:
        raise SpoiltError(what)
