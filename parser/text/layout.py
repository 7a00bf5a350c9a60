"""How a file's lines are laid out: the width at which they are wrapped, the margin before all, how paragraphs begin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

CLOSED = "。！？；：…”’）》】.!?;:)"
"""What a line ends with that may be the last of its paragraph."""
INDENT_MAX = 64
"""Whatever stands further before a line is no indent: the line was cut out of a longer one."""
_LEAST_LINES = 16
_LEAST_WIDTH, _MOST_WIDTH = 24, 140
_USUAL = 0.8
_NEARLY_ALL = 0.95
_RARE = 0.05


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a file stand."""

    width: int = 0
    """The width, in half-width columns, at which the file is hard-wrapped; 0 when it is not."""
    by_character: bool = False
    """Each line has as many characters as the next, so that a digit is as wide as any."""
    margin: int = 0
    """Characters of white space before every line."""
    indents: bool = False
    """The first lines of paragraphs are set in, and no others."""
    blanks: bool = False
    """An empty line stands behind the last line of a paragraph, and behind no other."""

    def measure(self, text: str, start: int, end: int) -> int:
        """Width of ``text[start:end]`` in half-width columns, as these lines are measured."""
        return 2 * (end - start) if self.by_character else columns(text, start, end)

    def indent(self, text: str, line: int) -> int:
        """Characters of white space before the line that begins at ``line``, the margin left out."""
        return max(0, indent_of(text, line) - self.margin)


def columns(text: str, start: int, end: int) -> int:
    """Width of ``text[start:end]`` in half-width columns."""
    return 2 * (end - start) - len(text[start:end].encode("ascii", "ignore"))


def indent_of(text: str, line: int) -> int:
    """Number of characters of white space before the line that begins at ``line``; not counted past ``INDENT_MAX``."""
    if line and text[line - 1] == "\n":  # as most do
        return 0
    low = max(0, line - INDENT_MAX)
    before = max(text.rfind("\n", low, line), text.rfind("\r", low, line), text.rfind("\f", low, line), low - 1)
    return line - before - 1


def read_layout(text: str, lines: list[tuple[int, int, bool]]) -> Layout:
    """The layout of a file. ``lines``: ``(start, end, blank line before)`` of each."""
    if len(lines) < _LEAST_LINES:
        return Layout()
    as_many = [2 * (end - start) for start, end, _ in lines]
    if not _LEAST_WIDTH <= sorted(as_many)[int(len(lines) * _USUAL)] <= 2 * _MOST_WIDTH:  # as in most files
        return Layout()
    as_wide = [columns(text, start, end) for start, end, _ in lines]
    (wide, wide_times), (many, many_times) = (_wrap_width(text, lines, widths) for widths in (as_wide, as_many))
    by_character = many_times > wide_times
    width, widths = (many, as_many) if by_character else (wide, as_wide)
    if not width:
        return Layout()
    before = [indent_of(text, start) for start, _, _ in lines]
    margin = _margin(before)
    indented = sum(each > margin + 1 for each in before)
    return Layout(width, by_character, margin, _some(indented, lines), _has_blanks(lines, widths, width))


def _some(count: int, lines: list[tuple[int, int, bool]]) -> bool:
    """Whether so many lines may be the first ones of the paragraphs."""
    return 0.03 * len(lines) < count < 0.6 * len(lines)


def _has_blanks(lines: list[tuple[int, int, bool]], widths: list[int], width: int) -> bool:
    """Whether empty lines part the paragraphs: they stand behind the short lines that end them, nearly everywhere."""
    after = [blank for _, _, blank in lines[1:]]
    short = [blank for blank, size in zip(after, widths, strict=False) if size < 0.8 * width]
    return _some(sum(after), lines) and sum(short) >= _NEARLY_ALL * len(short)


def _wrap_width(text: str, lines: list[tuple[int, int, bool]], widths: list[int]) -> tuple[int, int]:
    """The width at which lines of ``widths`` are hard-wrapped, and how many have it to the column; zeros when they
    are not.

    A hard-wrapped file has many lines of nearly one width, most of which stop in mid-sentence.
    """
    usual = sorted(widths)[int(len(widths) * _USUAL)]
    if not _LEAST_WIDTH <= usual <= _MOST_WIDTH:
        return 0, 0
    near = [index for index, width in enumerate(widths) if abs(width - usual) <= 4]
    if len(near) < 0.5 * len(lines):
        return 0, 0
    open_ended = sum(1 for index in near if text[lines[index][1] - 1] not in CLOSED)
    if open_ended < 0.6 * len(near):
        return 0, 0
    return Counter(widths[index] for index in near).most_common(1)[0]


def _margin(before: list[int]) -> int:
    """The white space before every line, as ``pdftotext -layout`` writes it: the least that more than a few lines have,
    where nearly all have some.
    """
    if sum(each > 1 for each in before) < _NEARLY_ALL * len(before):
        return 0
    times = Counter(before)
    return min((each for each in times if times[each] > _RARE * len(before)), default=0)
