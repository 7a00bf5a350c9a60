"""Our themes can be read: contrast by the formula of WCAG 2.2 (1.4.3, 1.4.6), of every ink on every ground."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tests.tui.conftest import Open
from tui.ink import inks
from tui.themes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, THEMES, defaults

INKS = ("foreground", "ink-strong", "text-primary", "text-success", "text-error", "text-warning", "text-accent")
GROUNDS = ("background", "surface", "flash", "hit", "block-cursor-background")


def contrast(ink: str, ground: str) -> float:
    lights = sorted(_light(Color.parse(colour)) for colour in (ink, ground))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def weakest(theme: Theme, inks: tuple[str, ...]) -> tuple[float, str, str]:
    known = {**theme.to_color_system().generate(), **theme.variables}
    return min((contrast(known[ink], known[ground]), ink, ground) for ink in inks for ground in GROUNDS)


@pytest.mark.parametrize("theme", [CONTRAST_DARK, CONTRAST_LIGHT], ids=lambda theme: theme.name)
def test_high_contrast_is_7_to_1_everywhere(theme: Theme) -> None:
    assert weakest(theme, (*INKS, "faint"))[0] >= 7, weakest(theme, (*INKS, "faint"))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_reading_themes_are_4_5_to_1_everywhere(theme: Theme) -> None:
    assert weakest(theme, INKS)[0] >= 4.5, weakest(theme, INKS)


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_what_is_faint_can_be_read_in_textuals_themes(theme: Theme) -> None:
    known = {**theme.to_color_system().generate(), **defaults(theme)}
    if known["faint"].startswith("ansi"):  # the terminal's own colours
        return
    for ground in ("background", "surface"):
        most = contrast(known["foreground"], known[ground])
        assert contrast(known["faint"], known[ground]) >= min(4.5, most), ground


def test_names_say_whose_they_are() -> None:
    assert all(theme.name.startswith("govtui-") for theme in THEMES)


async def test_without_colour_cursor_and_selection_of_the_table_are_reversed(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened((120, 40)) as pilot:
        table = pilot.app.main.table
        await pilot.press("m", "r", "g", "v", "j")
        await pilot.pause()
        first, second = (list(table.render_line(1 + at)) for at in (0, 1))
        name = table.rows_shown()[0].metric.indicator
        assert all(part.style.reverse and not part.style.underline for part in first if name in part.text)
        name = table.rows_shown()[1].metric.indicator
        assert all(part.style.reverse and part.style.underline for part in second if name in part.text)
        assert not any(part.style.reverse for part in table.render_line(3))


async def test_in_the_terminals_own_colours_what_is_selected_can_be_read(opened: Open) -> None:
    """Whatever the sixteen colours look like: no ink is sure to stand apart from cyan, and blue on black is dark."""
    async with opened((120, 40)) as pilot:
        for name, dark in (("ansi-dark", True), ("ansi-light", False)):
            pilot.app.theme = name
            await pilot.pause()
            styles = inks(pilot.app)
            selected = styles["ink--selected"]
            assert selected.reverse and selected.color is None and selected.bgcolor is None
            assert styles["ink--flash"].underline
            assert styles["figure--value"].color == Color.parse("ansi_bright_blue" if dark else "ansi_blue").rich_color
