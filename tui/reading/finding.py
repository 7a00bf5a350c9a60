"""Finding words in a report's text: white space, line ends and the width of letters do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parser.report import Report


def find(report: Report, words: str, limit: int = 5000) -> list[tuple[int, int]]:
    """The source spans at which ``words`` stand, in reading order."""
    from parser.text.flow import normal

    wanted = normal(words.strip()).casefold()
    squeezed = "".join(wanted.split())
    if not squeezed:
        return []
    found: list[tuple[int, int]] = []
    for passage in report.passages:
        text = passage.paragraph.text.casefold()
        if len(text) != len(passage.paragraph.text):  # a letter that folds into two: look for it as it is
            text = passage.paragraph.text
        needle = wanted if wanted in text else squeezed
        at = text.find(needle)
        while at >= 0:
            found.append(passage.paragraph.span(at, at + len(needle)))
            if len(found) >= limit:
                return found
            at = text.find(needle, at + len(needle))
    return found
