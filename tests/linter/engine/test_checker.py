from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.source import Source
from cablelint import (
    AnyRule,
    Cable,
    CableRule,
    Context,
    Edit,
    Fix,
    Node,
    Paragraph,
    Related,
    Severity,
    Span,
    Violation,
    safe_fix,
)
from cablelint.api import lint_text
from cablelint.engine import checker as engine
from cablelint.engine.checker import Checker, lint_source
from cablelint.findings.results import FileResult
from cablelint.rule.registry import LoadedRule, Registry
from cablelint.settings.settings import Settings
from support.findings import quoted_by
from support.invented import (
    Crashing,
    EveryCable,
    EveryParagraph,
    LowerCaseReference,
    OutOfPlace,
    cable,
    later,
)


def loaded(*rules: type[AnyRule]) -> list[LoadedRule]:
    return [LoadedRule(rule, "invented 1.0") for rule in rules]


def lint(text: str, *rules: type[AnyRule], path: str = "a.cable", **settings: Any) -> FileResult:
    return lint_source(Source(text), path, loaded(*rules), Settings(**settings))


def test_a_violation_becomes_a_finding_with_its_place() -> None:
    text = cable()
    (finding,) = lint(text, EveryCable).findings
    line = text.split("\n").index("C O N F I D E N T I A L WINDHOEK 000512") + 1
    assert (finding.path, finding.cable, finding.code, finding.name) == (
        "a.cable",
        "08WINDHOEK512",
        "ZZA002",
        "every-cable",
    )
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (line, 1, line, 40)
    assert finding.severity is Severity.ERROR
    assert finding.authority == EveryCable.authority
    assert finding.url.endswith("/every-cable")
    assert [(related.line, related.column, related.message) for related in finding.related] == [
        (line, 1, "the same place")
    ]
    assert finding.excerpt is None


def test_findings_come_in_the_order_of_their_places() -> None:
    found = lint(cable(), EveryParagraph, EveryCable).findings
    assert [finding.code for finding in found] == ["ZZA002", "ZZA001", "ZZA001", "ZZA001"]
    assert [finding.line for finding in found] == sorted(finding.line for finding in found)


def test_a_rule_sees_each_node_once_though_it_asked_twice() -> None:
    twice = type("Twice", (EveryParagraph,), {"visits": (Paragraph, Paragraph)})
    assert len(lint(cable(), twice).findings) == 3


def test_only_what_is_asked_for_is_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    walk = Cable.walk

    def watched(self: Cable, wanted: frozenset[type[Node]]) -> Iterator[Node]:
        asked.append(wanted)
        return walk(self, wanted)

    monkeypatch.setattr(Cable, "walk", watched)
    lint(cable(), EveryCable)
    assert asked == []
    lint(cable(), EveryCable, EveryParagraph)
    assert asked == [frozenset({Cable, Paragraph})]


class Severe(CableRule):
    """Says that one of its findings weighs less."""

    code = "ZZS001"
    name = "severe"
    severity = Severity.ERROR
    authority = ()
    examples = ()

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        yield Violation(cable.span, "As it is.")
        yield Violation(cable.span, "Less.", severity=Severity.INFO)


def test_the_severity_of_a_violation_and_of_the_settings() -> None:
    source = Source(cable())
    assert [f.severity for f in Checker(loaded(Severe), Settings()).lint(source, "a").findings] == ["error", "info"]
    overridden = Checker(loaded(Severe), Settings(), {"ZZS001": Severity.WARNING}).lint(source, "a")
    assert [finding.severity for finding in overridden.findings] == ["warning", "warning"]


# ------------------------------------------------------------------------------------------ rules that fail


@pytest.mark.parametrize("failing", [Crashing, OutOfPlace])
def test_a_rule_that_raises_is_contained(failing: type[AnyRule]) -> None:
    result = lint(cable(), failing, EveryParagraph)
    assert result.broken
    codes = [finding.code for finding in result.findings]
    assert codes.count("CFG003") == 1
    assert codes.count("ZZA001") == 3
    (failure,) = [finding for finding in result.findings if finding.code == "CFG003"]
    said = {
        Crashing: r"failed with SecretiveError at invented\.py:\d+",
        OutOfPlace: r"failed: a violation's place is outside of the text",
    }[failing]
    assert re.fullmatch(
        rf"{failing.code} {failing.name} \(invented 1\.0\) {said}; the other rules ran\.", failure.message
    )
    assert failure.cable == "08WINDHOEK512"
    assert failure.severity is Severity.ERROR


