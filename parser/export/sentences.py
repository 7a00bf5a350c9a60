"""The sentence a row came from, as one reads it: line breaks and page debris left out."""

from __future__ import annotations

from bisect import bisect_right

from parser.report import Report, Section


def printed(report: Report, start: int, end: int) -> str:
    """``source.text[start:end]`` on one line.

    Hard line breaks are taken out where a paragraph holds them (Chinese needs no space there);
    outside any paragraph, white space is brought to single spaces.
    """
    source = report.source.text
    text = "".join([source[first:last] for first, last in stretches(report, start, end)])
    return " ".join(text.split())


def stretches(report: Report, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of ``source.text[start:end]`` that stand in paragraphs, in order: hard line breaks and page debris lie
    between them. Outside any paragraph, all of it.
    """
    found = []
    at = max(bisect_right(report.passages, start, key=lambda passage: passage.paragraph.start) - 1, 0)
    for passage in report.passages[at:]:
        if passage.paragraph.start >= end:
            break
        if passage.kind == "furniture":
            continue
        for _, first, last in passage.paragraph.pieces:
            if first < end and start < last:
                found.append((max(first, start), min(last, end)))
    return found or [(start, end)]


def section_at(report: Report, offset: int) -> Section | None:
    """The innermost section, of any kind, that ``offset`` stands in."""
    found = None
    for section in report.sections:
        if section.start > offset:
            break
        if offset < max(section.body_end, section.end):
            found = section
    return found
