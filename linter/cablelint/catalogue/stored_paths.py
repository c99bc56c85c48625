"""Paths in an index: kept relative to its directory, so that a collection and its index may move together."""

from __future__ import annotations

import os
from pathlib import Path


def base_of(index: Path) -> str:
    """The directory that the paths of an index start from, as the functions here want it."""
    return str(index.resolve().parent)


def stored_path(base: str, path: str) -> str:
    """`path` as the index keeps it: from its directory `base`, with forward slashes; absolute on another drive.

    Bytes of a file name that are no text are written as their numbers: the database takes text alone.
    """
    real = os.path.realpath(path)
    try:
        # Most files lie below the index: `relpath` takes ten times as long to say so.
        kept = real.removeprefix(base + os.sep)
        if kept == real:
            kept = os.path.relpath(real, base)
    except ValueError:  # pragma: no cover - only where there are drives
        kept = real
    return kept.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")


def real_path(base: str, stored: str) -> str:
    """The absolute path that `stored` stands for."""
    return os.path.normpath(os.path.join(base, stored))  # noqa: PTH118 - called for every file of an archive


def shown_path(base: str, stored: str) -> str:
    """The path for people: from the working directory where it is below that."""
    if stored.startswith("<"):
        return stored
    real = real_path(base, stored)
    try:
        near = os.path.relpath(real)
    except ValueError:  # pragma: no cover - as above
        return real
    return (real if near.startswith(os.pardir) else near).replace(os.sep, "/")


def is_below(path: str, root: str) -> bool:
    """Whether the absolute `path` is `root` or lies below it."""
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
