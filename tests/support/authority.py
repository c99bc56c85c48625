"""Lints an invented cable of a chosen day and authority with the rules about the classification authority."""

from __future__ import annotations

import datetime

from cablelint import AnyRule, Finding
from cablerules.authority import RULES
from support.declassification import header
from support.rule_runs import cable_text, run_rules

ORDERS = (("2010-06-27", "13526"), ("1995-10-14", "12958"), ("1982-08-01", "12356"), ("1978-12-01", "12065"))

SMART = """\
                                              CONFIDENTIAL

MRN:                          12 SUVA 88
Date/DTG:                     Sep 06, 2012 / 061127Z SEP 12
From:                         AMEMBASSY SUVA
Action:                       WASHDC, SECSTATE PRIORITY
E.O.:                         13526
TAGS:                         ECON, FJ
Subject:                      (C) Sugar: The Mill Stands Still
{block}

1. (C) The mill stands still, and the owner waits for a part.

Signature:                    QUILL

                                              CONFIDENTIAL
"""


def lint(
    authority: str,
    *rules: type[AnyRule],
    day: str | None = "2008-07-14",
    as_of: datetime.date | None = None,
    **parts: str,
) -> list[Finding]:
    """What `rules` (all of the family, if none are given) find in a CONFIDENTIAL cable of `day` with this authority.

    A `day` of None leaves the header out, so that the cable has no date.
    """
    order = next((number for since, number in ORDERS if day is not None and day >= since), "12958")
    changed = {"header": "" if day is None else header(day), "executive_order": f"E.O. {order}: DECL: 07/14/2018"}
    return run_rules(cable_text(**{**changed, "authority": authority, **parts}), *(rules or RULES), as_of=as_of)


def lint_smart(*lines: str) -> list[Finding]:
    """What the family finds in a SMART message of 2012 with these lines as its block, `Label: value` each."""
    block = "\n".join(f"{label + ':':30}{value}" for label, _, value in (line.partition(": ") for line in lines))
    return run_rules(SMART.format(block=block), *RULES)


def codes(findings: list[Finding]) -> list[str]:
    """The codes of findings, in the order of the text."""
    return [finding.code for finding in findings]


def found_text(text: str, finding: Finding) -> str:
    """The text on one line that a finding stands at."""
    line = text.split("\n")[finding.line - 1]
    return line[finding.column - 1 : finding.end_column - 1]
