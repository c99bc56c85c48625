"""The banner of some portions: each rule of the manual's Table 3, each roll-up of the register, and the algebra."""

from __future__ import annotations

import datetime
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup import Circumstances, PortionMarking, RolledUp, roll_up
from cablegrammar.rollup.disclosure import Disclosure, disclosure_of
from cablegrammar.vocabulary.countries import countries

DAY = datetime.date(2016, 12, 31)


def portion(text: str, number: int = 1) -> PortionMarking:
    return PortionMarking(number, text, parse_marking(text.strip("()"), unpublished=True))


def rolled(*texts: str, on: datetime.date = DAY, profile: str = "ic", banner: str | None = None) -> RolledUp:
    portions = [portion(text, number) for number, text in enumerate(texts, start=1)]
    given_banner = None if banner is None else parse_marking(banner, unpublished=True)
    return roll_up(portions, Circumstances(on, profile, given_banner))


@pytest.mark.parametrize(
    ("portions", "banner"),
    [
        # Table 3, rule by rule
        (["(S//NF)", "(S)"], "SECRET//NOFORN"),
        (["(S//NF)", "(S//REL TO USA, GBR)"], "SECRET//NOFORN"),
        (["(S//NF)", "(S//RELIDO)"], "SECRET//NOFORN"),
        (["(S//NF)", "(S//DISPLAY ONLY AFG)"], "SECRET//NOFORN"),
        (["(S//NF)", "(U//SBU-NF)"], "SECRET//NOFORN"),
        (["(S)", "(U//SBU-NF)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, GBR)", "(S)", "(U//SBU-NF)"], "SECRET//NOFORN"),
        (["(S//NF)", "(U//LES-NF)"], "SECRET//NOFORN//LES"),
        (["(S)", "(U//LES-NF)"], "SECRET//NOFORN//LES"),
        (["(S//REL TO USA, GBR)", "(S//REL TO USA, JPN)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, GBR)", "(S//RELIDO)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, GBR)", "(S//DISPLAY ONLY AFG)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, GBR/RELIDO)", "(S)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, GBR)", "(U//SBU-NF)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, GBR)", "(S)"], "SECRET//NOFORN"),
        (["(S//RELIDO)", "(S)"], "SECRET//RELIDO"),
        (["(S//RELIDO)", "(S//OC)"], "SECRET//ORCON/NOFORN"),
        (["(S//RELIDO)", "(S//DISPLAY ONLY AFG)"], "SECRET//NOFORN"),
        (["(S//DISPLAY ONLY AFG)", "(S)"], "SECRET//NOFORN"),
        (["(S//DISPLAY ONLY AFG)", "(S//DISPLAY ONLY IRQ)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, GBR, JPN)", "(S//REL TO USA, JPN)"], "SECRET//REL TO USA, JPN"),
        (["(S//REL TO USA, FVEY)", "(S//REL TO USA, GBR, JPN)"], "SECRET//REL TO USA, GBR"),
        (["(S//REL TO USA, FVEY)", "(S//REL TO USA, ACGU)"], "SECRET//REL TO USA, AUS, CAN, GBR"),
        (["(S//REL TO USA, FVEY)", "(S//REL TO USA, FVEY)"], "SECRET//REL TO USA, FVEY"),
        (["(S//REL TO USA, NATO)", "(S//REL TO USA, DEU)"], "SECRET//NOFORN"),
        (["(S//RELIDO)", "(C//RELIDO)"], "SECRET//RELIDO"),
        (["(S//RELIDO)", "(S//REL TO USA, AUS/RELIDO)"], "SECRET//RELIDO"),
        (["(S//DISPLAY ONLY AFG, IRQ)", "(S//DISPLAY ONLY IRQ)"], "SECRET//DISPLAY ONLY IRQ"),
        (["(S//DISPLAY ONLY IRQ)", "(S//REL TO USA, IRQ)"], "SECRET//DISPLAY ONLY IRQ"),
        (
            ["(S//REL TO USA, IRQ/DISPLAY ONLY AFG)", "(S//REL TO USA, IRQ/DISPLAY ONLY AFG)"],
            "SECRET//REL TO USA, IRQ/DISPLAY ONLY AFG",
        ),
        # levels, and unclassified portions without anything
        (["(S)", "(TS)", "(U)"], "TOP SECRET"),
        (["(S//REL TO USA, GBR)", "(U)"], "SECRET//REL TO USA, GBR"),
        (["(S//REL TO USA, GBR)", "(U//FOUO)"], "SECRET//REL TO USA, GBR"),
        (["(S//REL TO USA, GBR)", "(U//FISA)"], "SECRET//NOFORN/FISA"),
        # control systems and programs: all of them, joined and sorted
        (["(TS//SI-G XYZW//OC/NF)", "(TS//SI-ABC//NF)", "(S//TK//NF)"], "TOP SECRET//SI-ABC-G XYZW/TK//ORCON/NOFORN"),
        (["(TS//SAR-CA//NF)", "(TS//SAR-BP-123//NF)"], "TOP SECRET//SAR-BP-123/CA//NOFORN"),
        # atomic energy
        (["(S//RD//NF)", "(S//FRD//NF)", "(S//TFNI//NF)"], "SECRET//RD//NOFORN"),
        (["(S//FRD//NF)", "(S//TFNI//NF)"], "SECRET//FRD//NOFORN"),
        (["(S//RD-SG 20//NF)", "(S//FRD-SG 14//NF)"], "SECRET//RD-SIGMA 14 20//NOFORN"),
        (["(S//RD-CNWDI//NF)", "(S//RD//NF)"], "SECRET//RD-CNWDI//NOFORN"),
        (["(U//DCNI)", "(U)"], "UNCLASSIFIED//DOD UCNI"),
        (["(U//DCNI)", "(S//REL TO USA, GBR)"], "SECRET//NOFORN"),
        # foreign information
        (["(S//REL TO USA, CAN, DEU)", "(//CAN S//REL TO USA, CAN, DEU)"], "SECRET//FGI CAN//REL TO USA, CAN, DEU"),
        (["(//DEU S//NF)", "(//FGI S//NF)"], "SECRET//FGI//NOFORN"),
        (["(//GBR R//NF)", "(U)"], "CONFIDENTIAL//FGI GBR//NOFORN"),
        (["(//JOINT S CAN USA//REL TO USA, CAN)", "(S//REL TO USA, CAN)"], "SECRET//FGI CAN//REL TO USA, CAN"),
        (["(//JOINT S CAN USA//REL TO USA, CAN)", "(U)"], "//JOINT SECRET CAN USA//REL TO USA, CAN"),
        # other controls
        (["(S//OC-USGOV/NF)", "(S//OC/NF)"], "SECRET//ORCON/NOFORN"),
        (["(U//FOUO)", "(U)"], "UNCLASSIFIED//FOUO"),
        (["(U//FOUO)", "(U//PR)"], "UNCLASSIFIED//PROPIN"),
        (["(U//FOUO)", "(U//REL TO USA, GBR)"], "UNCLASSIFIED//FOUO/REL TO USA, GBR"),
        (["(U//SBU)", "(U//FOUO)"], "UNCLASSIFIED//SBU"),
        (["(U//SBU)", "(U//SBU-NF)"], "UNCLASSIFIED//SBU NOFORN"),
        (["(U//SBU-NF)", "(U//REL TO USA, GBR)"], "UNCLASSIFIED//NOFORN//SBU"),
        (["(U//SBU)", "(S)"], "SECRET"),
        (["(S//NF//XD)", "(S//NF//ND)"], "SECRET//NOFORN//NODIS"),
        (["(U//LES)", "(S)"], "SECRET//LES"),
        (["(U//DS)", "(S//NF)"], "SECRET//NOFORN"),
        (["(CUI)", "(U)"], "CUI"),
        (["(CUI//SP-CTI)", "(CUI//PRVCY)", "(U)"], "CUI//SP-CTI/PRVCY"),
        (["(CUI//PRVCY)", "(S//NF)"], "SECRET//CUI//PRVCY//NOFORN"),
    ],
)
def test_the_manuals_rules(portions: list[str], banner: str) -> None:
    for order in permutations(portions):
        assert rolled(*order).banner == banner
        assert rolled(*order, *order).banner == banner


