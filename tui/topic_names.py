"""Topics by their names in the language on screen."""

from __future__ import annotations


def topic_name(topic: str) -> str:
    """The topic's name; its id with spaces until the taxonomy names it."""
    return topic.replace("-", " ")
