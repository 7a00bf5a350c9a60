"""``python -m tui.cli`` is ``govtui``."""

import sys

from tui.cli import run

sys.exit(run())
