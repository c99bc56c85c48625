"""ROL004 noforn-without-portion."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.rollup.cables import banner_of
from cablelint import Cable, CableRule, Citation, Context, Example, Severity, Violation
from cablerules.rollup.captions_above import noforn_above
from cablerules.rollup.complete import all_portions_marked


class NofornWithoutPortion(CableRule):
    """The captions or the banner say NOFORN, and no portion is marked so.

    ## What it checks

    Where NOFORN stands above the text and every portion carries a mark that can be read, one of them carries NF. The
    rule is silent when a portion is unmarked, when one mark stands for the entire text, and when the cable is truncated
    or lacks a paragraph, and
    when the portions together call for NOFORN: two lists of release that have nobody in common do.

    ## Why

    Nobody can tell which part may not be released. The next writer who quotes the cable either keeps back everything,
    or releases the wrong paragraph.
    """

    code = "ROL004"
    name = "noforn-without-portion"
    severity = Severity.WARNING
    authority = (Citation("CAPCO Register and Manual 2016", "D.2 p28"), Citation("32 CFR 2001.24", "(j)"))
    rests_on = (
        "markings: in_classified",
        "markings_profiles: in_classified, no_common_country, unmarked_portion",
        "milestones: relido-by-default",
    )
    examples = (
        Example(
            bad="NOFORN\nSIPDIS",
            good="SIPDIS",
            at=((1, 1, 1, 7),),
            slot="captions",
            note="No portion of the cable is marked NF.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report NOFORN where it stands, when no portion carries it."""
        span = noforn_above(cable)
        if span is None or any(entry.mark.noforn for entry in cable.marks):
            return
        if not all_portions_marked(cable, context) or _is_called_for(context):
            return
        yield Violation(
            span,
            "The cable as a whole is NOFORN, but no portion is marked NF.",
            expected="NF in the mark of a portion, or no NOFORN above the text",
        )


def _is_called_for(context: Context) -> bool:
    """Whether the portions together bar release, though none does alone, or nobody can tell whether they do."""
    cable = context.cable
    if context.date is None or not any("/" in use.text for use in cable.markings_in_use if use.kind == "portion"):
        return False  # levels alone
    rolled_up = banner_of(cable, context.date, context.profile).rolled_up
    return rolled_up.banner is None or (rolled_up.disclosure is not None and rolled_up.disclosure.bars)
