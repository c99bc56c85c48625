"""`cablelint marking --explain`: for people, in colour and by the width of the terminal, and as JSON by its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from cablegrammar.vocabulary.markings import register
from cablelint.cli import cli
from cablelint.cli.explanation import explanation_lines, explanation_object
from cablelint.engine.explained_marking import explain_marking
from cablelint.reporters import Presentation
from cablelint.settings.settings import Settings
from support.markings import DAY

SCHEMA = json.loads((Path(__file__).resolve().parents[1] / "schemas" / "explanation.json").read_text())
PAGE = (Path(__file__).resolve().parents[3] / "docs" / "explain.md").read_text(encoding="utf-8")
TEXTS = (
    "(S//SI-G//OC/NF)", "(TS//SI-G ABCD-XYZ/TK//REL TO USA, FVEY, UK)", "SECRET//NOFRON", "SECRET//WNINTEL//X1",
    "//CAN DEU S", "(//JOINT S CAN USA//REL)", "CUI//SP-CTI/PRVCY//FEDCON", "CUI//DRAFT", "(S NF", "[C;NF)", "(((", "?",
    "S E C R E T SECTION 01 OF 02 SUVA 000512 NODIS", "(C/NF - ENTIRE TEXT)", "(C/REL UK)", "(U//FOUO)", "S//ANB-XYZ",
    "(S//HVSACO)", "SECRET//CAN", "TOP SECRET//SAR-BP/XR//RD-SIGMA 14 18", "LIMITED OFFICIAL USE",
)  # fmt: skip


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["marking", "--isolated", "--explain", *arguments], input=stdin)


def explanation(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("--format", "json", "--as-of", DAY.isoformat(), *arguments).stdout)
    return found


# ----------------------------------------------------------------------------------------------------------- as JSON


@pytest.mark.parametrize("profile", ["state", "ic", "dod", "cui"])
def test_json_is_as_the_schema_has_it(profile: str) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    everything = [f"TOP SECRET//{entry.portion}" for entry in register()]
    for text in (*TEXTS, *everything):
        told = explanation_object(explain_marking(text, Settings(profile=profile, as_of=DAY)))
        assert [error.message for error in validator.iter_errors(json.loads(json.dumps(told)))] == [], text


def test_each_marking_is_explained_on_its_line() -> None:
    answers = [json.loads(line) for line in run("--format", "json", "(S//NF)", "SECRET").stdout.splitlines()]
    assert [answer["text"] for answer in answers] == ["(S//NF)", "SECRET"]
    for answer in answers:
        assert "".join(part["text"] for part in answer["explanation"]["parts"]) == answer["text"]


def test_the_schema_holds_every_key_and_no_other() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    whole = explanation("(S//NF)")["explanation"]
    assert validator.is_valid(whole)
    assert not validator.is_valid({**whole, "more": 1})
    assert not validator.is_valid({key: value for key, value in whole.items() if key != "parts"})


def test_the_page_names_every_key_and_kind() -> None:
    for schema in (SCHEMA, *SCHEMA["$defs"].values()):
        for key, value in schema["properties"].items():
            assert f"`{key}`" in PAGE
            assert all(f"`{word}`" in PAGE for word in value.get("enum", ()) if word and key != "profile")


def test_the_object_of_a_marking_is_the_same_otherwise() -> None:
    answer = explanation("(S//REL)")
    told = answer.pop("explanation")
    plain = CliRunner().invoke(
        cli, ["marking", "--isolated", "--format", "json", "--as-of", DAY.isoformat(), "(S//REL)"]
    )
    assert answer == json.loads(plain.stdout)
    assert (told["profile"], told["as_of"], told["banner"]) == ("state", "2017-01-02", None)
    assert "no list" in told["no_banner"]


def test_json_says_what_a_part_means() -> None:
    parts = explanation("--profile", "ic", "(S//SI-G//OC/NF)")["explanation"]["parts"]
    level = parts[1]
    assert (level["kind"], level["start"], level["end"], level["form"]) == ("level", 1, 2, "portion")
    assert level["meanings"][0] | {"meaning": "", "upward": []} == {
        "name": "SECRET", "title": "SECRET", "category": "US", "meaning": "", "upward": [],
        "access": "Holders of a Secret clearance or a higher one who need to know it.",
        "levels": [], "needs": [], "never_beside": [], "portion": "S", "banner": "SECRET",
        "since": None, "retired": None, "replacement": None, "status": "in use",
        "sources": [
            {"document": "CAPCO Register and Manual 2016", "section": "H.1 p48-49"},
            {"document": "CAPCO Register and Manual 2016", "section": "G p40"},
        ],
    }  # fmt: skip
    assert [one["name"] for one in parts[3]["meanings"]] == ["SI", "SI-G"]
    assert parts[3]["notes"] == ["SI-G stands with TOP SECRET only, and the level here is SECRET."]


# ---------------------------------------------------------------------------------------------------------- for people


@pytest.mark.parametrize(("text", "code"), [("(S//NF)", 0), ("(S//NFO)", 1)])
def test_the_verdict_and_the_exit_code_stay(text: str, code: int) -> None:
    result = run("--profile", "ic", "--as-of", "2017-01-02", text)
    assert result.exit_code == code
    assert result.stdout.startswith(f"{text}: {'not valid' if code else 'valid'}\n")
    assert "1 marking checked by the rules of 2017-01-02 for the profile ic" in result.stdout


def test_every_part_that_says_something_is_shown() -> None:
    shown = lines("(S//REL TO USA, NATO/NFO)", 80)
    assert [line for line in shown if line[2] != " "] == [
        "  S",
        "  REL TO USA, NATO",
        "  NFO",
        "  No banner can be told from this portion alone. Portion 1 (S//REL TO USA,",
        "  NATO/NFO) cannot be read: 'NFO' is in no register.",
    ]
    assert "    note     NFO is in no register." in shown
    assert [line for line in lines("(S NF)", 80) if line[2] != " "][1] == "  a blank"


def lines(text: str, width: int, *, colour: bool = False, profile: str = "ic") -> list[str]:
    told = explain_marking(text, Settings(profile=profile, as_of=DAY))
    return list(explanation_lines(told, Presentation(colour=colour, width=width)))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("profile", ["state", "ic"])
def test_lines_are_no_wider_than_the_terminal(width: int, profile: str) -> None:
    for text in TEXTS:
        for line in lines(text, width, profile=profile):
            assert len(line) <= width or " " not in line.strip(), line


def test_a_wide_terminal_is_not_filled() -> None:
    assert max(map(len, lines("(S//NF)", 400))) <= 100


def test_colours_stand_for_nothing_but_themselves() -> None:
    for text in TEXTS:
        coloured = lines(text, 80, colour=True)
        assert [click.unstyle(line) for line in coloured] == lines(text, 80)
    assert any("\x1b[33m" in line for line in lines("(S//NFO)", 80, colour=True))


def test_no_control_character_reaches_the_terminal() -> None:
    result = run("--color", "never", "(S//\x1b[31mNF\u202e)", "::error::x", "##[command]")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "##[" not in result.stdout
    assert not any(line.startswith("::") for line in result.stdout.splitlines())


def test_markings_from_standard_input_are_explained() -> None:
    result = run("-", stdin="(S//NF)\nSECRET\n")
    assert result.stdout.count("SECRET (level)") == 2
