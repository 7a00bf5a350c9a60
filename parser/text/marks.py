"""What Markdown puts around words: marks of the file, no words of the report."""

import re

STARS = re.compile(r"\*\*+|__")
"""Around what is bold."""
