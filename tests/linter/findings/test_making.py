"""One way from a violation to a finding, whether the text of the cable is still there or not."""

from __future__ import annotations

import pytest

from cablegrammar.base.node import Span
from cablegrammar.base.source import Source
from cablelint import Edit, Facts, Finding, Related, Severity, Violation, parse_text, safe_fix
from cablelint.findings.excerpts import Excerpts, ExcerptsAgain
from cablelint.findings.fingerprints import Fingerprints
from cablelint.findings.making import failure_of, finding_about_run, finding_of
from cablelint.findings.places import CitedPlaces, Places, TextPlaces
from cablelint.rule.facts import facts_of
from cablelint.rule.run_findings import UnreadableFile
from cablelint.rule.violation import UnsoundViolationError
from support.invented import Unlisted, cable

TEXT = cable()
CABLE = parse_text(TEXT)
FACTS = facts_of(CABLE, "traffic/a.cable", 0, quotable=True)
SECOND = FACTS.references[1].span
FIRST = FACTS.references[0].span


def in_text(text: str = TEXT) -> TextPlaces:
    source = Source(text)
    return TextPlaces(source, FACTS.path, CABLE, fingerprints=Fingerprints(), excerpts=Excerpts(source))


def among_citations(facts: Facts = FACTS, text: str | None = TEXT) -> CitedPlaces:
    excerpts = ExcerptsAgain(facts.path, lambda _: None if text is None else Source(text))
    return CitedPlaces(facts, fingerprints=Fingerprints(), excerpts=excerpts)


def made(places: Places, violation: Violation, severity: Severity | None = None) -> Finding:
    return finding_of(Unlisted(), violation, places, severity)


VIOLATION = Violation(SECOND, "It is not listed.", expected="another", related=(Related(FIRST, "the first"),))


def test_with_and_without_the_text_the_finding_is_the_same_but_for_its_structural_place() -> None:
    with_text, without = made(in_text(), VIOLATION), made(among_citations(), VIOLATION)
    assert with_text.fingerprint != without.fingerprint
    for name in ("path", "cable", "line", "column", "end_line", "end_column", "related", "excerpt", "expected", "url"):
        assert getattr(with_text, name) == getattr(without, name), name
    assert (without.code, without.name, without.severity) == ("ZZR001", "unlisted", Severity.ERROR)


@pytest.mark.parametrize(
    ("own", "given", "severity"),
    [(None, None, "error"), (Severity.INFO, None, "info"), (Severity.INFO, Severity.WARNING, "warning")],
)
def test_the_settings_overrule_the_violation_and_that_the_rule(
    own: Severity | None, given: Severity | None, severity: str
) -> None:
    assert made(in_text(), Violation(SECOND, "It is not listed.", severity=own), given).severity == severity


@pytest.mark.parametrize("places", [in_text(), among_citations()], ids=["text", "citations"])
@pytest.mark.parametrize(
    "violation",
    [
        Violation(Span(0, len(TEXT) + 1), "Nowhere."),
        Violation(SECOND, "Nowhere else.", related=(Related(Span(-1, 0), "nowhere"),)),
    ],
)
def test_a_place_that_is_none_is_refused(places: Places, violation: Violation) -> None:
    with pytest.raises(UnsoundViolationError, match="a violation's place"):
        made(places, violation)


def test_an_edit_outside_of_the_text_is_refused() -> None:
    with pytest.raises(UnsoundViolationError, match="outside of the text"):
        made(in_text(), Violation(SECOND, "A fault.", fix=safe_fix("Mend it", Edit(0, len(TEXT) + 1, ""))))


@pytest.mark.parametrize("text", [None, "", "one line\n"])
def test_a_file_that_has_gone_or_shrunk_is_not_quoted(text: str | None) -> None:
    assert made(among_citations(text=text), VIOLATION).excerpt is None


def test_a_file_is_read_again_once_and_only_to_quote_it() -> None:
    asked: list[str] = []

    def read_again(path: str) -> Source:
        asked.append(path)
        return Source(TEXT)

    again = ExcerptsAgain(FACTS.path, read_again)
    places = CitedPlaces(FACTS, fingerprints=Fingerprints(), excerpts=again)
    assert asked == []
    assert [made(places, VIOLATION).excerpt for _ in range(2)][1] is not None
    assert asked == [FACTS.path]


def test_the_failure_of_a_rule_stands_where_it_was_asked_and_quotes_nothing() -> None:
    found = failure_of(Unlisted(), "invented 1.0", OSError("FARROWGATE"), in_text(), SECOND)
    line, column = Source(TEXT).position(SECOND.start)
    assert (found.line, found.column, found.end_line, found.end_column) == (line, column, line, column)
    assert found.message == "ZZR001 unlisted (invented 1.0) failed with OSError; the other rules ran."
    nowhere = failure_of(Unlisted(), "invented 1.0", OSError(), among_citations(), None)
    assert (nowhere.line, nowhere.column, nowhere.cable) == (1, 1, FACTS.id)
    assert found.fingerprint != nowhere.fingerprint


def test_several_findings_about_the_run_at_one_path_are_told_apart() -> None:
    first, second = (
        finding_about_run(UnreadableFile, "a.cable", "It is gone.", line=3, discriminator=word) for word in ("x", "y")
    )
    assert (first.line, first.column, first.end_line, first.cable, first.severity) == (3, 1, 3, None, "error")
    assert first.fingerprint != second.fingerprint


def test_a_marking_in_no_cable_has_places_too() -> None:
    source = Source("(S//NF)")
    places = TextPlaces(source, "<marking>", fingerprints=Fingerprints(), excerpts=Excerpts(source))
    found = made(places, Violation(Span(1, 2), "A fault."))
    assert (found.cable, found.line, found.column, found.end_column) == (None, 1, 2, 3)
    assert found.excerpt is not None
    assert found.excerpt.marking is None
