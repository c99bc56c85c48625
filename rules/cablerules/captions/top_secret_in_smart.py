"""CAP010: TOP SECRET in a system that does not carry it."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Level, Severity, Violation

_MESSAGE = """\
UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE

                       {level}

MRN:            12 WINDHOEK 512
Date/DTG:       Aug 14, 2012 / 141030Z AUG 12
From:           AMEMBASSY WINDHOEK
Action:         WASHDC, SECSTATE ROUTINE
E.O.:           13526
TAGS:           PREL, ECON, WA
Captions:       NOFORN
Subject:        Dune lighthouse board asks for a lamp

Classified By:  Tamsin Farrowgate, Ambassador
Reason:         1.4(d)
Declassify On:  20220714

1. ({mark}) The made-up Dune Lighthouse Board met on July 11.

Signature:      Farrowgate

                       {level}
"""


class TopSecretInSmart(CableRule):
    """A message of the SMART form is TOP SECRET.

    ## What it checks

    The overall classification of a SMART message is SECRET at most. A portion above the overall classification is
    ROL001's.

    ## Why

    SMART runs on networks that are cleared up to SECRET. A TOP SECRET text in it is a spill, whatever it says.
    """

    code = "CAP010"
    name = "top-secret-in-smart"
    severity = Severity.ERROR
    authority = (Citation("5 FAH-3 H-710"),)
    examples = (
        Example(
            bad=_MESSAGE.format(level="TOP SECRET", mark="TS"),
            good=_MESSAGE.format(level="SECRET", mark="S"),
            at=[(3, 24, 3, 34)],
            slot=None,
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the overall classification where it is TOP SECRET."""
        line = cable.classification
        if cable.form == "smart" and line is not None and line.level is Level.TOP_SECRET:
            yield Violation(
                line.level_span or line.span,
                "A SMART message is TOP SECRET, and SMART carries nothing above SECRET.",
                expected="SECRET at most, or another way to send it",
            )
