"""What earlier runs found, for files that have not changed since: the door to this room."""

from __future__ import annotations

from types import TracebackType

from cablegrammar.base.source import Source
from cablelint.cache.keys import Keys
from cablelint.cache.packed import pack, unpack
from cablelint.cache.store import Store, folder
from cablelint.findings.results import FileResult
from cablelint.rule.registry import Registry
from cablelint.settings.settings import Settings


class Kept:
    """The results of earlier runs, used as a context: what `put` gave is written when it ends, if not before.

    `rules` are asked what code runs. It can be sent to another process, to look results up there; one process puts new
    ones in. Where nothing can be kept, nothing is found. Raises `OSError` at the beginning alone (see `Keys`).
    """

    def __init__(self, rules: Registry, *, with_excerpts: bool) -> None:
        place = folder()
        self._store = None if place is None else Store(place)
        self._keys = Keys(rules, with_excerpts=with_excerpts)

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._store is not None:
            self._store.close()

    def key(self, path: str, source: Source, settings: Settings) -> bytes:
        """What the result of a file is kept under: it depends on all that the result depends on."""
        return self._keys.of(path, source, settings)

    def result(self, key: bytes, path: str, source: Source) -> FileResult | None:
        """What an earlier run found, None where none has looked at this text."""
        data = None if self._store is None else self._store.get(key)
        if data is None:
            return None
        try:
            return unpack(data, path, source)
        except ValueError:  # as if it were not there: it is found anew, and written over
            return None

    def packed(self, result: FileResult) -> bytes:
        """A result as it is kept: without its path, and without a line of the cable."""
        return pack(result)

    def put(self, key: bytes, packed: bytes) -> None:
        """Keep a packed result."""
        if self._store is not None:
            self._store.put(key, packed)
