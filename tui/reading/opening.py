"""Opening files one after another, so that one that cannot be read costs only itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.locale import say
from tui.reading.shelf import Failure

if TYPE_CHECKING:
    from parser.report import Report


def open_all(paths: Iterable[Path]) -> Iterator[list[Report] | Failure]:
    """For each path its reports, or why there are none. Slow: for a worker."""
    from parser.library.readings import Readings
    from parser.sources.errors import SourceError
    from tui.cli.paths import seeds
    from tui.settings.paths import folder

    cache = folder("cache")
    if cache is not None:
        read = Readings(cache / "readings", seeds().with_name("readings")).read
    else:
        from parser.reading import read

    for path in paths:
        try:
            reports = read(path)
        except SourceError as error:
            yield Failure(path, str(error))
        except Exception as error:  # a fault of ours in one file must not close the others
            yield Failure(path, say("open.fault", file=path.name, error=f"{type(error).__name__}: {error}"))
        else:
            yield reports or Failure(path, say("open.empty", file=path.name))
