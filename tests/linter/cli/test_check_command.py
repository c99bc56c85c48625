from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from cablelint.cli.output import Output, parse_outputs
from cablelint.reporters import FORMATS, STREAMED
from support import faux_rules
from support.fixtures import Cablelint, Golden
from support.word import word

CABLE = """\
UNCLAS SUVA 000112

SIPDIS

E.O. 12958: N/A
TAGS: PREL
SUBJECT: AN INVENTED DAY

REF: BAD day in Suva, MAYBE two.

2. A NOTE on the weather.
"""
CLEAN = CABLE.replace("BAD", "GOOD").replace("MAYBE", "CERTAIN").replace("NOTE", "word")


# ---------------------------------------------------------------------------------------------------- reports


def test_text(cablelint: Cablelint, cable: Path, golden: Golden) -> None:
    result = cablelint("check", "suva.cable")
    assert result.exit_code == 1
    assert result.stderr == ""
    golden("check.out", result.stdout)


def test_text_with_source(cablelint: Cablelint, cable: Path, golden: Golden) -> None:
    golden("check-show-source.out", cablelint("check", "--show-source", "suva.cable").stdout)


def test_json(cablelint: Cablelint, cable: Path, golden: Golden) -> None:
    golden("check.json.out", cablelint("check", "--format", "json", "suva.cable").stdout)


def test_a_clean_cable(cablelint: Cablelint, cable: Path) -> None:
    cable.write_text(CLEAN)
    result = cablelint("check", "suva.cable")
    assert (result.exit_code, result.stdout) == (0, "No findings in 1 cable (1 file).\n")


def test_without_a_path_the_directory_is_searched(cablelint: Cablelint, cable: Path) -> None:
    (cable.parent / "below").mkdir()
    (cable.parent / "below" / "two.cbl").write_text(CLEAN)
    (cable.parent / "notes.txt").write_text("A BAD text that is no cable.\n")
    result = cablelint("check", "--format", "json")
    assert json.loads(result.stdout)["summary"]["files"] == 2


