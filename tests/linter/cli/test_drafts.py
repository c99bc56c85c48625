"""A draft on the command line: it has no header and no date, and what is said of it is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli import cli
from support.cables import NOTICE

TODAY = ("--today", "2026-11-30")
DRAFT = f"""\
{NOTICE}

C O N F I D E N T I A L SUVA

E.O. 13526: DECL: 11/30/2036
TAGS: PREL, FJ
SUBJECT: (U) THE LAMP

Classified By: Political Counselor Bram Ottersley for reason 1.4 (d).

1. (C) The harbour master keeps the lamp in his office.

2. (C) He will not give it back.
"""


def check(text: str, *options: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--isolated", "--no-source", *options, "-"], input=text)


def codes(result: Result) -> list[str]:
    return [line.split()[1] for line in result.stdout.splitlines() if line.startswith("<stdin>:")]


def test_a_sound_draft_passes_with_and_without_the_option() -> None:
    assert (check(DRAFT, "--draft", *TODAY).exit_code, codes(check(DRAFT, "--draft", *TODAY))) == (0, [])
    plain = check(DRAFT, *TODAY)
    assert (plain.exit_code, codes(plain)) == (0, ["DEC000"])
    assert "--draft for one of today" in plain.stdout


@pytest.mark.parametrize("options", [("--draft",), ("--as-of", "today")])
def test_undated_means_today(options: tuple[str, ...]) -> None:
    wrong = DRAFT.replace("2036", "2006")
    result = check(wrong, *options, *TODAY)
    assert (result.exit_code, codes(result)) == (1, ["DEC006"])
    assert "before the date of the cable, 30 NOV 2026" in result.stdout


def test_a_date_of_its_own_goes_before_the_draft_and_not_before_as_of() -> None:
    dated = DRAFT.replace("C O N", "R 141030Z JUL 08\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC\n\nC O N", 1)
    old = dated.replace("13526", "12958").replace("2036", "2018")
    assert codes(check(old, "--draft", *TODAY)) == []
    assert "DEC003" in codes(check(old, "--as-of", "today", *TODAY))


def test_a_declassification_date_forty_years_off_fails_without_any_option() -> None:
    result = check(DRAFT.replace("2036", "2066"), *TODAY)
    assert (result.exit_code, codes(result)) == (1, ["DEC000", "DEC007"])
    assert "even counted from today, 30 NOV 2026" in result.stdout


def test_no_line_of_the_header_is_expected_of_a_draft() -> None:
    stray = DRAFT.replace("C O N", "?? lamp ??\n\nC O N", 1)
    assert "VZCZC" in check(stray, *TODAY).stdout
    said = check(stray, "--draft", *TODAY).stdout
    assert "STR001" in said
    assert not any(word in said for word in ("VZCZC", "FL2", "date-time group", "TO line"))


def test_both_are_settings_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = DRAFT.replace("2036", "2006")
    for setting in ("draft = true", 'as-of = "today"'):
        Path("cablelint.toml").write_text(f'{setting}\ntoday = "2026-11-30"\n')
        result = CliRunner().invoke(cli, ["check", "--no-source", "-"], input=wrong)
        assert codes(result) == ["DEC006"], setting
    Path("cablelint.toml").write_text('as-of = "tomorrow"\n')
    refused = CliRunner().invoke(cli, ["check", "-"], input=wrong)
    assert (refused.exit_code, "as-of must be a date such as 2008-05-19" in refused.stderr) == (2, True)
    assert check(wrong, "--as-of", "tomorrow").exit_code == 2


UNCLASSIFIED = "UNCLAS SUVA\n\nE.O. 13526: N/A\nTAGS: PREL\nSUBJECT: THE LAMP\n\n1. {}\n"


@pytest.mark.parametrize(
    "notice",
    [
        "(c) 2026 Harbor Board. All rights reserved",
        "(c) 2019-2026, Harbor Board. All rights reserved.",
        "\u00a9 2026 Board of the Harbor",
    ],
)
def test_a_copyright_sign_with_a_year_and_a_name_is_no_mark(notice: str) -> None:
    text = UNCLASSIFIED.format(notice)
    assert set(codes(check(text, "--draft", *TODAY))) <= {"STR019"}  # which has a word for the sign itself
    assert check(text, "--draft", "--diff", *TODAY).stdout.count("+1.") == 0


@pytest.mark.parametrize(
    "text", ["(c) 2026 was a good year.", "(c) 2026 The board\nhas said so.", "(C) 2026 Harbor Board"]
)
def test_a_mark_before_a_sentence_that_begins_with_a_year_stays_one(text: str) -> None:
    assert "ROL001" in codes(check(UNCLASSIFIED.format(text), "--draft", *TODAY))


def test_the_post_of_a_draft_without_a_number_is_no_marking_under_any_profile() -> None:
    text = DRAFT.replace("C O N F I D E N T I A L", "CONFIDENTIAL").replace(f"{NOTICE}\n\n", "")
    for profile in ("ic", "dod"):
        assert "MRK001" not in codes(check(text, "--draft", "--profile", profile, *TODAY))
    assert "MRK001" in codes(check(text.replace("SUVA", "SUVXA"), "--draft", "--profile", "ic", *TODAY))


@pytest.mark.parametrize("below", ["UNCLASSIFIED", "U N C L A S S I F I E D"])
@pytest.mark.parametrize("ending", ["", "OTTERSLEY\n"])
def test_the_banner_below_a_draft_is_that_of_the_cable(below: str, ending: str) -> None:
    text = f"{DRAFT}\n{ending}\n{below}\n"
    assert codes(check(text, "--draft", *TODAY)) == ["STR017"]
    tree = CliRunner().invoke(cli, ["parse", "--format", "tree", "-"], input=text).stdout
    assert "page banner" in tree
    assert codes(check(text.replace(below, "CONFIDENTIAL"), "--draft", *TODAY)) == []
    assert codes(check(text.replace(below, "C O N F I D E N T I A L"), "--draft", *TODAY)) == []


@pytest.mark.parametrize("date", ["30 NOV 2036", "NOVEMBER 30, 2036", "11/30/36"])
def test_another_form_of_date_in_the_eo_line_of_a_draft_is_information_with_a_fix(date: str) -> None:
    text = DRAFT.replace("11/30/2036", date)
    result = check(text, "--draft", *TODAY)
    assert (result.exit_code, codes(result)) == (0, ["DEC014"])
    assert "+E.O. 13526: DECL: 11/30/2036\n" in check(text, "--draft", "--diff", "--unsafe-fixes", *TODAY).stdout
    sent = text.replace("C O N", "R 301030Z NOV 26\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC\n\nC O N", 1)
    assert "DEC014" not in codes(check(sent.replace("SUVA\n\nE.O.", "SUVA 000112\n\nE.O."), *TODAY))


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_no_report_for_machines_has_a_word_of_the_text(form: str) -> None:
    text = DRAFT.replace("The harbour master", "The [harbour](#x) [master](#y)")
    said = check(text, "--draft", "--format", form).stdout
    assert "STR015" in said
    assert "harbour" not in said


@pytest.mark.parametrize("items", ["A. (C) The lamp.\nB. (C) The key.", "(A) (C) The lamp.\n(B) (C) The key."])
def test_a_mark_below_a_list_is_not_its_next_letter(items: str) -> None:
    text = f"{DRAFT}\n3. (C) Two points:\n\n{items}\n\n(C) Comment: We think so.\n"
    assert codes(check(text, "--draft", *TODAY)) == []


@pytest.mark.parametrize("above", ["", "\n", f"{NOTICE}\n\n", "FM AMEMBASSY SUVA\nTO SECSTATE WASHDC\n\n"])
def test_a_letter_spaced_level_that_is_the_whole_text_begins_a_cable(above: str) -> None:
    text = f"{above}C O N F I D E N T I A L\n"
    assert codes(check(text, "--draft", *TODAY)) == ["STR003", "STR004", "STR005", "STR016"]
    shown = CliRunner().invoke(cli, ["parse", "--format", "tree", "-"], input=text).stdout
    assert ("| classification" in shown, "page banner" in shown) == (True, False)


@pytest.mark.parametrize("text", ["2026 Budget of the Board", "2026 Harbor Board", "The lamp"])
def test_a_small_c_behind_the_number_of_a_paragraph_is_a_mark(text: str) -> None:
    numbered = f"{DRAFT}\n3. (c) {text}\n"
    assert codes(check(numbered, "--draft", *TODAY)) == ["POR007"]
    assert f"+3. (C) {text}\n" in check(numbered, "--draft", "--diff", *TODAY).stdout


def test_a_copyright_sign_that_no_number_stands_before_is_no_mark() -> None:
    assert codes(check(f"{UNCLASSIFIED.format('A lamp.')}\n(c) 2026 Harbor Board\n", "--draft", *TODAY)) == []


@pytest.mark.parametrize("date", ["1/3/2036", "11-30-2036", "11.30.2036"])
def test_a_date_of_the_line_has_two_digits_and_strokes_in_a_draft(date: str) -> None:
    text = DRAFT.replace("11/30/2036", date)
    assert codes(check(text, "--draft", *TODAY)) == ["DEC014"]
    right = "01/03/2036" if date == "1/3/2036" else "11/30/2036"
    assert f"+E.O. 13526: DECL: {right}\n" in check(text, "--draft", "--diff", *TODAY).stdout
