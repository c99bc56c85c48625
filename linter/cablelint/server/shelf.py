"""The catalogues of the documents that are open, each opened once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cablelint.catalogue import close
from cablelint.catalogue.entries import Catalogue, Entry, IdSet
from cablelint.catalogue.opening import Together, open_entry
from cablelint.rule.facts import Facts
from cablelint.settings.settings import REPOSITORY_CATALOGUE, RUN_CATALOGUE, Settings


class Shelf:
    """Keeps catalogues open. One that Git's directory holds is brought up to date when it is opened."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], Catalogue] = {}

    def catalogue(
        self, entries: Sequence[str], settings_in: Callable[[str], Settings], path: str, facts: Iterable[Facts]
    ) -> Catalogue:
        """All `entries` of the settings for the file `path` together; those of the run are its own cables (`facts`).

        Raises `CatalogueError`.
        """
        members = self.members(entries, settings_in, path)
        if RUN_CATALOGUE in entries:
            own = (Entry(one.id, one.date, one.level) for one in facts if one.id is not None)
            members = (*members, IdSet.of(own, None, (RUN_CATALOGUE,)))
        return members[0] if len(members) == 1 else Together(members)

    def members(
        self, entries: Sequence[str], settings_in: Callable[[str], Settings], path: str
    ) -> tuple[Catalogue, ...]:
        """The same without the cables of the run. Raises `CatalogueError`."""
        found = []
        for entry in dict.fromkeys(entries):
            if entry == RUN_CATALOGUE:
                continue
            folder = os.path.dirname(path) if entry == REPOSITORY_CATALOGUE else ""  # noqa: PTH120 - as elsewhere
            key = (entry, folder)
            if key not in self._open:
                self._open[key] = open_entry(entry, settings_in, Path(folder) if folder else None)
            found.append(self._open[key])
        return tuple(found)

    def clear(self) -> None:
        """Close them all."""
        for catalogue in self._open.values():
            close(catalogue)
        self._open.clear()
