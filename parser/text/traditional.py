"""Reports printed in traditional characters: read as if they were printed in simplified ones, one for one.

The words by which reports are read (markers of headings, offices, places, indicators, topics) are kept in simplified
characters alone. ``traditional.tsv`` holds the characters that these words use, and 「」 are the quotation marks “”.
"""

from __future__ import annotations

from functools import cache

from parser.text.vocabulary import table

_COMMONEST = "國發經會產業個這為與萬億點實現區農務"
_SAMPLE = 20_000
"""Characters of a text from which its script is told."""
_SHARE = 0.01
"""Share of the commonest traditional characters; in a report in traditional characters they are a tenth of all."""
_QUOTES = str.maketrans("「」『』", "“”‘’")


@cache
def _simple() -> dict[int, int]:
    rows = table("traditional")
    return _QUOTES | str.maketrans(
        "".join(row["traditional"] for row in rows), "".join(row["simplified"] for row in rows)
    )


def is_traditional(text: str) -> bool:
    """Whether the text is printed in traditional characters."""
    sample = text[:_SAMPLE]
    return sum([sample.count(char) for char in _COMMONEST]) > _SHARE * len(sample)


def simplified(text: str) -> str:
    """The text in simplified characters; same length."""
    return text.translate(_simple())
