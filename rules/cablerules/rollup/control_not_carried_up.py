"""ROL006 control-not-carried-up."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup import PortionMarking
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Related,
    Scope,
    Severity,
    Violation,
)
from cablerules.rollup.compared_banner import banner_fix, compared, units


class ControlNotCarriedUp(CableRule):
    """A portion has a control that belongs in the banner, but the banner lacks it.

    ## What it checks

    Control systems with their compartments, special access programs, atomic energy markings, foreign government
    information, and the dissemination controls of each portion stand in the banner too, each by its own rule of the
    register: ORCON goes before ORCON-USGOV, RD before FRD and TFNI, a concealed foreign source makes all FGI bare,
    FOUO, SBU and LIMDIS go into an unclassified banner only. NOFORN is ROL003's, release lists are ROL008's. A telegram
    of State has captions in the place of a banner, and is judged here only where its classification line is written
    with `//`.

    The finding stands at the first portion that carries the control.

    ## Why

    The banner decides who may hold the document. A control that is missing there is not observed.

    ## Fix safety

    The fix writes the banner that the portions call for, where that takes nothing away. It is unsafe, because the
    portion's mark may be what is wrong.
    """

    code = "ROL006"
    name = "control-not-carried-up"
    severity = Severity.ERROR
    scope = Scope(dated=True)
    authority = (Citation("CAPCO Register and Manual 2016", "D.2 p28"), Citation("32 CFR 2001.24", "(j)"))
    fix = Applicability.UNSAFE
    rests_on = (
        "markings: yields_to, in_classified, us_category",
        "markings_profiles: in_classified, programs_in_banner, program_names",
    )
    examples = (
        Example(
            bad="SECRET//NOFORN WINDHOEK 000512",
            good="SECRET//ORCON/NOFORN WINDHOEK 000512",
            at=((17, 4, 17, 14),),
            fixed="SECRET//ORCON/NOFORN WINDHOEK 000512",
            slot="classification",
            setting={"body": "1. (S//OC/NF) The keeper has not arrived."},
            options={"profile": "ic"},
            note="The only portion is marked (S//OC/NF); the finding stands there, below this line.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each control that is missing above, at the first portion that carries it."""
        found = compared(context)
        if found is None:
            return
        rolled_up = found.answer.rolled_up
        called_for = units(parse_marking(rolled_up.banner or "", unpublished=True))
        missing = [unit for unit in called_for if unit not in units(found.own)]
        told: set[str] = set()
        for unit in missing:
            carrier = _carrier(unit, called_for[unit], found.answer.portions)
            if carrier is None or carrier.span is None or called_for[unit] in told:
                continue
            told.add(called_for[unit])
            name = unit if unit.startswith("FGI ") else units(carrier.marking).get(unit, called_for[unit])
            yield Violation(
                carrier.span,
                f"The portion {carrier.text} has {name}, but the banner does not.",
                expected=f"'{rolled_up.banner}' as the banner",
                related=(Related(found.use.span, "the banner"),),
                fix=banner_fix(found),
            )


def _carrier(unit: str, token: str, portions: tuple[PortionMarking, ...]) -> PortionMarking | None:
    """The first portion that carries the part, else the first that carries the token in another form."""
    for portion in portions:
        if unit in units(portion.marking):
            return portion
    return next((portion for portion in portions if token in portion.marking.controls), None)
