"""Pictures of the screen as text: small beside an SVG, and a change in one can be read in a diff.

A picture is the screen's text, then the same cells each with the letter of its style, then what the letters mean.
"""

from __future__ import annotations

from itertools import chain
from string import ascii_letters, digits
from typing import Any

from rich.cells import cell_len
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App

_LETTERS = [*ascii_letters, *digits, *map(chr, range(0x3B1, 0x3CA)), *map(chr, range(0x410, 0x450))]


class PictureExtension(SingleFileSnapshotExtension):
    """Keeps each picture in a file of its own, as it is."""

    _file_extension = "txt"
    file_extension = "txt"
    _write_mode = WriteMode.TEXT


def picture(app: App[Any]) -> str:
    """What is on the screen now; of a box over it, the box."""
    strips = app.screen._compositor.render_strips()
    if len(app.screen_stack) > 1:
        box = app.screen.query_one("#box").region
        strips = [strip.crop(box.x, box.right) for strip in strips[box.y : box.bottom]]
    inks: dict[str, str] = {}
    texts, drawn = [], []
    for strip in strips:
        text, ink = "", ""
        for segment in strip:
            style = str(segment.style).replace("not bold ", "") if segment.style else "none"
            letter = inks.setdefault(style, _LETTERS[min(len(inks), len(_LETTERS) - 1)])
            text += segment.text
            ink += letter * cell_len(segment.text)
        texts.append(text.rstrip())
        drawn.append(ink.rstrip(ink[-1:]) + ink[-1:])  # the last style goes on to the edge
    meaning = [f"{letter}: {style}" for style, letter in inks.items()]
    rule = "-" * 80
    return "\n".join(chain(texts, [rule], drawn, [rule], meaning)) + "\n"
