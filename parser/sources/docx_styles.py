"""The styles of a Word document: which paragraphs are headings or numbered by their style, and what is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from parser.sources.docx_text import hides, is_bold
from parser.sources.word import W, integer, value

_MOST_BASES = 100
"""Styles that a style is made of, one based on the other; Word allows some dozen."""


@dataclass(slots=True)
class Style:
    """What a paragraph has from its style."""

    base: str | None = None
    heading: int | None = None
    """Outline level, 0 to 5, of a heading style."""
    number: tuple[str, int] | None = None
    """List and level of automatic numbering."""
    bold: bool | None = None
    """Its text is in bold; ``None``: the style does not say."""
    hidden: bool | None = None
    """Its text is not seen; ``None``: the style does not say."""


class Styles:
    """The paragraph styles, each with what it takes from those that it is based on; and those of characters that hide
    them or print them in bold.
    """

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, Style] = {}
        self._whole: dict[str, Style] = {}
        own: dict[str, tuple[str | None, bool | None, bool | None]] = {}
        """Of each style of characters what it is based on, whether it hides them, whether it prints them bold."""
        for element in root.iter(f"{W}style") if root is not None else ():
            characters = element.find(f"{W}rPr")
            if element.get(f"{W}type") == "character":
                based = value(element, "basedOn")
                own[element.get(f"{W}styleId") or ""] = (based, hides(characters), is_bold(characters))
            if element.get(f"{W}type") != "paragraph":
                continue
            properties = element.find(f"{W}pPr")
            level = value(properties, "outlineLvl")
            self._own[element.get(f"{W}styleId") or ""] = Style(
                value(element, "basedOn"),
                integer(level) if level is not None and 0 <= integer(level, 9) <= 5 else None,
                number_of(properties),
                is_bold(characters),
                hides(characters),
            )
        hidden = {name: of for name, (_, of, _) in own.items()}
        bold = {name: of for name, (_, _, of) in own.items()}
        bases = {name: base for name, (base, _, _) in own.items()}
        self.bold = _said(bold, bases)
        """The styles of characters that print them in bold."""
        self.hidden = _said(hidden, bases)
        """The styles of characters that hide them."""

    def whole(self, name: str | None) -> Style:
        """The style called ``name``, whole; an empty one where there is none."""
        if name is None or name not in self._own:
            return Style()
        if name not in self._whole:
            found = Style()
            seen: set[str] = set()
            style: str | None = name
            while style and style in self._own and style not in seen and len(seen) < _MOST_BASES:
                seen.add(style)
                entry = self._own[style]
                found.heading = entry.heading if found.heading is None else found.heading
                found.number = entry.number if found.number is None else found.number
                found.bold = entry.bold if found.bold is None else found.bold
                found.hidden = entry.hidden if found.hidden is None else found.hidden
                style = entry.base
            self._whole[name] = found
        return self._whole[name]


def _said(own: dict[str, bool | None], bases: dict[str, str | None]) -> frozenset[str]:
    """The styles that say so, or are based on one that does and do not say otherwise."""
    found = {name for name, said in own.items() if said}
    for _ in range(_MOST_BASES):
        more = {name for name, base in bases.items() if own[name] is None and base in found} - found
        if not more:
            break
        found |= more
    return frozenset(found)


def number_of(properties: Element | None) -> tuple[str, int] | None:
    """List and level of automatic numbering in a paragraph's properties; ``None`` where it has none."""
    number = value(properties, "numPr/numId")
    return (number, integer(value(properties, "numPr/ilvl"))) if number is not None else None
