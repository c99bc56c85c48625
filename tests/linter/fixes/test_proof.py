"""No fix is offered or made, whoever wrote its rule, that takes more from a text than it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Context,
    Edit,
    Fix,
    Protection,
    Settings,
    Severity,
    Span,
    Violation,
    safe_fix,
    unsafe_fix,
)
from cablelint.engine.checker import Checker
from cablelint.engine.run import run
from cablelint.fixes import proof
from cablelint.fixes.fixer import Fixer
from cablelint.fixes.proof import MOST_READINGS, Proof
from cablelint.rule.registry import LoadedRule, Registry
from support.invented import HERE
from support.rule_runs import cable_text

SECRET = cable_text(
    classification="S E C R E T WINDHOEK 000512",
    subject="SUBJECT: (S//NF) DUNE LIGHTHOUSE",
    body="1. (S//NF) The lamp was lit.\n\n2. (S//REL TO USA, GBR) The keeper saw it.",
)  # fmt: skip


class Strangers(CableRule):
    """A third party's rule that wants one text for another."""

    code = "ZZP001"
    name = "strangers"
    severity = Severity.WARNING
    fix = Applicability.SAFE
    authority = HERE
    examples = ()
    old = new = ""
    make: Callable[..., Fix] = staticmethod(safe_fix)

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        at = cable.source.text.find(self.old)
        if at >= 0:
            edit = Edit(at, at + len(self.old), self.new)
            yield Violation(Span(at, at + 1), "Here.", fix=self.make("Write it", edit))


def rule(old: str, new: str, make: Callable[..., Fix] = safe_fix, code: str = "ZZP001") -> type[Strangers]:
    name = f"strangers-{code[-1]}"
    own = {"old": old, "new": new, "make": staticmethod(make), "code": code, "name": name, "__doc__": Strangers.__doc__}
    return type("Own", (Strangers,), own)


def fixed(folder: Path, text: str, *rules: type[CableRule], unsafe: bool = True) -> tuple[str, tuple[str, ...]]:
    """What the fixes of some rules make of a text, and the notices of the run."""
    path = folder / "a.cable"
    path.write_text(text)
    report = run([str(path)], Settings(), registry=Registry.of(*rules), fixer=Fixer(unsafe=unsafe))
    assert not report.broken
    return path.read_text(), tuple(notice.removeprefix(f"{path}: ") for notice in report.notices)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("S E C R E T", "C O N F I D E N T I A L", "lowers the level of the classification line"),
        ("1. (S//NF)", "1. (C//NF)", "lowers the level of a portion mark"),
        ("(S//NF) The", "(S) The", "drops NOFORN from a portion mark"),
        ("USA, GBR", "USA, GBR, JPN", "releases the marking to JPN"),
        ("USA, GBR", "USA", "drops GBR from a list in the marking"),
        ("1. (S//NF) ", "1. ", "removes a portion mark"),
        ("07/14/2018", "07/14/2017", "changes the declassification date"),
        ("E.O. 12958: DECL: 07/14/2018", "", "removes the declassification date"),
        ("141030Z JUL 08", "151030Z JUL 08", "changes the date of the cable"),
        ("000512", "000513", "changes the id of the cable"),
        ("keeper saw", "keeper never saw", "changes the text of the cable"),
        ("keeper saw", "keeper", "changes the text of the cable"),
        ("DUNE LIGHT", "DUNE lIGHT", "changes the text of the cable"),
        (SECRET, "", "changes the text of the cable"),
    ],
)
def test_what_takes_something_away_is_neither_offered_nor_made(tmp_path: Path, old: str, new: str, said: str) -> None:
    text, notices = fixed(tmp_path, SECRET, rule(old, new))
    assert text == SECRET
    (notice,) = notices
    assert notice.startswith("a fix of ZZP001 strangers-1 was not ")
    assert notice.endswith(f": it {said}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(S//REL TO USA, GBR)", "(S//REL TO GBR, USA)"),
        ("(S//NF) The", "(TS//NF) The"),
        ("(S//NF) The", "(S//OC/NF) The"),
        ("2. (S//REL TO USA, GBR) The", "(S//REL TO USA, GBR) 2. The"),
        ("TAGS: PREL", "TAGS: PTER"),
        ("DECL: 07/14/2018", "DECL:  07/14/2018"),
    ],
)
def test_what_takes_nothing_away_is_made(tmp_path: Path, old: str, new: str) -> None:
    text, notices = fixed(tmp_path, SECRET, rule(old, new))
    assert text == SECRET.replace(old, new)
    assert notices == ()


def test_a_safe_fix_joins_no_blocks(tmp_path: Path) -> None:
    cable = cable_text(body="1. (C) The lamp was lit.\n\nThe board met and agreed on it.")
    old, new = "lit.\n\nThe", "lit.\nThe"
    text, notices = fixed(tmp_path, cable, rule(old, new))
    assert text == cable
    assert notices == (
        "a fix of ZZP001 strangers-1 was not made: it joins blocks of the text, though it is said to be safe",
    )
    assert fixed(tmp_path, cable, rule(old, new, unsafe_fix)) == (cable.replace(old, new), ())


