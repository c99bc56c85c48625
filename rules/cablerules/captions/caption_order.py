"""CAP003 caption-order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cablegrammar.vocabulary.practices import practice
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Related,
    Scope,
    Severity,
    StatedCaption,
    Violation,
    safe_fix,
)
from cablerules.captions.exclusions import excludes

_LAST = 99


class CaptionOrder(CableRule):
    """A more restrictive caption comes after a less restrictive one.

    ## What it checks

    First the channel, then NODIS or EXDIS, then STADIS, then the others, whose order is free (SIPDIS, SENSITIVE and
    NOFORN among them). Notes about the copy and captions that stand below the E.O. line do not count. In the 1970s
    STADIS stood first, and its place is not judged.

    ## Why

    Who handles the cable reads from the top. The first caption is the one that must not be overlooked.

    ## Fix safety

    The captions change places and nothing else changes.
    """

    code = "CAP003"
    name = "caption-order"
    severity = Severity.INFO
    scope = Scope(has=("stated_captions",))
    authority = (Citation("5 FAH-2 H-252.1-1"), Citation("5 FAH-2 H-442"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="SIPDIS\nEXDIS",
            good="EXDIS\nSIPDIS",
            at=[(2, 1, 2, 6)],
            fixed="EXDIS\nSIPDIS",
            slot="captions",
        ),
        Example(
            bad="SIPDIS\n\nSTATE FOR AF/S\n\nSTADIS\nNODIS",
            good="NODIS\n\nSTATE FOR AF/S\n\nSTADIS\nSIPDIS",
            at=[(5, 1, 5, 7)],
            fixed="NODIS\n\nSTATE FOR AF/S\n\nSTADIS\nSIPDIS",
            slot="captions",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first caption that stands too late, and put all in order."""
        stated = cable.stated_captions
        if len(stated) < 2:
            return
        judged = [caption for caption in stated if _counts(caption, context)]
        first: dict[str, StatedCaption] = {}  # of each caption: a caption may stand many times
        for caption in judged:
            before = next((other for other in first.values() if _is_behind(caption, other, context)), None)
            first.setdefault(caption.known.text, caption)
            if before is not None:
                yield Violation(
                    caption.span,
                    f"{caption.known.text} comes after {before.known.text}, which is less restrictive.",
                    expected=", ".join(one.known.text for one in sorted(judged, key=_rank)),
                    related=(Related(before.span, f"{before.known.text} is here"),),
                    fix=safe_fix("Put the captions in order", *_edits(judged)),
                )
                return


def _counts(caption: StatedCaption, context: Context) -> bool:
    if caption.late or caption.place == "level" or caption.known.kind in ("status", "transmission"):
        return False
    if caption.known.text != "STADIS" or context.date is None:
        return True
    return practice("stadis-in-order").in_force(context.date)


def _is_behind(caption: StatedCaption, other: StatedCaption, context: Context) -> bool:
    """Whether `caption` restricts more than `other` before it; two that exclude each other have no order."""
    if _rank(caption) >= _rank(other):
        return False
    one, two = caption.known, other.known
    return not (excludes(one, two, context) or excludes(two, one, context))


def _rank(caption: StatedCaption) -> int:
    return _LAST if caption.known.rank is None else caption.known.rank


def _edits(captions: Sequence[StatedCaption]) -> Iterator[Edit]:
    """Each caption into the place that it should have."""
    for here, other in zip(captions, sorted(captions, key=_rank), strict=True):
        if here is not other:
            yield Edit(here.span.start, here.span.end, other.text)
