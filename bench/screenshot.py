"""The picture in the README, made by the program itself.

    python -m bench.screenshot [docs/screen.svg] [--size 120x36] [--lang en]

Opens the app on the seeds without a terminal, presses the keys of ``TOUR``, and writes what is on the screen.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

from tui.app import Govtui
from tui.cli.paths import find
from tui.locale import set_language

TOUR = ("t", *"kaifeng edu", "enter")
"""To what Kaifeng says of education, by the jump box."""


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
        return app.export_screenshot(title="govtui")


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
