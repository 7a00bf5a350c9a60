"""What can be done on the main screen, whichever pane has the focus."""

from __future__ import annotations

from tui.commands.command import Command, Situation


def no_report(now: Situation) -> str | None:
    """Nothing is open."""
    return None if now.report else "why.no-report"


def no_sections(now: Situation) -> str | None:
    """The report has no headings."""
    return no_report(now) or (None if now.report and now.report.sections else "why.no-sections")


def no_back(now: Situation) -> str | None:
    """There is nowhere to go back to."""
    return None if now.back else "why.no-back"


def no_forward(now: Situation) -> str | None:
    """Nothing was gone back from."""
    return None if now.forward else "why.no-forward"


def no_hits(now: Situation) -> str | None:
    """Nothing was searched for."""
    return no_report(now) or (None if now.hits else "why.no-hits-rows")


def one_pane(now: Situation) -> str | None:
    """There is no other pane in view."""
    return None if now.panes > 1 else "why.one-pane"


def nothing_beside(now: Situation) -> str | None:
    """The text has the window to itself already, and is not to give it back."""
    return "why.one-pane" if now.alone and now.panes < 2 else None


def no_files(now: Situation) -> str | None:
    """There is nothing to keep: what is shown is kept already."""
    return None if now.keeping or (now.reports and not now.library) else "why.no-files"


COMMANDS = [
    Command("main.jump", ("t", "ctrl+k"), "find", 95, no_report),
    Command("main.search", ("slash",), "find", 90, no_report),
    Command("main.find", ("S",), "find", 62, no_report),
    Command("main.next-hit", ("n",), "find", 0, no_report),
    Command("main.previous-hit", ("N",), "find", 0, no_report),
    Command("main.next-section", ("right_square_bracket",), "move", 80, no_sections),
    Command("main.previous-section", ("left_square_bracket",), "move", 0, no_sections),
    Command("main.back", ("b", "backspace", "alt+left"), "move", 60, no_back),
    Command("main.forward", ("B", "alt+right"), "move", 0, no_forward),
    Command("main.next-report", ("right_curly_bracket",), "move", 0, no_report),
    Command("main.previous-report", ("left_curly_bracket",), "move", 0, no_report),
    Command("main.turn-rows", ("R",), "table", 51, no_report),
    Command("main.section-rows", ("s",), "table", 50, no_report),
    Command("main.report-rows", ("r",), "table", 49, no_report),
    Command("main.topic-rows", (), "table", 0, no_report),
    Command("main.hit-rows", (), "table", 0, no_hits),
    Command("main.all-rows", (), "table", 0, no_report),
    Command("main.detail", ("D",), "figures", 47, no_report),
    Command("main.next-pane", ("tab",), "view", 45, one_pane),
    Command("main.previous-pane", ("shift+tab",), "view", 0, one_pane),
    Command("main.reports", ("1",), "view", 0, alone=86),
    Command("main.outline", ("2",), "view", 0),
    Command("main.text", ("3",), "view", 0),
    Command("main.table", ("4", "m"), "view", 40, alone=85),
    Command("main.sidebar", ("backslash",), "view", 30),
    Command("main.text-only", ("z",), "view", 0, nothing_beside),
    Command("main.grow", ("plus", "ctrl+up"), "view", 0),
    Command("main.shrink", ("underscore", "ctrl+down"), "view", 0),
    Command("main.grow-other", ("asterisk", "ctrl+right"), "view", 0),
    Command("main.shrink-other", ("ampersand", "ctrl+left"), "view", 0),
    Command("main.beside", ("vertical_line",), "view", 58, no_report),
    Command("main.same-topic", ("a",), "find", 57, no_report),
    Command("main.bookmark", ("M",), "find", 0, no_report),
    Command("main.bookmark-note", ("E",), "find", 0, no_report),
    Command("main.bookmarks", ("apostrophe",), "find", 48),
    Command("main.compare", ("c",), "find", 56, no_report),
    Command("main.ledger", ("p",), "find", 47, no_report),
    Command("main.library", ("w",), "find", 46),
    Command("main.keep", ("W",), "app", 0, no_files),
    Command("main.escape", ("escape",), "view", 0, palette=False),
]
