"""ROL007 control-without-portion."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.rollup.compared_banner import compared, units
from cablerules.rollup.complete import all_portions_marked


class ControlWithoutPortion(CableRule):
    """The banner has a control that no portion has.

    ## What it checks

    Each control of a banner is that of some portion, when every portion carries a mark that can be read. NOFORN is
    ROL004's, release lists are ROL008's, and the captions of a telegram are not asked. A text that speaks of
    classification by compilation may be controlled as a whole.

    ## Why

    A control that no portion explains keeps readers away from a text that they may see, or one of the portions is
    marked too low.
    """

    code = "ROL007"
    name = "control-without-portion"
    severity = Severity.WARNING
    scope = Scope(dated=True)
    authority = (Citation("CAPCO Register and Manual 2016", "D.2 p28"), Citation("ODNI ISM", "roll-down"))
    rests_on = ("markings: yields_to, in_classified", "markings_profiles: in_classified, programs_in_banner")
    examples = (
        Example(
            bad="SECRET//SI//NOFORN WINDHOEK 000512",
            good="SECRET//NOFORN WINDHOEK 000512",
            at=((1, 1, 1, 19),),
            slot="classification",
            setting={"body": "1. (S//NF) The keeper has not arrived."},
            options={"profile": "ic"},
            note="The only portion is marked (S//NF).",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the controls of the banner that stand in no portion."""
        found = compared(context)
        if found is None:
            return
        own = units(found.use.marking)
        carried = {unit for portion in found.answer.portions for unit in units(portion.marking)}
        if any(unit.startswith("FGI ") for unit in carried):
            carried.add("FGI")
        extra = [unit for unit in own if unit not in carried and not _is_folded(unit, carried)]
        if not extra or not all_portions_marked(cable, context) or cable.mentions("compilation"):
            return
        names = ", ".join(extra)
        yield Violation(
            found.use.span,
            f"The banner has {names}, but no portion does.",
            expected=f"'{found.answer.rolled_up.banner}', or a portion with {names}",
        )


def _is_folded(unit: str, carried: set[str]) -> bool:
    """Whether it is what a portion's control becomes in a banner: SBU of SBU NOFORN, RD-SIGMA of FRD-SIGMA."""
    if f"{unit} NOFORN" in carried:
        return True
    return unit.startswith("RD-SIGMA") and f"F{unit}" in carried
