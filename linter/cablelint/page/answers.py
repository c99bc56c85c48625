"""What the page is told of a text, of a marking, of a rule: values for JSON, and no text that would not be visible."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from cablegrammar.base.source import Source
from cablegrammar.cable.cable import Cable
from cablegrammar.rollup.cables import CableBanner
from cablegrammar.rollup.quoted import marking_of_all, overall_marking
from cablegrammar.vocabulary.levels import Level
from cablelint.engine.explained_marking import ExplainedMarking, ExplainedPart
from cablelint.engine.explained_sentences import country, heading, sentences
from cablelint.engine.marking_check import CheckedMarking
from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.reporters.html.changes import changes_of
from cablelint.reporters.html.markings import HUES, hue, on_paper
from cablelint.reporters.html.rules import article_of
from cablelint.reporters.html.text import portion_lines
from cablelint.reporters.quotation import in_words
from cablelint.rule.api import AnyRule
from cablelint.terminal.display import visible

_LEVELS = tuple(Level)
_QUIET = ("separator", "bracket", "blank")
"""Parts of a marking that need no words where they are right."""
_ABOUT_FILES = "--catalogue"
"""In a notice that no page can follow: it has one text and no catalogue, and says so itself."""

Answer = dict[str, Any]


def levels_answer() -> list[Answer]:
    """The levels: name, letters of a portion mark, and the class of the style sheet."""
    return [{"name": level.value, "letters": level.portion, "hue": HUES[level]} for level in _LEVELS]


# --------------------------------------------------------------------------------------------------------- a text


def check_answer(report: Report, cables: Sequence[Cable], source: Source) -> Answer:
    """What was found in a text, which lines are portions and of which level, and what the page has to carry.

    Lines and columns count from 1 in characters, as everywhere; `end` columns are exclusive.
    """
    today = datetime.date.today()
    markings = [overall_marking(cable, today) for cable in cables]
    if not markings and source.text.strip():
        markings = [None]  # nothing could be read, and nobody knows what it is
    words = in_words(markings)
    counts = report.summary
    portions = (one for cable in cables for one in portion_lines(cable, report.findings))
    return {
        "marking": words,
        "hue": hue(marking_of_all(filter(None, markings), today)),
        "paper": None if words is None else on_paper(words),
        "counts": {
            "cables": counts.cables, "errors": counts.errors, "warnings": counts.warnings, "infos": counts.infos,
            "safe": sum(1 for one in report.findings if one.fix is not None and one.fix.applicability == "safe"),
        },
        "broken": report.broken,
        "notices": [visible(one.text) for one in report.remarks if _ABOUT_FILES not in one.text],
        "portions": [[one.first, one.last, one.level] for one in portions],
        "marks": [mark for cable in cables for mark in _marks(cable)],
        "findings": [_finding(number, finding, source) for number, finding in enumerate(report.findings)],
    }  # fmt: skip


def _marks(cable: Cable) -> Iterator[list[object]]:
    """The marks of a cable: line, column, line and column of the end, the number of the level (-1: not known)."""
    for carried in cable.marks:
        mark = carried.mark
        place = (*cable.source.position(mark.span.start), *cable.source.position(mark.span.end))
        yield [*place, -1 if mark.level is None else _LEVELS.index(mark.level)]


def _finding(number: int, finding: Finding, source: Source) -> Answer:
    fix = finding.fix
    return {
        "number": number,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": visible(_by_options(finding.message)),
        "expected": None if finding.expected is None else visible(_by_options(finding.expected)),
        "line": finding.line,
        "column": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "related": [[other.line, other.column, visible(other.message)] for other in finding.related],
        "sources": [str(one) for one in finding.authority],
        "waiver": None,
        "choices": [visible(choice.title) for choice in finding.choices],
        "fix": None if fix is None else {
            "applicability": fix.applicability, "title": visible(fix.title), "edits": [],
            "changes": changes_of(fix, source),
        },
    }  # fmt: skip


def _by_options(said: str) -> str:
    """What a finding says of options of the command, said of those of the page."""
    for option, name in _OPTIONS:
        said = said.replace(option, name)
    return said


_OPTIONS = (
    ("--as-of with the date", "the day under Options"),
    ("--draft for one of today", "'A draft' there for one of today"),
)


# ------------------------------------------------------------------------------------------------------- a banner


def banner_answer(cable: Cable, found: CableBanner) -> Answer:
    """The banner that a cable's portions call for, which portion forces which part, and whether the cable has it."""
    rolled_up = found.rolled_up
    return {
        "cable": cable.id,
        "banner": rolled_up.banner,
        "hue": hue(rolled_up.banner),
        "portion": rolled_up.portion_form,
        "inUse": found.in_use,
        "agrees": found.agrees,
        "marked": len(found.portions),
        "unmarked": found.unmarked,
        "problems": [visible(problem) for problem in rolled_up.problems],
        "because": [
            {
                "token": visible(reason.token),
                "mark": visible(reason.portion.text),
                "line": reason.portion.line,
                "why": visible(reason.why),
            }
            for reason in rolled_up.because
        ],
    }


# ------------------------------------------------------------------------------------------------------ a marking


def marking_answer(checked: CheckedMarking, explained: ExplainedMarking) -> Answer:
    """What a marking is read as, what is wrong with it, and what each part of it means."""
    form = checked.canonical
    return {
        "text": visible(checked.text),
        "kind": checked.kind,
        "valid": checked.valid,
        "hue": hue(None if checked.level is None else checked.level.value),
        "profile": explained.profile,
        "on": explained.on.isoformat(),
        "form": None if form is None or form == checked.text.strip() else visible(form),
        "banner": None if explained.banner is None else visible(explained.banner),
        "noBanner": None if explained.no_banner is None else visible(explained.no_banner),
        "findings": [
            _finding(number, finding, Source.of(checked.text)) for number, finding in enumerate(checked.findings)
        ],
        "parts": [_part(part) for part in explained.parts if part.kind not in _QUIET or part.notes],
    }


def _part(part: ExplainedPart) -> Answer:
    meanings = () if part.kind in ("separator", "bracket") else part.meanings
    return {
        "text": visible(part.text) if part.text.strip() else "a blank",
        "notes": [visible(note) for note in part.notes],
        "countries": [visible(country(one)) for one in part.countries],
        "meanings": [
            {
                "heading": visible(heading(one)),
                "meaning": visible(one.meaning),
                "said": [[label, visible(said)] for label, said in sentences(one)],
            }
            for one in meanings
        ],
    }


# --------------------------------------------------------------------------------------------------------- a rule


def rule_answer(rule: type[AnyRule]) -> Answer:
    """The page of a rule: its texts in pieces, every second of which is code."""
    article = article_of(rule)
    return {
        "code": article.code,
        "name": article.name,
        "severity": article.severity,
        "summary": article.summary,
        "prose": [
            [title, [{"list": block.is_list, "texts": block.texts} for block in blocks]]
            for title, blocks in article.prose
        ],
        "sources": article.authority,
    }
