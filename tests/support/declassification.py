"""Lints an invented cable of a chosen day, level and E.O. line with the rules about declassification."""

from __future__ import annotations

import datetime
from typing import Any

from cablelint import AnyRule, Finding
from cablelint.testing import TEMPLATE
from cablerules.declassification import RULES as FAMILY
from support.rule_runs import cable_text, run_rules

RULES = tuple(rule for rule in FAMILY if rule.enabled)
"""The rules of the family that run by default."""
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
PLAIN = "1. The lamp of the invented lighthouse has arrived, and the board is pleased."


def header(day: str) -> str:
    """A short header with a date-time group of `day`, an ISO date."""
    on = datetime.date.fromisoformat(day)
    group = f"R {on.day:02}1030Z {_MONTHS[on.month - 1]} {on.year % 100:02}"
    return f"{group}\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 5620"


def lint(
    instruction: str,
    *rules: type[AnyRule],
    day: str | None = None,
    order: str = "12958",
    as_of: datetime.date | None = None,
    **parts: str,
) -> list[Finding]:
    """What `rules` (all of the family that run by default, if none are given) find under `E.O. <order>: <instruction>`.

    `day` puts another header in the place of the template's, which is of 14 July 2008; `parts` are other parts of it.
    """
    changed = {"executive_order": f"E.O. {order}: {instruction}".rstrip(), **parts}
    if day is not None:
        changed["header"] = header(day)
    return run_rules(cable_text(**changed), *(rules or RULES), as_of=as_of)


def codes(findings: list[Finding]) -> list[str]:
    """The codes of findings, in the order of the text."""
    return [finding.code for finding in findings]


def unclassified(**parts: str) -> dict[str, Any]:
    """The parts of a cable that is unclassified throughout."""
    changed = {
        "header": TEMPLATE["header"].replace("ZNY CCCCC", "ZNR UUUUU"),
        "classification": "UNCLAS WINDHOEK 000512",
        "authority": "",
        "body": PLAIN,
    }
    return {**changed, **parts}
