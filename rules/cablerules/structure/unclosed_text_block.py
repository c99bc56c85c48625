"""STR013 unclosed-text-block."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES


class UnclosedTextBlock(CableRule):
    """A BEGIN has no END.

    ## What it checks

    That a line such as BEGIN TEXT or BEGIN SUMMARY has its END further down. Blocks may lie inside one another. A
    plain `SUMMARY:` needs no END, and an END without a BEGIN is fine: `SUMMARY: ... END SUMMARY.` is common. A cable
    that is known to be an extract is not judged.

    ## Why

    Without the END nobody can tell where the quoted words stop and the drafter's own begin, and they may be marked
    differently.
    """

    code = "STR013"
    name = "unclosed-text-block"
    severity = Severity.INFO
    scope = Scope(forms=CABLES, has=("text_blocks",))
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="1. (U) The note says:\n\nBEGIN TEXT:\n\nThe lamp is ours.\n\n2. (C) We doubt it.",
            good="1. (U) The note says:\n\nBEGIN TEXT:\n\nThe lamp is ours.\n\nEND TEXT.\n\n2. (C) We doubt it.",
            at=((3, 1, 3, 11),),
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each BEGIN that nothing closes."""
        if not cable.is_cable:
            return
        unclosed = [block for block in cable.text_blocks if not block.closed]
        if not unclosed or cable.lacks_text:
            return
        for block in unclosed:
            yield Violation(
                block.begin.span,
                f"BEGIN {block.word} has no END {block.word}.",
                expected=f"'END {block.word}' where it ends",
            )
