from __future__ import annotations

from pathlib import Path

import pytest

from cablelint.catalogue import CatalogueError, Entry, IdSet, open_catalogue, read_ids
from support.fixtures import Listed


@pytest.fixture
def listed(tmp_path: Path) -> Listed:
    def write(text: str, name: str = "ids.txt") -> Path:
        file = tmp_path / name
        file.write_bytes(text.encode())
        return file

    return write


def test_a_list_in_mixed_spelling(listed: Listed) -> None:
    ids = read_ids(listed("# our traffic\r\n08 WINDHOEK 123\r\n\r\n2008SUVA000045  # kept apart\n"))
    assert ids.ids == {"08WINDHOEK123", "08SUVA45"}
    assert not ids.covers("08WINDHOEK124")


def test_a_list_without_a_declaration_claims_what_it_holds_half_of(listed: Listed) -> None:
    ids = read_ids(listed("08 SUVA 1\n08 SUVA 4\n08 APIA 1\n08 APIA 5\n"))
    assert ids.covers("08SUVA3")
    assert ids.covers("08SUVA9999")
    assert not ids.covers("07SUVA3")
    assert not ids.covers("08APIA3")


def test_a_declaration_of_a_post_that_is_none(listed: Listed) -> None:
    with pytest.raises(CatalogueError, match=r"ids\.txt:2: complete-for: no post is called SUVVA; did you mean SUVA"):
        read_ids(listed("08SUVA1\n# complete-for: SUVVA\n"))


def test_a_line_that_is_no_id_is_an_error_with_its_place(listed: Listed) -> None:
    file = listed("08SUVA1\n\nsee the safe\n")
    with pytest.raises(CatalogueError, match=r"ids\.txt:3: .*08WINDHOEK123"):
        read_ids(file)


def test_what_a_list_is_complete_for(listed: Listed) -> None:
    ids = read_ids(listed("# complete-for: WINDHOEK, suva; 2007-2009\n# complete-for: 1974\n08SUVA1\n"))
    assert ids.covers("08WINDHOEK5")
    assert ids.covers("09SUVA5")
    assert not ids.covers("10SUVA5")
    assert not ids.covers("08LJUBLJANA5")
    assert ids.covers("74LJUBLJANA5")
    assert not ids.covers("no id")


@pytest.mark.parametrize("declared", ["", "; ,", "2009-2007", "08", "SUVA; 2008-", "SUVA 12"])
def test_a_declaration_that_makes_no_sense(listed: Listed, declared: str) -> None:
    with pytest.raises(CatalogueError, match=r"ids\.txt:1: .*complete-for"):
        read_ids(listed(f"# complete-for: {declared}\n"))


def test_near_ids_come_likeliest_first() -> None:
    ids = IdSet(frozenset({"07SUVA123", "08SUVA132", "08SUVA124", "08SUVA12", "08SUVA987", "08APIA123"}))
    assert ids.near("08SUVA123") == ("07SUVA123", "08SUVA124", "08SUVA132")
    assert ids.near("08SUVA777") == ()
    assert ids.near("nothing") == ()


@pytest.mark.parametrize("slip", ["08SUVA4568", "08SUVA5678", "08SUVA45778", "08SUVA45687", "08SUVA45679"])
def test_one_slip_in_the_number_is_near(slip: str) -> None:
    assert IdSet(frozenset({"08SUVA45678"})).near(slip) == ("08SUVA45678",)


def test_an_id_is_not_near_itself_through_a_round_number() -> None:
    assert IdSet(frozenset({"08SUVA5"})).near("08SUVA7") == ("08SUVA5",)


def test_several_catalogues_add_up(listed: Listed) -> None:
    first = listed("# complete-for: SUVA\n08SUVA1\n", "one")
    second = listed("# complete-for: APIA\n08APIA1\n", "two")
    both = open_catalogue([str(first), str(second)], list)
    assert "08SUVA1" in both
    assert "08APIA1" in both
    assert both.covers("99APIA4")
    assert not both.covers("99WINDHOEK4")
    assert both.sources == (str(first), str(second))


def test_the_files_of_the_run() -> None:
    ids = ("08SUVA1", "08SUVA4", "08RIGA1", "08RIGA3", "08RIGA9", "2055SUVA1")
    catalogue = open_catalogue(["run"], lambda: map(Entry, ids))
    assert "08SUVA1" in catalogue
    assert catalogue.covers("08SUVA2")
    assert catalogue.covers("2055SUVA7")
    assert not catalogue.covers("07SUVA2")  # another year
    assert not catalogue.covers("08RIGA2")  # three of nine
    assert not catalogue.covers("08WINDHOEK1")
    assert not catalogue.covers("nothing")
    assert catalogue.near("08SUVA2") == ("08SUVA1", "08SUVA4")
    assert catalogue.near("08SUVA2", lambda id: id != "08SUVA1") == ("08SUVA4",)
    assert catalogue.entries("08SUVA1") == (Entry("08SUVA1"),)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        open_catalogue([str(tmp_path / "gone")], list)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "ids").write_bytes(b"\x81\x00\xff")
    with pytest.raises(CatalogueError, match="cannot be decoded"):
        read_ids(tmp_path / "ids")
