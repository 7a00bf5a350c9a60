"""In which form a table leaves: as ``--format`` says, else as the file's name ends, else as the command has it."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli.usage import UsageError
from tui.locale import say

PLAIN = ("", "txt", "text")
"""Endings that say nothing of a form: the command's own is written."""
_OWN = {"export": "json"}


def form_of(file: Path | None) -> str | None:
    """The form that the file's name ends in; ``None`` where it says nothing.

    Raises:
        UsageError: it has an ending, but none of ours: a table would be taken for something else by what opens it.
    """
    ending = file.suffix[1:].lower() if file else ""
    if ending in PLAIN:
        return None
    from parser.export.forms import FORMS

    for name, form in FORMS.items():
        if ending in (form.ending, name) or (ending, name) == ("htm", "html"):
            return name
    known = " ".join(f".{form.ending}" for form in FORMS.values())
    raise UsageError(say("cli.no-form", path=file, ending=ending, known=known))


def settle(given: argparse.Namespace) -> None:
    """Put into ``given.format`` what is to be written.

    Raises:
        UsageError: the file's name ends in what we cannot write.
    """
    if given.format is None:
        wide = given.command == "metrics" and given.shape == "wide" and not given.dictionary
        given.format = form_of(given.output) or ("csv" if wide else _OWN.get(given.command, "table"))
