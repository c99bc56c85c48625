"""No fix of a marking lowers its level, drops a control or releases it to anybody else, whatever the marking is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.marking.marking import Marking, parse_marking
from cablegrammar.rollup.protection import marking_losses
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.markings import register
from support.markings import Made, check, markings, mended, render

FORMS = [form for entry in register() for form in (entry.title, entry.abbreviation, entry.portion) if form]
PLAIN = [form for form in FORMS if "[" not in form]
PIECES = [
    *PLAIN, "REL TO USA, GBR", "REL TO GBR, USA", "REL GBR", "FGI CAN", "FGI USA DEU", "SAR-BP", "SAR-CA", "X1",
    "SI-G ABCD", "SI-ECI ABC", "KDK-BLFH", "RD-SIGMA 14 3", "//JOINT S GBR", "USA/CAN EYES ONLY", "ZZQ", "NOFRON",
    "DISPLAY ONLY USA, AFG", "20301231", "SERCET", "", "CUI", "SP-CTI",
]  # fmt: skip
SEPARATORS = st.sampled_from(["//", "/", " // ", " ", "-", ",", ";", "///", ", "])


@st.composite
def heaps(draw: st.DrawFn) -> str:
    """Values of the register and slips beside each other, in any order and with any separators."""
    parts = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5))
    text = draw(st.sampled_from(["S", "SECRET", "TOP SECRET", "TS", "U", "//NS", "s", "CONFIDENTIAL"]))
    for part in parts:
        text += draw(SEPARATORS) + part
    return f"({text})" if draw(st.booleans()) else text


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A right marking with one character changed, lost or doubled."""
    made: Made = draw(markings())
    text = render(made, portion=draw(st.booleans()))
    at = draw(st.integers(1, len(text) - 1))
    letter = draw(st.sampled_from(["", text[at] * 2, "X", "/", " ", ",", text[at].lower()]))
    return text[:at] + letter + text[at + 1 :]


def released(marking: Marking) -> set[str]:
    """The countries that a marking releases the text to, USA apart: it has the text anyway."""
    lists = [set(token.codes) for token in marking.tokens if token.kind == "release-list"]
    return set().union(*lists) - {"USA"} if lists else set()


def inner(text: str) -> Marking:
    return parse_marking(text.strip().strip("()"), unpublished=True)


@settings(max_examples=250)
@given(st.one_of(heaps(), damaged()), st.sampled_from(["ic", "dod", "cui", "state"]))
def test_no_fix_takes_protection_away(text: str, profile: str) -> None:
    before = inner(text)
    for finding in check(text, profile).findings:
        if finding.fix is None:
            continue
        after_text = mended(text, finding)
        after = inner(after_text)
        said = f"{finding.code} makes {after_text} of {text}"
        if before.level is not None:
            assert after.level is not None, said
            assert after.level.rank >= before.level.rank, said
        assert not {loss.of for loss in marking_losses(before, after)} - finding.fix.gives_up, said
        widened = released(after) - released(before)
        if finding.code == "MRK008":
            # One unknown code becomes a known one.
            assert len(widened) <= 1, said
            assert len(widened) <= len(released(before) - set(countries())), said
        elif finding.code != "MRK001":
            assert widened == set(), said


@settings(max_examples=150)
@given(st.one_of(heaps(), damaged()))
def test_fixes_come_to_an_end(text: str) -> None:
    """One after the other, whatever their kind: none undoes another's."""
    seen = [text]
    for _ in range(12):
        found = next((finding for finding in check(text).findings if finding.fix is not None), None)
        if found is None:
            return
        text = mended(text, found)
        assert text not in seen, seen
        seen.append(text)
    raise AssertionError(seen)


@settings(max_examples=200)
@given(st.one_of(heaps(), damaged(), st.text(max_size=40)), st.sampled_from(["ic", "dod", "cui", "state"]))
def test_no_rule_fails_and_every_nonsense_is_named(text: str, profile: str) -> None:
    if not text.strip():
        return
    answer = check(text, profile)
    assert not answer.broken, text
    if answer.canonical is None and profile != "state":  # where only what stands between slashes is judged
        assert answer.findings, text


def test_a_marking_that_yields_is_not_taken_away_with_its_subset() -> None:
    for text, fixed in (("S//RD//FRD-CNWDI", False), ("S//RD//FRD", True)):
        (found,) = (finding for finding in check(text, "ic").findings if finding.code == "MRK016")
        assert (found.fix is not None) is fixed
