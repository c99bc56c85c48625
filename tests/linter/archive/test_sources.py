"""The rows of an archive: tables in every dialect, packed files, folders, and all that may be wrong with them."""

from __future__ import annotations

import bz2
import csv
import datetime
import gzip
import io
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cablelint.archive.columns import Columns, choose, day_of, delimiter_of
from cablelint.archive.rows import Row
from cablelint.archive.sources import Archive, kind_of
from cablelint.errors import UsageError
from cablelint.settings.settings import Settings

TEXT = "UNCLAS SUVA 000112\n\nTAGS: PREL\n"


def read(*sources: str, limit: int = 1_000, columns: Columns | None = None, **settings: object) -> list[Row]:
    return [*Archive(sources, columns or Columns(), Settings(max_size=limit, **settings)).rows()]  # type: ignore[arg-type]


def faults(rows: list[Row]) -> list[str | None]:
    return [row.fault for row in rows]


@pytest.fixture(autouse=True)
def _there(here: Path) -> None:
    """In the folder of the test."""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.parquet", "parquet"), ("A.PQ", "parquet"), ("a.csv", "csv"), ("a.csv.gz", "csv"), ("a.tsv", "csv"),
        ("a.jsonl.xz", "jsonl"), ("a.ndjson", "jsonl"), ("a.zip", "zip"), ("a.tar", "tar"), ("a.tar.bz2", "tar"),
        ("a.tgz", "tar"), ("a.txt", None), ("a", None), ("a.parquet.gz", None), ("a.gz", None),
    ],
)  # fmt: skip
def test_a_name_says_what_a_file_is(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("names", "asked", "chosen"),
    [
        (("id", "date", "text"), Columns(), ((2,), 0, 1)),
        (("RefID", "Sent", "Header", "Body"), Columns(), ((2, 3), 0, 1)),
        (("a", "b", "c"), Columns(text=("2",), id="c"), ((1,), 2, None)),
        (("text", "x"), Columns(text=("x", "text")), ((1, 0), None, None)),
        (("full text",), Columns(), ((0,), None, None)),
    ],
)
def test_columns_are_found_or_named(
    names: tuple[str, ...], asked: Columns, chosen: tuple[tuple[int, ...], int | None, int | None]
) -> None:
    found = choose(names, asked, "a.csv")
    assert (found.text, found.id, found.date) == chosen


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2005-03-04", datetime.date(2005, 3, 4)), ("2005/3/4 12:00", datetime.date(2005, 3, 4)),
        ("3/14/1975", datetime.date(1975, 3, 14)), ("2005-03-04T01:02:03Z", datetime.date(2005, 3, 4)),
        (datetime.datetime(2005, 3, 4, 5), datetime.date(2005, 3, 4)),
        (datetime.date(2005, 3, 4), datetime.date(2005, 3, 4)),
        ("soon", None), ("2005-13-04", None), ("", None), (7, None),
    ],
)  # fmt: skip
def test_days_are_read_in_the_ways_of_archives(value: object, day: datetime.date | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize("opened", [gzip.open, bz2.open, lzma.open])
def test_compressed_tables(opened: object) -> None:
    suffix = {gzip.open: "gz", bz2.open: "bz2", lzma.open: "xz"}[opened]  # type: ignore[index]
    with opened(f"a.csv.{suffix}", "wt") as stream:  # type: ignore[operator]
        stream.write(f'id,text\n5,"{TEXT}"\n')
    (row,) = read(f"a.csv.{suffix}")
    assert (row.id, row.text, row.path) == ("5", TEXT.encode(), f"a.csv.{suffix}#1")


def test_a_compressed_table_that_is_cut_off_says_so() -> None:
    with gzip.open("a.csv.gz", "wt") as stream:
        stream.write("text\n" + "".join(f"{number * 7919}\n" for number in range(3_000)))
    data = Path("a.csv.gz").read_bytes()
    Path("a.csv.gz").write_bytes(data[: len(data) // 2])
    *rows, last = read("a.csv.gz")
    assert rows
    assert last.fault == "The file is damaged from here on (EOFError), and the rest of it was not read."


def test_a_dump_with_escaped_quotes_and_without_names() -> None:
    Path("dump.csv").write_text('"1","12/28/1966 18:48","66SUVA7","UNCLAS SUVA 7 \\"X\\"","THE TEXT, \\"QUOTED\\""\n')
    asked = Columns(text=("4", "5"), id="3", date="2", named=False, escape="\\")
    (row,) = read("dump.csv", columns=asked)
    assert (row.id, row.date) == ("66SUVA7", "12/28/1966 18:48")
    assert row.text == b'UNCLAS SUVA 7 "X"\n\nTHE TEXT, "QUOTED"'


def test_other_delimiters_and_encodings() -> None:
    Path("a.tsv").write_text("id\ttext\n1\tone, two\n")
    Path("b.csv").write_text("id;text\n1;one, two\n")
    Path("c.csv").write_bytes("id,text\n1,caf\u00e9\n".encode("utf-16"))
    Path("d.csv").write_bytes(b"\xef\xbb\xbftext\ncaf\xe9\n")
    assert read("a.tsv")[0].text == b"one, two"
    assert read("b.csv", columns=Columns(delimiter=";"))[0].text == b"one, two"
    assert read("c.csv")[0].text == "caf\u00e9".encode()
    assert read("d.csv")[0].text == b"caf\xe9"  # as it stands there: it is decoded with its row


@pytest.mark.parametrize(
    ("names", "asked", "delimiter"),
    [
        ("id;text;date", Columns(), ";"), ("id,text", Columns(), ","), ("Text|Id", Columns(), "|"),
        ("a;b,c", Columns(text=("a",)), ";"), ("text", Columns(), ","), ("x\ty", Columns(text=("2",)), "\t"),
    ],
)  # fmt: skip
def test_the_names_tell_what_parts_them(names: str, asked: Columns, delimiter: str) -> None:
    assert delimiter_of(names, asked) == delimiter
    Path("a.csv").write_text(f"{names}\n{names}\n")
    assert [row.fault for row in read("a.csv", columns=asked)] == [None]


LOST = "It and the lines behind it were not checked, for where the next record begins is not certain."


def test_a_quotation_mark_that_is_never_closed_takes_no_other_record_for_its_own() -> None:
    said = "A quotation mark in the record that begins in line 3 is never closed."
    Path("a.csv").write_text('id,text\n1,one\n2,"two\n3,three\n')
    rows = read("a.csv")
    assert faults(rows) == [None, said, None]
    assert rows[2].text == b"three"
    Path("a.csv").write_text('text\none\n"two\nthree\n')
    assert faults(read("a.csv")) == [None, f"{said} {LOST}"]
    Path("a.csv").write_text('id,text\n1,one\n2,"two\n3,"three"\n4,four\n')
    rows = read("a.csv")
    assert "begins in line 3 is not closed" in str(rows[1].fault)
    assert [row.text for row in rows] == [b"one", None, b"three", b"four"]


TEXT = "UNCLAS SUVA 00{}\nTAGS: PREL, FJ\nClassified By: A. Lamplighter, Clerk\n7, said the keeper.\n{}\nThe end."


def table(cables: list[str], *, names: str = "id,text") -> None:
    lines = [f'{number},"{cable}"' for number, cable in enumerate(cables, start=1)]
    Path("a.csv").write_text("\n".join((names, *lines)) + "\n")


@pytest.mark.parametrize("broken", ['He said "no" to it, and left.', "x" * 900, "x" * 3_000_000])
@pytest.mark.parametrize("place", [1, 2, 6])
def test_records_behind_one_that_cannot_be_read_are_read_and_no_line_of_it_is_an_id(broken: str, place: int) -> None:
    table([TEXT.format(number, broken if number == place else "The lamp.") for number in range(1, 7)])
    rows = read("a.csv", limit=500)
    assert [row.id for row in rows if row.fault is None] == [str(number) for number in range(1, 7) if number != place]
    assert len([row for row in rows if row.fault is not None]) == 1
    begins = 2 + 6 * (place - 1)
    assert f"in line {begins} " in str(rows[place - 1].fault)
    tail = LOST if place == 6 else f"The lines {begins} to {begins + 5} were not checked."
    assert str(rows[place - 1].fault).endswith(tail)


def test_a_text_that_ends_too_early_takes_none_of_its_lines_for_an_id() -> None:
    table(
        [
            TEXT.format(number, 'He left"\nat once.\nTAGS: PREL, FJ\n7,eight' if number == 2 else "")
            for number in (1, 2, 3)
        ]
    )
    rows = read("a.csv")
    assert [row.id for row in rows] == ["1", "2", None, "3"]


def test_where_no_id_tells_records_from_lines_of_a_text_nothing_more_is_read() -> None:
    cables = [TEXT.format(number, 'He said "no".' if number == 2 else "The lamp.") for number in range(1, 5)]
    Path("a.csv").write_text("id,text\n" + "".join(f'lamp,"{cable}"\n' for cable in cables))
    rows = read("a.csv")
    assert [row.id for row in rows] == ["lamp", None]
    assert str(rows[1].fault).endswith(LOST)
    Path("a.csv").write_text('id,text\nlamp,"one"\nkite\nTAGS: PREL,FJ\n')
    assert [row.id for row in read("a.csv")] == ["lamp", None, None]
    Path("a.csv").write_text('id,"te"xt\n1,one\n')
    assert [str(row.fault).endswith(LOST) for row in read("a.csv")] == [True]


def test_an_id_behind_the_text_and_a_day_are_compared_too() -> None:
    broken = 'He said "no", and left.\n4,5\n08LAMP9,five'
    lines = [f'"{broken if number == 2 else "The lamp."}",08SUVA{number},2008-01-0{number}' for number in range(1, 5)]
    Path("a.csv").write_text("\n".join(("text,id,date", *lines)) + "\n")
    rows = read("a.csv")
    assert [row.id for row in rows] == ["08SUVA1", None, "08SUVA3", "08SUVA4"]


def test_records_that_are_damaged() -> None:
    Path("a.csv").write_text(f"id,text\n0,none\n1\n2,two\n1,2,3\n\n4,{'x' * 150}\n5,five\n")
    rows = read("a.csv", limit=100)
    assert faults(rows) == [
        None,
        "The record has 1 field where the first one has 2.",
        None,
        "The record has 3 fields where the first one has 2. The lines 5 to 7 were not checked.",
        None,
    ]
    assert rows[-1].text == b"five"
    Path("a.csv").write_text(f"id,text\n4,{'x' * 150}\n5,five\n")
    assert str(read("a.csv", limit=100)[0].fault).startswith(
        "The record that begins in line 2 cannot be read: field larger than field limit (100)"
    )
    Path("a.csv").write_text(f"id,text\n1,{'y' * 3_000_000}\n{',' * 500}\n5,five\n")
    assert faults(read("a.csv", limit=100)) == [
        "The record that begins in line 2 cannot be read: line longer than twice the limit (200). The lines 2 to 3 were"
        " not checked.",
        None,
    ]
    assert [row.row for row in rows] == [*range(1, len(rows) + 1)]


def test_lines_that_are_too_long() -> None:
    Path("a.jsonl").write_text('{"text": "' + "x" * 3_000_000 + '"}\n{"text": "y"}\n')
    first, second = read("a.jsonl", limit=100)
    assert first.fault == "The line has more than 100 bytes (the setting max-size)."
    assert second.text == b"y"


def test_columns_of_parquet_in_every_type() -> None:
    day = datetime.date(2005, 3, 4)
    columns = {
        "id": pa.array([7, None]),
        "date": pa.array([day, None]),
        "header": pa.array(["HEAD", None]).dictionary_encode(),
        "body": pa.array([b"one", b"two"], pa.large_binary()),
    }
    pq.write_table(pa.table(columns), "a.parquet")
    first, second = read("a.parquet")
    assert (first.id, first.date, first.text) == ("7", "2005-03-04", b"HEAD\n\none")
    assert (second.id, second.date, second.text) == (None, None, b"two")


def test_a_parquet_file_that_is_none_or_damaged() -> None:
    Path("none.parquet").write_text("no table")
    assert faults(read("none.parquet")) == [
        "The file is damaged from here on (ArrowInvalid), and the rest of it was not read."
    ]
    pq.write_table(pa.table({"text": [f"{number * 7919}" for number in range(5_000)]}), "a.parquet", compression="gzip")
    data = bytearray(Path("a.parquet").read_bytes())
    data[200:3_000] = os.urandom(2_800)
    Path("a.parquet").write_bytes(data)
    assert "damaged from here on" in str(read("a.parquet")[-1].fault)


def zipped(name: str, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as pack:
        for member, data in members.items():
            pack.writestr(member, data)


def test_members_of_a_zip_file() -> None:
    zipped(
        "a.zip",
        {
            "2008/08SUVA112.txt": TEXT.encode(), "2008/": b"", "../../etc/x.cable": b"one", "picture.png": b"\x89",
            "C:\\boxes\\y.html": b"<p>x", ".hidden.txt": b"z", "inner.zip": b"PK", "list.csv": b"text\n",
        },
    )  # fmt: skip
    archive = Archive(["a.zip"], Columns(), Settings())
    rows = [*archive.rows()]
    assert [(row.path, row.candidate, row.text) for row in rows if row.fault is None] == [
        ("a.zip/2008/08SUVA112.txt", True, TEXT.encode()),
        ("a.zip/../../etc/x.cable", False, b"one"),
        ("a.zip/C:/boxes/y.html", True, b"<p>x"),
    ]
    assert [(row.path, row.fault) for row in rows if row.fault is not None] == [
        (
            f"a.zip/{name}",
            "This is an archive in an archive, which is not opened: unpack it, and name it beside this one.",
        )
        for name in ("inner.zip", "list.csv")
    ]
    assert dict(archive.passed_over) == {".png": 1, ".txt": 1}
    assert {path.name for path in Path.cwd().iterdir()} == {"a.zip", "cablelint.toml"}  # nothing was unpacked


def test_a_small_member_that_unpacks_to_much_is_read_to_the_limit() -> None:
    zipped("a.zip", {"bomb.cable": b"\0" * 50_000_000, "b.cable": b"x"})
    assert Path("a.zip").stat().st_size < 100_000
    bomb, other = read("a.zip", limit=1_000)
    assert len(bomb.text or b"") == 1_001
    assert other.text == b"x"


def test_a_member_that_is_damaged_or_encrypted() -> None:
    zipped("a.zip", {"a.cable": b"one" * 100, "b.cable": b"two" * 100})
    data = bytearray(Path("a.zip").read_bytes())
    data[40:44] = b"\xff\xff\xff\xff"
    for place in (data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 1),):
        data[place + 8] |= 1  # the flag that says that the second one is encrypted
    Path("a.zip").write_bytes(data)
    first, second = faults(read("a.zip"))
    assert str(first).startswith("The member cannot be read (")
    assert second == "The member is encrypted, and cannot be read."


@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_a_packed_file_that_is_none(name: str) -> None:
    Path(name).write_bytes(b"nothing of the kind")
    (row,) = read(name)
    assert row.fault is not None


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz"])
def test_members_of_a_tar_file(mode: str) -> None:
    with tarfile.open("a.tar" if mode == "w" else "a.tgz", mode) as pack:  # type: ignore[call-overload]
        for name, kind in (
            ("x/a.cable", tarfile.REGTYPE),
            ("/etc/passwd", tarfile.REGTYPE),
            ("b.cable", tarfile.SYMTYPE),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.size, entry.linkname = kind, 3 if kind == tarfile.REGTYPE else 0, "/etc/passwd"
            pack.addfile(entry, io.BytesIO(b"one"))
    source = "a.tar" if mode == "w" else "a.tgz"
    assert [(row.path, row.text) for row in read(source)] == [(f"{source}/x/a.cable", b"one")]


def test_a_tar_file_that_is_cut_off() -> None:
    with tarfile.open("a.tar", "w") as pack:
        for number in range(5):
            entry = tarfile.TarInfo(f"{number}.cable")
            entry.size = 2_000
            pack.addfile(entry, io.BytesIO(b"x" * 2_000))
    data = Path("a.tar").read_bytes()
    Path("a.tar").write_bytes(data[:7_000])
    rows = read("a.tar", limit=5_000)
    assert [row.fault is None for row in rows][:2] == [True, True]
    assert rows[-1].fault is not None


def headed(*headers: tuple[bytes, int, bytes]) -> None:
    """Write a tar file whose second member stands behind such headers: a type, the size that it says, what it holds."""
    cable = tarfile.TarInfo("a.cable").tobuf()
    with Path("a.tar").open("wb") as stream:
        stream.write(cable)
        for kind, size, held in headers:
            head = tarfile.TarInfo("header")
            head.type, head.size = kind, size
            stream.write(head.tobuf(tarfile.GNU_FORMAT) + held + bytes(-len(held) % 512))
        stream.write(cable + bytes(1024))


@pytest.mark.parametrize("name", ["a.tar", "a.tgz"])
@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_a_header_of_a_tar_file_is_read_to_a_limit(name: str, kind: bytes) -> None:
    headed((kind, 1 << 31, b"x" * 200_000))
    Path("a.tgz").write_bytes(gzip.compress(Path("a.tar").read_bytes()))
    rows = read(name)
    assert [row.path for row in rows] == [f"{name}/a.cable", f"{name}#2"]
    assert rows[1].fault == (
        "The headers before this member are too long (over 64 KiB): it and what follows were not read."
    )


@pytest.mark.parametrize(
    "headers",
    [
        [(tarfile.XHDTYPE, 0, b"")] * 100,
        [(tarfile.XHDTYPE, 0, b"")] * 2_000,
        [(tarfile.XHDTYPE, 60_000, b"1" * 60_000)],
        [(tarfile.XGLTYPE, 30_000, b"30000 comment=" + b"x" * 29_985 + b"\n")] * 3,
    ],
    ids=("many", "very many", "digits", "for all members"),
)
def test_headers_before_a_member_are_read_to_a_limit(headers: list[tuple[bytes, int, bytes]]) -> None:
    headed(*headers)
    *read_, last = read("a.tar")
    assert [row.path for row in read_][:1] == ["a.tar/a.cable"]
    assert (last.fault is None) is (len(headers) == 100)


def test_headers_for_all_members_add_up_to_a_limit() -> None:
    with tarfile.open("a.tar", "w") as pack:
        pack.addfile(tarfile.TarInfo("a.cable"))
    member = Path("a.tar").read_bytes()[:512]
    with Path("a.tar").open("wb") as stream:
        for number in range(5):
            value = f"30000 key{number}=".encode().ljust(29_999, b"x") + b"\n"
            head = tarfile.TarInfo("header")
            head.type, head.size = tarfile.XGLTYPE, 30_000
            stream.write(head.tobuf() + value + bytes(-len(value) % 512) + member)
        stream.write(bytes(1024))
    rows = read("a.tar")
    assert [row.fault is None for row in rows] == [True, True, False]


def test_a_map_of_holes_is_read_to_a_limit() -> None:
    records = b""
    for name, value in (("major", "1"), ("minor", "0"), ("name", "a.cable"), ("realsize", "10")):
        body = f" GNU.sparse.{name}={value}\n".encode()
        records += b"%d%s" % (len(body) + 2, body)
    head = tarfile.TarInfo("header")
    head.type, head.size = tarfile.XHDTYPE, len(records)
    member = tarfile.TarInfo("a.cable")
    member.size = 512_000
    holes = b"99999999\n" + b"0\n" * 255_000
    data = head.tobuf() + records.ljust(512, b"\0") + member.tobuf() + holes.ljust(512_000, b"0") + bytes(1024)
    Path("a.tar").write_bytes(data)
    (row,) = read("a.tar")
    assert str(row.fault).startswith("The headers before this member are too long")


def test_long_names_and_attributes_of_members_are_read() -> None:
    name = "/".join(["x" * 100] * 30) + "/a.cable"
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        with tarfile.open("a.tar", "w", format=form) as pack:
            entry = tarfile.TarInfo(name)
            entry.size = 3
            entry.pax_headers = {"SCHILY.xattr.user.note": "y" * 20_000}
            for _ in range(5):
                pack.addfile(entry, io.BytesIO(b"one"))
        assert [(row.path, row.text) for row in read("a.tar")] == [(f"a.tar/{name}", b"one")] * 5


def test_a_folder_with_files_and_archives() -> None:
    Path("box/b").mkdir(parents=True)
    Path("box/.git").mkdir()
    Path("box/.git/c.cable").write_text("x")
    Path("box/b/1.cable").write_text("one")
    Path("box/a.txt").write_text("two")
    Path("box/a.pdf").write_text("%PDF")
    Path("box/z.csv").write_text("text\nthree\n")
    Path("box/away").mkdir()
    Path("box/away/x.cable").write_text("x")
    os.mkfifo("box/pipe.cable")
    archive = Archive(["box"], Columns(), Settings(exclude=("away",)))
    assert [(row.path, row.text, row.fault) for row in archive.rows()] == [
        ("box/a.txt", b"two", None),
        ("box/pipe.cable", None, "This is not a regular file."),
        ("box/b/1.cable", b"one", None),
        ("box/z.csv#1", b"three", None),
    ]
    assert dict(archive.passed_over) == {".pdf": 1}


def test_a_file_that_was_named_is_read_whatever_it_is() -> None:
    Path("note").write_text("x")
    (row,) = read("note")
    assert (row.text, row.candidate, row.path) == (b"x", False, "note")


def test_names_that_are_no_text() -> None:
    Path(os.fsdecode(b"b\xff.cable")).write_text("x")
    (row,) = read(".")
    row.path.encode()
    assert row.path == "b\ufffd.cable"


def test_how_many_rows_there_are_where_that_is_known() -> None:
    pq.write_table(pa.table({"text": ["a", "b"]}), "a.parquet")
    zipped("a.zip", {"a.cable": b"x"})
    Path("a.csv").write_text("text\n")
    assert Archive(["a.parquet", "a.zip"], Columns(), Settings()).count() == 3
    assert Archive(["a.parquet", "a.csv"], Columns(), Settings()).count() is None


def test_a_path_that_is_no_file() -> None:
    os.mkfifo("pipe")
    with pytest.raises(UsageError, match="pipe is not a regular file"):
        read("pipe")


def test_what_csv_says_stays_what_it_was() -> None:
    """The limit of the csv module is the program's: what another reads afterwards is not cut."""
    before = csv.field_size_limit()
    Path("a.csv").write_text("text\nx\n")
    read("a.csv", limit=10)
    assert csv.field_size_limit() == before
