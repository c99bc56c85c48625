from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import cablelint
from cablelint import Cable, Catalogue, Context, Edit, Facts, Related, Report, Span, Violation, safe_fix
from cablelint.api import lint_paths, lint_text
from cablelint.engine import checker
from cablelint.engine.checks import Checks
from cablelint.engine.run import run
from cablelint.errors import UsageError
from cablelint.findings.finding import Excerpt
from cablelint.fixes.fixer import Fixer
from cablelint.rule.registry import Registry
from cablelint.settings.configuration import Configuration
from cablelint.settings.settings import PerFileIgnore, Settings
from support.findings import quoted_by
from support.invented import INVENTED, Crashing, EveryCable, LowerCaseReference, Unlisted, cable, later

REGISTRY = Registry.of(*INVENTED)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*paths: str, registry: Registry = REGISTRY, **settings: Any) -> Report:
    return run(paths or ["."], Settings(**settings), registry=registry)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report]


def test_files_one_after_another(here: Path) -> None:
    (here / "b.cable").write_text(cable())
    (here / "a.cable").write_text(later(cable(), 513))
    report = check(select=("ZZA",))
    assert [(finding.path, finding.cable) for finding in report if finding.code == "ZZA002"] == [
        ("a.cable", "08WINDHOEK513"),
        ("b.cable", "08WINDHOEK512"),
    ]
    summary = report.summary
    assert (summary.files, summary.cables, summary.errors, summary.warnings, summary.infos) == (2, 2, 2, 6, 0)
    assert not report.broken


def test_an_unreadable_file_is_a_finding_and_the_others_are_linted(here: Path) -> None:
    (here / "a.cable").write_bytes(b"\x81\x00\xff")
    (here / "b.cable").write_text(cable())
    (here / "c.cable").symlink_to(here / "nowhere")
    report = check(select=("ZZA002",))
    assert codes(report) == ["CFG002", "ZZA002", "CFG002"]
    assert report.broken
    assert report.summary.files == 3
    assert report.findings[0].message.startswith("The file cannot be decoded")


def test_a_candidate_that_is_no_cable_is_not_counted(here: Path) -> None:
    (here / "notes.txt").write_text("paint\n")
    assert check().summary.files == 0
    assert check("notes.txt").summary.files == 1


def test_a_missing_path(here: Path) -> None:
    with pytest.raises(UsageError, match="gone"):
        check("gone")


def test_standard_input(here: Path) -> None:
    report = run(
        ["-"], Settings(select=("ZZA002",)), registry=REGISTRY, stdin=cable().encode(), stdin_filename="x.cable"
    )
    assert [(finding.path, finding.code) for finding in report] == [("x.cable", "ZZA002")]


