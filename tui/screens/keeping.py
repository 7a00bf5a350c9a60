"""What the main screen has at hand of what is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.screens.dragging import Dragging

if TYPE_CHECKING:
    from collections.abc import Callable

    from parser.report import Report
    from tui.settings.state import State


class Keeping(Dragging, inherit_bindings=False):
    """The part of the main screen that knows what is kept; who reads and writes it is ``tui.remembering``."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: State | None = None
        """What is remembered; without it, bookmarks and history last as long as the program runs."""
        self.known_by: Callable[[Report], str] | None = None
        """What a report is known by on the disk; without it, by its id."""
        self.paths: dict[str, Path] = {}
        """Report id → the file it came from."""
        self.coming: dict[Path, None] = {}
        """The files that are still to be read, in order."""

    @property
    def state(self) -> State:
        """What is kept."""
        if self.kept is None:
            from tui.settings.state import State

            self.kept = State(None)
        return self.kept

    def key_of(self, report: Report) -> str:
        """What a report is known by, whatever its file is called."""
        return self.known_by(report) if self.known_by is not None else report.id
