"""REF010 ambiguous-reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegrammar.base.centuries import FIRST_YEAR
from cablelint import CableId, Citation, Example, RunRule, Severity, Violation, day_text
from cablerules.references.listing import and_list

if TYPE_CHECKING:
    from cablelint.catalogue import Catalogue
    from cablelint.rule.facts import CitedCable, Facts

_MOST_NAMED = 4


class AmbiguousReference(RunRule):
    """More than one cable of the catalogue fits a reference.

    ## What it checks

    That a listed cable is one cable. Two things make it several:

    - the catalogue holds messages of different dates under its id: one of them bears a wrong number. Copies and
      sections of one message have one date, and are one cable;
    - neither the item nor the cable that lists it tells the year, and the catalogue holds that number of several
      years.

    A date in the item (`STATE 99488 24 SEP 2009`) says which is meant. The rule runs where there is a catalogue.

    ## Why

    The reader may take the other cable for the one that was meant.
    """

    code = "REF010"
    name = "ambiguous-reference"
    severity = Severity.INFO
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 498",
            good="REF: A. STATE 70412\nB. WINDHOEK 498 19 MAY 2008",
            at=[(2, 4, 2, 16)],
            slot="reference",
            options={"catalogue": ["08STATE70412", "08WINDHOEK498, 2008-05-19", "08WINDHOEK498, 2008-06-30"]},
            note="The catalogue holds 08WINDHOEK498 twice, dated May 12 and June 30.",
        ),
    )

    def check_run(self, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
        """Yield a violation for each cited cable, once, that may be several."""
        seen: set[tuple[str | None, int | None, str | None]] = set()
        for cited in facts.references:
            key = (cited.post, cited.number, cited.id)
            if key in seen or cited.id == facts.id is not None:
                continue
            seen.add(key)
            if cited.id is None:
                yield from _of_several_years(cited, catalogue)
            else:
                yield from _of_several_dates(cited, cited.id, catalogue)


def _of_several_dates(cited: CitedCable, id: str, catalogue: Catalogue) -> Iterator[Violation]:
    dates = sorted({entry.date for entry in catalogue.entries(id) if entry.date is not None})
    if len(dates) > 1 and cited.date not in dates:
        yield Violation(
            cited.span,
            f"{id} could be any one of {len(dates)} cables in the catalogue,"
            f" dated {_few([day_text(date) for date in dates])}.",
            expected="the date of the cable that is meant",
        )


def _of_several_years(cited: CitedCable, catalogue: Catalogue) -> Iterator[Violation]:
    if cited.post is None or cited.number is None:
        return
    any_year = CableId.of(FIRST_YEAR, cited.post, cited.number)
    fitting = [str(cable) for cable in any_year.every_year() if str(cable) in catalogue]
    if len(fitting) > 1:
        yield Violation(
            cited.span,
            f"This reference has no year, and the catalogue has {_few(fitting)}.",
            expected="the year before the post",
        )


def _few(names: list[str]) -> str:
    """The names in a sentence, no more than can be read."""
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return and_list(names)
