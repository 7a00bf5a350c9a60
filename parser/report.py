"""The model: what a reading of a report holds.

Every ``start`` and ``end`` is a character offset into ``Source.text``, the decoded file, so that
``source.text[start:end]`` is what the report prints. What the text does not say is ``None``.
Words: docs/architecture.md. A metric's rules: docs/metrics.md.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeVar, dataclass_transform

ReportKind = Literal["government-work-report", "speech", "digest", "other-report"]
PlaceLevel = Literal["national", "province", "prefecture", "county", "township"]
SectionKind = Literal["heading", "run-in", "point"]
PassageKind = Literal["cover", "heading", "body", "table", "note", "furniture"]
ValueKind = Literal["amount", "share", "rank", "multiple", "ratio"]
ChangeKind = Literal["rate", "points", "amount"]
Bound = Literal[">=", "<=", ">", "<", "~"]
Status = Literal["actual", "target"]
Certainty = Literal["said", "inferred"]
_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def _record(made: type[_Class]) -> type[_Class]:
    """A dataclass with slots that is built by the thousand; like all of the model, it is never changed once made.

    The type checker holds it frozen. At run time it is not: ``frozen=True`` sets each field by way of
    ``object.__setattr__``, which makes a ``Metric`` six times as slow to build.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, decoded.

    ``text`` is the decoded file, dangerous characters and ``&mdash;`` replaced in their place (see
    ``text.safety`` and ``text.entities``), so its offsets are those of the file as it was given. For PDF, DOCX and
    HTML it is the text that was extracted.
    """

    name: str
    """The file's name, without its folder."""
    text: str
    kind: str = "text"
    """``text``, ``markdown``, ``html``, ``docx`` or ``pdf``."""
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()


@_record
class Paragraph:
    """A paragraph as one reads it: hard line breaks, stray spaces and marks taken out.

    ``text`` is for matching: full-width digits and letters, and half-width Chinese punctuation,
    are brought to one form, one character for one. ``pieces`` keep the map back.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    """``(at, start, end)``: ``text[at:at + end - start]`` stands at ``source.text[start:end]``."""
    gaps: tuple[int, ...] = ()
    """Positions in ``text`` before which white space within a line was taken out."""
    mark: str = ""
    """How the source marks it: ``#`` … ``######`` (Markdown or HTML heading), ``bold`` (the whole
    paragraph), ``bullet``, ``table``, or empty."""
    bold: int = 0
    """Length of the bold lead in ``text`` (0 when there is none)."""
    indent: int = 0
    """White space before the first line, in half-width columns."""
    blank_before: bool = False
    """An empty line stood before it."""

    def offset(self, position: int) -> int:
        """The source offset of ``text[position]``; ``len(text)`` gives the end."""
        pieces = self.pieces
        if len(pieces) == 1:
            _, start, end = pieces[0]
            return min(start + position, end)
        if position >= len(self.text):
            return pieces[-1][2] if pieces else 0
        at, start, _ = pieces[bisect_left(pieces, (position + 1,), 1) - 1]
        return start + position - at

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The source span of ``text[first:last]``: from its first character to after its last."""
        if len(self.pieces) == 1 and last <= len(self.text):
            start = self.pieces[0][1]
            return start + first, start + max(first, last)
        start = self.offset(first)
        return start, (self.offset(last - 1) + 1 if last > first else start)

    @property
    def start(self) -> int:
        """Source offset of the first character."""
        return self.pieces[0][1] if self.pieces else 0

    @property
    def end(self) -> int:
        """Source offset after the last character."""
        return self.pieces[-1][2] if self.pieces else 0

    def printed(self, source: str) -> str:
        """The paragraph as the report prints it, on one line; same length as ``text``."""
        return "".join([source[start:end] for _, start, end in self.pieces])


