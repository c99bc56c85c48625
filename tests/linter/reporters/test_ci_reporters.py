"""The reports that CI systems read: GitLab, JUnit, GitHub's summary, and tables."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import xmlschema

from cablelint.findings.report import Report, Seen
from cablelint.findings.waivers import Waived, Waiver
from cablelint.reporters import Presentation, reporter
from support.findings import ARTEFACT, EVERYTHING, MISSING_MARK, MISSPELLED_LABEL, UNREADABLE, report
from support.fixtures import Golden

SCHEMAS = Path(__file__).parent.parent / "schemas"
NASTY = "##[group] ::error::x </testcase> ]]> <b>|*x*|</b> [a](b) \u202e \x1b[31m \x00 \udce9 \ufffe"


def rendered(given: Report, form: str, **how: Any) -> str:
    return "".join(reporter(form)(given, Presentation(**how)))


# ----------------------------------------------------------------------------------------------------- GitLab


@cache
def gitlab_schema() -> jsonschema.Draft7Validator:
    """The schema of the reports, which is ours: GitLab describes the format in words (docs.gitlab.com, "Code Quality").

    Its server checks four fields of each entry by a schema of its own and passes over the entry where one is wrong,
    which is no part of a package. None was found in those of others either: the npm packages codeclimate-types,
    eslint-formatter-codeclimate, markdownlint-cli2-formatter-codequality and stylelint-formatter-gitlab-code-quality-
    report, and mypy-gitlab-code-quality of PyPI, hold types or nothing. Ours asks for more than the server does.
    """
    return jsonschema.Draft7Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text()))


def gitlab(given: Report) -> list[dict[str, Any]]:
    """The entries of a report that GitLab takes: it wants no byte-order mark, and each fingerprint once."""
    text = rendered(given, "gitlab")
    assert not text.startswith("\ufeff")
    entries: list[dict[str, Any]] = json.loads(text)
    assert [error.message for error in gitlab_schema().iter_errors(entries)] == []
    assert all(entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"] for entry in entries)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    return entries


def test_gitlab(golden: Golden) -> None:
    assert len(gitlab(EVERYTHING)) == 4
    golden("gitlab.out", rendered(EVERYTHING, "gitlab"))
    assert gitlab(report()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"severity": "error"}, "'error' is not one of"),
        ({"location": {"path": "/a.cable", "lines": {"begin": 1}}}, "should not be valid"),
        ({"location": {"path": "a.cable", "lines": {"begin": 0}}}, "less than the minimum"),
        ({"fingerprint": None}, "is not of type 'string'"),
        ({"more": 1}, "Additional properties are not allowed"),
    ],
)
def test_the_schema_of_gitlab_refuses(change: dict[str, Any], said: str) -> None:
    (entry, *_) = gitlab(EVERYTHING)
    (error,) = gitlab_schema().iter_errors([entry | change])
    assert said in error.message


def test_gitlab_tells_two_copies_of_a_cable_apart() -> None:
    copy = replace(MISSING_MARK, path="traffic/copy.cable")
    first, second, third = gitlab(report(MISSING_MARK, copy, replace(copy, line=30, end_line=30)))
    assert first["fingerprint"] == MISSING_MARK.fingerprint
    assert [one["location"]["path"] for one in (second, third)] == ["traffic/copy.cable"] * 2


def test_gitlab_paths_begin_at_the_root_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cables").mkdir()
    monkeypatch.chdir(tmp_path / "cables")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    given = [replace(MISSING_MARK, path=path) for path in ("./suva.cable", str(tmp_path / "lusaka.cable"))]
    paths = [entry["location"]["path"] for entry in gitlab(report(*given, replace(UNREADABLE, path="<stdin>")))]
    assert paths == ["cables/suva.cable", "lusaka.cable", "<stdin>"]


# ------------------------------------------------------------------------------------------------------ JUnit


@cache
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


def junit(given: Report, **how: Any) -> ET.Element:
    """The root of a report that the schema accepts."""
    text = rendered(given, "junit", **how)
    junit_schema().validate(text)
    return ET.fromstring(text)  # noqa: S314 - our own


def read(given: Report, *paths: str) -> Report:
    return replace(given, seen=Seen(read=paths))


def test_junit(golden: Golden) -> None:
    given = read(EVERYTHING, "traffic/clean.cable", "traffic/suva.cable", "traffic/windhoek.cable")
    root = junit(given)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("5", "2", "1")
    assert [suite.get("name") for suite in root] == [
        "traffic/broken.cable", "traffic/clean.cable", "traffic/suva.cable", "traffic/windhoek.cable",
    ]  # fmt: skip
    golden("junit.out", rendered(given, "junit"))


def test_junit_of_an_empty_report() -> None:
    assert len(junit(report())) == 0


def test_junit_shows_what_is_ignored_as_skipped() -> None:
    waived = Waived(MISSPELLED_LABEL, Waiver("ignore", "cablelint.toml", 3, "A letter."))
    given = replace(report(MISSING_MARK), waived=(waived,))
    assert len(list(junit(given).iter("testcase"))) == 1
    (skipped,) = junit(given, waived=True).iter("skipped")
    assert skipped.get("message") == "The label TAGS has no colon. (ignored by cablelint.toml:3: A letter.)"


def test_junit_takes_every_text() -> None:
    given = report(replace(MISSING_MARK, message=NASTY, path=f"{NASTY}.cable", expected=NASTY), ARTEFACT)
    junit(given)
    for line in rendered(given, "junit").splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "\x1b" not in line


# ----------------------------------------------------------------------------------------------------- tables


def table(given: Report, **how: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(rendered(given, "csv", **how))))


def test_csv_of_findings() -> None:
    rows = table(EVERYTHING)
    assert [(row["code"], row["line"], row["post"], row["year"], row["level"]) for row in rows] == [
        ("POR001", "24", "SUVA", "2008", "CONFIDENTIAL"), ("STR008", "12", "SUVA", "2008", "CONFIDENTIAL"),
        ("STR015", "2", "", "", ""), ("CFG002", "1", "", "", ""),
    ]  # fmt: skip
    assert rows[0]["expected"] == "one of (U), (SBU), (C) after '3.'"


def test_csv_of_counts() -> None:
    rows = [(row["by"], row["value"], row["findings"], row["errors"], row["cables"]) for row in table(
        EVERYTHING, statistics=True
    )]  # fmt: skip
    assert rows == [
        ("rule", "CFG002", "1", "1", "0"), ("rule", "POR001", "1", "1", "1"), ("rule", "STR008", "1", "0", "1"),
        ("rule", "STR015", "1", "0", "1"), ("post", "SUVA", "2", "1", "1"), ("post", "not known", "1", "0", "1"),
        ("year", "2008", "2", "1", "1"), ("year", "not known", "1", "0", "1"),
        ("level", "CONFIDENTIAL", "2", "1", "1"), ("level", "not known", "1", "0", "1"),
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "::", " ::", " ="])
def test_no_cell_is_a_formula_or_a_command(start: str) -> None:
    (row,) = table(report(replace(MISSING_MARK, path=f'{start}HYPERLINK("x"),"a.cable', message="a\nb\r\tc")))
    assert row["path"] == f'\'{start}HYPERLINK("x"),"a.cable'
    assert row["message"] == "a␤b␍␉c"


def test_json_counts_by_post_year_and_level() -> None:
    by = json.loads(rendered(EVERYTHING, "json", statistics=True))["statistics_by"]
    assert by["post"][0] == {"value": "SUVA", "findings": 2, "errors": 1, "warnings": 1, "infos": 0, "cables": 1}
    assert [one["value"] for one in by["year"]] == ["2008", "not known"]


# ---------------------------------------------------------------------------------------------------- summary


def test_github_summary(golden: Golden) -> None:
    golden("github-summary.out", rendered(EVERYTHING, "github-summary"))


def test_nothing_in_a_summary_is_markdown_or_html() -> None:
    lines = rendered(report(replace(MISSING_MARK, message=NASTY, path=NASTY)), "github-summary").splitlines()
    (row,) = [line for line in lines if "testcase" in line]
    assert not set(row.replace(" | ", "").strip("| ")) & set("<>|*[]`_\\")
    assert len(row.split(" | ")) == 4


def test_a_summary_has_an_end() -> None:
    text = rendered(report(*[MISSING_MARK] * 10_000), "github-summary")
    assert "Show the first 200 of 10000 findings" in text
    assert len(text) < 100_000
