"""Our own themes, made for long reading: paper and ink by day, lamplight by night.

The two keep text well above the contrast that reading asks for (WCAG: 7 to 1) without full black on
white, and keep the five kinds of figure apart in hue and in lightness. Two more of high contrast
are for tired eyes, poor screens and projectors.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="govtui-dark",
    primary="#8fb4d9",
    secondary="#b7a7d6",
    accent="#d6a5c9",
    success="#93c38a",
    warning="#dcb35c",
    error="#e58f80",
    foreground="#d8d3c7",
    background="#1a1b1e",
    surface="#1f2024",
    panel="#282a2f",
    boost="#303238",
    dark=True,
    variables={
        "block-cursor-background": "#3c4a5c",
        "block-cursor-foreground": "#f2ede1",
        "input-selection-background": "#3c4a5c",
        "rule": "#33353b",
        "faint": "#8b8a85",
        "ink-strong": "#efe9dc",
        "flash": "#4a4427",
        "hit": "#3f3b55",
        "scrollbar": "#3a3c43",
        "scrollbar-hover": "#4c4f58",
        "scrollbar-active": "#8fb4d9",
        "scrollbar-background": "#1a1b1e",
        "scrollbar-background-hover": "#1a1b1e",
        "scrollbar-background-active": "#1a1b1e",
    },
)
LIGHT = Theme(
    name="govtui-light",
    primary="#2c5f8d",
    secondary="#6b4f96",
    accent="#8e3f78",
    success="#33702f",
    warning="#8a5a00",
    error="#ab3324",
    foreground="#2e2b26",
    background="#f8f4ea",
    surface="#f2ecdf",
    panel="#e8e1d1",
    boost="#e2dac8",
    dark=False,
    variables={
        "block-cursor-background": "#c5d5e4",
        "block-cursor-foreground": "#1d1b18",
        "input-selection-background": "#c5d5e4",
        "rule": "#d8d0be",
        "faint": "#746e62",
        "ink-strong": "#141210",
        "flash": "#f3e3a2",
        "hit": "#e3d9f0",
        "scrollbar": "#d3cab6",
        "scrollbar-hover": "#c2b8a1",
        "scrollbar-active": "#2c5f8d",
        "scrollbar-background": "#f8f4ea",
        "scrollbar-background-hover": "#f8f4ea",
        "scrollbar-background-active": "#f8f4ea",
    },
)


def _contrast(name: str, *, dark: bool, ground: str, ink: str, marks: tuple[str, ...], plain: tuple[str, ...]) -> Theme:
    """A theme of high contrast: every ink stands 7 to 1 and more above every ground it is drawn on."""
    primary, secondary, accent, success, warning, error = marks
    block, rule, faint, flash, hit, bar = plain
    scrollbar = {"": bar, "-hover": ink, "-active": primary}
    grounds = dict.fromkeys(("-background", "-background-hover", "-background-active"), ground)
    return Theme(
        name=name,
        primary=primary,
        secondary=secondary,
        accent=accent,
        success=success,
        warning=warning,
        error=error,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=ground,
        boost=ground,
        dark=dark,
        variables={
            "block-cursor-background": block,
            "block-cursor-foreground": ink,
            "input-selection-background": block,
            "rule": rule,
            "faint": faint,
            "ink-strong": ink,
            "flash": flash,
            "hit": hit,
            **{f"scrollbar{state}": colour for state, colour in (scrollbar | grounds).items()},
        },
    )


CONTRAST_DARK = _contrast(
    "govtui-contrast-dark",
    dark=True,
    ground="#000000",
    ink="#ffffff",
    marks=("#8fd0ff", "#d9c2ff", "#ffb3ec", "#8dff9c", "#ffe066", "#ffb0a6"),
    plain=("#0b3a66", "#9a9a9a", "#d0d0d0", "#4a3b00", "#3d2266", "#9a9a9a"),
)
CONTRAST_LIGHT = _contrast(
    "govtui-contrast-light",
    dark=False,
    ground="#ffffff",
    ink="#000000",
    marks=("#003a75", "#43148a", "#7a0060", "#004d0d", "#5c3a00", "#8a0d00"),
    plain=("#cfe4ff", "#595959", "#333333", "#fff0a8", "#ecdcff", "#595959"),
)
THEMES = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)

READ = 4.5
"""Contrast that text of common size asks for (WCAG 2.2, 1.4.3)."""


def defaults(theme: Theme) -> dict[str, str]:
    """Our own variables for a theme that does not have them: mixed from its ground and its text. What is faint is
    mixed so that it can be read, as far as the theme's own text can.
    """
    if "ink-strong" in theme.variables:  # one of ours
        return {}
    known = theme.to_color_system().generate()
    ground, ink = known["background"], known["foreground"]
    if ground.startswith("ansi") or ink.startswith("ansi"):
        return {
            "rule": "ansi_bright_black",
            "faint": "ansi_bright_black",
            "ink-strong": ink,
            "flash": "ansi_bright_black",
            "hit": "ansi_bright_black",
        }

    def mixed(colour: str, share: float) -> str:
        return Color.parse(ground).blend(Color.parse(colour), share, alpha=1.0).hex

    fainter = [mixed(ink, share / 20) for share in range(11, 21)]
    grounds = ground, known["surface"]
    return {
        "rule": mixed(ink, 0.16),
        "faint": next(
            (faint for faint in fainter if min(_contrast_of(faint, on) for on in grounds) >= READ), fainter[-1]
        ),
        "ink-strong": ink,
        "flash": mixed(known["warning"], 0.3),
        "hit": mixed(known["accent"], 0.3),
    }


def _contrast_of(ink: str, ground: str) -> float:
    """By the formula of WCAG 2.2: 1 to 21."""
    dark, light = sorted((_light(Color.parse(ink)), _light(Color.parse(ground))))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
