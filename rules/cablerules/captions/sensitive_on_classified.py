"""CAP005 sensitive-on-classified."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.captions.eras import is_out_of_era
from cablerules.wording import overall_line


class SensitiveOnClassified(CableRule):
    """The caption SENSITIVE is used on a classified cable.

    ## What it checks

    SENSITIVE stands with UNCLAS and with no classified level. Joined to the level (`SECRET SENSITIVE`) it is CLS002's;
    on a cable from before October 1995, when the caption came in, it is CAP006's.

    ## Why

    The caption says that the text is sensitive but unclassified. On a classified cable it says nothing that the level
    does not say better, and the reader has to ask which of the two is wrong.
    """

    code = "CAP005"
    name = "sensitive-on-classified"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), has=("stated_captions",))
    authority = (Citation("STATE 018029", "of 2 Feb 2000"),)
    examples = (
        Example(bad="SENSITIVE\nSIPDIS", good="SIPDIS", at=[(1, 1, 1, 10)], slot="captions"),
        Example(
            bad="SIPDIS\nSENSITIVE",
            good="NOFORN\nSIPDIS",
            at=[(2, 1, 2, 10)],
            slot="captions",
            setting={"classification": "S E C R E T WINDHOEK 000512"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first caption that says that the text is unclassified."""
        for caption in cable.stated_captions:
            if not caption.known.unclassified_only or caption.place == "level":
                continue
            level = cable.overall_level
            if level is not None and level.classified and not is_out_of_era(caption.known, context.date):
                yield Violation(
                    caption.span,
                    f"The caption {caption.known.text} is used on a cable that is {level}; it belongs with UNCLAS.",
                    expected=f"{level} without {caption.known.text}, or UNCLAS",
                    related=overall_line(cable),
                )
            return
