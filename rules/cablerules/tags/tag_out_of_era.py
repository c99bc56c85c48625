"""TAG008 tag-out-of-era."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.tags import TagFact, tag_fact
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.tags.country_codes import meant_by
from cablerules.tags.own_tags import own_tags
from cablerules.wording import date_place


class TagOutOfEra(CableRule):
    """A tag is used on a cable from a time when it was not in use.

    ## What it checks

    The tags whose time is known: the subjects of the 1970s that have other names today (PFOR is PREL, PINT is PGOV),
    the program tags, which came later, and countries that are no more or were not yet (UR, KG). The years are those in
    which a tag was seen, with room on both sides: nothing is said within them.

    The rule is silent where the date of the cable is not known. A country tag of another time that is an ISO code of
    this one (CZ) is TAG003's.

    ## Why

    A tag that is no longer in use files the cable under a heading that nobody opens. A tag that was not yet in use is a
    sign that the date of the cable is wrong.
    """

    code = "TAG008"
    name = "tag-out-of-era"
    severity = Severity.INFO
    scope = Scope(forms=CABLES, dated=True, has=("tags",))
    authority = (Citation("5 FAH-3 H-011.1"),)
    examples = (
        Example(
            bad="TAGS: PFOR, PINT, WA",
            good="TAGS: PREL, PGOV, WA",
            at=[(1, 7, 1, 11), (1, 13, 1, 17)],
            slot="tags",
        ),
        Example(
            bad="TAGS: PFOR, KDEM, FJ",
            good="TAGS: PFOR, PINT, FJ",
            at=[(1, 13, 1, 17)],
            slot="tags",
            options={"as_of": "1974-09-02"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each tag that was not in use, once."""
        day = context.date
        if day is None:
            return
        found = own_tags(cable)
        seen: set[str] = set()
        for place, tag in enumerate(found):
            fact = None if tag.kind == "unknown" else tag_fact(tag.tag)
            if fact is None or fact.used_in(day.year) or tag.tag in seen:
                continue
            seen.add(tag.tag)
            if meant_by(found, place, context):
                continue
            early = fact.first_year is not None and day.year < fact.first_year
            yield Violation(
                tag.span,
                f"The tag {tag.tag} was {'not yet' if early else 'no longer'} in use in {day.year}.",
                expected=_expected(fact, day.year),
                related=date_place(context, day),
            )


def _expected(fact: TagFact, year: int) -> str:
    """Its successor, else when the tag was in use: `KDEM from 1980`."""
    successor = None if fact.became is None else tag_fact(fact.became)
    if successor is not None and successor.used_in(year):
        return successor.tag
    since = "" if fact.first_year is None else f" from {fact.first_year}"
    until = "" if fact.last_year is None else f" to {fact.last_year}"
    return f"{fact.tag}{since}{until}"
