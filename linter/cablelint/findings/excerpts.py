"""Excerpts: the lines of a cable that a finding quotes, made only when the report may show text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cablegrammar.base.source import Source
from cablelint.findings.finding import Excerpt, RelatedPlace
from cablelint.findings.region import Region

_EXCERPT_LINES = 4
# A related place so many lines away is quoted too: "after paragraph 3" is easier to see than "see 31:1".
_NEAR = 6


class Excerpts:
    """Quotes the lines of one file. Findings on one line share its text: a line may be ten megabytes long."""

    __slots__ = ("_lines", "_source")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines: dict[int, str] = {}

    def of(self, region: Region, marking: str | None, related: Iterable[RelatedPlace] = ()) -> Excerpt:
        """The lines of a region, a few at most, in a cable of this `marking`.

        Those of the `related` places near by are there too, and what stands in between.
        """
        line, _, end_line, end_column = region
        if end_column == 1 and end_line > line:
            end_line -= 1
        last = min(end_line, line + _EXCERPT_LINES - 1)
        near = [other.line for other in related if line - _NEAR <= other.line <= last + _NEAR]
        first, last = min((line, *near)), max((last, *near))
        return Excerpt(first, tuple(self._line(number) for number in range(first, last + 1)), marking)

    def _line(self, number: int) -> str:
        text = self._lines.get(number)
        if text is None:
            text = self._lines[number] = self._source.line(number)
        return text


class ExcerptsAgain:
    """Quotes from a file that is read again, and only when there is something to quote.

    `reread` gives its text, None when it is gone.
    """

    __slots__ = ("_excerpts", "_path", "_reread")

    def __init__(self, path: str, reread: Callable[[str], Source | None]) -> None:
        self._path = path
        self._reread: Callable[[str], Source | None] | None = reread
        self._excerpts: Excerpts | None = None

    def of(self, region: Region, marking: str | None, related: Iterable[RelatedPlace] = ()) -> Excerpt | None:
        """The lines of a region, None when the file is gone."""
        if self._reread is not None:
            source = self._reread(self._path)
            self._reread = None
            # A file that has shrunk since it was linted has no such lines any more.
            if source is not None and source.line_count >= region.end_line:
                self._excerpts = Excerpts(source)
        return None if self._excerpts is None else self._excerpts.of(region, marking, related)
