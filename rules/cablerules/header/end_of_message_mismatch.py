"""HDR013 end-of-message-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.header.agreement import serial_of, serials_differ


class EndOfMessageMismatch(CableRule):
    """The number at the end of the message is not the station serial of its header.

    ## What it checks

    FL15, the line `#0512` after the text, has the serial of FL3. Most copies have lost the line, and a message without
    it is not reported. Where it agrees with the number on the classification line and FL3 does not, HDR003 says so.

    ## Why

    The line is there so that the receiving station can tell that the end belongs to the beginning. Another number
    means that the text of one message ran into the next.
    """

    code = "HDR013"
    name = "end-of-message-mismatch"
    severity = Severity.WARNING
    scope = Scope(has=("header.fl3", "ends"))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad="FARROWGATE\nBT\n#0521\nNNNN",
            good="FARROWGATE\nBT\n#0512\nNNNN",
            at=((3, 1, 3, 6),),
            slot="signature",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a last line with another number."""
        if cable.header.fl3 is None or not cable.ends or cable.transmission is None:
            return
        filed = cable.transmission.originator_line
        if filed is None or filed.serial is None:
            return
        for end in cable.ends_of_message:
            if end.serial is None or end.serial == filed.serial or _is_of_number(cable, end.serial):
                continue
            yield Violation(
                end.span,
                f"The message ends with #{end.serial:04d}, but its header has the serial #{filed.serial:04d}.",
                expected=f"#{filed.serial:04d}",
                related=(Related(filed.serial_span or filed.span, f"station serial #{filed.serial:04d}"),),
            )
            return


def _is_of_number(cable: Cable, serial: int) -> bool:
    """Whether the end agrees with the classification line, so that FL3 is the odd one."""
    return cable.number is not None and serial_of(cable.number) == serial and serials_differ(cable)
