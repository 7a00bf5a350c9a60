"""Puts the readings of the seeds into the wheel, so that the first start shows them without reading them."""

from __future__ import annotations

import compileall
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SeedReadings(BuildHookInterface):  # type: ignore[misc, type-arg]
    """Reads the seeds by the rules that go into the same wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel is built. An editable installation finds them beside the seeds (``readings/``, not in git);
        they hold until a rule is changed. Its modules are compiled here, as pip compiles those of a wheel: with
        ``PYTHONDONTWRITEBYTECODE`` set, as it is in many containers, every start would compile them anew.
        """
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from parser.library.readings import name_of, written
            from parser.reading import parse
            from parser.sources import load

            if version == "editable":
                for package in ("parser", "tui"):
                    compileall.compile_dir(root / package, quiet=1)
                folder = root / "readings"
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
            else:
                folder = Path(tempfile.mkdtemp(prefix="govtui-readings-"))
            for path in sorted((root / "seeds").glob("*.txt")):
                source = load(path)
                (folder / name_of(source)).write_text(written(parse(source)), "utf-8")
        finally:
            sys.path.remove(str(root))
        if version != "editable":
            build_data["force_include"][str(folder)] = "tui/readings"
