"""The expressions of the terminals, compiled beforehand (`tables/*.codes`).

Python compiles an expression in Python: for those that one cable needs, it takes a fifth of a whole start of `cablelint
check`. A code is taken for the very expression that it was made of, by a Python that is known to make the same code
(`MAGICS`), and the interpreter looks at it before it runs it: where anything is otherwise, the expression is compiled
as ever. Whoever may write into this folder may as well write Python there.
"""

from __future__ import annotations

import json
import pkgutil
import re
import sys
import zlib
from array import array
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

LAYOUT = 1
"""Changes when what the files hold changes."""

MAGICS = frozenset((20220615, 20221023, 20230612))
"""What `_sre` calls the codes of Python 3.11, 3.12 and 3.13, which are the same for our expressions: a test holds it on
each of them. Another Python compiles for itself.
"""

_SRE: Any = import_module("_sre") if sys.implementation.name == "cpython" else None
"""The module in C that runs codes. Python's `re` is made of it, and it has no other name."""


class Codes(NamedTuple):
    """The codes of one grammar: of each expression its flags, its groups, their names, and where its code stands."""

    places: dict[str, list[Any]]
    numbers: array[int]


def compiled(grammar: str, expression: str) -> re.Pattern[str]:
    """The pattern of an expression of a grammar: as `re.compile` gives it, in a tenth of the time where it is known."""
    known = _codes(grammar)
    place = None if known is None else known.places.get(expression)
    if known is None or place is None:
        return re.compile(expression)
    try:
        flags, groups, names, start, end = place
        of_group: list[str | None] = [None] * (groups + 1)
        for name, group in names.items():
            of_group[group] = name
        made: re.Pattern[str] = _SRE.compile(
            expression, flags, known.numbers[start:end].tolist(), groups, names, tuple(of_group)
        )
    except (RuntimeError, OverflowError, TypeError, ValueError, AttributeError, IndexError):  # it is damaged
        return re.compile(expression)
    return made


def is_known() -> bool:
    """Whether this Python makes the codes that are shipped."""
    return _SRE is not None and _SRE.MAGIC in MAGICS


@cache
def _codes(grammar: str) -> Codes | None:
    """What is shipped of a grammar; None where nothing is, or nothing for this Python, or it cannot be read."""
    if not is_known():
        return None
    try:
        return decoded(pkgutil.get_data(__name__, f"tables/{grammar}.codes") or b"")
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        return None


def encoded(codes: Codes) -> bytes:
    """The text of a file: what is known of the expressions as JSON, and the codes in four bytes each."""
    numbers = array(codes.numbers.typecode, codes.numbers)
    if sys.byteorder == "big":
        numbers.byteswap()
    return zlib.compress(json.dumps([LAYOUT, codes.places]).encode() + b"\n" + numbers.tobytes(), 9)


def decoded(data: bytes) -> Codes | None:
    """What `encoded` made. None for another layout; raises `ValueError`, `zlib.error` or the like for more."""
    head, _, rest = zlib.decompress(data).partition(b"\n")
    layout, places = json.loads(head)
    if layout != LAYOUT:
        return None
    numbers = array("I")
    if numbers.itemsize != _SRE.CODESIZE:
        return None
    numbers.frombytes(rest)
    if sys.byteorder == "big":
        numbers.byteswap()
    return Codes(places, numbers)
