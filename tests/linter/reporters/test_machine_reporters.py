from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from cablegrammar.vocabulary.levels import Level
from cablelint.findings.finding import Excerpt
from cablelint.findings.report import Report
from cablelint.reporters import Presentation, reporter
from support.faux_rules import rules
from support.findings import ARTEFACT, EVERYTHING, MISSING_MARK, QUOTED_MARK, QUOTING, UNREADABLE, report
from support.fixtures import Golden

SCHEMA = Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json"


def rendered(given: Report, form: str, **how: Any) -> str:
    return "".join(reporter(form)(given, Presentation(**how)))


@cache
def sarif_validator() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text()))


def sarif(given: Report, **how: Any) -> dict[str, Any]:
    """The only run of a log that the schema accepts."""
    log = json.loads(rendered(given, "sarif", **how))
    assert [error.message for error in sarif_validator().iter_errors(log)] == []
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


# ------------------------------------------------------------------------------------------------------- JSON


def test_json(golden: Golden) -> None:
    golden("report.json.out", rendered(EVERYTHING, "json", statistics=True))


def test_json_with_source(golden: Golden) -> None:
    golden("report-with-source.json.out", rendered(QUOTING, "json", show_source=True))


def test_json_has_every_key_of_the_contract_and_no_other_without_source() -> None:
    for finding in json.loads(rendered(EVERYTHING, "json"))["findings"]:
        assert set(finding) == {
            "path", "cable", "code", "name", "severity", "message", "expected", "line", "column", "end_line",
            "end_column", "authority", "url", "related", "fix", "fingerprint",
        }  # fmt: skip
    empty = json.loads(rendered(report(), "json"))
    assert empty["findings"] == []
    assert empty["version"] == 1
    assert set(empty["summary"]) == {
        "files",
        "cables",
        "errors",
        "warnings",
        "infos",
        "fixed",
        "baselined",
        "ignored",
        "passed_over",
        "hidden_folders",
        "other_files",
    }


def test_json_with_source_opens_and_closes_with_the_classification() -> None:
    document = json.loads(rendered(QUOTING, "json", show_source=True))
    keys = list(document)
    assert (keys[0], document["classification"]) == ("classification", "CONFIDENTIAL")
    assert (keys[-1], document["closing_classification"]) == ("closing_classification", "CONFIDENTIAL")


def test_json_quotes_no_more_than_a_piece_of_a_long_line() -> None:
    text = "A" * 100_000 + "(X)" + "B" * 100_000
    found = replace(QUOTED_MARK, column=100_001, excerpt=Excerpt(24, (text,), Level.SECRET))
    ((line,),) = [
        finding["source"] for finding in json.loads(rendered(report(found), "json", show_source=True))["findings"]
    ]
    assert len(line["text"]) == 1000
    assert line["text"][100_001 - line["column"] :].startswith("(X)")


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_machine_formats_are_ascii_and_hold_no_command_of_a_runner(form: str) -> None:
    nasty = "##[group] ##vso[x] \u202e \x1b[31m é"
    found = replace(MISSING_MARK, message=nasty, path=f"{nasty}.cable")
    text = rendered(report(found), form)
    assert text.isascii()
    assert "##" not in text
    assert any(nasty in string for string in _strings(json.loads(text)))


def _strings(value: Any) -> Any:
    """Every string inside a JSON value."""
    if isinstance(value, dict):
        return [inner for one in value.values() for inner in _strings(one)]
    if isinstance(value, list):
        return [inner for one in value for inner in _strings(one)]
    return [value] if isinstance(value, str) else []


def test_a_file_name_that_is_no_text_stays_valid_json() -> None:
    found = replace(MISSING_MARK, path=b"caf\xe9.cable".decode("utf-8", "surrogateescape"))
    assert json.loads(rendered(report(found), "json"))["findings"][0]["path"] == "caf\ufffd.cable"
    (result,) = sarif(report(found))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "caf%E9.cable"


# ------------------------------------------------------------------------------------------------------ JSONL


