"""HDR011."""

from __future__ import annotations

import pytest

from cablerules.header import RULES
from support.headers import header
from support.rule_runs import cable_text, line_of, run_rules


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("fl1", "VZCZCXRO306"),
        ("fl1", "ZCZCXRO3306"),
        ("fl2", "PP RUEHSA RUEHLS RUEHABC\nRUEHSV RUEHXYZA"),
        ("fl3", "DE RUEHWD #0512/01 1961030"),
        ("fl4", "ZNY CCCCC ZZH ZDK"),
        ("fl4", "ZNY CCCCC/AAAAA ZZH"),
        ("fl4", "ZNY CCCCC ZZH LAMP"),
        ("fl4", "ZNY CCCCC ZZH ZDS LATE"),
        ("fl4", "ZNY CCCCC ZZH(CCY AD000F12 MSI0421 300)"),
        ("fl4", "ZNY CCCCC ZZH ZUI CCY (CCY AD00A12B MSI0001-123)"),
        ("fl5", "P 141030Z JUL 08 ZDK CTG NUMEROUS SERVICES"),
        ("fl5", "P 141030Z JUL 08 ZFF4"),
        ("fl5", "P R 141030Z JUL 08 ///ZFR////"),
    ],
)
def test_right_lines(name: str, line: str) -> None:
    assert run_rules(cable_text(header=header(**{name: line})), *RULES) == []


@pytest.mark.parametrize(
    ("name", "line", "place"),
    [
        ("fl1", "VZCZCXRO33", "33"),
        ("fl1", "VZCZC", "VZCZC"),
        ("fl1", "VZCZCXR03306", "XR03306"),
        ("fl2", "NN RUEHSA RUEHLS", "NN"),
        ("fl2", "PP RUEHSA RUE1LS", "RUE1LS"),
        ("fl2", "PP RUEHSA RUEHLSABC", "RUEHLSABC"),
        ("fl3", "DE RUEHWD #512 1961030", "#512 1961030"),
        ("fl3", "DE RUEHWD #05Q2 1961030", "#05Q2 1961030"),
        ("fl3", "DE RUEHWD #0512/1 1961030", "/1 1961030"),
        ("fl3", "DE RUEHWD #0512 196103", "196103"),
        ("fl3", "DE RUEHWD #0512 1961030 X", "X"),
        ("fl3", "DE RUEHWD #0512 3671030", "3671030"),
        ("fl3", "DE RUEHWD #0512 0001030", "0001030"),
        ("fl3", "DE RUEHWD #0512 1962430", "1962430"),
        ("fl3", "DE RUEHWD #0512 1961060", "1961060"),
        ("fl4", "ZNY CCCCC ZZK", "ZZK"),
        ("fl4", "ZNY CCCCC LAMP", "LAMP"),
        ("fl5", "P 141030 JUL 08", "141030 JUL 08"),
        ("fl5", "P 141030X JUL 08", "141030X JUL 08"),
        ("fl5", "Y 141030Z JUL 08", "Y"),
        ("fl5", "P 141030Z JUL 08 ZZK", "ZZK"),
    ],
)
def test_the_place_where_a_line_leaves_its_shape(name: str, line: str, place: str) -> None:
    text = cable_text(header=header(**{name: line}))
    (finding,) = run_rules(text, *RULES)
    begin = line.index(place) + 1
    assert (finding.code, finding.line) == ("HDR011", line_of(text, line))
    assert (finding.column, finding.end_column) == (begin, begin + len(place))


def test_several_wrong_indicators_are_one_finding() -> None:
    text = cable_text(header=header(fl2="PP RUEHSA RUE1SA RUE2LS RUE3LS"))
    (finding,) = run_rules(text, *RULES)
    assert [place.column for place in finding.related] == [18, 25]


def test_each_line_speaks_for_itself() -> None:
    text = cable_text(header=header(fl1="VZCZC", fl2="NN RUEHSA", fl4="ZNY CCCCC ZZK", fl5="Y 141030Z JUL 08"))
    assert [finding.line for finding in run_rules(text, *RULES)] == [3, 4, 6, 7]
