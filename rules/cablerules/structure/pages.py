"""The page lines of a transmission: where their count breaks, and what they say about missing sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.cable import Cable
from cablerules.structure.places import own_end

if TYPE_CHECKING:
    from cablegrammar.header_nodes import PageLine


class PageBreak(NamedTuple):
    """A page line that does not go on from the one before. `before` is the page that came before it."""

    line: PageLine
    before: int
    previous: PageLine | None

    @property
    def lost(self) -> bool:
        """Whether pages are missing."""
        return self.line.page is not None and self.line.page > self.before + 1


def readable_page_lines(cable: Cable) -> Iterator[PageLine]:
    """The page lines of this message's transmission whose page and total can be read."""
    if not cable.page_line_texts:
        return
    end = own_end(cable)
    for line in cable.page_lines:
        if line.style == "transmission" and line.page is not None and line.total is not None and line.span.start < end:
            yield line


def first_page_break(cable: Cable) -> PageBreak | None:
    """The first page line that skips a page or goes back.

    The first page has no line of its own, so the first one counts page 2, or 1 where the header is long. A file that
    holds a later section alone begins anywhere.
    """
    classification = cable.classification
    section = None if classification is None else classification.section
    before = 1 if section is None or section.number == 1 else None
    previous: PageLine | None = None
    for line in readable_page_lines(cable):
        page = line.page or 0
        if before is not None and not before <= page <= before + 1:
            return PageBreak(line, before, previous)
        before, previous = page, line
    return None


def differing_total(cable: Cable) -> PageLine | None:
    """The first page line whose total is not that of the classification line's SECTION."""
    classification = cable.classification
    if classification is None or classification.section is None or not cable.page_line_texts:
        return None
    total = classification.section.total
    return next((line for line in readable_page_lines(cable) if line.total != total), None)


def last_page_line(cable: Cable) -> PageLine | None:
    """The last page line that can be read."""
    last = None
    for line in readable_page_lines(cable):
        last = line
    return last
