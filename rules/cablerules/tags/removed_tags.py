"""How tags are taken out of their line, so that the others stay what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cablelint import Cable, Edit, Span, Tag
from cablerules.tags.own_tags import whole

_STROKES = ("/", "-")


def removed_tags(cable: Cable, found: Sequence[Tag], places: Sequence[int]) -> list[Edit] | None:
    """The edits that take out the tags at `places`.

    None where a line would keep no tag by which it is known as one of tags, or where a word that only a blank parts
    from the tag would come to stand beside another.
    """
    behind = [found[place + 1] for place in places if place + 1 < len(found)]
    if any(not tag.separated and tag.kind == "unknown" for tag in behind):
        return None
    edits: list[Edit] = []
    removed = frozenset(places)
    for line in _lines(cable, found):
        gone = [place for place in line if place in removed]
        kept = [place for place in line if place not in removed]
        if not gone:
            continue
        if all(found[place].kind == "unknown" for place in kept):
            if kept or line[-1] + 1 < len(found):
                return None
            # The last line goes whole, with what ends the line above.
            edits.append(Edit(_end(cable, found[line[0] - 1]), _end(cable, found[line[-1]]), ""))
            continue
        last = line[-1]
        edits += (
            _removal(cable, found, place, kept[0], before_kept=place < last and place + 1 not in removed)
            for place in gone
        )
    return edits


def _removal(cable: Cable, found: Sequence[Tag], place: int, first: int, *, before_kept: bool) -> Edit:
    """Take out the tag at `place` with its name and what parts it from the one before; from the one behind at the start
    of a line. What ends the line stays. The `first` tag of the line that is kept stands at that place; `before_kept`
    says whether the next one of the line is kept.
    """
    tag = found[place]
    # The first of two that a stroke joins leaves what parts it from the tag before to the second.
    joined = before_kept and cable.slice(Span(_end(cable, tag), found[place + 1].span.start)) in _STROKES
    if place < first or joined:
        return Edit(tag.span.start, found[place + 1].span.start, "")
    return Edit(_end(cable, found[place - 1]), _end(cable, tag), "")


def _lines(cable: Cable, found: Sequence[Tag]) -> Iterator[range]:
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
