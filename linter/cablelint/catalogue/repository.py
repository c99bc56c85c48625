"""The cables of a Git repository as a catalogue: an index that is kept beside Git's own files, where nobody commits it.

It is brought up to date whenever it is asked for, and holds no text of a cable. So a hook that is given a few files
resolves their references against the whole repository, and reads no file again that has not changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.catalogue.entries import CatalogueError

if TYPE_CHECKING:
    from cablelint.catalogue.index import Index
    from cablelint.settings.settings import Settings

_INDEX = "cablelint/catalogue.sqlite"


def open_repository(settings_in: Callable[[str], Settings]) -> Index:
    """The catalogue of the repository that the working directory is in. Raises `CatalogueError` where there is none."""
    from cablelint.catalogue.build import build
    from cablelint.catalogue.index import Index

    root, git = _repository(Path.cwd())
    index = git / _INDEX
    try:
        index.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise CatalogueError(f"the index of the repository cannot be kept in {git}: {error.strerror}") from None
    build(index, [os.path.relpath(root)], settings_in)
    return Index(index)


def _repository(start: Path) -> tuple[Path, Path]:
    """The root of the working tree that `start` is in, and the directory where Git keeps its own files."""
    for folder in (start, *start.parents):
        git = folder / ".git"
        if git.is_dir():
            return folder, git
        if git.is_file():  # a linked working tree, or a submodule
            kind, _, path = git.read_text(encoding="utf-8", errors="surrogateescape").strip().partition(": ")
            if kind == "gitdir" and (folder / path).is_dir():
                return folder, folder / path
    raise CatalogueError(f"there is no Git repository above {start} whose cables could be looked for")
