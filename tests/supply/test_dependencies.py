"""What is installed with govtui: few, with licences that ask for little, and listed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

HERE = Path(__file__).parent.parent.parent
PAGE = (HERE / "docs" / "security.md").read_text("utf-8")
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
PERMISSIVE = re.compile(r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|ISC|0BSD|Unlicense)\b", re.I)
RESTRICTING = re.compile(r"\b(GPL|AGPL|LGPL|SSPL|proprietary|commercial|non-?commercial)\b", re.I)
EXTRAS = ("pdf", "html", "serve", "xlsx", "parquet")


def name_of(requirement: str) -> str:
    return re.split(r"[ ;<>=!~\[(]", requirement)[0].lower()


def installed(names: list[str]) -> dict[str, Distribution]:
    """These and all that they need, as far as it is installed on this system."""
    found: dict[str, Distribution] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # for another system, or another Python
            continue
        waiting += [name_of(each) for each in found[name].requires or [] if "extra ==" not in each]
    return found


def licence(one: Distribution) -> str:
    named = [each for each in one.metadata.get_all("Classifier") or [] if each.startswith("License ::")]
    return " ".join([one.metadata.get("License-Expression") or "", *named, (one.metadata.get("License") or "")[:200]])


def test_few_are_needed_and_textual_is_pinned() -> None:
    assert len(PROJECT["dependencies"]) <= 3
    assert "textual==8.2.8" in PROJECT["dependencies"]
    needed = installed([name_of(each) for each in PROJECT["dependencies"]])
    assert len(needed) <= 12, sorted(needed)


def test_every_licence_is_permissive_and_every_package_is_listed() -> None:
    optional = [name_of(each) for extra in EXTRAS for each in PROJECT["optional-dependencies"][extra]]
    for name, one in installed([*map(name_of, PROJECT["dependencies"]), *optional]).items():
        assert PERMISSIVE.search(licence(one)), (name, licence(one))
        assert not RESTRICTING.search(licence(one)), (name, licence(one))
        assert f"`{name}`" in PAGE.lower(), f"{name} is not listed in docs/security.md"
