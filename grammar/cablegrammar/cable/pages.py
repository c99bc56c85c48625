"""The pages of a message: where the count of its page lines breaks, what they say about its sections, its banners."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node
from cablegrammar.base.record import lazy, record
from cablegrammar.cable.banner import Banner
from cablegrammar.cable.lines import CableLines
from cablegrammar.header.nodes import PageLine

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Section


@record
class PageBreak(Node):
    """A page line that does not go on from the one before.

    `before` is the page that came before it, `expected` the page that should have come; `previous` is the page line
    before, None for the first one.
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


@record
class Pages:
    """The page lines of a message, damaged ones among them, in the order of the text; and SECTION 01 OF 03 of its
    classification line, None where it has none.
    """

    lines: tuple[PageLine, ...]
    section: Section | None

    @lazy
    def first_break(self) -> PageBreak | None:
        """The first page line that skips a page or goes back."""
        return _first_break(self.lines, self.section)

    @lazy
    def last_counting(self) -> PageLine | None:
        """The last page line that says how many sections there are; None where a damaged one stands after it."""
        last = next(reversed(tuple(_counting(self.lines))), None)
        if last is None:
            return None
        damaged = (line.span for line in _of_style(self.lines, last.style) if not line.readable)
        return None if any(span > last.span for span in damaged) else last

    @lazy
    def differing(self) -> PageLine | None:
        """The first page line whose number of sections is not that of the classification line."""
        if self.section is None:
            return None
        total = self.section.total
        return next((line for line in _counting(self.lines) if line.sections[1] != total), None)


def _first_break(lines: Sequence[PageLine], section: Section | None) -> PageBreak | None:
    """In a transmission the first page has no line of its own, so the first one counts page 2, or 1 where the header is
    long. A file that holds a later section alone begins anywhere, and so does a print whose first pages are not there.
    """
    before = 1 if section is None or section.number == 1 else None
    damaged = 0  # the page lines since `before` whose page nobody can read
    previous: PageLine | None = None
    for line in _of_style(lines, "transmission"):
        if not line.readable:
            damaged += 1
            continue
        page = line.page or 0
        if before is not None and not before <= page <= before + 1 + damaged:
            return PageBreak(line.span, line, before, before + 1 + damaged, previous)
        before, damaged, previous = page, 0, line
    return _first_break_of_a_print(lines)


def _first_break_of_a_print(lines: Sequence[PageLine]) -> PageBreak | None:
    """Each page of a print has its line, and each section begins with page 1. A copy sent twice repeats pages."""
    previous: PageLine | None = None
    for line in _of_style(lines, "print"):
        if not line.readable:
            previous = None  # the page after a damaged line may be any
            continue
        if previous is not None:
            page, before = line.page or 0, previous.page or 0
            step = (line.section or 0) - (previous.section or 0)
            expected = before + 1 if step == 0 else 1
            again = step == 0 and page == before and (line.duplicate or previous.duplicate)
            if not again and (page != expected or step not in (0, 1)):
                return PageBreak(line.span, line, before, expected, previous)
        previous = line
    return None


def page_banners(lines: CableLines) -> Iterator[Banner]:
    """The banners that are of a page: the level in the authority block of a telegram is none, nor is one in a print
    that has no pages.
    """
    if lines.form == "aad" and not lines.page_line_texts:
        return
    block = lines.field_of("authority") if lines.is_telegram else None
    for banner in lines.banners:
        if block is None or not block.span.start < banner.span.start < lines.first_text:
            yield banner


def banners_of_pages(lines: CableLines) -> Iterator[tuple[Banner, Banner]]:
    """The banners at the top and at the bottom of each page that has both."""
    banners = tuple(page_banners(lines))
    if lines.form != "aad":
        # Each page has two; where a copy lost some of them, nobody can tell which are left.
        if len(banners) % 2 == 0:
            yield from zip(banners[::2], banners[1::2], strict=True)
        return
    if not banners:
        return
    starts = [line.span.start for line in lines.page_line_texts]
    places = [banner.span.start for banner in banners]
    for start, end in zip(starts, [*starts[1:], lines.span.end], strict=True):
        first, last = bisect_left(places, start), bisect_left(places, end)
        # Of the banners before the next page's line the last is that page's own.
        last -= end != lines.span.end
        if 0 < first < last and not lines.clean[banners[first - 1].span.end : start].strip():
            yield banners[first - 1], banners[first]


def _counting(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """The page lines that say how many sections there are."""
    yield from (line for line in _of_style(lines, "transmission") if line.readable)
    yield from (line for line in _of_style(lines, "print") if line.section_total is not None)


def _of_style(lines: Iterable[PageLine], style: str | None) -> Iterator[PageLine]:
    return (line for line in lines if line.likely_style == style)
