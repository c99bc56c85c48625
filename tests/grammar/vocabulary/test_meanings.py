"""The words for markings: every registered one has some, each with a source that is known, in plain short sentences."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cablegrammar.vocabulary import meanings
from cablegrammar.vocabulary.markings import marking_by_key
from cablegrammar.vocabulary.meanings import meaning_of
from cablegrammar.vocabulary.profiles import register_of
from cablegrammar.vocabulary.sources import Cited, cited
from cablegrammar.vocabulary.table import listed, rows
from support.meanings import all_meanings

ROWS = rows("marking_meanings")
BESIDE_THE_REGISTER = {value for name, value in vars(meanings).items() if name.isupper() and isinstance(value, str)}
PROFILES = ("state", "ic", "dod", "cui")
PAGES_OF_THE_MANUAL = 200


def test_every_registered_marking_has_words_with_a_source() -> None:
    for profile in PROFILES:
        for entry in register_of(profile, date.max).markings.values():
            if not entry.known:
                continue
            words = meaning_of(entry.key, profile)
            assert words is not None, entry.key
            assert words.meaning
            assert words.sources


def test_a_profile_lays_its_own_words_over_those_of_all() -> None:
    general, own = meaning_of("PROPIN", "ic"), meaning_of("PROPIN", "dod")
    assert general is not None
    assert own is not None
    assert own.meaning == general.meaning
    assert own.access != general.access
    assert own.sources[0].document.startswith("DoDM")
    assert own.sources[1:] == general.sources


def test_each_profiles_row_says_something_of_its_own() -> None:
    for row in ROWS:
        assert row["source"], row["key"]
        assert row["meaning"] or row["profile"], row["key"]


def test_the_words_are_of_something() -> None:
    known = {*marking_by_key(), *BESIDE_THE_REGISTER}
    assert {row["key"] for row in ROWS} <= known
    assert {row["profile"] for row in ROWS} <= {"", *PROFILES}
    assert len({(row["key"], row["profile"]) for row in ROWS}) == len(ROWS)


def test_what_stands_beside_the_register_has_words_too() -> None:
    assert {key for key in BESIDE_THE_REGISTER if meaning_of(key, "ic") is None} == set()
    assert all(meaning_of(text, "ic") is None for text in ("WAIVED", "HVSACO", "TK-GEOCAP"))


def test_a_title_stands_where_the_register_has_none() -> None:
    for words in all_meanings():
        if words.key in marking_by_key():
            assert words.title == ""
        elif words.key not in ("(", ")", "/", "//"):
            assert words.title


def test_the_words_are_short_sentences() -> None:
    for said in filter(None, (said for one in all_meanings() for said in (one.meaning, one.access, one.upward))):
        assert said.endswith(".")
        assert said[0].isupper()
        assert "  " not in said
        assert " - " not in said
        sentences = re.split(r"(?<=[a-z0-9A-Z])\. (?=[A-Z])", said)
        assert len(sentences) <= 2, said
        assert all(len(sentence.split()) <= 28 for sentence in sentences), said


def test_a_source_is_a_known_document() -> None:
    documents = {one["key"] for one in rows("sources")}
    names = tuple(name for one in rows("sources") for name in listed(one["cited_as"]))
    for item in (item for row in ROWS for item in listed(row["source"])):
        known = item.split()[0] in documents
        assert known or item.startswith((*names, "cablelint: ", "general knowledge: ")), item
        assert item.split()[0] not in ("CAPCO16", "DODM-V2") or re.search(r" p\d+(-\d+)?$", item), "cite the page"


def test_the_pages_are_pages_of_the_manual() -> None:
    for row in ROWS:
        for item in listed(row["source"]):
            if item.startswith("CAPCO16"):
                pages = [int(page) for page in re.findall(r"\d+", item.rpartition(" p")[2])]
                assert pages == sorted(pages)
                assert all(0 < page <= PAGES_OF_THE_MANUAL for page in pages)


@pytest.mark.parametrize(
    ("cell", "places"),
    [
        ("CAPCO16 H.8 p145-147", (Cited("CAPCO Register and Manual 2016", "H.8 p145-147"),)),
        ("CFR2001 2001.54(d)", (Cited("32 CFR 2001.54", "(d)"),)),
        ("12CFR403 403.3(e)(5)", (Cited("12 CFR 403.3", "(e)(5)"),)),
        ("DCID17; CUIREG", (Cited("DCID 1/7"), Cited("CUI Registry"))),
        ("5 FAH-2 H-222", (Cited("5 FAH-2 H-222"),)),
        ("general knowledge: the name", (Cited("general knowledge: the name"),)),
        ("", ()),
    ],
)
def test_a_cell_of_sources_names_places(cell: str, places: tuple[Cited, ...]) -> None:
    assert cited(cell) == places
