"""govtui's core: reads Chinese government work reports into sections and metrics.

>>> from parser import read
>>> for report in read("seeds/minquan-2021.txt"):
...     report.cover.place, len(report.sections), len(report.metrics)
"""

from parser.reading import parse, read
from parser.report import Cover, Metric, Passage, Place, Quantity, Report, Section, Source

__version__ = "0.1.0"
__all__ = ["Cover", "Metric", "Passage", "Place", "Quantity", "Report", "Section", "Source", "parse", "read"]