def test_jsonl_is_the_json_findings_a_line_each() -> None:
    lines = rendered(EVERYTHING, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(rendered(EVERYTHING, "json"))["findings"]
    assert rendered(report(), "jsonl") == ""


def test_each_line_with_source_opens_and_closes_with_the_classification() -> None:
    for line in rendered(QUOTING, "jsonl", show_source=True).splitlines():
        keys = list(json.loads(line))
        assert (keys[0], keys[-1]) == ("classification", "closing_classification")


# ------------------------------------------------------------------------------------------------------ SARIF


def test_sarif(golden: Golden) -> None:
    sarif(EVERYTHING)
    golden("report.sarif.out", rendered(EVERYTHING, "sarif"))


def test_sarif_with_source(golden: Golden) -> None:
    assert sarif(QUOTING, show_source=True)["properties"] == {"classification": "CONFIDENTIAL"}
    golden("report-with-source.sarif.out", rendered(QUOTING, "sarif", show_source=True))


def test_sarif_of_an_empty_report_is_valid() -> None:
    run = sarif(report())
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_describes_the_rules_that_spoke() -> None:
    bad, perhaps = rules()[:2]
    found = [replace(MISSING_MARK, code=rule.code, name=rule.name) for rule in (bad, perhaps, bad)]
    run = sarif(report(*found), rules=rules())
    descriptors = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in descriptors] == ["FAX001", "FAX002"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
    first = descriptors[0]
    assert first["shortDescription"]["text"] == "The word BAD stands in a cable."
    assert first["fullDescription"]["text"] == "Every `BAD`, wherever it stands."
    assert "## References\n\n- 32 CFR 2001.21(c)" in first["help"]["markdown"]
    assert first["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert first["properties"]["problem.severity"] == "error"


def test_sarif_paths_are_relative_to_the_directory_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def location(path: str) -> dict[str, str]:
        (result,) = sarif(report(replace(MISSING_MARK, path=path)))["results"]
        found: dict[str, str] = result["locations"][0]["physicalLocation"]["artifactLocation"]
        return found

    root = "%SRCROOT%"
    assert location("a b/c#d%.cable") == {"uri": "a%20b/c%23d%25.cable", "uriBaseId": root}
    assert location(str(tmp_path / "here" / "x.cable")) == {"uri": "x.cable", "uriBaseId": root}
    assert location(str(tmp_path / "y.cable")) == {"uri": (tmp_path / "y.cable").as_uri()}


def test_sarif_says_why_a_run_failed() -> None:
    given = replace(report(UNREADABLE, MISSING_MARK), notices=("REF001 did not run",), warnings=("a file was left",))
    (invocation,) = sarif(given)["invocations"]
    assert invocation["executionSuccessful"] is False
    (failure,) = invocation["toolExecutionNotifications"]
    assert failure["descriptor"] == {"id": "CFG002"}
    assert failure["level"] == "error"
    said = [(one["level"], one["message"]["text"]) for one in invocation["toolConfigurationNotifications"]]
    assert said == [("warning", "a file was left"), ("note", "REF001 did not run")]


def test_sarif_snippets_come_only_with_source() -> None:
    assert "snippet" not in rendered(QUOTING, "sarif")
    (result, _, several) = sarif(QUOTING, show_source=True)["results"]
    region = result["locations"][0]["physicalLocation"]["contextRegion"]
    assert region["snippet"]["text"] == "3. The invented delegation leaves Suva on Monday."
    assert (several["locations"][0]["physicalLocation"]["contextRegion"]["endLine"]) == 3


def test_sarif_descriptions_keep_githubs_limit() -> None:
    class Wordy(rules()[0]):  # type: ignore[misc]
        __doc__ = "Word. " * 500

    run = sarif(report(replace(MISSING_MARK, code="FAX001")), rules=(Wordy,))
    assert len(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"]) == 1024


# ----------------------------------------------------------------------------------------------------- GitHub


def test_github(golden: Golden) -> None:
    golden("github.out", rendered(EVERYTHING, "github"))


def test_github_escapes_what_would_end_a_property_or_a_command() -> None:
    found = replace(MISSING_MARK, path="a,b:c%d\n.cable", message="50%\r\n::error::x", expected=None, authority=())
    (line,) = rendered(report(found), "github").splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25d␤.cable,line=24,endLine=24,col=1,endColumn=3,title=")
    assert line.count("\n") == 0
    assert "50%25" in line


def test_a_file_name_in_a_log_acts_on_no_terminal() -> None:
    found = replace(MISSING_MARK, path="\x1b[2J\u202e.cable")
    assert rendered(report(found), "github").startswith("::error file=␛[2J<U+202E>.cable,line=24,")


def test_github_leaves_out_the_columns_of_several_lines() -> None:
    (line,) = rendered(report(ARTEFACT), "github").splitlines()
    assert line.startswith("::notice file=traffic/windhoek.cable,line=2,endLine=4,title=STR015 conversion-artefact::")
