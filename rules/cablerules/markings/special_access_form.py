"""MRK017 special-access-form."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablelint import Applicability, Citation, Edit, Example, Fix, Severity, Violation, unsafe_fix
from cablerules.one_marking.form import program_name, right_form, right_shown
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule, entries

_MANY = "MULTIPLE PROGRAMS"


class SpecialAccessForm(OneMarkingRule):
    """Special access programs are not written as the register has them.

    ## What it checks

    `SAR-` stands once, and the programs behind it are joined by `/`: `SAR-BP/CA`. Until December 2011 it was repeated
    before each program, and in the Department of Defense it still is. In a banner of that department three programs or
    more become MULTIPLE PROGRAMS; before 28 July 2020 it was more than four. A portion mark names them all.

    ## Why

    A program that does not stand in the list behind `SAR-` is not seen by the systems that look for it.

    ## Fix safety

    The fix keeps every program. It is unsafe, because the names of programs are in no register, and what looks like
    one may be something else.
    """

    code = "MRK017"
    name = "special-access-form"
    severity = Severity.ERROR
    authority = (
        Citation("CAPCO Register and Manual 2016", "H.5"),
        Citation("DoDM 5200.01 Volume 2", "Enclosure 4, 7.c-7.e p74-75"),
    )
    profiles = REGISTER
    fix = Applicability.UNSAFE
    rests_on = ("markings: title, portion", "markings_profiles: program_indicator, programs_in_banner")
    examples = (
        Example(
            bad="1. (S//SAR-BP/SAR-CA//NF) The lamp has arrived.",
            good="1. (S//SAR-BP/CA//NF) The lamp has arrived.",
            at=[(1, 15, 1, 21)],
            fixed="1. (S//SAR-BP/CA//NF) The lamp has arrived.",
            options={"profile": "ic", "as_of": "2012-01-01"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first program that is not written as it should be."""
        programs = [token for token in view.marking.tokens if token.category == "SAP"]
        if not programs:
            return
        found = next(_faults(view, programs), None)
        if found is not None:
            yield found
        most = view.manual.programs_in_banner
        if found is None and most is not None and len(programs) > most and not view.portion:
            yield Violation(
                programs[0].span,
                f"{len(programs)} programs are named.",
                expected=f"SAR-{_MANY}, where there are more than {most}",
            )


def _faults(view: MarkingView, programs: list[MarkingToken]) -> Iterator[Violation]:
    once = view.manual.program_indicator == "once"
    for position, token in enumerate(programs):
        text, name = token.text.upper(), program_name(token)
        entry = entries(view, token)[0]
        indicators = (entry.title.rstrip("-"), entry.portion.rstrip("-"))
        indicated = text.startswith(indicators) and text != name
        if not name:
            yield Violation(token.span, "SAR- names no program.", expected="SAR- and a program")
        elif "," in name:
            yield Violation(
                token.span, "The programs are not joined with '/'.", expected="SAR-BP/CA", fix=_parted(token)
            )
        elif indicated and "-" not in text:
            yield Violation(token.span, "A hyphen is missing after SAR.", expected=f"SAR-{name}", fix=_fix(view))
        elif position and indicated and once:
            yield Violation(
                token.span, "SAR- is repeated before another program.", expected=right_shown(view), fix=_fix(view)
            )


def _fix(view: MarkingView) -> Fix | None:
    right = right_form(view)
    return None if right is None else unsafe_fix(f"Write {view.shown(right)}", Edit(*view.whole, right))


def _parted(token: MarkingToken) -> Fix:
    names = program_name(token).split(",")
    right = "SAR-" + "/".join(name.strip() for name in names if name.strip())
    return unsafe_fix(f"Write {right}", Edit(token.span.start, token.span.end, right))
