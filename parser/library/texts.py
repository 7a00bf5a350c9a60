"""The texts of the library's reports and sources, out of the rows that hold them."""

from __future__ import annotations

import sqlite3
import zlib

from parser.text.safety import clean

from .kinds import Kinds, SpoiltError
from .packing import unpacked

_PACKED = Kinds("text", "bytes")
_STRETCH = Kinds("text", "bytes", "whole", "whole")
_OF_REPORT = "FROM reports r JOIN sources s ON s.id = r.source WHERE r.id = ?"


def packed_of(db: sqlite3.Connection, report: int) -> bytes:
    """The whole text of a report's source, as it is kept."""
    found: bytes = _PACKED.sound(db.execute(f"SELECT s.text {_OF_REPORT}", (report,)).fetchone())[0]
    return found


def shown_of(db: sqlite3.Connection, report: int) -> str:
    """The whole text of a report's source, to be shown."""
    return clean(opened(packed_of(db, report)))


def text_of(db: sqlite3.Connection, report: int) -> str:
    """The text of a report, its own stretch of the source, to be counted in."""
    row = db.execute(f"SELECT s.text, r.start, r.end {_OF_REPORT}", (report,)).fetchone()
    text, start, end = _STRETCH.sound(row)
    return opened(text)[start:end]


def text_of_source(db: sqlite3.Connection, source: int) -> str:
    """The text of a source, to be counted in."""
    return opened(_PACKED.sound(db.execute("SELECT text FROM sources WHERE id = ?", (source,)).fetchone())[0])


def opened(packed: bytes) -> str:
    """The text that is kept so.

    Raises:
        SpoiltError: it is not what was put in.
    """
    try:
        return unpacked(packed)
    except (ValueError, zlib.error) as error:
        raise SpoiltError(f"text: {error}") from error
