"""The invented archives: every shape reads as what it is meant to be, and sizes are those of archives."""

from __future__ import annotations

import csv
import io
import json
import tarfile
import zipfile
from pathlib import Path
from statistics import median

import pytest

from cablelint import parse_text
from corpora import LARGEST, MEDIAN, MIXED, SHAPES, SMALLEST, cables, rows, size_of, write

_FORMS = {
    "telegram": "acp127", "press": "short-header", "print-1": "aad", "print-5": "aad", "print-15": "aad",
    "smart": "smart", "collapsed": "acp127",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_reads_as_what_it_is(shape: str) -> None:
    for row in rows(12, shape):
        cable = parse_text(row.text)
        assert (cable.id, cable.date and f"{cable.date:%Y-%m-%d}") == (row.id, row.date)
        assert (cable.form, cable.unplaced) == (_FORMS[shape], ())


@pytest.mark.parametrize(("shape", "pages"), [("print-1", 1), ("print-5", 5), ("print-15", 15)])
def test_a_print_has_its_pages(shape: str, pages: int) -> None:
    assert all(text.count("\nPAGE ") == pages for text in cables(shape, 3, 60_000))


def test_only_long_lines_are_in_a_press_copy_and_in_a_collapsed_one() -> None:
    longest = {shape: max(map(len, next(cables(shape, 1, 9_000)).split("\n"))) for shape in SHAPES}
    assert longest["press"] > 400
    assert longest["collapsed"] > 8_000
    assert max(longest["telegram"], longest["print-5"]) < 80


def test_sizes_are_those_of_archives() -> None:
    drawn = [size_of(number) for number in range(4_000)]
    assert SMALLEST <= min(drawn) < 700
    assert 40_000 < max(drawn) <= LARGEST
    assert abs(median(drawn) - MEDIAN) < 300
    made = [len(text) for text in cables(MIXED, 200)]
    assert 3_500 < median(made) < 6_000


def test_an_archive_is_mixed_and_its_ids_are_its_own() -> None:
    made = list(rows(600))
    assert {row.shape for row in made} == set(SHAPES)
    assert len({row.id for row in made}) == len(made)
    assert list(rows(3, first=500)) == made[500:503]


def test_every_format_holds_the_same(tmp_path: Path) -> None:
    texts = [row.text for row in rows(6)]
    for name in ("a.csv", "a.jsonl", "a.zip", "a.tar", "folder"):
        write(tmp_path / name, 6)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["text"] for row in csv.DictReader(stream)] == texts
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines] == texts
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert [archive.read(name).decode() for name in archive.namelist()] == texts
    with tarfile.open(tmp_path / "a.tar") as tar:
        assert [
            io.TextIOWrapper(tar.extractfile(entry) or io.BytesIO(), "utf-8", newline="").read() for entry in tar
        ] == texts
    assert sorted(path.read_text(encoding="utf-8") for path in (tmp_path / "folder").iterdir()) == sorted(texts)