@_record
class Passage:
    """A paragraph in its place: what it is, and the section it stands in."""

    kind: PassageKind
    paragraph: Paragraph
    section: int | None = None
    """Index of the innermost *heading* section it stands in, in ``Report.sections``; for a
    heading, its own. Run-ins and points inside the paragraph are found by their offsets."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report speaks of. ``code`` is GB/T 2260, six digits."""

    name: str
    level: PlaceLevel | None = None
    code: str | None = None
    parents: tuple[str, ...] = ()
    """Outermost first: 河南省, 商丘市."""


@_record
class Section:
    """A heading and what stands under it."""

    id: str
    """Position in the outline: ``2.1`` is the first child of the second top section."""
    parent: str | None
    level: int
    """1 is 一、, 2 is （一）, and so on by nesting."""
    number: str
    """The number as printed, e.g. ``（一）``; empty when there is none."""
    title: str
    """The heading without number, closing mark and debris, on one line."""
    kind: SectionKind
    start: int
    end: int
    body_end: int
    """Where the section's last descendant ends."""
    topics: tuple[str, ...] = ()


@_record
class Quantity:
    """A number and its unit, as printed."""

    start: int
    end: int
    text: str
    number: Decimal | None
    """The figure as written, in its own unit; ``None`` for a ratio."""
    unit: str = ""
    high: Decimal | None = None
    """The upper end of a range."""
    bound: Bound | None = None
    kind: str = "amount"
    """For a value: amount, share, rank, multiple, ratio. For a change: rate, points, amount."""
    direction: Literal["up", "down"] | None = None
    """For a change only."""
    parts: tuple[Decimal, ...] = ()
    """The numbers of a ratio."""
    si: tuple[Decimal, str] | None = None
    """The number scaled, exactly, and the base unit: ``(86000, 人)`` for 8.6万人."""


@_record
class Known:
    """How a row's facts are known: said by its own sentence, or inferred from around it."""

    indicator: Certainty = "said"
    status: Certainty = "inferred"
    period: Certainty | None = None
    """``None`` where the period is unknown."""


@_record
class Metric:
    """One row of the table: a thing measured, in a period, achieved or promised."""

    section: str | None
    """Id of the innermost section (of any kind) it stands in."""
    indicator: str
    start: int
    """The sentence it came from."""
    end: int
    status: Status
    period: str | None = None
    value: Quantity | None = None
    origin: Quantity | None = None
    """The starting figure of 由7家增加到52家; ``from`` in the JSON export."""
    change: Quantity | None = None
    canonical: str | None = None
    topic: str | None = None
    indicator_start: int | None = None
    indicator_end: int | None = None
    """Where the indicator stands, when it stands in one piece."""
    known: Known = field(default_factory=Known)
    rules: tuple[str, ...] = ()
    """Names of the rules that made the row, for ``govtui explain``."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a document says of itself: the facts on its first page."""

    title: str | None = None
    kind: ReportKind = "other-report"
    place: Place | None = None
    year: int | None = None
    """The year for which the report plans, mostly that in which it was given; one given in December
    for the next year is the next year's."""
    date: str | None = None
    """ISO date on which it was given."""
    body: str | None = None
    """The meeting it was given to: 市五届人大三次会议."""
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A place in the text at which a note is called."""

    start: int
    end: int
    by: Literal["marker", "term"] = "marker"
    """``marker``: it prints the note's marker, [3]. ``term``: it prints the word that the note explains, in a
    report that prints no markers."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note or glossary entry: shown where it is called, never read for metrics."""

    marker: str
    """As printed, without brackets and full stop: ``3``, ``③``; empty when there is none."""
    start: int
    """Where the note's own text stands, its marker included."""
    end: int
    calls: tuple[Call, ...] = ()
    """Where the text calls it, in reading order."""
    term: str | None = None
    """The word that it explains, on one line: 双减; ``None`` where it explains a sentence."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document, read."""

    id: str
    """``shangqiu-2020#1``: the file's stem and the document's number in it."""
    source: Source
    start: int
    end: int
    cover: Cover
    sections: tuple[Section, ...] = ()
    metrics: tuple[Metric, ...] = ()
    passages: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()
    repeats: int | None = None
    """The number, in the same file, of the document of which this one is a second printing."""
