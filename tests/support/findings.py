"""Invented findings for the tests of reporters."""

from __future__ import annotations

from dataclasses import replace

from cablegrammar.vocabulary.levels import Level
from cablelint.findings.finding import NOTHING, About, Excerpt, Finding, RelatedPlace
from cablelint.findings.report import Report, Summary
from cablelint.rule.violation import Applicability, Citation, Edit, Fix, Severity

PATH = "traffic/suva.cable"

MISSING_MARK = Finding(
    path=PATH,
    cable="08SUVA112",
    code="POR001",
    name="missing-portion-mark",
    severity=Severity.ERROR,
    message="Paragraph 3 has no portion mark.",
    expected="one of (U), (SBU), (C) after '3.'",
    line=24,
    column=1,
    end_line=24,
    end_column=3,
    authority=(Citation("32 CFR 2001.21", "(c)"),),
    url="https://cablelint.readthedocs.io/rules/missing-portion-mark",
    related=(RelatedPlace(9, 1, "the overall classification"),),
    fix=None,
    fingerprint="aa11",
    about=About("SUVA", 2008, "CONFIDENTIAL"),
)

MISSPELLED_LABEL = Finding(
    path=PATH,
    cable="08SUVA112",
    code="STR008",
    name="misspelled-label",
    severity=Severity.WARNING,
    message="The label TAGS has no colon.",
    expected="TAGS:",
    line=12,
    column=1,
    end_line=12,
    end_column=5,
    authority=(),
    url="https://cablelint.readthedocs.io/rules/misspelled-label",
    related=(),
    fix=Fix(Applicability.SAFE, "Add the missing colon", (Edit(300, 304, "TAGS:"),)),
    fingerprint="bb22",
    about=About("SUVA", 2008, "CONFIDENTIAL"),
)

ARTEFACT = Finding(
    path="traffic/windhoek.cable",
    cable=None,
    code="STR015",
    name="conversion-artefact",
    severity=Severity.INFO,
    message="2 pilcrows.",
    expected=None,
    line=2,
    column=5,
    end_line=4,
    end_column=1,
    authority=(Citation("5 FAH-1", "H-246"), Citation("32 CFR 2001.24", "(a)")),
    url="https://cablelint.readthedocs.io/rules/conversion-artefact",
    related=(),
    fix=Fix(Applicability.UNSAFE, "Remove them", (Edit(4, 5, ""), Edit(30, 31, ""))),
    fingerprint="cc33",
    about=About(),
)

UNREADABLE = replace(
    ARTEFACT,
    path="traffic/broken.cable",
    code="CFG002",
    name="unreadable-file",
    severity=Severity.ERROR,
    message="The file cannot be decoded: neither UTF-8 (byte 3) nor Windows-1252 (byte 3).",
    line=1,
    column=1,
    end_line=1,
    end_column=1,
    authority=(),
    fix=None,
    url="https://cablelint.readthedocs.io/rules/unreadable-file",
    fingerprint="dd44",
    about=NOTHING,
)

QUOTED_MARK = replace(
    MISSING_MARK,
    excerpt=Excerpt(24, ("3. The invented delegation leaves Suva on Monday.",), Level.CONFIDENTIAL),
)
QUOTED_ARTEFACT = replace(
    ARTEFACT,
    excerpt=Excerpt(
        2, ("1. ¶ Windhoek invents\ta tab,", "and a line in between,", "¶ and an end."), Level.UNCLASSIFIED
    ),
)


def report(*findings: Finding, **counts: int) -> Report:
    """A report of the findings with a summary that counts them."""
    severities = [finding.severity for finding in findings]
    summary = Summary(
        files=counts.pop("files", 1),
        cables=counts.pop("cables", 1),
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        infos=severities.count(Severity.INFO),
        **counts,
    )
    return Report(findings, summary, broken=any(finding.code == "CFG002" for finding in findings))


EVERYTHING = report(MISSING_MARK, MISSPELLED_LABEL, ARTEFACT, UNREADABLE, files=12, cables=4, ignored=2)
QUOTING = report(QUOTED_MARK, MISSPELLED_LABEL, QUOTED_ARTEFACT, files=2, cables=2)


def quoted_by(finding: Finding) -> Excerpt:
    """What a finding quotes, of a run that makes excerpts."""
    assert finding.excerpt is not None
    return finding.excerpt
