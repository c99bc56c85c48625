"""Writes a distribution with a rule to start from, its test and its page: `cablelint rule --new NAME`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from cablelint.errors import UsageError
from cablelint.rule.page import page
from cablelint.rule.registry import is_code, is_name
from cablelint.rule.run_findings import FAMILY

if TYPE_CHECKING:
    from cablelint.rule.registry import Registry

_HERE = Path(__file__).parent


def write_rule(name: str, code: str, registry: Registry) -> Path:
    """Write the distribution into a new folder of the working directory, and return the folder.

    Raises `UsageError` for a name or a code that cannot be one or is taken, and where the folder is there already.
    """
    if not is_name(name):
        raise UsageError(
            f"{name!r} is not a name for a rule: write lower-case words joined by hyphens, such as loud-paragraph"
        )
    if not is_code(code) or code.startswith(FAMILY):
        raise UsageError(
            f"{code!r} is not a code for a rule: write three capital letters and three digits, such as OUR001"
        )
    for word in (name, code):
        taken = registry.find(word)
        if taken is not None:
            raise UsageError(f"{word} is taken: {taken.rule.code} {taken.rule.name} of {taken.origin}")
    folder = Path(f"cablelint-{name}")
    try:
        folder.mkdir()
        for file, text in _files(name, code):
            path = folder / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except FileExistsError as error:
        raise UsageError(f"{folder} is there already; nothing was written") from error
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}") from error
    return folder


def _files(name: str, code: str) -> Iterator[tuple[str, str]]:
    """Each file of the distribution: its path, and its text."""
    module = name.replace("-", "_")
    words = {
        "name": name, "code": code, "module": module, "distribution": f"cablelint-{name}",
        "class_name": "".join(word.capitalize() for word in name.split("-")),
    }  # fmt: skip

    def filled(template: str) -> str:
        return Template((_HERE / f"{template}.txt").read_text(encoding="utf-8")).substitute(words)

    rule = filled("rule.py")
    yield "pyproject.toml", filled("pyproject.toml")
    yield "README.md", filled("README.md")
    yield f"{module}.py", rule
    yield f"test_{module}.py", filled("test.py")
    made: dict[str, Any] = {"__name__": module}
    exec(rule, made)  # noqa: S102 - our own template: the page comes from the class
    yield f"docs/{name}.md", page(made[words["class_name"]])
