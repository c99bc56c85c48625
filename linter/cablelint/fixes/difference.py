"""The difference that fixes make, for people and for `patch`."""

from __future__ import annotations

from collections.abc import Iterator


def difference(path: str, before: str, after: str) -> Iterator[str]:
    """The change of one file as the lines of a unified diff, line ends included, carriage returns kept."""
    old, new = _lines(before), _lines(after)
    from difflib import unified_diff

    for line in unified_diff(old, new, f"a/{path}", f"b/{path}"):
        if line.endswith("\n"):
            yield line
        else:
            yield line + "\n"
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends. Only a line feed ends one: `splitlines` would cut at form feeds and others too."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines
