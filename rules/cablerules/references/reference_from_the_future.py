"""REF006 reference-from-the-future."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cablegrammar.base.centuries import two_digits
from cablegrammar.references.listed import parse_references
from cablelint import (
    Applicability,
    Cable,
    CableId,
    Citation,
    Context,
    Edit,
    Example,
    RunRule,
    Scope,
    Severity,
    Span,
    Violation,
    day_text,
    unsafe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.references.future import DAY, is_after, last_years, lies_ahead
from cablerules.references.listing import listed, own_number

if TYPE_CHECKING:
    import datetime

    from cablegrammar.references.listed import Reference
    from cablelint.catalogue import Catalogue
    from cablelint.rule.facts import Facts
    from cablelint.rule.violation import Fix


class ReferenceFromTheFuture(RunRule):
    """A listed cable is later than the cable that lists it.

    ## What it checks

    That no cable of the REF line is later than the cable itself. Three things can tell:

    - its date: the one that the item gives (`STATE 99488 24 SEP 2009`), or the one that a catalogue knows;
    - its year, where the item names one;
    - its number: a post counts its cables from 1 each year, so that a higher number of the same post and year was not
      sent yet. This alone makes a warning: two cables of one hour may leave in another order.

    A draft (`--draft`) has no number yet: its day is today, and only the date and the year of an item can tell.

    A catalogue may know better than the number: that the cable is of an earlier day, and nothing is said. A number
    without a post of its own may be of another post, and is not compared.

    A day of difference is nothing: the date-time group is Zulu time. The numbers of the Secretary's party (SECTO,
    PARTO) follow the hours of its travel and are not compared.

    ## Why

    Most of these stand in cables of January and February: the item is one of last year, and its year was left out. A
    reader who looks for it finds nothing, or months later another cable.

    ## Fix safety

    Where the number tells, the fix puts last year's two digits before the item. It is unsafe: the number may be the
    slip, and not the year. In a run with a catalogue, which is asked after the last file, no fix is offered.
    """

    code = "REF006"
    name = "reference-from-the-future"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES, has=("references",))
    needs_date = True
    authority = (Citation("5 FAH-1 H-246"),)
    fix = Applicability.UNSAFE
    visits = (Cable,)
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 1498",
            good="REF: A. STATE 70412\nB. 07 WINDHOEK 1498",
            fixed="REF: A. STATE 70412\nB. 07 WINDHOEK 1498",
            at=[(2, 4, 2, 17)],
            slot="reference",
            note="The cable is number 512 of its post in 2008.",
        ),
        Example(
            bad="REF: A. STATE 70412\nB. SUVA 77 24 SEP 2008",
            good="REF: A. STATE 70412\nB. SUVA 77 24 SEP 2007",
            at=[(2, 4, 2, 23)],
            slot="reference",
            note="The cable is dated July 14, 2008.",
        ),
        Example(
            bad="REF: A. STATE 70412\nB. 09 SUVA 77",
            good="REF: A. STATE 70412\nB. 07 SUVA 77",
            at=[(2, 4, 2, 14)],
            slot="reference",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each item whose own words place it behind the cable."""
        items = listed(cable) if cable.is_cable else ()
        own = cable.cable_id if items else None
        if own is None:
            if context.draft and cable.date is None and context.date is not None:
                yield from _of_a_draft(items, context.date)
            return
        # The year of the file name tells all but the day.
        day = None if cable.date is None else cable.date.date()
        seen: set[CableId] = set()
        for item in items:
            cited = item.cable_id
            if cited is None or cited in seen:
                continue
            ahead = lies_ahead(own, day, item)
            if ahead is None or (ahead == "number" and item.bare):
                continue
            seen.add(cited)
            if ahead == "number":
                if not context.catalogue or day is None:
                    yield _by_number(cable, item, cited, own)
            else:
                shown = day_text(item.date) if ahead == "date" and item.date is not None else str(item.year)
                today = str(own.year) if day is None else day_text(day)
                expected = f"a date not after {today}" if ahead == "date" else f"a year not after {own.year}"
                yield Violation(
                    item.span, f"{cited} is dated {shown}, but this cable is dated {today}.", expected=expected
                )

    def check_run(self, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
        """Report each item that the catalogue knows to be later, or that has a higher number and nothing against it."""
        if facts.date is None:
            return
        seen = {facts.id}
        for cited in facts.references:
            if cited.id is None or cited.id in seen:
                continue
            seen.add(cited.id)
            ahead = lies_ahead(facts.cable_id, facts.date, cited)
            if ahead in ("date", "year"):
                continue  # the item says so itself
            dates = [entry.date for entry in catalogue.entries(cited.id)]
            known = [date for date in dates if date is not None]
            if known and len(known) == len(dates) and min(known) > facts.date:
                yield Violation(
                    cited.span,
                    f"{cited.id} is dated {day_text(min(known))}, but this cable is dated {day_text(facts.date)}.",
                    expected="a cable that was sent earlier",
                )
            elif ahead == "number" and not cited.bare and all(date >= facts.date for date in known):
                cable, own = cited.cable_id, facts.cable_id
                if cable is not None and own is not None:
                    message, expected = _by_number_alone(cable, own)
                    yield Violation(cited.span, message, expected=expected, severity=Severity.WARNING)


def _of_a_draft(items: Iterable[Reference], today: datetime.date) -> Iterator[Violation]:
    """Each item that nobody can have sent when the draft is written: a draft has no number to compare with."""
    seen: set[CableId] = set()
    for item in items:
        cited = item.cable_id
        if cited is None or cited in seen:
            continue
        if item.date is not None:
            if not is_after(item, today):
                continue
            shown, expected = day_text(item.date), f"a date not after {day_text(today)}"
        elif item.year_given and cited.year > (today + DAY).year:
            shown, expected = str(cited.year), f"a year not after {today.year}"
        else:
            continue
        seen.add(cited)
        yield Violation(
            item.span, f"{cited} is dated {shown}, but this draft is of {day_text(today)}.", expected=expected
        )


def _by_number(cable: Cable, item: Reference, cited: CableId, own: CableId) -> Violation:
    message, expected = _by_number_alone(cited, own)
    return Violation(
        item.span,
        message,
        expected=expected,
        related=own_number(cable),
        fix=None if item.year_given else _fix(cable, item, last_years(cited)),
        severity=Severity.WARNING,
    )


def _by_number_alone(cited: CableId, own: CableId) -> tuple[str, str]:
    """The message and what is expected where nothing but the number tells."""
    return (
        f"{cited} has a higher number than this cable, {own}, so it had not been sent yet.",
        f"a lower number, or last year's {last_years(cited)}",
    )


def _fix(cable: Cable, item: Reference, right: CableId) -> Fix | None:
    """Put the year before the item, where it then reads as the cable `right`."""
    year = two_digits(right.year)
    text = f"{year} {cable.slice(item.span)}"
    found = parse_references(text, 0, cable.post, None)
    if len(found) != 1 or found[0].cable_id != right or found[0].span != Span(0, len(text)):
        return None
    return unsafe_fix(f"Write {year} before it", Edit(item.span.start, item.span.start, f"{year} "))
