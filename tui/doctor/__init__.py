"""``govtui doctor``: what this terminal can do, and what to set.

``patient`` gathers what there is to see and asks the terminal; the modules ``terminal``,
``copying`` and ``installed`` each yield findings; here they are told. No Textual is loaded.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

from parser import __version__
from tui.cli.output import prose
from tui.doctor import copying, installed, terminal
from tui.doctor.patient import Finding, Level, Patient, patient
from tui.locale import say
from tui.settings.ambiguous import pattern
from tui.settings.command import set_language_by

__all__ = ["Finding", "Level", "Patient", "examine", "patient", "run_doctor"]

MARKS: dict[Level, str] = {"ok": "✓", "note": "·", "hint": "!", "problem": "✗"}
_PARTS = {"terminal": terminal.findings, "copying": copying.findings, "installed": installed.findings}


def run_doctor(argv: Sequence[str]) -> int:
    """Do what ``govtui doctor ARGV`` asks and return the exit code: 0 fine, 1 there is a problem (``✗``),
    2 not understood. Sets the language.
    """
    words = set_language_by(argv)
    if "-h" in words or "--help" in words:
        sys.stdout.write("\n".join([say("doctor.usage"), "", *prose(say("doctor.about"))]) + "\n")
        return 0
    form = " ".join(words).replace("--format=", "--format ").removeprefix("--format ") or "text"
    if form not in ("text", "json"):
        sys.stderr.write(f"govtui: {say('doctor.usage')}\n")
        return 2
    found = patient()
    findings = examine(found)
    if form == "json":
        sys.stdout.write(_object(found, findings))
    else:
        sys.stdout.write("\n".join(_lines(found, findings)) + "\n")
    return 1 if any(finding.level == "problem" for finding in findings) else 0


def examine(found: Patient) -> list[Finding]:
    """All findings, in the order in which they are told."""
    return [finding for part in _PARTS.values() for finding in part(found)]


def _lines(found: Patient, findings: Sequence[Finding]) -> Iterator[str]:
    part = ""
    for finding in findings:
        if finding.part != part:
            if part:
                yield ""
            part = finding.part
            yield say(f"doctor.part.{part}")
        first, *more = prose(finding.text, 4) or [""]
        yield f"  {MARKS[finding.level]} {first}"
        yield from (f"    {line}" for line in more)
        for number, line in enumerate(prose(finding.advice, 8)):
            yield f"      {'→' if not number else ' '} {line}"
    yield ""
    yield from prose(say("doctor.pattern"))
    yield from (f"    {line}" for line in pattern(found.width))
    yield ""
    problems = sum(finding.level == "problem" for finding in findings)
    hints = sum(finding.level == "hint" for finding in findings)
    yield say("doctor.sum" if problems or hints else "doctor.fine", problems=problems, hints=hints)


def _object(found: Patient, findings: Sequence[Finding]) -> str:
    return (
        json.dumps(
            {
                "govtui": __version__,
                "ok": not any(finding.level == "problem" for finding in findings),
                "size": list(found.size) if found.size else None,
                "widths": dict(found.answer.widths) if found.answer else None,
                "findings": [
                    {name: getattr(finding, name) for name in ("part", "id", "level", "text", "advice")}
                    for finding in findings
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )
