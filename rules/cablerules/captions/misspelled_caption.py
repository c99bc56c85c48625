"""CAP007 misspelled-caption."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Scope,
    Severity,
    Violation,
    safe_fix,
)


class MisspelledCaption(CableRule):
    """A caption is misspelled.

    ## What it checks

    Words between the classification line and the E.O. line that are nearly a caption and none: `SIPDID`, `SENSITVE`,
    `NO DIS`, `AGREEMENT CHANNEL`. All other rules take them for the caption that was meant: where `SENSITVE` is the
    only fault, there is one finding and not three. Lines that say for whom the cable is are not looked at, and a blank
    inside a caption of a SMART print is its scanner's.

    ## Why

    Systems look for captions letter by letter. A cable with `NODSI` is distributed like any other.

    ## Fix safety

    The caption is written as it was meant. A word is only taken for a misspelled caption when it is one slip away from
    one, or two slips in a long one.
    """

    code = "CAP007"
    name = "misspelled-caption"
    severity = Severity.WARNING
    scope = Scope(has=("stated_captions",))
    authority = (Citation("5 FAH-2 H-252.1-1"), Citation("5 FAH-2 H-442"))
    fix = Applicability.SAFE
    examples = (
        Example(bad="SIPDID", good="SIPDIS", at=[(1, 1, 1, 7)], fixed="SIPDIS", slot="captions"),
        Example(
            bad="NODSI\n\nSTATE FOR AF/S",
            good="NODIS\n\nSTATE FOR AF/S",
            at=[(1, 1, 1, 6)],
            fixed="NODIS\n\nSTATE FOR AF/S",
            slot="captions",
        ),
        Example(
            bad="ROGER CHANEL",
            good="ROGER CHANNEL",
            at=[(1, 1, 1, 13)],
            fixed="ROGER CHANNEL",
            slot="captions",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each misspelled caption."""
        for caption in cable.stated_captions:
            right = caption.known.text
            if caption.misspelled and not (cable.form == "smart" and _is_split(caption.text, right)):
                yield Violation(
                    caption.span,
                    f"'{' '.join(caption.text.split())}' is not a caption; the nearest one is {right}.",
                    expected=f"'{right}'",
                    fix=safe_fix(f"Write '{right}'", Edit(caption.span.start, caption.span.end, right)),
                )


def _is_split(written: str, right: str) -> bool:
    """Whether nothing but blanks is wrong, which in a scanned print is the scanner's doing."""
    return "".join(written.upper().split()) == "".join(right.split())
