"""HDR003 serial-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.header.agreement import is_one_message, levels_differ, other_header, serials_differ


class SerialMismatch(CableRule):
    """The station serial in the header is not that of the cable's number.

    ## What it checks

    The serial after `#` in FL3 is the last four digits of the number on the classification line: `#2345` for
    `STATE 112345`. Cables of the Secretary of State's party (PARTO, SECTO, TOSEC) are numbered apart from the station
    and are not looked at; nor is a number that is damaged (`00Q021`). Where the letters of FL4 differ too, HDR001 has
    said that the header is another cable's; where the originator does, this rule says so.

    ## Why

    Where the two differ, one of them was garbled, or the header of one cable stands over the text of another.
    """

    code = "HDR003"
    name = "serial-mismatch"
    severity = Severity.ERROR
    scope = Scope(has=("header.fl3",))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad="C O N F I D E N T I A L WINDHOEK 000521",
            good="C O N F I D E N T I A L WINDHOEK 000512",
            at=((1, 34, 1, 40),),
            slot="classification",
            note="The header says `#0512`.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a number that has not the serial's digits."""
        if cable.header.fl3 is None or not serials_differ(cable) or not is_one_message(cable) or levels_differ(cable):
            return
        line, transmission = cable.classification, cable.transmission
        filed = None if transmission is None else transmission.originator_line
        if line is None or filed is None or filed.serial is None:
            return
        more, places = other_header(cable, and_serial=False)
        yield Violation(
            line.number_span or line.span,
            f"The cable has the number {line.number_text}, but its header has the serial #{filed.serial:04d}.{more}",
            expected="the header of this cable" if more else f"a number that ends in {filed.serial:04d}",
            related=(Related(filed.serial_span or filed.span, f"station serial #{filed.serial:04d}"), *places),
        )
