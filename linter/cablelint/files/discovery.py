"""Which files a run reads: the paths that were named, and what the directories among them hold."""

from __future__ import annotations

import errno
import io
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto

from cablegrammar.base.record import record, replace
from cablegrammar.base.source import Source, UndecodableError
from cablelint.errors import UsageError
from cablelint.files.documents import DocumentError, document
from cablelint.files.real_paths import RealPaths
from cablelint.settings.globs import Globs
from cablelint.settings.settings import CANDIDATES, DEFAULT_INCLUDE, Settings

STDIN = "-"
STDIN_NAME = "<stdin>"
TEMPORARY = (".cablelint-", ".tmp")
"""How the name of a file begins and ends that takes the place of a cable or a report when it is written whole."""
_OUR_OWN = ("cablelint.toml", "pyproject.toml")
"""What no search looks for: its own configuration."""
_MADE = ".pyc"
"""How the name of a file ends that Python makes of rules: nobody's file."""
_WRITTEN = 60.0
"""After so many seconds nobody writes it any more: the run was killed."""

_LEAST, _MOST = 4_096, 1_000_000
"""Bytes that are read at once: as many as the file has, within these. A device and a pipe have no size to ask for."""


class Origin(Enum):
    """Why a file is read."""

    NAMED = auto()
    """It was named, and is read whatever it holds."""
    FOUND = auto()
    """A directory holds it and its name matches `include`."""
    CANDIDATE = auto()
    """A directory holds it, and it is only linted when its text looks like a cable."""


@record
class Target:
    """One file to read. `path` is as it is reported: with forward slashes, relative where it was given so."""

    path: str
    origin: Origin
    stdin: bool = False


class Unreadable(Exception):  # noqa: N818 - it becomes a finding and is no error of the program
    """A file could not be opened or decoded. The message is the sentence for CFG002 and holds no text of the file."""


def discover(
    paths: Iterable[str | os.PathLike[str]],
    settings_in: Callable[[str], Settings],
    *,
    force_exclude: bool = False,
    only_cables: bool = False,
    stdin_filename: str | None = None,
    on_hidden: Callable[[str], None] | None = None,
    on_left: Callable[[str], None] | None = None,
    on_other: Callable[[str], None] | None = None,
) -> tuple[Target, ...]:
    """The files that `paths` name, each once, sorted by path.

    `settings_in` gives the settings for the files of a directory (`include` and `exclude` are asked). A file that is
    named is always there, unless `force_exclude` applies `exclude` to it; with `only_cables` a `.txt` or `.docx` file
    that is named has to look like a cable, as one that a search finds. Hidden directories are passed over unless they
    are named. A directory or a file that is reached by several ways, symbolic links included, counts once, under the
    path that was named, else under its own name and not a link's. `-` is standard input, called `stdin_filename`.
    `on_hidden` is called with each hidden directory that is passed over, as it is reported; `on_left` with each
    temporary file that a killed run has left there, and `on_other` with each file whose name `include` does not match.

    Raises `UsageError` for a path that does not exist.
    """
    targets: dict[str, Target] = {}
    search = _Search(settings_in, *(told or (lambda _: None) for told in (on_hidden, on_left, on_other)))
    directories: list[str] = []
    real_path = RealPaths()
    for given in paths:
        path = os.fspath(given)
        if path == STDIN:
            name = stdin_filename or STDIN_NAME
            if not (force_exclude and stdin_filename and search.excludes(stdin_filename)):
                targets[STDIN] = Target(_shown(name), Origin.NAMED, stdin=True)
        elif os.path.isdir(path):  # noqa: PTH112 - one call a path, and thousands may be named
            directories.append(_tidy(path))
        elif not _is_there(path):
            raise UsageError(f"there is no file or directory called {path or repr(path)}")
        elif not (force_exclude and search.excludes(path)):
            doubtful = only_cables and path.lower().endswith(CANDIDATES)
            _keep(targets, Target(_shown(_tidy(path)), Origin.CANDIDATE if doubtful else Origin.NAMED), real_path)
    for directory in sorted(directories, key=len):
        if not (force_exclude and search.excludes(directory)):
            for target in search.files(directory):
                _keep(targets, target, real_path)
    return tuple(sorted(targets.values(), key=lambda target: target.path))


