"""The examples of ``headings.spec.md``: a text, and the tree a reader sees in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from parser.report import Cover, Section, Source
from parser.structure.outline import read_outline
from parser.text.flow import paragraphs

SPEC = Path(__file__).with_name("headings.spec.md").read_text("utf-8")
MARKS = {"heading": "", "run-in": "~", "point": "·"}


def examples() -> list[tuple[str, str, str]]:
    found = []
    for block in SPEC.split("\n## ")[1:]:
        name, _, rest = block.partition("\n")
        text, _, tree = rest.partition("\n............\n")
        found.append((name, text, tree.strip("\n")))
    return found


def line_of(section: Section) -> str:
    indent = "  " * (section.level - 1)
    space = " " if section.number or section.kind != "heading" else ""
    return f"{indent}{MARKS[section.kind]}{section.number}{space}{section.title}"


@pytest.mark.parametrize(("name", "text", "tree"), examples(), ids=[name for name, _, _ in examples()])
def test_tree(name: str, text: str, tree: str) -> None:
    source = Source("spec.md", text, "markdown")
    outline = read_outline(source, paragraphs(text), Cover())
    assert "\n".join(line_of(section) for section in outline.sections) == tree


def test_every_parent_is_printed_before_its_children() -> None:
    for _, text, _ in examples():
        seen: set[str] = set()
        for section in read_outline(Source("x", text), paragraphs(text), Cover()).sections:
            assert section.parent is None or section.parent in seen
            assert section.id not in seen
            seen.add(section.id)


def test_what_stands_under_a_lost_heading_stands_under_no_other() -> None:
    text = next(text for name, text, _ in examples() if name.startswith("Between 一、 and 三、"))
    outline = read_outline(Source("x", text), paragraphs(text), Cover())
    assert [(section.id, section.parent) for section in outline.sections] == [
        ("1", None),
        ("2.3", None),
        ("2.4", None),
        ("3", None),
    ]
