"""A baseline lets an archive pass as it is: what is new is found, and what was repaired is to be taken out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from support.fixtures import Cablelint

HEAD = "UNCLAS SUVA {number:06}\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: AN INVENTED DAY\n\n"


def text(number: int, *paragraphs: str) -> str:
    body = "\n\n".join(f"{place}. {paragraph}" for place, paragraph in enumerate(paragraphs, start=1))
    return HEAD.format(number=number) + body + "\n"


@pytest.fixture
def archive(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Cables with two faults each: ten, or as many as a test asks for."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(1, 1 + getattr(request, "param", 10)):
        (folder / f"{number}.cable").write_text(text(number, "A BAD day.", "All quiet.", "Another BAD day."))
    return folder


def report(result: Result) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def places(result: Result) -> list[tuple[str, int, str]]:
    return [(one["path"], one["line"], one["code"]) for one in report(result)["findings"]]


def checked(cablelint: Cablelint, *options: str) -> Result:
    return cablelint("check", "archive", "--baseline", "known.json", "--format", "json", *options)


@pytest.mark.parametrize("archive", [200], indirect=True)
def test_an_archive_passes_and_what_is_new_fails(cablelint: Cablelint, archive: Path) -> None:
    written = cablelint("check", "archive", "--write-baseline", "known.json")
    assert written.exit_code == 0
    assert written.stdout == "No findings in 200 cables (200 files); 0 ignored, 400 baselined.\n"
    said = written.stderr.splitlines()
    assert said[0].startswith("cablelint: archive/1.cable (and in 199 more): a fix of FAX001 word-bad was not offered")
    assert said[1:] == ["cablelint: 400 findings written to the baseline known.json"]
    result = checked(cablelint)
    assert result.exit_code == 0
    assert (report(result)["findings"], report(result)["summary"]["baselined"]) == ([], 400)
    (archive / "7.cable").write_text(text(7, "A BAD day.", "All quiet, but BAD.", "Another BAD day."))
    result = checked(cablelint)
    assert result.exit_code == 1
    assert places(result) == [("archive/7.cable", 11, "FAX001")]


@pytest.mark.parametrize("archive", [200], indirect=True)
def test_what_was_repaired_is_stale_until_it_is_pruned(cablelint: Cablelint, archive: Path) -> None:
    cablelint("check", "archive", "--write-baseline", "known.json")
    (archive / "7.cable").write_text(text(7, "A BAD day.", "All quiet.", "Another day."))
    result = checked(cablelint)
    assert result.exit_code == 1
    (stale,) = report(result)["findings"]
    assert (stale["code"], stale["path"]) == ("CFG001", "known.json")
    assert stale["message"] == (
        'The baseline has 1 finding of FAX001 in archive/7.cable that is no longer there: "Paragraph 3".'
    )
    lines = Path("known.json").read_text().split("\n")
    assert lines[stale["line"] - 1].strip() == '"FAX001": {'
    assert '"archive/7.cable": {' in lines[stale["line"] - 2]
    pruned = checked(cablelint, "--prune-baseline")
    assert pruned.exit_code == 0
    assert pruned.stderr.endswith("cablelint: 1 finding removed from the baseline known.json\n")
    assert places(checked(cablelint)) == []
    (archive / "7.cable").write_text(text(7, "A BAD day.", "All quiet.", "Another BAD day."))
    assert places(checked(cablelint)) == [("archive/7.cable", 13, "FAX001")]


@pytest.mark.parametrize("new", [("All quiet.",), ("One.", "Two.", "Three.")])
def test_inserted_paragraphs_change_nothing(cablelint: Cablelint, archive: Path, new: tuple[str, ...]) -> None:
    cablelint("check", "archive", "--write-baseline", "known.json")
    (archive / "7.cable").write_text(text(7, *new, "A BAD day.", *new, "All quiet.", "Another BAD day."))
    assert checked(cablelint).exit_code == 0
    (archive / "7.cable").write_text(text(7, *new, "A BAD day.", "All quiet.", "Another BAD day.", "BAD."))
    assert len(places(checked(cablelint))) == 1


def test_a_file_that_is_gone_is_stale_where_the_run_would_have_seen_it(cablelint: Cablelint, archive: Path) -> None:
    cablelint("check", "archive", "--write-baseline", "known.json")
    (archive / "7.cable").unlink()
    assert places(checked(cablelint)) == [("known.json", stale_line("archive/7.cable"), "CFG001")]
    seen = cablelint("check", "archive/8.cable", "--baseline", "known.json")
    assert seen.exit_code == 0
    assert checked(cablelint, "--prune-baseline").exit_code == 0
    assert "archive/7.cable" not in Path("known.json").read_text()
    assert "archive/8.cable" in Path("known.json").read_text()


def stale_line(path: str) -> int:
    """Where the first rule of a file stands in the baseline."""
    lines = Path("known.json").read_text().split("\n")
    return next(number for number, line in enumerate(lines, start=1) if f'"{path}"' in line) + 1


def test_writing_again_leaves_alone_what_was_not_checked(cablelint: Cablelint, archive: Path) -> None:
    cablelint("check", "archive", "--write-baseline", "known.json")
    (archive / "7.cable").write_text(text(7, "A BAD day, MAYBE.", "BAD.", "Another BAD day."))
    cablelint("check", "archive/7.cable", "--write-baseline", "known.json", "--select", "FAX001")
    known = json.loads(Path("known.json").read_text())["findings"]
    assert len(known) == 10
    assert known["archive/7.cable"] == {"FAX001": {"Paragraph 1": 1, "Paragraph 2": 1, "Paragraph 3": 1}}
    assert places(checked(cablelint)) == [("archive/7.cable", 9, "FAX002")]


def test_the_configuration_names_a_baseline_beside_itself(cablelint: Cablelint, archive: Path) -> None:
    (archive / "cablelint.toml").write_text('baseline = "known.json"\n')
    result = cablelint("check", "archive")
    assert (result.exit_code, result.stderr) == (
        2, "cablelint: error: there is no baseline archive/known.json; write one with --write-baseline"
        " archive/known.json\n",
    )  # fmt: skip
    assert cablelint("check", "archive", "--write-baseline", "archive/known.json").exit_code == 0
    assert '"7.cable": {' in (archive / "known.json").read_text()
    assert cablelint("check", "archive/7.cable").exit_code == 0
    assert cablelint("check", "archive", "--no-ignores").exit_code == 1
    assert cablelint("check", "archive/7.cable", "--isolated").exit_code == 1


def test_a_baseline_can_be_seen_and_never_has_a_mandatory_rule(cablelint: Cablelint, archive: Path) -> None:
    (archive / "1.cable").write_text(text(1, "A BAD day, MAYBE."))
    cablelint("check", "archive/1.cable", "--write-baseline", "known.json")
    shown = cablelint("check", "archive/1.cable", "--baseline", "known.json", "--show-ignored", "--format", "concise")
    assert "BAD is written. (in the baseline known.json:6)" in shown.stdout
    (run,) = json.loads(
        cablelint("check", "archive/1.cable", "--baseline", "known.json", "--show-ignored", "--format", "sarif").stdout
    )["runs"]
    assert [result["suppressions"][0]["properties"] for result in run["results"]] == [{"by": "baseline"}] * 2
    Path("cablelint.toml").write_text('mandatory = ["FAX001"]\n')
    result = cablelint("check", "archive/1.cable", "--baseline", "known.json", "--format", "concise")
    assert result.stdout.startswith("archive/1.cable:9:6: FAX001 error")
    assert "FAX001" in cablelint("check", "archive/1.cable", "--write-baseline", "known.json").stdout


def test_a_baseline_holds_no_text_and_no_lines(cablelint: Cablelint, archive: Path) -> None:
    (archive / "1.cable").write_text(text(1, "A BAD lantern.", "QUOKKA NOTE."))
    cablelint("check", "archive/1.cable", "--write-baseline", "known.json")
    assert json.loads(Path("known.json").read_text()) == {
        "version": 1, "tool": "cablelint",
        "findings": {"archive/1.cable": {"FAX001": {"Paragraph 1": 1}, "FAX003": {"Paragraph 2": 1}}},
    }  # fmt: skip


def test_what_a_fix_mends_is_stale_too(cablelint: Cablelint, archive: Path) -> None:
    # in a list of references, for no fix may change the prose
    (archive / "7.cable").write_text(HEAD.format(number=7) + "REF: BAD day in Suva.\n\n1. All quiet.\n")
    cablelint("check", "archive", "--write-baseline", "known.json")
    result = cablelint("check", "archive/7.cable", "--baseline", "known.json", "--fix", "--prune-baseline")
    assert result.exit_code == 0
    assert "GOOD" in (archive / "7.cable").read_text()
    assert "archive/7.cable" not in Path("known.json").read_text()


@pytest.mark.parametrize(
    "given",
    [
        "QUOKKA", '{"version": 2, "findings": {"QUOKKA": {}}}', '["QUOKKA"]', '{"version": 1}',
        '{"version": 1, "findings": {"a": {"QUOKKA": {"x": 1}}}}',
        '{"version": 1, "findings": {"a": {"FAX001": {"QUOKKA": 0}}}}',
        '{"version": 1, "findings": {"a": {"FAX001": {"QUOKKA": true}}}}',
        '{"version": 1, "findings": {"a": {"FAX001": "QUOKKA"}}}',
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused_without_a_word_of_it(cablelint: Cablelint, archive: Path, given: str) -> None:
    Path("known.json").write_text(given)
    for option in ("--baseline", "--write-baseline"):
        result = cablelint("check", "archive/1.cable", option, "known.json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "known.json" in result.stderr
        assert "QUOKKA" not in result.stderr
    assert Path("known.json").read_text() == given


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--write-baseline", "a", "--baseline", "b"], "--write-baseline writes a new baseline"),
        (["--no-ignores", "--baseline", "b"], "--no-ignores uses no baseline"),
        (["--prune-baseline"], "--prune-baseline has no baseline to work on"),
        (["--baseline", ""], "--baseline names no file"),
        (["--write-baseline", "archive/1.cable"], "archive/1.cable is not one that cablelint has written"),
        (["--write-baseline", "nowhere/known.json"], "nowhere/known.json was not written: no such file or directory"),
    ],
)
def test_wrong_usage(cablelint: Cablelint, archive: Path, options: list[str], message: str) -> None:
    result = cablelint("check", "archive/1.cable", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_run_that_saw_not_everything_prunes_nothing(cablelint: Cablelint, archive: Path) -> None:
    cablelint("check", "archive", "--write-baseline", "known.json")
    before = Path("known.json").read_text()
    (archive / "7.cable").write_text(text(7, "BOOM."))
    result = checked(cablelint, "--prune-baseline")
    assert result.exit_code == 2
    assert "the baseline known.json was left alone: not everything could be checked" in result.stderr
    assert Path("known.json").read_text() == before
    Path("empty").mkdir()
    assert cablelint("check", "empty", "--write-baseline", "known.json").exit_code == 3
    assert Path("known.json").read_text() == before
