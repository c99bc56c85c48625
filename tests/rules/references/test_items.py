"""REF005, REF007 and REF009: single items of the list."""

from __future__ import annotations

import pytest

from cablelint import AnyRule, Applicability, Finding
from cablelint.fixes.edits import apply_edits
from cablerules.references.malformed_reference import MalformedReference
from cablerules.references.repeated_reference import RepeatedReference
from cablerules.references.self_reference import SelfReference
from support.rule_runs import cable_text, line_of, run_rules


def lists(rule: type[AnyRule], items: str, **parts: str) -> list[Finding]:
    return run_rules(cable_text(reference=f"REF: {items}", **parts), rule)


# ---------------------------------------------------------------------------------------------- REF005: malformed


@pytest.mark.parametrize(
    ("items", "right"),
    [
        ("STATE 7O412", "STATE 70412"),
        ("STATE 704l2 (NOTAL)", "STATE 70412 (NOTAL)"),
        ("A. SUVA 12 B. 08 SUVA 6S2", "A. SUVA 12 B. 08 SUVA 652"),
        ("08 SUVA 6B2, STATE 1", "08 SUVA 682, STATE 1"),
        ("SUVA4O2", "SUVA402"),
        ("COTON0U 348", "COTONOU 348"),
        ("WINDH0EK 498", "WINDHOEK 498"),
    ],
)
def test_what_is_right_where_it_is_known(items: str, right: str) -> None:
    text = cable_text(reference=f"REF: {items}")
    (finding,) = run_rules(text, MalformedReference)
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.UNSAFE
    fixed = apply_edits(text, finding.fix.edits)
    assert fixed == cable_text(reference=f"REF: {right}")
    assert run_rules(fixed, MalformedReference) == []


@pytest.mark.parametrize(
    ("items", "message", "at"),
    [
        ("SUVA 00Q021", "'00Q021' is not a cable number.", "00Q021"),
        ("SUVA 000", "The number of this reference is 0.", "000"),
        ("SUVA 1234567", "A number of 7 digits is not a cable number.", "1234567"),
        ("A. SUVA B. STATE 12", "This reference names SUVA but no cable number.", "SUVA B"),
        ("AMEMBASSY SUVA", "This reference names SUVA but no cable number.", "AMEMBASSY"),
    ],
)
def test_what_is_wrong_where_nobody_knows_what_is_right(items: str, message: str, at: str) -> None:
    text = cable_text(reference=f"REF: {items}")
    (finding,) = run_rules(text, MalformedReference)
    assert (finding.message, finding.fix) == (message, None)
    line = text.split("\n")[finding.line - 1]
    assert line[finding.column - 1 :].startswith(at)


def test_a_damaged_name_that_may_be_several_posts_names_them() -> None:
    (finding,) = lists(MalformedReference, "ACC2A 12")
    assert (finding.message, finding.expected, finding.fix) == (
        "'ACC2A' is not the name of a post.",
        "ACCRA or DACCA",
        None,
    )


@pytest.mark.parametrize(
    "items",
    [
        "STATE 70412, SUVA 12",
        "SEPTEL",
        "QUILL/FINCH E-MAIL OF 05/11/07",
        "A-57 OF MAY 7, 1974",
        "IIR 6 902 9642 06",
        "TELCON OF MAY 7",
        "9 FAM APPENDIX K",
        "STATE XXXXXXXXXXXX",
        "XXXXXXXXXXXX",
        "G8 STATEMENT",
        "NONE",
    ],
)
def test_what_is_no_cable_is_not_malformed(items: str) -> None:
    assert lists(MalformedReference, items) == []


# ------------------------------------------------------------------------------------------------- REF007: itself


@pytest.mark.parametrize("item", ["WINDHOEK 512", "08 WINDHOEK 000512", "WINDHOEK 512 (08)", "08WINDHOEK512"])
def test_the_cable_itself(item: str) -> None:
    text = cable_text(reference=f"REF: A. STATE 1\nB. {item}")
    (finding,) = run_rules(text, SelfReference)
    assert (finding.line, finding.column) == (line_of(text, f"B. {item}"), 4)
    (related,) = finding.related
    assert (related.line, related.column) == (line_of(text, "WINDHOEK 000512"), 25)


