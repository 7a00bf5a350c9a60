"""The footnotes and endnotes of a Word document: called by number in the text, told behind it.

Word prints a footnote at the foot of its page and counts it as it comes; here ``[2]`` calls it and a line
``[2]甲：指乙。`` at the end tells it, footnotes and endnotes counted together. ECMA-376 part 1, 17.11.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from parser.sources.word import OFF, W, integer

_KINDS = {f"{W}footnoteReference": f"{W}footnote", f"{W}endnoteReference": f"{W}endnote"}
REFERENCES = frozenset(_KINDS)
"""The elements that call a note."""
_CUSTOM = f"{W}customMarkFollows"


class Notes:
    """The notes of the parts ``word/footnotes.xml`` and ``word/endnotes.xml``, as far as the text calls them."""

    def __init__(self, *parts: Element | None) -> None:
        self._notes = {
            (note.tag, integer(note.get(f"{W}id"), -1)): note
            for part in parts
            if part is not None
            for note in part
            if note.tag in _KINDS.values()
        }
        self._labels: dict[tuple[str, int], str] = {}
        """What calls each, in the order of their first calls."""

    def call(self, reference: Element) -> str:
        """What is printed where a note is called; nothing for one that is not there, or has a mark of its own."""
        key = (_KINDS[reference.tag], integer(reference.get(f"{W}id"), -1))
        if key not in self._notes:
            return ""
        custom = reference.get(_CUSTOM, "0") not in OFF
        return self._labels.setdefault(key, "" if custom else f"[{len(self._labels) + 1}]")

    def lines(self, text: Callable[[Element], str]) -> Iterator[str]:
        """The notes that were called, a line each. ``text`` tells what is seen of an element."""
        for key, label in list(self._labels.items()):  # a note that a note calls is none that the text calls
            told = " ".join(text(self._notes[key]).split())
            if told:
                yield label + told
