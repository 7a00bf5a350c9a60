"""Finds the same report in another form: most of its sentences are those of a report that is there already.

Page furniture, line breaks and the web page around it differ from form to form, sentences hardly: of each report the
``SKETCHED`` sentences with the smallest hashes are kept, and reports that share enough of those are compared in full.
"""

from __future__ import annotations

import re
import sqlite3
from hashlib import blake2b

from .texts import text_of

SKETCHED = 40
_SHARED = 14
"""Sentences of the sketch in common before two reports are compared in full."""
_ALIKE = 0.6
"""Of the sentences of both, so many must be in both. Reports of one place in two years share less than a tenth."""
_SHORTEST = 8
_ENDS = re.compile("[。；！？;!?]")
_REST = re.compile("[^\u4e00-\u9fff0-9]+")


def sentences(text: str) -> set[int]:
    """The hashes of a text's sentences, of their Chinese characters and digits alone."""
    found = set()
    for sentence in _ENDS.split(text):
        bare = _REST.sub("", sentence)
        if len(bare) >= _SHORTEST:
            hashed = blake2b(bare.encode("utf-16-le", "surrogatepass"), digest_size=8).digest()
            found.add(int.from_bytes(hashed, "little", signed=True))
    return found


def sketch(text: str) -> list[int]:
    """The sentences by which twins are found; none of a text too short to tell."""
    found = sorted(sentences(text))
    return found[:SKETCHED] if len(found) >= SKETCHED else []


def find_twin(db: sqlite3.Connection, report: int, sketched: list[int], text: str) -> int | None:
    """The number of a report that is this one in another form, the one that stands for both if there are more."""
    if not sketched:
        return None
    rows = db.execute(
        f"""SELECT k.report, count(*) AS shared FROM sketches k WHERE k.sentence IN ({", ".join("?" * len(sketched))})
            AND k.report <> ? GROUP BY k.report HAVING shared >= ? ORDER BY shared DESC, k.report LIMIT 5""",
        (*sketched, report, _SHARED),
    ).fetchall()
    own = sentences(text) if rows else set()
    for other, _ in rows:
        theirs = sentences(text_of(db, other))
        if len(own & theirs) >= _ALIKE * len(own | theirs):
            first = db.execute("SELECT coalesce(twin, id) FROM reports WHERE id = ?", (other,)).fetchone()[0]
            return int(first)
    return None
