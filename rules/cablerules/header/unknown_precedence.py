"""HDR010 unknown-precedence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegrammar.vocabulary.transmission import nearest_precedence
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Severity,
    Violation,
    safe_fix,
)

if TYPE_CHECKING:
    from cablegrammar.header.nodes import Addressee


class UnknownPrecedence(CableRule):
    """The precedence after an addressee is misspelled.

    ## What it checks

    The word after the name of an addressee, in a telegram and in a SMART message, where it is nearly FLASH, IMMEDIATE,
    NIACT IMMEDIATE, PRIORITY or ROUTINE and is none of them (`PRIOITY`, `IMMEDIAT`), or is cut short (`PRIO`, `IMMED`).

    ## Why

    A machine that reads the line takes the word for a part of the addressee's name, and the message for ROUTINE.

    ## Fix safety

    The fix writes the precedence that was meant, and changes nothing else.
    """

    code = "HDR010"
    name = "unknown-precedence"
    severity = Severity.WARNING
    authority = (Citation("5 FAH-2 H-230"),)
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="TO RUEHC/SECSTATE WASHDC PRIOITY 5620",
            good="TO RUEHC/SECSTATE WASHDC PRIORITY 5620",
            fixed="TO RUEHC/SECSTATE WASHDC PRIORITY 5620",
            at=((1, 26, 1, 33),),
            slot="fl7",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each misspelled precedence."""
        lines = [line.text for line in cable.header.addressee_lines]
        lines += [line.value for line in cable.message_lines if line.kind in ("action", "info")]
        if any(map(_may_be_misspelled, lines)):
            for addressee in cable.addressees:
                yield from _misspelled(addressee)


def _may_be_misspelled(text: str) -> bool:
    """Whether a word of a line is nearly a precedence: only then are the addressees worth parsing."""
    return any(nearest_precedence(word) is not None for word in text.replace(",", " ").replace(";", " ").split())


def _misspelled(addressee: Addressee) -> Iterator[Violation]:
    right, span = addressee.near_precedence, addressee.precedence_span
    if right is None or span is None:
        return
    yield Violation(
        span,
        f"{addressee.precedence_text} is not a precedence.",
        expected=right,
        fix=safe_fix(f"Write {right}", Edit(span.start, span.end, right)),
    )
