"""What govtui keeps of the reports it has read: single readings, and the library of all (docs/library.md)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .adding import Added
    from .errors import LibraryError
    from .found import Found, Hit
    from .records import MetricRow, ReportRow
    from .store import Library

__all__ = ["Added", "Found", "Hit", "Library", "LibraryError", "MetricRow", "ReportRow"]
_HOMES = {
    "Added": "adding",
    "Found": "found",
    "Hit": "found",
    "LibraryError": "errors",
    "MetricRow": "records",
    "ReportRow": "records",
    "Library": "store",
}


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for: SQLite is no part of reading a report."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
