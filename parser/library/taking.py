"""Reads one file into what the library keeps of it. The work of a worker: no writing, no screen."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from parser.report import Metric, Report, Source
from parser.sources import SourceError, content, load_bytes
from parser.sources.files import is_archive

from . import encoding, grams, labels, packing, twins
from .readings import rules_mark


@dataclass(slots=True)
class TakenReport:
    """The rows of one report."""

    number: int
    key: str
    start: int
    end: int
    cover: tuple[Any, ...]
    said: tuple[int | None, str | None]
    passages: bytes
    sections: list[tuple[Any, ...]]
    metrics: list[tuple[Any, ...]]
    sentences: list[tuple[int, int, str]]
    sketch: list[int]
    repeats: int | None
    """The number of the document that this one prints again."""
    grams: str
    letters: Counter[str]


@dataclass(slots=True)
class Held:
    """A text that the library holds, to be read again."""

    source: int
    """Its number there."""
    hash: str
    """Of the text."""
    name: str
    kind: str
    encoding: str
    warnings: tuple[str, ...]
    text: bytes
    """Packed."""


Wanted = str | Held
"""What is taken: the file at a path, or a text that is held."""


@dataclass(slots=True)
class Taken:
    """A file's facts and, unless the library knows its text already, all that was read in it."""

    path: str
    size: int = 0
    mtime: int = 0
    hash: str = ""
    """Of the bytes."""
    text_hash: str = ""
    name: str = ""
    kind: str = ""
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    characters: int = 0
    text: bytes = b""
    """Packed; empty where the library knows the text."""
    rules: str = ""
    reports: list[TakenReport] | None = None
    """``None`` where the library knows the text."""
    error: str | None = None
    """Why nothing could be taken, for people."""
    held: Held | None = None
    """The text that was read again."""


def take(wanted: Wanted, db: sqlite3.Connection | None) -> Taken:
    """What the library keeps of a file or a text; ``db``, for reading, says which texts it knows already."""
    path = wanted.name if isinstance(wanted, Held) else wanted
    try:
        if isinstance(wanted, Held):
            return _again(wanted)
        state = touched(path)
        data = content(Path(path))
        return _taken(path, state, sha256(data).hexdigest(), load_bytes(data, Path(path).name), db)
    except SourceError as error:
        return Taken(path, error=str(error))
    except OSError as error:
        return Taken(path, error=f"{path}: cannot be opened ({error.strerror or error}). Check its permissions.")
    except Exception as error:  # a fault of ours in one file must not cost the other files
        if os.environ.get("GOVTUI_DEBUG"):
            raise
        return Taken(
            path, error=f"{path}: could not be read ({type(error).__name__}: {error}). Please report this file."
        )


def touched(path: str) -> tuple[int, int]:
    """Size and time (nanoseconds) of the file; of the archive that it lies in, for a file in one.

    Raises:
        OSError: there is no such file.
    """
    file = Path(path)
    try:
        facts = file.stat()
    except OSError:
        above = next((folder for folder in file.parents if is_archive(folder)), None)
        if above is None:
            raise
        facts = above.stat()
    return facts.st_size, facts.st_mtime_ns


def text_hash(text: str) -> str:
    """The address of a text in the library."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def taken_reports(source: Source) -> list[TakenReport]:
    """The rows of every report in a source."""
    from parser.reading import parse  # the rules load when something is read by them

    reports = parse(source)
    return [_report(report, number, len(reports) == 1) for number, report in enumerate(reports, 1)]


def _taken(path: str, state: tuple[int, int], hashed: str, source: Source, db: sqlite3.Connection | None) -> Taken:
    found = Taken(
        path,
        *state,
        hashed,
        text_hash(source.text),
        source.name,
        source.kind,
        source.encoding,
        source.warnings,
        len(source.text),
        rules=rules_mark(),
    )
    if db is None or not _known(db, found):
        found.text = packing.packed(source.text)
        found.reports = taken_reports(source)
    return found


def _again(held: Held) -> Taken:
    text = packing.unpacked(held.text)
    if text_hash(text) != held.hash:
        return Taken(
            held.name, error=f"{held.name}: its text in the library is damaged. Add the file again.", held=held
        )
    source = Source(held.name, text, held.kind, held.encoding, held.warnings)
    return Taken(held.name, rules=rules_mark(), reports=taken_reports(source), held=held)


def _known(db: sqlite3.Connection, found: Taken) -> bool:
    query = "SELECT 1 FROM sources WHERE hash = ? AND rules = ?"
    return db.execute(query, (found.text_hash, found.rules)).fetchone() is not None


def _report(report: Report, number: int, alone: bool) -> TakenReport:
    text = report.source.text
    own = text[report.start : report.end]
    bare = grams.compact(own)
    return TakenReport(
        number,
        report.id,
        report.start,
        report.end,
        encoding.cover_row(report.cover),
        labels.conflict(report, alone),
        encoding.rest_packed(report),
        [encoding.section_row(section) for section in report.sections],
        [encoding.metric_row(metric) for metric in report.metrics],
        _sentences(report.metrics, text),
        twins.sketch(own),
        report.repeats,
        grams.tokens(bare),
        grams.letters(bare),
    )


def _sentences(metrics: tuple[Metric, ...], text: str) -> list[tuple[int, int, str]]:
    spans = {(metric.start, metric.end) for metric in metrics if metric.canonical is not None}
    return [(start, end, text[start:end]) for start, end in sorted(spans)]
