"""govtui's core: reads Chinese government work reports into sections and metrics.

>>> from parser import read
>>> for report in read("seeds/minquan-2021.txt"):
...     report.cover.place, len(report.sections), len(report.metrics)
"""

from typing import TYPE_CHECKING, Any

from parser.report import Cover, Metric, Passage, Place, Quantity, Report, Section, Source

if TYPE_CHECKING:
    from parser.reading import parse, read

__version__ = "0.1.0"
__all__ = ["Cover", "Metric", "Passage", "Place", "Quantity", "Report", "Section", "Source", "parse", "read"]


def __getattr__(name: str) -> Any:
    """``read`` and ``parse`` bring all the rules with them: loaded when first asked for, so that
    who only needs the model (the screen's first frame) does not wait for them."""
    if name in ("parse", "read"):
        from parser import reading

        return getattr(reading, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