@pytest.mark.parametrize(
    ("portion", "in_use", "banner"),
    [
        ("(S//REL)", "SECRET//REL TO USA, JPN", "SECRET//REL TO USA, JPN"),
        ("(TS//EYES)", "TOP SECRET//USA/CAN/GBR EYES ONLY", "TOP SECRET//USA/CAN/GBR EYES ONLY"),
        ("(//JOINT S//REL)", "//JOINT SECRET GBR USA//REL TO USA, GBR", "//JOINT SECRET GBR USA//REL TO USA, GBR"),
        ("(//NS//ATOMAL)", "//NATO SECRET//ATOMAL", "//NATO SECRET//ATOMAL"),
        ("(//DEU S//REL TO USA, DEU)", "//DEU SECRET//REL TO USA, DEU", "//DEU SECRET//REL TO USA, DEU"),
        ("(//DEU S//REL TO USA, DEU)", "SECRET//NOFORN", "SECRET//FGI DEU//REL TO USA, DEU"),
    ],
)
def test_the_banner_in_use_gives_what_a_portion_leaves_out(portion: str, in_use: str, banner: str) -> None:
    assert rolled(portion, banner=in_use).banner == banner


@pytest.mark.parametrize(
    ("portions", "problem"),
    [
        (["(S//REL)"], "has no list of its own"),
        (["(//JOINT S//REL)"], "names no owners"),
        (["(S//XX)"], "'XX' is in no register"),
        (["(NF)"], "names no level"),
        (["(S//REL TO USA, GBR)", "(S//REL TO USA, UK)"], "names UK"),
        ([], "No portion carries a mark"),
    ],
)
def test_what_cannot_be_computed_is_said(portions: list[str], problem: str) -> None:
    answer = rolled(*portions)
    assert answer.banner is None
    assert problem in answer.problems[0]


