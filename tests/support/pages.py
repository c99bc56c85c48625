"""The pages of the repository, as the tests of the documentation read them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


_CONSOLE = "```console\n$ cablelint"
_COMMAND = "$ cablelint"


def read(name: str) -> str:
    """A file of the repository, by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def commands_that_are_run(page: str) -> int:
    """How many commands a page shows, each of them in a block that `docs/generate.py` runs: what they print is held by
    the test of generated pages.
    """
    commands = page.count(_COMMAND)
    assert page.count(_CONSOLE) == commands, "a command that nobody runs"
    return commands
