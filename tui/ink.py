"""How the words on screen are drawn: one table of names, in the colours of the theme.

Widgets that draw by the line take their styles from here and not from component classes: Textual
works those out again, one by one, at every change of focus.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color, ColorParseError

if TYPE_CHECKING:
    from textual.app import App

# name: (colour, ground, attributes); colours are variables of the theme
_INKS: dict[str, tuple[str, str, str]] = {
    "lines--cursor": ("block-cursor-foreground", "block-cursor-background", "bold"),
    "lines--here": ("", "boost", ""),
    "lines--hover": ("", "panel", ""),
    "lines--bar": ("primary", "", ""),
    "lines--dim": ("faint", "", ""),
    "lines--head": ("ink-strong", "", "bold"),
    "lines--gone": ("faint", "", "strike"),
    "crumb--headline": ("faint", "", ""),
    "crumb--path": ("faint", "", ""),
    "crumb--last": ("ink-strong", "", "bold"),
    "crumb--progress": ("faint", "", ""),
    "crumb--bar": ("primary", "", ""),
    "foot--key": ("primary", "", "bold"),
    "foot--dim": ("foreground", "", ""),
    "foot--note": ("success", "", ""),
    "foot--warning": ("warning", "", "bold"),
    "foot--detail": ("ink-strong", "", "bold"),
    "foot--faint": ("faint", "", ""),
    "ink--cover": ("ink-strong", "", "bold"),
    "ink--heading-1": ("primary", "", "bold underline"),
    "ink--heading-2": ("primary", "", "bold"),
    "ink--heading-3": ("ink-strong", "", "bold"),
    "ink--lead": ("ink-strong", "", "bold"),
    "ink--note": ("faint", "", ""),
    "ink--furniture": ("faint", "", "dim"),
    "ink--table": ("foreground", "", ""),
    "ink--figure": ("", "", "bold"),
    "ink--target": ("", "", "underline"),
    "ink--rank": ("", "", "bold underline"),
    "ink--cursor": ("block-cursor-foreground", "block-cursor-background", "bold"),
    "ink--flash": ("", "flash", ""),
    "ink--selected": ("", "input-selection-background", ""),
    "ink--hit": ("", "hit", "underline"),
    "ink--hit-here": ("background", "warning", "bold"),
    "ink--call": ("secondary", "", "underline"),
    "ink--call-here": ("background", "secondary", "bold"),
    "bar--bookmark": ("accent", "", "bold"),
    "bar--hit": ("warning", "", ""),
    "bar--hit-here": ("warning", "", "bold"),
    "bar--part": ("primary", "", "bold"),
    "bar--section": ("primary", "", ""),
    "bar--figures": ("faint", "", ""),
    "note--text": ("foreground", "", ""),
    "figure--value": ("text-primary", "", ""),
    "figure--rise": ("text-success", "", ""),
    "figure--fall": ("text-error", "", ""),
    "figure--target": ("text-warning", "", ""),
    "figure--rank": ("text-accent", "", "bold"),
}
_RED_RISE = {"figure--rise": "figure--fall", "figure--fall": "figure--rise"}
# Without colour, reversal and line tell what a ground tells otherwise.
_NO_COLOR = {
    "lines--cursor": "reverse",
    "lines--here": "bold",
    "ink--cursor": "reverse",
    "ink--hit-here": "reverse",
    "ink--call-here": "reverse",
    "ink--flash": "underline",
    "ink--selected": "reverse",
}
# In the terminal's own colours no ground is sure to stand apart from every ink on it.
_ANSI = {"ink--selected": ("", "", "reverse"), "ink--flash": ("", "flash", "underline")}
_ON_BLACK = {"ansi_blue": "ansi_bright_blue"}
"""Of the sixteen, those that many terminals draw too dark to be read on black."""
NAMES = frozenset(_INKS)
_last: tuple[object, bool, Mapping[str, Style]] = (None, False, {})


def inks(app: App[Any]) -> Mapping[str, Style]:
    """The styles by name, in the app's theme."""
    global _last
    variables = app.theme_variables or app.get_css_variables()
    red_rise = app.has_class("-red-rise")
    if _last[0] is variables and _last[1] == red_rise:  # a theme has a dictionary of its own
        return _last[2]
    needed = {name for colour, ground, _ in _INKS.values() for name in (colour, ground)} - {""}
    swap = _ON_BLACK if app.current_theme.dark else {}
    told = {name: variables.get(name, "") for name in needed | {"background"}}
    colours = tuple(sorted((name, swap.get(value, value)) for name, value in told.items()))
    styles = _styles(colours, app.no_color, red_rise)
    _last = (variables, red_rise, styles)
    return styles


@lru_cache(maxsize=8)
def _styles(colours: tuple[tuple[str, str], ...], no_color: bool, red_rise: bool) -> Mapping[str, Style]:
    variables = dict(colours)
    found: dict[str, Style] = {}
    drawn = _INKS | _ANSI if variables["background"].startswith("ansi") else _INKS
    for name, (colour, ground, words) in drawn.items():
        more = _NO_COLOR.get(name, "") if no_color else ""
        style = Style.parse(f"{words} {more}".strip() or "none")
        ink, under = _colour(colour, variables), _colour(ground, variables)
        if under and not ink and variables.get(colour, "").startswith("auto"):  # black or white, as can be read
            ink = Color.from_rich_color(under).get_contrast_text(1.0).rich_color
        found[name] = style + Style(color=ink, bgcolor=under)
    return {name: found[_RED_RISE.get(name, name) if red_rise else name] for name in _INKS}


def _colour(name: str, variables: Mapping[str, str]) -> RichColor | None:
    """A variable's colour, on the theme's ground where it lets some of that through; ``None`` for one
    that the theme leaves to what is around.
    """
    value = variables.get(name, "")
    if not value or value.startswith("auto"):
        return None
    try:
        colour = Color.parse(value)
        if colour.ansi is None and colour.a < 1:
            if colour.a == 0:
                return None
            colour = Color.parse(variables["background"]).blend(colour, colour.a, alpha=1.0)
    except ColorParseError:
        return None
    return colour.rich_color
