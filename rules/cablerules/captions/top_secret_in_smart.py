"""CAP010 top-secret-in-smart."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Level, Scope, Severity, Violation


class TopSecretInSmart(CableRule):
    """A message of the SMART form is TOP SECRET.

    ## What it checks

    The overall classification of a SMART message is SECRET at most. A portion above the overall classification is
    ROL001's.

    ## Why

    SMART runs on networks that are cleared up to SECRET. A TOP SECRET text in it is a spill, whatever it says.
    """

    code = "CAP010"
    name = "top-secret-in-smart"
    severity = Severity.ERROR
    scope = Scope(forms=("smart",))
    authority = (Citation("5 FAH-3 H-710"),)
    examples = (
        Example(
            bad="                              TOP SECRET",
            good="                              SECRET",
            at=[(1, 31, 1, 41)],
            slot="top_banner",
            template="smart",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the overall classification where it is TOP SECRET."""
        line = cable.classification
        if cable.form == "smart" and line is not None and line.level is Level.TOP_SECRET:
            yield Violation(
                line.level_span or line.span,
                "This SMART message is TOP SECRET, but SMART carries nothing above SECRET.",
                expected="SECRET at most, or another way to send it",
            )
