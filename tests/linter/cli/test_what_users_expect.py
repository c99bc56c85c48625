"""What people know from linters that they like, or miss in them: a test for each thing, by the command that does it.

`docs/comparison.md` lists the same things for people, with those that are left out on purpose and why.
"""

from __future__ import annotations

import csv
import importlib
import importlib.metadata
import io
import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

import cablelint as package
from cablelint.cli import cli, progress
from cablelint.reporters import FORMATS
from cablelint.rule import registry
from cablelint.rule.registry import Registry, load_registry
from support.fixtures import Cablelint
from support.pages import ROOT, read
from support.work import HUNG

CABLE = """\
P 121633Z MAY 08
FM AMEMBASSY SUVA
TO SECSTATE WASHDC

C O N F I D E N T I A L SUVA 000112

SIPDIS

E.O. 12958: DECL: 05/12/2018
TAGS PREL, FJ
SUBJECT: (C) AN INVENTED DAY

Classified By: Charge Ada Quill for reasons 1.4 (b) and (d).

1. A day in Suva.

2. (U) A night in Suva.

QUILL
"""
"""A label without its colon (STR008, a warning with a safe fix), and a paragraph without a mark (POR001, an error)."""
CLEAN = CABLE.replace("TAGS PREL", "TAGS: PREL").replace("1. A", "1. (C) A")
FOUND = ["STR008", "POR001"]


@cache
def installed() -> Registry:
    return load_registry(isolated=True)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cablelint:
    """Runs `cablelint` with its own rules in a directory that holds one faulty cable."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(registry, "load_registry", lambda **_: installed())
    (tmp_path / "suva.cable").write_text(CABLE)
    return lambda *arguments, **how: CliRunner().invoke(cli, [*arguments], **how)


Shown = Callable[..., tuple[str, str]]
"""Runs the command line on a terminal; what it writes to standard output, and to standard error."""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_terminal(run: Cablelint, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Runs `cablelint` as `run` does, on a terminal that has colours."""

    def shown(*arguments: str, **environment: str) -> tuple[str, str]:
        streams = Terminal(), Terminal()
        with monkeypatch.context() as patch:
            for name, value in ({"TERM": "xterm"} | environment).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            cli.main([*arguments], standalone_mode=False)
        return streams[0].getvalue(), streams[1].getvalue()

    return shown


def codes(result: Result) -> list[str]:
    return [finding["code"] for finding in json.loads(result.stdout)["findings"]]


def configured(text: str, name: str = "cablelint.toml") -> None:
    Path(name).write_text(text)


# ------------------------------------------------------------------------------------------------ configuration


def test_a_configuration_is_found_above_the_file_and_the_nearest_one_counts(run: Cablelint) -> None:
    Path("a/b").mkdir(parents=True)
    Path("a/b/suva.cable").write_text(CABLE)
    configured('select = ["POR001"]\n')
    assert codes(run("check", "a", "--format", "json")) == ["POR001"]
    configured('select = ["STR008"]\n', "a/cablelint.toml")
    assert codes(run("check", "a", "--format", "json")) == ["STR008"]


def test_a_configuration_may_stand_in_the_project_s_file(run: Cablelint) -> None:
    configured('[tool.cablelint]\nselect = ["POR001"]\n', "pyproject.toml")
    assert codes(run("check", "--format", "json")) == ["POR001"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], FOUND),
        (["--select", "POR"], ["POR001"]),
        (["--select", "error"], ["POR001"]),
        (["--select", "misspelled-label"], ["STR008"]),
        (["--ignore", "missing-portion-mark,CAB"], ["STR008"]),
        (["--select", "POR001", "--extend-select", "STR008"], FOUND),
    ],
)
def test_rules_are_selected_ignored_and_added(run: Cablelint, options: list[str], found: list[str]) -> None:
    assert codes(run("check", "--format", "json", *options)) == found


def test_a_severity_is_the_user_s_to_set(run: Cablelint) -> None:
    configured('[severity]\nPOR001 = "info"\nSTR = "error"\n')
    result = run("check", "--format", "json")
    assert [one["severity"] for one in json.loads(result.stdout)["findings"]] == ["error", "info"]


def test_a_threshold_decides_what_fails(run: Cablelint) -> None:
    levels = ("info", "warning", "error", "never")
    ended = [run("check", "--select", "STR008", "--fail-on", level).exit_code for level in levels]
    assert ended == [1, 1, 0, 0]
    assert run("check", "--exit-zero").exit_code == 0


