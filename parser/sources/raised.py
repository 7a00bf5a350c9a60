"""Figures that are raised or small: they call a note, or are a power.

Read as if they stood on the line they would be one with the figure behind: “口袋公园”³15个 is not 315个. This module
imports nothing of ours: ``pdf_pages`` loads it without the package.
"""

from __future__ import annotations

_LONGEST = 3
_POWERS = {"2": "²", "3": "³"}
_OF_LENGTH = ("米", "里")


def on_the_line(before: str, text: str) -> str:
    """What is raised behind ``before``, as it is written where nothing can be raised: ``[3]`` for what calls a note,
    ``²`` behind a length. Behind a letter, a figure or a bracket it stays (m2, PM2.5, a power of ten), and so does
    what is no figure, or a long one.
    """
    figures = text.strip()
    last = before[-4:].rstrip()[-1:]
    if not (figures.isascii() and figures.isdigit() and len(figures) <= _LONGEST):
        return text
    if last in _OF_LENGTH and figures in _POWERS:
        return _POWERS[figures]
    if not last or last in "[［〔【（(." or (last.isascii() and last.isalnum()):
        return text
    return f"[{figures}]"
