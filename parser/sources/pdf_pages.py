"""The pages of a PDF as text, in a process of its own: ``python pdf_pages.py MOST_PAGES MOST_CHARACTERS < file``.

Run by ``pdf``, never imported by it. A PDF is a program of sorts: a few bytes of it can unpack to gigabytes or keep a
reader busy for hours, and the library that reads it is written in C. Here that costs a process with a limit on its
time and memory, and not the program that holds somebody's reports. It prints one line of JSON: ``{"count", "pages",
"notes", "unreadable", "full"}`` or ``{"error"}``.
"""

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

SECONDS = 60
"""Of processor time. A thousand pages take one or two."""
_LOCKED = (4, 5)
"""PDFium's FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY."""
MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes of address space: eight times the largest file. A report of three hundred pages takes a twentieth."""


def limit() -> None:
    """Bind this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time alone is limited, by whoever waits
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def pages(data: bytes, most_pages: int, most_characters: int) -> dict[str, object]:
    """What the PDF holds: ``count`` of its pages, the lines of the ``pages`` that were read and of the ``notes`` at
    their feet, the numbers of those that were ``unreadable``, and whether it was ``full`` before the last; or its
    ``error``, ``locked`` or ``damaged``.
    """
    import pypdfium2

    layout, raised = _beside("pdf_lines"), _beside("raised").on_the_line
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": "locked" if error.err_code in _LOCKED else "damaged"}
    found: list[list[Any]] = []
    flat: list[list[str] | None] = []
    """The lines of a page of which no more is known than its text."""
    unreadable: list[int] = []
    characters = 0
    try:
        count = len(document)
        for index in range(min(count, most_pages)):
            if characters > most_characters:
                break
            try:
                page = document[index]
                text = page.get_textpage()
                lines = layout.lines_of(text, raised)
                plain = None if lines is not None else [each.rstrip() for each in text.get_text_range().splitlines()]
                found.append(lines or [])
                flat.append(plain)
                characters += sum(map(len, plain)) if plain is not None else sum(len(line.text) for line in found[-1])
                text.close()
                page.close()
            except pypdfium2.PdfiumError:
                unreadable.append(index + 1)
    finally:
        document.close()
    feet = _beside("pdf_notes")
    parted = feet.parted(found)
    read = [
        plain if plain is not None else layout.set_apart(text) for plain, (text, _) in zip(flat, parted, strict=True)
    ]
    notes = feet.told([notes for _, notes in parted])
    said = {"count": count, "pages": read, "notes": notes, "unreadable": unreadable}
    return {**said, "full": characters > most_characters}


def _beside(name: str) -> ModuleType:
    """A module of this folder, without the package around it, whose import takes longer than a file of ten pages."""
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    limit()
    said = pages(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(json.dumps(said).encode("ascii"))
