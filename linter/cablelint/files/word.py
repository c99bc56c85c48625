"""The text of a Word document, line by line, as a person reads it: with the numbers that Word counts.

python-docx opens the file; its elements are walked here, for it leaves out what a draft often has: tracked insertions,
content controls, text boxes, footnotes and the numbers of numbered paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from cablelint.files.word_parts import slim

_FOOTNOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


class WordLine(NamedTuple):
    """One line, and the number of the paragraph that it is in: 1 for the first of the document, its header included."""

    text: str
    paragraph: int


def lines_of(data: bytes) -> list[WordLine]:
    """The lines of a document: the page header of each section, its paragraphs and tables, the footer; the footnotes.

    A tracked deletion is left out, an insertion is there. A row of a table is a paragraph, its cells parted by tabs.
    Raises what the library raises for a damaged file.
    """
    document = docx.Document(slim(data))
    numbers = _Numbers(document)
    texts = [text for element in _elements(document) for text in _paragraphs(element, numbers)]
    lines: list[WordLine] = []
    spaced = not _is_wrapped(texts)
    in_body = False
    for count, text in enumerate(texts, 1):
        in_body = in_body or _opens_body(text)
        lines += (WordLine(line.rstrip(), count) for line in text.split("\n"))
        if spaced and in_body and text.strip() and "".join(texts[count : count + 1]).strip():
            lines.append(WordLine("", count))  # Word shows its paragraphs apart, with no empty one between them
    return lines


def _is_wrapped(texts: list[str]) -> bool:
    """Whether each line of the text is a paragraph, as in a telegram that was pasted: one goes on in small letters."""
    return any(
        len(above) > _WRAPPED and above[-1:].isalnum() and below[:1].islower() for above, below in pairwise(texts)
    )


_WRAPPED = 40
"""A line that wraps has more characters than that."""


def _opens_body(text: str) -> bool:
    """Whether a paragraph is one of the body: it has a number or a mark."""
    head, point, _ = text.partition(".")
    return text.startswith("(") or (bool(point) and head.isdecimal())


def _elements(document: Document) -> Iterator[Any]:
    """What holds paragraphs, in the order in which it is read."""
    for section, content in zip(document.sections, _contents(document), strict=False):
        first, even = section.different_first_page_header_footer, document.settings.odd_and_even_pages_header_footer
        headers = [
            *([section.first_page_header] if first else []),
            section.header,
            *([section.even_page_header] if even else []),
        ]
        footers = [
            *([section.first_page_footer] if first else []),
            section.footer,
            *([section.even_page_footer] if even else []),
        ]
        yield from _once(headers)
        yield from content
        yield from _once(footers)
    for part in document.part.rels.values():
        if part.reltype in _FOOTNOTES and not part.is_external:
            for note in parse_xml(part.target_part.blob):
                if note.get(qn("w:type")) is None:  # and no separator line
                    yield note


def _contents(document: Document) -> Iterator[list[Any]]:
    """What stands in each section: whatever the body holds, and not only the paragraphs and tables directly in it."""
    content: list[Any] = []
    for element in document.element.body:
        content.append(element)
        properties = element.find(qn("w:pPr"))
        if properties is not None and properties.find(qn("w:sectPr")) is not None:
            yield content
            content = []
    yield content


def _once(parts: list[Any]) -> Iterator[Any]:
    """The elements of page headers or footers: none that is that of the section before, and no text twice."""
    seen: set[str] = set()
    for part in parts:
        if part.is_linked_to_previous:
            continue
        text = "".join(part._element.itertext())
        if text.strip() and text not in seen:
            seen.add(text)
            yield part._element


def _paragraphs(element: Any, numbers: _Numbers) -> Iterator[str]:
    """The paragraphs in an element, whatever they are wrapped in."""
    if element.tag == qn("w:p"):
        yield numbers.label(element) + _text(element)
        for box in _outermost(element, qn("w:txbxContent")):
            yield from _paragraphs(box, numbers)
    elif element.tag == qn("w:tr"):
        cells = [" ".join(_paragraphs(cell, numbers)) for cell in _outermost(element, qn("w:tc"))]
        yield "\t".join(cells).replace("\n", " ")
    elif element.tag not in _LEFT_OUT:
        for child in element:
            yield from _paragraphs(child, numbers)


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """The elements of a kind that lie in none of the same kind: those inside are found when these are read."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != _FALLBACK:
            yield from _outermost(child, tag)


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What an older program is to show in the place of a text box: the same text again."""
_LEFT_OUT = (qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:sectPr"), qn("w:tblPr"), qn("w:sdtPr"), _FALLBACK)
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NO_TEXT = (*_LEFT_OUT, qn("w:txbxContent"), qn("w:instrText"), qn("w:rPr"))


def _text(element: Any) -> str:
    """The text of a paragraph, without what was deleted, and without the text boxes that hang on it."""
    pieces: list[str] = []
    for child in element:
        if child.tag == qn("w:t"):
            pieces.append(child.text or "")
        elif child.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[child.tag])
        elif isinstance(child.tag, str) and child.tag not in _NO_TEXT:
            pieces.append(_text(child))
    return "".join(pieces)


class _Numbers:
    """The numbers and bullets that Word puts before paragraphs, which stand in no run of the text."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._levels: dict[str, dict[int, Any]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.iterchildren(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): level for level in abstract.iterchildren(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.iterchildren(qn("w:num")):
            self._lists[number.get(qn("w:numId"))] = _value(number, "w:abstractNumId") or ""

    def label(self, paragraph: Any) -> str:
        """The number of a paragraph as it is shown, with a blank behind it; empty where there is none."""
        found = self._numbering(paragraph)
        if found is None:
            return ""
        identity, depth = found
        levels = self._levels.get(self._lists.get(identity, ""), {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts[identity]
        counts[depth] = counts[depth] + 1 if depth in counts else int(_value(level, "w:start") or 1)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        form = _value(level, "w:numFmt") or "decimal"
        if form == "none":
            return ""
        if form == "bullet":
            return "- "
        text = _value(level, "w:lvlText") or ""
        for other in range(depth + 1):
            own = levels.get(other)
            count = counts.get(other, 1)
            text = text.replace(f"%{other + 1}", _written(count, _value(own, "w:numFmt") if own is not None else None))
        return f"{text} " if text else ""

    def _numbering(self, paragraph: Any) -> tuple[str, int] | None:
        """The list that a paragraph is in, and how deep: its own say, else its style's."""
        holder: Any = paragraph
        seen: set[str] = set()
        while holder is not None:
            properties = holder.find(qn("w:pPr"))
            number = None if properties is None else properties.find(qn("w:numPr"))
            identity = None if number is None else _value(number, "w:numId")
            if identity is not None:
                return None if identity == "0" else (identity, int(_value(number, "w:ilvl") or 0))
            if holder is paragraph:
                style = None if properties is None else _value(properties, "w:pStyle")
            else:
                style = _value(holder, "w:basedOn")
            if style is None or style in seen:
                return None
            seen.add(style)
            holder = self._styles.get(style)
        return None


def _value(element: Any, tag: str) -> str | None:
    """The value of a child such as `<w:start w:val="1"/>`."""
    child = element.find(qn(tag))
    value = None if child is None else child.get(qn("w:val"))
    return None if value is None else str(value)


_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


_MOST_LETTERS = 3_000
"""What counts further has no letters: a file could name any number, and a number of letters as long as it."""


def _written(count: int, form: str | None) -> str:
    """A count in the form of its level: `4`, `d`, `D`, `iv`, `IV`."""
    if count > _MOST_LETTERS:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, sign in _ROMAN:
            roman, count = roman + sign * (count // value), count % value
        return roman.upper() if form == "upperRoman" else roman
    return str(count)
