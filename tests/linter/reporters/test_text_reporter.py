from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from cablegrammar.vocabulary.levels import Level
from cablelint.findings.finding import Excerpt, Finding, RelatedPlace
from cablelint.findings.report import Report
from cablelint.reporters import FORMATS, Presentation, reporter
from cablelint.reporters.summary import summary_line
from support.findings import (
    ARTEFACT,
    EVERYTHING,
    MISSING_MARK,
    MISSPELLED_LABEL,
    QUOTED_MARK,
    QUOTING,
    UNREADABLE,
    report,
)
from support.fixtures import Golden


def rendered(given: Report, form: str = "text", **how: object) -> str:
    return "".join(reporter(form)(given, Presentation(**how)))  # type: ignore[arg-type]


def test_without_source(golden: Golden) -> None:
    golden("text-without-source.out", rendered(EVERYTHING))


def test_with_source(golden: Golden) -> None:
    golden("text-with-source.out", rendered(QUOTING, show_source=True))


def test_with_source_in_colour(golden: Golden) -> None:
    golden("text-with-source-in-colour.out", rendered(QUOTING, show_source=True, colour=True))


def test_concise(golden: Golden) -> None:
    golden("concise.out", rendered(EVERYTHING, "concise", statistics=True))


def test_excerpts_stay_out_unless_asked_for() -> None:
    assert "delegation" not in rendered(QUOTING)
    assert "delegation" in rendered(QUOTING, show_source=True)
    for form in FORMATS:
        assert "delegation" not in rendered(QUOTING, form), form
    for form in ("concise", "github"):
        assert "delegation" not in rendered(QUOTING, form, show_source=True), form


def quoted(text: str, column: int, end_column: int, *related: RelatedPlace) -> Finding:
    return replace(
        MISSING_MARK, line=7, end_line=7, column=column, end_column=end_column, related=related,
        excerpt=Excerpt(7, (text,), Level.SECRET),
    )  # fmt: skip


def excerpt(finding: Finding, width: int = 100) -> list[str]:
    """The lines of the report that stand behind a gutter."""
    lines = rendered(report(finding), show_source=True, width=width).splitlines()
    return [line for line in lines if " |" in line[:4]]


def test_the_caret_stays_below_the_text_behind_tabs() -> None:
    _, line, caret, _ = excerpt(quoted("\tA\tB", 4, 5))
    assert line == "7 |         A       B"
    assert caret.index("^") == line.index("B")
    assert caret.endswith("^")


def test_wide_characters_take_two_columns() -> None:
    _, line, caret, _ = excerpt(quoted("漢字 mark", 4, 8))
    assert line == "7 | 漢字 mark"
    assert caret == "  |      ^^^^"  # 漢字 are two characters in four columns


def test_combining_characters_take_no_column() -> None:
    _, _, caret, _ = excerpt(quoted("e\u0301e\u0301 x", 6, 7))
    assert caret == "  |    ^"


@pytest.mark.parametrize(
    ("character", "shown"),
    [("\x1b", "␛"), ("\x00", "␀"), ("\x7f", "␡"), ("\u202e", "<U+202E>"), ("\x85", "<U+0085>"), ("\u200b", "<U+200B>")],
)
def test_what_acts_on_a_terminal_is_made_visible(character: str, shown: str) -> None:
    _, line, caret, _ = excerpt(quoted(f"ab{character}cd", 4, 5))
    assert line == f"7 | ab{shown}cd"
    assert caret.index("^") == line.index("cd")


@pytest.mark.parametrize("column", [1, 30, 500, 1990, 2001])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    text = "".join(itertools.islice(itertools.cycle("abcdefghij"), 2000))
    _, line, caret, _ = excerpt(quoted(text, column, column + 1), width=60)
    assert len(line) <= 60
    assert len(caret) <= 61
    under = line[caret.index("^") :][:1]
    assert under == (text[column - 1] if column <= 2000 else "")
    assert line.startswith("7 | …") == (column > 40)
    assert line.endswith("…") == (column < 1990)


def test_a_line_of_megabytes_is_not_copied_into_the_report() -> None:
    text = "A" * 5_000_000 + "(X)" + "B" * 5_000_000
    _, line, caret, _ = excerpt(quoted(text, 5_000_001, 5_000_004))
    assert len(line) <= 100
    assert line[caret.index("^") :][:3] == "(X)"


def test_a_line_of_combining_characters_ends() -> None:
    _, line, _, _ = excerpt(quoted("\u0301" * 100_000, 50_000, 50_001))
    assert len(line) < 1000


def test_a_place_behind_the_last_sign_has_a_caret() -> None:
    _, line, caret, _ = excerpt(quoted("no full stop", 13, 13))
    assert caret.index("^") == len(line)


