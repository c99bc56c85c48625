"""`cablelint marking` on what State telegrams write: whole classification lines, marks for all portions, free lists."""

from __future__ import annotations

import datetime

import pytest

from cablelint.engine.marking_check import CheckedMarking, MarkingChecker
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings

DAY = datetime.date(2008, 7, 14)


def checked(text: str, day: datetime.date = DAY, profile: str = "state") -> CheckedMarking:
    return MarkingChecker(load_registry(isolated=True), Settings(as_of=day, profile=profile)).check(text)


def codes(text: str, day: datetime.date = DAY) -> list[str]:
    return [finding.code for finding in checked(text, day).findings]


@pytest.mark.parametrize(
    ("text", "level", "controls", "canonical"),
    [
        ("S E C R E T", "SECRET", (), "SECRET"),
        ("T O P  S E C R E T", "TOP SECRET", (), "TOP SECRET"),
        ("C O N F I D E N T I A L", "CONFIDENTIAL", (), "CONFIDENTIAL"),
        ("S E C R E T NOFORN", "SECRET", ("NOFORN",), "SECRET//NOFORN"),
        ("C O N F I D E N T I A L SECTION 01 OF 02 PORT LOUIS 009215", "CONFIDENTIAL", (), None),
        ("S E C R E T PARIS 001234 NODIS", "SECRET", ("NODIS",), None),
        ("S E C R E T NOFORN PORT LOUIS 1811/1", "SECRET", ("NOFORN",), None),
        ("UNCLAS SUVA 000512", "UNCLASSIFIED", (), None),
        ("UNCLAS E F T O SUVA 000512 SIPDIS", "UNCLASSIFIED", (), None),
        ("UNCLAS SENSITIVE SUVA 000512", "UNCLASSIFIED", (), None),
        ("LIMITED OFFICIAL USE SECTION 1 OF 2 PORT LOUIS 1811", "LIMITED OFFICIAL USE", (), None),
        ("SECRET SUVA", "SECRET", (), None),
    ],
)
def test_lines_of_telegrams_are_right_forms(
    text: str, level: str, controls: tuple[str, ...], canonical: str | None
) -> None:
    answer = checked(text, datetime.date(1990, 1, 1))
    assert answer.valid
    assert (answer.level, answer.controls, answer.canonical) == (level, controls, canonical)


@pytest.mark.parametrize(
    ("text", "controls"),
    [
        ("SECRET//NOFORN//X1", ("NOFORN",)),
        ("SECRET//NOFORN//25X1", ("NOFORN",)),
        ("TOP SECRET//SAR-BP-123/XR//NOFORN", ("SAR-BP-123", "SAR-XR", "NOFORN")),
    ],
)
def test_a_number_inside_of_a_word_is_no_serial(text: str, controls: tuple[str, ...]) -> None:
    answer = checked(text, datetime.date(2002, 1, 1))
    assert (answer.level, answer.controls) == ("TOP SECRET" if "TOP" in text else "SECRET", controls)
    assert not any(finding.code == "MRK001" for finding in answer.findings)


@pytest.mark.parametrize(
    ("text", "column", "end"),
    [
        ("UNCLAS FOO BAR", 8, 15),
        ("S E C R E T FOO BAR", 13, 20),
        ("CONFIDENTIAL SUVA 000512 FOO", 26, 29),
        ("SECRET SENSITIVE SUVA 000512", 8, 17),
        ("S E C R E T SECTION 01 OF 02 SUVA 000512 SIPDIS FOO", 49, 52),
    ],
)
def test_what_follows_a_level_is_judged(text: str, column: int, end: int) -> None:
    answer = checked(text)
    assert not answer.valid
    (finding,) = answer.findings
    assert (finding.code, finding.column, finding.end_column) == ("MRK001", column, end)


def test_a_line_is_no_marking_under_the_register() -> None:
    assert not checked("S E C R E T SUVA 000512", profile="ic").valid


@pytest.mark.parametrize("text", ["(C - ENTIRE TEXT)", "(C/NF - ENTIRE TEXT)", "(CONFIDENTIAL - ENTIRE TEXT)"])
def test_one_mark_for_all_portions_is_judged_by_its_date(text: str) -> None:
    before, after = checked(text, datetime.date(1979, 3, 1)), checked(text)
    assert (before.findings, before.level, before.canonical) == ((), "CONFIDENTIAL", None)
    assert before.controls == (("NOFORN",) if "/NF" in text else ())
    assert [(finding.code, finding.severity) for finding in after.findings] == [("POR008", "warning")]


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("(C/REL NATO/AUS)", "REL TO NATO, AUS"),
        ("(S/REL TO ISAF, NATO/AUS)", "REL TO ISAF, NATO, AUS"),
        ("(C/REL UK)", "REL TO UK"),
    ],
)
def test_a_list_in_free_text_keeps_every_country_and_has_no_register_form(text: str, control: str) -> None:
    answer = checked(text)
    assert (answer.valid, answer.controls, answer.canonical) == (True, (control,), None)
    assert checked("(S//REL TO USA, AUS)").canonical == "(S//REL TO USA, AUS)"


@pytest.mark.parametrize(("text", "meant"), [("(SU)", "(SBU)"), ("(N/SF)", "(S/NF)"), ("(CFN)", "(C/NF)")])
def test_near_misses_of_marks(text: str, meant: str) -> None:
    (finding,) = checked(text).findings
    assert finding.code == "POR005"
    assert finding.expected is not None
    assert finding.expected.startswith(meant)


def test_half_of_a_control() -> None:
    (finding,) = checked("(C/F)").findings
    assert (finding.code, finding.expected) == ("MRK001", "probably NF")


@pytest.mark.parametrize("text", ["(S/CT)", "(S/ES)", "(S/ES-200812345)", "(S/P)", "(S/CT: AQUILL)"])
def test_an_office_is_no_mark(text: str) -> None:
    answer = checked(text)
    assert (answer.valid, answer.level, answer.controls, answer.canonical) == (False, None, (), None)
    assert codes(text) == ["POR005"]
    assert "is an office and no mark" in answer.findings[0].message
    assert codes("(S/NF)") == codes("(S)") == []
