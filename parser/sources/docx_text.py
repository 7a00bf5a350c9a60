"""What of a Word document's paragraph is seen: the text as Word prints it.

A file also holds what nobody sees: what was deleted or moved elsewhere while changes were tracked, hidden text, the
instructions of fields, and each text box a second time for programs that know no text boxes. A figure out of these
would be one that the report does not print, or would stand there twice. ECMA-376 part 1, 17.3.2.41 (vanish), 17.13.5
(revisions); part 3 (alternate content).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from parser.sources.docx_notes import REFERENCES, Notes
from parser.sources.raised import on_the_line
from parser.sources.word import OFF, W, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARAGRAPH, _RUN, _TEXT, _BOX = f"{W}p", f"{W}r", f"{W}t", f"{W}txbxContent"
_FIELD, _FIELD_PART = f"{W}fldChar", f"{W}fldCharType"
_ALTERNATES, _CHOICE, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_PRINTED = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_UNSEEN = frozenset(f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText"))


class Printed:
    """How Word prints the text of a document's paragraphs.

    ``hidden`` and ``bold`` are the styles of characters that hide them and that print them so, ``unseen`` tells whether
    a style of paragraphs hides their text; ``notes`` are called by number.
    """

    def __init__(
        self, hidden: frozenset[str], bold: frozenset[str], unseen: Callable[[str | None], bool], notes: Notes
    ) -> None:
        self._styles = hidden
        self._bold = bold
        self._unseen = unseen
        self._notes = notes

    def text(self, element: Element, boxes: list[Element] | None = None) -> str:
        """The text that is seen in a paragraph or in the cell of a table. Text boxes hang on a paragraph but stand
        beside it: they go to ``boxes`` where that is given.
        """
        found = [""]
        for raised, pieces in groupby(self._pieces(element, boxes, []), key=lambda piece: piece[1]):
            text = "".join([text for text, _ in pieces])
            found.append(on_the_line(found[-1], text) if raised else text)
        return "".join(found)

    def bold_lead(self, paragraph: Element, by_style: bool) -> str:
        """The text that is seen at the paragraph's beginning for as long as it is bold. ``by_style``: the paragraph's
        style prints all of it so that does not say otherwise.
        """
        found: list[str] = []
        unseen = self._is_unseen(paragraph)
        for child in paragraph:
            if child.tag != _RUN:
                if child.tag in _UNSEEN or not self.text(child):
                    continue
                break  # what is wrapped in links and the like is not looked into
            text = "" if self._hides(child, unseen) else self.text(child)
            if _is_raised(child) or (text.strip() and not self._prints_bold(child, by_style)):
                break
            found.append(text)
        return "".join(found)

    def _pieces(
        self,
        element: Element,
        boxes: list[Element] | None,
        codes: list[bool],
        raised: bool = False,
        unseen: bool = False,
    ) -> Iterator[tuple[str, bool]]:
        """The text, and whether it is raised. ``codes``: of each field that has begun, whether what stands there is
        its instruction; ``unseen``: the paragraph's style hides its text.
        """
        if element.tag == _PARAGRAPH:
            unseen = self._is_unseen(element)
        for child in element:
            tag = child.tag
            if tag == _FIELD:
                _go_on(codes, child.get(_FIELD_PART))
            elif tag in _UNSEEN or (tag == _RUN and self._hides(child, unseen)):
                if tag == _RUN:
                    for part in child.iter(_FIELD):
                        _go_on(codes, part.get(_FIELD_PART))
            elif tag == _BOX and boxes is not None:
                boxes.append(child)
            elif tag == _ALTERNATES:
                choice = child.find(_CHOICE)
                held = next((each for each in (choice, child.find(_FALLBACK)) if _holds_text(each)), None)
                yield from self._pieces(held, boxes, codes, raised, unseen) if held is not None else ()
            elif not (tag == _TEXT or tag in _PRINTED or tag in REFERENCES):
                yield from self._pieces(child, boxes, codes, _is_raised(child) if tag == _RUN else raised, unseen)
            elif not any(codes):
                if tag == _TEXT:
                    yield child.text or "", raised
                else:
                    yield (_PRINTED[tag], raised) if tag in _PRINTED else (self._notes.call(child), False)

    def _is_unseen(self, paragraph: Element) -> bool:
        return self._unseen(value(paragraph, "pPr/pStyle"))

    def _hides(self, run: Element, unseen: bool) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return unseen
        if (own := hides(properties)) is not None:
            return own
        style = properties.find(f"{W}rStyle")
        return unseen or (style is not None and style.get(f"{W}val") in self._styles)

    def _prints_bold(self, run: Element, by_style: bool) -> bool:
        properties = run.find(f"{W}rPr")
        if (own := is_bold(properties)) is not None:
            return own
        style = properties.find(f"{W}rStyle") if properties is not None else None
        return by_style or (style is not None and style.get(f"{W}val") in self._bold)


def _go_on(codes: list[bool], part: str | None) -> None:
    """What a mark of a field makes of the fields that have begun: its instruction, its result, its end."""
    if part == "begin":
        codes.append(True)
    elif codes and part == "separate":
        codes[-1] = False
    elif codes and part == "end":
        codes.pop()


def _is_raised(run: Element) -> bool:
    return value(run, "rPr/vertAlign") == "superscript"


def is_bold(characters: Element | None) -> bool | None:
    """Whether the properties of characters print them in bold; ``None`` where they do not say."""
    bold = characters.find(f"{W}b") if characters is not None else None
    return bold.get(f"{W}val", "1") not in OFF if bold is not None else None


def hides(properties: Element | None) -> bool | None:
    """Whether these properties of characters hide them; ``None`` where they do not say."""
    vanish = properties.find(f"{W}vanish") if properties is not None else None
    return None if vanish is None else vanish.get(f"{W}val", "1") not in OFF


def _holds_text(element: Element | None) -> bool:
    return element is not None and next(element.iter(_TEXT), None) is not None
