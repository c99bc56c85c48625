"""Files that are no plain text: a Word document is read, and of others it is said in a sentence what to do."""

from __future__ import annotations

from cablegrammar.base.source import Source


class DocumentError(Exception):
    """A file that is no plain text, and is not read. The message says what it is and what to do, and quotes nothing.

    `what` is the first half of the message: what the file is, without what to do.
    `words` are its first words, where they can be told without a library; None where nobody could look for them.
    `is_word` is for what is a Word document for sure, whatever it is called.
    """

    def __init__(self, message: str, words: str | None = None, *, is_word: bool = False) -> None:
        super().__init__(message)
        self.what = message.partition(", and ")[0].partition(": ")[0].removesuffix(".")
        self.words = words
        self._is_word = is_word

    def may_hide_a_cable(self, name: str) -> bool:
        """Whether the file, called `name`, passes for a Word document, and nobody could look at its words."""
        return self.words is None and (self._is_word or name.lower().endswith(WORD_END))


WORD_END = ".docx"


_ARCHIVE = "check the cables in it with `cablelint archive check`"
TABLE_ENDS = (".csv", ".tsv", ".jsonl", ".ndjson")
"""The ends of names of tables that are plain text, and whose rows only `archive check` reads."""
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What a document is called in the file that it is encrypted in."""
_SIGNS = (
    (_RTF, "This is an RTF file", "save it as plain text (.txt) or as .docx, and check that"),
    (b"%PDF-", "This is a PDF", "copy its text into a plain text file (.txt), and check that"),
    (b"PAR1", "This is a Parquet table", _ARCHIVE),
    (b"\x1f\x8b", "This is a compressed file (gzip)", f"unpack it, or {_ARCHIVE}"),
    (b"BZh", "This is a compressed file (bzip2)", f"unpack it, or {_ARCHIVE}"),
    (b"\xfd7zXZ\x00", "This is a compressed file (xz)", f"unpack it, or {_ARCHIVE}"),
    (
        _OLE,
        "This is a file of an old Word or another old Office program (.doc)",
        "open it in Word, save it as .docx or as plain text (.txt), and check that",
    ),
)
"""How files begin that hold the text of a cable in a form of their own, what they are, and what to do."""


_TAR_AT = 257
"""Where a tar archive has its sign."""


def document(data: bytes, limit: int) -> Source | None:
    """The text of a file that is no plain text; None where it is one.

    A Word document (.docx) is read; its text may unpack to `limit` bytes, its pictures are left alone. Raises
    `DocumentError` for any other form that is known, with a sentence that says what to do.
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise DocumentError("This is an Office file that a password protects: save it without one, and check that.")
    for sign, what, remedy in _SIGNS:
        if data.startswith(sign):
            raise DocumentError(f"{what}, and no plain text: {remedy}.", _words(data) if sign == _RTF else None)
    if data[_TAR_AT:].startswith(b"ustar"):
        raise DocumentError(f"This is a tar archive, and no plain text: {_ARCHIVE}.")
    if not data.startswith(_ZIP):
        return None
    import io
    import zipfile

    from cablelint.files.word_parts import is_read

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except Exception:  # noqa: BLE001 - names that are no text, versions that nobody knows: it may fail anywhere
        raise DocumentError("This is a damaged ZIP archive or Office file, and no plain text.") from None
    names = {part.filename: part.file_size for part in parts}
    if "word/document.xml" not in names:
        if "content.xml" in names or "[Content_Types].xml" in names:
            what = "an OpenDocument file" if "content.xml" in names else "a file of another Office program"
            raise DocumentError(f"This is {what}, and no plain text: save it as .docx or as plain text (.txt).")
        raise DocumentError(f"This is a ZIP archive, and no plain text: {_ARCHIVE}.")
    if sum(size for name, size in names.items() if is_read(name)) > limit:
        raise DocumentError(
            f"The text of the Word file unpacks to more than {limit:,} bytes (the setting max-size)"
            " and was not checked.",
            is_word=True,
        )
    return _word(data)


def _words(data: bytes) -> str:
    from cablelint.files.rtf import words_of

    return words_of(data)


def _word(data: bytes) -> Source:
    try:
        from cablelint.files.word import lines_of
    except ImportError:
        raise DocumentError(
            "This is a Word file (.docx), and reading it takes the extra docx: python -m pip install 'cablelint[docx]'"
            " (for pre-commit: additional_dependencies: [python-docx]).",
            _rough_text(data),
            is_word=True,
        ) from None
    try:
        lines = lines_of(data)
    except Exception as error:  # noqa: BLE001 - a damaged part may fail anywhere in the library
        raise DocumentError(
            f"The Word file is damaged and cannot be read ({type(error).__name__}); open it in Word and save it again.",
            is_word=True,
        ) from None
    text = "".join(f"{line.text}\n" for line in lines)
    return Source(text, paragraphs=tuple(line.paragraph for line in lines))


def _rough_text(data: bytes) -> str | None:
    """The paragraphs of a Word document, a line each, as Python alone can read them; None for a damaged one."""
    lines: list[str] = []
    pieces: list[str] = []
    try:
        import io
        import xml.etree.ElementTree as ET
        import zipfile

        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as part:
            for _, element in ET.iterparse(part):  # noqa: S314 - its parser refuses entities that swell
                if element.tag == f"{_WORD}t":
                    pieces.append(element.text or "")
                elif element.tag in (f"{_WORD}br", f"{_WORD}p"):
                    lines.append("".join(pieces))
                    pieces.clear()
    except Exception:  # noqa: BLE001 - a damaged part may fail anywhere, and the page has no parser of XML
        return None
    return "\n".join(lines)


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
