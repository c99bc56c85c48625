"""What the configuration lets pass: with a reason, until a day, to be seen and to be overruled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cablelint.reporters import FORMATS
from support.fixtures import Cablelint

RULE_IGNORE = '[[rule-ignores]]\nrules = "FAX002"\nreason = "The manual of the house allows it."\n'
FILE_IGNORE = '[[per-file-ignores]]\nfiles = "suva.*"\nrules = "word-bad"\nreason = "A letter of 2 March."\n'


def configure(*texts: str) -> None:
    Path("cablelint.toml").write_text("\n".join(texts))


def found(cablelint: Cablelint, *options: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(cablelint("check", ".", "--format", "json", *options).stdout)
    return document


def codes(cablelint: Cablelint, *options: str) -> list[str]:
    return [finding["code"] for finding in found(cablelint, *options)["findings"]]


def test_a_rule_is_ignored_everywhere(cablelint: Cablelint, cable: Path) -> None:
    configure(RULE_IGNORE)
    report = found(cablelint)
    assert [finding["code"] for finding in report["findings"]] == ["FAX001", "FAX003"]
    assert report["summary"]["ignored"] == 1
    assert "waived" not in report


def test_an_entry_ends_on_its_last_day(cablelint: Cablelint, cable: Path) -> None:
    configure(f"{RULE_IGNORE}expires = 2026-06-30", f"{FILE_IGNORE}expires = '2026-06-30'")
    assert codes(cablelint, "--today", "2026-06-30") == ["FAX003"]
    report = found(cablelint, "--today", "2026-07-01")
    assert [finding["code"] for finding in report["findings"]] == ["CFG001", "CFG001", "FAX001", "FAX002", "FAX003"]
    assert [(one["line"], one["message"]) for one in report["findings"][:2]] == [
        (1, "The entry that ignores FAX002 expired on 30 JUN 2026."),
        (5, 'The entry that ignores word-bad in "suva.*" expired on 30 JUN 2026.'),
    ]


@pytest.mark.parametrize("options", [[], ["--fix"]])
def test_what_has_expired_is_fixed_again(cablelint: Cablelint, cable: Path, options: list[str]) -> None:
    configure(f"{FILE_IGNORE}expires = 2026-06-30")
    cablelint("check", ".", "--today", "2026-06-30", *options)
    assert "BAD" in cable.read_text()
    cablelint("check", ".", "--today", "2026-07-01", *options)
    assert ("BAD" in cable.read_text()) is (not options)


def test_an_entry_that_matches_no_file_of_its_own_directory(cablelint: Cablelint, cable: Path) -> None:
    configure(FILE_IGNORE.replace("suva", "lusaka"))
    (message,) = [one["message"] for one in found(cablelint)["findings"] if one["code"] == "CFG001"]
    assert message == 'The entry that ignores word-bad in "lusaka.*" matches no file.'
    # A run over less than the directory cannot know, and neither can one without the rule.
    assert "CFG001" not in cablelint("check", "suva.cable").stdout
    Path("below").mkdir()
    Path("below", "other.cable").write_text(cable.read_text())
    assert "CFG001" not in cablelint("check", "below").stdout
    assert "CFG001" not in cablelint("check", ".", "--select", "FAX002").stdout
    Path("cablelint.toml").rename("below/cablelint.toml")
    assert "CFG001" in cablelint("check", ".").stdout


def test_a_rule_ignore_without_use(cablelint: Cablelint, cable: Path) -> None:
    configure(RULE_IGNORE)
    cable.write_text(cable.read_text().replace("MAYBE", "CERTAIN"))
    assert "CFG001 warning [unused-ignore]: The entry that ignores FAX002 matches nothing." in (
        cablelint("check", ".", "--format", "concise").stdout
    )
    assert "CFG001" not in cablelint("check", "suva.cable").stdout


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('[[rule-ignores]]\nrules = "FAX001"', "cablelint.toml:1: rule-ignores: an entry needs the key reason"),
        ('[[rule-ignores]]\nrules = "FAX001"\nreason = ""', "cablelint.toml:3: rule-ignores: the reason must say why"),
        ('[[rule-ignores]]\nrules = "FAX"\nreason = "x"\nfiles = "a"', 'toml:4: rule-ignores: unknown key "files"'),
        (f"{RULE_IGNORE}expires = 'soon'", "cablelint.toml:4: rule-ignores: expires must be a date such as"),
        (f"{RULE_IGNORE}until = 2026-01-01", 'cablelint.toml:4: rule-ignores: unknown key "until"'),
        ("rule-ignores = ['FAX001']", "rule-ignores must be an array of tables with rules and reason"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_used(cablelint: Cablelint, cable: Path, entry: str, message: str) -> None:
    configure(entry)
    result = cablelint("check", ".")
    assert result.exit_code == 2
    assert message in result.stderr


# ---------------------------------------------------------------------------------------- seen, and overruled


def test_what_is_ignored_can_be_seen(cablelint: Cablelint, cable: Path) -> None:
    configure(f"{RULE_IGNORE}expires = 2099-12-31", FILE_IGNORE)
    result = cablelint("check", ".", "--show-ignored", "--format", "concise")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "suva.cable:11:6: FAX003 info [word-note]: NOTE is written.",
        "suva.cable:9:6: FAX001 error [word-bad]: BAD is written."
        " (ignored by cablelint.toml:5: A letter of 2 March.)",
        "suva.cable:9:23: FAX002 warning [word-perhaps]: MAYBE is written."
        " (ignored until 31 DEC 2099 by cablelint.toml:1: The manual of the house allows it.)",
        "1 info in 1 cable (1 file); 2 ignored",
    ]  # fmt: skip
    text = cablelint("check", ".", "--show-ignored").stdout
    assert "  = ignored by cablelint.toml:5: A letter of 2 March.\n" in text


def test_what_is_ignored_is_in_the_machine_formats_when_asked_for(cablelint: Cablelint, cable: Path) -> None:
    configure(FILE_IGNORE)
    (waived,) = found(cablelint, "--show-ignored")["waived"]
    assert waived["code"] == "FAX001"
    assert waived["waiver"] == {
        "kind": "ignore", "reason": "A letter of 2 March.", "expires": None, "file": "cablelint.toml", "line": 1,
    }  # fmt: skip
    lines = cablelint("check", ".", "--show-ignored", "--format", "jsonl").stdout.splitlines()
    assert [(json.loads(line)["code"], "waiver" in json.loads(line)) for line in lines] == [
        ("FAX002", False), ("FAX003", False), ("FAX001", True),
    ]  # fmt: skip
    (run,) = json.loads(cablelint("check", ".", "--show-ignored", "--format", "sarif").stdout)["runs"]
    (suppressed,) = [result for result in run["results"] if "suppressions" in result]
    (suppression,) = suppressed["suppressions"]
    assert (suppressed["ruleId"], suppression["kind"]) == ("FAX001", "external")
    assert suppression["justification"] == "A letter of 2 March."
    assert "A letter of 2 March" not in cablelint("check", ".", "--format", "sarif").stdout


@pytest.mark.parametrize("form", FORMATS)
def test_a_reason_is_in_no_report_that_does_not_ask_for_it(cablelint: Cablelint, cable: Path, form: str) -> None:
    """It is written by a person, and may say more than the report of a cable should."""
    configure(FILE_IGNORE.replace("A letter of 2 March.", "QUOKKA"))
    given = ("check", ".", "--format", f"{form}=report", "--output", "text")
    assert "QUOKKA" not in cablelint(*given).output + Path("report").read_text() + Path("text").read_text()


def test_ignores_can_be_overruled(cablelint: Cablelint, cable: Path) -> None:
    configure(RULE_IGNORE, FILE_IGNORE)
    assert codes(cablelint) == ["FAX003"]
    report = found(cablelint, "--no-ignores")
    assert [finding["code"] for finding in report["findings"]] == ["FAX001", "FAX002", "FAX003"]
    assert report["summary"]["ignored"] == 0


# ------------------------------------------------------------------------------------- what cannot be ignored


def test_a_mandatory_rule_always_runs(cablelint: Cablelint, cable: Path) -> None:
    configure('mandatory = ["word-bad"]\nignore = ["FAX"]\n', FILE_IGNORE.replace("word-bad", "FAX"))
    assert codes(cablelint) == ["FAX001"]
    assert codes(cablelint, "--select", "FAX003", "--no-ignores") == ["FAX001", "FAX003"]
    assert codes(cablelint, "--ignore", "ALL") == ["FAX001"]


@pytest.mark.parametrize(
    ("entry", "options", "place"),
    [
        ('ignore = ["FAX001"]', [], "FAX001"),
        ("", ["--ignore", "word-bad"], "--ignore: word-bad"),
        (FILE_IGNORE, [], "cablelint.toml:3: word-bad"),
        (RULE_IGNORE.replace("FAX002", "FAX001"), [], "cablelint.toml:3: FAX001"),
    ],
)
def test_naming_a_mandatory_rule_in_an_ignore_is_an_error(
    cablelint: Cablelint, cable: Path, entry: str, options: list[str], place: str
) -> None:
    configure('mandatory = ["FAX001"]\n', entry)
    result = cablelint("check", ".", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"cablelint: error: {place} cannot be ignored: the setting `mandatory` names it\n"
    )  # fmt: skip