def test_a_number_alone_may_be_of_another_post() -> None:
    assert lists(SelfReference, "512") == []
    assert lists(SelfReference, "STATE 1, 512") == []


@pytest.mark.parametrize("note", [" CCY", " (CORRECTED COPY)"])
def test_a_corrected_copy_may_list_the_cable_that_it_corrects(note: str) -> None:
    text = cable_text(reference="REF: WINDHOEK 512")
    group = next(line for line in text.split("\n") if line.endswith("Z JUL 08"))
    assert len(run_rules(text, SelfReference)) == 1
    assert run_rules(text.replace(group, f"{group}{note}"), SelfReference) == []


@pytest.mark.parametrize("item", ["07 WINDHOEK 512", "WINDHOEK 51", "SUVA 512", "WINDHOEK A-512", "SEPTEL"])
def test_other_cables(item: str) -> None:
    assert lists(SelfReference, item) == []


@pytest.mark.parametrize(("item", "count"), [("WINDHOEK 512", 1), ("08 WINDHOEK 512", 0), ("SUVA 512", 0)])
def test_without_a_date_the_year_that_goes_without_saying_is_the_same(item: str, count: int) -> None:
    assert len(lists(SelfReference, item, header="")) == count


def test_the_second_time_is_a_repeat() -> None:
    assert len(lists(SelfReference, "A. WINDHOEK 512 B. WINDHOEK 512")) == 1
    assert len(lists(RepeatedReference, "A. WINDHOEK 512 B. WINDHOEK 512")) == 1


# ------------------------------------------------------------------------------------------------- REF009: repeats


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ("A. SUVA 12 B. STATE 1 C. 08 SUVA 0012", "08SUVA12 is listed as reference A and as reference C."),
        ("A. SECSTATE 12 B. STATE 12 (NOTAL)", "08STATE12 is listed as reference A and as reference B."),
        ("A. STATE 12/08 B. STATE 12", "08STATE12 is listed as reference A and as reference B."),
        ("STATE 12, STATE 12", "08STATE12 is listed twice."),
        ("A. STATE 12 PARA 3 B. STATE 12 PARA 3", "08STATE12 is listed as reference A and as reference B."),
        ("A. STATE 12 PARA 3 B. STATE 12 PARAGRAPH 3", "08STATE12 is listed as reference A and as reference B."),
    ],
)
def test_repeats(items: str, message: str) -> None:
    assert [finding.message for finding in lists(RepeatedReference, items)] == [message]


@pytest.mark.parametrize(
    "items",
    [
        "A. STATE 12 AND 12",  # one letter
        "A. STATE 12 AND STATE 12",
        "A. STATE 12 B. RIGA 7, 12",  # a number alone, which may be of either post
        "A. STATE 12\nB. RIGA 7\n\nREF: A. STATE 12\nB. RIGA 7",  # the list again
    ],
)
def test_one_reference_and_another_list_are_no_repeats(items: str) -> None:
    assert lists(RepeatedReference, items) == []


def test_each_repeat_is_reported_with_the_first() -> None:
    text = cable_text(reference="REF: A. SUVA 12\nB. SUVA 12\nC. SUVA 12")
    findings = run_rules(text, RepeatedReference)
    first = line_of(text, "REF: A.")
    assert [finding.line for finding in findings] == [first + 1, first + 2]
    assert {(place.line, place.column) for finding in findings for place in finding.related} == {(first, 9)}


@pytest.mark.parametrize(
    "items",
    [
        "A. SUVA 12 B. 07 SUVA 12",
        "A. STATE 12 PARA 3 B. STATE 12 PARA 5",
        "A. STATE 12/1 B. STATE 12/2",
        "A. STATE 12 SECTION 1 B. STATE 12 SECTION 2",
        "A. STATE 12 PARAGRAPHS 3-4 B. STATE 12",
        "A. SEPTEL B. SEPTEL",
        "A. SUVA B. SUVA",
    ],
)
def test_no_repeats(items: str) -> None:
    assert lists(RepeatedReference, items) == []