def test_what_a_rule_found_before_it_failed_is_kept_and_it_is_not_asked_again() -> None:
    codes = [finding.code for finding in lint(cable(), Crashing).findings]
    assert codes.count("ZZC001") == 1


def test_what_a_rule_raises_never_quotes_the_cable() -> None:
    assert "FARROWGATE" not in repr(lint(cable(), Crashing).findings)


class Interrupted(EveryCable):
    """Stands for a person at the keyboard."""

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        raise KeyboardInterrupt
        yield


def test_an_interrupt_is_no_failure() -> None:
    with pytest.raises(KeyboardInterrupt):
        lint(cable(), Interrupted)


class Careless(EveryCable):
    """Yields what is no violation."""

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        yield "a fault"  # type: ignore[misc] # that is the fault


def test_what_is_no_violation_is_a_failure() -> None:
    (finding,) = lint(cable(), Careless).findings
    assert (finding.code, finding.message.split(" failed: ")[1]) == (
        "CFG003",
        "it yielded a str, and not a Violation; the other rules ran.",
    )


class Talkative(EveryCable):
    """Repeats what the cable says."""

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        (first, *_) = node.paragraphs
        words = " ".join(first.text.split()[:6])
        yield Violation(first.span, f"'{words}' is loud.", expected=words, related=(Related(first.span, words),))


def test_what_a_third_party_says_repeats_no_prose() -> None:
    (finding,) = lint(cable(), Talkative).findings
    assert finding.message == "\u2026 is loud."
    assert (finding.expected, finding.related[0].message) == ("\u2026", "\u2026")


def test_a_grammar_that_fails_loses_no_other_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: Source) -> NoReturn:
        raise RecursionError("the text")

    monkeypatch.setattr(engine, "parse_messages", failing)
    result = lint(cable(), EveryCable)
    assert result.broken
    assert [(f.code, f.message) for f in result.findings] == [
        ("CFG002", "The file cannot be parsed: the grammar failed with RecursionError.")
    ]


# ---------------------------------------------------------------------------------------------- fingerprints


def prints(text: str, *rules: type[AnyRule], path: str = "a.cable") -> list[str]:
    return [finding.fingerprint for finding in lint(text, *rules, path=path).findings]


def test_fingerprints_differ_within_a_run() -> None:
    two = cable() + "NNNN\n" + later(cable(), 513)
    found = prints(two, EveryParagraph, EveryCable)
    assert len(set(found)) == len(found) >= 4


def test_a_fingerprint_does_not_hang_on_lines_path_or_text() -> None:
    before = prints(cable(), EveryParagraph)
    assert prints(cable(captions="SIPDIS\nSENSITIVE"), EveryParagraph) == before
    assert prints(cable(subject="SUBJECT: SOMETHING ELSE ALTOGETHER"), EveryParagraph) == before
    assert prints(cable(), EveryParagraph, path="moved/b.cable") == before
    assert prints(later(cable(), 513), EveryParagraph) != before


def test_a_paragraph_keeps_its_fingerprint_when_another_fault_comes_before_it() -> None:
    body = "2. (C) Two.\n\n3. (C) Three."
    longer = "1. (U) One.\n\n2. (C) Two.\n\n3. (C) Three."
    assert prints(cable(body=longer), EveryParagraph)[1:] == prints(cable(body=body), EveryParagraph)


def test_a_paragraph_that_is_put_in_changes_no_other_fingerprint() -> None:
    body = "1. (U) One.\n\n2. (C) Two.\n\n3. (C) Three."
    before = prints(cable(body=body), EveryParagraph)
    for longer in (
        "1. (S) New.\n\n2. (U) One.\n\n3. (C) Two.\n\n4. (C) Three.",
        "1. (U) One.\n\n2. (C) New.\n\n3. (C) Two.\n\n4. (C) Three.",
    ):
        after = prints(cable(body=longer), EveryParagraph)
        assert set(before) < set(after)
        assert len(set(after)) == len(after) == len(before) + 1