def test_files_and_settings_can_be_listed(run: Cablelint) -> None:
    Path("notes.txt").write_text("Buy paint.\n")
    shown = run("check", "--show-files").stdout
    assert "read: suva.cable\n" in shown
    assert "passed over, no cable was recognised: notes.txt\n" in shown
    configured('profile = "ic"\n')
    assert re.search(r'profile = "ic" +# cablelint\.toml:1', run("config").stdout)


# ------------------------------------------------------------------------------------------------- what is waived


def test_findings_of_some_files_pass_with_a_reason_until_a_day(run: Cablelint) -> None:
    entry = '[[per-file-ignores]]\nfiles = "*.cable"\nrules = "POR001"\n'
    configured(entry)
    assert "needs" in run("check").stderr, "no waiver without a reason"
    configured(f'{entry}reason = "The old template."\nexpires = 2027-04-01\n')
    assert codes(run("check", "--format", "json", "--today", "2027-04-01")) == ["STR008"]
    assert "CFG001" in codes(run("check", "--format", "json", "--today", "2027-04-02"))


def test_a_waiver_that_matches_nothing_is_reported(run: Cablelint) -> None:
    configured('[[rule-ignores]]\nrules = "DEC001"\nreason = "It was mended."\n')
    result = run("check", "--format", "json")
    assert ("CFG001", "cablelint.toml") in {(one["code"], one["path"]) for one in json.loads(result.stdout)["findings"]}


def test_what_is_waived_can_be_seen_and_overruled(run: Cablelint) -> None:
    configured('[[rule-ignores]]\nrules = "POR001"\nreason = "The old template."\n')
    shown = run("check", "--format", "concise", "--show-ignored").stdout
    assert "POR001" in shown
    assert "The old template." in shown
    assert codes(run("check", "--format", "json", "--no-ignores")) == FOUND


def test_some_rules_cannot_be_waived(run: Cablelint) -> None:
    configured('mandatory = ["POR001"]\n[[rule-ignores]]\nrules = "POR"\nreason = "All of them."\n')
    assert "POR001" in codes(run("check", "--format", "json", "--select", "STR"))
    assert run("check", "--ignore", "CFG001").exit_code == 2, "nor are the findings about the run"


def test_a_cable_has_no_room_for_a_comment_that_waives(run: Cablelint) -> None:
    """Left out on purpose: what stands in a cable is sent."""
    Path("suva.cable").write_text(CABLE.replace("A day", "cablelint: ignore POR001. A day"))
    assert codes(run("check", "--format", "json")) == FOUND
    assert "A cable has no room for comments" in read("docs/usage.md")


def test_what_is_there_today_passes_and_what_is_new_fails(run: Cablelint) -> None:
    assert run("check", "--write-baseline", "known.json").exit_code == 0
    assert run("check", "--baseline", "known.json").exit_code == 0
    Path("suva.cable").write_text(CABLE.replace("\nQUILL", "\n3. Another day.\n\nQUILL"))
    assert codes(run("check", "--baseline", "known.json", "--format", "json")) == ["POR001"]
    Path("suva.cable").write_text(CLEAN)
    assert set(codes(run("check", "--baseline", "known.json", "--format", "json"))) == {"CFG001"}
    assert run("check", "--baseline", "known.json", "--prune-baseline").exit_code == 0


# ---------------------------------------------------------------------------------------------------------- fixes


def test_fixes_are_safe_or_asked_for_and_can_be_looked_at_first(run: Cablelint) -> None:
    Path("suva.cable").write_text(CLEAN.replace("TAGS:", "TAGS").replace("1.4 (b) and (d)", "1.5 (b) and (d)"))
    before = Path("suva.cable").read_text()
    safe, all_of_them = (run("check", "--diff", *more).stdout for more in ([], ["--unsafe-fixes"]))
    assert "+TAGS: PREL, FJ\n" in safe
    assert "reasons 1.4" not in safe
    assert "reasons 1.4" in all_of_them
    assert Path("suva.cable").read_text() == before
    run("check", "--fix")
    assert Path("suva.cable").read_text() == before.replace("TAGS PREL", "TAGS: PREL")
    run("check", "--fix", "--unsafe-fixes")
    assert Path("suva.cable").read_text() == CLEAN


