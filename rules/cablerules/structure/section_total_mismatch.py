"""STR011 section-total-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablelint.rule.scope import CABLES

_BODY = """\
1. (U) One lamp is lent.

WINDHOEK 00000512  002 OF {total}


2. (C) The other lamp is not."""


class SectionTotalMismatch(CableRule):
    """The classification line and the page lines give different numbers of sections.

    ## What it checks

    That the total of `SECTION 01 OF 03` on the classification line is the total of the page lines. The finding stands
    at the first page line that differs. A cable without page lines is not judged: most copies have lost them.

    ## Why

    The receiving post knows from these numbers whether all of the cable has arrived. Where they differ it cannot
    know, and STR016 does not say that sections are missing.
    """

    code = "STR011"
    name = "section-total-mismatch"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("page_line_texts", "section"))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad=_BODY.format(total="003"),
            good=_BODY.format(total="002"),
            at=((3, 27, 3, 30),),
            setting={"classification": "C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first page line whose total differs."""
        if not cable.page_line_texts or not cable.is_cable:
            return
        line, section = cable.pages.differing, cable.section
        if line is None or section is None:
            return
        yield Violation(
            line.total_span or line.span,
            f"The page line says {line.sections[1]:03d} sections,"
            f" but the classification line says {section.total:02d}.",
            related=(Related(section.span, f"SECTION {section.number:02d} OF {section.total:02d}"),),
        )
