"""One report of 1.5 MB, as no government has written it: half a million characters, some 8,000 figures.

It is made of the seeds' own headings and paragraphs, over and over under one cover, so that all that
the screen draws in it is real: long outlines, long tables, run-in heads.

    python -m bench.large FILE
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from parser import parse
from parser.sources import load
from tui.cli.paths import find

CHARACTERS = 500_000
COVER = (
    "政府工作报告\n——2021年1月20日在开封市第十四届人民代表大会第七次会议上\n开封市人民政府市长  高建军\n各位代表：\n"
)


def text(characters: int = CHARACTERS) -> str:
    """The report's text, of at least so many characters.

    Each round says of which it is, in every line: lines that come again and again are page furniture.
    """
    passages: list[tuple[bool, str]] = []
    for path in find([])[0]:
        for report in parse(load(path)):
            if report.cover.kind == "government-work-report":
                for passage in report.passages:
                    said = "".join(passage.paragraph.text.split())
                    if passage.kind in ("heading", "body") and not re.search(
                        "政府工作报告|各位代表|名词解释|谢谢", said
                    ):
                        passages.append((passage.kind == "heading", said))
    parts, length, number = [COVER], len(COVER), 0
    while length < characters:
        number += 1
        parts += [f"{said}（之{number}）" if heading else f"按第{number}号安排，{said}" for heading, said in passages]
        length = sum(map(len, parts))
    return "\n".join(parts)


def make(path: Path) -> None:
    """Write it."""
    path.write_text(text(), "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
