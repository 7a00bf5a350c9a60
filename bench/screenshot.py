"""The picture in the README, made by the program itself.

    python -m bench.screenshot [docs/screen.svg] [--size 120x36] [--lang en]

Opens the app on the seeds without a terminal, presses the keys of ``TOUR``, and writes what is on the screen.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
from html import escape, unescape
from pathlib import Path

from parser.export.width import width
from tui.app import Govtui
from tui.cli.paths import find
from tui.locale import set_language

CELL = 12.2  # Rich's width of a cell, in the units of its SVG
FIRST_WIDE = "\u2e80"
TEXT = re.compile(
    r'(?P<head><text [^>]*?)x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+"(?P<tail>[^>]*)>'
    r"(?P<text>[^<]*)</text>"
)
TOUR = ("t", *"yxfzjysy", "enter")
"""To what Kaifeng says of education (优先发展教育事业), by the initials of its heading, in the jump box."""


async def picture(size: tuple[int, int]) -> str:
    """The screen as SVG after the tour."""
    app = Govtui(find([])[0])
    async with app.run_test(size=size) as pilot:
        for _ in range(400):  # the seeds are read by a worker
            await pilot.pause(0.05)
            if not app.main.waiting:
                break
        for key in TOUR:
            await pilot.press("space" if key == " " else key)
            await pilot.pause(0.1)
        await pilot.pause(1.5)
        return spaced(app.export_screenshot(title="govtui"))


def spaced(svg: str) -> str:
    """The SVG with every stretch of text as wide as on a terminal.

    Rich gives a text the length of its characters' number, which squeezes Chinese to half its width in a browser. Each
    text is split where wide and narrow characters meet, and each part gets its own place and length.
    """

    def parts(found: re.Match[str]) -> str:
        at, made = float(found["x"]), []
        for part in re.findall(r"[\u2e80-\uffef]+|[^\u2e80-\uffef]+", unescape(found["text"])):
            length = CELL * width(part)
            text = escape(part, quote=False).replace(" ", "&#160;").replace("\N{NO-BREAK SPACE}", "&#160;")
            stretch = 'lengthAdjust="spacingAndGlyphs" ' if part >= FIRST_WIDE else ""
            place = f'x="{at:g}" y="{found["y"]}" textLength="{length:g}" {stretch}'
            made.append(f"{found['head']}{place}{found['tail'].lstrip()}>{text}</text>")
            at += length
        return "".join(made)

    return TEXT.sub(parts, svg)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("target", nargs="?", type=Path, default=Path(__file__).parent.parent / "docs" / "screen.svg")
    ask.add_argument("--size", default="120x36")
    ask.add_argument("--lang", choices=("en", "zh"), default="en")
    given = ask.parse_args()
    set_language(given.lang)
    width, _, height = given.size.partition("x")
    with tempfile.TemporaryDirectory() as home:  # nothing that a user's govtui remembers is seen or changed
        os.environ.update(
            {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
        )
        given.target.write_text(asyncio.run(picture((int(width), int(height)))), "utf-8")
    print(f"wrote {given.target}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
