"""What a kept result depends on: one key for all of it, so that whatever has changed is not found again."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path

from cablegrammar.base.record import field_names
from cablegrammar.base.source import Source
from cablelint.__about__ import __version__
from cablelint.rule.registry import Registry
from cablelint.settings.settings import Settings

_OWN = ("cablegrammar", "cablelint", "cablerules")
_KNOWN = frozenset((*_OWN, *sys.stdlib_module_names, "__main__", "lark", "click"))
"""What needs no look: it changes with a version, or finds nothing."""
_OF_THE_RUN = frozenset(
    {"include", "exclude", "per_file_ignores", "rule_ignores", "baseline", "fail_on", "max_size", "jobs", "cache"}
    | {"catalogue", "repository", "root", "today"}
)
"""The settings that say which files a run reads and what it makes of its findings: what is found in one file does not
depend on them, or is asked otherwise (`_of_settings`).
"""


class Keys:
    """The keys of one run: of the code that runs, of the day, and of each file's settings, name and text.

    Raises `OSError` where the code of a rule cannot be looked at: nobody could say whether it has changed.
    """

    def __init__(self, registry: Registry, *, with_excerpts: bool) -> None:
        self._begin = repr((_state(registry), str(Path.cwd()), with_excerpts)).encode("utf-8", "backslashreplace")
        self._known: dict[int, tuple[Settings, bytes]] = {}

    def of(self, path: str, source: Source, settings: Settings) -> bytes:
        """The key of what is found in a file: 32 bytes, which say nothing of it."""
        known = self._known.get(id(settings))
        if known is None or known[0] is not settings:
            known = self._known[id(settings)] = settings, _of_settings(settings)
        about = (path, source.encoding, source.byte_order_mark, source.returns, source.paragraphs, len(source.text))
        key = sha256(self._begin)
        key.update(known[1])
        key.update(repr(about).encode("utf-8", "backslashreplace"))
        key.update(source.text.encode("utf-8", "surrogatepass"))
        return key.digest()


def _of_settings(settings: Settings) -> bytes:
    """What of the settings a file's findings depend on. The day is the clock's where none is given."""
    told = [(name, getattr(settings, name)) for name in field_names(settings) if name not in _OF_THE_RUN]
    today = settings.today or datetime.date.today()
    root = os.path.abspath(settings.root or os.curdir)  # noqa: PTH100 - as a text
    # A rule may ask whether there is a catalogue, and not which one.
    return sha256(repr((told, today, root, bool(settings.catalogues))).encode("utf-8", "backslashreplace")).digest()


def _state(registry: Registry) -> str:
    """The code and the vocabulary that run, of third parties' rules too: a changed file changes it."""
    digest = sha256(f"{__version__} {sys.version}".encode())
    for entry in registry.rules:
        kind = entry.rule
        digest.update(f"{kind.code} {kind.__module__}.{kind.__qualname__} {entry.origin}\0".encode())
    rooms = {*_OWN, *(entry.rule.__module__.partition(".")[0] for entry in registry.rules)}
    # What rules of others may have imported is looked at too, as far as it can be.
    imported = set() if rooms <= {*_OWN} else {name.partition(".")[0] for name in sys.modules} - _KNOWN - rooms
    for name in sorted(rooms | imported):
        with nullcontext() if name in rooms else suppress(OSError):
            for path, size, changed in sorted(_files(name)):
                digest.update(f"{path}\0{size}\0{changed}\0".encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def _files(name: str) -> Iterator[tuple[str, int, int]]:
    """The files of a package or module, each with its size and when it was last changed."""
    module = sys.modules.get(name)
    folders = [os.fspath(folder) for folder in getattr(module, "__path__", ())]
    pending = [*folders]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                    continue
                try:
                    about = entry.stat()
                except OSError:  # a link that leads nowhere: no code is in it
                    continue
                yield entry.path, about.st_size, about.st_mtime_ns
    file = None if folders else getattr(module, "__file__", None)
    if file is not None:
        about = Path(file).stat()
        yield file, about.st_size, about.st_mtime_ns
