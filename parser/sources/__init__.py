"""Bytes to ``Source``: one module a format, chosen by the file's first bytes, then by its name.

Names lie (an HTML page saved as ``.txt``), so what the bytes say comes first. Optional formats
import their library when a file of theirs is opened, never before.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from parser.sources.errors import SourceError
from parser.sources.files import LARGEST, STANDARD_INPUT, content
from parser.text.safety import one_line

if TYPE_CHECKING:
    from parser.report import Source

__all__ = ["LARGEST", "STANDARD_INPUT", "SUFFIXES", "SourceError", "content", "load", "load_bytes"]

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
"""Names that a folder is searched for."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|article|h[1-6])[\s>]", re.I)


def load(path: Path) -> Source:
    """Read the file at ``path``: one on disk, one in a ZIP archive (``reports.zip/kaifeng.txt``), or ``-``.

    Raises:
        SourceError: it cannot be opened, or it is in a form that cannot be read.
    """
    return load_bytes(content(path), "stdin" if path == STANDARD_INPUT else path.name)


def load_bytes(data: bytes, name: str) -> Source:
    """Read a file's bytes; ``name`` is the file's name without its folder.

    Raises:
        SourceError: it is in a form that cannot be read; the message says what to do.
    """
    name = one_line(name)
    suffix = Path(name).suffix.lower()
    head = data[:4096]
    if head.startswith(b"%PDF-"):
        from parser.sources import pdf

        return pdf.load(data, name)
    if head.startswith(b"PK\x03\x04"):
        if suffix == ".zip":
            raise SourceError(
                f"{name}: an archive inside an archive is not opened. Unpack it and give the files in it."
            )
        from parser.sources import docx

        return docx.load(data, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise SourceError(f"{name}: an old Word file (.doc). Open it in Word or WPS and save it as .docx or .txt.")
    from parser.sources import text

    if text.is_binary(data):
        raise SourceError(f"{name}: not a text (it holds binary data). Give a text, Markdown, HTML, DOCX or PDF file.")
    if not data.strip():
        raise SourceError(f"{name}: the file is empty.")
    if suffix not in (".md", ".markdown") and (suffix in (".html", ".htm") or _is_html(head)):
        from parser.sources import html

        return html.load(data, name)
    return text.load(data, name, "markdown" if suffix in (".md", ".markdown") else "text")


def _is_html(head: bytes) -> bool:
    """Whether the file begins as a page does; a tag somewhere inside a text does not make one."""
    return _HTML.match(head.lstrip(b"\xef\xbb\xbf[ \t\r\n")) is not None
