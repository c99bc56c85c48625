"""The form of what the register allows: it is its own canonical form, and every disorder is found and mended."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import parse_marking
from support.markings import COUNTRIES, GROUPS, Made, check, codes, markings, mended, render, repaired, written

FORM = {"MRK002", "MRK003", "MRK004", "MRK005", "MRK010", "POR006", "POR007"}
QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


@QUICK
@given(markings(), st.booleans())
def test_what_the_register_allows_is_valid_and_its_own_canonical_form(made: Made, portion: bool) -> None:
    text = render(made, portion=portion)
    answer = check(text)
    assert [f"{f.code}: {f.message}" for f in answer.findings if f.severity != "warning"] == [], text
    assert FORM.isdisjoint(f.code for f in answer.findings), text
    assert answer.canonical == text


@QUICK
@given(markings())
def test_portion_and_banner_say_the_same(made: Made) -> None:
    portion, banner = (parse_marking(render(made, portion=p).strip("()")) for p in (True, False))
    assert (portion.level, portion.controls) == (banner.level, banner.controls)
    assert register_form(portion, portion=False) == render(made, portion=False)
    assert f"({register_form(banner, portion=True)})" == render(made, portion=True)


@QUICK
@given(markings(), st.booleans(), st.randoms(use_true_random=False))
def test_any_order_of_the_categories_is_found_and_put_right(made: Made, portion: bool, random: random.Random) -> None:
    right = render(made, portion=portion)
    categories = [values for values in made.categories(portion=portion) if values]
    programs = made.categories(portion=portion)[2]
    head, rest = categories[0], categories[1:]
    shuffled = rest.copy()
    random.shuffle(shuffled)
    assume(shuffled != rest)
    parts = ["/".join(head), *(("SAR-" if values == programs else "") + "/".join(values) for values in shuffled)]
    text = f"({'//'.join(parts)})" if portion else "//".join(parts)
    assert "MRK002" in codes(text), text
    assert repaired(text) == right


@QUICK
@given(markings(), st.booleans(), st.randoms(use_true_random=False))
def test_any_order_of_a_list_is_found_and_put_right(made: Made, portion: bool, random: random.Random) -> None:
    right = render(made, portion=portion)
    categories = [list(values) for values in made.categories(portion=portion)]
    for values in categories[1:]:
        random.shuffle(values)
    text = written(categories, portion=portion)
    assume(text != right)
    assert "MRK005" in codes(text), text
    assert repaired(text) == right


@QUICK
@given(COUNTRIES, GROUPS, st.data())
def test_any_order_of_a_list_of_countries_is_found_and_put_right(
    countries: list[str], groups: list[str], data: st.DataObject
) -> None:
    right = [*countries, *groups]
    shuffled = data.draw(st.permutations(["USA", *right]))
    assume(shuffled != ["USA", *right])
    text = f"SECRET//REL TO {', '.join(shuffled)}"
    assert codes(text) == ["MRK005"], text
    assert repaired(text) == f"SECRET//REL TO {', '.join(['USA', *right])}"
    foreign = [code for code in shuffled if code != "USA"]
    if foreign != right:
        for head, join, tail in (("FGI ", " ", "//NOFORN"), ("DISPLAY ONLY ", ", ", "")):
            text = f"SECRET//{head}{join.join(foreign)}{tail}"
            assert codes(text) == ["MRK005"], text
            assert repaired(text) == f"SECRET//{head}{join.join(right)}{tail}"


@QUICK
@given(markings(), st.booleans(), st.data())
def test_a_value_twice_is_found_and_taken_away(made: Made, portion: bool, data: st.DataObject) -> None:
    right = render(made, portion=portion)
    categories = [list(values) for values in made.categories(portion=portion)]
    full = [values for values in categories[1:] if values]
    assume(full)
    values = data.draw(st.sampled_from(full))
    values.append(values[-1])
    text = written(categories, portion=portion)
    assert codes(text)[:1] == ["MRK004"] or "MRK004" in codes(text), text
    assert repaired(text) == right


@QUICK
@given(markings(), st.sampled_from(["/", " // ", "///", ";", ",", "//  "]))
def test_another_separator_is_found_and_put_right(made: Made, separator: str) -> None:
    right = render(made, portion=False)
    assume("//" in right)
    text = right.replace("//", separator, 1)
    assert "MRK003" in codes(text), text
    assert repaired(text) == right


@QUICK
@given(markings())
def test_forms_of_the_other_kind_are_found_and_put_right(made: Made) -> None:
    portion, banner = render(made, portion=True), render(made, portion=False)
    assert "POR006" in codes(f"({banner})")
    assert repaired(f"({banner})") == portion
    assert "MRK010" in codes(portion.strip("()"))
    assert repaired(portion.strip("()")) == banner
    assert "MRK010" in codes(banner.lower())
    assert repaired(banner.lower()) == banner
    assert "POR007" in codes(portion.lower())
    assert repaired(portion.lower()) == portion


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("(SERCET//NF)", "POR005", "(S//NF)"),
        ("(S//NOFRON)", "MRK001", "(S//NF)"),
        ("SECRET/NOFORN", "MRK003", "SECRET//NOFORN"),
        ("SECRET // NOFORN", "MRK003", "SECRET//NOFORN"),
        ("secret//noforn", "MRK010", "SECRET//NOFORN"),
        ("(S//REL TO GBR, USA)", "MRK005", "(S//REL TO USA, GBR)"),
        ("TOP SECRET//HCS-P//NOFORN//SI", "MRK002", "TOP SECRET//HCS-P/SI//NOFORN"),
        ("(S/NF)", "MRK003", "(S//NF)"),
    ],
)
def test_a_slip_is_named_once_with_what_was_meant(text: str, code: str, right: str) -> None:
    (finding,) = check(text).findings
    assert finding.code == code
    assert mended(text, finding) == right
    assert codes(right) == []


def test_repeated_lists_that_differ_are_left_to_the_drafter() -> None:
    (finding,) = [f for f in check("SECRET//REL TO USA, GBR/REL TO USA, CAN").findings if f.code == "MRK004"]
    assert finding.fix is None or mended("SECRET//REL TO USA, GBR/REL TO USA, CAN", finding).count("REL TO") == 2