def test_the_log_of_a_github_run_ends_with_the_counts(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--format", "github")
    assert [line.split(" ")[0] for line in result.stdout.splitlines()] == ["::error", "::warning", "::notice"]
    assert result.stderr.startswith("1 error, 1 warning, 1 info in 1 cable (1 file); 0 ignored")
    assert cablelint("check", "suva.cable", "--format", "github", "--quiet").stderr == ""


def test_several_reports_in_one_run(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint(
        "check", "suva.cable", "--format", "github", "--format", "sarif=out.sarif", "--format", "json=out.json"
    )
    assert result.stdout.startswith("::error file=suva.cable,line=9,")
    assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"
    assert json.loads(Path("out.json").read_text())["summary"]["errors"] == 1
    assert "word-bad" in Path("out.sarif").read_text()
    assert (
        "Why" in json.loads(Path("out.sarif").read_text())["runs"][0]["tool"]["driver"]["rules"][0]["help"]["markdown"]
    )


def test_a_job_summary_goes_below_those_of_other_steps(
    cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("steps.md").write_text("## another step\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "steps.md")
    assert "FAX001" in cablelint("check", "suva.cable", "--format", "concise").stdout
    assert Path("steps.md").read_text() == "## another step\n"
    result = cablelint("check", "suva.cable", "--format", "concise", "--format", "github-summary")
    assert "FAX001" in result.stdout
    assert Path("steps.md").read_text().startswith("## another step\n## cablelint\n")
    cablelint("check", "suva.cable", "--format", "github-summary=own.md")
    assert Path("own.md").read_text().startswith("## cablelint\n")


@pytest.mark.parametrize("form", ["concise", "jsonl"])
def test_what_is_streamed_is_what_is_reported(cablelint: Cablelint, cable: Path, form: str) -> None:
    """With source nothing can be streamed, for the report opens with the level of all that it quotes."""
    for name in "abc":
        Path(f"{name}.cable").write_text(CABLE)
    streamed = cablelint("check", ".", "--format", form, "--format", f"{form}=.report")
    assert streamed.stdout == Path(".report").read_text()
    lines = [line for line in streamed.stdout.splitlines() if "FAX" in line]
    assert len(lines) == 12
    quoting = cablelint("check", ".", "--format", form, "--show-source").stdout.splitlines()
    if form == "jsonl":
        assert [json.loads(line)["fingerprint"] for line in lines] == [
            json.loads(line)["fingerprint"] for line in quoting
        ]
    else:
        assert streamed.stdout.splitlines() == quoting


def test_output_goes_to_a_file_and_not_to_stdout(
    cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    result = cablelint("check", "suva.cable", "--output", "report.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "\x1b" not in Path("report.txt").read_text()
    assert "FAX001" in Path("report.txt").read_text()


def test_a_report_that_cannot_be_written_is_an_error(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--output", "missing/report.txt")
    assert result.exit_code == 2
    assert (
        result.stderr
        == "cablelint: error: the report missing/report.txt cannot be written: No such file or directory\n"
    )


def test_colours(cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in cablelint("check", "suva.cable").stdout
    assert "\x1b" in cablelint("check", "suva.cable", "--color", "always").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in cablelint("check", "suva.cable").stdout
    assert "\x1b" not in cablelint("check", "suva.cable", "--color", "never").stdout


def test_statistics_and_quiet(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--statistics", "--quiet", "--format", "concise")
    assert result.stdout.splitlines()[3:] == [
        "1  FAX001  error    word-bad", "1  FAX002  warning  word-perhaps", "1  FAX003  info     word-note",
        "By post:", "3  SUVA", "By year:", "3  not known", "By level:", "3  UNCLASSIFIED",
    ]  # fmt: skip


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "github-summary"])
def test_no_text_of_the_cable_leaves_unless_asked_for(cablelint: Cablelint, cable: Path, form: str) -> None:
    cable.write_text(CABLE + "\n3. BOOM and the failing rule quotes everything.\n")
    for options in ([], ["--no-source"]):
        result = cablelint("check", "suva.cable", "--format", form, *options)
        for secret in ("weather", "INVENTED DAY", "quotes everything"):
            assert secret not in result.output


# ---------------------------------------------------------------------------------------------------- selection


def codes(result: Result) -> list[str]:
    return [finding["code"] for finding in json.loads(result.stdout)["findings"]]


def test_select_ignore_and_extend(cablelint: Cablelint, cable: Path) -> None:
    def run(*options: str) -> list[str]:
        return codes(cablelint("check", "suva.cable", "--format", "json", *options))

    assert run() == ["FAX001", "FAX002", "FAX003"]
    assert run("--select", "word-bad,FAX003") == ["FAX001", "FAX003"]
    assert run("--select", "FAX001", "--select", "FAX003") == ["FAX001", "FAX003"]
    assert run("--ignore", "FAX001") == ["FAX002", "FAX003"]
    assert run("--select", "error", "--extend-select", "FAX003") == ["FAX001", "FAX003"]


def test_a_preview_runs_when_it_is_asked_for(
    cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faux_rules.WordNote, "preview", True)
    assert codes(cablelint("check", "suva.cable", "--format", "json")) == ["FAX001", "FAX002"]
    assert codes(cablelint("check", "suva.cable", "--format", "json", "--preview")) == ["FAX001", "FAX002", "FAX003"]
    Path("cablelint.toml").write_text("preview = true\n")
    assert codes(cablelint("check", "suva.cable", "--format", "json")) == ["FAX001", "FAX002", "FAX003"]
    result = cablelint("check", "suva.cable", "--isolated", "--select", "FAX001,word-note")
    assert result.stderr == "cablelint: FAX003 word-note is selected, but is a preview: it runs only with --preview\n"
    (listed,) = [line for line in cablelint("rule").stdout.splitlines() if "FAX003" in line]
    assert " pre " in listed
    assert "only with `--preview`" in cablelint("rule", "FAX003").stdout


def test_an_unknown_selector_is_an_error_with_a_suggestion(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--select", "word-bda")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == 'cablelint: error: --select: no rule is called "word-bda"; did you mean "word-bad"?\n'


def test_the_configuration_file_is_used_and_can_be_left_out(cablelint: Cablelint, cable: Path) -> None:
    Path("cablelint.toml").write_text('ignore = ["FAX001"]\nfail-on = "error"\n')
    assert cablelint("check", "suva.cable").exit_code == 0
    assert cablelint("check", "suva.cable", "--isolated").exit_code == 1
    assert cablelint("check", "suva.cable", "--fail-on", "warning").exit_code == 1
    Path("other.toml").write_text('select = ["FAX003"]\n')
    assert codes(cablelint("check", "suva.cable", "--config", "other.toml", "--format", "json")) == ["FAX003"]


def test_ignored_findings_are_counted(cablelint: Cablelint, cable: Path) -> None:
    Path("cablelint.toml").write_text('[[per-file-ignores]]\nfiles = "suva.*"\nrules = "FAX"\nreason = "an exercise"\n')
    result = cablelint("check", "suva.cable")
    assert (result.exit_code, result.stdout) == (0, "No findings in 1 cable (1 file); 3 ignored.\n")


# --------------------------------------------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--exit-zero"], 0),
        (["--select", "FAX003"], 0),
        (["--select", "FAX003", "--fail-on", "info"], 1),
        (["--select", "FAX002"], 1),
        (["--select", "FAX002", "--fail-on", "error"], 0),
    ],
)
def test_findings_and_fail_on(cablelint: Cablelint, cable: Path, options: list[str], code: int) -> None:
    assert cablelint("check", "suva.cable", *options).exit_code == code


WHY = "cablelint: nothing was checked: {} (use --allow-empty to accept this)\n"
NO_CABLE = WHY.format("no cable was found in {}, or the settings exclude it")


def test_a_text_file_that_is_named_may_have_to_look_like_a_cable(cablelint: Cablelint, cable: Path) -> None:
    (cable.parent / "notes.txt").write_text("The lamp is lit.\n")
    (cable.parent / "telegram.TXT").write_text(cable.read_text())
    (cable.parent / "draft.cable").write_text("The lamp is lit.\n")
    names = ("notes.txt", "telegram.TXT", "draft.cable")
    machine = json.loads(cablelint("check", "--only-cables", "--format", "json", *names).stdout)
    assert (machine["summary"]["files"], machine["summary"]["passed_over"]) == (2, 1)
    assert "notes.txt" not in {finding["path"] for finding in machine["findings"]}
    assert json.loads(cablelint("check", "--format", "json", *names).stdout)["summary"]["files"] == 3


def test_a_search_says_what_it_passed_over(cablelint: Cablelint, cable: Path) -> None:
    (cable.parent / "notes.txt").write_text("The lamp is lit.\n")
    (cable.parent / ".kept").mkdir()
    result = cablelint("check", ".", "--format", "concise", "--show-files")
    assert (
        "; 1 .txt file passed over: no cable was recognised; 1 hidden folder passed over"
        in result.stdout.splitlines()[-1]
    )
    assert result.stdout.splitlines()[-4:-1] == [
        "read: suva.cable",
        "passed over, no cable was recognised: notes.txt",
        "passed over, a hidden folder: .kept",
    ]
    assert "passed over" not in cablelint("check", "suva.cable").stdout
    machine = cablelint("check", ".", "--format", "json", "--show-files")
    assert json.loads(machine.stdout)["summary"]["passed_over"] == 1
    assert json.loads(machine.stdout)["summary"]["hidden_folders"] == 1
    assert "passed over, a hidden folder: .kept" in machine.stderr.splitlines()
    cable.unlink()
    assert (
        cablelint("check", ".").stdout
        == "Nothing was checked; 1 .txt file passed over: no cable was recognised; 1 hidden folder passed over.\n"
    )


def test_a_search_finds_word_documents_and_counts_files_with_other_names(cablelint: Cablelint, cable: Path) -> None:
    here = cable.parent
    (here / "draft.docx").write_bytes(word(cable.read_text().split("\n")))
    (here / "letter.docx").write_bytes(word(["Dear keeper,", "all is well."]))
    (here / "readme.md").write_text("The lamp is lit.\n")
    (here / "09SUVA12").write_text(cable.read_text())
    (here / ".gitignore").write_text("*.log\n")
    result = cablelint("check", ".", "--format", "concise", "--show-files")
    said = result.stdout.splitlines()
    assert "read: draft.docx" in said
    assert "passed over, no cable was recognised: letter.docx" in said
    assert "not read, its name is none that `include` matches: 09SUVA12" in said
    assert said[-1].endswith(
        "; 1 .docx file passed over: no cable was recognised"
        "; 2 other files (.md, without an ending) not read, name them to check them"
    )
    machine = json.loads(cablelint("check", ".", "--format", "json").stdout)
    assert (machine["summary"]["files"], machine["summary"]["other_files"]) == (2, 2)


def test_a_word_document_that_is_a_cable_is_not_passed_over_where_nothing_reads_it(
    cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cable.parent / "draft.docx").write_bytes(word(cable.read_text().split("\n")))
    (cable.parent / "letter.docx").write_bytes(word(["Dear keeper,", "all is well."]))
    monkeypatch.setitem(sys.modules, "cablelint.files.word", None)
    result = cablelint("check", ".", "--format", "concise")
    assert result.exit_code == 2
    assert "draft.docx:1:1: CFG002" in result.stdout
    assert "cablelint[docx]" in result.stdout
    assert "letter.docx:" not in result.stdout


def test_of_a_table_it_says_a_command_that_works(cablelint: Cablelint, cable: Path) -> None:
    (cable.parent / "old cables.csv").write_text(f'id,text\n1,"{cable.read_text()}"\n')
    said = cablelint("check", "old cables.csv").stderr
    assert "old cables.csv was checked as one text: `cablelint archive check 'old cables.csv' --output" in said
    assert cablelint("check", "old cables.csv", "--quiet").stderr == ""


def test_nothing_checked_says_so(cablelint: Cablelint, tmp_path: Path) -> None:
    result = cablelint("check")
    assert (result.exit_code, result.stdout, result.stderr) == (3, "Nothing was checked.\n", NO_CABLE.format("."))
    assert cablelint("check", "--exit-zero").exit_code == 3
    assert cablelint("check", "--quiet").output == NO_CABLE.format(".")
    result = cablelint("check", "--allow-empty")
    assert (result.exit_code, result.output) == (0, "Nothing was checked.\n")
    result = cablelint("check", "--allow-empty", "--quiet")
    assert (result.exit_code, result.output) == (
        0,
        NO_CABLE.format(".").replace(" (use --allow-empty to accept this)", ""),
    )
    for name in "abcd":
        Path(name).mkdir()
    result = cablelint("check", "--format", "json", *"abcd")
    assert (json.loads(result.stdout)["findings"], result.stderr) == ([], NO_CABLE.format("a, b, c, ..."))


def test_without_a_rule_nothing_is_checked(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--ignore", "ALL", "--exit-zero")
    assert (result.exit_code, result.stdout) == (3, "Nothing was checked.\n")
    assert result.stderr == WHY.format("the settings select no rule")
    assert cablelint("check", "suva.cable", "--ignore", "ALL", "--allow-empty").exit_code == 0


def test_files_that_no_rule_looks_at_are_said(cablelint: Cablelint, cable: Path) -> None:
    Path("below").mkdir()
    Path("below", "cablelint.toml").write_text('ignore = ["ALL"]\n')
    Path("below", "b.cable").write_text(CABLE)
    result = cablelint("check", "--format", "concise")
    assert result.exit_code == 1
    said = "cablelint: 1 of 2 files were not checked: the settings select no rule for them\n"
    assert result.stderr == said
    assert cablelint("check", "--format", "concise", "--quiet").stderr == said


def test_a_text_that_is_no_cable_is_not_clean(cablelint: Cablelint, cable: Path) -> None:
    """STR000 would say so; where it is not selected, the exit code does."""
    cable.write_text("A list of paints.\n")
    result = cablelint("check", "suva.cable")
    assert (result.exit_code, result.stderr) == (3, WHY.format("no cable was recognised"))


def test_what_fails_is_for_the_settings_of_each_file_to_say(cablelint: Cablelint, cable: Path) -> None:
    Path("below").mkdir()
    Path("below", "cablelint.toml").write_text('fail-on = "never"\n')
    cable.rename("below/suva.cable")
    assert cablelint("check").exit_code == 0
    assert cablelint("check", "--fail-on", "error").exit_code == 1


def test_what_is_not_there_is_an_error_in_one_line(cablelint: Cablelint) -> None:
    result = cablelint("check", "nowhere.cable", "--exit-zero")
    assert result.exit_code == 2
    assert result.stderr == "cablelint: error: there is no file or directory called nowhere.cable\n"


def test_what_cannot_be_read_is_never_clean(cablelint: Cablelint, cable: Path) -> None:
    Path("broken.cable").write_bytes(b"\xff\xfe\x00")
    cable.write_text(CLEAN)
    result = cablelint("check", "--exit-zero", "--format", "concise")
    assert result.exit_code == 2
    assert result.stdout.startswith("broken.cable:1:1: CFG002 error [unreadable-file]: ")


def test_a_rule_that_raises_is_an_error_and_the_others_ran(cablelint: Cablelint, cable: Path) -> None:
    cable.write_text(CABLE + "\n3. BOOM.\n")
    result = cablelint("check", "suva.cable", "--fail-on", "never", "--format", "json")
    assert result.exit_code == 2
    assert set(codes(result)) == {"FAX001", "FAX002", "FAX003", "CFG003"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--formta", "json"], 'check has no option --formta; did you mean "--format"?'),
        (["--format", "jsno"], 'there is no format "jsno"; did you mean "json"?'),
        (["--format", "xml"], 'there is no format "xml"; the formats are text, concise, json, jsonl, sarif, g'),
        (["--format", "github-summary"], "writes to the file that GITHUB_STEP_SUMMARY names, and it names none"),
        (["--format", "json="], "--format json= names no file"),
        (["--format", "json", "--format", "text"], "the formats json and text would be written to the same place"),
        (["--format", "json=x", "--format", "text=./x"], "two reports would be written to x"),
        (["--output", ""], "--output names no file"),
        (["--select", ""], "--select chooses no rule; leave it out for the default rules"),
        (["--select", " , "], "--select chooses no rule"),
        (["--diff", "--format", "json"], "--diff writes to standard output; write the report to a file, as in"),
        (["--diff", "--show-files"], "so that --show-files does nothing; write the report to a file"),
        (["--diff", "--statistics", "--format", "sarif=x"], "so that --statistics does nothing"),
        (["--diff", "--show-ignored", "--format", "gitlab=x"], "so that --show-ignored does nothing"),
        (["--diff", "--write-baseline", "x"], "--diff changes no file; leave out --write-baseline"),
        (["--diff", "--baseline", "x", "--prune-baseline"], "--diff changes no file; leave out --prune-baseline"),
        (["--output", "suva.cable"], "the report would overwrite suva.cable, which is one of the files to check"),
        (["--as-of", "2008-02-30"], "'2008-02-30' is not a date; write YYYY-MM-DD"),
        (["--unsafe-fixes"], "--unsafe-fixes does nothing without --fix or --diff"),
        (["--stdin-filename", "x"], "--stdin-filename does nothing without the path -"),
        (["--profile", "stat"], "'stat' is not one of"),
        (["--config", "missing.toml"], "missing.toml: the file cannot be read"),
    ],
)
def test_wrong_usage_is_one_line(cablelint: Cablelint, cable: Path, options: list[str], message: str) -> None:
    result = cablelint("check", "suva.cable", *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("cablelint: error: ")
    assert result.stderr.count("\n") == 1
    assert message in result.stderr
    assert cable.read_text() == CABLE


def test_an_unknown_command_gets_a_suggestion(cablelint: Cablelint) -> None:
    result = cablelint("chekc")
    assert (result.exit_code, result.stderr) == (
        2,
        'cablelint: error: there is no command "chekc"; did you mean "check"?\n',
    )


def test_an_internal_error_says_where_and_not_what(
    cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("SECRET TEXT OF A CABLE")

    monkeypatch.setattr("cablelint.engine.run.run", fail)
    result = cablelint("check", "suva.cable")
    assert result.exit_code == 2
    assert "SECRET" not in result.output
    assert "internal error: ValueError at " in result.stderr
    assert "test_check_command.py" in result.stderr


def test_an_interruption(cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cablelint.engine.run.run", interrupt)
    result = cablelint("check", "suva.cable")
    assert result.exit_code == 130
    assert result.stderr.strip() == "cablelint: interrupted"


def test_a_reader_that_goes_away(cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("cablelint.cli.delivery.to_stdout", gone)
    result = cablelint("check", "suva.cable")
    assert (result.exit_code, result.output) == (2, "")


# --------------------------------------------------------------------------------------------------------- stdin


def test_stdin(cablelint: Cablelint) -> None:
    result = cablelint("check", "-", "--format", "json", input=CABLE)
    assert {finding["path"] for finding in json.loads(result.stdout)["findings"]} == {"<stdin>"}


def test_stdin_under_a_name(cablelint: Cablelint) -> None:
    result = cablelint("check", "-", "--stdin-filename", "a/b.cable", "--format", "concise", input=CABLE)
    assert result.stdout.startswith("a/b.cable:9:6: FAX001")


# --------------------------------------------------------------------------------------------------------- fixes


def test_fix_writes_safe_fixes_only(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--fix", "--format", "json")
    assert cable.read_text() == CABLE.replace("BAD", "GOOD")
    document = json.loads(result.stdout)
    assert [finding["code"] for finding in document["findings"]] == ["FAX002", "FAX003"]
    assert document["summary"]["fixed"] == 1
    assert result.exit_code == 1


def test_unsafe_fixes_are_written_when_asked_for(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--fix", "--unsafe-fixes", "--ignore", "FAX003")
    assert cable.read_text() == CABLE.replace("BAD", "GOOD").replace("MAYBE", "CERTAIN")
    assert (result.exit_code, result.stdout) == (0, "No findings in 1 cable (1 file); 2 fixed.\n")


def test_ignored_findings_are_not_fixed(cablelint: Cablelint, cable: Path) -> None:
    Path("cablelint.toml").write_text('[[per-file-ignores]]\nfiles = "*"\nrules = "FAX001"\nreason = "an exercise"\n')
    cablelint("check", "suva.cable", "--fix")
    cablelint("check", "suva.cable", "--fix", "--ignore", "FAX001")
    assert cable.read_text() == CABLE


@pytest.mark.parametrize(
    ("encode", "name"),
    [
        (lambda text: text.encode("utf-8-sig"), "a byte-order mark"),
        (lambda text: text.encode("utf-16"), "UTF-16"),
        (lambda text: text.replace("\n", "\r\n").encode(), "CRLF"),
        (lambda text: text.replace("Suva", "Suvé").encode("cp1252"), "Windows-1252"),
        (lambda text: text.replace("\n", "\r\n", 3).encode() + b"no last line end", "mixed line ends"),
    ],
)
def test_fixing_changes_nothing_but_the_fix(
    cablelint: Cablelint, cable: Path, encode: Callable[[str], bytes], name: str
) -> None:
    cable.write_bytes(encode(CABLE))
    cable.chmod(0o640)
    assert cablelint("check", "suva.cable", "--fix").exit_code == 1
    assert cable.read_bytes() == encode(CABLE.replace("BAD", "GOOD")), name
    assert cable.stat().st_mode & 0o777 == 0o640


def test_a_file_without_fixes_is_not_touched(cablelint: Cablelint, cable: Path) -> None:
    cable.write_text(CLEAN)
    before = cable.stat()
    cablelint("check", "suva.cable", "--fix")
    assert (cable.stat().st_ino, cable.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_cannot_be_written_is_said_and_reported_as_it_is(cablelint: Cablelint, cable: Path) -> None:
    cable.chmod(0o444)
    other = cable.with_name("other.cable")
    other.write_text(CABLE)
    result = cablelint("check", "--fix", "--exit-zero", "--format", "json")
    assert result.exit_code == 2
    assert result.stderr == "cablelint: suva.cable was not written: it is read-only\n"
    assert cable.read_text() == CABLE
    assert "GOOD" in other.read_text()
    assert [f["path"] for f in json.loads(result.stdout)["findings"] if f["code"] == "FAX001"] == ["suva.cable"]
    assert json.loads(result.stdout)["summary"]["fixed"] == 1


def test_diff_shows_what_would_change_and_writes_nothing(cablelint: Cablelint, cable: Path, golden: Golden) -> None:
    result = cablelint("check", "suva.cable", "--diff")
    assert cable.read_text() == CABLE
    assert result.exit_code == 1
    assert "1 fixable with --fix" in result.stderr
    golden("check-diff.out", result.stdout)


def test_diff_with_fix_writes_nothing(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--diff", "--fix", "--unsafe-fixes")
    assert cable.read_text() == CABLE
    assert "+REF: GOOD day in Suva, CERTAIN two." in result.stdout


def test_a_diff_can_be_applied(cablelint: Cablelint, cable: Path) -> None:
    import subprocess

    cable.write_bytes(CABLE.removesuffix("\n").replace("REF:", "REF: BAD\r\nline").encode())
    patch = cablelint("check", "suva.cable", "--diff", "--show-source").stdout_bytes
    subprocess.run(["git", "apply", "-"], input=patch, cwd=cable.parent, check=True)
    by_git = cable.read_bytes()
    cable.write_bytes(CABLE.removesuffix("\n").replace("REF:", "REF: BAD\r\nline").encode())
    cablelint("check", "suva.cable", "--fix")
    assert cable.read_bytes() == by_git != CABLE.encode()


def test_diff_of_nothing_is_nothing(cablelint: Cablelint, cable: Path) -> None:
    cable.write_text(CLEAN)
    result = cablelint("check", "suva.cable", "--diff", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_a_diff_goes_to_stdout_and_the_reports_to_their_files(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("check", "suva.cable", "--diff", "--output", "a.txt", "--format", "json=a.json")
    assert "+REF: GOOD day in Suva" in result.stdout
    assert result.stderr == ""
    assert "FAX001" in Path("a.txt").read_text()
    assert len(json.loads(Path("a.json").read_text())["findings"]) == 3


def test_what_is_to_be_shown_beside_a_diff_is_in_the_report_that_shows_it(cablelint: Cablelint, cable: Path) -> None:
    options = ["--show-files", "--statistics", "--show-ignored"]
    result = cablelint("check", "suva.cable", "--diff", *options, "--format", "concise=report")
    assert result.exit_code == 1, result.stderr
    assert "suva.cable" in Path("report").read_text().splitlines()[-1] or "FAX001" in Path("report").read_text()


def test_a_diff_in_ci_holds_no_command(cablelint: Cablelint, cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    cable.write_text(CABLE.replace("REF: BAD", "::add-mask::x\n##[command]\nREF: BAD"))
    result = cablelint("check", "suva.cable", "--diff")
    assert "GOOD" in result.stdout
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in result.stdout.splitlines())


def test_fixed_stdin_goes_to_stdout_and_the_report_to_stderr(cablelint: Cablelint) -> None:
    result = cablelint("check", "-", "--fix", input=CABLE)
    assert result.stdout == CABLE.replace("BAD", "GOOD")
    assert "FAX002" in result.stderr
    assert result.exit_code == 1


def test_fixed_stdin_is_not_lost_when_the_report_goes_to_a_file(cablelint: Cablelint) -> None:
    result = cablelint("check", "-", "--fix", "--output", "report.txt", input=CABLE)
    assert (result.stdout, result.stderr) == (CABLE.replace("BAD", "GOOD"), "")
    assert "FAX002" in Path("report.txt").read_text()


# ------------------------------------------------------------------------------------------------------- outputs


def test_outputs() -> None:
    assert parse_outputs((), None, ()) == (Output("text"),)
    assert parse_outputs(("json",), "x", ()) == (Output("json", "x"),)
    assert parse_outputs(("sarif=a=b",), None, ()) == (Output("text"), Output("sarif", "a=b"))


@pytest.mark.parametrize(("post", "counted"), [("SUVA", True), ("QUOKKA EATS QUINCE", False)])
def test_words_where_a_post_would_be_are_counted_for_none(
    cablelint: Cablelint, cable: Path, post: str, counted: bool
) -> None:
    cable.write_text(CABLE.replace("UNCLAS SUVA", f"UNCLAS {post}"))
    assert (post in cablelint("check", ".", "--statistics", "--no-source").stdout) == counted


def test_a_report_takes_the_place_of_nothing_that_the_run_reads(cablelint: Cablelint, cable: Path) -> None:
    (cable.parent / "ids").write_text("08SUVA112\n")
    for options in (
        ["--output", "suva.cable"],
        ["--format", "json=./suva.cable"],
        ["--catalogue", "ids", "--output", "ids"],
    ):
        run = cablelint("check", ".", *options)
        assert run.exit_code == 2
        assert f"the report would overwrite {'ids' if 'ids' in options else 'suva.cable'}" in run.stderr
    assert cable.read_text() == CABLE
    assert (cable.parent / "ids").read_text() == "08SUVA112\n"


@pytest.mark.parametrize("form", STREAMED)
@pytest.mark.parametrize(
    ("paths", "kept", "text"),
    [
        (["."], "suva.cable", CABLE),
        ([".", "--catalogue", "ids"], "ids", "08SUVA112\n"),
        ([".", "--baseline", "known.json"], "known.json", '{"version": 1, "tool": "cablelint", "findings": {}}\n'),
        ([".", "--write-baseline", "known.json"], "known.json", '{"version": 1, "findings": {}}\n'),
        ([".", "--config", "own.toml"], "own.toml", "preview = true\n"),
        ([".", "--baseline", "torn.json"], "report", "of yesterday\n"),
        (["mistyped"], "report", "of yesterday\n"),
    ],
)
def test_a_streamed_report_empties_nothing_of_a_run_that_is_refused(
    cablelint: Cablelint, cable: Path, form: str, paths: list[str], kept: str, text: str
) -> None:
    (cable.parent / "torn.json").write_text("{")
    (cable.parent / kept).write_text(text)
    assert cablelint("check", *paths, "--format", f"{form}={kept}").exit_code == 2
    assert (cable.parent / kept).read_text() == text


@pytest.mark.parametrize("form", STREAMED)
def test_a_streamed_report_of_nothing_takes_the_place_of_the_old_one(
    cablelint: Cablelint, cable: Path, form: str
) -> None:
    cable.write_text(CLEAN)
    (cable.parent / "report").write_text("of yesterday\n")
    assert cablelint("check", ".", "--format", f"{form}=report").exit_code == 0
    assert "yesterday" not in (cable.parent / "report").read_text()


@pytest.mark.parametrize("name", ["cablelint.toml", "pyproject.toml"])
def test_a_report_takes_the_place_of_no_configuration_in_effect(cablelint: Cablelint, cable: Path, name: str) -> None:
    text = "preview = true\n" if name == "cablelint.toml" else "[tool.cablelint]\npreview = true\n"
    (cable.parent / name).write_text(text)
    run = cablelint("check", ".", "--format", f"json={name}")
    assert (run.exit_code, f"the report would overwrite {name}, which this run reads" in run.stderr) == (2, True)
    assert (cable.parent / name).read_text() == text


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_report_takes_the_place_of_no_baseline(cablelint: Cablelint, cable: Path, option: str) -> None:
    assert cablelint("check", ".", "--write-baseline", "known.json").exit_code == 0
    before = (cable.parent / "known.json").read_text()
    run = cablelint("check", ".", option, "known.json", "--format", "json=./known.json")
    assert (run.exit_code, "the report would overwrite known.json" in run.stderr) == (2, True)
    assert (cable.parent / "known.json").read_text() == before


def test_a_report_that_cannot_be_written_leaves_the_old_one(cablelint: Cablelint, cable: Path) -> None:
    """A limit on the size of files is what a full disk is to the program."""
    report = cable.parent / "report.json"
    report.write_text("the old one")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        run = cablelint("check", cable, "--format", "json=report.json")
        fixed = cablelint("check", "--fix", cable)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert run.exit_code == 2
    assert "the report report.json cannot be written: File too large" in run.stderr
    assert report.read_text() == "the old one"
    assert fixed.exit_code == 2
    assert "suva.cable was not written: file too large" in fixed.stderr
    assert cable.read_text() == CABLE
    assert sorted(file.name for file in cable.parent.iterdir()) == ["report.json", "suva.cable"]


def test_what_a_killed_run_has_left_is_told(cablelint: Cablelint, cable: Path) -> None:
    left, recent = cable.parent / ".cablelint-0a1b.tmp", cable.parent / ".cablelint-2c3d.tmp"
    left.write_text(CABLE)
    recent.write_text(CABLE)
    os.utime(left, (1_200_000_000, 1_200_000_000))
    for options in ((), ("--quiet",)):
        run = cablelint("check", ".", *options)
        assert ".cablelint-0a1b.tmp was left by a run that was killed" in run.stderr
        assert recent.name not in run.stderr
