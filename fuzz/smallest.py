"""Makes a failing input as small as it gets: whole lines are taken out first, then characters."""

from __future__ import annotations

import time
from collections.abc import Callable


def smallest(data: bytes, fails: Callable[[bytes], bool], seconds: float = 20.0) -> bytes:
    """The smallest input that was found in so many seconds for which `fails` still holds, as it does for `data`."""
    until = time.monotonic() + seconds
    for parted in (_lines, _characters):
        data = _reduced(data, fails, parted, until)
    return data


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _characters(data: bytes) -> list[bytes]:
    try:
        return [character.encode() for character in data.decode("utf-8")]
    except UnicodeDecodeError:
        return [data[at : at + 1] for at in range(len(data))]


def _reduced(
    data: bytes, fails: Callable[[bytes], bool], parted: Callable[[bytes], list[bytes]], until: float
) -> bytes:
    """Take out runs of parts, halving their length each time that none can go."""
    parts = parted(data)
    length = max(1, len(parts) // 2)
    while parts:
        at, gone = 0, False
        while at < len(parts):
            if time.monotonic() > until:
                return b"".join(parts)
            fewer = parts[:at] + parts[at + length :]
            if fails(b"".join(fewer)):
                parts, gone = fewer, True
            else:
                at += length
        if length == 1 and not gone:
            break
        length = max(1, length // 2)
    return b"".join(parts)
