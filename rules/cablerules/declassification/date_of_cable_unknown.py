"""DEC000 date-of-cable-unknown."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Severity, Violation
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.governing import governing


class DateOfCableUnknown(CableRule):
    """The date of the cable is not known, so rules that need it did not run.

    ## What it checks

    Whether a cable that has something to judge by its date has one: a date-time group that can be read, or the
    date line of a press copy. It speaks once a cable, and only where a rule was skipped that matters: the cable is
    classified, or its E.O. line carries a declassification instruction. An unclassified cable with `N/A` has nothing
    to run out, and the rule is silent.

    What needs no date is still checked, by the order that the E.O. line cites.

    ## Why

    Which order was in force, whether ten years are too long, whether a date lies before the cable: all of this depends
    on the day the cable was written. A report without findings would otherwise look like a clean one. Give the date
    with `--as-of` to have everything checked.
    """

    code = "DEC000"
    name = "date-of-cable-unknown"
    severity = Severity.INFO
    authority = (Citation("cablelint: The rules", "A cable is judged by the rules in force on its own date"),)
    examples = (
        Example(
            bad="C O N F I D E N T I A L WINDHOEK 000512",
            good="O 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC IMMEDIATE 5620\n\n"
            "C O N F I D E N T I A L WINDHOEK 000512",
            at=((1, 1, 1, 40),),
            slot="classification",
            setting={"header": ""},
        ),
        Example(
            bad="R 141078Z JUL 08",
            good="R 141038Z JUL 08",
            at=((1, 1, 1, 17),),
            slot="fl5",
            template="short-header",
            note="There is no minute 78.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the cable once, at its date-time group, else at its classification line."""
        if context.date is not None or cable.form == "unknown":
            return
        level = cable.overall_level
        if (level is None or not level.classified) and not _has_instruction(cable):
            return
        group = cable.date_time_group
        regime = regime_for(context)
        cited = "" if regime is None else f"; the others used E.O. {regime.order}, which the E.O. line cites"
        yield Violation(
            cable.opening_place if group is None else group.span,
            f"The date of this cable is unknown, so the rules that need it did not run{cited}.",
            expected="a date-time group such as '141030Z JUL 08', or --as-of with the date",
        )


def _has_instruction(cable: Cable) -> bool:
    found = governing(cable)
    return found is not None and found.instruction.kind not in ("missing", "not-applicable")
