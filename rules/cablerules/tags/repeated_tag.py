"""TAG007: a tag that stands again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Related,
    Severity,
    Span,
    Tag,
    Violation,
    safe_fix,
)
from cablerules.tags.own_tags import own_tags, whole


class RepeatedTag(CableRule):
    """A tag stands twice.

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
                    f"{name} stands {'twice' if count == 2 else f'{count:,} times'}.",
                    expected=f"{name} once",
                    related=(Related(found[first].span, "the first one"),),
                    fix=_fix(cable, found, again),
                )


def _fix(cable: Cable, found: tuple[Tag, ...], again: Sequence[int]) -> Fix | None:
    """Take out the tags at these places; None where a line would keep no tag by which it is known as one of tags, or
    where a word that only a blank parts from the tag would come to stand beside another.
    """
    if any(
        not other.separated and other.kind == "unknown" for place in again for other in found[place + 1 : place + 2]
    ):
        return None
    edits: list[Edit] = []
    for line in _lines(cable, found):
        gone = [place for place in line if place in again]
        kept = [place for place in line if place not in again]
        if not gone:
            continue
        if all(found[place].kind == "unknown" for place in kept):
            if kept or line[-1] + 1 < len(found):
                return None
            # The last line goes whole, with what ends the line above.
            edits.append(Edit(_end(cable, found[line[0] - 1]), _end(cable, found[line[-1]]), ""))
            continue
        edits += (_removal(cable, found, place, kept) for place in gone)
    return safe_fix("Remove what stands again", *edits)


def _removal(cable: Cable, found: tuple[Tag, ...], place: int, kept: Sequence[int]) -> Edit:
    """Take out the tag at `place` with its name and what parts it from the one before; from the one behind at the start
    of a line. What ends the line stays.
    """
    tag = found[place]
    # The first of two that a stroke joins leaves what parts it from the tag before to the second.
    joined = place + 1 in kept and cable.slice(Span(_end(cable, tag), found[place + 1].span.start)) in _STROKES
    if place < kept[0] or joined:
        return Edit(tag.span.start, found[place + 1].span.start, "")
    return Edit(_end(cable, found[place - 1]), _end(cable, tag), "")


_STROKES = ("/", "-")


def _lines(cable: Cable, found: tuple[Tag, ...]) -> Iterator[range]:
    """The places of the tags of each line."""
    first = 0
    for place in range(1, len(found)):
        if "\n" in cable.slice(Span(_end(cable, found[place - 1]), found[place].span.start)):
            yield range(first, place)
            first = place
    yield range(first, len(found))


def _end(cable: Cable, tag: Tag) -> int:
    """Where the tag ends, with the parenthesis of its name."""
    end = whole(tag).end
    return end + (tag.name_span is not None and cable.slice(Span(end, end + 1)) == ")")
