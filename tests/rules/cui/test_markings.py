"""Single CUI markings: what the registry has is right, and each way to break it is found and mended."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cablegrammar.vocabulary.cui import cui_categories, dissemination_controls, status_words
from cablegrammar.vocabulary.markings import marking_forms
from support.cui import PLAIN, WRITTEN, Made, codes, cui, made, repaired
from support.markings import check, mended

QUICK = settings(max_examples=80)
CATEGORIES = tuple(cui_categories().values())


# ------------------------------------------------------------------------------------------------- right ones


@pytest.mark.parametrize("marking", WRITTEN)
def test_every_category_of_the_registry_is_right(marking: str) -> None:
    unclassified = [f"CUI//{marking}", f"CONTROLLED//{marking}//FEDCON", f"(CUI//{marking})"]
    classified = [f"SECRET//CUI//{marking}//NOFORN", f"(S//CUI//{marking}//NF)"]
    for text in (*unclassified, *classified):
        answer = cui(text)
        assert (text, answer.findings) == (text, ())
        assert answer.level == ("UNCLASSIFIED" if text in unclassified else "SECRET")
        assert marking in answer.controls


@pytest.mark.parametrize("ldc", dissemination_controls().values(), ids=lambda ldc: ldc.key)
def test_every_dissemination_control_is_right(ldc: object) -> None:
    banner, portion, key = (getattr(ldc, name) for name in ("banner", "portion", "key"))
    listed = {"REL TO": " USA, GBR", "DISPLAY ONLY": " AFG"}.get(key, "")
    for text in (f"CUI//{banner}{listed}", f"(CUI//PRVCY//{portion}{listed})", f"SECRET//CUI//{banner}{listed}"):
        answer = cui(text)
        assert (text, answer.findings) == (text, ())
        assert answer.canonical == text


@pytest.mark.parametrize("profile", ["state", "ic", "dod", "cui"])
@pytest.mark.parametrize(
    "text",
    [
        "CUI",
        "CONTROLLED",
        "(CUI)",
        "CUI//SP-CTI/PRVCY//NOFORN",
        "(CUI//PRVCY//FED ONLY)",
        "SECRET//HCS-P/TK//FGI GBR//CUI//SP-CTI//NOFORN",
        "(S//CUI//SP-CTI//NF)",
        "CUI//PRIVILEGE//Attorney-Client/Attorney-WP",
        "CUI//PRIVILEGE//ATTORNEY-CLIENT",
        "//JOINT SECRET CAN GBR USA//CUI//SP-CTI//REL TO USA, CAN, GBR",
        "SECRET//CUI//SP-CTI//ORCON/NOFORN",
        "SECRET//CUI//SP-CTI//NOFORN/FISA",
        "SECRET//CUI//PROPIN//NOFORN/PROPIN",
        "CUI//CUI-PROVISIONAL-PII",
    ],
)
def test_right_markings_are_silent_under_every_profile(text: str, profile: str) -> None:
    assert codes(text, profile) == []


@QUICK
@given(made())
def test_a_right_marking_is_its_own_canonical_form(marking: Made) -> None:
    answer = cui(marking.write())
    assert ([f.code for f in answer.findings], answer.canonical) == ([], marking.write())


# ------------------------------------------------------------------------------------------------- unknown ones


@pytest.mark.parametrize("marking", WRITTEN)
def test_a_category_that_is_none_is_named_with_the_one_that_was_meant(marking: str) -> None:
    wrong = f"{marking}Q"
    for text in (f"CUI//{wrong}", f"(CUI//{wrong}//NF)", f"(S//CUI//{wrong})"):
        (finding,) = cui(text).findings
        assert (finding.code, finding.column, finding.end_column) == (
            "CUI001",
            text.index(wrong) + 1,
            text.index(wrong) + 1 + len(wrong),
        )
        assert cui(text).canonical is None
        if len(marking) > 2:
            assert finding.expected is not None
            assert cui(repaired(text)).valid


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("CUI//PRIVACY", "PRVCY"),
        ("CUI//Controlled Technical Information", "SP-CTI"),
        ("CUI//SP CTI", "SP-CTI"),
        ("CUI//SPCTI", "SP-CTI"),
        ("CUI//NOFRON", "NOFORN"),
        ("CUI//PRVCY//FEDCN", "FEDCON"),
        ("(CUI//NOFRON)", "NF"),
        ("SECRET//CUI//SP-CTI//ORCNO", "ORCON"),
        ("CUI//QQQQQ", None),
        ("CUI//SP-QQQQQ", None),
    ],
)
def test_near_misses(text: str, meant: str | None) -> None:
    found = cui(text).findings
    assert [f.code for f in found] == ["CUI001"]
    assert found[0].expected == (None if meant is None else f"probably {meant}")


@pytest.mark.parametrize("control", ["ORCON", "FOUO", "IMCON", "NODIS"])
def test_a_control_of_another_register_is_no_dissemination_control(control: str) -> None:
    assert codes(f"CUI//PRVCY//{control}", "state") == ["CUI001"]
    assert codes("SECRET//CUI//PRVCY//ORCON") == []


# ------------------------------------------------------------------------------------- Basic and Specified, CUI002


@pytest.mark.parametrize("category", [c for c in CATEGORIES if not (c.basic and c.specified)], ids=lambda c: c.code)
def test_a_category_with_or_without_sp_that_does_not_exist_so(category: object) -> None:
    code, basic, right = (getattr(category, name) for name in ("code", "basic", "markings"))
    wrong = f"SP-{code}" if basic else code
    for text in (f"CUI//{wrong}", f"(CUI//{wrong}//NF)", f"SECRET//CUI//{wrong}//NOFORN"):
        assert codes(text) == ["CUI002"], text
        assert repaired(text) == text.replace(wrong, right[0])
        assert cui(text).canonical == text.replace(wrong, right[0])


def test_of_a_category_that_is_both_nothing_is_said() -> None:
    both = [category.code for category in CATEGORIES if category.basic and category.specified]
    assert len(both) == 27
    assert all(codes(f"CUI//{code}") == codes(f"CUI//SP-{code}") == [] for code in both)


def test_without_its_sp_a_category_keeps_its_place() -> None:
    assert codes("CUI//CTI/PRVCY") == ["CUI002"]
    assert codes("CUI//SP-CTI/SP-VISA") == ["CUI002"]
    assert codes("CUI//PRVCY/TAX") == ["CUI002"]
    assert sorted(codes("CUI//PRVCY/CTI")) == ["CUI002", "CUI003"]


# ------------------------------------------------------------------------------------------------- order


@QUICK
@given(made(), st.randoms(use_true_random=False))
def test_any_order_of_the_lists_is_found_and_put_right(marking: Made, random: random.Random) -> None:
    categories, controls = list(marking.categories), list(marking.controls)
    random.shuffle(categories)
    random.shuffle(controls)
    # In a portion mark NF and NOCON stand in either order: their banner forms have the other one.
    assume(not {"NF", "NOCON"} <= set(controls))
    text = Made(marking.head, categories, controls, marking.portion).write()
    assume(text != marking.write())
    assume(not (marking.head and categories == list(marking.categories) and by_register(controls)))
    assert codes(text) == ["CUI003"]
    assert repaired(text) == marking.write()


def by_register(controls: list[str]) -> bool:
    """Whether dissemination controls stand in the order of the register, which is right beside a level."""
    orders = [marking_forms()[control.upper()][0].order for control in controls]
    return orders == sorted(orders)


def names_of_both(marking: Made) -> bool:
    """Whether a category is called like a marking of the register: apart from CUI nobody can tell the two."""
    return any(category.removeprefix("SP-") in marking_forms() for category in marking.categories)


@QUICK
@given(made(), st.randoms(use_true_random=False))
def test_any_order_of_the_segments_is_found_and_put_right(marking: Made, random: random.Random) -> None:
    segments = marking.segments
    random.shuffle(segments)
    assume(segments != marking.segments)
    assume(not marking.head or not names_of_both(marking))
    text = marking.write(segments)
    assert codes(text) == ["CUI009" if marking.head else "CUI003"]
    assert repaired(text) == marking.write()


@pytest.mark.parametrize("text", ["(CUI//PRVCY//NF/NOCON)", "(CUI//PRVCY//NOCON/NF)"])
def test_in_a_portion_mark_the_letters_of_either_form_count(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("controls", "found"),
    [
        ("DISPLAY ONLY AFG/REL TO USA, GBR", []),
        ("REL TO USA, GBR/DISPLAY ONLY AFG", []),
        ("REL TO USA, GBR/RELIDO", []),
        ("RELIDO/REL TO USA, GBR", ["CUI003"]),
        ("FEDCON/REL TO USA, GBR", []),
        ("REL TO USA, GBR/FEDCON", []),
        ("FEDCON/DL ONLY", []),
        ("ORCON/NOFORN/FEDCON", []),
        ("FEDCON/ORCON/NOFORN", []),
        ("NOFORN/ORCON", ["MRK005"]),
        ("ORCON/FEDCON/FED ONLY", ["CUI003"]),
    ],
)
def test_beside_a_level_shared_controls_may_stand_in_either_order(controls: str, found: list[str]) -> None:
    assert codes(f"SECRET//CUI//SP-CTI//{controls}") == found


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("SECRET//CUI//FED ONLY/Attorney-Client/ORCON", ["CUI003"], "SECRET//CUI//ORCON/Attorney-Client/FED ONLY"),
        ("CUI//SI//PRVCY", ["CUI001"], "CUI//SI//PRVCY"),
        ("CUI//FOUO//PRVCY//NOFORN", ["CUI001"], "CUI//FOUO//PRVCY//NOFORN"),
    ],
)
def test_a_fix_ends_and_what_has_no_place_has_no_order(text: str, found: list[str], right: str) -> None:
    assert codes(text) == found
    assert repaired(text) == right


def test_the_rules_of_the_register_leave_the_order_to_those_of_cui() -> None:
    assert codes("SECRET//NOFORN//CUI//SP-CTI", "ic") == ["CUI009"]
    assert codes("SECRET//FGI GBR//TK//CUI//SP-CTI//NOFORN", "ic") == ["CUI009"]
    assert codes("SECRET//CUI//SP-CTI//NOFORN/ORCON", "ic") == ["MRK005"]


# ------------------------------------------------------------------------------------------ CONTROLLED, status words


@QUICK
@given(made())
def test_the_long_form_in_a_portion_mark_or_beside_a_level(marking: Made) -> None:
    text = marking.write(["CONTROLLED" if segment == "CUI" else segment for segment in marking.segments])
    if marking.portion or marking.head:
        assert codes(text) == ["CUI004"]
        assert repaired(text) == marking.write()
    else:
        assert codes(text) == []


@pytest.mark.parametrize("word", sorted(status_words()))
def test_status_words_are_found_wherever_they_stand(word: str) -> None:
    for text, right in (
        (f"CUI//{word}", "CUI"),
        (f"CUI//{word.capitalize()}//NOFORN", "CUI//NOFORN"),
        (f"CUI {word}", "CUI"),
        (f"{word} CUI", "CUI"),
        (f"{word}//CUI", "CUI"),
        (f"CUI-{word}//SP-CTI", "CUI//SP-CTI"),
        (f"CUI//SP-CTI/{word}//FEDCON", "CUI//SP-CTI//FEDCON"),
        (f"CUI//SP-CTI//{word}", "CUI//SP-CTI"),
        (f"CONTROLLED//{word}", "CONTROLLED"),
        (f"(CUI//PRVCY/{word})", "(CUI//PRVCY)"),
        (f"SECRET//CUI//{word}//SP-CTI//NOFORN", "SECRET//CUI//SP-CTI//NOFORN"),
    ):
        assert (text, codes(text)) == (text, ["CUI008"])
        assert repaired(text) == right


def test_several_status_words_are_one_finding() -> None:
    (finding,) = cui("CUI//DRAFT//DELIBERATIVE").findings
    assert (finding.code, len(finding.related)) == ("CUI008", 1)


def test_a_status_word_without_cui_is_not_ours() -> None:
    assert "CUI008" not in codes("SECRET//DRAFT")


# ------------------------------------------------------------------------------------------------- neighbours


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("CUI/PRVCY", "MRK003", "CUI//PRVCY"),
        ("CUI PRVCY", "MRK003", "CUI//PRVCY"),
        ("CUI-NOFORN", "MRK003", "CUI//NOFORN"),
        ("CUI//PRVCY, VISA", "MRK003", "CUI//PRVCY/VISA"),
        ("SECRET//SAR-BP//CUI, PRVCY//NOFORN", "MRK003", "SECRET//SAR-BP//CUI//PRVCY//NOFORN"),
        ("SECRET//CUI ORCON/NOFORN", "MRK003", "SECRET//CUI//ORCON/NOFORN"),
        ("SECRET//CUI//SP-CTI NOFORN", "MRK003", "SECRET//CUI//SP-CTI//NOFORN"),
        ("CUI//SP-CTI//PRVCY", "MRK003", "CUI//SP-CTI/PRVCY"),
        ("CUI//PRVCY/NOFORN", "MRK003", "CUI//PRVCY//NOFORN"),
        ("CUI//PRVCY/PRVCY", "MRK004", "CUI//PRVCY"),
        ("CUI//SP-CTI/CTI", "CUI002", "CUI//SP-CTI"),
        ("cui//prvcy", "MRK010", "CUI//PRVCY"),
        ("CUI//NF", "MRK010", "CUI//NOFORN"),
        ("(cui//prvcy)", "POR007", "(CUI//PRVCY)"),
        ("(CUI//NOFORN)", "POR006", "(CUI//NF)"),
        ("CIU//SP-CTI", "MRK001", "CUI//SP-CTI"),
        ("CUI//REL TO GBR, USA", "MRK005", "CUI//REL TO USA, GBR"),
    ],
)
def test_other_slips_are_the_register_s_and_one_finding(text: str, found: str, right: str) -> None:
    answer = codes(text)
    assert found in answer
    assert len(answer) == (2 if text == "CUI//SP-CTI/CTI" else 1)
    assert repaired(text) == right


def test_contradictions_are_the_register_s() -> None:
    assert codes("CUI//NOFORN/REL TO USA, GBR") == ["MRK011"]
    assert codes("CUI//FEDCON/NOCON") == ["MRK011"]


def test_before_the_federal_rule_nothing_is_said() -> None:
    old = check("(CUI//LAMPS)", "cui", datetime.date(2016, 11, 13))
    assert [f.code for f in old.findings if f.code.startswith("CUI")] == []
    assert [f.code for f in check("(CUI//LAMPS)", "cui", datetime.date(2016, 11, 14)).findings] == ["CUI001"]


@pytest.mark.parametrize("ldc", PLAIN, ids=lambda ldc: ldc.key)
def test_a_misspelled_control_is_of_cui_and_of_nobody_else(ldc: object) -> None:
    banner = getattr(ldc, "banner", "")
    assert codes(f"CUI//PRVCY//{banner}X") == ["CUI001"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("SECRET//SP-PROPIN", "SECRET//CUI//SP-PROPIN"),
        ("(S//SP-CTI//NF)", "(S//CUI//SP-CTI//NF)"),
        ("UNCLASSIFIED//SP-CTI/SP-PRVCY", "UNCLASSIFIED//CUI//SP-CTI/SP-PRVCY"),
    ],
)
def test_a_category_without_cui_is_found_and_put_right(text: str, right: str) -> None:
    found = [one for one in check(text, profile="ic").findings if one.code == "MRK012"]
    assert len(found) == 1
    assert mended(text, found[0]) == right
    assert found[0].fix is not None
    assert found[0].fix.applicability == "safe"
