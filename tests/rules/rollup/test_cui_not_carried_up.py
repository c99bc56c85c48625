"""ROL009: what the portions carry of CUI stands in the banner."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint import Finding, Settings, lint_text
from cablelint.fixes.edits import apply_edits
from support.cui import PLAIN, WRITTEN

NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE"


def memo(banner: str, *portions: str) -> str:
    text = "\n\n".join(f"{number}. {mark} The lamp has arrived." for number, mark in enumerate(portions, start=1))
    return (
        f"{NOTICE}\n\n{banner}\n\nDate/DTG: Aug 14, 2019 / 140925Z AUG 19\nDepartment of Lamps\n\n"
        f"SUBJECT: (U) A LAMP\n\n{text}\n\n{banner}\n"
    )


def found(
    text: str,
    select: tuple[str, ...] = ("ROL", "CUI", "MRK", "POR001", "POR005", "POR006", "POR007"),
    profile: str = "cui",
) -> list[Finding]:
    chosen = Settings(select=select, profile=profile, as_of=datetime.date(2021, 3, 1))
    return list(lint_text(text, settings=chosen))


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"
    return apply_edits(text, finding.fix.edits)


@pytest.mark.parametrize("profile", ["state", "ic", "dod", "cui"])
@pytest.mark.parametrize(
    ("banner", "portions"),
    [
        ("CUI", ["(CUI)", "(U)"]),
        ("CONTROLLED", ["(CUI)", "(U)"]),
        ("CUI//SP-CTI/PRVCY//NOFORN", ["(CUI//PRVCY)", "(CUI//SP-CTI//NF)"]),
        ("CUI//SP-PRVCY", ["(CUI//PRVCY)"]),
        ("CUI//PRVCY", ["(CUI)"]),
        ("CUI//FED ONLY", ["(CUI//FED ONLY)", "(CUI//FEDCON)"]),
        ("SECRET//CUI//SP-CTI//NOFORN", ["(S//NF)", "(CUI//SP-CTI)", "(U)"]),
        ("UNCLASSIFIED", ["(U)"]),
    ],
)
def test_banners_with_all_of_it_are_silent(banner: str, portions: list[str], profile: str) -> None:
    assert [f"{f.code} {f.message}" for f in found(memo(banner, *portions), profile=profile)] == []


@pytest.mark.parametrize(
    ("banner", "portions", "line", "right"),
    [
        ("CUI", ["(CUI)", "(CUI//SP-CTI)"], 12, "CUI//SP-CTI"),
        ("CONTROLLED", ["(CUI//PRVCY)"], 10, "CONTROLLED//PRVCY"),
        ("CUI//SP-CTI", ["(CUI//PRVCY//FEDCON)"], 10, "CUI//SP-CTI/PRVCY//FEDCON"),
        ("CUI//PRVCY", ["(CUI//SP-PRVCY)"], 10, "CUI//SP-PRVCY/PRVCY"),
        ("CUI//FEDCON", ["(CUI//FEDCON/NF)"], 10, "CUI//FEDCON/NOFORN"),
        ("CUI", ["(CUI//AC)"], 10, "CUI//ATTORNEY-CLIENT"),
        ("CUI", ["(CUI//SP-FISA/PROPIN)"], 10, "CUI//SP-FISA/PROPIN"),
        ("UNCLASSIFIED", ["(CUI//PRVCY)"], 10, "CUI//PRVCY"),
        ("SECRET//NOFORN", ["(S//NF)", "(CUI//PROPIN)"], 12, "SECRET//CUI//PROPIN//NOFORN"),
        ("SECRET//TK//NOFORN", ["(S//TK//CUI//SP-CTI//NF)"], 10, "SECRET//TK//CUI//SP-CTI//NOFORN"),
        ("SECRET//CUI//SP-CTI//NOFORN", ["(S//NF)", "(CUI//SP-CTI/VISA//FED ONLY)"], 12,
         "SECRET//CUI//SP-CTI/VISA//FED ONLY/NOFORN"),
    ],
)  # fmt: skip
def test_what_is_missing_is_one_finding_and_its_fix(banner: str, portions: list[str], line: int, right: str) -> None:
    text = memo(banner, *portions)
    (finding,) = found(text)
    assert (finding.code, finding.line, finding.severity) == ("ROL009", line, "error")
    assert finding.related[0].line == 3
    after = fixed(text, finding)
    assert after == memo(right, *portions)
    assert found(after) == []


def test_all_portions_that_carry_something_are_named() -> None:
    (finding,) = found(memo("CUI", "(CUI//PRVCY)", "(CUI)", "(CUI//SP-CTI)", "(CUI//PRVCY)"))
    assert finding.expected == "PRVCY, SP-CTI in the banner"
    assert [place.line for place in finding.related] == [3, 14]


def test_a_misspelled_category_of_the_banner_is_one_finding_a_place() -> None:
    assert {f.code for f in found(memo("CUI//SP-CIT", "(CUI//SP-CTI)"))} == {"CUI001"}
    assert {f.code for f in found(memo("CUI//CTI", "(CUI//SP-CTI)"))} == {"CUI002"}


def test_a_misspelled_category_of_a_portion_is_its_own_finding() -> None:
    assert [f.code for f in found(memo("CUI//SP-CTI", "(CUI//SP-CIT)"))] == ["CUI001"]


def test_noforn_of_a_classified_portion_is_of_another_rule() -> None:
    text = memo("SECRET//CUI//SP-CTI", "(S//CUI//SP-CTI//NF)")
    assert [f.code for f in found(text)] == ["ROL003"]


def test_the_line_of_a_telegram_is_left_to_the_drafter() -> None:
    text = (
        f"{NOTICE}\nP 141030Z JUL 20\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY 5620\n\n"
        "UNCLAS WINDHOEK 000512\n\nSIPDIS\n\nE.O. 13526: N/A\nTAGS: ECON, WA\nSUBJECT: DUNE LIGHTHOUSE\n\n"
        "1. (CUI//SP-CTI) The lamp is lent.\n\n2. (U) The keeper is not.\n"
    )
    (finding,) = found(text)
    assert (finding.code, finding.fix, finding.related[0].line) == ("ROL009", None, 6)
    secret = text.replace("UNCLAS ", "S E C R E T ")
    assert [f.code for f in found(secret, ("ROL009",))] == ["ROL009"]
    assert found(text.replace("UNCLAS ", "S E C R E T//CUI//SP-CTI "), ("ROL009",)) == []
    assert found(text.replace("UNCLAS ", "UNCLAS//CUI//SP-CTI "), ("ROL009",)) == []


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.sampled_from(WRITTEN), max_size=2, unique=True), min_size=1, max_size=4),
    st.lists(st.sampled_from(PLAIN), max_size=2, unique_by=lambda ldc: ldc.key),
    st.randoms(use_true_random=False),
)
def test_a_mended_banner_is_right(categories: list[list[str]], controls: list[object], random: random.Random) -> None:
    portions = []
    for names in categories:
        names.sort(key=lambda name: (not name.startswith("SP-"), name))
        own = sorted(str(getattr(ldc, "portion", "")) for ldc in controls if random.random() < 0.5)
        if {"FEDCON", "NOCON"} <= set(own):
            own = own[:1]
        portions.append("(" + "//".join(filter(None, ("CUI", "/".join(names), "/".join(own)))) + ")")
    text = memo("CUI", *portions)
    answer = found(text, ("ROL009",))
    if all(portion == "(CUI)" for portion in portions):
        assert answer == []
        return
    (finding,) = answer
    after = fixed(text, finding)
    assert found(after, ("ROL009", "CUI", "MRK003", "MRK004")) == []
