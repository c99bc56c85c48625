"""The page lines of a transmission: where their count breaks, and what they say about missing sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cablelint import Cable
from cablerules.structure.places import own_end

if TYPE_CHECKING:
    from cablegrammar.header.nodes import PageLine


class PageBreak(NamedTuple):
    """A page line that does not go on from the one before. `before` is the page that came before it, `expected` the
    page that should have come; `previous` is None for the first one.
    """

    line: PageLine
    before: int
    expected: int
    previous: PageLine | None

    @property
    def lost(self) -> bool:
        """Whether pages are missing."""
        if self.previous is not None and (self.line.section or 0) > (self.previous.section or 0) + 1:
            return True
        return self.line.page is not None and self.line.page > self.expected


def readable_page_lines(cable: Cable) -> Iterator[PageLine]:
    """The page lines of this message's transmission whose page and total can be read."""
    return (line for line in _own_page_lines(cable, "transmission") if _is_readable(line))


def _own_page_lines(cable: Cable, style: str) -> Iterator[PageLine]:
    """The page lines of one style that are this message's, the damaged ones among them."""
    if not cable.page_line_texts:
        return
    end = own_end(cable)
    for line in cable.page_lines:
        if line.span.start < end and (line.style or _style_of_damaged(line)) == style:
            yield line


def _style_of_damaged(line: PageLine) -> str:
    return "print" if line.text.startswith("PAGE") else "transmission"


def _is_readable(line: PageLine) -> bool:
    return line.style is not None and line.page is not None and (line.style == "print" or line.total is not None)


def first_page_break(cable: Cable) -> PageBreak | None:
    """The first page line that skips a page or goes back.

    In a transmission the first page has no line of its own, so the first one counts page 2, or 1 where the header is
    long. A file that holds a later section alone begins anywhere, and so does a print whose first pages are not there.
    """
    classification = cable.classification
    section = None if classification is None else classification.section
    before = 1 if section is None or section.number == 1 else None
    damaged = 0  # the page lines since `before` whose page nobody can read
    previous: PageLine | None = None
    for line in _own_page_lines(cable, "transmission"):
        if not _is_readable(line):
            damaged += 1
            continue
        page = line.page or 0
        if before is not None and not before <= page <= before + 1 + damaged:
            return PageBreak(line, before, before + 1 + damaged, previous)
        before, damaged, previous = page, 0, line
    return _first_break_of_a_print(cable)


def _first_break_of_a_print(cable: Cable) -> PageBreak | None:
    """Each page of a print has its line, and each section begins with page 1. A copy sent twice repeats pages."""
    previous: PageLine | None = None
    for line in _own_page_lines(cable, "print"):
        if not _is_readable(line):
            previous = None  # the page after a damaged line may be any
            continue
        if previous is not None:
            page, before = line.page or 0, previous.page or 0
            step = (line.section or 0) - (previous.section or 0)
            expected = before + 1 if step == 0 else 1
            again = step == 0 and page == before and (line.duplicate or previous.duplicate)
            if not again and (page != expected or step not in (0, 1)):
                return PageBreak(line, before, expected, previous)
        previous = line
    return None


def differing_total(cable: Cable) -> PageLine | None:
    """The first page line whose number of sections is not that of the classification line's SECTION."""
    classification = cable.classification
    if classification is None or classification.section is None or not cable.page_line_texts:
        return None
    total = classification.section.total
    return next((line for line in _counted(cable) if sections_of(line)[1] != total), None)


def sections_of(line: PageLine) -> tuple[int, int]:
    """Which section a page line counts, and how many: in a transmission pages and sections are one count."""
    if line.style == "print":
        return line.section or 0, line.section_total or 0
    return line.page or 0, line.total or 0


def _counted(cable: Cable) -> Iterator[PageLine]:
    """The page lines that say how many sections there are."""
    yield from readable_page_lines(cable)
    yield from (line for line in _own_page_lines(cable, "print") if line.section_total is not None)


def last_page_line(cable: Cable) -> PageLine | None:
    """The last page line that says how many sections there are; None where a damaged one stands after it."""
    last = None
    for line in _counted(cable):
        last = line
    if last is None:
        return None
    style = last.style or ""
    damaged = (line.span for line in _own_page_lines(cable, style) if not _is_readable(line))
    return None if any(span > last.span for span in damaged) else last
