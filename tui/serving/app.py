"""One page's app: ``python -m tui.serving.app [--lang en|zh] -- FILE …``, started by the server, which speaks to it
through its standard streams (Textual's web driver).
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(words: list[str]) -> int:
    """Open the files named behind ``--`` on the web driver that the server's environment asks for."""
    from tui.cli.opening import open_files
    from tui.serving.tied import tie

    tie()

    at = words.index("--")
    options = words[:at]
    return open_files([Path(word) for word in words[at + 1 :]], options[1] if options else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
