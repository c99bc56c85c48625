"""HDR009 and HDR011 on lines that are damaged so far that only their place says what they are (ODD_FL2 to ODD_FL5)."""

from __future__ import annotations

import pytest

from cablerules.header import RULES
from cablerules.structure import RULES as STRUCTURE
from support.headers import header
from support.rule_runs import cable_text, line_of, places, run_rules


@pytest.mark.parametrize(
    ("name", "line", "code", "column"),
    [
        ("fl2", "PO RUEHSA RUEHLS", "HDR011", 1),
        ("fl2", "PP", "HDR011", 1),
        ("fl2", "PP XUEHSA", "HDR011", 4),
        ("fl3", "DE RUEHWD 0512 1961030", "HDR011", 11),
        ("fl3", "DE XUEHWD #0512 1961030", "HDR011", 4),
        ("fl3", "RUEHWD #0512 1961030", "HDR011", 1),
        ("fl4", "ZNX CCCCC ZZH", "HDR011", 1),
        ("fl4", "ZMY CCCCC ZZH", "HDR011", 1),
        ("fl4", "XNY CCCCC ZZH", "HDR011", 1),
        ("fl4", "ZNYCCCCC ZZH", "HDR011", 1),
        ("fl4", "ZNY CCCC1 ZZH", "HDR011", 5),
        ("fl4", "ZNY CC", "HDR002", 5),
        ("fl5", "P 141030Z JUL", "HDR009", 3),
        ("fl5", "P 141030Z JUL 0Q", "HDR009", 3),
        ("fl5", "P 1410E0Z JUL 08", "HDR009", 3),
        ("fl5", "P 14103OZ JUL 08", "HDR009", 3),
        ("fl5", "P 14 1030Z JUL 08", "HDR009", 3),
        ("fl5", "PP 141030Z JUL 08", "HDR009", 1),
        ("fl5", "X 141030Z JUL 08", "HDR011", 1),
        ("fl5", "141030Z JUL 08", "HDR011", 1),
        ("fl5", "P P R 141030Z JUL 08", "HDR011", 5),
    ],
)
def test_damaged_lines(name: str, line: str, code: str, column: int) -> None:
    text = cable_text(header=header(**{name: line}))
    assert places(run_rules(text, *RULES, *STRUCTURE)) == [(code, line_of(text, f"\n{line}\n") + 1, column)]


@pytest.mark.parametrize("group", ["P 141030ZJUL 08", "P 141030Z JUL 2008"])
def test_groups_that_can_be_read_all_the_same(group: str) -> None:
    assert run_rules(cable_text(header=header(fl5=group)), *RULES, *STRUCTURE) == []


def test_a_short_header_with_a_damaged_group() -> None:
    text = cable_text(header="P 14103OZ JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY 5620")
    assert places(run_rules(text, *RULES, *STRUCTURE)) == [("HDR009", line_of(text, "14103OZ"), 3)]


@pytest.mark.parametrize("line", ["FM AMEMBASSY WINDHOEK", "TO RUEHC/SECSTATE WASHDC PRIORITY 5620"])
def test_a_later_line_is_no_damaged_one(line: str) -> None:
    text = cable_text(header=f"VZCZCXRO3306\n{line}")
    assert run_rules(text, *RULES) == []
