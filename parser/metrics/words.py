"""The vocabulary by which clauses are read (``knowledge/cues.tsv``), compiled once.

A name is read leftwards from its figure. Patterns that strip the end of a name run on the reversed
text, so that each is one anchored match and not a search.
"""

from __future__ import annotations

from functools import cache

from parser.text.vocabulary import any_of, table, words


@cache
def cue(kind: str) -> tuple[str, ...]:
    """The words of one kind in ``cues.tsv``, each once."""
    found: dict[str, None] = {}
    for row in table("cues"):
        if row["kind"] == kind:
            found.update(dict.fromkeys(words(row["words"])))
    return tuple(found)


def starts(kind: str) -> str:
    """A pattern for any word of a kind, as it stands."""
    return any_of(cue(kind))


def ends(kind: str) -> str:
    """A pattern for any word of a kind in reversed text."""
    return any_of([word[::-1] for word in cue(kind)])


DATE = r"(?:(?:1[89]|20)\d{2}年?(?:[-~～—–至到]+(?:(?:1[89]|20)\d{2}|\d\d))?年?度?(?:底|末|初)?|\d{1,2}月(?:份|底|末)?(?:\d{1,2}日)?|“[一二三四五六七八九十]+五”(?:时期|期间|末|以来|规划)?)"
"""A date, forwards."""
