"""TAG005 missing-tag-separator."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Scope,
    Severity,
    Span,
    Tag,
    Violation,
    plural,
    safe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.tags.own_tags import own_tags


class MissingTagSeparator(CableRule):
    """Tags are parted by blanks and not by commas.

    ## What it checks

    That a comma stands between two tags. One finding a cable, at the first place where none does.

    The rule is off by default: the conversions through which most published cables went took all commas away.

    ## Why

    Names and organizations of several words are tags too: without commas nobody can say where one ends.

    ## Fix safety

    A comma is written behind each tag that has none, where all words of the line are known tags: the list stays the
    same.
    """

    code = "TAG005"
    name = "missing-tag-separator"
    severity = Severity.INFO
    enabled = False
    scope = Scope(forms=CABLES, has=("tags",))
    authority = (Citation("5 FAH-3 H-011.1"),)
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="TAGS: PREL ECON, EFIS WA",
            good="TAGS: PREL, ECON, EFIS, WA",
            fixed="TAGS: PREL, ECON, EFIS, WA",
            at=[(1, 12, 1, 16)],
            slot="tags",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first tag that no comma parts from the one before."""
        found = own_tags(cable)
        bare = [(before, tag) for before, tag in pairwise(found) if not tag.separated]
        if not bare:
            return
        edits = [_comma(cable, before, tag) for before, tag in bare]
        plain = all(tag.kind != "unknown" for tag in found) and None not in edits
        count = len(bare)
        yield Violation(
            bare[0][1].span,
            f"{plural(count, 'comma')} {'is' if count == 1 else 'are'} missing between the tags.",
            expected="commas between the tags",
            fix=safe_fix("Add the commas", *filter(None, edits)) if plain else None,
        )


def _comma(cable: Cable, tag: Tag, after: Tag) -> Edit | None:
    """A comma behind the tag and its name; None where more than blanks stands before the next (`[PREL](#) [WA](#)`)."""
    end = tag.span.end
    if tag.name_span is not None:
        end = tag.name_span.end
        end += cable.slice(Span(end, end + 1)) == ")"
    return Edit(end, end, ",") if cable.written(Span(end, after.span.start)).isspace() else None
