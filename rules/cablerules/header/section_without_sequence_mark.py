"""HDR014 section-without-sequence-mark."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.header.agreement import posts_differ, serials_differ


class SectionWithoutSequenceMark(CableRule):
    """The classification line names a section, and the serial in the header has no section mark.

    ## What it checks

    Where the classification line says `SECTION 01 OF 02`, the serial of FL3 is followed by the section's number:
    `#0512/01`. The reverse is not so: a mark without SECTION is common.

    ## Why

    Of 2,470 real cables in sections one had no mark, and that one had the text of another cable.
    """

    code = "HDR014"
    name = "section-without-sequence-mark"
    severity = Severity.INFO
    scope = Scope(has=("header.fl3", "section"))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad="C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512",
            good="C O N F I D E N T I A L WINDHOEK 000512",
            at=((1, 25, 1, 41),),
            slot="classification",
            note="The header says `DE RUEHWD #0512 1961030`.",
        ),
        Example(
            bad="DE RUEHWD #0512 1961030",
            good="DE RUEHWD #0512/01 1961030",
            at=((9, 25, 9, 41),),
            slot="fl3",
            setting={"classification": "C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512"},
            note="The finding stands at SECTION on the classification line.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the section of a cable whose header has no mark."""
        if cable.header.fl3 is None or cable.classification is None or cable.classification.section is None:
            return
        filed = None if cable.transmission is None else cable.transmission.originator_line
        if filed is None or filed.malformed or filed.serial is None or filed.section_mark is not None:
            return
        if serials_differ(cable) or posts_differ(cable):
            return  # the header is another cable's
        section = cable.classification.section
        mark = f"#{filed.serial:04d}/{section.number:02d}"
        yield Violation(
            section.span,
            f"The cable is section {section.number} of {section.total},"
            " but the serial in its header has no section mark.",
            expected=f"{mark} in the header",
            related=(Related(filed.serial_span or filed.span, f"station serial #{filed.serial:04d}"),),
        )
