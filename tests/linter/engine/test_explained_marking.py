"""What a marking means: every registered one says it, by profile and day. What it forces upward is the roll-up's."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablelint
from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup import Circumstances, PortionMarking, roll_up
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.cui import cui_categories
from cablegrammar.vocabulary.markings import RegisteredMarking, marking_by_key, marking_forms
from cablegrammar.vocabulary.meanings import meaning_of
from cablegrammar.vocabulary.profiles import register_of
from cablelint.engine.explained_marking import ExplainedMarking, ExplainedPart, explain_marking
from cablelint.engine.explained_values import MarkingMeaning
from cablelint.settings.settings import Settings
from support.markings import DAY, Made, markings, render

PROFILES = ("state", "ic", "dod", "cui")


def explained(text: str, profile: str = "ic", day: datetime.date = DAY) -> ExplainedMarking:
    return explain_marking(text, Settings(profile=profile, as_of=day))


def part(text: str, written: str, profile: str = "ic", day: datetime.date = DAY) -> ExplainedPart:
    return next(one for one in explained(text, profile, day).parts if one.text == written)


def means(text: str, written: str, profile: str = "ic", day: datetime.date = DAY) -> MarkingMeaning:
    return part(text, written, profile, day).meanings[-1]


# ------------------------------------------------------------------------------------------------------ one marking


def test_each_part_is_explained_in_words() -> None:
    told = explained("(TS//SI-G//OC/NF)")
    assert (told.kind, told.level, told.profile, told.on) == ("portion", "TOP SECRET", "ic", DAY)
    assert [one.text for one in told.parts] == ["(", "TS", "//", "SI-G", "//", "OC", "/", "NF", ")"]
    assert told.banner == "TOP SECRET//SI-G//ORCON/NOFORN"
    gamma = part("(TS//SI-G//OC/NF)", "SI-G")
    assert [one.name for one in gamma.meanings] == ["SI", "SI-G"]
    assert (gamma.kind, gamma.form, gamma.notes) == ("control", "both", ())
    last = gamma.meanings[1]
    assert (last.title, last.category, last.status) == ("SI-GAMMA", "SCI", "in use")
    assert last.access == "Holders of a Top Secret clearance who are read into SI-G."
    assert last.upward == (
        "Every banner above it carries it.",
        "It needs ORCON beside it, in a portion as in a banner.",
    )
    assert (last.levels, last.needs, last.never_beside) == (("TOP SECRET",), ("ORCON",), ("ORCON-USGOV",))
    assert [str(source) for source in last.sources] == [
        "CAPCO Register and Manual 2016 H.4 p80",
        "CAPCO Register and Manual 2016 G p42",
    ]


def test_compartments_are_named_one_by_one() -> None:
    names = [one.name for one in part("(TS//SI-G ABCD-XYZ//OC)", "SI-G ABCD-XYZ").meanings]
    assert names == ["SI", "SI-G", "SI-G ABCD", "SI-XYZ"]
    names = [one.name for one in part("(S//ANB-XYZ ABC//NF)", "ANB-XYZ ABC").meanings]
    assert names == ["ANB", "ANB-XYZ", "ANB-XYZ ABC"]
    assert means("(TS//SAR-BP//NF)", "SAR-BP").title == "SPECIAL ACCESS REQUIRED-BP"


@pytest.mark.parametrize(
    ("text", "leading"), [("//NATO SECRET", True), ("(//NS)", True), ("(S // NF)", False), ("(S)(//NF)", False)]
)
def test_what_begins_a_marking_is_told_from_what_parts_it(text: str, leading: bool) -> None:
    said = part(text, "//").meanings[0].meaning
    assert ("another government" in said) == leading


def test_the_countries_of_a_list_are_named() -> None:
    listed = part("(S//REL TO USA, FVEY, UK)", "REL TO USA, FVEY, UK").countries
    assert [(one.code, one.near) for one in listed] == [("USA", None), ("FVEY", None), ("UK", "GBR")]
    assert listed[0].name == "United States of America"
    assert "NZL" in listed[1].members
    assert listed[2].name is None
    text = "(S//REL TO USA, FVEY, UK)"
    assert [text[one.span.start : one.span.end] for one in listed] == ["USA", "FVEY", "UK"]


def test_a_value_is_written_with_its_list() -> None:
    assert means("(S//REL TO USA, GBR)", "REL TO USA, GBR").banner == "REL TO USA, GBR"
    assert means("(//JOINT S CAN USA//REL)", "JOINT S CAN USA").banner == "JOINT SECRET CAN USA"
    assert (means("(S//NF)", "NF").portion, means("(S//NF)", "NF").banner) == ("NF", "NOFORN")


@pytest.mark.parametrize(
    ("text", "written", "title"),
    [
        ("//CAN DEU S", "CAN DEU S", "The level of another government"),
        ("//NIS", "NIS", "The level of a NATO activity"),
        ("CUI//SP-CTI", "SP-CTI", "Controlled Technical Information"),
        ("CUI//PRVCY", "PRVCY", "General Privacy"),
        ("CUI//DRAFT", "DRAFT", "Status of the document"),
        ("SECRET//20181231", "20181231", "Declassification date or exemption"),
        ("SECRET//CAN", "CAN", "Code of a country or a group"),
    ],
)
def test_what_has_no_row_of_the_register_is_explained(text: str, written: str, title: str) -> None:
    meaning = means(text, written)
    assert meaning.title == title
    assert meaning.meaning
    assert meaning.sources


# -------------------------------------------------------------------------------------------- what is wrong with it


@pytest.mark.parametrize(
    ("text", "written", "near", "note"),
    [
        ("(S//NFO)", "NFO", "NF", "It was probably meant to be NF (NOT RELEASABLE TO FOREIGN NATIONALS)."),
        ("SECRET//NOFRON", "NOFRON", "NOFORN", "NOFRON is in no register."),
        ("(S//ZZQ/NF)", "ZZQ", None, "ZZQ is in no register."),
        ("CUI//FEDCN", "FEDCN", "FEDCON", "FEDCN is in no register and in no category of CUI."),
    ],
)
def test_an_unknown_value_is_said_with_what_was_meant(text: str, written: str, near: str | None, note: str) -> None:
    found = part(text, written, "state" if "ZZQ" in text else "ic")
    assert (found.kind, found.near, found.meanings, found.form) == ("unknown", near, (), None)
    assert note in found.notes


@pytest.mark.parametrize(
    ("text", "written", "note"),
    [
        ("(S//SI-G//OC)", "SI-G", "SI-G stands with TOP SECRET only, and the level here is SECRET."),
        ("(SECRET//NF)", "SECRET", "It is written as in a banner. A portion mark has S."),
        ("S//NOFORN", "S", "It is written as in a portion mark. A banner has SECRET."),
        ("UNCLAS", "UNCLAS", "It is written as in a telegram. A banner has UNCLASSIFIED."),
        ("SECRET;NOFORN", ";", "; is no separator of a marking: / or // stands between values."),
        ("(S NF)", " ", "A blank stands where / or // stands between values."),
        ("[S//NF)", "[", "A portion mark stands in parentheses."),
        ("TS//TK-BLUFISH", "TK-BLUFISH", "It was probably meant to be TK-BLFH."),
        ("TS//SPECIAL INTELLIGENCE", "SPECIAL INTELLIGENCE", "The register writes it SI."),
        ("SECRET//20181231", "20181231", "It names 31 DEC 2018."),
        ("SECRET//20190230", "20190230", "20190230 is no day."),
        ("SECRET//X1", "X1", "X1: intelligence source, method or activity, or cryptologic system or activity."),
    ],
)
def test_a_note_says_what_is_odd(text: str, written: str, note: str) -> None:
    assert note in " ".join(part(text, written).notes)


@pytest.mark.parametrize("text", ["(S//NF)", "TOP SECRET//SI-G//ORCON", "(U//FOUO)", "//NATO SECRET", "CUI//SP-CTI"])
def test_a_right_marking_has_no_notes(text: str) -> None:
    assert [note for one in explained(text).parts for note in one.notes] == []


def test_a_telegram_writes_unclas() -> None:
    assert part("UNCLAS SUVA 000512", "UNCLAS", "state").notes == ()


# --------------------------------------------------------------------------------------------- the day and the profile


@pytest.mark.parametrize(
    ("text", "written", "day", "status", "notes"),
    [
        ("SECRET//WNINTEL", "WNINTEL", "1990-01-01", "in use", ()),
        (
            "SECRET//WNINTEL", "WNINTEL", "2005-01-01", "retired",
            ("WNINTEL has not been a marking since 12 APR 1995.",),
        ),
        (
            "TOP SECRET//COMINT", "COMINT", "2017-01-02", "retired",
            ("COMINT has not been a marking since 31 DEC 2011.", "In its place stands SI."),
        ),
        (
            "SECRET//RELIDO", "RELIDO", "2001-01-01", "not yet",
            ("RELIDO became a marking on 9 JUN 2005, after 1 JAN 2001.",),
        ),
        ("SECRET//RELIDO", "RELIDO", "2006-01-01", "in use", ()),
    ],
)  # fmt: skip
def test_the_day_decides(text: str, written: str, day: str, status: str, notes: tuple[str, ...]) -> None:
    found = part(text, written, "ic", datetime.date.fromisoformat(day))
    assert found.meanings[-1].status == status
    assert found.notes == notes


def test_what_may_not_stand_alone_is_in_use_with_a_compartment() -> None:
    assert part("SECRET//HCS-P//NOFORN", "HCS-P").notes == ()
    assert [one.status for one in part("SECRET//HCS-P//NOFORN", "HCS-P").meanings] == ["in use", "in use"]
    assert part("SECRET//HCS//NOFORN", "HCS").meanings[0].status == "retired"
    assert part("SECRET//KDK-BLFH//NOFORN", "KDK-BLFH").meanings[0].status == "retired"


def test_a_companion_is_named_from_its_day_on() -> None:
    early = means("TOP SECRET//RSV-ABC", "RSV-ABC", "ic", datetime.date(2017, 1, 1))
    late = means("TOP SECRET//RSV-ABC", "RSV-ABC", "ic", datetime.date(2023, 1, 1))
    assert [one for one in late.upward if one not in early.upward] == ["As a rule NOFORN stands beside it."]


def test_without_a_day_the_settings_or_the_clock_decide() -> None:
    today = datetime.date(2003, 4, 5)
    assert explain_marking("(S)", Settings(today=today)).on == today
    assert explain_marking("(S)").on >= datetime.date.today() - datetime.timedelta(days=1)
    assert explain_marking("(S)").profile == "state"


def test_a_telegrams_mark_says_what_its_captions_carry() -> None:
    told = explained("(C/NF)", "state")
    assert [one.text for one in told.parts] == ["(", "C", "/", "NF", ")"]
    assert told.banner == "CONFIDENTIAL//NOFORN"
    assert "A telegram carries it as the caption NOFORN." in means("(C/NF)", "NF", "state").upward
    assert "A telegram carries it as the caption SENSITIVE." in means("(SBU)", "SBU", "state").upward
    assert not any("telegram" in said for said in means("(C/NF)", "NF", "ic").upward)
    assert means("(C/NF)", "/", "state").meaning != means("(S//OC/NF)", "/", "ic").meaning


def test_a_classification_line_is_explained_whole() -> None:
    told = explained("S E C R E T SECTION 01 OF 02 SUVA 000512 NODIS", "state")
    assert {one.kind: one.meanings[0].title for one in told.parts if one.meanings} == {
        "level": "SECRET",
        "section": "Section of a telegram",
        "post": "Post",
        "number": "Number of a telegram",
        "caption": "NODIS",
    }
    assert told.level == "SECRET"
    assert told.banner is None


@pytest.mark.parametrize(("day", "said"), [("1990-01-01", "allows"), ("2008-01-01", "does not allow")])
def test_a_mark_for_all_portions_goes_by_the_order(day: str, said: str) -> None:
    found = part("(C/NF - ENTIRE TEXT)", "C/NF - ENTIRE TEXT", "state", datetime.date.fromisoformat(day))
    assert [one.name for one in found.meanings][1:] == ["CONFIDENTIAL", "NOFORN"]
    assert found.notes[0].endswith(f", {said} it.")
    assert explained("(C/NF - ENTIRE TEXT)", "state").level == "CONFIDENTIAL"


def test_a_profile_may_know_more_than_the_register() -> None:
    assert means("(S//SAR-BP//WAIVED)", "WAIVED", "dod").sources[0].document.startswith("DoDM")
    assert means("(S//HVSACO)", "HVSACO", "dod").meaning
    unknown = part("(S//HVSACO)", "HVSACO", "ic")
    assert unknown.meanings == ()
    assert unknown.notes == ("HVSACO is not in the register that the profile ic goes by.",)


def test_the_department_of_defense_cites_its_own_manual() -> None:
    assert str(means("(S//NF)", "NF", "dod").sources[0]) == "DoDM 5200.01 Volume 2 E4 2 p65-66"
    assert means("(S//NF)", "NF", "dod").meaning.startswith("Intelligence")
    assert str(means("(S//NF)", "NF", "ic").sources[0]) == "CAPCO Register and Manual 2016 H.8 p145-147"


def test_a_banner_that_cannot_be_told_says_why() -> None:
    told = explained("(S//REL)")
    assert told.banner is None
    assert told.no_banner is not None
    assert "no list" in told.no_banner
    assert (explained("SECRET//NOFORN").banner, explained("SECRET//NOFORN").no_banner) == (None, None)


def test_a_place_finds_its_part() -> None:
    told = explained("(S//NF)")
    assert [(told.part_at(at) or told.parts[0]).text for at in range(7)] == ["(", "S", "//", "//", "NF", "NF", ")"]
    assert told.part_at(7) is None


def test_it_is_public() -> None:
    assert cablelint.explain_marking is explain_marking
    assert isinstance(cablelint.explain_marking("(S)"), cablelint.ExplainedMarking)


# ------------------------------------------------------------------------------------------- everything that there is


def sample(form: str) -> str:
    """A form of the register with a compartment, a program or a number in its open places."""
    text = form.replace("[COMP]", "XYZ").replace("[SUB]", "ABCD")
    return f"{text}BP" if text.endswith("-") else text


def in_a_marking(entry: RegisteredMarking, form: str) -> str:
    """A marking that has the form in its place."""
    form = sample(form)
    if entry.category == "US":
        return form
    if entry.key in ("ATOMAL", "BALK", "BOHEMIA"):
        return f"//COSMIC TOP SECRET//{form}"
    if entry.category in ("non-US", "JOINT"):
        return f"//{form} SECRET CAN USA" if entry.key == "JOINT" else f"//{form}"
    return f"TOP SECRET//{form}" if "TS" in entry.levels else f"UNCLASSIFIED//{form}"


def known_by(profile: str) -> list[RegisteredMarking]:
    """The markings that the manual of a profile has."""
    return [entry for entry in register_of(profile, DAY).markings.values() if entry.known]


@pytest.mark.parametrize("profile", PROFILES)
def test_every_registered_marking_explains_itself(profile: str) -> None:
    for entry in known_by(profile):
        words = meaning_of(entry.key, profile)
        assert words is not None
        for form in {entry.key, entry.title, entry.abbreviation or entry.title, entry.portion}:
            if form not in marking_forms() or marking_forms()[form][0].key != entry.key:
                continue  # another one has the form, too, or it is a part of one (the N of RD-N)
            text = in_a_marking(entry, form)
            said = [meaning.meaning for one in explained(text, profile).parts for meaning in one.meanings]
            assert words.meaning in said, (text, profile)


def test_every_category_of_cui_explains_itself() -> None:
    for category in cui_categories().values():
        for written in category.markings:
            meaning = means(f"CUI//{written}", written, "cui")
            assert (meaning.title, meaning.category) == (category.name, "CUI")


def test_every_code_is_named() -> None:
    for code, country in countries().items():
        text = f"SECRET//FGI {code}"
        assert [(one.code, one.name) for one in part(text, f"FGI {code}").countries] == [(code, country.name)], text


def carried(*portions: str) -> set[str]:
    """The keys of what the banner above some portions carries."""
    read = [PortionMarking(number, text, parse_marking(text)) for number, text in enumerate(portions, start=1)]
    banner = roll_up(read, Circumstances(DAY, "ic")).banner
    assert banner is not None, portions
    return {key for token in parse_marking(banner).tokens for key in token.keys}


@pytest.mark.parametrize(
    "entry",
    [
        entry
        for entry in known_by("ic")
        if entry.category not in ("US", "non-US", "JOINT")
        and (words := meaning_of(entry.key, "ic")) is not None
        and not words.upward
        and entry.key not in ("CNWDI", "SIGMA", "FRD-CNWDI")
    ],
    ids=lambda entry: entry.key,
)
def test_what_goes_upward_is_what_the_roll_up_carries(entry: RegisteredMarking) -> None:
    """The sentences about the banner are held against the banner itself."""
    level = next(letters for letters in entry.levels if letters != "R")
    own = f"{level}//{sample(entry.portion)}"
    words = meaning_of(entry.key, "ic")
    assert words is not None
    said = " ".join(
        one for one in means(own, sample(entry.portion)).upward if not one.startswith(("It needs", "As a rule"))
    )
    if said.startswith("Every banner"):
        assert entry.key in carried(own)
        assert entry.key in carried(own, "TS")
    else:
        assert said.startswith("An unclassified banner carries it")
        unclassified = f"U//{sample(entry.portion)}"
        assert entry.key in carried(unclassified)
        above = carried(unclassified, "S")
        assert entry.key not in above
        assert ("NOFORN" in above) == ("NOFORN" in said.partition("A classified one")[2])
        assert entry.key.removesuffix(" NOFORN") in above or "NOFORN and" not in said
    for key in entry.yields_to:
        other = marking_by_key()[key]
        assert key in said
        level = "U" if other.in_classified == "split-noforn" else level  # else the banner has it in two
        assert entry.key not in carried(f"{level}//{sample(entry.portion)}", f"{level}//{sample(other.portion)}")


@pytest.mark.parametrize(
    ("portion", "banner"),
    [
        ("//CTS", "TOP SECRET//FGI NATO"),
        ("//NR", "CONFIDENTIAL//FGI NATO"),
        ("//NU", "UNCLASSIFIED//FGI NATO"),
        ("//UN RESTRICTED", "CONFIDENTIAL//FGI UN"),
        ("//CAN S", "SECRET//FGI CAN"),
        ("//NIS", "SECRET//FGI ISAF NATO"),
        ("//CTS//BOHEMIA", "TOP SECRET//BOHEMIA//FGI NATO"),
        ("//JOINT S CAN USA//REL TO USA, CAN", "//JOINT SECRET CAN USA//REL TO USA, CAN"),
    ],
)
def test_the_banner_above_a_foreign_portion(portion: str, banner: str) -> None:
    """What the words say of NATO and of others is what the roll-up does."""
    assert explained(f"({portion})").banner == banner
    said = " ".join(said for one in explained(f"({portion})").parts for words in one.meanings for said in words.upward)
    assert "A US banner" in said
    assert ("counts it as CONFIDENTIAL" in said) == ("CONFIDENTIAL" in banner)


# --------------------------------------------------------------------------------------------------------- any text

LOOSE = st.text("STCU/NF()[] {}-,;:.RELTOUSACNGIHX1&©\t\n0", max_size=40)


@given(st.one_of(st.text(max_size=60), LOOSE), st.sampled_from(PROFILES), st.dates())
def test_any_text_is_explained_and_its_parts_tile_it(text: str, profile: str, day: datetime.date) -> None:
    told = explained(text, profile, day)
    assert told.text == "".join(one.text for one in told.parts) == text
    at = 0
    for one in told.parts:
        assert one.span.start == at
        assert one.span.end > at
        at = one.span.end
    assert at == len(text)


@given(markings(), st.booleans(), st.sampled_from(PROFILES))
def test_a_right_marking_is_known_in_every_part(made: Made, portion: bool, profile: str) -> None:
    told = explained(render(made, portion=portion), profile)
    for one in told.parts:
        assert one.meanings
        assert one.kind != "unknown"
        assert all(meaning.sources for meaning in one.meanings)
        assert not any("no register" in note for note in one.notes)
