"""Writing a file back so that it is at every moment either the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from cablelint.errors import UsageError
from cablelint.files.discovery import TEMPORARY


class WriteError(UsageError):
    """A file was not written, and is as it was."""


def rewrite(path: str, before: bytes, after: bytes) -> None:
    """Put `after` in the place of the file `path`, which must still hold `before`.

    A temporary file in the same directory takes the place of the old one in one step; until then nobody but its owner
    can read it. Mode, owner, group and extended attributes (access lists, security labels) are kept; a group that
    cannot be kept gets no access. A symbolic link stays one; of several hard links the others keep the old text.

    Raises `WriteError` when the file changed since it was read, is read-only or no regular file, or cannot be
    written.
    """
    target = Path(os.path.realpath(path))
    try:
        status = target.stat()
        if not stat.S_ISREG(status.st_mode):
            raise WriteError(f"{path} was not written: it is not a regular file")
        if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise WriteError(f"{path} was not written: it is read-only")
        if target.read_bytes() != before:
            raise WriteError(f"{path} was not written: it changed while it was being checked")
        handle, temporary = _made_in(target.parent)
    except OSError as error:
        raise WriteError(f"{path} was not written: {reason(error)}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            _keep_attributes(temporary, target, status)
            os.fsync(file.fileno())
        # Writing takes time, and somebody may have saved the file meanwhile: asked as late as can be.
        if target.read_bytes() != before:
            raise WriteError(f"{path} was not written: it changed while it was being checked")
        temporary.replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise WriteError(f"{path} was not written: {reason(error)}") from error
        raise
    _sync_directory(target.parent)


def _umask() -> int:
    """What new files are denied: it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def write_whole(path: str, pieces: Iterable[str]) -> None:
    """Write a text to the file `path` in UTF-8, so that it is at every moment the old one or the new one, whole.

    Until it is whole nobody but its owner can read the new one. What is there and no regular file, such as a pipe, is
    written to as it is, and so is a file in a directory that takes no new one. Raises OSError.
    """
    # A pipe may have no name but the one that was given: `/dev/stdout` leads to one that nobody can open.
    as_it_is = Path(path).exists() and not Path(path).is_file()
    target = Path(path) if as_it_is else Path(os.path.realpath(path))
    made = None if as_it_is else _temporary(target.parent)
    if made is None:
        with _open(target) as file:
            file.writelines(pieces)
        return
    handle, temporary = made
    try:
        with _open(handle) as file:
            file.writelines(pieces)
            file.flush()
            if target.exists():
                _keep_attributes(temporary, target, target.stat())
            else:
                temporary.chmod(0o666 & ~_umask())
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_directory(target.parent)


def write_new(path: str | os.PathLike[str], text: str) -> None:
    """Write a text in UTF-8 to a file that is not there yet; where that fails on the way none is left.

    Raises FileExistsError where there is one, and any other OSError.
    """
    with _open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)) as file:
        try:
            file.write(text)
            file.flush()
        except BaseException:
            with contextlib.suppress(OSError):
                Path(path).unlink()
            raise


def _temporary(directory: Path) -> tuple[int, Path] | None:
    """A new file that only its owner can read, open to be written; None where the directory takes none."""
    try:
        return _made_in(directory)
    except PermissionError:
        return None


def _made_in(directory: Path) -> tuple[int, Path]:
    import tempfile  # here, for a run that writes no file does without it

    handle, name = tempfile.mkstemp(dir=directory, prefix=TEMPORARY[0], suffix=TEMPORARY[1])
    return handle, Path(name)


def _open(file: Path | int) -> IO[str]:
    return open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: PTH123 - or a handle


def _keep_attributes(temporary: Path, target: Path, before: os.stat_result) -> None:
    """Give the temporary file what the old one has: owner and group first, for changing them may reset the mode."""
    mode = stat.S_IMODE(before.st_mode)
    if hasattr(os, "chown"):
        now = temporary.stat()
        if now.st_uid != before.st_uid:
            with contextlib.suppress(OSError):
                os.chown(temporary, before.st_uid, -1)
        if now.st_gid != before.st_gid:
            try:
                os.chown(temporary, -1, before.st_gid)
            except OSError:
                mode &= ~stat.S_IRWXG
    temporary.chmod(mode)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for attribute in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(temporary, attribute, os.getxattr(target, attribute))


def _sync_directory(directory: Path) -> None:
    """Make the new name last through a loss of power, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def reason(error: OSError) -> str:
    """What the system says, in its own words and without the path, which the message names already."""
    return (error.strerror or type(error).__name__).lower()
