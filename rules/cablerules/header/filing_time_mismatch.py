"""HDR004 filing-time-mismatch."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from cablegrammar.vocabulary.transmission import operating_signals
from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation

_LONGEST_DELAY = datetime.timedelta(hours=24)


class FilingTimeMismatch(CableRule):
    """The message was filed before its date-time group, or more than a day after it.

    ## What it checks

    The day of the year and the time at the end of FL3 (`1961030` is 14 July, 10:30Z) are not before the date-time group
    of FL5, and at most 24 hours after it. A message that is sent again may be late: `ZDK`, `ZDS`, `ZEL`, `CCY` or
    CORRECTED COPY excuse it. Nothing excuses a filing time before the date-time group.

    ## Why

    The date-time group is the date of the cable, by which its classification and declassification are judged. The
    filing time is set by the station: where they are far apart, one is wrong or belongs to another cable.
    """

    code = "HDR004"
    name = "filing-time-mismatch"
    severity = Severity.WARNING
    scope = Scope(has=("header.fl3", "header.fl5"))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad="DE RUEHWD #0512 1961005",
            good="DE RUEHWD #0512 1961035",
            at=((3, 3, 3, 17),),
            slot="fl3",
        ),
        Example(
            bad="DE RUEHWD #0512 1981035\nZNY CCCCC ZZH",
            good="DE RUEHWD #0512 1981035\nZNY CCCCC ZZH ZDK",
            at=((3, 3, 3, 17),),
            slot="fl3",
            setting={"fl4": ""},
            note="`ZDK` says that it is sent again.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a filing time that does not fit."""
        if cable.header.fl3 is None or cable.header.fl5 is None or cable.transmission is None:
            return
        line, group = cable.transmission.originator_line, cable.date_time_group
        if line is None or line.malformed or group is None or group.time is None:
            return
        filed = line.filed_at(group.time)
        if filed is None or group.time <= filed <= group.time + _LONGEST_DELAY:
            return
        early = filed < group.time
        if not early and _is_sent_again(cable):
            return
        yield Violation(
            group.group_span or group.span,
            f"The message was filed on day {filed:%j} at {filed:%H%M}Z, "
            f"{'before its' if early else 'more than 24 hours after its'} date-time group.",
            expected=f"a filing time from {group.time:%j%H%M} to {group.time + _LONGEST_DELAY:%j%H%M}",
            related=(Related(line.filed_span or line.span, f"filed {line.filed}"),),
        )


def _is_sent_again(cable: Cable) -> bool:
    """Whether the cable is the repeat or the correction of an earlier transmission."""
    group, transmission = cable.date_time_group, cable.transmission
    security = None if transmission is None else transmission.security_line
    known = operating_signals()
    for signal in (*(() if group is None else group.signals), *(() if security is None else security.signals)):
        if signal in known and known[signal].excuses_lateness:
            return True
    return cable.is_corrected_copy