def _is_there(path: str) -> bool:
    """Whether `path` names something, or something that nobody may look at: that is a finding, and no wrong usage."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        pass
    return True


def _tidy(path: str) -> str:
    """`path` without needless parts. One with `..` stays: behind a link that is another place than the text says."""
    return path if ".." in _shown(path).split("/") else os.path.normpath(path)


def _keep(targets: dict[str, Target], target: Target, real_path: RealPaths) -> None:
    """Remember `target`, unless the same file is there already under a better path."""
    real = real_path(target.path)
    other = targets.get(real)
    if other is None or _preference(target) < _preference(other):
        targets[real] = target


def _preference(target: Target) -> tuple[int, bool, str]:
    """Of two paths of one file the lesser is reported: a named one, then one that is no link, then the first."""
    return target.origin.value, os.path.islink(target.path), target.path  # noqa: PTH114 - as above


class _Search:
    """Walks directories. Each is entered once, however many links lead to it, and by a link only as a last resort."""

    def __init__(
        self,
        settings_in: Callable[[str], Settings],
        on_hidden: Callable[[str], None],
        on_left: Callable[[str], None],
        on_other: Callable[[str], None],
    ) -> None:
        self._on_other = on_other
        self._on_left = on_left
        self._settings_in = settings_in
        self._on_hidden = on_hidden
        self._globs: dict[tuple[tuple[str, ...], str | None, bool], Globs] = {}
        self._entered: set[tuple[int, int]] = set()

    def excludes(self, path: str) -> bool:
        settings = self._settings_in(os.path.dirname(path) or os.curdir)  # noqa: PTH120 - as above
        return self._glob(settings.exclude, settings.root).match(path)

    def files(self, directory: str) -> Iterator[Target]:
        pending = [directory]
        links: list[str] = []
        while pending or links:
            here = pending.pop() if pending else links.pop()
            try:
                status = os.stat(here)  # noqa: PTH116 - as above
                if (status.st_dev, status.st_ino) in self._entered:
                    continue
                self._entered.add((status.st_dev, status.st_ino))
                with os.scandir(here) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError:
                # What a directory holds that cannot be listed is not known: reading it fails, and that is reported.
                yield Target(_shown(here), Origin.FOUND)
                continue
            settings = self._settings_in(here)
            exclude = self._glob(settings.exclude, settings.root)
            include = self._glob(settings.include, settings.root, fold=True)
            for entry in entries:
                path = entry.name if here == os.curdir else os.path.join(here, entry.name)  # noqa: PTH118 - as above
                if _is_directory(entry):
                    if exclude.match(path):
                        continue
                    if entry.name.startswith("."):
                        self._on_hidden(_shown(path))
                    else:
                        (links if entry.is_symlink() else pending).append(path)
                elif entry.name.startswith(TEMPORARY[0]) and entry.name.endswith(TEMPORARY[1]):
                    if _is_left(entry):
                        self._on_left(_shown(path))
                elif exclude.match(path):
                    continue
                elif include.match(path):
                    doubtful = settings.include == DEFAULT_INCLUDE and entry.name.lower().endswith(CANDIDATES)
                    yield Target(_shown(path), Origin.CANDIDATE if doubtful else Origin.FOUND)
                elif not entry.name.startswith(".") and entry.name not in _OUR_OWN and not entry.name.endswith(_MADE):
                    self._on_other(_shown(path))

    def _glob(self, patterns: tuple[str, ...], root: str | None, *, fold: bool = False) -> Globs:
        key = (patterns, root, fold)
        if key not in self._globs:
            self._globs[key] = Globs(patterns, root, fold=fold)
        return self._globs[key]


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Whether nobody writes the temporary file any more."""
    try:
        return time.time() - entry.stat(follow_symlinks=False).st_mtime > _WRITTEN
    except OSError:
        return False


def _is_directory(entry: os.DirEntry[str]) -> bool:
    """Whether `entry` is, or may be, a directory: entering what cannot be looked at fails, and that is reported."""
    try:
        return entry.is_dir()
    except OSError as error:
        return error.errno != errno.ELOOP  # a link that leads to itself leads nowhere


def read(target: Target, stdin: bytes | None = None, limit: int = Settings().max_size) -> Source | None:
    """The decoded text of `target`, of `limit` bytes at most; None for a candidate that is no cable. A Word document
    (.docx) is read, too.

    Raises `Unreadable`.
    """
    data = _bytes(target, stdin, limit + 1)
    if len(data) > limit:
        raise Unreadable(f"The file has more than {limit:,} bytes (the setting max-size) and was not checked.")
    try:
        source = document(data, limit) or Source.decode(data)
    except DocumentError as error:
        seen = not error.may_hide_a_cable(target.path)
        if target.origin is Origin.CANDIDATE and seen and not _looks_like_cable(error.words or ""):
            return None
        raise Unreadable(str(error)) from None
    except UndecodableError as error:
        # Only a text that would have been linted is missed: a picture called `.txt` is not.
        if target.origin is Origin.CANDIDATE and not _looks_like_cable(data.decode("latin-1")):
            return None
        raise Unreadable(f"The file cannot be decoded: {error}.") from None
    if target.origin is Origin.CANDIDATE and not _looks_like_cable(source.text):
        return None
    return replace(source, name=target.path)


def _bytes(target: Target, stdin: bytes | None, most: int) -> bytes:
    """What is in a file, `most` bytes of it at most: a device gives more than any memory holds."""
    if target.stdin:
        if stdin is not None:
            return stdin
        import sys

        return sys.stdin.buffer.read(most)
    file = target.path
    try:
        if target.origin is not Origin.NAMED:
            mode = os.stat(file).st_mode  # noqa: PTH116 - a run of one file does without Path, which takes a while to load
            if stat.S_ISDIR(mode):
                raise Unreadable("The directory cannot be listed.")
            # A pipe that a directory happens to hold would wait for ever; one that was named is meant.
            if not stat.S_ISREG(mode):
                raise Unreadable("This is not a regular file.")
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
            return _all(stream, most)
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror or type(error).__name__}.") from None


def _all(stream: io.FileIO, most: int) -> bytes:
    """What is left in a file, up to so many bytes. Room is made for what it has: the limit is far more."""
    parts = []
    piece = max(_LEAST, min(os.fstat(stream.fileno()).st_size + 1, _MOST))
    while most > 0 and (part := stream.read(min(most, piece))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _looks_like_cable(text: str) -> bool:
    from cablegrammar.lines.recognise import looks_like_cable

    # UTF-16 without a byte-order mark reads as text full of NULs: it is a cable too, and is found unreadable later.
    return looks_like_cable(text.replace("\0", ""))


def _shown(path: str) -> str:
    return path.replace(os.sep, "/")
