"""STR018 single-paragraph-numbered."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import TELEGRAMS


class SingleParagraphNumbered(CableRule):
    """The only paragraph of a cable is numbered.

    ## What it checks

    That a text of a single paragraph has no number. Off by default: many posts number every paragraph, and nobody is
    misled by it.

    ## Why

    The handbook numbers paragraphs so that they can be cited. One alone needs no number.
    """

    code = "STR018"
    name = "single-paragraph-numbered"
    severity = Severity.INFO
    enabled = False
    scope = Scope(forms=TELEGRAMS)
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (Example(bad="1. (C) The lamp is lit.", good="(C) The lamp is lit.", at=((1, 1, 1, 3),)),)

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the number of a paragraph that is alone."""
        paragraphs = cable.paragraphs
        if len(paragraphs) != 1 or not cable.is_telegram or cable.lacks_text:
            return
        span = paragraphs[0].number_span
        if span is not None:
            yield Violation(span, "The only paragraph has a number.", expected="the paragraph without a number")
