"""What references resolve against: indexes built before, lists of the cables that exist, the files of the run.

`entries.py` says what a catalogue is, `id_list.py` reads lists, `index.py` asks an SQLite index, `build.py` keeps it.
sqlite3 is imported only where there is such an index.
"""

from __future__ import annotations

from cablelint.catalogue.entries import (
    EVERYTHING,
    NEAR_LIMIT,
    Catalogue,
    CatalogueError,
    Entry,
    IdSet,
    Scope,
    parse_scope,
)
from cablelint.catalogue.id_list import read_ids
from cablelint.catalogue.near import likely_meant
from cablelint.catalogue.opening import after_run, close, notices, open_catalogue

__all__ = [
    "EVERYTHING",
    "NEAR_LIMIT",
    "Catalogue",
    "CatalogueError",
    "Entry",
    "IdSet",
    "Scope",
    "after_run",
    "close",
    "likely_meant",
    "notices",
    "open_catalogue",
    "parse_scope",
    "read_ids",
]
