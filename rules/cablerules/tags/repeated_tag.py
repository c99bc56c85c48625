"""TAG007: a tag that stands again."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.cable import Cable
from cablegrammar.node import Node, Span
from cablegrammar.tags import Tag
from cablelint.context import Context
from cablelint.finding import Applicability, Citation, Edit, Related, Severity, Violation, safe_fix
from cablelint.rule import Example, Rule
from cablerules.tags.line import own_tags, whole


class RepeatedTag(Rule):
    """A tag stands twice.

    ## What it checks

    Each tag stands once. One finding for each tag, at its second place. A tag with two names (`OVIP (QUILL, ADA), OVIP
    (MOSS, BEN)`) is no repeat.

    ## Why

    A repeated tag files the cable no better, and is often the trace of one that was meant to be another.

    ## Fix safety

    The first one stays, and the cable is filed as before.
    """

    code = "TAG007"
    name = "repeated-tag"
    severity = Severity.INFO
    authority = (Citation("5 FAH-3 H-612"),)
    fix = Applicability.SAFE
    visits = (Cable,)
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

    def check(self, node: Node, context: Context) -> Iterator[Violation]:
        """Report each tag that stands again, once."""
        cable = context.cable
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
                    f"{name} stands {'twice' if count == 2 else f'{count:,} times'}.",
                    expected=f"{name} once",
                    related=(Related(found[first].span, "the first one"),),
                    fix=safe_fix("Remove what stands again", *(_removal(cable, found, place) for place in again)),
                )


def _removal(cable: Cable, found: tuple[Tag, ...], place: int) -> Edit:
    """Take out the tag at `place` with its name and what parts it from the tag before."""
    tag = found[place]
    start, end = _end(cable, found[place - 1]), _end(cable, tag)
    # What stands between may be a line end: the lines stay as they are.
    if "\n" in cable.slice(Span(start, tag.span.start)):
        return Edit(tag.span.start, _gap(cable, found[place + 1 : place + 2], end), "")
    return Edit(start, end, "")


def _end(cable: Cable, tag: Tag) -> int:
    """Where the tag ends, with the parenthesis of its name."""
    end = whole(tag).end
    return end + (tag.name_span is not None and cable.slice(Span(end, end + 1)) == ")")


def _gap(cable: Cable, after: tuple[Tag, ...], end: int) -> int:
    """Where the next tag begins, if it stands on the same line; else `end`."""
    for tag in after:
        if "\n" not in cable.slice(Span(end, tag.span.start)):
            return tag.span.start
    return end
