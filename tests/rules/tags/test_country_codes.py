"""TAG003: every code that is taken for a TAG, where the cable shows what was meant, and where the code is right."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar.vocabulary.posts import Post, posts
from cablegrammar.vocabulary.tag_countries import Confusion, confusion, confusions, names_of, times_named
from cablegrammar.vocabulary.tags import tag_fact
from cablelint import Applicability
from cablelint.fixes.edits import apply_edits
from cablerules.tags import RULES
from cablerules.tags.wrong_country_tag import WrongCountryTag
from support.rule_runs import cable_text, run_rules

ON = tuple(rule for rule in RULES if rule.enabled)
PAIRS = sorted(confusions().values(), key=lambda one: one.code)
BY_COUNTRY: dict[str | None, Post] = {post.geographic_tag: post for post in reversed(posts())}


def is_tag(code: str, year: int = 2008) -> bool:
    fact = tag_fact(code)
    return fact is not None and fact.used_in(year)


def right_tag(pair: Confusion, year: int = 2008) -> str:
    return next(tag for tag in pair.tags if is_tag(tag, year))


def cable(tags: str, post: str = "WINDHOEK", body: str = "", subject: str = "DUNE LIGHTHOUSE BOARD") -> str:
    return cable_text(
        header=f"P 141030Z JUL 08\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC 5620",
        classification=f"C O N F I D E N T I A L {post} 000512",
        tags=f"TAGS: {tags}",
        subject=f"SUBJECT: {subject}",
        reference="",
        body=f"1. (C) The board met about the lamp. {body}",
    )


ALWAYS_WRONG = [pair for pair in PAIRS if not is_tag(pair.code)]
RIGHT_ELSEWHERE = [pair for pair in PAIRS if is_tag(pair.code)]


def ids(pair: Confusion) -> str:
    return pair.code


@pytest.mark.parametrize("pair", ALWAYS_WRONG, ids=ids)
def test_a_code_that_is_no_tag_is_found_anywhere(pair: Confusion) -> None:
    text = cable(f"ECON, {pair.code}")
    (finding,) = run_rules(text, *ON)
    assert finding.code == "TAG003"
    assert (finding.line, finding.column) == (text[: text.index(pair.code + "\n")].count("\n") + 1, 13)
    assert finding.message == f"{pair.code} is not a TAG."
    assert finding.expected is not None
    possible = [tag for tag in pair.tags if is_tag(tag)]
    assert all(tag in finding.expected for tag in possible)
    if len(possible) == 1:
        assert finding.fix is not None
        assert finding.fix.applicability is Applicability.UNSAFE
        fixed = apply_edits(text, finding.fix.edits)
        assert f"TAGS: ECON, {possible[0]}\n" in fixed
        assert run_rules(fixed, *ON) == []


@pytest.mark.parametrize("pair", [pair for pair in RIGHT_ELSEWHERE if right_tag(pair) in BY_COUNTRY], ids=ids)
def test_a_code_that_is_a_tag_is_found_where_the_post_says_so(pair: Confusion) -> None:
    right = right_tag(pair)
    text = cable(f"ECON, {pair.code}", BY_COUNTRY[right].name)
    (finding,) = run_rules(text, *ON)
    assert (finding.code, finding.column) == ("TAG003", 13)
    assert finding.message.startswith(f"{pair.code} is the TAG of another country")
    assert finding.expected is not None
    assert finding.expected.startswith(right)
    if " or " in finding.expected:
        assert finding.fix is None
        return
    assert finding.fix is not None
    fixed = apply_edits(text, finding.fix.edits)
    assert f"TAGS: ECON, {right}\n" in fixed
    assert run_rules(fixed, *ON) == []


@pytest.mark.parametrize("pair", RIGHT_ELSEWHERE, ids=ids)
def test_a_code_that_is_a_tag_is_silent_where_it_is_meant(pair: Confusion) -> None:
    """From any other post, from the country itself, beside the right tag, and where the text names the country."""
    right = right_tag(pair)
    home = BY_COUNTRY.get(right)
    at_home = "USUN NEW YORK" if home is None else home.name
    code = pair.code
    elsewhere = "SUVA" if right == "WA" else "WINDHOEK"
    assert run_rules(cable(f"ECON, {code}", elsewhere), *ON) == []
    assert run_rules(cable(f"ECON, {code}, {right}", at_home), *ON) == []
    own = BY_COUNTRY.get(code)
    if own is not None:
        assert run_rules(cable(f"ECON, {code}", own.name, f"{names_of(right)[0]} and {names_of(right)[0]}."), *ON) == []
    for name in names_of(code):
        assert run_rules(cable(f"ECON, {code}", at_home, f"They came from {name.title()}, with oil."), *ON) == []
        assert run_rules(cable(f"ECON, {code}", at_home, subject=f"THE LAMPS OF {name}"), *ON) == []


@pytest.mark.parametrize("pair", [pair for pair in RIGHT_ELSEWHERE if names_of(right_tag(pair))], ids=ids)
def test_a_code_that_is_a_tag_is_found_where_the_text_says_so(pair: Confusion) -> None:
    right = right_tag(pair)
    post = "SUVA" if right == "WA" else "WINDHOEK"
    name = next(name for name in names_of(right) if not times_named(pair.code, name))
    again = f"A lamp of {name.title()}. Another of {name}."
    (finding,) = run_rules(cable(f"ECON, {pair.code}", post, again), *ON)
    assert finding.code == "TAG003"
    assert finding.expected is not None
    assert right in finding.expected
    assert run_rules(cable(f"ECON, {pair.code}", post, f"A lamp of {name.title()}."), *ON) == []


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("CZ", datetime.date(1985, 3, 1), None),
        ("CZ", datetime.date(1995, 3, 1), "EZ (Czech Republic)"),
        ("VN", datetime.date(1996, 3, 1), "VM (Vietnam) or VE (Venezuela)"),
        ("GE", datetime.date(1985, 3, 1), None),
        ("GE", datetime.date(1996, 3, 1), "GG (Georgia) or GM (Germany)"),
        ("YE", datetime.date(1989, 3, 1), None),
        ("YE", datetime.date(1996, 3, 1), "YM (Yemen)"),
        ("RU", datetime.date(1996, 3, 1), "RS (Russia)"),
        ("RU", datetime.date(1975, 3, 1), None),  # Russia had no tag
        ("JP", datetime.date(1975, 3, 1), None),  # the list of the time is not known well enough
        ("JP", datetime.date(1985, 3, 1), "JA (Japan)"),
    ],
)
def test_whether_a_code_is_a_tag_is_asked_of_the_year(code: str, day: datetime.date, expected: str | None) -> None:
    found = run_rules(cable(f"ECON, {code}"), WrongCountryTag, as_of=day)
    assert [finding.expected for finding in found] == ([] if expected is None else [expected])


@pytest.mark.parametrize("code", ["NE", "VN", "SB", "CN", "PG"])
def test_a_code_of_several_readings_names_them_and_has_no_fix(code: str) -> None:
    known = confusion(code)
    assert known is not None
    body = " ".join(name for name in names_of(known.tags[0])[:1] for _ in range(3)).title()
    (finding,) = run_rules(cable(f"ECON, {code}", body=body), WrongCountryTag)
    assert finding.fix is None
    assert finding.expected is not None
    assert [word for word in finding.expected.split() if len(word) == 2 and word.isupper()] == list(known.tags)


@pytest.mark.parametrize(("name", "right"), [("Georgia", "GG"), ("Germany", "GM")])
def test_the_text_chooses_between_two_countries(name: str, right: str) -> None:
    (finding,) = run_rules(cable("ECON, GE", body=f"A lamp for {name}, a wick for {name}."), *ON)
    assert finding.expected is not None
    assert finding.expected.startswith(right)
    assert finding.fix is None


def test_without_a_date_a_code_that_once_was_a_tag_may_be_right() -> None:
    parts = {"header": "", "reference": "", "executive_order": "", "authority": ""}
    assert run_rules(cable_text(tags="TAGS: ECON, CZ", **parts), WrongCountryTag) == []
    assert len(run_rules(cable_text(tags="TAGS: ECON, RU", **parts), WrongCountryTag)) == 1


def test_the_right_tag_beside_a_wrong_one_leaves_nothing_to_write() -> None:
    (finding,) = run_rules(cable("ECON, RS, RU"), *ON)
    assert finding.code == "TAG003"
    assert finding.fix is None


def test_among_many_countries_the_post_says_nothing() -> None:
    assert len(run_rules(cable("ECON, CH, FR", "BERN"), *ON)) == 1
    assert run_rules(cable("ECON, CH, FR, UK, RS", "GENEVA"), *ON) == []
    assert len(run_rules(cable("ECON, CH, FR, UK, RS", "GENEVA", "A Swiss lamp, and a Swiss wick."), *ON)) == 1


@pytest.mark.parametrize(
    "tags",
    [
        "ECON, WA LAMPEN DE WINDHOEK",
        "ECON, LAMPEN DE LA WA",
        "ECON, WA DE LA RUARA",
        "ECON (RU), WA",
        "ECON, XXXXXX, RU",
        "ECON, RU1",
    ],
)
def test_words_and_damage_are_no_codes(tags: str) -> None:
    assert run_rules(cable(tags), *ON) == []
