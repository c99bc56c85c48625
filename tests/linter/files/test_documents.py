"""Word documents are read in order, with the numbers that Word counts; of other forms it is said what to do."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cablelint.cli import cli
from cablelint.files.documents import DocumentError, document
from cablelint.files.rtf import words_of
from cablelint.files.word import _written, lines_of
from support.cables import NOTICE
from support.word import word

LIMIT = 10_000_000
HEAD = (
    NOTICE,
    "S E C R E T SUVA",
    "NOFORN",
    "E.O. 13526: DECL: 11/30/2036",
    "TAGS: PREL, FJ",
    "SUBJECT: (U) THE LAMP",
    "Classified By: Political Counselor Bram Ottersley for reason 1.4 (d).",
)
BODY = ("# (S/NF) The harbour master keeps the lamp.", "# He will not give it back.", "# (S/NF) Nor the kite.")


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines_of(data) if line.text]


def paged(made: Document) -> None:
    made.sections[0].header.paragraphs[0].text = "SECRET//NOFORN"
    made.sections[0].footer.paragraphs[0].text = "page foot"


def _zipped(name: str, text: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as pack:
        pack.writestr(name, text)
    return data.getvalue()


def check(path: Path, *options: str) -> Result:
    arguments = ["check", "--isolated", "--no-source", "--draft", "--today", "2026-11-30", *options, str(path)]
    return CliRunner().invoke(cli, arguments)


# ---------------------------------------------------------------------------------------------------- what is read


def test_page_header_paragraphs_table_and_footer_in_order() -> None:
    def with_table(made: Document) -> None:
        paged(made)
        table = made.add_table(2, 2)
        for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), ("Kites", "Lamps", "2", "3"), strict=True):
            cell.text = text
        made.add_paragraph("below the table")

    assert texts(word(["above"], with_table)) == [
        "SECRET//NOFORN", "above", "Kites\tLamps", "2\t3", "below the table", "page foot",
    ]  # fmt: skip


def test_the_header_of_the_next_section_stands_once_where_it_is_the_same() -> None:
    def two_sections(made: Document) -> None:
        paged(made)
        made.add_section()
        made.add_paragraph("second section")

    assert texts(word(["first section"], two_sections)) == [
        "SECRET//NOFORN", "first section", "page foot", "second section",
    ]  # fmt: skip


def test_numbers_that_word_counts_are_there() -> None:
    assert texts(word(["# one", "# two", "between", "# three"])) == ["1. one", "2. two", "between", "3. three"]


def test_bullets_and_lines_inside_a_paragraph() -> None:
    def more(made: Document) -> None:
        made.add_paragraph("a bullet", style="List Bullet")
        run = made.add_paragraph("upper").add_run()
        run.add_break(WD_BREAK.LINE)
        run.add_text("lower")

    assert [(line.text, line.paragraph) for line in lines_of(word(["first"], more)) if line.text] == [
        ("first", 1), ("- a bullet", 2), ("upper", 3), ("lower", 3),
    ]  # fmt: skip


def test_what_was_inserted_is_there_and_what_was_deleted_is_not() -> None:
    def tracked(made: Document) -> None:
        paragraph = made.add_paragraph("kept ")
        marks = nsdecls("w")
        paragraph._p.append(parse_xml(f'<w:ins {marks} w:id="1"><w:r><w:t>inserted</w:t></w:r></w:ins>'))
        paragraph._p.append(parse_xml(f'<w:del {marks} w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>'))

    assert texts(word([], tracked)) == ["kept inserted"]


def test_content_controls_and_text_boxes_are_read() -> None:
    def boxed(made: Document) -> None:
        marks = nsdecls("w")
        run = "<w:r><w:t>{}</w:t></w:r>"
        control = f"<w:sdtPr/><w:sdtContent><w:p>{run.format('in a control')}</w:p></w:sdtContent>"
        made.element.body.insert(0, parse_xml(f"<w:sdt {marks}>{control}</w:sdt>"))
        box = f"<w:txbxContent><w:p>{run.format('in a box')}</w:p></w:txbxContent>"
        made.add_paragraph("beside ")._p.append(parse_xml(f"<w:r {marks}><w:pict>{box}</w:pict></w:r>"))

    assert texts(word([], boxed)) == ["in a control", "beside", "in a box"]


def test_a_telegram_that_was_pasted_line_by_line_keeps_its_lines() -> None:
    lines = ["1. (C) The harbour master said that he would keep the", "lamp in his office.", "", "2. (C) He did."]
    assert [line.text for line in lines_of(word(lines))] == lines


# ------------------------------------------------------------------------------------------ what is said and offered


def test_findings_say_the_paragraph_and_the_file_is_never_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(word([*HEAD, *BODY, "# \u00a9 The keeper\u2019s kite."], paged))
    before = file.read_bytes()
    result = check(file, "--fix")
    assert result.exit_code == 1
    assert (
        f"{file}:Word paragraph 10: POR001 error [missing-portion-mark]: Paragraph 2 has no portion mark."
        in result.stdout
    )
    assert "see Word paragraph 3: the overall classification" in result.stdout
    assert "fix (safe): Write (C)" in result.stdout
    assert "is a Word document, and is never rewritten: --diff shows what to change in its text" in result.stderr
    assert file.read_bytes() == before
    difference = check(file, "--diff").stdout
    assert "-4. \u00a9 The keeper\u2019s kite.\n+4. (C) The keeper's kite.\n" in difference
    assert '"paragraph": 10' in check(file, "--format", "json").stdout


def test_a_sound_document_passes(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(word([*HEAD, BODY[0], BODY[2]], paged))
    result = check(file)
    assert (result.exit_code, result.stdout) == (0, "No findings in 1 cable (1 file).\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (rb"{\rtf1\ansi C O N F}", "This is an RTF file, and no plain text: save it as plain text (.txt) or as .docx"),
        (b"%PDF-1.7 ...", "This is a PDF, and no plain text: copy its text into a plain text file (.txt)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "(.doc), and no plain text: open it in Word, save it as .docx"),
        (b"PK\x03\x04 and nothing more", "This is a damaged ZIP archive or Office file"),
        (word(["cut"])[:-400], "This is a damaged ZIP archive or Office file"),
    ],
)
def test_other_forms_are_named_with_what_to_do(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "draft.cable"
    file.write_bytes(data)
    result = check(file)
    assert result.exit_code == 2
    assert said in result.stdout


RTF = rb"""{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}{\*\generator nobody;}{\stylesheet %s}
\pard\f0 UNCLAS SUVA 000112\par
SIPDIS\par\par
{\b E.O. 12958}: N/A\line TAGS: PREL, FJ\par SUBJECT: L\'e9 \u8217 ?KITE \{A\}\~B\par}""" % (rb"{\s1 x;}" * 5_000)


