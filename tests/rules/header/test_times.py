"""HDR004 and HDR009."""

from __future__ import annotations

import pytest

from cablerules.header import RULES
from cablerules.header.filing_time_mismatch import FilingTimeMismatch
from cablerules.header.invalid_date_time_group import InvalidDateTimeGroup
from support.headers import header
from support.rule_runs import cable_text, line_of, places, run_rules


def filed(at: str, group: str = "P 141030Z JUL 08", security: str = "ZNY CCCCC ZZH", **parts: str) -> list[str]:
    """The messages of HDR004 for a filing time."""
    lines = header(fl3=f"DE RUEHWD #0512 {at}", fl4=security, fl5=group)
    return [finding.message for finding in run_rules(cable_text(header=lines, **parts), FilingTimeMismatch)]


@pytest.mark.parametrize(
    ("at", "group", "when"),
    [
        ("1961030", "P 141030Z JUL 08", None),
        ("1971030", "P 141030Z JUL 08", None),
        ("1971031", "P 141030Z JUL 08", "more than 24 hours after"),
        ("1961029", "P 141030Z JUL 08", "before"),
        ("1951030", "P 141030Z JUL 08", "before"),
        ("1951030", "P 141030Z JUL 07", None),
        ("0010005", "P 312355Z DEC 08", None),
        ("3662359", "P 312355Z DEC 08", None),
        ("3662359", "P 010005Z JAN 09", "before"),
        ("0601200", "P 291200Z FEB 08", None),
        ("9991030", "P 141030Z JUL 08", None),
        ("196103", "P 141030Z JUL 08", None),
        ("1951030", "P 141030Z JXL 08", None),
    ],
)
def test_the_day_after_the_group(at: str, group: str, when: str | None) -> None:
    messages = filed(at, group)
    assert len(messages) == (when is not None)
    assert all(f", {when} its date-time group." in message for message in messages)


@pytest.mark.parametrize("signal", ["ZDK", "ZDS", "CCY", "(CCY AD00A12B MSI0001-123)"])
def test_a_message_that_is_sent_again_may_be_late_and_never_early(signal: str) -> None:
    assert filed("2001030", security=f"ZNY CCCCC ZZH {signal}") == []
    assert filed("2001030", group=f"P 141030Z JUL 08 {signal}") == []
    assert len(filed("1951030", security=f"ZNY CCCCC ZZH {signal}")) == 1


@pytest.mark.parametrize("caption", ["C O R R E C T E D  C O P Y (ADDED TAGS)", "SIPDIS\nC O R R E C T E D C O P Y"])
def test_a_corrected_copy_may_be_late(caption: str) -> None:
    assert filed("2001030", captions=caption) == []
    assert len(filed("2001030", captions="SIPDIS")) == 1


def test_a_cancelled_message_is_late() -> None:
    assert len(filed("2001030", security="ZNY CCCCC ZZH ZFR")) == 1


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("321030Z JUL 08", "day 32, which no month has"),
        ("001030Z JUL 08", "day 00, which no month has"),
        ("300000Z FEB 08", "day 30, which its month does not have"),
        ("290000Z FEB 07", "day 29, which its month does not have"),
        ("142430Z JUL 08", "hour 24"),
        ("141060Z JUL 08", "minute 60"),
        ("141030Z JIL 08", "cannot be read"),
    ],
)
def test_groups_that_name_no_time(group: str, said: str) -> None:
    for lines in (header(fl5=f"P {group}"), f"P {group}\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY"):
        text = cable_text(header=lines)
        (finding,) = run_rules(text, *RULES)
        assert places([finding]) == [("HDR009", line_of(text, group), 3)]
        assert said in finding.message


@pytest.mark.parametrize("group", ["290000Z FEB 08", "010000Z JAN 00", "312359Z DEC 99"])
def test_groups_that_do(group: str) -> None:
    assert run_rules(cable_text(header=header(fl5=f"P {group}")), InvalidDateTimeGroup) == []


@pytest.mark.parametrize(
    ("group", "message"),
    [
        ("R 141030Z", "The date-time group 141030Z has no month or no year."),
        ("R 141030Z JUL", "The date-time group 141030Z JUL has no month or no year."),
        ("R 142530Z JUL 08", "The date-time group 142530Z JUL 08 has hour 25, which does not exist."),
        ("R 141170Z JUL 08", "The date-time group 141170Z JUL 08 has minute 70, which does not exist."),
        ("R 320030Z JUL 08", "The date-time group 320030Z JUL 08 has day 32, which no month has."),
    ],
)
def test_what_is_wrong_with_a_group(group: str, message: str) -> None:
    text = cable_text(header=f"{group}\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC")
    assert [finding.message for finding in run_rules(text, InvalidDateTimeGroup)] == [message]
