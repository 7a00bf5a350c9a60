"""govtui's core: reads Chinese government work reports into sections and metrics.

>>> from parser import read
>>> for report in read("seeds/minquan-2021.txt"):
...     report.cover.place, len(report.sections), len(report.metrics)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parser import library
    from parser.reading import parse, read
    from parser.report import Cover, Metric, Passage, Place, Quantity, Report, Section, Source

    Library, LibraryError = library.Library, library.LibraryError

__version__ = "0.1.0"
__all__ = [
    "Cover",
    "Library",
    "LibraryError",
    "Metric",
    "Passage",
    "Place",
    "Quantity",
    "Report",
    "Section",
    "Source",
    "parse",
    "read",
]

_HOMES = {"parse": "reading", "read": "reading", "Library": "library", "LibraryError": "library"}


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for: ``read`` brings all the rules with it, and who
    only needs one small part of the package (the screen's first frame) does not wait for them.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'report')}"), name)
