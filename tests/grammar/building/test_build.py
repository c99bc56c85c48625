"""From text to blocks: what a person reading the cable would say it is made of."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages, parse_text
from cablegrammar.base.source import Source
from cablegrammar.vocabulary.levels import Level
from cablelint import Paragraph
from support.cables import LJUBLJANA, NOTICE, REYKJAVIK, SUVA, WINDHOEK
from support.tiling import untiled

ALL = pytest.mark.parametrize("text", [WINDHOEK, SUVA, REYKJAVIK], ids=["acp127", "body", "short-header"])


def outline(text: str) -> list[tuple[str | None, str | None]]:
    """Number and mark of every paragraph."""
    return [(p.number, p.mark.text if p.mark else None) for p in parse_text(text).paragraphs]


@ALL
def test_every_line_is_placed(text: str) -> None:
    cable = parse_text(text)
    assert cable.unplaced == ()
    assert cable.lines.placed == cable.lines.total == sum(1 for line in text.split("\n") if line.strip())


@ALL
@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("prefix", ["", "\n\n", "   \n"])
def test_line_ends_and_blank_lines_do_not_change_the_outline(text: str, ends: str, prefix: str) -> None:
    assert outline(prefix + text.replace("\n", ends)) == outline(text)


def test_forms() -> None:
    assert [parse_text(t).form for t in (WINDHOEK, SUVA, REYKJAVIK)] == ["acp127", "body", "short-header"]
    assert parse_text("Dear Ada,\n\nthank you for the letter.\n").form == "unknown"
    assert parse_text("").form == "unknown"


def test_paragraphs_of_a_hard_wrapped_cable() -> None:
    assert outline(WINDHOEK) == [("1", "(C)"), ("2", "(C)"), ("3", "(SBU)"), ("4", "(C)")]


def test_a_number_that_the_wrap_put_first_is_no_paragraph() -> None:
    third = parse_text(WINDHOEK).paragraphs[2]
    assert third.text.startswith("On April 30. the delegation left.")


def test_text_goes_on_after_a_page_line() -> None:
    third = parse_text(WINDHOEK).paragraphs[2]
    assert third.text.endswith("It would return in May, see para 2.")


def test_page_line_inside_a_line() -> None:
    joined = WINDHOEK.replace(
        "It would\n\nWINDHOEK 00000123  002 OF 002\n\n\nreturn", "It would WINDHOEK 00000123  002 OF 002 return"
    )
    assert joined != WINDHOEK
    cable = parse_text(joined)
    assert [(p.post, p.number, p.page, p.total) for p in cable.page_lines] == [("WINDHOEK", 123, 2, 2)]
    assert "It would return in May" in cable.paragraphs[2].text


def test_items_belong_to_their_paragraph() -> None:
    second = parse_text(WINDHOEK).paragraphs[1]
    assert [(s.label, s.text) for s in second.subparagraphs] == [
        (None, "catches are counted weekly;"),
        (None, "observers are paid by the flag state (ref A)."),
    ]


@pytest.mark.parametrize("between", ["\n\n", "\n\nWINDHOEK 00000123  002 OF 002\n\n\n"])
def test_an_item_may_have_two_blanks_behind_its_letter(between: str) -> None:
    text = WINDHOEK.replace("-- catches", "A.  (C) Catches").replace("\n\n-- observers", f"{between}B.  (U) Observers")
    second = parse_text(text).paragraphs[1]
    assert [(s.label, s.mark and s.mark.text) for s in second.subparagraphs] == [("A", "(C)"), ("B", "(U)")]


def test_a_word_at_the_end_of_a_sentence_is_no_item() -> None:
    cable = parse_text(WINDHOEK.replace("It would", "This is the\nlaw. It would"))
    third = cable.paragraphs[2]
    assert third.subparagraphs == ()
    assert "This is the law. It would" in third.text


def test_marked_items_and_inner_lists() -> None:
    paragraphs = parse_text(SUVA).paragraphs
    assert [(s.label, s.mark.text if s.mark else None) for s in paragraphs[1].subparagraphs] == [
        ("A", "(U)"),
        ("B", "(SBU)"),
        ("C", "(U)"),
    ]
    assert [s.label for s in paragraphs[2].subparagraphs] == ["1", "2", "3", "4"]
    assert [p.number for p in paragraphs[:4]] == ["1", "2", "3", "4"]


def test_headings() -> None:
    assert [h.text for h in parse_text(WINDHOEK).headings] == ["What was agreed", "Comment"]


def test_a_table_head_is_no_heading() -> None:
    assert [h.text for h in parse_text(SUVA).headings] == []


def test_opening_lines() -> None:
    cable = parse_text(SUVA)
    assert [c.text for c in cable.captions] == ["SENSITIVE", "SIPDIS"]
    assert [p.text for p in cable.pass_lines] == ["STATE FOR EAP/ANP"]
    assert len(cable.handlings) == 1
    assert cable.handlings[0].text.endswith("NOT FOR INTERNET DISTRIBUTION.")
    assert [s.text for s in cable.signature] == ["LARKIN"]


def test_a_line_of_tags_alone_continues_the_tags() -> None:
    assert [t.tag for t in parse_text(SUVA).tags] == ["ECON", "EAGR", "TBIO", "FJ"]


def test_blanket_mark() -> None:
    first = parse_text(REYKJAVIK).paragraphs[0]
    assert first.blanket is not None
    assert first.blanket.level == "CONFIDENTIAL"
    assert first.text == ""


def test_words_that_begin_header_lines_are_text_in_the_body() -> None:
    assert parse_text(REYKJAVIK).paragraphs[-1].text.endswith("TO THE EMBASSY THIS IS NO SURPRISE. INFO IS SCARCE.")


def test_identity() -> None:
    assert [parse_text(t).id for t in (WINDHOEK, SUVA, REYKJAVIK)] == ["08WINDHOEK123", None, "94REYKJAVIK1884"]
    assert parse_text(SUVA).post == "SUVA"
    assert parse_text(SUVA).number == 45


def test_authority_over_two_lines() -> None:
    authority = parse_text(WINDHOEK).authority
    assert authority is not None
    assert authority.reason is not None
    assert (authority.reason.section, authority.reason.letters) == ("1.4", ("b", "d"))


def test_authority_as_the_first_paragraph() -> None:
    text = WINDHOEK.replace("Classified By: Ambassador", "1. (U) Classified by Ambassador")
    text = text.replace("1. (C) SUMMARY", "2. (C) SUMMARY")
    cable = parse_text(text)
    assert cable.authority is not None
    assert cable.paragraphs[0].number == "2"


def test_lettered_references_in_parentheses_are_no_marks() -> None:
    cable = parse_text(SUVA.replace("A) 05 SUVA 611 B) 05 SUVA 612\nC) APIA 7", "(A) SUVA 1\n(B) SUVA 2\n(C) SUVA 3"))
    assert [r.letter for r in cable.references] == ["A", "B", "C"]
    assert cable.paragraphs[0].number == "1"


def test_joined_lines_are_parted() -> None:
    text = (
        WINDHOEK.replace("\nTAGS:", " TAGS:")
        .replace("WITHOUT A TEXT\n\nREF:", "WITHOUT A TEXT REF:")
        .replace("COMMENT.\nQUILL", "COMMENT. QUILL")
    )
    cable = parse_text(text)
    assert [f.kind for f in cable.fields] == ["executive_order", "tags", "subject", "reference", "authority"]
    assert [s.text for s in cable.signature] == ["QUILL"]


def test_captions_joined_to_the_classification_line() -> None:
    cable = parse_text(WINDHOEK.replace("WINDHOEK 000123\n\nSIPDIS", "WINDHOEK 000123 SIPDIS NOFORN"))
    assert [c.text for c in cable.captions] == ["SIPDIS", "NOFORN"]


def test_scraped_anchors_and_links_are_understood_in_place() -> None:
    text = WINDHOEK.replace("\n1. (C)", "\n[1](#)1. (C)").replace("PGOV, PREL, EFIS, WA", "[PGOV](#) [PREL](#) [WA](#)")
    cable = parse_text(text)
    assert [t.tag for t in cable.tags] == ["PGOV", "PREL", "WA"]
    number = cable.paragraphs[0].number_span
    assert number is not None
    assert text[number.start : number.end] == "1."
    for tag in cable.tags:
        assert text[tag.span.start : tag.span.end] == tag.tag
    assert [a.kind for a in cable.artefacts] == ["linked-word"] * 3 + ["scraped-anchor"]


def test_several_messages_in_one_file() -> None:
    second = WINDHOEK.replace("000123", "000124").split("\n", 1)[1]
    cables = parse_messages(WINDHOEK + "\nNNNN\n\n" + second)
    assert [c.number for c in cables] == [123, 124]
    assert sum(c.lines.total for c in cables) == 2 * parse_text(WINDHOEK).lines.total


def test_marks_in_odd_places() -> None:
    body = "\n\n".join(
        [
            "1. Summary: (C) Text.",
            "2. Text follows. (C)",
            "(C) 3. Text.",
            "4  (C) Text.",
            "5, (C) Text.",
            "6. (C Text.",
            "7. (SE) Text.",
            "8. (Economic) Text.\n",
        ]
    )
    cable = parse_text(f"{NOTICE}\nC O N F I D E N T I A L SUVA 000001\n\nE.O. 12958: DECL: 01/01/2018\n\n{body}")
    assert [p.number for p in cable.paragraphs] == list("12345678")
    assert [p.mark.place for p in cable.paragraphs[:2] if p.mark] == ["after-heading", "end"]
    third = cable.paragraphs[2].mark
    assert third is not None
    assert third.place == "before-number"
    assert cable.paragraphs[4].number_text == "5,"
    assert [(p.mark.text, p.mark.odd) for p in cable.paragraphs[5:7] if p.mark] == [("(C", True), ("(SE)", True)]
    assert cable.paragraphs[7].mark is None


def test_unplaced_lines_say_what_was_expected() -> None:
    cable = parse_text("A line of nothing in particular.\n\n" + SUVA.split("\n", 1)[1])
    assert [u.text for u in cable.unplaced] == ["A line of nothing in particular."]
    assert "CLASSIFICATION" in cable.unplaced[0].expected


def test_spans_reproduce_the_text() -> None:
    cable = parse_text(WINDHOEK)
    for node in cable.children():
        assert 0 <= node.span.start <= node.span.end <= len(WINDHOEK)
        if isinstance(node, Paragraph) and node.mark is not None:
            assert WINDHOEK[node.mark.span.start : node.mark.span.end] == node.mark.text


def test_a_garbled_banner_of_a_smart_message_is_one() -> None:
    text = LJUBLJANA.replace("UNCLASSIFIED\n", "UNCLASSFIED\n")
    cable = parse_text(text)
    assert [banner.text for banner in cable.banners] == ["UNCLASSFIED"]
    assert cable.classification is not None
    assert cable.classification.level is None
    assert cable.level is Level.UNCLASSIFIED
    other = parse_text(text.replace("UNCLASSFIED", "BUOYS"))
    assert other.banners == ()


def test_the_numbers_in_a_mark_are_none_of_a_paragraph() -> None:
    text = SUVA.replace("3. (SBU) List of steps:", "(S//SG 3 4) List of steps:").replace("1. Count the sacks.\n", "")
    assert [paragraph.number for paragraph in parse_text(text).paragraphs][:5] == ["1", "2", None, "3", "4"]


@pytest.mark.parametrize(("length", "goes_on"), [(39, False), (40, True)])
def test_a_paragraph_goes_on_over_a_page_where_its_last_line_is_full(length: int, goes_on: bool) -> None:
    line = "and the keeper of the lamp has written to the board"[: length - 1] + "x"
    start, end = LJUBLJANA.index("1. (SBU) Summary"), LJUBLJANA.index("A Letter and No")
    text = (
        f"{LJUBLJANA[:start]}1. (SBU) Nobody was told,\n{line}\n\n\n\nThe lamp stands in the sea.\n\n{LJUBLJANA[end:]}"
    )
    first, second, *_ = parse_text(text).paragraphs
    assert first.text.endswith("in the sea.") is goes_on
    assert second.number == ("2" if goes_on else None)


@pytest.mark.parametrize("opening", ["1. (U) ", "1. ", "1."])
def test_an_authority_that_is_a_paragraph_holds_its_number_and_its_mark(opening: str) -> None:
    text = f"SUBJECT: LAMPS\n\n{opening}Classified By Consul Ada Quill for reason 1.4 (b).\n\n2. (U) x\n"
    (found,) = parse_messages(Source(text))
    field = found.field_of("authority")
    assert field is not None
    assert (field.span.start, field.label) == (16, "Classified By")
    assert field.value.strip() == "Consul Ada Quill for reason 1.4 (b)."
    assert untiled([found], text) is None
