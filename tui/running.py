"""Runs the app from its first import to the terminal left as it was."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app import Govtui
from tui.locale import Language, set_language

if TYPE_CHECKING:
    from tui.remembering import Memory


def run(
    paths: Sequence[Path] = (),
    chosen: Language | None = None,
    memory: Memory | None = None,
    library: Path | None = None,
) -> int:
    """Open the reports in these files, or the library (the seeds, when there is neither), and return the exit code."""
    if chosen:
        set_language(chosen)
    if not paths and library is None:
        from tui.cli.paths import find

        paths, _ = find([])
    gc.disable()  # until the reports are open: a collection in between costs more than it frees
    app = Govtui(paths, memory, library)

    def keep() -> None:
        gc.enable()
        if memory:
            memory.keep(app.main)
            memory.save_now()

    from tui import forgetting, pasting, timing
    from tui.ending import Ending

    forgetting.install()
    timing.install()
    pasting.install(app.driver_class)
    app.ending = Ending(app, keep)
    return app.ending.run()
