"""`cablelint banner` from the outside: JSON, text, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli import cli
from cablelint.testing import NOTICE, TEMPLATE


def banner(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["banner", "--isolated", *arguments], input=stdin)


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def cable(**parts: str) -> str:
    return NOTICE + "\n" + "".join(f"\n{part}\n" for part in {**TEMPLATE, **parts}.values() if part)


def test_json_is_that_of_the_contract() -> None:
    result = banner("--format", "json", "--profile", "ic", "--portion", "(S)", "--portion", "(S//NF)")
    (answer,) = objects(result)
    assert result.exit_code == 0
    assert answer["path"] is None
    assert (answer["banner"], answer["portion_form"]) == ("SECRET//NOFORN", "(S//NF)")
    because = answer["because"]
    assert isinstance(because, list)
    assert {key: because[1][key] for key in ("token", "portion", "text", "line")} == {
        "token": "NOFORN", "portion": 2, "text": "(S//NF)", "line": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "agrees"),
    [
        (["--banner", "SECRET//NOFORN", "--portion", "(S//NF)"], 0, True),
        (["--banner", "SECRET", "--portion", "(S//NF)"], 1, False),
        (["--banner", "TOP SECRET//NOFORN", "--portion", "S//NF"], 1, False),
        (["--portion", "(S//NOFRON)"], 1, None),
        (["--banner", "SECRET//REL TO USA, JPN", "--portion", "(S//REL)"], 0, True),
        (["--banner", "C O N F I D E N T I A L NOFORN", "--portion", "(C//NF)"], 0, True),
    ],
)
def test_the_banner_in_use_is_compared(arguments: list[str], code: int, agrees: bool | None) -> None:
    result = banner("--format", "json", "--profile", "ic", *arguments)
    assert result.exit_code == code
    assert objects(result)[0]["agrees"] is agrees


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "give a file"),
        (["a.cable", "--portion", "(S)"], "not both"),
        (["--portion", " "], "portion 1 is empty"),
        (["--banner", "XYZZY", "--portion", "(S)"], "cannot be read as a banner"),
        (["nowhere.cable"], "nowhere.cable"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(arguments: list[str], words: str) -> None:
    result = banner(*arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


def test_a_cable_is_compared_with_its_captions(tmp_path: Path) -> None:
    body = "1. (C/NF) The invented lamp has arrived.\n\n2. (U) Nobody has seen it."
    right = tmp_path / "right.cable"
    right.write_text(cable(body=body, captions="NOFORN\nSIPDIS"), encoding="utf-8")
    wrong = tmp_path / "wrong.cable"
    wrong.write_text(cable(body=body), encoding="utf-8")
    assert banner(str(right)).exit_code == 0
    result = banner("--format", "json", str(right), str(wrong))
    assert result.exit_code == 1
    first, second = objects(result)
    assert (first["banner"], first["in_use"], first["agrees"]) == ("CONFIDENTIAL//NOFORN", "CONFIDENTIAL//NOFORN", True)
    assert (second["in_use"], second["agrees"]) == ("CONFIDENTIAL", False)
    line = wrong.read_text(encoding="utf-8").split("\n").index("1. (C/NF) The invented lamp has arrived.") + 1
    assert second["because"][1]["line"] == line  # type: ignore[index]


def test_sensitive_without_an_sbu_portion_is_no_difference() -> None:
    text = cable(
        header=TEMPLATE["header"].replace("ZNY CCCCC", "ZNR UUUUU"),
        classification="UNCLAS WINDHOEK 000512",
        captions="SENSITIVE",
        executive_order="E.O. 12958: N/A",
        authority="",
        body="1. (U) The invented lamp has arrived.",
    )
    assert banner("-", stdin=text).exit_code == 0


def test_each_message_of_a_file_has_its_own(tmp_path: Path) -> None:
    file = tmp_path / "two.cable"
    file.write_text(
        cable() + cable(body="1. (U) The invented lamp has arrived.").removeprefix(NOTICE), encoding="utf-8"
    )
    result = banner("--format", "json", str(file))
    assert [answer["banner"] for answer in objects(result)] == ["CONFIDENTIAL", "UNCLASSIFIED"]


def test_people_read_a_sentence_for_each_part() -> None:
    result = banner("--profile", "ic", "--portion", "(S//REL TO USA, GBR)", "--portion", "(C//REL TO USA, JPN)")
    assert "SECRET//NOFORN" in result.stdout
    assert "portion 2 (C//REL TO USA, JPN): it has nobody in common with those before it" in result.stdout


def test_without_any_mark_the_code_is_3(tmp_path: Path) -> None:
    file = tmp_path / "plain.cable"
    file.write_text(cable(body="1. The invented lamp has arrived.", classification="UNCLAS WINDHOEK 000512"), "utf-8")
    result = banner(str(file))
    assert result.exit_code == 3
    assert "no portion carries a mark" in result.stderr


def test_the_subject_has_no_number_so_that_paragraph_1_is_portion_1(tmp_path: Path) -> None:
    path = tmp_path / "a.cable"
    body = "1. (C/NF) The invented lamp has arrived."
    path.write_text(cable(subject="SUBJECT: (S) A LAMP", body=body), encoding="utf-8")
    result = banner(str(path))
    assert "the subject (S), line" in result.stdout
    assert "portion 1 (C/NF), line" in result.stdout
    (answer,) = objects(banner("--format", "json", str(path)))
    because = answer["because"]
    assert isinstance(because, list)
    assert [(one["token"], one["portion"]) for one in because] == [("SECRET", 0), ("NOFORN", 1)]