def test_standard_input_has_a_name_and_with_a_fix_the_cable_comes_out(run: Cablelint) -> None:
    result = run("check", "-", "--stdin-filename", "draft.cable", "--format", "json", input=CABLE)
    assert {one["path"] for one in json.loads(result.stdout)["findings"]} == {"draft.cable"}
    result = run("check", "-", "--fix", input=CABLE)
    assert result.stdout == CABLE.replace("TAGS PREL", "TAGS: PREL")
    assert "POR001" in result.stderr


def test_fixes_are_asked_one_by_one(run: Cablelint) -> None:
    asked = run("check", "--fix", "--interactive", input="3\n")
    assert (asked.exit_code, "terminal" in asked.stderr) == (2, True)  # `test_interactive.py` has one


# -------------------------------------------------------------------------------------------------------- formats


def test_there_are_formats_for_people_and_for_machines(run: Cablelint) -> None:
    assert len(FORMATS) >= 11
    for form in FORMATS:
        target = [f"{form}=out"]
        assert run("check", "--format", *target).exit_code == 1, form
        assert "POR001" in Path("out").read_text(encoding="utf-8"), form


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("sarif", '"ruleId": "POR001"'),
        ("github", "::error file=suva.cable,line=15"),
        ("gitlab", '"check_name": "POR001 missing-portion-mark"'),
        ("junit", '<testsuite name="suva.cable"'),
    ],
)
def test_code_hosts_and_ci_systems_have_theirs(run: Cablelint, form: str, shown: str) -> None:
    assert shown in run("check", "--format", form).stdout


def test_a_fingerprint_outlives_what_is_inserted_above(run: Cablelint) -> None:
    def marks() -> list[str]:
        (log,) = json.loads(run("check", "--format", "sarif").stdout)["runs"]
        return [result["partialFingerprints"] for result in log["results"]]

    before = marks()
    Path("suva.cable").write_text(
        CABLE.replace("\n1. A day", "\n1. (U) Before.\n\n2. A day").replace("\n2. (U)", "\n3. (U)")
    )
    assert marks() == before


def test_several_reports_come_of_one_run(run: Cablelint) -> None:
    result = run("check", "--format", "concise", "--format", "sarif=a.sarif", "--format", "junit=b.xml")
    assert "suva.cable:15:1: POR001 error" in result.stdout
    assert '"POR001"' in Path("a.sarif").read_text()
    assert "POR001" in Path("b.xml").read_text()


def test_findings_are_counted(run: Cablelint) -> None:
    assert "1  POR001  error    missing-portion-mark\n" in run("check", "--statistics", "--format", "concise").stdout
    counts = json.loads(run("check", "--statistics", "--format", "json").stdout)
    assert set(counts["statistics_by"]) == {"post", "year", "level"}
    rows = list(csv.DictReader(io.StringIO(run("check", "--statistics", "--format", "csv").stdout)))
    assert {row["by"] for row in rows} == {"rule", "post", "year", "level"}


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "github-summary"])
def test_a_report_holds_no_text_of_the_cable_unless_asked(run: Cablelint, form: str) -> None:
    shown = run("check", "--format", form, "--no-source").stdout
    assert not [word for word in ("INVENTED", "Quill", "A day", "QUILL") if word in shown]


# ---------------------------------------------------------------------------------------------------- explanations


def test_a_rule_is_explained_for_people_and_for_programs(run: Cablelint) -> None:
    shown = run("rule", "missing-portion-mark").stdout
    assert shown.startswith("missing-portion-mark (POR001)\n")
    assert "What it checks" in shown
    (rule,) = json.loads(run("rule", "POR001", "--format", "json").stdout)
    assert (rule["code"], rule["severity"], rule["enabled"]) == ("POR001", "error", True)
    assert rule["examples"][0]["bad"] != rule["examples"][0]["good"]


