"""CAP002 conflicting-captions."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, StatedCaption, Violation
from cablerules.captions.exclusions import excludes


class ConflictingCaptions(CableRule):
    """Two captions stand on one cable that exclude each other.

    ## What it checks

    NODIS and EXDIS never stand together, on lines of their own or on the classification line. Either may stand with
    STADIS. What a channel caption excludes is CAP001's.

    ## Why

    NODIS lets nobody but the addressees see the cable, EXDIS also those who need to know of it. With both captions it
    cannot be known which of the two rules holds.
    """

    code = "CAP002"
    name = "conflicting-captions"
    severity = Severity.ERROR
    scope = Scope(has=("stated_captions",))
    authority = (Citation("CAPCO Register and Manual 2016", "H.9 p172"), Citation("5 FAH-2 H-252.1-1"))
    examples = (
        Example(bad="NODIS\nEXDIS", good="NODIS", at=[(2, 1, 2, 6)], slot="captions"),
        Example(bad="EXDIS\nNODIS\nSTADIS", good="EXDIS\nSTADIS", at=[(2, 1, 2, 6)], slot="captions"),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first caption that one before it excludes."""
        first: dict[str, StatedCaption] = {}  # of each caption: a caption may stand many times
        for caption in cable.stated_captions:
            if caption.known.kind == "channel":
                continue
            for other in first.values():
                if caption.known.excludes and excludes(caption.known, other.known, context):
                    yield Violation(
                        caption.span,
                        f"{caption.known.text} and {other.known.text} may not be used together.",
                        expected=f"{other.known.text} or {caption.known.text}, not both",
                        related=(Related(other.span, f"{other.known.text} is here"),),
                    )
                    return
            first.setdefault(caption.known.text, caption)
