"""Characters of ambiguous width: “ ” … — and their like, one column wide in most terminals and two
in some that are set up for Chinese (East Asian Width "A", Unicode Standard Annex 11).

Where the terminal draws them wide and the program counts them narrow, every line that has one is
shifted. ``apply`` makes all that measures text count them alike; ``pattern`` shows whether it is so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal
from unicodedata import category, east_asian_width

Measure = Callable[..., Any]
Width = Literal["narrow", "wide"]
TESTED = ("“", "”", "…", "—", "·", "①")
"""What the reports use; the terminal is asked about these."""
DRAWN = ("─", "▌", "↑", "◇")
"""What the screen is drawn with."""
_BOXES = range(0x2500, 0x25A0)
"""Lines and blocks, which Textual draws borders and scroll bars with and counts as one column each."""
_PLAIN = {
    **dict.fromkeys(_BOXES, "#"),
    **dict.fromkeys(range(0x2500, 0x2580), "+"),
    **dict.fromkeys(map(ord, "─━┄┅┈┉╌╍═╴╶╸╺╼╾"), "-"),
    **dict.fromkeys(map(ord, "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▌▍▎▏▐▕"), "|"),
    **dict.fromkeys(map(ord, "▁▂▔"), "_"),
}


_HOLDERS = ("rich.segment", "textual._wrap", "textual.widgets._input")
"""Modules that took the measures by name: where one of them counts otherwise than ``rich.cells``, Rich looks for ever
for the place at which to cut a line."""


def terminal_name(environment: Mapping[str, str] | None = None) -> str:
    """Which terminal this is, as far as it says: the name by which its answer is remembered."""
    env = os.environ if environment is None else environment
    if env.get("TMUX"):
        return "tmux"
    if env.get("STY"):
        return "screen"
    if env.get("TERM_PROGRAM"):
        return env["TERM_PROGRAM"]
    for name, known in (("WT_SESSION", "Windows Terminal"), ("KITTY_WINDOW_ID", "kitty"), ("VTE_VERSION", "VTE")):
        if env.get(name):
            return known
    return env.get("TERM", "")


def pattern(width: Width) -> list[str]:
    """Lines whose bars stand exactly under one another where the terminal draws as ``width`` says."""
    columns = 2 if width == "wide" else 1
    lines = []
    for char in TESTED:
        lines.append(char * 4 + " " * (8 - 4 * columns) + "|")
    return ["--------|", *lines, "--------|"]


def plain(text: str) -> str:
    """``text`` with lines and blocks as ASCII, one column each wherever it is shown."""
    return text if text.isascii() else text.translate(_PLAIN)


def apply(width: Width) -> None:
    """Have Rich, Textual and the tables of ``parser.export`` count ambiguous characters like this.

    Lines and blocks (U+2500–259F) stay one column: where they would be drawn wide, the screen must
    be drawn in ``plain`` ASCII. Call it before anything is measured; a second call undoes the first.
    """
    import rich.cells
    import rich.segment

    from parser.export.width import count_ambiguous

    count_ambiguous(2 if width == "wide" else 1)
    cells: Any = rich.cells  # what its functions call is looked up in the module at each call
    usual = getattr(cells.get_character_cell_size, "usual", cells.get_character_cell_size)
    singles = cells._SINGLE_CELLS
    if width == "wide":
        cells.get_character_cell_size = _wide(usual)
        cells._is_single_cell_widths = frozenset(char for char in singles if not _ambiguous(char)).issuperset
    else:
        cells.get_character_cell_size = usual
        cells._is_single_cell_widths = singles.issuperset
    for name in _HOLDERS:
        holder: Any = sys.modules.get(name)
        for measure in ("get_character_cell_size", "_is_single_cell_widths"):
            if hasattr(holder, measure):
                setattr(holder, measure, getattr(cells, measure))
    cells.cached_cell_len.cache_clear()
    split: Any = rich.segment.Segment._split_cells
    split.cache_clear()


def _wide(usual: Measure) -> Measure:
    @lru_cache(maxsize=4096)
    def size(character: str, unicode_version: str = "auto") -> int:
        return 2 if _ambiguous(character) else usual(character, unicode_version)

    size.usual = usual  # type: ignore[attr-defined]
    return size


def _ambiguous(char: str) -> bool:
    return (
        east_asian_width(char) == "A"
        and ord(char) not in _BOXES
        and category(char) not in ("Mn", "Me", "Cf")  # marks that take no column at all
    )
