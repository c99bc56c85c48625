"""The lines of a cable in runs, and the portions that they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cablegrammar.vocabulary.levels import Level
from support.html_page import FAULTY, OPEN, Taken, checked, page_of, written

LEVELS = list(Level)


def text_of(text: str) -> tuple[dict[str, Any], dict[int, str]]:
    """The first page's text, and the code of each finding by its number."""
    page = Taken(page_of({"a.cable": text}, show_source=True))
    data = page.data()
    found: dict[str, Any] = page.data("text-0")
    return found, {number: data["rules"][row[1]][0] for number, row in enumerate(data["findings"])}


def line_with(text: dict[str, Any], word: str) -> Any:
    (line,) = [line for line in text["lines"] if word in ("".join(run[0] for run in line))]
    return line


def test_lines_are_those_of_the_file() -> None:
    assert Taken(page_of({"a.cable": FAULTY}, show_source=True)).lines() == FAULTY.splitlines()


def test_findings_and_marks_are_cut_out_of_their_lines() -> None:
    text, codes = text_of(FAULTY)
    assert line_with(text, "forty") == [
        ["1. ", []],
        ["(C)", [], LEVELS.index(Level.CONFIDENTIAL)],
        [" The guild counted forty moths in the north tower.", []],
    ]
    marked = line_with(text, "beacon")
    (run,) = [run for run in marked if run[0] == "(S)"]
    assert "ROL001" in [codes[number] for number in run[1]]
    assert run[2] == LEVELS.index(Level.SECRET)
    ((word, findings, *_), *_) = line_with(text, "PREL, ECON")
    assert (word, [codes[number] for number in findings]) == ("TAGS", ["STR008"])


def test_where_something_is_missing_there_is_an_empty_run() -> None:
    text, codes = text_of(FAULTY.replace("TAGS PREL", "TAGS: PREL,").replace("\n\n2. The", "\n\n2.The"))
    empty = [run for line in text["lines"] if not isinstance(line, str) for run in line if run[0] == ""]
    assert all(run[1] for run in empty)
    assert set(codes) >= {number for run in empty for number in run[1]}


def test_portions_have_the_lines_and_the_level_of_their_marks() -> None:
    text, _ = text_of(FAULTY.replace("north tower.", "north\ntower.\n\na. (U) with lamps,\nb. (C) without."))
    lines = FAULTY.splitlines()
    subject, first = lines.index("SUBJECT: (C) THE LANTERN GUILD COUNTS ITS MOTHS") + 1, 24
    assert text["portions"] == [
        [subject, subject, 2, "(C)"],
        [first, first + 4, 2, "(C)"],
        [first + 3, first + 3, 0, "(U)"],
        [first + 4, first + 4, 2, "(C)"],
        [first + 8, first + 8, 3, "(S)"],
    ]


def test_a_cable_without_marks_has_no_portions() -> None:
    assert text_of(OPEN)[0]["portions"] == []


def test_one_mark_for_all_portions_gives_them_its_level() -> None:
    text, _ = text_of(FAULTY.replace("1. (C)", "1. (C - ENTIRE TEXT)").replace("3. (S)", "3."))
    assert [portion[2:] for portion in text["portions"][1:]] == [[2, None], [2, None]]


@pytest.mark.parametrize(("lines", "marked"), [(1, 1), (3, 3), (4, 1), (12, 1)])
def test_a_finding_of_many_lines_is_marked_on_its_first(lines: int, marked: int) -> None:
    report = checked({"a.cable": FAULTY})
    long = replace(report.findings[0], line=3, column=1, end_line=3 + lines, end_column=1)
    text = Taken(written(replace(report, findings=(long,)), show_source=True)).data("text-0")
    hit = [line for line in text["lines"] if not isinstance(line, str) and any(run[1] for run in line)]
    assert len(hit) == marked


def test_a_line_of_megabytes_is_cut_where_nothing_was_found() -> None:
    lines = Taken(page_of({"a.cable": FAULTY.replace("forty", "forty " * 200_000)}, show_source=True)).lines()
    (long,) = [line for line in lines if line.startswith("1. (C)")]
    assert "characters \u2026] " in long
    assert long.endswith("moths in the north tower.")
    assert len(long) < 10_100


def test_the_fix_has_the_lines_before_and_after() -> None:
    text, codes = text_of(FAULTY)
    number = next(number for number, code in codes.items() if code == "STR008")
    line = FAULTY.splitlines().index("TAGS PREL, ECON, WA") + 1
    rest = [" PREL, ECON, WA", False]
    assert text["changes"][str(number)] == [[line, [[["TAGS", True], rest]], [[["TAGS:", True], rest]]]]