@pytest.mark.parametrize(
    ("portions", "banner"),
    [
        (["(S//REL TO USA, UK)", "(S//REL TO USA, UK)"], "SECRET//REL TO USA, UK"),
        (["(S//REL TO USA, UK)", "(S//NF)"], "SECRET//NOFORN"),
        (["(S//REL TO USA, GBR, UK)", "(S//REL TO USA, GBR)"], "SECRET//REL TO USA, GBR"),
    ],
)
def test_an_unknown_code_does_not_matter_where_it_is_nobody_elses(portions: list[str], banner: str) -> None:
    assert rolled(*portions).banner == banner


def test_a_bare_list_does_not_matter_where_release_is_barred() -> None:
    assert rolled("(S//REL)", "(S//NF)").banner == "SECRET//NOFORN"


@pytest.mark.parametrize(
    ("day", "banner"),
    [("2010-06-27", "SECRET//NOFORN"), ("2010-06-28", "SECRET//RELIDO"), ("2016-12-31", "SECRET//RELIDO")],
)
def test_an_unmarked_portion_counts_by_its_day(day: str, banner: str) -> None:
    assert rolled("(S//RELIDO)", "(C)", on=datetime.date.fromisoformat(day)).banner == banner


def test_a_telegrams_unmarked_portions_bar_nothing() -> None:
    assert rolled("(S)", "(C/REL UK)", profile="state").banner == "SECRET//REL TO USA, UK"
    assert rolled("(S/NF)", "(C)", profile="state").banner == "SECRET//NOFORN"


def test_each_part_names_the_portion_that_forces_it() -> None:
    answer = rolled("(S)", "(C//NF)", "(TS//SI)", "(TS//NF)")
    assert [(reason.token, reason.portion.number) for reason in answer.because] == [
        ("TOP SECRET", 3), ("SI", 3), ("NOFORN", 2),
    ]  # fmt: skip
    assert answer.portion_form == "(TS//SI//NF)"


def test_two_lists_without_anybody_in_common_are_both_named() -> None:
    answer = rolled("(S//REL TO USA, GBR)", "(U)", "(S//REL TO USA, JPN)")
    assert [(r.token, r.portion.number) for r in answer.because][1:] == [("NOFORN", 1), ("NOFORN", 3)]


