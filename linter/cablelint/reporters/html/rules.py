"""What the page says of each rule that found something: its summary, its prose, its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cablegrammar.base.record import record
from cablelint.findings.finding import Finding
from cablelint.rule.api import AnyRule
from cablelint.rule.page import sections

_HEADINGS = ("What it checks", "Why", "Fix safety")


@record
class Block:
    """A paragraph, or the items of a list. Each text is in pieces, every second of which is code."""

    texts: tuple[tuple[str, ...], ...]
    is_list: bool


@record
class Article:
    """One rule. `prose` are its headings with what stands under them; empty for a rule that is not known."""

    code: str
    name: str
    severity: str
    findings: int
    url: str
    summary: tuple[str, ...]
    prose: tuple[tuple[str, tuple[Block, ...]], ...]
    authority: tuple[str, ...]


def articles(findings: Sequence[Finding], rules: Iterable[type[AnyRule]]) -> list[Article]:
    """The rules that have one of the findings, by code."""
    known = {rule.code: rule for rule in rules}
    numbers = Counter(finding.code for finding in findings)
    spoke = {finding.code: finding for finding in findings}
    return [_article(spoke[code], known.get(code), numbers[code]) for code in sorted(spoke)]


def article_of(rule: type[AnyRule]) -> Article:
    """A rule by itself, whether it has found something or not."""
    return Article(
        rule.code, rule.name, str(rule.severity), 0, rule.url(), *_prose(rule), tuple(map(str, rule.authority))
    )


def _article(finding: Finding, rule: type[AnyRule] | None, number: int) -> Article:
    severity = str(finding.severity if rule is None else rule.severity)
    sources = tuple(map(str, finding.authority))
    return Article(finding.code, finding.name, severity, number, finding.url, *_prose(rule), sources)


def _prose(rule: type[AnyRule] | None) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Block, ...]], ...]]:
    """The summary of a rule, and its headings with what stands under them."""
    parts = {} if rule is None else sections(rule)
    prose = tuple((heading, tuple(_blocks(parts[heading]))) for heading in _HEADINGS if heading in parts)
    return _pieces(parts.get("", "")), prose


def _blocks(prose: str) -> Iterator[Block]:
    """The paragraphs and lists of a rule's prose, unwrapped."""
    for block in prose.split("\n\n"):
        items = f"\n{block}".split("\n- ")
        introduction = items[0].strip()
        if introduction:
            yield Block((_pieces(introduction),), is_list=False)
        if items[1:]:
            yield Block(tuple(map(_pieces, items[1:])), is_list=True)


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).split("`"))
