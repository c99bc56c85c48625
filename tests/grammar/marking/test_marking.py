"""Markings: every form that State and the IC write, the slips, and the register behind them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.words import words_of
from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import near_level, parse_marking
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import CATEGORIES, marking_by_key, marking_forms, register
from cablelint import Span

# text, level in portion letters, controls, canonical
RIGHT = [
    ("C", "C", (), "C"),
    ("S", "S", (), "S"),
    ("U", "U", (), "U"),
    ("TS", "TS", (), "TS"),
    ("S/NF", "S", ("NOFORN",), "S/NF"),
    ("S//NF", "S", ("NOFORN",), "S//NF"),
    ("C/NF", "C", ("NOFORN",), "C/NF"),
    ("C/NF/PROPIN", "C", ("NOFORN", "PROPIN"), "C/NF/PR"),
    ("SBU", "U", ("SBU",), "SBU"),
    ("SBU/NF", "U", ("NOFORN", "SBU"), "SBU/NF"),
    ("SBU-NF", "U", ("SBU NOFORN",), "SBU-NF"),
    ("FOUO", "U", ("FOUO",), "FOUO"),
    ("LOU", "LOU", (), "LOU"),
    ("U//FOUO", "U", ("FOUO",), "U//FOUO"),
    ("S/REL NATO", "S", ("REL TO NATO",), "S/REL NATO"),
    ("C/REL UK", "C", ("REL TO UK",), "C/REL UK"),
    ("C//REL AUSTRALIA GROUP", "C", ("REL TO AUSTRALIA GROUP",), "C//REL AUSTRALIA GROUP"),
    ("S//REL TO USA, FVEY", "S", ("REL TO USA, FVEY",), "S//REL TO USA, FVEY"),
    ("S//REL", "S", ("REL TO",), "S//REL"),
    ("S//FGI//NF", "S", ("FGI", "NOFORN"), "S//FGI//NF"),
    ("TS//FGI CAN DEU//NF", "TS", ("FGI CAN DEU", "NOFORN"), "TS//FGI CAN DEU//NF"),
    ("TS//SI/TK//NF", "TS", ("SI", "TK", "NOFORN"), "TS//SI/TK//NF"),
    ("TS//SI-G ABCD EFGH-XYZ//OC/NF", "TS", ("SI-G ABCD EFGH-XYZ", "ORCON", "NOFORN"), "TS//SI-G ABCD EFGH-XYZ//OC/NF"),
    ("S//RD-SG 14 18//NF", "S", ("RD-SIGMA 14 18", "NOFORN"), "S//RD-SG 14 18//NF"),
    ("S//NF//XD", "S", ("NOFORN", "EXDIS"), "S//NF//XD"),
    (
        "S//REL TO USA, IRQ/DISPLAY ONLY AFG",
        "S",
        ("REL TO USA, IRQ", "DISPLAY ONLY AFG"),
        "S//REL TO USA, IRQ/DISPLAY ONLY AFG",
    ),
    (
        "TS//SAR-BP-123/CA-XYZ YYY//NF",
        "TS",
        ("SAR-BP-123", "SAR-CA-XYZ YYY", "NOFORN"),
        "TS//SAR-BP-123/CA-XYZ YYY//NF",
    ),
    ("CUI//SP-CTI/PRVCY//FEDCON", "U", ("CUI", "SP-CTI", "PRVCY", "FEDCON"), "CUI//SP-CTI/PRVCY//FEDCON"),
    ("FGI-C", "C", (), "FGI-C"),
    ("UK-C", "C", (), "UK-C"),
    ("//NS", "S", (), "//NS"),
    ("//CTS//BOHEMIA", "TS", ("BOHEMIA",), "//CTS//BOHEMIA"),
    ("//CAN DEU S//NF", "S", ("NOFORN",), "//CAN DEU S//NF"),
    ("//JOINT S CAN GBR USA//REL", "S", ("REL TO",), "//JOINT S CAN GBR USA//REL"),
]


@pytest.mark.parametrize(("text", "level", "controls", "canonical"), RIGHT)
def test_right_portions(text: str, level: str, controls: tuple[str, ...], canonical: str) -> None:
    marking = parse_marking(text)
    assert marking.level is not None
    assert (marking.level.portion, marking.controls, marking.canonical) == (level, controls, canonical)
    assert marking.well_formed
    assert not marking.unknown
    assert marking.near is None


@pytest.mark.parametrize(
    ("text", "level", "controls", "canonical"),
    [
        ("SECRET//NOFORN", "S", ("NOFORN",), "S//NF"),
        ("CONFIDENTIAL/NOFORN", "C", ("NOFORN",), "C/NF"),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "U", ("FOUO",), "U//FOUO"),
        ("LIMITED OFFICIAL USE", "LOU", (), "LOU"),
        (
            "TOP SECRET//SI-GAMMA/TALENT KEYHOLE//RISK SENSITIVE/ORIGINATOR CONTROLLED/NOFORN",
            "TS",
            ("SI-G", "TK", "RSEN", "ORCON", "NOFORN"),
            "TS//SI-G/TK//RS/OC/NF",
        ),
        ("SECRET//FORMERLY RESTRICTED DATA-SIGMA 14//NOFORN", "S", ("FRD-SIGMA 14", "NOFORN"), "S//FRD-SG 14//NF"),
        (
            "TOP SECRET//HCS-P/LMN//SPECIAL ACCESS REQUIRED-BUTTER POPCORN//NOT RELEASABLE TO FOREIGN NATIONALS",
            "TS",
            ("HCS-P", "LMN", "SAR-BUTTER POPCORN", "NOFORN"),
            "TS//HCS-P/LMN//SAR-BUTTER POPCORN//NF",
        ),
        ("UNCLASSIFIED//SBU NOFORN", "U", ("SBU NOFORN",), "U//SBU-NF"),
        (
            "//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR",
            "S",
            ("REL TO USA, CAN, GBR",),
            "//JOINT S CAN GBR USA//REL TO USA, CAN, GBR",
        ),
    ],
)
def test_banners(text: str, level: str, controls: tuple[str, ...], canonical: str) -> None:
    marking = parse_marking(text)
    assert marking.level is not None
    assert (marking.level.portion, marking.controls, marking.canonical) == (level, controls, canonical)
    assert marking.banner_form
    assert marking.well_formed


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("S-NF", "S/NF"),
        ("C NF", "C/NF"),
        ("s/nf", "S/NF"),
        ("S / NF", "S/NF"),
        ("S - NF", "S/NF"),
        ("S/NF ", "S/NF"),
        ("S///NF", "S/NF"),
        ("S//", "S"),
        ("C-REL UK", "C/REL UK"),
        ("Sbu", "SBU"),
        ("C// NF", "C//NF"),
    ],
)
def test_malformed_but_known(text: str, canonical: str) -> None:
    marking = parse_marking(text)
    assert not marking.well_formed
    assert not marking.unknown
    assert marking.canonical == canonical


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("SE", "S"),
        ("SERCET//NF", "S//NF"),
        ("S/NFORN", "S/NF"),
        ("C NOFRON", "C/NF"),
        ("S/FN", "S/NF"),
        ("UNCLASS", "U"),
        ("CONFIDENTAL", "C"),
        ("S//ORCN/NF", "S//OC/NF"),
        ("NC", "C"),
        ("NS", "S"),
    ],
)
def test_near_misses(text: str, near: str) -> None:
    assert parse_marking(text).near == near


@pytest.mark.parametrize("text", ["X", "S//XX", "Economic", "S. Africa", "", "//", "(S)", "C and D", "A", "4"])
def test_what_is_no_marking_has_no_canonical_form(text: str) -> None:
    marking = parse_marking(text)
    assert marking.canonical is None
    assert marking.near is None


def test_an_unknown_token_is_kept_with_its_place() -> None:
    marking = parse_marking("S//XX")
    assert marking.level is Level.SECRET
    assert [(token.text, token.span) for token in marking.unknown] == [("XX", Span(3, 5))]
    assert marking.recognised
    assert not parse_marking("Economic").recognised


def test_a_word_joined_to_a_level_is_unknown_and_the_level_stands() -> None:
    marking = parse_marking("SECRET SENSITIVE")
    assert marking.level is Level.SECRET
    assert [token.text for token in marking.unknown] == ["SENSITIVE"]
    assert not marking.well_formed


def test_spans_and_separators_are_those_of_the_text() -> None:
    text = "S / REL TO USA, GBR//NF"
    marking = parse_marking(text)
    assert [text[token.span.start : token.span.end] for token in marking.tokens] == ["S", "REL TO USA, GBR", "NF"]
    assert [separator.text for separator in marking.separators] == [" / ", "//"]
    for separator in marking.separators:
        assert text[separator.span.start : separator.span.end] == separator.text


def test_release_list_knows_its_countries() -> None:
    text = "S//REL TO USA, AUS and GBR"
    token = parse_marking(text).token("REL TO")
    assert token is not None
    assert token.kind == "release-list"
    assert token.codes == ("USA", "AUS", "GBR")
    assert [text[span.start : span.end] for span in token.code_spans] == ["USA", "AUS", "GBR"]
    assert token.code_separators == (", ", " and ")


def test_blanks_part_countries_only_in_a_list_with_usa() -> None:
    with_usa, without = (
        parse_marking("S//REL TO USA GBR").token("REL TO"),
        parse_marking("S/REL NATO PARTNERS").token("REL TO"),
    )
    assert with_usa is not None
    assert without is not None
    assert with_usa.codes == ("USA", "GBR")
    assert without.codes == ("NATO PARTNERS",)


def test_eyes_only_has_slashes_inside() -> None:
    marking = parse_marking("TOP SECRET//USA/CAN/GBR EYES ONLY")
    assert marking.controls == ("USA/CAN/GBR EYES ONLY",)
    token = marking.token("EYES ONLY")
    assert token is not None
    assert token.codes == ("USA", "CAN", "GBR")
    assert [marking.text[span.start : span.end] for span in token.code_spans] == ["USA", "CAN", "GBR"]


@pytest.mark.parametrize(
    ("text", "system", "control"),
    [
        ("S/NF", "US", None),
        ("SBU", "US", None),
        ("NF", None, None),
        ("//NS", "NATO", "FGI NATO"),
        ("//NIS//NF", "NATO", "FGI ISAF NATO"),
        ("FGI-C", "FGI", "FGI"),
        ("//FGI S//NF", "FGI", "FGI"),
        ("UK-C", "foreign", "FGI UK"),
        ("//CAN DEU S", "foreign", "FGI CAN DEU"),
        ("//JOINT S CAN USA", "JOINT", "FGI CAN"),
    ],
)
def test_whose_classification_it_is(text: str, system: str | None, control: str | None) -> None:
    marking = parse_marking(text)
    assert marking.system == system
    assert marking.foreign_control == control


def test_two_levels_are_both_seen() -> None:
    marking = parse_marking("S//NS//NF")
    assert [(token.category, token.level) for token in marking.levels] == [
        ("US", Level.SECRET),
        ("non-US", Level.SECRET),
    ]


def test_foreign_restricted_names_a_level_that_the_us_has_not() -> None:
    (token,) = parse_marking("//NR").levels
    assert token.level is None
    assert token.level_text == "RESTRICTED"


def test_noforn_is_seen_inside_sbu_nf() -> None:
    assert parse_marking("SBU-NF").noforn
    assert parse_marking("S/NF").noforn
    assert not parse_marking("SBU").noforn


def test_compartments_and_register_keys() -> None:
    (token,) = (token for token in parse_marking("TS//SI-G ABCD EFGH-XYZ//OC/NF").tokens if token.category == "SCI")
    assert token.compartments == (("G", "ABCD", "EFGH"), ("XYZ",))
    assert token.keys == ("SI", "SI-G", "SI-G [SUB]", "SI-[COMP]")


def test_unpublished_systems_are_known_by_their_neighbours_only() -> None:
    assert parse_marking("TS//XNB/SI/ANB/TK//NF").controls == ("ANB", "SI", "TK", "XNB", "NOFORN")
    assert not parse_marking("TS//ANB/SI/TK/XNB//NF").unknown
    assert [token.text for token in parse_marking("TS//ANB//NF").unknown] == ["ANB"]


def test_a_short_name_is_an_unpublished_system_in_any_order() -> None:
    for text in ("TS//ANB/XY//NF", "TS//XY/ANB//NF"):
        assert parse_marking(text, unpublished=True).controls == ("ANB", "XY", "NOFORN")
    for text, slip in (("TS//XY//NF", "XY"), ("TS//NOF/ANB", "NOF"), ("TS//A/ANB", "A")):
        assert [token.text for token in parse_marking(text, unpublished=True).unknown] == [slip]


def test_declassification_values_of_old_banners_are_no_controls() -> None:
    marking = parse_marking("SECRET//NOFORN//X1")
    assert marking.controls == ("NOFORN",)
    assert [token.kind for token in marking.tokens] == ["level", "control", "declassification"]


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("SE", Level.SECRET),
        ("SERCET", Level.SECRET),
        ("S E R C E T", Level.SECRET),
        ("C O N F I D E N T I L", Level.CONFIDENTIAL),
        ("CONF", Level.CONFIDENTIAL),
        ("UNCLASSIFED", Level.UNCLASSIFIED),
        ("TOP SERCET", Level.TOP_SECRET),
        ("LIMITED OFFICAIL USE", Level.LIMITED_OFFICIAL_USE),
        ("SUVA", None),
        ("LOS", None),
        ("", None),
        ("C" * 500, None),
    ],
)
def test_near_level(word: str, level: Level | None) -> None:
    assert near_level(word) is level


@pytest.mark.parametrize(
    ("text", "portion", "banner"),
    [
        ("S/NF", "S//NF", "SECRET//NOFORN"),
        ("NF/S", "S//NF", "SECRET//NOFORN"),
        ("SECRET//NOFORN/ORCON", "S//OC/NF", "SECRET//ORCON/NOFORN"),
        ("S//REL TO GBR, USA, AUS", "S//REL TO USA, AUS, GBR", "SECRET//REL TO USA, AUS, GBR"),
        ("S//REL TO USA, NATO, GBR", "S//REL TO USA, GBR, NATO", "SECRET//REL TO USA, GBR, NATO"),
        ("TS//NF//TK/SI", "TS//SI/TK//NF", "TOP SECRET//SI/TK//NOFORN"),
        ("TS//FGI NATO GBR CAN//NF", "TS//FGI CAN GBR NATO//NF", "TOP SECRET//FGI CAN GBR NATO//NOFORN"),
        ("SBU", "U//SBU", "UNCLASSIFIED//SBU"),
        ("//DEU S//REL TO USA, DEU", "//DEU S//REL TO USA, DEU", "//DEU SECRET//REL TO USA, DEU"),
        ("//NATO SECRET//ATOMAL//ORCON", "//NS//ATOMAL//OC", "//NATO SECRET//ATOMAL//ORCON"),
        ("TS//SAR-BP/SAR-CA//NF", "TS//SAR-BP/CA//NF", "TOP SECRET//SAR-BP/CA//NOFORN"),
        ("CUI//PRVCY/SP-CTI//NF", "CUI//SP-CTI/PRVCY//NF", "CUI//SP-CTI/PRVCY//NOFORN"),
        ("S//NF/NF", "S//NF", "SECRET//NOFORN"),
    ],
)
def test_register_form(text: str, portion: str, banner: str) -> None:
    assert register_form(parse_marking(text), portion=True) == portion
    assert register_form(parse_marking(text), portion=False) == banner


@pytest.mark.parametrize("text", ["S//XX", "", "NF", "S//NS"])
def test_register_form_is_none_where_it_cannot_be_known(text: str) -> None:
    assert register_form(parse_marking(text), portion=True) is None


PIECES = st.sampled_from(
    [
        "S",
        "TS",
        "C",
        "SBU",
        "NF",
        "OC",
        "REL TO USA",
        "REL",
        "FGI",
        "JOINT",
        "SAR-",
        "SI-G",
        "RD-SG",
        "CUI",
        "EYES ONLY",
        "//",
        "/",
        "-",
        ",",
        " ",
        "XX",
        "é",
        "\n",
        "NATO",
        "SECRET",
        "25X1",
        "DISPLAY ONLY",
        "ONLY",
        "AND",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)))
def test_every_text_is_a_marking(text: str) -> None:
    marking = parse_marking(text)
    last = 0
    for token in marking.tokens:
        assert last <= token.span.start < token.span.end <= len(text)
        last = token.span.end
    assert (marking.canonical is None) == (not marking.tokens or bool(marking.unknown))
    register_form(marking, portion=True)
    register_form(marking, portion=False)
    near_level(text)


@given(
    st.lists(
        st.sampled_from(["S", "NF", "OC", "SBU", "FGI CAN", "SI-G ABCD", "REL UK", "RD", "SECRET", "NODIS"]),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["/", "//", " / "]),
)
def test_the_canonical_form_is_well_formed_and_its_own_canonical_form(items: list[str], join: str) -> None:
    marking = parse_marking(join.join(items))
    assert marking.canonical is not None
    again = parse_marking(marking.canonical)
    assert again.well_formed
    assert (again.canonical, again.level, again.controls) == (marking.canonical, marking.level, marking.controls)


def test_the_register_is_consistent() -> None:
    keys = marking_by_key()
    assert len(keys) == len(register())
    for marking in register():
        assert marking.category in CATEGORIES
        assert marking.source
        assert set(marking.levels) <= {"TS", "S", "C", "R", "U", "LOU"}
        for named in (*marking.requires, *marking.advises, *marking.excludes, *marking.yields_to):
            assert named in keys, f"{marking.key} names {named}"
        assert marking.in_classified in ("keep", "drop", "drop-noforn", "split-noforn")
        assert (marking.retired is not None) == (marking.status in ("retired", "legacy"))


def test_exclusions_hold_both_ways() -> None:
    keys = marking_by_key()
    for left, right in (("NOFORN", "REL TO"), ("NODIS", "EXDIS"), ("ORCON", "RELIDO"), ("DISPLAY ONLY", "RELIDO")):
        assert right in keys[left].excludes
        assert left in keys[right].excludes


def test_every_plain_form_of_the_register_parses_to_its_marking() -> None:
    for text, (marking, form) in marking_forms().items():
        if "[" in text or text.endswith("-") or marking.category in ("US", "non-US", "JOINT"):
            continue
        tokens = parse_marking(f"S//{text}").tokens
        assert marking.key in tokens[-1].keys, f"{text} ({form})"


@pytest.mark.parametrize(
    ("text", "banner"),
    [
        ("TOP SECRET//TK//BOHEMIA//FGI NATO//NOFORN", "TOP SECRET//TK/BOHEMIA//FGI NATO//NOFORN"),
        ("TOP SECRET//BOHEMIA/BALK/TK//FGI NATO//NOFORN", "TOP SECRET//TK/BALK/BOHEMIA//FGI NATO//NOFORN"),
        ("SECRET//ATOMAL//RD//FGI NATO//NOFORN", "SECRET//RD/ATOMAL//FGI NATO//NOFORN"),
        ("//COSMIC TOP SECRET//BALK/BOHEMIA", "//COSMIC TOP SECRET//BALK/BOHEMIA"),
        ("//NATO SECRET//ATOMAL", "//NATO SECRET//ATOMAL"),
    ],
)
def test_a_control_of_nato_stands_behind_ours_in_a_marking_of_ours(text: str, banner: str) -> None:
    assert register_form(parse_marking(text), portion=False) == banner


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("S//REL TO USA, NATO KFOR", ("USA", "NATO KFOR")),
        ("S//REL TO USA GBR NATO KFOR", ("USA", "GBR", "NATO KFOR")),
        ("S//REL TO USA, NATO QRX, GBR", ("USA", "NATO QRX", "GBR")),
        ("S//REL TO USA, NATO, KFOR", ("USA", "NATO", "KFOR")),
        ("S//REL TO USA, NATO GBR", ("USA", "NATO", "GBR")),
        ("S//FGI DEU NATO KFOR", ("DEU", "NATO", "KFOR")),
    ],
)
def test_nato_and_the_name_of_an_activity_are_one_code(text: str, codes: tuple[str, ...]) -> None:
    assert parse_marking(text).tokens[1].codes == codes


@pytest.mark.parametrize(
    ("text", "banner", "portion"),
    [
        ("//NIS", "//NATO ISAF SECRET", "//NIS"),
        ("//NPfPS", "//NATO PFP SECRET", "//NPfPS"),
        ("//NATO PARTNERSHIP FOR PEACE SECRET", "//NATO PARTNERSHIP FOR PEACE SECRET", "//NPfPS"),
        ("//NATO KFOR CONFIDENTIAL", "//NATO KFOR CONFIDENTIAL", "//NATO KFOR C"),
        ("//NATO QRX SECRET", "//NATO QRX SECRET", "//NATO QRX S"),
    ],
)
def test_the_level_of_an_activity_of_nato(text: str, banner: str, portion: str) -> None:
    marking = parse_marking(text)
    assert marking.system == "NATO"
    assert marking.well_formed
    assert (register_form(marking, portion=False), register_form(marking, portion=True)) == (banner, portion)


@pytest.mark.parametrize(
    ("text", "controls"),
    [
        ("S//ACCM-TEA LEAF", ("ACCM-TEA LEAF",)),
        ("S//ACCM", ("ACCM",)),
        ("S//ACCM-TEA LEAF/BLUE LAMP/XD", ("ACCM-TEA LEAF", "ACCM-BLUE LAMP", "EXDIS")),
        ("S//ACCM-TEA LEAF NOFORN", ("NOFORN", "ACCM-TEA LEAF")),
        ("S//NF//ALTERNATIVE COMPENSATORY CONTROL MEASURES-TEA LEAF", ("NOFORN", "ACCM-TEA LEAF")),
    ],
)
def test_a_nickname_reaches_as_far_as_the_next_control(text: str, controls: tuple[str, ...]) -> None:
    assert parse_marking(text).controls == controls


def test_released_in_natos_words() -> None:
    own, other = (parse_marking(f"{head}//RELEASABLE TO AUS, FJI") for head in ("//NATO SECRET", "SECRET"))
    assert own.tokens[1].codes == ("AUS", "FJI")
    assert register_form(own, portion=True) == "//NS//RELEASABLE TO AUS, FJI"
    assert other.unknown


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("TOP SECRET//SI/G//NOFORN", ("SCI", "SI-G", ("SI", "SI-G"))),
        ("TOP SECRET//NOFORN/G", (None, None, ())),  # no system stands before it
    ],
)
def test_a_compartment_behind_a_slash_belongs_to_the_system_before(
    text: str, read: tuple[str | None, str | None, tuple[str, ...]]
) -> None:
    (token,) = (token for token in parse_marking(text).tokens if token.text == "G")
    assert (token.category, token.banner, token.keys) == read


@pytest.mark.parametrize("separator", [",", ";", "/", " // "])
def test_a_comma_in_front_of_a_list_does_not_part_the_list(separator: str) -> None:
    level, listed = parse_marking(f"TOP SECRET{separator}DISPLAY ONLY ABW, DEU").tokens
    assert (level.level, listed.form, listed.codes) == (Level.TOP_SECRET, "both", ("ABW", "DEU"))
    *_, control = parse_marking("TOP SECRET,DISPLAY ONLY ABW, DEU,RELIDO").tokens
    assert control.keys == ("RELIDO",)


HEADS = ("S", "ACCM", "ACCM-TEA", "SAR-BP", "FGI", "JOINT S", "REL TO USA", "DISPLAY ONLY AFG", "EYES", "NOFORN", "//")


@pytest.mark.parametrize("first", HEADS)
def test_every_row_of_headings_is_read(first: str) -> None:
    """Whatever a slip joins to a heading, nothing is raised, and the words of the marking are all in its tokens."""
    between = (",", " -", "")
    for left, second, right, third in itertools.product(between, HEADS, between, HEADS):
        text = f"{first}{left}{second}{right}{third}"
        tokens = parse_marking(text, unpublished=True).tokens
        assert words_of(" ".join(token.text for token in tokens)) == words_of(text), text


def test_a_list_behind_a_program_is_a_list() -> None:
    for text in ("S//ACCM,REL TO USA, GBR", "S//ACCM REL TO USA, GBR", "S//ACCM-TEA LEAF REL TO USA, GBR"):
        assert "REL TO USA, GBR" in parse_marking(text).controls


@pytest.mark.parametrize("text", ["SECRET//TK-GEOCAP, LES NOFORN", "SECRET//SAR-BP LES NOFORN"])
def test_a_control_of_two_words_behind_a_name_is_one(text: str) -> None:
    assert parse_marking(text).tokens[-1].keys == ("LES NOFORN",)
