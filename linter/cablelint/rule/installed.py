"""Whether anybody but cablelint itself has installed rules: the question that nearly every start answers with no.

`importlib.metadata` reads entry points too, and loads the e-mail package to do it, which costs a start of `cablelint
check` more than all rules together. So this looks into the `entry_points.txt` of what is installed, and leaves the
reading to `importlib.metadata` as soon as a third party is there, or anything else than plain folders is on the path.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NamedTuple


class OwnPoint(NamedTuple):
    """The entry point of cablelint itself. `value` is `module:attribute`."""

    version: str
    value: str

    def load(self) -> object:
        """What the entry point names."""
        module, _, attribute = self.value.partition(":")
        return getattr(import_module(module), attribute)


def only_own_point(distribution: str, group: str) -> OwnPoint | None:
    """The one entry point of `group` when `distribution` alone declares it; None when that cannot be said for sure."""
    kinds = map(_kind, sys.meta_path)
    if any(hasattr(kind, "find_distributions") and kind.__module__ != _STANDARD for kind in kinds):
        return None
    found: set[tuple[str, str]] = set()
    for folder in dict.fromkeys(os.path.realpath(entry or os.curdir) for entry in sys.path):
        if os.path.isfile(folder):  # noqa: PTH113 - a zip file; Path would cost as much as all the rest
            return None
        try:
            names = [entry.name for entry in os.scandir(folder) if entry.name.endswith((".dist-info", ".egg-info"))]
        except OSError:  # it is not there, or may not be read: nothing can be imported from it either
            continue
        for name in names:
            declared = _declared(f"{folder}/{name}", group)
            if declared is None:
                continue
            project, _, version = name.removesuffix(".dist-info").partition("-")
            if project != distribution or len(declared) != 1:
                return None
            found.add((version, declared[0].partition("=")[2].strip()))
    return OwnPoint(*found.pop()) if len(found) == 1 else None


_STANDARD = "_frozen_importlib_external"


def _kind(finder: object) -> type:
    return finder if isinstance(finder, type) else type(finder)


def _declared(folder: str, group: str) -> list[str] | None:
    """The lines of `group` in a distribution's entry points, None where it has no such group."""
    try:
        with open(f"{folder}/entry_points.txt", encoding="utf-8") as file:  # noqa: PTH123 - as above
            text = file.read()
    except (OSError, ValueError):
        return None
    if f"[{group}]" not in text:
        return None
    lines = text.partition(f"[{group}]")[2].partition("\n[")[0].splitlines()
    return [line for line in map(str.strip, lines) if line and not line.startswith(("#", ";"))]