def test_a_cable_in_an_rtf_file_that_a_search_finds_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "kite.txt").write_bytes(RTF)
    (tmp_path / "note.txt").write_bytes(rb"{\rtf1\ansi The kites are green.\par}")
    result = check(tmp_path)
    assert result.exit_code == 2
    assert "kite.txt:1:1: CFG002 error [unreadable-file]: This is an RTF file, and no plain text" in result.stdout
    assert "note.txt" not in result.stdout
    assert "1 .txt file passed over" in result.output


def test_the_words_of_an_rtf_file() -> None:
    assert words_of(RTF) == (
        "UNCLAS SUVA 000112\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, FJ\nSUBJECT: L\u00e9 \u2019KITE {A} B\n"
    )
    assert words_of(b"{\\rtf1 a{\\pict{\\x}b}c}}}d\\u-10179?e\\") == "acd\ud83de"


def archive(**parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return data.getvalue()


def test_archives_that_are_no_word_document() -> None:
    for data, said in (
        (archive(content_xml="<a/>"), "an OpenDocument file"),
        (archive(lamp="lit"), "a ZIP archive"),
        (archive(word__document_xml="<w:"), "The Word file is damaged"),
        (archive(word__document_xml="a" * (LIMIT + 1)), "unpacks to more than 10,000,000 bytes"),
    ):
        with pytest.raises(DocumentError, match=said):
            document(data, LIMIT)
    assert document(b"C O N F I D E N T I A L SUVA", LIMIT) is None


@pytest.mark.parametrize("place", ["a name that is no text", "a version that nobody knows"])
def test_a_damaged_archive_is_said_to_be_one(place: str) -> None:
    data = bytearray(archive(lamp="lit"))
    entry = data.index(b"PK\x01\x02")
    if place == "a name that is no text":
        data[entry + 8 : entry + 10] = b"\x00\x08"
        data[entry + 46 : entry + 50] = b"\xff\xfe\xff\xfe"
    else:
        data[entry + 6] = 255
    with pytest.raises(DocumentError, match="damaged ZIP archive"):
        document(bytes(data), LIMIT)


def with_part(data: bytes, name: str, size: int) -> bytes:
    """A document with one more part of so many zeros."""
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(name, b"\0" * size)
    return made.getvalue()


def test_a_picture_of_any_size_is_not_in_the_way(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(with_part(word([*HEAD, BODY[0], BODY[2]], paged), "word/media/image1.png", 21_000_000))
    found = check(tmp_path, "--only-cables")
    assert (found.exit_code, found.stdout) == (0, "No findings in 1 cable (1 file).\n")


PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (with_part(word(HEAD), "word/header9.xml", 21_000_000), "unpacks to more than 20,000,000 bytes (the setting"),
        (word(HEAD)[:-400], "This is a damaged ZIP archive or Office file"),
        (with_part(archive(lamp="lit"), "word/document.xml", 9), "The Word file is damaged"),
        (PROTECTED, "This is an Office file that a password protects"),
        (PROTECTED[:600], "This is a file of an old Word"),
    ],
)
def test_a_word_document_that_nobody_could_look_at_is_not_passed_over(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "Draft.DOCX").write_bytes(data)
    (tmp_path / "picture.txt").write_bytes(PROTECTED)
    for options in ((), ("--only-cables", "--allow-empty")):
        result = check(tmp_path, *options)
        assert result.exit_code == 2
        assert "Draft.DOCX:1:1: CFG002" in result.stdout
        assert said in result.stdout
        assert "picture.txt" not in result.stdout


