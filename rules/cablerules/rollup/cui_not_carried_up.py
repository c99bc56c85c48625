"""ROL009 cui-not-carried-up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablegrammar.base.record import replace
from cablegrammar.cable.marking_in_use import Place
from cablegrammar.marking.cui import is_category
from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.cui import CUI
from cablelint import (
    Applicability,
    Context,
    ControlledMarking,
    Edit,
    Example,
    Fix,
    Level,
    Related,
    Rule,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.controlled import first_controlled, handbook, is_in_force, rule_2002
from cablerules.rollup.compared_banner import is_written_as_banner
from cablerules.rollup.cui_banner import CuiBanner, banner_name, carried_up, cui_banner


class CuiNotCarriedUp(Rule[ControlledMarking]):
    """A portion has CUI, a CUI category or a CUI dissemination control that the banner lacks.

    ## What it checks

    A document with a CUI portion has CUI in its banner, or on its classification line, with every category and every
    limited dissemination control that its portions carry. A category that stands there as Specified (`SP-PRVCY`) covers
    the Basic one. FEDCON is covered by FED ONLY and NOCON, which are stricter. In the Department of Defense a banner
    has no categories, and a classified one no CUI (CUI010).

    Lists of countries are ROL008's. NOFORN of a portion that is classified, too, is ROL003's. There is one finding, at
    the first portion that carries something the banner lacks.

    ## Why

    Who picks the document up reads the banner. A Specified category that is missing there is not handled as its law
    asks.

    ## Fix safety

    The fix adds what is missing to a banner. It is unsafe, because the portion's mark may be what is wrong. The
    classification line of a telegram is left to the drafter.
    """

    code = "ROL009"
    name = "cui-not-carried-up"
    severity = Severity.ERROR
    needs_date = True
    authority = (rule_2002("(c)"), rule_2002("(b)(2)(ii)"), handbook("p18"), handbook("p19"))
    fix = Applicability.UNSAFE
    rests_on = ("markings: effective", "cui_ldc: covered_by", "markings_profiles: cui_categories, in_classified")
    examples = (
        Example(
            bad="CUI",
            good="CUI//SP-CTI//FEDCON",
            at=[(9, 4, 9, 25)],
            fixed="CUI//SP-CTI//FEDCON",
            slot="banner",
            template="document",
            setting={"body": "1. (U) It is blue.\n\n2. (CUI//SP-CTI//FEDCON) It is new."},
            note="`(CUI//SP-CTI//FEDCON)` stands before the second paragraph.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
        Example(
            bad="1. (CUI//PRVCY) The lamp has arrived.",
            good="1. (U) The lamp has arrived.",
            at=[(1, 4, 1, 16)],
            setting={
                "classification": "UNCLAS WINDHOEK 000512",
                "executive_order": "E.O. 13526: N/A",
                "authority": "",
            },
            options={"as_of": "2021-03-01"},
            note="The classification line of a telegram says nothing of CUI.",
        ),
    )

    def check(self, node: ControlledMarking, context: Context) -> Iterator[Violation]:
        """Report the first portion that carries something that the banner lacks."""
        cable = context.cable
        if not is_in_force(context) or node is not first_controlled(cable, "portion"):
            return
        banner = None if cable.lacks_fields else cui_banner(cable)
        if banner is None:
            return
        carrying = sorted(_carrying(context, banner), key=lambda entry: entry.place.span)
        if not carrying:
            return
        first, *others = carrying
        missing = dict.fromkeys(name for entry in carrying for name in entry.names)
        yield Violation(
            first.place.span,
            f"The portion {first.text} has {' and '.join(first.names)}, but the banner does not.",
            expected=f"{', '.join(missing)} in the banner",
            related=(banner.place, *(Related(entry.place.span, "also this one") for entry in others)),
            fix=_fix(banner, context, [value for entry in carrying for value in entry.values]),
        )


class _Carrying(NamedTuple):
    """A portion that carries what the banner lacks: its mark, its first place, the values and what they are called."""

    text: str
    place: Place
    values: tuple[MarkingToken, ...]
    names: tuple[str, ...]


def _carrying(context: Context, banner: CuiBanner) -> Iterator[_Carrying]:
    """The portions with something that the banner lacks, as far as the manual has it in such a banner."""
    level = context.cable.level
    dropped = context.register.markings[CUI].in_classified == "drop"
    if dropped and level is not None and level.classified:
        return
    shown = context.manual.cui_categories == "shown"
    for use in context.cable.markings_in_use:
        if use.kind != "portion" or not use.marking.controlled:
            continue
        carried = (value for value in carried_up(use.marking) if shown or not is_category(value))
        values = tuple(value for value in carried if not banner.covers(value))
        if values:
            yield _Carrying(use.text, use.places[0], values, tuple(dict.fromkeys(map(banner_name, values))))


def _fix(banner: CuiBanner, context: Context, missing: list[MarkingToken]) -> Fix | None:
    """Add what is missing, at each place of the banner; None on the classification line of a telegram."""
    use = banner.use
    if use is None or not (use.marking.controlled or is_written_as_banner(use, context.cable)):
        return None
    own = use.marking.tokens
    if [value.banner for value in own] == [Level.UNCLASSIFIED]:  # which CUI stands in place of
        own = ()
    right = register_form(
        replace(use.marking, tokens=(*own, *missing)), portion=False, titles=True, dates=True, register=context.register
    )
    if right is None:
        return None
    return unsafe_fix(
        f"Write {right}", *(Edit(place.start, place.start + len(use.inner), right) for place in use.places)
    )
