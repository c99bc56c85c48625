"""File name patterns, the part of gitignore's language that people use: `*`, `?`, `[abc]`, `**`, a directory's name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase


class Globs:
    """A list of patterns, relative to a directory.

    A pattern without a slash matches a name at any depth, a file's or a directory's; one with a slash matches from
    `root` on. What matches a directory matches everything in it. `**` stands for any number of directories. Case
    counts unless `fold` is set.
    """

    __slots__ = ("_anchored", "_fold", "_names", "_root", "patterns")

    def __init__(self, patterns: Iterable[str], root: str | None = None, *, fold: bool = False) -> None:
        self.patterns = tuple(patterns)
        self._root = os.path.abspath(root or os.curdir)  # noqa: PTH100 - links stay as they are written
        self._fold = fold
        self._names: list[str] = []
        self._anchored: list[tuple[str, ...]] = []
        for pattern in self.patterns:
            cleaned = (pattern.casefold() if fold else pattern).removeprefix("./").rstrip("/")
            if "/" in cleaned:
                self._anchored.append(tuple(cleaned.lstrip("/").split("/")))
            else:
                self._names.append(cleaned)

    def match(self, path: str) -> bool:
        """Whether a pattern matches `path` (absolute, or relative to the working directory) or a directory above it.

        Of a path outside the root only the name counts.
        """
        if not self.patterns:
            return False
        below = os.path.relpath(path, self._root).replace(os.sep, "/")
        if self._fold:
            below = below.casefold()
        parts = below.split("/")
        if parts[0] == "..":
            parts = parts[-1:]
        if any(fnmatchcase(part, name) for name in self._names for part in parts):
            return True
        return any(_matches(anchored, parts) for anchored in self._anchored)


def _matches(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether `pattern` matches the first of `parts` or all of them. Row by row, so that `**` costs no backtracking."""
    reachable = {0}
    for segment in pattern:
        if segment == "**":
            reachable = set(range(min(reachable, default=len(parts) + 1), len(parts) + 1))
        else:
            reachable = {at + 1 for at in reachable if at < len(parts) and fnmatchcase(parts[at], segment)}
    return bool(reachable)
