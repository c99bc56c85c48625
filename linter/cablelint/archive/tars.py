"""Reads the members of a tar file, one after the other, and what stands before a member to a limit.

Python reads the long name of a member, its attributes and its map of holes whole, whatever size they say they have.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

_MOST = 1 << 16
"""Bytes of headers before a member: a hundred times what names and attributes of a text need."""
_BEGINS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
    (b"\x5d\x00\x00", lzma.open),
)


_DIGITS = 1_000
"""Digits in a row: Python before 3.11.10 and 3.12.6 takes time by the square of their number."""
_NO_DIGITS = re.compile(rb"[^0-9]+")


class LongHeaderError(tarfile.TarError):
    """What stands before a member is longer than a header may be."""


def tar_members(path: str) -> Iterator[tuple[tarfile.TarInfo, Callable[[], IO[bytes] | None]]]:
    """Each member of a tar file, compressed or not, and what opens it. None is kept.

    Raises `LongHeaderError` where more than 64 KiB of headers, or 1,000 digits in a row, stand before a member, and
    what tarfile and the libraries of compression raise.
    """
    with Path(path).open("rb") as file:
        stream = _Metered(_unpacked(file))
        try:
            with tarfile.open(fileobj=cast(Any, stream), mode="r:", errorlevel=0) as pack:
                while (member := pack.next()) is not None:
                    if sum(map(len, pack.pax_headers.values())) > _MOST:  # those for all members add up
                        raise LongHeaderError
                    cast(Any, pack).members = []  # else it keeps all of them
                    stream.left = None
                    yield member, lambda: pack.extractfile(member)
                    stream.left = _MOST
        except RecursionError:  # hundreds of headers of no length, one in the other
            raise LongHeaderError from None


def _unpacked(file: io.BufferedReader) -> Any:
    begins = file.peek(6)
    return next((unpack(file) for magic, unpack in _BEGINS if begins.startswith(magic)), file)


class _Metered:
    """A file of which `left` more bytes may be read, or any number when that is None."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.left: int | None = _MOST
        self.seek: Callable[..., int] = stream.seek
        self.tell: Callable[[], int] = stream.tell

    def read(self, size: int = -1) -> bytes:
        """As of any file."""
        if self.left is not None:
            if not 0 <= size <= self.left:
                raise LongHeaderError
            self.left -= size
        data: bytes = self._stream.read(size)
        if self.left is not None and max(map(len, _NO_DIGITS.split(data))) > _DIGITS:
            raise LongHeaderError
        return data
