"""ROL003 noforn-not-carried-up."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    BlanketMark,
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Mark,
    Related,
    Scope,
    Severity,
    Violation,
)
from cablerules.rollup.captions_above import caption_fix, noforn_above
from cablerules.wording import name_of_carrier, overall_line


class NofornNotCarriedUp(CableRule):
    """A portion is marked NOFORN, and neither the captions nor the banner say so.

    ## What it checks

    Where a portion (the subject included) carries NF, alone or in `SBU-NF`, the document as a whole bears NOFORN: as a
    caption line of a telegram, on the classification line, or in the banner. The finding stands at the first such
    portion, once a cable. A misspelled NOFORN caption is CAP007's and counts as there. For the telegrams of State it is
    a warning, under the other profiles an error.

    ## Why

    Whoever forwards the cable looks at its top. Without NOFORN there, a portion that no foreign national may see goes
    to liaison partners with the rest.

    ## Fix safety

    The fix adds the caption NOFORN to a telegram. It is unsafe: the portion's mark may be what is wrong.
    """

    code = "ROL003"
    name = "noforn-not-carried-up"
    severity = Severity.WARNING
    scope = Scope(has=("marks",))
    authority = (Citation("CAPCO Register and Manual 2016", "Table 3"), Citation("32 CFR 2001.24", "(j)"))
    fix = Applicability.UNSAFE
    rests_on = ("markings: key", "markings_profiles: form")
    examples = (
        Example(
            bad="1. (U) The lamp has arrived.\n\n2. (S//NF) The keeper has not.",
            good="1. (U) The lamp has arrived.\n\n2. (S) The keeper has not.",
            at=((3, 4, 3, 11),),
            options={"profile": "ic"},
        ),
        Example(
            bad="SIPDIS",
            good="SIPDIS\nNOFORN",
            at=((15, 4, 15, 10),),
            fixed="SIPDIS\nNOFORN",
            slot="captions",
            setting={"body": "1. (C/NF) The keeper has not arrived."},
            note="The finding stands at the portion, in the body below; the captions are what the fix changes.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first portion that bars release, where nothing above it does."""
        if not any(use.kind == "portion" and use.marking.noforn for use in cable.markings_in_use):
            return
        barred = [entry for entry in cable.marks if entry.mark.noforn and not _is_cui_alone(entry.mark)]
        if not barred or noforn_above(cable) is not None or cable.lacks_fields or not overall_line(cable):
            return
        first = barred[0]
        telegram = context.manual.telegram
        yield Violation(
            first.mark.span,
            f"{name_of_carrier(first)} is marked {first.mark.text}, but nothing above the text says NOFORN.",
            expected="the caption NOFORN below the classification line" if telegram else "NOFORN in the banner",
            related=(*overall_line(cable), *(Related(entry.mark.span, "also NOFORN") for entry in barred[1:])),
            fix=caption_fix(cable, "NOFORN") if telegram else None,
            severity=None if telegram else Severity.ERROR,
        )


def _is_cui_alone(mark: Mark | BlanketMark) -> bool:
    """Whether NOFORN is a dissemination control of CUI there, which ROL009 looks for in the banner."""
    return isinstance(mark, Mark) and mark.marking.controlled and not mark.marking.levels