def test_a_cable_without_an_id_is_told_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "UNCLAS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A LAMP\n\n1. (U) One.\n"
    drafts = [prints(text, EveryCable, path=path) for path in ("x/a.cable", "y/a.cable", "x/b.cable")]
    assert len({one for (one,) in drafts}) == 3
    # Where the settings have a directory the run's own makes no difference.
    settings = Settings(root=str(tmp_path))
    registry = Registry.of(EveryCable)
    (tmp_path / "x").mkdir()
    seen = set()
    whole = str(tmp_path / "x" / "a.cable")
    for directory, path in ((tmp_path, "x/a.cable"), (tmp_path / "x", "a.cable"), (tmp_path, whole)):
        monkeypatch.chdir(directory)
        seen |= {finding.fingerprint for finding in lint_text(text, path, settings, registry=registry)}
    assert len(seen) == 1


# --------------------------------------------------------------------------------- the circumstances and the facts


class Asking(EveryCable):
    """Reports what it is told."""

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        order = context.regime.order if context.regime else None
        yield Violation(node.span, f"{context.date} {order} {context.today} {context.profile}")


def told(text: str, **settings: Any) -> list[str]:
    (finding,) = lint(text, Asking, **settings).findings
    return finding.message.split(" ")


def test_the_cable_s_own_date_decides() -> None:
    assert told(cable())[:2] == ["2008-07-14", "12958"]


def test_as_of_overrides_it() -> None:
    day = datetime.date(2011, 1, 1)
    assert told(cable(), as_of=day, today=day, profile="dod") == ["2011-01-01", "13526", "2011-01-01", "dod"]


def test_without_a_date_the_order_line_names_the_regime() -> None:
    text = "UNCLAS WINDHOEK 000512\n\nE.O. 12356: N/A\nTAGS: PREL\nSUBJECT: A LAMP\n\n1. (U) One.\n"
    assert told(text)[:2] == ["None", "12356"]
    assert told(text.replace("E.O. 12356: N/A\n", ""))[:2] == ["None", "None"]


def test_today_is_the_clock_s() -> None:
    before = datetime.date.today()
    said = told(cable())[2]
    assert before.isoformat() <= said <= datetime.date.today().isoformat(), "a run may pass midnight"


def test_the_facts() -> None:
    text = cable(reference="REF: A. STATE 70412\nB. SEPTEL\nC. WINDHOEK 498 (NOTAL)")
    (facts,) = lint(text, EveryCable).facts
    assert (facts.path, facts.id, facts.date, facts.level) == (
        "a.cable", "08WINDHOEK512", datetime.date(2008, 7, 14), "CONFIDENTIAL",
    )  # fmt: skip
    assert [(cited.id, cited.letter, cited.notal) for cited in facts.references] == [
        ("08STATE70412", "A", False),
        ("08WINDHOEK498", "C", True),
    ]
    cited = facts.references[0]
    assert Source(text).position(cited.span.start) == (cited.line, cited.column)


def test_several_cables_in_one_file() -> None:
    result = lint(cable() + "NNNN\n" + later(cable(), 513), EveryCable)
    assert [facts.id for facts in result.facts] == ["08WINDHOEK512", "08WINDHOEK513"]
    assert [facts.index for facts in result.facts] == [0, 1]
    assert [finding.cable for finding in result.findings] == ["08WINDHOEK512", "08WINDHOEK513"]
    assert result.cables == 2


def test_what_is_no_cable_is_not_counted_and_rules_still_see_it() -> None:
    result = lint("A shopping list:\n- paint\n", EveryCable)
    assert result.cables == 0
    assert len(result.findings) == 1


# ------------------------------------------------------------------------------------------------- excerpts


def test_excerpts_are_made_when_they_are_asked_for() -> None:
    checker = Checker(loaded(LowerCaseReference), Settings(), with_excerpts=True)
    (finding,) = checker.lint(Source(cable(reference="REF: a lamp")), "a.cable").findings
    assert quoted_by(finding).lines == ("REF: a lamp",)
    assert quoted_by(finding).first_line == finding.line
    assert quoted_by(finding).marking == "CONFIDENTIAL"


class WholeCable(EveryCable):
    """Points at everything."""

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        yield Violation(node.span, "All of it.")


