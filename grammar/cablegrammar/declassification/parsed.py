"""The parts of an E.O. line and of an instruction: where a line ends is asked of them first, and what it says later."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from cablegrammar.parsing.loader import load
from cablegrammar.parsing.tokens import Token, Tree


@lru_cache(maxsize=64)
def parts_of_order(text: str) -> tuple[Token, ...]:
    """The tokens of the E.O. line `text`, its label included."""
    return tuple(cast("list[Token]", load("declassification").parse(text, "executive_order").children))


@lru_cache(maxsize=64)
def parts_of_instruction(text: str) -> tuple[Token | Tree, ...]:
    """The days of an instruction as tokens, and each other part of it as a tree."""
    return tuple(load("declassification").parse(text, "instruction").children)