def test_every_rule_has_a_page(run: Cablelint) -> None:
    assert run("rule", "POR001", "--format", "markdown").stdout in read("docs/rules/missing-portion-mark.md")
    names = [entry.rule.name for entry in installed()]
    assert not [name for name in names if not (ROOT / "docs" / "rules" / f"{name}.md").is_file()]


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["check", "--select", "POR0001"], "POR001"),
        (["check", "--select", "missing-portion-marks"], "missing-portion-mark"),
        (["rule", "misspelt-label"], "misspelled-label"),
        (["check", "--format", "jsno"], "json"),
        (["chekc"], "check"),
        (["check", "--formt", "json"], "--format"),
    ],
)
def test_who_mistypes_is_told_what_was_meant_and_nothing_is_checked(
    run: Cablelint, arguments: list[str], meant: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f'did you mean "{meant}"?' in result.stderr


def test_an_unknown_key_of_the_configuration_is_an_error_with_its_place(run: Cablelint) -> None:
    configured('profile = "ic"\nselekt = []\n')
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("cablelint: error: cablelint.toml:2: ")
    assert 'did you mean "select"?' in result.stderr


def test_nothing_checked_is_no_pass(run: Cablelint) -> None:
    Path("empty").mkdir()
    assert run("check", "empty").exit_code == 3
    assert run("check", "empty", "--allow-empty").exit_code == 0
    assert run("check", "nowhere").exit_code == 2
    assert "nothing was checked" in run("check", "empty", "-q").stderr
    Path("suva.cable").write_bytes(b"\x00\xff\xfe\x01")
    assert run("check").exit_code == 2, "what was not read is no pass, either"


# ------------------------------------------------------------------------------------------------- on a terminal


@pytest.mark.parametrize(
    ("words", "completed"), [("check --select POR00", "POR001"), ("rule missing-p", "missing-portion-mark"),
                             ("che", "check"), ("check --format sa", "sarif")]
)  # fmt: skip
def test_the_shell_completes(run: Cablelint, words: str, completed: str) -> None:
    said = {"COMP_WORDS": f"cablelint {words}", "COMP_CWORD": str(len(words.split()))}
    result = run(env={"_CABLELINT_COMPLETE": "bash_complete", **said}, prog_name="cablelint")
    assert completed in [line.partition(",")[2] for line in result.stdout.splitlines()]


def test_shells_get_their_scripts(run: Cablelint) -> None:
    usage = read("docs/usage.md")
    for shell in ("bash", "zsh", "fish", "powershell"):
        assert run(env={"_CABLELINT_COMPLETE": f"{shell}_source"}, prog_name="cablelint").stdout
        assert f"{shell}_source" in usage


def test_a_long_run_shows_how_far_it_is(on_terminal: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0)
    assert "0 of 1 files" in on_terminal("check")[1]
    assert "of 1 files" not in on_terminal("check", CI="1")[1]


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_follow_the_conventions(on_terminal: Shown, environment: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[31m" in on_terminal("check", **environment)[0]) is coloured


def test_a_code_is_a_link_where_the_terminal_has_links(run: Cablelint, on_terminal: Shown) -> None:
    assert "\x1b]8;;https://" in on_terminal("check", FORCE_HYPERLINK="1")[0]
    assert "\x1b]8;;" not in run("check", "--color", "always").stdout


def test_a_cable_is_shown_with_its_findings(run: Cablelint) -> None:
    result = run("show", "suva.cable")
    assert "A day in Suva." in result.stdout
    assert "POR001" in result.stdout


# -------------------------------------------------------------------------------------------------- many, and fast


def test_several_processes_find_the_same(run: Cablelint) -> None:
    for number in range(5):
        Path(f"{number}.cable").write_text(CABLE)
    one, two = (run("check", "--format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert len(codes(two)) == 12


def test_a_second_run_is_faster_because_results_are_kept_and_one_option_turns_that_off() -> None:
    """`test_cache.py` holds the rest of it."""
    assert "`--no-cache`" in comparison()
    assert "--no-cache" in CliRunner().invoke(cli, ["check", "--help"]).stdout


def test_there_is_no_watching_and_the_page_says_why() -> None:
    """Left out on purpose."""
    assert "**Watching files.**" in comparison()


# --------------------------------------------------------------------------------------- hooks, runners, editors


def test_the_repository_is_a_hook_an_action_and_an_image() -> None:
    hooks = yaml.safe_load(read(".pre-commit-hooks.yaml"))
    assert [hook["id"] for hook in hooks] == ["cablelint", "cablelint-fix", "cablelint-all"]
    action = yaml.safe_load(read("action.yml"))
    assert action["runs"]["using"] == "composite"
    assert 'ENTRYPOINT ["cablelint"]' in read("Dockerfile")
    assert "codequality: code-quality.json" in read("docs/usage.md")


def test_one_command_sets_a_repository_up(run: Cablelint) -> None:
    assert run("init").exit_code == 0
    assert yaml.safe_load(Path(".pre-commit-config.yaml").read_text())["repos"][0]["hooks"][0]["id"] == "cablelint"
    assert run("config").exit_code == 0


def test_an_editor_is_served() -> None:
    ask = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "processId": None, "rootUri": None, "capabilities": {},
    }})  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "cablelint", "server"], input=f"Content-Length: {len(ask)}\r\n\r\n{ask}",
        capture_output=True, text=True, check=False, timeout=HUNG,
    )  # fmt: skip
    assert '"textDocumentSync"' in done.stdout


