"""Notes that a file keeps apart from its text: the footnotes of Word and of a PDF's pages."""

from __future__ import annotations

from collections.abc import Sequence

_OVER = "注释"
"""What reports print over their notes; at the foot of a page a line is drawn in its place."""


def behind(lines: Sequence[str], notes: Sequence[str]) -> str:
    """The text of these lines, and the notes behind it, a line each."""
    return "\n".join([*lines, _OVER, *notes] if notes else lines)
