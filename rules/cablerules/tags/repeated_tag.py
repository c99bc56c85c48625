"""TAG007 repeated-tag."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Fix,
    Related,
    Scope,
    Severity,
    Tag,
    Violation,
    safe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.tags.own_tags import own_tags
from cablerules.tags.removed_tags import removed_tags


class RepeatedTag(CableRule):
    """A tag appears twice.

    ## What it checks

    Each tag stands once. One finding for each tag, at its second place. A tag with two names (`OVIP (QUILL, ADA), OVIP
    (MOSS, BEN)`) is no repeat.

    ## Why

    A repeated tag files the cable no better, and is often the trace of one that was meant to be another.

    ## Fix safety

    The first one stays, and the cable is filed as before. No fix is offered where a line of the list would keep no
    tag, or a word of unknown meaning would come to stand beside another tag: a reader could take it for something else.
    """

    code = "TAG007"
    name = "repeated-tag"
    severity = Severity.INFO
    scope = Scope(forms=CABLES, has=("tags",))
    authority = (Citation("5 FAH-3 H-612"),)
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="TAGS: PREL, ECON, PREL, WA",
            good="TAGS: PREL, ECON, WA",
            fixed="TAGS: PREL, ECON, WA",
            at=[(1, 19, 1, 23)],
            slot="tags",
        ),
        Example(
            bad="TAGS: PREL WA EFIS WA WA",
            good="TAGS: OVIP (QUILL, ADA), OVIP (MOSS, BEN), WA",
            fixed="TAGS: PREL WA EFIS",
            at=[(1, 20, 1, 22)],
            slot="tags",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each tag that stands again, once."""
        found = own_tags(cable)
        if len({tag.tag for tag in found}) == len(found):
            return
        places: dict[tuple[str, str | None], list[int]] = {}
        for place, tag in enumerate(found):
            # A word in no list may be a part of a name: two people may share it.
            if tag.kind != "unknown":
                places.setdefault((tag.tag, None if tag.name is None else tag.name.upper()), []).append(place)
        for (name, _), (first, *again) in places.items():
            if again:
                count = len(again) + 1
                yield Violation(
                    found[again[0]].span,
                    f"{name} appears {'twice' if count == 2 else f'{count:,} times'}.",
                    expected=f"{name} once",
                    related=(Related(found[first].span, "the first one"),),
                    fix=_fix(cable, found, again),
                )


def _fix(cable: Cable, found: tuple[Tag, ...], again: list[int]) -> Fix | None:
    """Take out the tags at these places; None where that would change what the others are taken for."""
    edits = removed_tags(cable, found, again)
    return None if edits is None else safe_fix("Remove the repetition", *edits)