def test_an_excerpt_is_a_few_lines_at_most() -> None:
    checker = Checker(loaded(WholeCable), Settings(), with_excerpts=True)
    (finding,) = checker.lint(Source(cable()), "a.cable").findings
    assert len(quoted_by(finding).lines) == 4


# ------------------------------------------------------------------------------------------------ hostile input

PIECES = st.sampled_from(
    [
        "E.O. 12958: DECL: 04/09/2018",
        "TAGS: PREL",
        "REF: A. STATE 1",
        "SUBJECT: (C) x",
        "1. (C) One.",
        "2. Two",
        "C O N F I D E N T I A L SUVA 000012",
        "P 141030Z JUL 08",
        "BT",
        "NNNN",
        "\r\n",
        "\n",
        "\x00",
        "\u202e",
        "(",
    ]
)


@given(st.lists(PIECES | st.text(max_size=20), max_size=12).map("\n".join))
def test_no_text_raises_and_every_place_is_in_it(text: str) -> None:
    source = Source(text)
    checker = Checker(loaded(EveryParagraph, EveryCable, LowerCaseReference), Settings(), with_excerpts=True)
    result = checker.lint(source, "a.cable")
    assert not result.broken
    assert len(result.facts) >= 1
    for finding in result.findings:
        assert 1 <= finding.line <= finding.end_line <= source.line_count
        assert quoted_by(finding).lines[0] == source.line(finding.line)
        assert 1 <= finding.column <= len(quoted_by(finding).lines[0]) + 2


class Leaving(EveryCable):
    """Tries to end the program, as if all were well."""

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        raise SystemExit(0)


def test_a_rule_cannot_end_the_program() -> None:
    result = lint(cable(), Leaving, EveryParagraph)
    assert result.broken
    assert [finding.code for finding in result.findings] == ["CFG003", "ZZA001", "ZZA001", "ZZA001"]


HERE = Span(0, 1)


WRONG: Any = 3
NO_SPAN: Any = (0, None)
"""What a program without types may hand over."""


@pytest.mark.parametrize(
    "violation",
    [
        None,
        Violation(HERE, WRONG),
        Violation(HERE, "A fault.", expected=WRONG),
        Violation(HERE, "A fault.", related=(Related(HERE, WRONG),)),
        Violation(HERE, "A fault.", severity=WRONG),
        Violation(HERE, "A fault.", fix=safe_fix(WRONG, Edit(0, 1, "x"))),
        Violation(HERE, "A fault.", fix=safe_fix("Mend it", Edit(0, 1, WRONG))),
        Violation(HERE, "A fault.", fix=Fix(WRONG, "Mend it", ())),
        Violation(HERE, "A fault.", fix=safe_fix("Mend it", Edit(-1, 0, "x"))),
        Violation(NO_SPAN, "A fault."),
    ],
    ids=repr,
)
def test_what_no_report_could_show_is_a_failure_of_its_rule(violation: Any) -> None:
    class Unsound(EveryCable):
        """Yields it."""

        def check(self, node: Cable, context: Context) -> Iterator[Violation]:
            yield violation

    (finding,) = lint(cable(), Unsound).findings
    assert finding.code == "CFG003"


def excerpt_of(related_line: int, line: int = 20) -> tuple[int, int]:
    class Far(EveryCable):
        """Speaks of two lines."""

        def check(self, node: Cable, context: Context) -> Iterator[Violation]:
            starts = context.cable.source.line_starts
            other = Related(Span(starts[related_line - 1], starts[related_line - 1]), "the other one")
            yield Violation(Span(starts[line - 1], starts[line - 1] + 1), "A fault.", related=(other,))

    checker = Checker(loaded(Far), Settings(), with_excerpts=True)
    (finding,) = checker.lint(Source(cable()), "a.cable").findings
    return quoted_by(finding).first_line, len(quoted_by(finding).lines)


@pytest.mark.parametrize(
    ("related", "quoted"), [(20, (20, 1)), (14, (14, 7)), (26, (20, 7)), (13, (20, 1)), (27, (20, 1))]
)
def test_an_excerpt_holds_the_related_lines_near_by(related: int, quoted: tuple[int, int]) -> None:
    assert excerpt_of(related) == quoted