def test_related_places_on_quoted_lines_get_a_sign_of_their_own() -> None:
    found = replace(
        MISSING_MARK, related=(RelatedPlace(23, 5, "here it was right"), RelatedPlace(9, 1, "the overall line")),
        excerpt=Excerpt(23, ("2. (C) As before.", "3. Not so."), Level.SECRET),
    )  # fmt: skip
    text = rendered(report(found), show_source=True)
    assert "23 | 2. (C) As before.\n   |     - here it was right\n24 | 3. Not so.\n   | ^^\n" in text
    assert "   = see 9:1: the overall line\n" in text


def test_lines_between_two_places_are_left_out() -> None:
    found = replace(
        MISSING_MARK, related=(RelatedPlace(21, 1, "the first"),),
        excerpt=Excerpt(21, ("one", "two", "three", "four"), Level.SECRET),
    )  # fmt: skip
    text = rendered(report(found), show_source=True)
    assert "one" in text
    assert "two" not in text
    assert "three" not in text
    assert "...\n24 | four" in text


@pytest.mark.parametrize("command", ["::error::x", "  ::add-mask::x", "##[command]x", "##vso[task]x"])
@pytest.mark.parametrize("form", ["text", "concise"])
def test_nothing_in_a_report_is_a_command_to_a_ci_runner(command: str, form: str) -> None:
    found = replace(
        MISSING_MARK, path=command, message=command, expected=command, line=7, end_line=7,
        related=(RelatedPlace(7, 2, command), RelatedPlace(9, 1, command)),
        excerpt=Excerpt(7, (command,), Level.SECRET),
    )  # fmt: skip
    text = rendered(report(found), form, show_source=True)
    for line in text.splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line


def test_a_report_that_quotes_opens_and_closes_with_the_highest_level() -> None:
    secret = replace(QUOTED_MARK, excerpt=Excerpt(24, ("3. x",), Level.SECRET))
    lines = rendered(report(QUOTED_MARK, secret), show_source=True).splitlines()
    assert lines[0] == lines[-1] == "SECRET"


def test_the_banner_has_the_controls_of_all_that_is_quoted() -> None:
    """The highest level may stand in one cable, and the control in another."""
    noforn = replace(QUOTED_MARK, excerpt=Excerpt(24, ("3. x",), "CONFIDENTIAL//NOFORN"))
    secret = replace(QUOTED_MARK, excerpt=Excerpt(24, ("3. x",), "SECRET"))
    unknown = replace(QUOTED_MARK, excerpt=Excerpt(24, ("3. x",), None))
    lines = rendered(report(noforn, secret), show_source=True).splitlines()
    assert lines[0] == lines[-1] == "SECRET//NOFORN"
    assert rendered(report(noforn, unknown), show_source=True).startswith(
        "CONFIDENTIAL//NOFORN, AND CLASSIFICATION NOT KNOWN\n"
    )


def test_a_cable_whose_level_is_not_known_makes_the_banner_say_so() -> None:
    unknown = replace(QUOTED_MARK, excerpt=Excerpt(24, ("3. x",), None))
    assert rendered(report(unknown), show_source=True).startswith("CLASSIFICATION NOT KNOWN\n")
    both = rendered(report(unknown, QUOTED_MARK), show_source=True)
    assert both.startswith("CONFIDENTIAL, AND CLASSIFICATION NOT KNOWN\n")


def test_codes_are_links_on_a_terminal_that_has_them() -> None:
    text = rendered(report(MISSING_MARK), colour=True, links=True)
    assert f"\x1b]8;;{MISSING_MARK.url}\x1b\\" in text
    assert "\x1b]8" not in rendered(report(MISSING_MARK), colour=True)


def test_a_report_that_quotes_nothing_has_no_banner() -> None:
    assert rendered(EVERYTHING, show_source=True).startswith("traffic/suva.cable:24:1: POR001")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (report(files=4, cables=4), "No findings in 4 cables (4 files)."),
        (report(files=1, cables=1, ignored=2), "No findings in 1 cable (1 file); 2 ignored."),
        (report(fixed=3), "No findings in 1 cable (1 file); 3 fixed."),
        (report(files=0, cables=0), "Nothing was checked."),
        (
            EVERYTHING,
            "2 errors, 1 warning, 1 info in 4 cables (12 files); 2 ignored;"
            " 1 fixable with --fix, 1 more with --unsafe-fixes",
        ),
        (report(UNREADABLE, cables=0), "1 error in 0 cables (1 file); 0 ignored"),
        (
            report(MISSPELLED_LABEL, MISSPELLED_LABEL, baselined=1, fixed=1),
            "2 warnings in 1 cable (1 file); 0 ignored, 1 baselined; 1 fixed; 2 fixable with --fix",
        ),
        (
            report(ARTEFACT, files=2),
            "1 info in 1 cable (2 files); 0 ignored; 1 fixable with --fix --unsafe-fixes",
        ),
    ],
)
def test_the_summary_counts_everything_in_good_english(given: Report, line: str) -> None:
    assert summary_line(given) == line
    assert rendered(given, "concise").splitlines()[-1] == line


def test_quiet_leaves_out_the_summary() -> None:
    assert rendered(report(), quiet=True) == ""
