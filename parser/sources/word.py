"""Names and values in the XML of Word documents (ECMA-376)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of nearly all of it."""
OFF = ("0", "false", "off")
"""What a property that is on or off says when it is off."""


def value(element: Element | None, path: str) -> str | None:
    """What the property at ``path`` (``pPr/outlineLvl``) says; ``None`` where there is none."""
    found = element.find("/".join(W + step for step in path.split("/"))) if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def integer(text: str | None, default: int = 0) -> int:
    """A whole number; ``default`` for none, and for what is none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