def test_a_table_in_a_table_is_read_once() -> None:
    def nested(made: Document) -> None:
        cell = made.add_table(1, 1).cell(0, 0)
        for _ in range(20):  # each level read twice would be a million times
            cell = cell.add_table(1, 1).cell(0, 0)
        cell.text = "the lamp"

    assert sum(text.count("the lamp") for text in texts(word(["above"], nested))) == 1


def test_no_count_is_written_in_letters_without_end() -> None:
    assert (_written(4, "lowerRoman"), _written(28, "upperLetter")) == ("iv", "BB")
    assert _written(1_000_000_000, "lowerRoman") == _written(1_000_000_000, "upperLetter") == "1000000000"


def test_without_the_extra_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "cablelint.files.word", raising=False)
    with pytest.raises(DocumentError, match=r"takes the extra docx: python -m pip install 'cablelint\[docx\]'"):
        document(word_bytes(), LIMIT)


def word_bytes() -> bytes:
    return archive(word__document_xml="<a/>")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PAR1 and more", "a Parquet table"),
        (b"\x1f\x8b and more", "a compressed file"),
        (b"0" * 257 + b"ustar", "a tar archive"),
        (_zipped("c.cable", "UNCLAS SUVA"), "a ZIP archive"),
    ],
)
def test_an_archive_of_cables_names_the_command_that_reads_it(data: bytes, what: str) -> None:
    with pytest.raises(DocumentError, match=f"This is {what}.*`cablelint archive check`"):
        document(data, LIMIT)


def test_a_table_that_is_named_names_it_too(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("id,text\n1,lamp\n")
    assert "cablelint archive check" in check(tmp_path / "table.csv").stderr


def test_every_command_counts_the_paragraphs_that_word_has(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(word([*HEAD, *BODY], paged))
    for command in (["show", "--isolated", "--draft"], ["parse", "--format", "tree"]):
        shown = CliRunner().invoke(cli, [*command, str(file)]).stdout
        assert "draft.docx, by Word paragraph" in shown
        kite = next(line for line in shown.split("\n") if "Nor the kite." in line)
        assert kite.split()[0] == "11"
