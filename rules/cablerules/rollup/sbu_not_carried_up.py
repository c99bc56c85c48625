"""ROL005 sbu-not-carried-up."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Level,
    Related,
    Scope,
    Severity,
    Violation,
)
from cablerules.rollup.captions_above import caption_fix, caption_span
from cablerules.wording import name_of_carrier, overall_line

_SBU = frozenset(("SBU", "SBU NOFORN"))
_ABOVE = frozenset(("SBU", "SBU NOFORN", "FOUO", "EFTO", "CUI"))
"""What says on the classification line or in a banner that the text is sensitive."""


class SbuNotCarriedUp(CableRule):
    """A portion of an unclassified telegram is marked SBU, and nothing above it says that it is sensitive.

    ## What it checks

    An UNCLAS telegram with a portion marked (SBU) or (SBU/NF) carries the caption SENSITIVE. `E F T O` and `FOR
    OFFICIAL USE ONLY` on the classification line, a line SENSITIVE BUT UNCLASSIFIED, or SBU in a banner, say as much.
    The finding stands at the first such portion. The caption without an SBU portion is no fault, and in a classified
    telegram SBU is not carried up.

    ## Why

    The caption decides how the telegram is sent and kept. Without it a sensitive text travels as an open one.

    ## Fix safety

    The fix adds the caption SENSITIVE behind the others. It is unsafe: the portion's mark may be what is wrong.
    """

    code = "ROL005"
    name = "sbu-not-carried-up"
    severity = Severity.WARNING
    scope = Scope(levels=("unclassified",), has=("marks",))
    authority = (Citation("STATE 018029", "of 2 Feb 2000"), Citation("5 FAH-1 H-246"))
    profiles = ("state",)
    fix = Applicability.UNSAFE
    rests_on = ("markings: key", "milestones: sbu-portions")
    examples = (
        Example(
            bad="SIPDIS",
            good="SIPDIS\nSENSITIVE",
            at=((12, 4, 12, 9),),
            fixed="SIPDIS\nSENSITIVE",
            slot="captions",
            setting={
                "classification": "UNCLAS WINDHOEK 000512",
                "executive_order": "E.O. 12958: N/A",
                "authority": "",
                "body": "1. (SBU) The keeper has not arrived.",
            },
            note="The finding stands at the portion, in the body below; the captions are what the fix changes.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first SBU portion under a classification line that is plain UNCLAS."""
        if not any(
            use.kind == "portion" and not _SBU.isdisjoint(use.marking.controls) for use in cable.markings_in_use
        ):
            return
        if cable.overall_level is not Level.UNCLASSIFIED or cable.lacks_fields or _is_sensitive_above(cable):
            return
        entries = cable.marks
        if any(entry.mark.level is not None and entry.mark.level.classified for entry in entries):
            return  # the level above is in doubt: ROL001
        found = [entry for entry in entries if not _SBU.isdisjoint(entry.mark.controls)]
        if not found:
            return
        first = found[0]
        yield Violation(
            first.mark.span,
            f"{name_of_carrier(first)} is marked {first.mark.text}, but the cable lacks the caption SENSITIVE.",
            expected="the caption SENSITIVE",
            related=(*overall_line(cable), *(Related(entry.mark.span, "also SBU") for entry in found[1:])),
            fix=caption_fix(cable, "SENSITIVE"),
        )


def _is_sensitive_above(cable: Cable) -> bool:
    if caption_span(cable, "SENSITIVE", "E F T O") is not None:
        return True
    line = cable.classification
    if line is not None and not _ABOVE.isdisjoint(line.controls):
        return True
    sbu = marking_by_key()["SBU"]
    said = (*(line.text for line in cable.pass_lines), *(line.text for line in cable.handlings))
    if any(sbu.title in text.upper() or text.strip() == sbu.key for text in said):
        return True
    if any(word in banner.text.upper() for banner in cable.banners for word in ("SBU", "SENSITIVE")):
        return True
    return any(use.kind == "banner" and not _ABOVE.isdisjoint(use.marking.controls) for use in cable.markings_in_use)
