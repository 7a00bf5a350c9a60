"""Readings kept on disk, so that a text that was read before is not read again.

A reading is what ``parse`` makes of a text: the same on any machine, so it may be kept under the
hash of the text. It is good for the rules and the knowledge that made it, and for no others: the
file says which. The readings of the seeds come with the wheel (hatch_build.py). What is damaged,
out of date or cannot be written is simply read anew.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from parser import processes
from parser.report import Report, Source
from parser.sources import load
from parser.structure.misnamed import told

from . import form

LONG = 200_000
"""Characters from which on a text is read in a process of its own: what the rules and their work take up there, some
10 MB and 10 more for half a million characters, goes with it."""
MOST = 400
"""Readings kept; the ones used longest ago go first."""


class Readings:
    """The readings kept in a folder, which is made when the first is kept."""

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        self.folder = folder
        self.shipped = shipped
        """A second folder, of readings that came with the program; nothing is written there."""

    def read(self, path: Path) -> list[Report]:
        """The reports in the file at ``path``: kept ones, or read now and kept.

        Raises:
            SourceError: the file cannot be read as a report; the message says what to do.
        """
        return self.of(load(path))

    def of(self, source: Source) -> list[Report]:
        """The reports in a source: kept ones, or read now and kept."""
        name = name_of(source)
        place = self.folder / name
        for known in (place, self.shipped / name) if self.shipped else (place,):
            kept = _kept(known, source)
            if kept is not None:
                return told(kept)
        if len(source.text) >= LONG and _read_apart(source, self.folder):
            kept = _kept(place, source)
            if kept is not None:
                return told(kept)
        return self.read_here(source)

    def read_here(self, source: Source) -> list[Report]:
        """The reports in a source, read now, in this process, and kept."""
        from parser.reading import parse  # the rules load when something is read by them

        reports = parse(source)
        self._keep(self.folder / name_of(source), reports)
        return reports

    def forget(self) -> None:
        """Remove all that is kept."""
        for place in self._places():
            place.unlink(missing_ok=True)

    def _places(self) -> list[Path]:
        try:
            return [place for place in self.folder.iterdir() if place.suffix == ".json" and len(place.stem) == 64]
        except OSError:
            return []

    def _keep(self, place: Path, reports: list[Report]) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".new")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as stream:
                    stream.writelines(form.lines(reports, rules_mark()))
                Path(name).replace(place)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            places = self._places()
            if len(places) > MOST:
                for old in sorted(places, key=lambda one: one.stat().st_mtime)[: len(places) - MOST]:
                    old.unlink(missing_ok=True)
        except OSError:
            pass  # no room, or not ours to write: the next start reads anew


def name_of(source: Source) -> str:
    """The name of the file that keeps a source's reading."""
    return f"{sha256(source.text.encode('utf-8', 'surrogatepass')).hexdigest()}.json"


def written(reports: list[Report]) -> str:
    """The content of a file that keeps a reading."""
    return "".join(form.lines(reports, rules_mark()))


def _kept(place: Path, source: Source) -> list[Report] | None:
    try:
        with place.open("rb") as kept:
            reports = form.reports(kept, rules_mark(), source)
        if reports is not None:
            with suppress(OSError):
                os.utime(place)  # used just now
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError):
        return None
    return reports


def _read_apart(source: Source, folder: Path) -> bool:
    """Read a source in a process of its own, which keeps the reading in ``folder``; whether it did."""
    try:
        with subprocess.Popen(
            processes.module(f"{__package__}.apart", str(folder)),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=processes.environment(),
        ) as reading:
            assert reading.stdin
            # the text as bytes: pickled as text, it would keep its UTF-8 beside it
            text = source.text.encode("utf-8", "surrogatepass")
            pickle.dump((replace(source, text=""), text), reading.stdin)
            reading.stdin.flush()
            return reading.wait() == 0  # its standard input stays open meanwhile: it ends when we do
    except (OSError, ValueError):
        return False


@cache
def rules_mark() -> str:
    """What tells one state of the rules and knowledge from another: what is in their files. Some 5 ms."""
    package = Path(__file__).parent.parent
    mark = sha256()
    mark.update(Path(__file__).read_bytes())
    mark.update(Path(form.__file__).read_bytes())
    for folder in ("", "sources", "text", "structure", "metrics", "topics", "knowledge"):
        for entry in sorted(os.scandir(package / folder), key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".tsv")):
                mark.update(entry.name.encode())
                mark.update(Path(entry.path).read_bytes())
    return mark.hexdigest()
