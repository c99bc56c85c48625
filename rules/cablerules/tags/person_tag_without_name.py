"""TAG006 person-tag-without-name."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.practices import practice
from cablegrammar.vocabulary.tags import tag_fact
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.tags.own_tags import own_tags


class PersonTagWithoutName(CableRule):
    """A tag for the business of a person has no name.

    ## What it checks

    From 12 July 1974 to the end of 1979: behind OCON, OEXC, OREP, OTRA and OVIP stands the name of the person, in
    parentheses (`OVIP (QUILL, ADA M.)`). A word in no list behind the tag may be the name, and the rule is silent.
    Later cables use these tags without a name.

    ## Why

    The central files were searched by the name: a visit that is tagged without its visitor was lost in them.
    """

    code = "TAG006"
    name = "person-tag-without-name"
    severity = Severity.INFO
    scope = Scope(forms=CABLES, dated=True, has=("tags",))
    authority = (Citation("STATE 150591", "of 12 Jul 1974"),)
    examples = (
        Example(
            bad="TAGS: OVIP, EFIS, FJ",
            good="TAGS: OVIP (QUILL, ADA M.), EFIS, FJ",
            at=[(1, 7, 1, 11)],
            slot="tags",
            options={"as_of": "1976-03-01"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each such tag without a name."""
        if context.date is None or not practice("person-tag-name").in_force(context.date):
            return
        found = own_tags(cable)
        for place, tag in enumerate(found):
            if tag.name is not None or tag.kind != "subject":
                continue
            fact = tag_fact(tag.tag)
            if fact is None or not fact.takes_name:
                continue
            # The name may stand behind a comma, or belong to the next tag of the kind (`OTRA, OVIP (QUILL, ADA)`).
            rest = found[place + 1 : place + 2]
            if any(other.kind == "unknown" or other.name is not None for other in rest):
                continue
            yield Violation(
                tag.span, f"{tag.tag} has no name.", expected=f"{tag.tag} with the name in parentheses after it"
            )
