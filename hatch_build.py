"""Puts the readings of the seeds into the wheel, so that the first start shows them without reading them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SeedReadings(BuildHookInterface):  # type: ignore[misc, type-arg]
    """Reads the seeds by the rules that go into the same wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel is built. An editable installation reads the seeds when it is started."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from parser.library.readings import name_of, written
            from parser.reading import parse
            from parser.sources import load

            folder = Path(tempfile.mkdtemp(prefix="govtui-readings-"))
            for path in sorted((root / "seeds").glob("*.txt")):
                source = load(path)
                (folder / name_of(source)).write_text(written(parse(source)), "utf-8")
        finally:
            sys.path.remove(str(root))
        build_data["force_include"][str(folder)] = "tui/readings"
