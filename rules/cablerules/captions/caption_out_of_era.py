"""CAP006 caption-out-of-era."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.captions import KnownCaption
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation, day_text
from cablerules.captions.eras import is_out_of_era
from cablerules.wording import date_place


class CaptionOutOfEra(CableRule):
    """A caption is used on a cable from a time when it was not in use.

    ## What it checks

    SENSITIVE came in on 1 October 1995. SIPDIS is seen from 2000 to 2010; its exact dates are not settled, and nothing
    is said within these years. NOCONTRACT went out in April 1995.

    The rule is silent where the date of the cable is not known.

    ## Why

    A caption from another time is a sign that the text was put together from several, or that its date is wrong.
    """

    code = "CAP006"
    name = "caption-out-of-era"
    severity = Severity.INFO
    scope = Scope(dated=True, has=("stated_captions",))
    authority = (Citation("STATE 018029", "of 2 Feb 2000"), Citation("06 STATE 89712"))
    examples = (
        Example(
            bad="SENSITIVE",
            good="NOFORN",
            at=[(1, 1, 1, 10)],
            slot="captions",
            options={"as_of": "1994-03-01"},
        ),
        Example(
            bad="NOFORN\nSIPDIS",
            good="NOFORN",
            at=[(2, 1, 2, 7)],
            slot="captions",
            options={"as_of": "2012-03-01"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each caption that was not in use, once."""
        day = context.date
        if day is None:
            return
        seen: set[str] = set()
        for caption in cable.stated_captions:
            known = caption.known
            # What a print adds itself is no caption of the drafter; what is joined to a level is CLS002's.
            if known.kind == "status" or caption.place == "level" or known.text in seen:
                continue
            seen.add(known.text)
            if is_out_of_era(known, day):
                early = known.since is not None and day < known.since
                yield Violation(
                    caption.span,
                    f"The caption {known.text} was {'not yet' if early else 'no longer'} in use on {day_text(day)}.",
                    expected=_era(known),
                    related=date_place(context, day),
                )


def _era(known: KnownCaption) -> str:
    """When the caption was in use: `SIPDIS from 1 JAN 2000 to 31 DEC 2010`."""
    since = "" if known.since is None else f" from {day_text(known.since)}"
    until = "" if known.until is None else f" to {day_text(known.until)}"
    return f"{known.text}{since}{until}"
