"""CAB005 wrong-reason-section."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.authority.reason import CitedSection
from cablegrammar.vocabulary.regimes import milestone, regimes
from cablelint import (
    Applicability,
    Authority,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Reason,
    Regime,
    Rule,
    Scope,
    Severity,
    Violation,
    day_text,
    unsafe_fix,
)
from cablerules.authority.block_duty import original
from cablerules.authority.reason_sections import accepted_regimes, accepted_sections, earliest_day
from cablerules.wording import date_place


class WrongReasonSection(Rule[Authority]):
    """The reason cites a section of the order that does not list the reasons.

    ## What it checks

    The section of an original classification's reason, by the date of the cable:

    - 1.5 from 14 October 1995 (E.O. 12958 as issued)
    - 1.4 from 22 September 2003 (E.O. 12958 as amended, and E.O. 13526)

    In the twelve months after the change the old section is a warning, for the forms were slow to follow. Where the
    date of the cable is not known, the sections of both versions of the order on the E.O. line are accepted. A section
    that is not cleanly written (`1,5`) is CAB007's, a reason on a derivative classification CAB004's.

    ## Why

    The section and the letter together name the category of information. The same letter under another section is
    something else, or nothing.

    ## Fix safety

    The letters (a) to (g) mean the same under both sections, and only the number changes. It is unsafe because the date
    may be what is wrong. It is not offered where a letter is none of the right section.
    """

    code = "CAB005"
    name = "wrong-reason-section"
    severity = Severity.ERROR
    scope = Scope(levels=("classified",), ordered=True)
    needs_date = True
    authority = (
        Citation("32 CFR 2001.21", "(a)(3)"),
        Citation("E.O. 12958", "68 FR 15315"),
        Citation("32 CFR 2001", "68 FR 55168"),
    )
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="Classified By: Ambassador Tamsin Farrowgate for reasons 1.5 (b) and (d).",
            good="Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b) and (d).",
            at=((1, 57, 1, 60),),
            fixed="Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b) and (d).",
            slot="authority",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report each section that a reason of this day may not cite, once."""
        if node.reason is None or not node.reason.cited:
            return
        if not original(node, context):
            return
        right = accepted_sections(context)
        wrong: dict[str, list[CitedSection]] = {}
        for cited in node.reason.cited:
            if cited.clean and cited.section not in right:
                wrong.setdefault(cited.section, []).append(cited)
        for section, places in wrong.items():
            yield Violation(
                places[0].span,
                _message(section, context),
                expected=" or ".join(f"'{one}'" for one in right),
                related=() if context.date is None else date_place(context, context.date),
                fix=_fix(node.reason, places, right, context),
                severity=Severity.WARNING if _is_in_grace(section, context) else None,
            )


def _message(section: str, context: Context) -> str:
    day = earliest_day(context)
    ruled = None if day is None else _ruled_by(section, context)
    if ruled is None or day is None:
        return f"The reason cites section {section}, which lists no reasons."
    if ruled.until is not None and ruled.until <= day:
        return f"The reason cites section {section}, which listed the reasons until {day_text(ruled.until)}."
    return f"The reason cites section {section}, which lists the reasons since {day_text(ruled.effective)}."


def _ruled_by(section: str, context: Context) -> Regime | None:
    """The order, before or after the cable, whose reasons stand in this section."""
    found = [regime for regime in regimes() if regime.reason_section == section]
    day = earliest_day(context)
    past = [regime for regime in found if day is not None and regime.effective <= day]
    return past[-1] if past else found[0] if found else None


def _is_in_grace(section: str, context: Context) -> bool:
    """Whether this is the section before the amendment, in the year after it."""
    day, regime = earliest_day(context), context.regime
    if day is None or regime is None or not regime.position:
        return False
    before = regimes()[regime.position - 1]
    return before.reason_section == section and day < milestone("reason-section-grace-ends")


def _fix(reason: Reason, places: list[CitedSection], right: tuple[str, ...], context: Context) -> Fix | None:
    """The right number after the same point, which leaves a line's end inside the section alone."""
    letters = "".join(regime.reason_letters for regime in accepted_regimes(context))
    if len(right) != 1 or not all(letter in letters for letter in reason.letters):
        return None
    number = right[0].rpartition(".")[2]
    cited = [place for one in places for place in (one.span, *context.cable.in_copies(one.span))]
    return unsafe_fix(f"Write {right[0]}", *(Edit(place.end - 1, place.end, number) for place in cited))
