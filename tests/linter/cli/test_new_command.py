"""`cablelint new`: what it writes is clean, for every combination that it takes."""

from __future__ import annotations

import datetime
import itertools
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablegrammar.vocabulary.captions import captions
from cablegrammar.vocabulary.posts import posts
from cablelint import Settings, lint_text, parse_text
from cablelint.cli import cli
from cablelint.drafting import FORMS, LEVELS, Wanted, new_cable
from cablelint.errors import UsageError

DAYS = ("1996-03-04", "2001-05-06", "2004-02-29", "2008-07-14", "2011-01-02", "2019-12-31", "2026-11-30")
SOURCES = (None, "DSCG 05-1, January 2005")
CONTROLLED = ((), ("NOFORN",), ("EXDIS",), ("ORCON",), ("NOFORN", "ORCON"), ("ORCON", "EXDIS", "NOFORN"))
CAPTIONS = ((), ("EXDIS",), ("SIPDIS",), ("NOFORN",), ("NODIS",), ("ORCON", "EXDIS"), ("ROGER CHANNEL",))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def faults(wanted: Wanted) -> list[tuple[str, str]] | None:
    """What the linter says of the cable; None where there cannot be such a one."""
    try:
        text = new_cable(wanted)
    except UsageError:
        return None
    on = wanted.day if wanted.form == "draft" else None  # a draft has no date
    settings = Settings(as_of=on, profile=wanted.profile)
    return [(one.code, one.message) for one in lint_text(text, settings=settings)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("level", LEVELS)
def test_every_combination_is_clean(form: str, level: str) -> None:
    taken = 0
    for on, source, chosen in itertools.product(DAYS, SOURCES, CAPTIONS):
        found = faults(Wanted(form, "SUVA", level, day(on), chosen, source))
        assert found in (None, []), (on, source, chosen)
        taken += found is not None
    assert taken > 5 or (form, level) == ("smart", "TS")


@pytest.mark.parametrize("profile", ["ic", "dod", "cui"])
def test_every_combination_is_clean_under_the_other_profiles(profile: str) -> None:
    marks = set()
    for form, level, chosen in itertools.product(FORMS, LEVELS, CONTROLLED):
        wanted = Wanted(form, "SUVA", level, day("2026-11-30"), chosen, profile=profile)
        found = faults(wanted)
        assert found in (None, []), wanted
        if found is not None:
            marks |= {one.mark.text for one in parse_text(new_cable(wanted)).marks}
    assert {"(S//NF)", "(S//OC)", "(S//OC/NF)", "(U//SBU)", "(C)"} <= marks


@pytest.mark.parametrize("form", FORMS)
def test_a_cable_of_the_department_goes_to_posts(form: str) -> None:
    for to in (None, "SUVA"):
        wanted = Wanted(form, "STATE", "C", day("2026-11-30"), to=to)
        assert faults(wanted) == []
        assert [one.name for one in parse_text(new_cable(wanted)).to if "SECSTATE" in (one.name or "")] == []


def test_every_post_is_clean() -> None:
    for post, form in zip(posts(), itertools.cycle(FORMS), strict=False):
        assert faults(Wanted(form, post.name, "C", day("2010-03-04"))) == []


def test_every_caption_and_many_pairs_are_clean() -> None:
    chance = random.Random(5)  # noqa: S311 - a choice and no secret
    names = [one.text for one in captions()]
    pairs = chance.sample(list(itertools.combinations(names, 2)), 150)
    for chosen in (*((name,) for name in names), *pairs):
        level, form = chance.choice(tuple(LEVELS)), chance.choice(FORMS)
        assert faults(Wanted(form, "WINDHOEK", level, day("2008-07-14"), chosen)) in (None, []), (chosen, level, form)


def test_it_says_what_was_asked_for() -> None:
    cable = parse_text(new_cable(Wanted("telegram", "suva", "S", day("2011-01-02"), ("noforn", "exdis"), None, 42)))
    assert (cable.id, cable.level, cable.form) == ("11SUVA42", "SECRET", "acp127")
    assert [caption.text for caption in cable.captions] == ["EXDIS", "NOFORN"]
    assert cable.declassification is not None
    assert cable.declassification.date == day("2021-01-02")
    assert [one.mark.text for one in cable.marks] == ["(U)", "(U)", "(S/NF)", "(S/NF)"]
    derived = parse_text(new_cable(Wanted("draft", "STATE", "C", day("2011-01-02"), (), "DSCG 11-1, January 2011")))
    assert derived.authority is not None
    assert (derived.authority.kind, derived.authority.derived_from) == ("derivative", "DSCG 11-1, January 2011")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted("draft", "SUVVA", "C", day("2011-01-02")), "no post is called SUVVA; did you mean SUVA?"),
        (Wanted("draft", "SUVA", "C", day("1990-01-02")), "14 October 1995"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), ("EXDISS",)), "no caption is called EXDISS; did you mean"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), ("SIPDIS",)), "SIPDIS was not in use on 2011-01-02"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), ("SENSITIVE",)), "SENSITIVE is for the level SBU"),
        (Wanted("draft", "SUVA", "U", day("2011-01-02"), ("EXDIS",)), "EXDIS needs a text"),
        (Wanted("draft", "SUVA", "U", day("2011-01-02"), ("NOFORN",)), "NOFORN does not go with the level U"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), ("NODIS", "EXDIS")), "do not go together"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), ("HR CHANNEL", "DS CHANNEL")), "only one channel"),
        (Wanted("smart", "SUVA", "TS", day("2011-01-02")), "nothing above SECRET"),
        (Wanted("telegram", "SUVA", "C", day("2011-01-02"), to="SUVA"), "does not go to SUVA"),
        (Wanted("draft", "SUVA", "SBU", day("2026-11-30"), ("NOFORN",), profile="ic"), "leave it out"),
        (Wanted("draft", "SUVA", "U", day("2011-01-02"), (), "a guide"), "derived from nothing"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), (), "a guide"), "give the source with its date"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), (), "Multiple Sources"), "give the source with its date"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), (), " "), "name one source"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), (), "a guide\nof 2010"), "name one source"),
        (Wanted("draft", "SUVA", "C", day("2011-01-02"), (), "DSCG 11-1, 3 May 2030"), "later than the cable"),
    ],
)
def test_what_cannot_be_is_said(wanted: Wanted, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        new_cable(wanted)


# ------------------------------------------------------------------------------------------------------ the command


def new(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["new", *arguments])


def test_it_writes_to_standard_output_what_passes_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = new("--post", "SUVA", "--level", "c", "--form", "telegram", "--date", "2011-01-02")
    assert (made.exit_code, made.stderr) == (0, "")
    checked = CliRunner().invoke(cli, ["check", "--isolated", "-"], input=made.stdout)
    assert checked.exit_code == 0, checked.stdout


def test_a_draft_of_today_passes_with_and_without_the_option() -> None:
    text = new("--post", "SUVA", "--level", "s", "--caption", "EXDIS", "--form", "draft").stdout
    for options in ((), ("--draft",), ("--as-of", "today")):
        checked = CliRunner().invoke(cli, ["check", "--isolated", *options, "-"], input=text)
        assert checked.exit_code == 0, checked.stdout


def test_it_writes_over_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ("--post", "SUVA", "--level", "SBU", "--output", "draft.cable")
    assert new(*arguments).exit_code == 0
    text = Path("draft.cable").read_text()
    assert text.startswith("UNCLAS SUVA\n\nSENSITIVE\n")
    again = new(*arguments)
    assert again.exit_code == 2
    assert "draft.cable is there already; nothing was written" in again.stderr
    assert Path("draft.cable").read_text() == text


def test_without_a_date_it_is_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    text = new("--post", "SUVA", "--level", "C", "--form", "smart").stdout
    cable = parse_text(text)
    assert cable.date is not None
    assert abs(cable.date.date() - datetime.date.today()).days <= 1, "midnight may have passed"


def test_wrong_usage_ends_with_2() -> None:
    assert new("--post", "SUVVA", "--level", "C").exit_code == 2
    assert new("--level", "C").exit_code == 2
    assert new("--post", "SUVA", "--level", "X").exit_code == 2


@pytest.mark.parametrize(
    ("word", "letters"), [("secret", "S"), ("Top-Secret", "TS"), ("unclassified", "U"), ("Sbu", "SBU")]
)
def test_a_level_may_be_said_in_words(word: str, letters: str) -> None:
    by_word, by_letters = (new("--post", "SUVA", "--level", level) for level in (word, letters))
    assert (by_word.exit_code, by_word.stdout) == (0, by_letters.stdout)


def test_what_is_no_level_is_told_the_levels() -> None:
    assert "'pink' is no level; write one of U, SBU, C, S, TS" in new("--post", "SUVA", "--level", "pink").stderr


def test_a_dash_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "SUBJECT" in new("--post", "SUVA", "--level", "U", "-o", "-").stdout
    assert list(tmp_path.iterdir()) == []


def test_plain_text_gets_no_name_of_a_word_processor(tmp_path: Path) -> None:
    made = new("--post", "SUVA", "--level", "U", "-o", str(tmp_path / "draft.docx"))
    assert (made.exit_code, "call it .txt or .cable" in made.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_the_profile_is_given_or_configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ("--post", "SUVA", "--level", "S", "--caption", "NOFORN")
    assert "(S/NF)" in new(*arguments).stdout
    assert "(S//NF)" in new(*arguments, "--profile", "dod").stdout
    Path("cablelint.toml").write_text('profile = "ic"\n')
    assert "(S//NF)" in new(*arguments).stdout
    assert "(S/NF)" in new(*arguments, "--isolated").stdout
