"""ROL010 compilation-not-explained."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.notices import mentions
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.rollup.complete import all_portions_marked
from cablerules.wording import overall_line


class CompilationNotExplained(CableRule):
    """The overall classification is above every portion by compilation, and nothing explains it.

    ## What it checks

    A text that is said to be classified by compilation (and so is left alone by ROL002) also says why the parts
    together are classified higher, and when they are not: that a compilation `reveals` something, that the portions
    are classified `when taken together`, that they may be used `individually`. A compilation of something else, such
    as press reports, is no claim.

    ## Why

    The portions stay marked as they are. Whoever quotes one of them has to know whether it alone is classified.
    """

    code = "ROL010"
    name = "compilation-not-explained"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",))
    authority = (Citation("32 CFR 2001.24", "(g)"), Citation("32 CFR 2001.13", "(c)"))
    rests_on = ("notices: kind, phrase",)
    examples = (
        Example(
            bad="1. (U) The lamp has arrived.\n\n2. (U) This is a compilation.",
            good=(
                "1. (U) The lamp has arrived.\n\n2. (U) This is a compilation: taken together the portions reveal "
                "the keeper's way; individually they are unclassified."
            ),
            at=((3, 1, 3, 30),),
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the overall level of a compilation without an explanation."""
        overall = cable.overall_level
        if overall is None or not overall.classified or not overall_line(cable):
            return
        if any(entry.mark.level is None or entry.mark.level.rank >= overall.rank for entry in cable.marks):
            return
        if not cable.mentions("compilation claimed"):
            return
        if not all_portions_marked(cable, context) or cable.mentions("compilation explained"):
            return
        claim = next((block for block in cable.paragraphs if mentions("compilation claimed", block.text)), None)
        place = overall_line(cable)[0].span if claim is None else claim.span
        yield Violation(
            place,
            f"The cable is {overall} by compilation, but nothing says why its portions together are {overall}.",
            expected="a sentence that says when the portions together are classified, and when they are not",
            related=() if claim is None else overall_line(cable),
        )