def test_a_failing_rule_breaks_the_run(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    report = check(registry=Registry.of(Crashing, EveryCable))
    assert report.broken
    assert set(codes(report)) == {"CFG003", "ZZC001", "ZZA002"}


def test_severities_of_the_settings(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    report = check(select=("ZZA002",), severity={"every-cable": "info"})
    assert report.summary.infos == 1


def test_progress(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    (here / "b.cable").write_text(cable())
    calls = []
    run(["."], Settings(), registry=REGISTRY, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(0, 2), (1, 2)]


# ------------------------------------------------------------------------------------------------------ fixes

FIXABLE = cable(reference="REF: a lamp")
MENDED = cable(reference="REF: A LAMP")


def fixed(*paths: str, fixer: Fixer, stdin: bytes | None = None, **settings: Any) -> Report:
    return run(paths, Settings(**settings), registry=REGISTRY, fixer=fixer, stdin=stdin, with_excerpts=True)


def test_a_file_is_repaired_and_then_linted(here: Path) -> None:
    (here / "a.cable").write_text(FIXABLE)
    (here / "b.cable").write_text(cable())
    fixer = Fixer()
    assert codes(fixed(".", fixer=fixer, select=("ZZF001",))) == []
    assert (fixer.fixed, fixer.refused) == (1, [])
    assert (here / "a.cable").read_text() == MENDED


def test_a_file_that_is_not_written_is_linted_as_it_is(here: Path) -> None:
    (here / "a.cable").write_text(FIXABLE)
    fixer = Fixer(write=False)
    assert codes(fixed("a.cable", fixer=fixer, select=("ZZF001",))) == ["ZZF001"]
    assert "+REF: A LAMP\n" in fixer.differences
    assert (here / "a.cable").read_text() == FIXABLE


def test_what_is_ignored_is_not_fixed(here: Path) -> None:
    (here / "a.cable").write_text(FIXABLE)
    entries = (ignore("a.cable", "ZZF001"),)
    report = fixed("a.cable", fixer=Fixer(), select=("ZZF001",), per_file_ignores=entries)
    assert report.summary.ignored == 1
    assert (here / "a.cable").read_text() == FIXABLE


class WithoutBlankLine(LowerCaseReference):
    """The text does not begin with a blank line."""

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        if not node.source.text.startswith("\n"):
            yield Violation(Span(0, 1), "There is no blank line.", fix=safe_fix("Add it", Edit(0, 0, "\n")))


def test_repaired_standard_input_is_quoted_as_it_was_repaired(here: Path) -> None:
    (here / "ids").write_text("# complete-for: everything\n08STATE70412\n")
    fixer = Fixer()
    settings = Settings(catalogue=("ids",))
    registry = Registry.of(WithoutBlankLine, Unlisted)
    report = run(["-"], settings, registry=registry, stdin=cable().encode(), fixer=fixer, with_excerpts=True)
    assert fixer.piped == b"\n" + cable().encode()
    assert [quoted_by(finding).lines for finding in report] == [("B. WINDHOEK 498",)]


def test_each_file_has_the_settings_nearest_to_it(here: Path) -> None:
    for name in ("a.cable", "sub/b.cable"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(cable())
    (here / "cablelint.toml").write_text('select = ["ZZA002"]')
    (here / "sub" / "cablelint.toml").write_text('select = ["ZZF", "ZZB001"]')
    report = run(["."], Configuration(REGISTRY))
    assert [(finding.path, finding.code) for finding in report] == [("a.cable", "ZZA002"), ("sub/b.cable", "ZZB001")]


# ---------------------------------------------------------------------------------------------------- ignores


def ignore(pattern: str, *rules: str) -> PerFileIgnore:
    return PerFileIgnore(pattern, rules, "a specimen", "cablelint.toml", 3)


def test_a_per_file_ignore_suppresses_and_counts(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    (here / "b.cable").write_text(later(cable(), 513))
    report = check(select=("ZZA",), per_file_ignores=(ignore("a.cable", "ZZA001"),))
    assert [finding.path for finding in report if finding.code == "ZZA001"] == ["b.cable"] * 3
    assert report.summary.ignored == 3
    assert report.summary.warnings == 3


def test_what_is_about_the_run_is_never_suppressed(here: Path) -> None:
    (here / "a.cable").write_bytes(b"\x81\x00\xff")
    assert codes(check(per_file_ignores=(ignore("*", "ALL"),))) == ["CFG002"]


def unused(report: Report) -> list[tuple[str, int, str, str | None]]:
    return [(f.path, f.line, f.message, f.expected) for f in report if f.code == "CFG001"]


def test_an_ignore_that_matches_nothing(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    report = check(per_file_ignores=(ignore("a.cable", "ZZF001"), ignore("a.cable", "ZZA001", "lower-case-reference")))
    assert unused(report) == [
        ("cablelint.toml", 3, 'The entry that ignores ZZF001 in "a.cable" matches nothing.', "no such entry"),
        (
            "cablelint.toml",
            3,
            'The entry that ignores lower-case-reference in "a.cable" matches nothing.',
            "an entry without lower-case-reference",
        ),
    ]
    assert report.summary.warnings == 2
    prints = [finding.fingerprint for finding in report]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize(
    "settings",
    [
        {"per_file_ignores": (ignore("a.cable", "ZZF001"),), "select": ("ZZA",)},
        {"per_file_ignores": (ignore("a.cable", "ZZF"),), "ignore": ("ZZF001",)},
        {"per_file_ignores": (ignore("a.cable", "sleeper"),)},
        {"per_file_ignores": (ignore("a.cable", "coded-only"),)},
    ],
)
def test_nothing_is_said_of_what_did_not_run(here: Path, settings: dict[str, Any]) -> None:
    (here / "a.cable").write_text(cable())
    assert unused(check(**settings)) == []


def test_an_ignore_that_matches_no_file_of_its_directory(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    entries = (ignore("b.cable", "ZZF001"),)
    (found,) = unused(check(per_file_ignores=entries))
    assert found[2] == 'The entry that ignores ZZF001 in "b.cable" matches no file.'
    assert unused(check("a.cable", per_file_ignores=entries)) == []
    assert unused(check(per_file_ignores=entries, root=str(here.parent))) == []


def test_an_ignore_of_many_rules_is_judged_by_those_that_run_by_themselves(here: Path) -> None:
    (here / "a.cable").write_text(cable(body="No number."))
    entries = (ignore("a.cable", "ZZB"), ignore("a.cable", "ZZF"))
    assert len(unused(check(per_file_ignores=entries, extend_select=("sleeper",)))) == 1


def test_an_ignore_of_files_that_the_run_did_not_see_may_be_of_use_there(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    (here / "b.cable").write_text(cable(reference="REF: a lamp"))
    entries = (ignore("*.cable", "ZZF001"),)
    assert unused(check("a.cable", per_file_ignores=entries)) == []
    assert unused(check(".", per_file_ignores=entries)) == []
    (here / "b.cable").write_text(later(cable(), 513))
    assert len(unused(check(".", per_file_ignores=entries))) == 1
    assert unused(check("a.cable", per_file_ignores=entries)) == []


# ------------------------------------------------------------------------------------ rules about the whole run


def excerpts_when(here: Path, happens: Callable[[], object]) -> list[Excerpt | None]:
    """The excerpts of a run when something happens after its first file was linted."""
    (here / "z.cable").write_text("")
    settings = Settings(select=("ZZR001",), catalogue=("ids",))

    def progress(done: int, _total: int) -> None:
        if done:
            happens()

    report = run(["a.cable", "z.cable"], settings, registry=REGISTRY, with_excerpts=True, progress=progress)
    return [finding.excerpt for finding in report]


def test_an_excerpt_of_a_file_that_has_gone_is_left_out(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    (here / "ids").write_text("# complete-for: everything\n08STATE70412\n")
    assert excerpts_when(here, lambda: (here / "a.cable").unlink()) == [None]


def test_an_excerpt_of_a_file_that_has_shrunk_is_left_out(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    (here / "ids").write_text("# complete-for: everything\n08STATE70412\n")
    assert excerpts_when(here, lambda: (here / "a.cable").write_text("")) == [None]


def test_without_a_catalogue_one_line_says_how_to_turn_it_on(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    (here / "b.cable").write_text(later(cable(), 513))
    report = check(select=("ZZR001",))
    assert codes(report) == []
    (notice,) = report.notices
    assert "ZZR001 unlisted did not run" in notice
    assert "--catalogue FILE" in notice
    assert "\n" not in notice


def test_no_notice_where_there_is_nothing_to_resolve(here: Path) -> None:
    (here / "a.cable").write_text(cable(reference="REF: SEPTEL"))
    assert check(select=("ZZR001",)).notices == ()
    (here / "a.cable").write_text(cable())
    assert check(select=("ZZA",)).notices == ()


def test_no_notice_where_the_run_has_all_that_is_cited(here: Path) -> None:
    (here / "a.cable").write_text(cable(reference="REF: WINDHOEK 513"))
    assert len(check(select=("ZZR001",)).notices) == 1
    (here / "b.cable").write_text(later(cable(reference="REF: WINDHOEK 512"), 513))
    assert check(select=("ZZR001",)).notices == ()
    (here / "c.cable").write_text(later(cable(reference="REF: A. WINDHOEK 512\nB. SUVA 9"), 514))
    assert len(check(select=("ZZR001",)).notices) == 1


def test_a_reference_that_is_not_in_the_list(here: Path) -> None:
    text = cable()
    (here / "a.cable").write_text(text)
    (here / "ids").write_text("# complete-for: everything\n08STATE70412\n07WINDHOEK498\n")
    report = run(["a.cable"], Settings(select=("ZZR001",), catalogue=("ids",)), registry=REGISTRY, with_excerpts=True)
    (finding,) = report
    line = text.split("\n").index("B. WINDHOEK 498") + 1
    assert (finding.path, finding.cable, finding.line, finding.column) == ("a.cable", "08WINDHOEK512", line, 4)
    assert finding.expected == "07WINDHOEK498"
    assert quoted_by(finding).lines == ("B. WINDHOEK 498",)
    assert quoted_by(finding).marking == "CONFIDENTIAL"
    assert report.notices == ()


def test_the_files_of_the_run_as_the_catalogue(here: Path) -> None:
    (here / "a.cable").write_text(later(cable(reference="REF: WINDHOEK 2"), 1))
    (here / "b.cable").write_text(later(cable(reference="REF: A. WINDHOEK 600 B. SUVA 7"), 2))
    report = check(select=("ZZR001",), catalogue=("run",))
    assert [(finding.path, finding.message) for finding in report] == [("b.cable", "08WINDHOEK600 is not listed.")]
    assert [notice for notice in report.notices if "1 reference was not looked for" in notice]


def test_run_rules_heed_ignores_and_their_excerpts_come_from_standard_input_too(here: Path) -> None:
    settings = Settings(select=("ZZR001",), catalogue=("run",), per_file_ignores=(ignore("a.cable", "ZZR001"),))
    (here / "a.cable").write_text(later(cable(), 1))
    report = run(["a.cable", "-"], settings, registry=REGISTRY, stdin=later(cable(), 2).encode(), with_excerpts=True)
    assert [finding.path for finding in report] == ["<stdin>"]
    assert quoted_by(report.findings[0]).lines == ("B. WINDHOEK 498",)
    assert report.summary.ignored == 1


class FailingAcross(Unlisted):
    """Fails after the first finding."""

    def check_run(self, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
        yield from list(super().check_run(facts, catalogue))[:1]
        raise OSError(facts.path)


def test_a_run_rule_that_fails_is_contained(here: Path) -> None:
    (here / "a.cable").write_text(later(cable(), 1))
    report = check(registry=Registry.of(FailingAcross), catalogue=("run",))
    assert codes(report) == ["CFG003", "ZZR001"]
    assert report.broken
    assert "failed with OSError" in report.findings[0].message


# ------------------------------------------------------------------------------------------ the python interface


def test_lint_text() -> None:
    found = lint_text(cable(), path="x.cable", settings=Settings(select=("ZZA002",)), registry=REGISTRY)
    assert [(finding.path, finding.code) for finding in found] == [("x.cable", "ZZA002")]


def test_texts_under_equal_settings_share_one_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    class Counted(Checks):
        def __init__(self, *given: Any, **named: Any) -> None:
            made.append(1)
            super().__init__(*given, **named)

    monkeypatch.setattr(checker, "Checks", Counted)
    registry = Registry.of(*INVENTED)
    for _ in range(3):
        assert len(lint_text(cable(), settings=Settings(select=("ZZA002",)), registry=registry)) == 1
    assert len(made) == 1
    lint_text(cable(), settings=Settings(select=("ZZA001",)), registry=registry)
    lint_text(cable(), settings=Settings(select=("ZZA001",)), registry=registry, with_excerpts=True)
    lint_text(cable(), settings=Settings(select=("ZZA001",)), registry=Registry.of(*INVENTED))
    assert len(made) == 4


def test_a_shared_checker_knows_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    class Day(EveryCable):
        """Says which day it is."""

        def check(self, node: Cable, context: Context) -> Iterator[Violation]:
            yield Violation(node.span, f"It is {context.today}.")

    class Clock(datetime.date):
        @classmethod
        def today(cls) -> Any:
            return days.pop(0)

    registry = Registry.of(Day)
    days = [datetime.date(2026, 12, 31), datetime.date(2027, 1, 1)]
    monkeypatch.setattr("cablelint.engine.checker.datetime.date", Clock)
    said = [finding.message for _ in range(2) for finding in lint_text(cable(), registry=registry)]
    assert said == ["It is 2026-12-31.", "It is 2027-01-01."]


def test_nothing_of_one_text_is_left_for_the_next(here: Path) -> None:
    settings = Settings(select=("ZZA002",), per_file_ignores=(ignore("sub/a.cable", "ZZA"),))
    assert len(lint_text(cable(), "sub/a.cable", settings, registry=REGISTRY)) == 0
    (here / "sub").mkdir()
    os.chdir(here / "sub")
    assert len(lint_text(cable(), "a.cable", settings, registry=REGISTRY)) == 1


def test_lint_paths(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    (here / "cablelint.toml").write_text('select = ["ZZA002"]')
    assert codes(lint_paths(".", registry=REGISTRY)) == ["ZZA002"]
    assert "ZZA001" in codes(lint_paths([here / "a.cable"], Settings(), registry=REGISTRY))


def test_every_public_name_is_there() -> None:
    assert all(getattr(cablelint, name) is not None for name in cablelint.__all__)
    assert set(cablelint.__all__) == set(cablelint._HOMES) | {"__version__"}
    assert set(cablelint.__all__) <= set(dir(cablelint))
    with pytest.raises(AttributeError, match="nothing_like_it"):
        cablelint.nothing_like_it  # noqa: B018


def test_importing_the_package_reads_neither_lark_nor_click() -> None:
    code = (
        "import cablelint, sys; assert not {'lark', 'click', 'tomllib', 'cablegrammar'} & set(sys.modules), sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )


def test_all_packages_are_typed() -> None:
    from importlib.resources import files

    for package in ("cablegrammar", "cablelint", "cablerules"):
        assert (files(package) / "py.typed").is_file()


def test_edits_are_offsets_of_the_text(here: Path) -> None:
    text = cable(reference="REF: a lamp")
    (finding,) = lint_text(text, settings=Settings(select=("ZZF001",)), registry=REGISTRY)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert isinstance(edit, Edit)
    assert text[edit.start : edit.end] == "a lamp"


@pytest.mark.parametrize(
    "settings",
    [{"profile": "navy"}, {"fail_on": "sometimes"}, {"severity": {"ZZA001": "fatal"}}, {"select": ("ZZX",)}],
)
def test_settings_that_cannot_be_used(settings: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=f"{next(iter(settings.values()))}|fatal|ZZX"):
        lint_text(cable(), settings=Settings(**settings), registry=REGISTRY)


def test_settings_of_plain_strings(here: Path) -> None:
    (here / "a.cable").write_text(cable())
    assert check(select=("ZZA002",), fail_on="error").failing
    assert not check(select=("ZZA002",), fail_on="error", severity={"ZZA002": "warning"}).failing


def test_a_report_knows_that_nothing_was_checked(here: Path) -> None:
    assert check().empty
    (here / "a.cable").write_text(cable())
    assert not check(select=("ZZA002",)).empty
    assert check(ignore=("ALL",)).empty


def test_an_excerpt_of_a_rule_about_the_run_holds_the_related_lines_near_by(here: Path) -> None:
    class Pairs(Unlisted):
        """Points from one reference to another."""

        def check_run(self, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
            first, second = facts.references
            yield Violation(second.span, "A fault.", related=(Related(first.span, "the first"),))

    (here / "a.cable").write_text(cable())
    report = run(["a.cable"], Settings(catalogue=("run",)), registry=Registry.of(Pairs), with_excerpts=True)
    (finding,) = report
    assert quoted_by(finding).lines == ("REF: A. STATE 70412", "B. WINDHOEK 498")


def test_bytes_are_no_text() -> None:
    with pytest.raises(TypeError, match="a str, not bytes"):
        lint_text(cable().encode(), registry=REGISTRY)  # type: ignore[arg-type] # that is the fault
