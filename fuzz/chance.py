"""Makes inputs of others by chance: what is tried where no engine looks at the code that an input reaches."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from support.forms import DAMAGES, whole_cable

_BYTES = (
    b"\x00",
    b"\xff",
    b"\r",
    b"\n",
    b"\x1a",
    b"\xc2\xa0",
    b"\xe2\x80\xa8",
    b"\xf0\x9d\x9f\x98",
    b"//",
    b"(",
    b")",
    b"'''",
    b'"',
)


def changed(data: bytes, chance: Random, others: Sequence[bytes] = (), *, is_text: bool = True) -> bytes:
    """`data` after a few changes. Texts are changed as texts are, most of the time; `others` are spliced in."""
    if is_text and chance.random() < 0.04:
        return whole_cable(chance).encode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        if is_text and chance.random() < 0.75:
            text = data.decode("utf-8", "surrogateescape")
            data = chance.choice(DAMAGES)(text, chance).encode("utf-8", "surrogateescape")
        elif others and chance.random() < 0.25:
            data = _spliced(data, chance.choice(others), chance)
        else:
            data = _changed_bytes(data, chance)
    return data


def _spliced(data: bytes, other: bytes, chance: Random) -> bytes:
    at, start = chance.randint(0, len(data)), chance.randint(0, len(other))
    end = min(len(other), start + chance.choice((4, 40, 400, 4000)))
    return data[:at] + other[start:end] + data[at + chance.choice((0, end - start)) :]


def _changed_bytes(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    way = chance.randrange(5)
    if way == 0:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    if way == 1:
        return data[:at] + data[at + chance.choice((1, 2, 9, 90)) :]
    if way == 2:
        return data[:at] + chance.choice(_BYTES) + data[at:]
    if way == 3:
        piece = data[at : at + chance.choice((1, 4, 40))]
        return data[:at] + piece * chance.choice((2, 3, 30)) + data[at:]
    end = chance.randint(at, min(len(data), at + 40))
    return data[:at] + data[at:end][::-1] + data[end:]