def test_a_fix_may_give_up_what_it_says_and_no_more(tmp_path: Path) -> None:
    def to_japan(title: str, edit: Edit) -> Fix:
        return unsafe_fix(title, edit, gives_up=[Protection.RELEASE])

    wider = rule("GBR)", "GBR, JPN)", to_japan)
    assert fixed(tmp_path, SECRET, wider)[0] == SECRET.replace("GBR)", "GBR, JPN)")
    lower = rule("(S//REL TO USA, GBR)", "(C//REL TO USA, GBR, JPN)", to_japan)
    text, notices = fixed(tmp_path, SECRET, lower)
    assert text == SECRET
    assert notices == ("a fix of ZZP001 strangers-1 was not offered: it lowers the level of the marking",)


def test_a_safe_fix_that_says_what_it_gives_up_is_a_defect_of_its_rule() -> None:
    def giving_up(title: str, edit: Edit) -> Fix:
        return Fix(Applicability.SAFE, title, (edit,), frozenset([Protection.LEVEL]))

    def in_words(title: str, edit: Edit) -> Fix:
        return Fix(Applicability.UNSAFE, title, (edit,), frozenset(["level"]))  # type: ignore[list-item]

    for make in (giving_up, in_words):
        checker = Checker([LoadedRule(rule("SECRET", "UNCLAS", make), "test")], Settings())
        (failed,) = checker.lint(Source(SECRET.replace("S E C R E T", "SECRET")), "a.cable").findings
        assert failed.code == "CFG003"


def test_one_bad_fix_does_not_keep_the_others_from_being_made(tmp_path: Path) -> None:
    rules = [rule("07/14/2018", "07/14/2017"), rule("PREL", "PTER", code="ZZP002"), rule("ECON", "ETRD", code="ZZP003")]
    text, notices = fixed(tmp_path, SECRET, *rules)
    assert text == SECRET.replace("PREL", "PTER").replace("ECON", "ETRD")
    assert notices == ("a fix of ZZP001 strangers-1 was not made: it changes the declassification date",)


def test_fixes_that_do_harm_together_are_made_in_turn(tmp_path: Path) -> None:
    """Each of the two leaves one mark; together they leave none."""
    text = SECRET.replace("(S//REL TO USA, GBR)", "(S//NF)")
    first, second = rule("1. (S//NF)", "1.  (S//NF)"), rule("2. (S//NF)", "2.  (S//NF)", code="ZZP002")
    assert fixed(tmp_path, text, first, second)[0] == text.replace("1. (", "1.  (").replace("2. (", "2.  (")


def test_what_overlaps_a_bad_fix_has_its_turn(tmp_path: Path) -> None:
    text, notices = fixed(tmp_path, SECRET, rule("E.O. 12958: DECL: 07/14/2018", "E.O. 12958: N/A"),
                          rule("12958: DECL", "12958:  DECL", code="ZZP002"))  # fmt: skip
    assert text == SECRET.replace("12958: DECL", "12958:  DECL")
    assert notices == ("a fix of ZZP001 strangers-1 was not made: it removes the declassification date",)


def test_a_text_is_not_read_again_where_no_fix_is_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    readings: list[int] = []

    def read(source: Source) -> tuple[Cable, ...]:
        readings.append(len(source.text))
        return tuple(parse_messages(source))

    monkeypatch.setattr(proof, "parse_messages", read)
    fixed(tmp_path, SECRET, rule("NOT THERE", "AT ALL"))
    assert readings == []
    fixed(tmp_path, SECRET, rule("PREL", "PTER"))
    assert readings == [len(SECRET)] * 2  # as it was, and as it would be


def test_a_rule_with_a_thousand_bad_fixes_costs_a_bounded_number_of_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[int] = []

    def read(source: Source) -> tuple[Cable, ...]:
        readings.append(len(source.text))
        return tuple(parse_messages(source))

    monkeypatch.setattr(proof, "parse_messages", read)
    text = "UNCLAS SUVA 12\n\n" + "1. (U) A lamp.\n\n" * 600
    places = [at for at in range(len(text)) if text.startswith("lamp", at)]
    fixes = [safe_fix("Write it", Edit(at, at + 4, "buoy")) for at in places]
    kept, refused = Proof(Source(text)).sift(fixes)
    assert kept == []
    assert len(refused) == len(fixes)
    assert len(readings) <= MOST_READINGS + 1


def test_what_cannot_be_read_again_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(source: Source) -> tuple[Cable, ...]:
        raise RecursionError

    monkeypatch.setattr(proof, "parse_messages", fail)
    kept, refused = Proof(Source(SECRET)).sift([safe_fix("Write it", Edit(0, 0, " "))])
    assert kept == []
    assert [str(loss) for _, loss in refused] == ["could not be proved to do no harm"]
