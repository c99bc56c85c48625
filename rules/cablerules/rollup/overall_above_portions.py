"""ROL002 overall-above-portions."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    BlanketMark,
    Cable,
    CableRule,
    CarriedMark,
    Citation,
    Context,
    Example,
    Mark,
    Related,
    Scope,
    Severity,
    Violation,
)
from cablerules.duty import era_weight, is_covered
from cablerules.rollup.complete import are_portions_known, has_all_paragraphs
from cablerules.wording import overall_line


class OverallAbovePortions(CableRule):
    """The overall classification is higher than the mark of every portion.

    ## What it checks

    When every portion that stands for itself is marked (the subject may go without, one mark for the entire text
    counts for all), one of them has to reach the level of the classification line. The rule is silent when a mark
    cannot be read, when paragraphs are missing or the cable is truncated, and when the text speaks of classification
    by compilation.

    ## Why

    The overall level is that of the highest portion. A cable that is marked higher reaches fewer people than it
    might, or one of its portions is marked too low.
    """

    code = "ROL002"
    name = "overall-above-portions"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.21", "(b)"), Citation("32 CFR 2001.24", "(g)"))
    rests_on = ("markings: levels",)
    examples = (
        Example(
            bad="C O N F I D E N T I A L WINDHOEK 000512",
            good="UNCLAS WINDHOEK 000512",
            at=[(1, 1, 1, 24)],
            slot="classification",
            setting={"body": "1. (U) The lamp has arrived.\n\n2. (U) The keeper has not."},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Yield a violation when no portion reaches the overall level."""
        overall = cable.overall_level
        if overall is None or not overall.classified or era_weight(context) is None:
            return
        highest: CarriedMark | None = None
        for entry in cable.marks:
            level = entry.mark.level
            if level is None or level.rank >= overall.rank:
                return
            if highest is None or level.rank > _rank(highest.mark):
                highest = entry
        if highest is None or cable.mentions("compilation") or (cable.is_extract and not cable.body_is_whole):
            return
        if not has_all_paragraphs(cable) or not (is_covered(context) or are_portions_known(cable)):
            return
        classification = cable.classification
        span = None if classification is None else classification.level_span
        line = overall_line(cable)
        if span is None and not line:
            return
        yield Violation(
            line[0].span if span is None else span,
            f"The overall classification is {overall}, but no portion is marked above {highest.mark.level}.",
            expected=f"{highest.mark.level}, or a portion marked ({overall.portion})",
            related=(Related(highest.mark.span, "the highest mark"),),
        )


def _rank(mark: Mark | BlanketMark) -> int:
    return -1 if mark.level is None else mark.level.rank
