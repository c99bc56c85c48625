"""Paths in an index: kept relative to its directory, so that a collection and its index may move together."""

from __future__ import annotations

import os
from pathlib import Path


def stored_path(index: Path, path: str) -> str:
    """`path` as the index keeps it: from its directory, with forward slashes; absolute on another drive.

    Bytes of a file name that are no text are written as their numbers: the database takes text alone.
    """
    real = os.path.realpath(path)
    try:
        kept = os.path.relpath(real, index.resolve().parent)
    except ValueError:  # pragma: no cover - only where there are drives
        kept = real
    return kept.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")


def real_path(index: Path, stored: str) -> str:
    """The absolute path that `stored` stands for."""
    return os.path.normpath(index.resolve().parent / stored)


def shown_path(index: Path, stored: str) -> str:
    """The path for people: from the working directory where it is below that."""
    if stored.startswith("<"):
        return stored
    real = real_path(index, stored)
    try:
        near = os.path.relpath(real)
    except ValueError:  # pragma: no cover - as above
        return real
    return (real if near.startswith(os.pardir) else near).replace(os.sep, "/")


def is_below(path: str, root: str) -> bool:
    """Whether the absolute `path` is `root` or lies below it."""
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
