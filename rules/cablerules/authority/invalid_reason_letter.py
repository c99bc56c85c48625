"""CAB006 invalid-reason-letter."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Span, Violation
from cablerules.authority.block_duty import original
from cablerules.authority.reason_sections import accepted_regimes, accepted_sections


class InvalidReasonLetter(Rule[Authority]):
    """The reason names a letter that is none of the categories.

    ## What it checks

    The letters of an original classification's reason: (a) to (g) from 14 October 1995, (a) to (h) from 22 September
    2003, when weapons of mass destruction got a letter of their own. The section that the reason cites is CAB005's.
    Where the date of the cable is not known, the letters of both versions of the order are accepted.

    ## Why

    The letter says to which category the information belongs. One that does not exist justifies nothing.
    """

    code = "CAB006"
    name = "invalid-reason-letter"
    severity = Severity.ERROR
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.21", "(a)(3)(i)"), Citation("5 CFR 1312.8", "(a)(3)"))
    examples = (
        Example(
            bad="Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b) and (k).",
            good="Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b) and (h).",
            at=((1, 70, 1, 71),),
            slot="authority",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report each letter that no reason of this day may have, once."""
        if node.reason is None or not node.reason.letters:
            return
        if not original(node, context):
            return
        right = max((regime.reason_letters for regime in accepted_regimes(context)), key=len, default="")
        if not right:
            return
        sections = " or ".join(accepted_sections(context))
        for letter, span in _places(node, context):
            if letter not in right:
                yield Violation(
                    span,
                    f"The reason names the letter ({letter}), which section {sections} does not have.",
                    expected=f"({right[0]}) to ({right[-1]})",
                )


def _places(authority: Authority, context: Context) -> Iterator[tuple[str, Span]]:
    """Each letter with its first place."""
    reason = authority.reason
    seen: set[str] = set()
    for span in () if reason is None else reason.letter_spans:
        letter = context.cable.slice(span)[0].lower()
        if letter not in seen:
            seen.add(letter)
            yield letter, span
