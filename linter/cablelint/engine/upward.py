"""What a marking of the register forces upward, in sentences: what a banner makes of it, what goes up with it.

The facts are columns of the register, and for the markings that they do not describe (levels, lists of countries) the
words of `marking_meanings.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cablegrammar.rollup.cables import BY_CAPTION
from cablegrammar.vocabulary.markings import NOFORN, RegisteredMarking
from cablegrammar.vocabulary.meanings import Meaning
from cablelint.rule.api import DEFAULT_PROFILE
from cablelint.rule.wording import series


def upward(row: RegisteredMarking | None, words: Meaning, profile: str, on: date) -> tuple[str, ...]:
    """What a banner above a portion with this marking carries; nothing where nobody knows, or nothing goes up."""
    return tuple(_sentences(row, words, profile, on))


def _sentences(row: RegisteredMarking | None, words: Meaning, profile: str, on: date) -> Iterator[str]:
    if words.upward:
        yield words.upward
    elif row is not None and row.category != "US":
        yield from _by_the_register(row)
    if row is None:
        return
    if profile == DEFAULT_PROFILE:
        for caption, key in BY_CAPTION.items():
            if key == row.key:
                yield f"A telegram carries it as the caption {caption}."
    if row.requires:
        yield f"It needs {series(row.requires, 'and')} beside it, in a portion as in a banner."
    if row.advises and (row.advised_from is None or row.advised_from <= on):
        yield f"As a rule {series(row.advises, 'and')} stands beside it."


def _by_the_register(row: RegisteredMarking) -> Iterator[str]:
    """What becomes of it in a banner, by the columns `in_classified` and `yields_to`."""
    unless = f", unless {series(row.yields_to, 'or')} stands there" if row.yields_to else ""
    match row.in_classified:
        case "keep":
            yield f"Every banner above it carries it{unless}."
        case "drop":
            yield f"An unclassified banner carries it{unless}. A classified one leaves it out."
        case "drop-noforn":
            yield f"An unclassified banner carries it{unless}. A classified one says {NOFORN} in its place."
        case _:
            rest = row.key.removesuffix(f" {NOFORN}")
            yield f"An unclassified banner carries it{unless}. A classified one says {NOFORN} and {rest}."