def test_a_draft_of_a_word_processor_is_read(run: Cablelint) -> None:
    document = importlib.import_module("docx").Document()
    for line in CABLE.splitlines():
        document.add_paragraph(line)
    document.save("draft.docx")
    assert "POR001" in codes(run("check", "draft.docx", "--format", "json"))


def test_a_page_checks_where_nothing_can_be_installed(run: Cablelint) -> None:
    done = run("page", "--output", "cablelint.html")
    assert (done.exit_code, "pyodide" in done.stderr.lower()) == (2, True)  # it needs the interpreter of the page


# ---------------------------------------------------------------------------------------------- rules of one's own


def test_an_installed_distribution_brings_rules(
    run: Cablelint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("rule", "--new", "loud-paragraph")
    site = tmp_path / "site" / "loud-1.0.dist-info"
    site.mkdir(parents=True)
    (site / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n")
    (site / "entry_points.txt").write_text("[cablelint.rules]\nours = loud_paragraph:rules\n")
    for folder in (site.parent, tmp_path / "cablelint-loud-paragraph"):
        monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(registry, "load_registry", load_registry)
    Path("suva.cable").write_text(CLEAN.replace("day in Suva.", "day in Suva!"))
    result = run("check", "--format", "json", "--select", "OUR", "suva.cable")
    assert codes(result) == ["OUR001"]
    assert "loud 1.0" in run("config").stdout
    assert run("check", "--isolated", "suva.cable").exit_code == 0


def test_posts_and_tags_of_one_s_own_need_no_code(run: Cablelint) -> None:
    Path("suva.cable").write_text(CLEAN.replace("TAGS: PREL, FJ", "TAGS: PQQQ, FJ"))
    assert "TAG001" in codes(run("check", "--format", "json"))
    configured('[[tags]]\nname = "PQQQ"\nsource = "Notice of 3 May 2005"\ndate = 2005-05-03\n')
    assert codes(run("check", "--format", "json", "--as-of", "2008-05-12")) == []
    assert "**Rules without code.**" in comparison()


def test_rules_on_trial_run_only_when_asked_for(run: Cablelint) -> None:
    assert "--preview" in run("check", "--help").stdout
    assert run("check", "--preview").exit_code == 1
    assert "## Previews" in read("docs/releases.md")


def test_python_is_typed_and_has_an_interface() -> None:
    assert (Path(package.__file__).parent / "py.typed").is_file()
    assert [finding.code for finding in package.lint_text(CABLE, path="suva.cable")] == FOUND
    cable = package.parse_text(CABLE)
    assert (cable.post, cable.number) == ("SUVA", 112)


# ------------------------------------------------------------------------------------------------- everything else


def test_no_network_is_asked(run: Cablelint, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> Any:
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert run("check", "--fix", "--format", "html=report.html").exit_code == 1


def test_two_distributions_come_with_it() -> None:
    needed = [entry for entry in importlib.metadata.requires("cablelint") or [] if "extra ==" not in entry]
    assert sorted(re.split(r"[<>=!~ ]", entry)[0] for entry in needed) == ["click", "lark"]


def test_messages_speak_one_language_and_the_page_says_why() -> None:
    """Left out on purpose."""
    assert "**Messages in other languages.**" in comparison()


def test_who_upgrades_is_told_what_may_change() -> None:
    """Names of rules are not redirected, for they do not change: the page says so."""
    assert "**Old names of rules.**" in comparison()
    assert "Those of older releases are read." in read("docs/releases.md")


def comparison() -> str:
    return read("docs/comparison.md")
