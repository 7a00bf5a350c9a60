"""PDF with a text layer: its pages' text, hard-wrapped as printed.

Unwrapping and page furniture are the later stages' business; here only the text is taken out, with the indents that
the page shows (pdf_lines), the notes at the feet of the pages behind the text (pdf_notes), and lines that many pages
repeat at their top or foot (running titles, page numbers) left out.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from parser import processes
from parser.report import Source
from parser.sources.errors import SourceError
from parser.sources.notes import behind
from parser.sources.pdf_notes import PAGE_NUMBER
from parser.text.safety import clean

_MOST_PAGES = 3000
"""No report has a tenth of it."""
_MOST_TEXT = 20_000_000
"""Characters. The longest report has a hundredth of it."""
_SECONDS = 90
"""Of the clock, for a file."""
_TOLD = 10
"""Pages that cannot be read, told one by one."""
_DIGIT = re.compile(r"\d+")


def load(data: bytes, name: str) -> Source:
    """A PDF file as a ``Source`` of its text.

    Raises:
        SourceError: pypdfium2 is not installed; the file is encrypted, damaged, scanned, or takes more time or memory
            than a report does.
    """
    if find_spec("pypdfium2") is None:
        raise SourceError(f"{name}: PDF needs the extra 'pdf': install govtui[pdf], then open it again.")
    return told(_pages(data, name), name)


def told(said: dict[str, Any], name: str) -> Source:
    """The source, out of what ``pdf_pages`` says of the file.

    Raises:
        SourceError: as for ``load``.
    """
    if "error" in said:
        if said["error"] == "locked":
            raise SourceError(f"{name}: is locked with a password. Save it without one.")
        raise SourceError(f"{name}: is no PDF, or a damaged one. Open it in another program and save it anew.")
    warnings: tuple[str, ...] = ()
    if said["count"] > _MOST_PAGES:
        warnings = (f"only the first {_MOST_PAGES} of {said['count']} pages were read",)
    if said["full"]:
        warnings += (f"only the first {len(said['pages'])} pages were read: they hold more than any report does",)
    unreadable = said["unreadable"]
    warnings += tuple(f"page {page} could not be read" for page in unreadable[:_TOLD])
    if len(unreadable) > _TOLD:
        warnings += (f"{len(unreadable) - _TOLD} more pages could not be read",)
    text = behind(["\n\n".join(_without_furniture(said["pages"]))], said["notes"])
    if len(text.strip()) < 20:
        raise SourceError(f"{name}: holds pictures of pages, not text. Run text recognition (OCR) on it first.")
    return Source(name, clean(text), "pdf", warnings=warnings)


def _pages(data: bytes, name: str) -> dict[str, Any]:
    """What ``pdf_pages`` says of the file. It runs as a process of its own, and is stopped when it takes too long."""
    command = processes.script(Path(__file__).with_name("pdf_pages.py"), str(_MOST_PAGES), str(_MOST_TEXT))
    env = processes.environment()
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, env=env)
        said: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise SourceError(
            f"{name}: takes longer to read than any report does ({_SECONDS} s). "
            "Print it to a new PDF, or save its text."
        ) from error
    except ValueError as error:
        raise SourceError(
            f"{name}: is damaged, or takes more time or memory to read than any report does. "
            "Print it to a new PDF, or save its text."
        ) from error
    except OSError as error:
        raise SourceError(f"{name}: no process could be started to read it ({error}). Save its text.") from error
    return said


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
            if line not in edge or not (_DIGIT.sub("#", line.strip()) in repeated or PAGE_NUMBER.match(line))
        ]
        kept.append("\n".join(left).strip("\n"))
    return [page for page in kept if page.strip()]
