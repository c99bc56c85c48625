"""CUI007 legacy-control-marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.cui import CUI, legacy_controls
from cablelint import (
    Applicability,
    Citation,
    Edit,
    Example,
    Fix,
    MarkingContext,
    MarkingInUse,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.one_marking.rule import MarkingView, OneMarkingRule


class LegacyControlMarking(OneMarkingRule):
    """A document made after the agency began to mark CUI has a control marking from before CUI.

    ## What it checks

    FOUO, SBU, LES and their NOFORN forms, in portion marks and banners of documents from the day on that the setting
    [`cui-since`](../configuration.md#cui-since) gives. The rule is silent until that is set: old practice goes on
    until the agency has put the federal rule into effect. What stands inside a CUI marking is CUI001's.

    Not all that was marked so is CUI. The old control may have to go without anything in its place.

    ## Why

    The old controls have no force any more: nobody has to protect what is marked with them.

    ## Fix safety

    The fix writes CUI in place of the old control. It is unsafe: whether the information is CUI, and of which category,
    is for the drafter to find out in the registry.
    """

    code = "CUI007"
    name = "legacy-control-marking"
    severity = Severity.WARNING
    authority = (Citation("32 CFR 2002.36"), Citation("CAPCO Register and Manual 2016", "p13"))
    fix = Applicability.UNSAFE
    rests_on = ("cui_legacy: key, becomes", "markings_profiles: form")
    examples = (
        Example(
            bad="1. (SBU) The lamp has arrived.",
            good="1. (CUI) The lamp has arrived.",
            at=[(1, 5, 1, 8)],
            fixed="1. (CUI) The lamp has arrived.",
            options={"as_of": "2021-03-01", "cui_since": "2020-01-01"},
        ),
        Example(
            bad="1. (U//FOUO) The lamp has arrived.",
            good="1. (CUI) The lamp has arrived.",
            at=[(1, 8, 1, 12)],
            fixed="1. (CUI) The lamp has arrived.",
            options={"profile": "cui", "as_of": "2021-03-01", "cui_since": "2020-01-01"},
        ),
    )

    def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
        """As for every rule about a marking, from the day on which the agency marks CUI."""
        since = context.cui_since
        if since is None or context.date is None or context.date < since:
            return iter(())
        return super().check(node, context)

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each old control."""
        if view.marking.controlled:
            return
        for token in view.marking.tokens:
            key = next((key for key in token.keys if key in legacy_controls()), None)
            if key is not None:
                new = _new_form(view, token, key)
                yield Violation(
                    token.span,
                    f"{token.text} is a control marking from before CUI.",
                    expected=f"{CUI} with its categories, if the registry has one for this information",
                    fix=new,
                )


def _new_form(view: MarkingView, old: MarkingToken, key: str) -> Fix | None:
    """A fix that puts CUI in the place of an old control; None where there is more, and on a telegram's first line."""
    level = view.marking.level
    others = [token for token in view.marking.tokens if token is not old and not token.names_level]
    if others or (not view.portion and view.manual.telegram) or (level is not None and level.classified):
        return None
    portion = view.portion
    form = "//".join("NF" if portion and name == "NOFORN" else name for name in legacy_controls()[key])
    return unsafe_fix(f"Write {view.shown(form)}", Edit(*view.whole, form))
