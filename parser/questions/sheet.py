"""The score of every place and year of a library: made place by place, by processes of their own, and kept in a file.

A place's scores hold for the reports that it has and for the rules of the ledger; when either changes, that place is
gone through again, and no other. Run as a program (``python -m parser.questions.sheet LIBRARY``) it is such a process:
a line of standard input is a place, a line of standard output its scores.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from parser import processes
from parser.questions.kept import about_kept, facts_of_place
from parser.questions.ledger import Score, ledger, scores
from parser.questions.verdicts import VERDICTS

if TYPE_CHECKING:
    from parser.library import Library, ReportRow

Counted = list[tuple[str, list[int]]]
"""Of a place: ids of reports, and how many of its targets came to each of ``VERDICTS``."""
Tell = Callable[[Sequence[Score], int, int], bool]
"""Hears the scores found since it was told last, the places done and all places; says whether to go on."""
_MOST = 4
"""Processes at once."""
_FEW = 4
"""Places that are gone through here: starting a process takes longer."""


def all_scores(library: Library, folder: Path | None, places: Collection[str]) -> list[Score]:
    """The scores of these places (by code, or by name where they have none), in the library's order."""
    found: list[Score] = []

    def tell(more: Sequence[Score], done: int, total: int) -> bool:
        found.extend(more)
        return True

    score_sheet(library, folder, tell, places)
    order = {row.id: number for number, row in enumerate(library.reports())}
    return sorted(found, key=lambda score: order[score.place.report])


def score_sheet(library: Library, folder: Path | None, tell: Tell, only: Collection[str] | None = None) -> None:
    """Tell the scores of all places, or of some: those kept in ``folder`` at once, the others as they come; what is
    made is kept.

    Raises:
        LibraryError: the library cannot be read.
    """
    places: dict[str, list[ReportRow]] = {}
    for row in library.reports():
        if row.place is not None:
            places.setdefault(row.code or row.place, []).append(row)
    states = {place: _state(rows) for place, rows in places.items()}
    file = folder / f"scores-{sha256(str(library.path.absolute()).encode()).hexdigest()[:16]}" if folder else None
    kept = {place: counted for place, (state, counted) in _load(file).items() if states.get(place) == state}
    if only is not None:
        places = {place: rows for place, rows in places.items() if place in only}
    held = {place: counted for place, counted in kept.items() if place in places}
    going = True
    if held:
        found = [score for place in places if place in held for score in _scores(places[place], held[place])]
        going = tell(found, len(held), len(places))
    left = [place for place in places if place not in held]
    if not going or not left:
        return
    try:
        with closing(_made(library, left)) as made:
            for place, counted in made:
                held[place] = counted
                if not tell(list(_scores(places[place], counted)), len(held), len(places)):
                    return
    finally:
        _save(file, {place: (states[place], counted) for place, counted in (kept | held).items()})


def counted(library: Library, place: str) -> Counted:
    """The scores of one place, made now."""
    return [
        (score.place.report, [score.counts[verdict] for verdict in VERDICTS])
        for score in scores(ledger(facts_of_place(library, place)))
    ]


def _scores(rows: Iterable[ReportRow], counted: Counted) -> Iterator[Score]:
    known = {row.id: row for row in rows}
    for report, counts in counted:
        about = about_kept(known[report]) if report in known else None
        if about is not None:
            yield Score(about, dict(zip(VERDICTS, counts, strict=True)))


def _state(rows: Iterable[ReportRow]) -> str:
    """What the scores of a place hold for: its reports, each by a number that is never given again."""
    return " ".join(f"{row.row}" for row in rows)


def _made(library: Library, places: Sequence[str]) -> Generator[tuple[str, Counted], None, None]:
    """The scores of these places, as they come. Closing the iterator stops the work."""
    if len(places) <= _FEW:
        for place in places:
            yield place, counted(library, place)
        return
    from parser.library.adding import cores

    command, env = processes.module("parser.questions.sheet", str(library.path)), processes.environment()
    pipe, running = subprocess.PIPE, list[subprocess.Popen[str]]()
    try:
        for _ in range(min(cores(), _MOST)):
            running.append(
                subprocess.Popen(
                    command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=env
                )
            )
        ahead = 2 * len(running)
        for at in range(len(places) + ahead):  # one place waits for each process while it goes through another
            if at >= ahead:
                yield places[at - ahead], _answer(running[at % len(running)], library, places[at - ahead])
            if at < len(places):
                _ask(running[at % len(running)], places[at])
    finally:
        for process in running:
            process.kill()
            process.communicate()


def _ask(process: subprocess.Popen[str], place: str) -> None:
    with suppress(OSError):  # it is gone: the answer will not come, either
        assert process.stdin is not None
        process.stdin.write(f"{place}\n")
        process.stdin.flush()


def _answer(process: subprocess.Popen[str], library: Library, place: str) -> Counted:
    assert process.stdout is not None
    line = process.stdout.readline()
    return _read(json.loads(line)) if line.endswith("\n") else counted(library, place)


def _read(given: list[list[object]]) -> Counted:
    return [(str(report), [int(str(count)) for count in counts]) for report, counts in given]  # type: ignore[attr-defined]


def _load(file: Path | None) -> dict[str, tuple[str, Counted]]:
    """What was kept, by place, under the rules of now; nothing where it cannot be read."""
    if file is None:
        return {}
    try:
        kept = json.loads(file.read_text("utf-8"))
        if kept["rules"] != _rules():
            return {}
        return {place: (str(state), _read(counted)) for place, (state, counted) in kept["places"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _save(file: Path | None, places: Mapping[str, tuple[str, Counted]]) -> None:
    """Write it, so that it is there whole or not at all. A failure costs only the next time's time."""
    if file is None:
        return
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        being_made = file.with_name(f"{file.name}.{os.getpid()}")
        being_made.write_text(json.dumps({"rules": _rules(), "places": places}, ensure_ascii=False), "utf-8")
        being_made.replace(file)


def _rules() -> str:
    """What tells one state of the ledger's rules from another: what is in their files."""
    from parser.library.readings import rules_mark

    mark = sha256(rules_mark().encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        mark.update(path.read_bytes())
    return mark.hexdigest()


def serve(path: str) -> None:
    """Answer for one place after the other until there is nothing more to read."""
    from parser.library import Library

    processes.give_way(5)
    with Library.open(path, readonly=True) as library:
        for line in sys.stdin:
            sys.stdout.write(json.dumps(counted(library, line.rstrip("\n"))) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    serve(sys.argv[1])