# ---------------------------------------------------------------------------------------------------------- the algebra

CODES = ("GBR", "CAN", "JPN", "FVEY", "ACGU", "NATO", "DEU")
LISTS = st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True).map(
    lambda codes: "USA, " + ", ".join(sorted(codes, key=lambda code: (len(code), code)))
)
RELEASES = st.one_of(
    st.just(""),
    st.just("NF"),
    st.just("RELIDO"),
    LISTS.map(lambda codes: f"REL TO {codes}"),
    LISTS.map(lambda codes: f"REL TO {codes}/RELIDO"),
    LISTS.map(lambda codes: f"DISPLAY ONLY {codes.removeprefix('USA, ')}"),
)
CONTROLS = st.sampled_from(["", "SI", "TK", "SI-G", "RD", "FRD", "TFNI", "FGI CAN", "FGI"])
CLASSIFIED = st.builds(
    lambda level, control, release: "(" + "//".join(filter(None, (level, control, release))) + ")",
    st.sampled_from(["C", "S", "TS"]),
    CONTROLS,
    RELEASES,
)
UNCLASSIFIED = st.sampled_from(
    [
        "(U)",
        "(U//FOUO)",
        "(U//SBU)",
        "(U//SBU-NF)",
        "(U//LES)",
        "(U//LES-NF)",
        "(U//REL TO USA, GBR)",
        "(U//NF)",
        "(U//SSI)",
    ]
)
PORTIONS = st.lists(st.one_of(CLASSIFIED, UNCLASSIFIED), min_size=1, max_size=5)


def audience(text: str) -> set[str] | None:
    """Who abroad may see a text with this marking, FVEY and ACGU expanded; None where nothing is said of it."""
    marking = parse_marking(text.strip("()"), unpublished=True)
    if marking.noforn:
        return set()
    lists = [token for token in marking.tokens if token.kind == "release-list"]
    if not lists:
        return {"by an officer"} if "RELIDO" in marking.controls else None
    found = {"by an officer"} if "RELIDO" in marking.controls else set()
    for token in lists:
        for code in token.codes:
            group = countries()[code]
            found |= group.members if group.expands == "yes" else {code}
    return found - {"USA"}


@settings(max_examples=150)
@given(PORTIONS)
def test_never_lower_and_never_more_releasable_than_any_portion(texts: list[str]) -> None:
    answer = rolled(*texts)
    assert answer.banner is not None
    banner = parse_marking(answer.banner, unpublished=True)
    assert banner.level is not None
    all_say = audience(answer.banner)
    for text in texts:
        own = parse_marking(text.strip("()"), unpublished=True)
        assert own.level is not None
        assert banner.level.rank >= own.level.rank
        permitted = audience(text)
        if permitted is not None:
            assert all_say is not None
            assert all_say <= permitted


@settings(max_examples=100)
@given(PORTIONS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_makes_a_difference(texts: list[str], random: object) -> None:
    shuffled = [*texts, *texts[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rolled(*shuffled).banner == rolled(*texts).banner


@settings(max_examples=100)
@given(PORTIONS, PORTIONS, PORTIONS)
def test_disclosures_may_be_put_together_in_any_grouping(one: list[str], two: list[str], three: list[str]) -> None:
    def all_of(*groups: list[str]) -> Disclosure | None:
        found = [disclosure_of(portion(text), DAY, ()) for group in groups for text in group]
        known = [each for each in found if each is not None]
        return reduce(Disclosure.together, known) if known else None

    parts = [part for part in (all_of(one), all_of(two), all_of(three)) if part is not None]
    whole = all_of(one, two, three)
    if not parts:
        assert whole is None
        return
    assert reduce(Disclosure.together, parts) == whole
    assert reduce(Disclosure.together, reversed(parts)) == whole
    assert whole is not None
    assert whole.together(whole) == whole


@settings(max_examples=100)
@given(PORTIONS)
def test_a_banner_is_its_own_register_form(texts: list[str]) -> None:
    from cablegrammar.marking.forms import register_form

    banner = rolled(*texts).banner
    assert banner is not None
    assert register_form(parse_marking(banner, unpublished=True), portion=False) == banner
