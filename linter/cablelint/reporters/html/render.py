"""Writes the page of the report.

It needs the extra `html` (jinja2). The page fetches nothing: its scripts, its style and its data are in it, and its
content security policy knows them by their hashes and forbids everything else. Text of the cables is in it only where
the report may quote, and then it is marked at the top and at the bottom by the roll-up of what it quotes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from cablegrammar.rollup.quoted import marking_of_all
from cablelint.__about__ import __version__
from cablelint.findings.report import Report
from cablelint.reporters import Presentation
from cablelint.reporters.html.assets import SCRIPTS, STYLES, asset, policy
from cablelint.reporters.html.data import ReportData
from cablelint.reporters.html.markings import hue, on_paper
from cablelint.reporters.html.rules import articles
from cablelint.reporters.html.templates import templates
from cablelint.reporters.html.text import CableText, cable_texts
from cablelint.reporters.quotation import in_words
from cablelint.reporters.summary import files_lines, summary_line
from cablelint.rule.wording import plural
from cablelint.terminal.display import visible


def render(report: Report, presentation: Presentation) -> Iterator[str]:
    """The page, in pieces. With source each cable that has a finding is in it whole."""
    data = ReportData.of(report, waived=presentation.waived)
    today = datetime.date.today()
    texts = cable_texts(report, data, today) if presentation.show_source else []
    markings = [text.marking for text in texts if text is not None]
    banner = in_words(markings)
    styles = [] if banner is None else [on_paper(banner)]
    yield from (
        templates("cablelint.reporters.html", "page")
        .get_template("report.html")
        .generate(
            version=__version__,
            policy=policy(*styles),
            # Files of the package, and the one style that is made of a marking: they stand there as they are.
            styles=[Markup(style) for style in (*map(asset, STYLES), *styles)],  # noqa: S704
            scripts=[Markup(asset(name)) for name in SCRIPTS],  # noqa: S704
            banner=banner,
            hue=hue(marking_of_all(filter(None, markings), today)),
            heading=_heading(report),
            summary="" if _says_all(report) else summary_line(report),
            checked=not report.empty,
            nothing=not data.findings,
            notices=[visible(remark.text) for remark in report.remarks],
            files=list(files_lines(report)) if presentation.files else [],
            broken=report.broken,
            rules=articles(data.findings, presentation.rules),
            data=data.as_json(banner is not None),
            texts=[(number, _text_object(text)) for number, text in enumerate(texts) if text is not None],
        )
    )
    yield "\n"


def _heading(report: Report) -> str:
    """The first words of the page: what the run came to."""
    found = len(report.findings)
    if report.empty and not found:
        return "Nothing was checked"
    return f"{plural(found, 'finding') if found else 'No findings'} in {plural(report.summary.cables, 'cable')}"


def _says_all(report: Report) -> bool:
    """Whether the heading says all that the summary would."""
    counts = report.summary
    return not (report.findings or counts.fixed or counts.ignored or counts.baselined) and not (
        counts.passed_over or counts.hidden_folders or counts.other_files
    )


def _text_object(text: CableText) -> dict[str, Any]:
    return {
        "marking": in_words([text.marking]),
        "hue": hue(text.marking),
        "first": text.first,
        "lines": text.lines,
        "portions": text.portions,
        "changes": text.changes,
    }
