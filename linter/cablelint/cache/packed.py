"""A result as bytes: JSON, compressed. It holds findings, fixes and facts; no line of the cable, no name of a file."""

from __future__ import annotations

import datetime
import json
import zlib
from typing import Any

from cablegrammar.base.node import Span
from cablegrammar.base.source import Source
from cablegrammar.rollup.protections import Protection
from cablelint.findings.finding import About, Excerpt, Finding, RelatedPlace
from cablelint.findings.results import FileResult
from cablelint.rule.facts import CitedCable, Facts
from cablelint.rule.violation import Applicability, Citation, Edit, Fix, Severity

_FAST = 1
"""Level of compression: the others take longer than they save."""
_MOST = 10_000_000
"""Bytes that are unpacked: more than any result has."""

List = list[Any]


def pack(result: FileResult) -> bytes:
    """`result` without its path and without the lines that it quotes: those are in the file."""
    found = [
        [_finding(one) for one in result.findings],
        [_facts(one) for one in result.facts],
        result.cables,
        [[notice.startswith(result.path), notice.removeprefix(result.path)] for notice in result.notices],
    ]
    return zlib.compress(json.dumps(found, separators=(",", ":")).encode(), _FAST)


def unpack(data: bytes, path: str, source: Source) -> FileResult:
    """The result that was packed, of a file that is called `path` now and holds `source`.

    Raises `ValueError` for what is no such result: somebody else may have written it.
    """
    try:
        packer = zlib.decompressobj()
        findings, facts, cables, notices = json.loads(packer.decompress(data, _MOST))
        return FileResult(
            path,
            tuple([_finding_of(one, path, source) for one in findings]),
            tuple([_facts_of(one, path) for one in facts]),
            int(cables),
            notices=tuple([path + rest if begins else str(rest) for begins, rest in notices]),
        )
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError(f"no result: {type(error).__name__}") from None


def _finding(one: Finding) -> List:
    about, excerpt = one.about, one.excerpt
    return [
        one.cable, one.code, one.name, one.severity, one.message, one.expected, one.line, one.column, one.end_line,
        one.end_column, [[cited.document, cited.section] for cited in one.authority], one.url,
        [[other.line, other.column, other.message, other.paragraph] for other in one.related],
        None if one.fix is None else _fix(one.fix), one.fingerprint, one.place,
        [about.post, about.year, about.level, about.is_cable],
        None if excerpt is None else [excerpt.first_line, len(excerpt.lines), excerpt.marking, excerpt.paragraphs],
        [_fix(choice) for choice in one.choices], one.paragraph,
    ]  # fmt: skip


def _finding_of(packed: List, path: str, source: Source) -> Finding:
    (
        cable, code, name, severity, message, expected, line, column, end_line, end_column, authority, url, related,
        fix, fingerprint, place, about, excerpt, choices, paragraph,
    ) = packed  # fmt: skip
    return Finding(
        path, cable, code, name, Severity(severity), message, expected, line, column, end_line, end_column,
        tuple([Citation(*cited) for cited in authority]), url, tuple([RelatedPlace(*other) for other in related]),
        None if fix is None else _fix_of(fix), fingerprint, place, About(*about),
        None if excerpt is None else _excerpt_of(source, *excerpt),
        tuple([_fix_of(choice) for choice in choices]), paragraph,
    )  # fmt: skip


def _excerpt_of(source: Source, first: int, count: int, marking: str | None, paragraphs: List) -> Excerpt:
    lines = tuple([source.line(number) for number in range(first, first + count)])
    return Excerpt(first, lines, marking, tuple(paragraphs))


def _fix(fix: Fix) -> List:
    edits = [[edit.start, edit.end, edit.text] for edit in fix.edits]
    return [fix.applicability, fix.title, edits, sorted(fix.gives_up)]


def _fix_of(packed: List) -> Fix:
    applicability, title, edits, gives_up = packed
    return Fix(
        Applicability(applicability),
        title,
        tuple([Edit(*edit) for edit in edits]),
        frozenset(map(Protection, gives_up)),
    )


def _facts(one: Facts) -> List:
    cited = [
        [
            other.id, other.letter, other.span, other.line, other.column, other.end_line, other.end_column, other.notal,
            _day(other.date), other.reads_in_two_ways, other.post, other.number, other.bare,
        ]
        for other in one.references
    ]  # fmt: skip
    return [one.id, _day(one.date), one.level, cited, one.index, one.marking, one.line, one.post, one.year]


def _facts_of(packed: List, path: str) -> Facts:
    id, date, level, cited, index, marking, line, post, year = packed
    return Facts(
        path, id, _day_of(date), level, tuple([_cited_of(*other) for other in cited]), index, marking, line, post, year
    )


def _cited_of(
    id: str | None, letter: str | None, span: List, line: int, column: int, end_line: int, end_column: int,
    notal: bool, date: str | None, reads_in_two_ways: bool, *rest: Any,
) -> CitedCable:  # fmt: skip
    return CitedCable(
        id, letter, Span(*span), line, column, end_line, end_column, notal, _day_of(date), reads_in_two_ways, *rest
    )


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_of(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
