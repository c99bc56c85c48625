"""CAP008 distribution-caption-needs-control."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Level, Scope, Severity, Violation
from cablerules.duty import is_sensitive
from cablerules.wording import overall_line


class DistributionCaptionNeedsControl(CableRule):
    """NODIS, EXDIS or AGREMENT CHANNEL is used on a cable that is neither classified nor sensitive.

    ## What it checks

    The three captions stand on classified cables, on LIMITED OFFICIAL USE, and on UNCLAS cables that are SENSITIVE (or
    E F T O, or for official use only). The rule is silent when any portion is marked as more than unclassified: then
    the fault is another one.

    ## Why

    A caption that keeps a cable from nearly everybody makes no sense on a text that anybody may see. Either the caption
    is a mistake, or the classification is missing.
    """

    code = "CAP008"
    name = "distribution-caption-needs-control"
    severity = Severity.WARNING
    scope = Scope(levels=("unclassified",), has=("stated_captions",))
    authority = (Citation("CAPCO Register and Manual 2016", "H.9 p172-175"), Citation("5 FAH-2 H-442.1"))
    examples = (
        Example(
            bad="NODIS",
            good="NODIS\nSENSITIVE",
            at=[(1, 1, 1, 6)],
            slot="captions",
            setting={
                "classification": "UNCLAS WINDHOEK 000512",
                "executive_order": "E.O. 12958: N/A",
                "authority": "",
                "body": "1. The lamp has arrived.",
            },
        ),
        Example(
            bad="AGREMENT CHANNEL",
            good="SIPDIS",
            at=[(1, 1, 1, 17)],
            slot="captions",
            setting={
                "classification": "UNCLAS WINDHOEK 000512",
                "executive_order": "E.O. 12958: N/A",
                "authority": "",
                "body": "1. The lamp has arrived.",
            },
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first caption that needs a protected text."""
        caption = next((caption for caption in cable.stated_captions if caption.known.needs_protection), None)
        if caption is None or cable.overall_level is not Level.UNCLASSIFIED or _is_protected(cable):
            return
        yield Violation(
            caption.span,
            f"{caption.known.text} is used on a cable that is neither classified nor sensitive.",
            expected=f"a classified level, or the caption SENSITIVE with {caption.known.text}",
            related=overall_line(cable),
        )


def _is_protected(cable: Cable) -> bool:
    """Whether anything says that the text is not for everybody."""
    line = cable.classification
    if is_sensitive(cable) or cable.handlings or (line is not None and not _ONLY_CAPTIONS.issuperset(line.controls)):
        return True
    if any(caption.known.kind in ("administrative", "transmission") for caption in cable.stated_captions):
        return True
    return any(entry.mark.level is not Level.UNCLASSIFIED or entry.mark.controls for entry in cable.marks)


_ONLY_CAPTIONS = frozenset(("NODIS", "EXDIS"))
