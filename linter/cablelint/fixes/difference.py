"""The difference that fixes make, for people and for `patch`."""

from __future__ import annotations

import os
from collections.abc import Iterator


def difference(path: str, before: str, after: str) -> Iterator[str]:
    """The change of one file as the lines of a unified diff, line ends included, carriage returns kept."""
    old, new = _lines(before), _lines(after)
    from difflib import unified_diff

    for line in unified_diff(old, new, _name(f"a/{path}"), _name(f"b/{path}")):
        if line.endswith("\n"):
            yield line
        else:
            yield line + "\n"
            yield "\\ No newline at end of file\n"


def _name(path: str) -> str:
    """The name of a file as `git` writes it: in quotes where it could be taken for another line of the header."""
    if path.isprintable() and not {'"', "\\"} & set(path):
        return path
    return '"' + "".join(map(_escaped, os.fsencode(path))) + '"'


def _escaped(byte: int) -> str:
    if byte in b'"\\':
        return "\\" + chr(byte)
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}"


def _lines(text: str) -> list[str]:
    """The lines with their ends. Only a line feed ends one: `splitlines` would cut at form feeds and others too."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines
