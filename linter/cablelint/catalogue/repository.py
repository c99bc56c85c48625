"""The cables of a Git repository as a catalogue: an index that is kept beside Git's own files, where nobody commits it.

It is brought up to date whenever it is asked for, and holds no text of a cable. So a hook that is given a few files
resolves their references against the whole repository, and reads no file again that has not changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.catalogue.entries import CatalogueError, OutOfReachError, UnusableIndexError

if TYPE_CHECKING:
    from cablelint.catalogue.index import Index
    from cablelint.settings.settings import Settings

_INDEX = "cablelint/catalogue.sqlite"
_NAME = "the repository"


def open_repository(settings_in: Callable[[str], Settings]) -> Index:
    """The catalogue of the repository that the working directory is in. Raises `CatalogueError` where there is none.

    It holds what the settings exclude, too: that is not checked, but it is there. An index that cannot be used is made
    anew; where none can be kept, every file is read, and the index is in memory.
    """
    from cablelint.catalogue.build import build_in_memory
    from cablelint.catalogue.index import Index

    root, git = _repository(Path.cwd())
    index = git / _INDEX
    paths = [os.path.relpath(root)]

    @cache
    def with_excluded(settings: Settings) -> Settings:
        return replace(settings, exclude=())

    def settings_of_all(directory: str) -> Settings:
        return with_excluded(settings_in(directory))

    try:
        return _kept(index, paths, settings_of_all)
    except (OSError, OutOfReachError):
        built, connection = build_in_memory(index, paths, settings_of_all)
        return Index(index, connection, name=_NAME, unreadable=[path for path, _ in built.unreadable])


def _kept(index: Path, paths: Sequence[str], settings_in: Callable[[str], Settings]) -> Index:
    """The index in Git's directory, brought up to date."""
    from cablelint.catalogue.build import build
    from cablelint.catalogue.index import Index
    from cablelint.catalogue.store import delete

    def brought_up_to_date() -> Index:
        built = build(index, paths, settings_in)
        return Index(index, name=_NAME, unreadable=[path for path, _ in built.unreadable])

    index.parent.mkdir(exist_ok=True)
    try:
        return brought_up_to_date()
    except UnusableIndexError:  # it is ours alone, and holds nothing that is not in the files
        delete(index)
        return brought_up_to_date()


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
