"""How often a phrase stands in each report, out of the search index alone.

The index tells which reports hold a phrase; how often each does it tells only through its rank. That rank (BM25, as
FTS5 reckons it: https://www.sqlite.org/fts5.html#the_bm25_function) is, for one phrase,

    score = idf · f · (k₁ + 1) / (f + K),   K = k₁ · (1 − b + b · D / avgdl)

where f is how often the phrase stands in the report and all else is known: D tokens in the report, avgdl in the
average report, idf = ln((N − n + ½) / (n + ½)), at least 10⁻⁶, for n reports of N that have it, k₁ = 1.2, b = 0.75. So
f = score · K / (idf · (k₁ + 1) − score), exact to the last bit but a few; opening the texts would take fifty times as
long. One character is no token: its counts are kept apart.
"""

from __future__ import annotations

import sqlite3
from math import log

from . import grams, index

_K1, _B = 1.2, 0.75
_LEAST = 1e-6
"""Of idf, as FTS5 has it."""


def counts(db: sqlite3.Connection, phrase: str, size: dict[int, int]) -> dict[int, int]:
    """How often the compact phrase stands in each report of the index that has it, by the report's number.

    ``size``: tokens in each report of the index.
    """
    if len(phrase) == 1:
        return {report: count for report, count in index.letter(db, phrase) if report in size}
    ranked = db.execute("SELECT rowid, bm25(grams) FROM grams WHERE grams MATCH ?", (grams.query(phrase),)).fetchall()
    if not ranked or not size:
        return {}
    average = sum(size.values()) / len(size)
    idf = max(log((len(size) - len(ranked) + 0.5) / (len(ranked) + 0.5)), _LEAST)
    most = idf * (_K1 + 1)
    return {
        report: max(1, round(-rank * _K1 * (1 - _B + _B * size[report] / average) / (most + rank)))
        for report, rank in ranked
        if report in size
    }


def count_in(text: str, phrase: str) -> int:
    """How often a phrase stands in a compact text, at every place where it begins: 哈哈 stands twice in 哈哈哈."""
    found, at = 0, text.find(phrase)
    while at >= 0:
        found += 1
        at = text.find(phrase, at + 1)
    return found
