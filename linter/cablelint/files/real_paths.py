"""Where files really are, links followed: asked of thousands in a few folders."""

from __future__ import annotations

import os


class RealPaths:
    """Gives what `os.path.realpath` gives, and looks each folder up once: for one run, since folders may change."""

    __slots__ = ("_folders",)

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def __call__(self, path: str) -> str:
        """The path of a file without links and needless parts."""
        folder, name = os.path.split(path)
        if os.name != "posix" or name in ("", os.curdir, os.pardir) or os.path.islink(path):  # noqa: PTH114 - for many
            return os.path.realpath(path)
        real = self._folders.get(folder)
        if real is None:
            real = self._folders[folder] = os.path.realpath(folder)
        return os.path.join(real, name)  # noqa: PTH118 - as above
