"""Writes the codes of the shipped tables: `python -m cablegrammar.parsing.build_codes`, which `build_tables` runs too.

It needs no Lark. A Python whose codes are others (`codes.MAGICS`) writes none.
"""

from __future__ import annotations

import re
import zlib
from array import array
from importlib import import_module
from pathlib import Path
from typing import Any

from cablegrammar.parsing.codes import Codes, decoded, encoded, is_known
from cablegrammar.parsing.matchers import as_group
from cablegrammar.parsing.tables import ROOMS, tables

FOLDER = Path(__file__).parent / "tables"


def render(grammar: str) -> bytes:
    """The codes of all terminals of a grammar, as they are shipped."""
    return encoded(_made(grammar))


def _made(grammar: str) -> Codes:
    places = {}
    numbers = array("I")
    for name, pattern, *_ in tables(grammar)["terminals"]:
        expression = as_group(name, pattern)
        code, made = code_of(expression), re.compile(expression)
        start = len(numbers)
        numbers.extend(code)
        places[expression] = [made.flags, made.groups, dict(made.groupindex), start, len(numbers)]
    return Codes(places, numbers)


def code_of(expression: str) -> list[int]:
    """What this Python makes of an expression."""
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    code: list[int] = compiler._code(parser.parse(expression), 0)
    return code


def main() -> None:
    """Write the codes of every grammar of which others stand there: not each zlib packs the same in the same bytes."""
    for grammar in ROOMS if is_known() else ():
        file, made = FOLDER / f"{grammar}.codes", encoded(_made(grammar))
        if not file.exists() or _read(file) != decoded(made):
            file.write_bytes(made)


def _read(file: Path) -> Codes | None:
    try:
        return decoded(file.read_bytes())
    except (ValueError, zlib.error):
        return None


if __name__ == "__main__":
    main()
