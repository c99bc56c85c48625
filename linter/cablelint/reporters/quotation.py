"""What of a cable's text a report may quote, and the classification that the report takes from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cablelint.findings.finding import Finding

UNKNOWN_LEVEL = "CLASSIFICATION NOT KNOWN"

# The longest stretch of one line in a machine format: a paragraph may be one line of ten megabytes.
_QUOTED = 1000


class Quoted(NamedTuple):
    """One line that a finding points into. `text` is the whole line."""

    line: int
    text: str


def quoted_lines(finding: Finding) -> Iterator[Quoted]:
    """The lines of the excerpt that the finding or one of its related places stands on, in the order of the text.

    Lines in between are left out: they explain nothing. A finding of many lines is its first and its last.
    """
    excerpt = finding.excerpt
    if excerpt is None:
        return
    numbers = {finding.line, last_line(finding), *(related.line for related in finding.related)}
    for number in sorted(numbers):
        index = number - excerpt.first_line
        if 0 <= index < len(excerpt.lines):
            yield Quoted(number, excerpt.lines[index])


def last_line(finding: Finding) -> int:
    """The last line that has a character of the finding: an end in column 1 is the end of the line before."""
    if finding.end_column == 1 and finding.end_line > finding.line:
        return finding.end_line - 1
    return finding.end_line


def quotation(finding: Finding) -> list[dict[str, object]]:
    """The quoted lines for a machine format: `line`, the `column` that `text` starts at, and `text`."""
    columns = {related.line: related.column for related in finding.related} | {
        last_line(finding): finding.end_column,
        finding.line: finding.column,
    }
    quoted: list[dict[str, object]] = []
    for number, text in quoted_lines(finding):
        start = max(0, columns[number] - 1 - _QUOTED // 2) if len(text) > _QUOTED else 0
        quoted.append({"line": number, "column": start + 1, "text": text[start : start + _QUOTED]})
    return quoted


def classification(findings: Iterable[Finding]) -> str | None:
    """What a text that quotes these findings has to carry, None when nothing is quoted."""
    return in_words(finding.excerpt.marking for finding in findings if finding.excerpt is not None)


def in_words(markings: Iterable[str | None]) -> str | None:
    """What a text has to carry that quotes cables with these `markings`: level and controls of all of them, rolled up.

    None when there are none. A cable whose level could not be read (None) may be anything, and the text says so.
    """
    given = set(markings)
    if not given:
        return None
    from datetime import date

    from cablegrammar.rollup.quoted import marking_of_all

    known = marking_of_all(sorted(marking for marking in given if marking is not None), date.today())
    if known is None:
        return UNKNOWN_LEVEL
    return f"{known}, AND {UNKNOWN_LEVEL}" if None in given else known
