"""PDF with a text layer: its pages' text, hard-wrapped as printed.

Unwrapping and page furniture are the later stages' business; here only the text is taken out, with the indents that
the page shows (pdf_lines), and lines that many pages repeat at their top or foot (running titles,
page numbers) left out.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from parser.report import Source
from parser.sources.errors import SourceError
from parser.sources.pdf_lines import lines_of, set_apart
from parser.text.safety import clean

_MOST_PAGES = 3000
_PAGE_NUMBER = re.compile(r"^[\s\-—–·.第/页共]*\d{1,4}[\s\-—–·.第/页共]*\d{0,4}[\s\-—–·.页]*$")
_DIGIT = re.compile(r"\d+")


def load(data: bytes, name: str) -> Source:
    """A PDF file as a ``Source`` of its text.

    Raises:
        SourceError: pypdfium2 is not installed; the file is encrypted, damaged, or scanned.
    """
    try:
        import pypdfium2
    except ImportError:
        raise SourceError(f"{name}: PDF needs the extra 'pdf': install govtui[pdf], then open it again.") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise SourceError(
            f"{name}: cannot be opened as PDF ({error}). If it has a password, save it without."
        ) from error
    warnings: tuple[str, ...] = ()
    try:
        count = len(document)
        if count > _MOST_PAGES:
            warnings = (f"only the first {_MOST_PAGES} of {count} pages were read",)
        pages: list[list[str]] = []
        for index in range(min(count, _MOST_PAGES)):
            try:
                pages.append(_page(document[index].get_textpage()))
            except pypdfium2.PdfiumError:
                warnings += (f"page {index + 1} could not be read",)
    finally:
        document.close()
    text = "\n\n".join(_without_furniture(pages))
    if len(text.strip()) < 20:
        raise SourceError(f"{name}: holds pictures of pages, not text. Run text recognition (OCR) on it first.")
    return Source(name, clean(text), "pdf", warnings=warnings)


def _page(page: Any) -> list[str]:
    """The lines of a page, with the places where paragraphs begin set apart."""
    lines = lines_of(page)
    if lines is None:
        return [line.rstrip() for line in page.get_text_range().splitlines()]
    return set_apart(lines)


def _without_furniture(pages: list[list[str]]) -> list[str]:
    """The text of each page, without the lines that many pages repeat at their top or foot."""
    split = [[line for line in lines if line.strip()] for lines in pages]
    edges = Counter(_DIGIT.sub("#", line.strip()) for lines in split for line in {*lines[:2], *lines[-2:]})
    repeated = {line for line, times in edges.items() if times >= max(3, 0.5 * len(split)) and len(line) < 60}
    kept = []
    for page, lines in zip(pages, split, strict=True):
        edge = {*lines[:2], *lines[-2:]}
        left = [
            line
            for line in page
            if line not in edge or not (_DIGIT.sub("#", line.strip()) in repeated or _PAGE_NUMBER.match(line))
        ]
        kept.append("\n".join(left).strip("\n"))
    return [page for page in kept if page.strip()]
