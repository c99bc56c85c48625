"""`cablelint marking`: verdicts, JSON as in the contract, exit codes, and what is said about nothing and nonsense."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cablelint.cli import cli


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["marking", "--isolated", *arguments], input=stdin)


def objects(*arguments: str, stdin: str | None = None) -> Sequence[dict[str, Any]]:
    result = run("--format", "json", "--as-of", "2016-12-31", *arguments, stdin=stdin)
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_has_the_keys_of_the_contract() -> None:
    (answer,) = objects("(S//REL)")
    assert answer == {
        "text": "(S//REL)",
        "kind": "portion",
        "valid": True,
        "canonical": "(S//REL)",
        "level": "SECRET",
        "controls": ["REL TO"],
        "findings": [],
    }


def test_a_text_without_parentheses_is_a_banner() -> None:
    (answer,) = objects("SECRET//NOFORN")
    assert (answer["kind"], answer["canonical"], answer["controls"]) == ("banner", "SECRET//NOFORN", ["NOFORN"])


def test_findings_are_those_of_check() -> None:
    (answer,) = objects("(C//FOUO)")
    (finding,) = answer["findings"]
    assert not answer["valid"]
    assert (finding["code"], finding["line"], finding["column"], finding["end_column"]) == ("MRK014", 1, 5, 9)
    assert finding.keys() >= {"path", "cable", "message", "expected", "authority", "url", "related", "fix"}


def test_standard_input_holds_one_a_line() -> None:
    answers = objects("-", stdin="(S)\r\n\n  \n(C//FOUO)\n")
    assert [(answer["text"], answer["valid"]) for answer in answers] == [("(S)", True), ("(C//FOUO)", False)]


def test_blank_lines_are_said_to_be_left_out() -> None:
    result = run("-", stdin="(S)\n\n\n(C)\n")
    assert result.exit_code == 0
    assert "skipped 2 blank lines of standard input, the first at line 2" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "stdin", "code"),
    [
        (["(S)"], None, 0),
        (["(S)", "(C//FOUO)"], None, 1),
        ([], None, 2),
        ([""], None, 2),
        (["--profile", "navy", "(S)"], None, 2),
        (["--as-of", "yesterday", "(S)"], None, 2),
        (["-"], "", 3),
        (["-"], "\n \n", 3),
    ],
)
def test_exit_codes(arguments: list[str], stdin: str | None, code: int) -> None:
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == code
    assert code < 2 or result.stderr.startswith("cablelint: ")


def test_text_shows_the_place_and_the_form_of_the_register() -> None:
    result = run("--as-of", "2016-12-31", "(C//OC/TK)")
    assert "(C//OC/TK): not valid" in result.stdout
    assert "register form: (C//TK//OC)" in result.stdout
    assert "|        ^^" in result.stdout
    assert "1 marking checked by the rules of 2016-12-31 for the profile state: not valid." in result.stdout


def test_without_a_date_the_rules_of_today_count() -> None:
    assert run("(S)").stdout.splitlines()[-1].startswith("1 marking checked by the rules of 20")


def test_no_control_character_reaches_the_terminal() -> None:
    result = run("--color", "never", "(S//\x1b[31mNF)", "::error::x")
    assert "\x1b" not in result.stdout
    assert not any(line.startswith("::") for line in result.stdout.splitlines())


@pytest.mark.parametrize("profile", ["state", "ic", "dod"])
@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("TOP SECRET//SCI", "SCI names a category of controls", "the control system, such as SI or TK"),
        ("(S//SAP)", "SAP names a category of controls", "SAR- and the program"),
    ],
)
def test_a_word_that_is_no_control_is_told_for_what_it_is(profile: str, text: str, said: str, expected: str) -> None:
    (finding,) = objects("--profile", profile, text)[0]["findings"]
    assert (finding["code"], finding["expected"], finding["fix"]) == ("MRK001", expected, None)
    assert said in finding["message"]


@pytest.mark.parametrize(
    ("word", "near"), [("FOO", None), ("SSO", None), ("LSE", "probably LES"), ("NFO", "probably NOFORN")]
)
def test_three_letters_with_another_one_are_another_abbreviation(word: str, near: str | None) -> None:
    assert objects(f"SECRET//{word}")[0]["findings"][0]["expected"] == near


@pytest.mark.parametrize(
    "text", ["SECRET//SI/SCI//NOFORN", "SECRET//SCI-G", "SECRET//SCI", "CUI//SCI", "(U//CUI//SCI)"]
)
def test_a_category_is_no_control_wherever_it_stands(text: str) -> None:
    (answer,) = objects(text)
    assert [one["code"] for one in answer["findings"]] == ["CUI001" if "CUI" in text else "MRK001"]
    (finding,) = answer["findings"]
    assert finding["message"].startswith("SCI names a category of controls, sensitive compartmented information")
    assert finding["fix"] is None


def test_two_letters_are_the_beginning_of_three_before_they_are_changed_round() -> None:
    expected = [one["findings"][0]["expected"] for one in objects("(U//LE)", "(S//FN)")]
    assert expected == ["probably LES", "probably NF"]
