"""What copying left in a text: found, kept as nodes, and masked so that the grammar sees a clean cable.

Masking never changes the length: every offset stays that of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.lines.head_lines import damaged_places, end_of_head, joined_texts, joints
from cablegrammar.parsing.loader import scanner

# How far before the end of the text a joined signature may begin.
_TAIL = 80
# The longest number of a paragraph, and the widest gap before one that was joined to the paragraph before.
_LONGEST_NUMBER = 3
_WIDEST_JOINT = 8
# So many lines may end with a backslash of their own.
_FEW_BACKSLASHES = 3
_PLAIN_BYTES = bytes((0x09, 0x0A, *range(0x20, 0x7F)))


@record
class Artefact(Node):
    """One trace of a conversion. `kind` is `scraped-anchor`, `linked-word`, `pilcrow`, `lost-apostrophe`,
    `control-character`, `bidirectional-character`, `lone-carriage-return`, `line-separator`, `html-tag`, `html-entity`,
    `csv-record`, `backslash` (at a line's end), `stray-characters` (before a classification line), `small-letters` (of
    a head), `glued-line` (where one begins); `replacement` is what should stand there, where that is certain.
    """

    within = ("artefacts",)

    kind: str
    replacement: str | None = None


@record
class CleanText:
    """A text ready for the grammar: as long as the original, with artefacts masked and joined lines parted.

    `joints` are the places where a line begins though nothing stands there that could be a line end.
    """

    text: str
    artefacts: tuple[Artefact, ...]
    inner_page_lines: tuple[Span, ...]
    joints: tuple[int, ...] = ()


_KINDS = {
    "SCRAPED_ANCHOR": "scraped-anchor",
    "LINKED_WORD": "linked-word",
    "PILCROW": "pilcrow",
    "LOST_APOSTROPHE": "lost-apostrophe",
    "CONTROL": "control-character",
    "BIDIRECTIONAL": "bidirectional-character",
    "LONE_RETURN": "lone-carriage-return",
    "LINE_SEPARATOR": "line-separator",
}


def clean(text: str) -> CleanText:
    """Find the artefacts of `text` and mask them.

    An anchor becomes a pilcrow and blanks, a linked word keeps its word, control characters and carriage returns
    become blanks, the blank before an inner label or a joined signature becomes a line end, and a page line inside
    a line becomes blanks.
    """
    artefacts: list[Artefact] = []
    masked = text if text.isascii() else _with_line_ends(text, artefacts)
    if "](#" in text:
        masked = _mask_links(masked, artefacts)
    if "\u00b6" in text:
        artefacts += (
            Artefact(Span(*m.span()), "pilcrow", "") for m in scanner("artefact_patterns", "PILCROW").finditer(text)
        )
    if ",s" in text or "?s" in text:
        artefacts += (
            Artefact(Span(*m.span()), "lost-apostrophe", "'")
            for m in scanner("artefact_patterns", "LOST_APOSTROPHE").finditer(text)
        )
    if "</" in text or "<br" in text or ("&" in text and ";" in text):
        masked = _mask_markup(masked, artefacts)
    if text.count("\\\n") > _FEW_BACKSLASHES:
        masked = _mask_backslashes(masked, artefacts)
    if '","' in text:
        masked = _mask_record(masked, artefacts)
    masked = _mask_controls(masked, artefacts)
    head_end = end_of_head(masked)
    damaged = list(damaged_places(masked, head_end))
    artefacts += (Artefact(found.span, found.kind) for found in damaged)
    masked = _replaced(masked, ((*found.span, found.mask) for found in damaged))
    masked, texts = _part_joined_lines(masked, head_end)
    masked, page_lines = _mask_inner_page_lines(masked)
    glued = joints(masked, head_end)
    artefacts += (Artefact(Span(place, place + 1), "glued-line", f"\n{text[place]}") for place in glued)
    artefacts.sort(key=lambda artefact: artefact.span)
    return CleanText(masked, tuple(artefacts), page_lines, tuple(sorted({*glued, *texts})))


def _with_line_ends(text: str, artefacts: list[Artefact]) -> str:
    """The text with a line end for every other character that ends a line (U+0085, U+2028, U+2029)."""
    matches = list(scanner("artefact_patterns", "LINE_SEPARATOR").finditer(text))
    artefacts += (Artefact(Span(*match.span()), "line-separator", "\n") for match in matches)
    return _replaced(text, ((*match.span(), "\n" * (match.end() - match.start())) for match in matches))


def _mask_links(text: str, artefacts: list[Artefact]) -> str:
    pieces: list[str] = []
    done = 0
    for match in scanner("artefact_patterns", "SCRAPED_ANCHOR", "LINKED_WORD").finditer(text):
        start, end = match.span()
        if match.lastgroup == "SCRAPED_ANCHOR":
            start = text.index("[", start)
            mask, word = "\u00b6", ""
        else:
            word = text[start + 1 : text.index("]", start)]
            mask = f" {word}"
        artefacts.append(Artefact(Span(start, end), _KINDS[match.lastgroup or ""], word))
        pieces += (text[done:start], mask.ljust(end - start))
        done = end
    return "".join((*pieces, text[done:]))


def _mask_markup(text: str, artefacts: list[Artefact]) -> str:
    """Blanks for HTML tags, and each entity as the character that it stands for."""
    if "<" not in text and "&" not in text:
        return text
    from html import unescape

    places: list[tuple[int, int, str]] = []
    for match in scanner("artefact_patterns", "HTML_TAG", "HTML_ENTITY").finditer(text):
        start, end = match.span()
        tag = match.lastgroup == "HTML_TAG"
        meant = "" if tag else unescape(match.group())
        if meant == "\n" and text[end : end + 1] in ("\r", "\n"):
            meant = ""  # the line end that it stands for is there too
        artefacts.append(Artefact(Span(start, end), "html-tag" if tag else "html-entity", meant))
        places.append((start, end, meant.rjust(end - start) if meant == "\n" else meant.ljust(end - start)))
    return _replaced(text, iter(places))


def _mask_record(text: str, artefacts: list[Artefact]) -> str:
    """Blanks for what a comma-separated dump wrote around a cable; the text as it is where no record begins."""
    spans = [match.span() for match in scanner("artefact_patterns", "CSV_RECORD").finditer(text)]
    if not any(end - start > len('","') for start, end in spans):
        return text
    artefacts += (Artefact(Span(*span), "csv-record") for span in spans)
    return _replaced(text, ((start, end, " " * (end - start)) for start, end in spans))


def _mask_backslashes(text: str, artefacts: list[Artefact]) -> str:
    spans = [match.span() for match in scanner("artefact_patterns", "BACKSLASH").finditer(text)]
    artefacts += (Artefact(Span(*span), "backslash", "") for span in spans)
    return _replaced(text, ((start, end, " ") for start, end in spans))


def _mask_controls(text: str, artefacts: list[Artefact]) -> str:
    """Blanks for control, bidirectional and carriage-return characters and for no-break blanks and form feeds."""
    if text.isascii():
        # Deleting every plain byte is ten times faster than searching for the others.
        if not text.encode("ascii").translate(None, _PLAIN_BYTES):
            return text
        names: tuple[str, ...] = ("CONTROL", "LONE_RETURN")
    else:
        names = ("CONTROL", "BIDIRECTIONAL", "LONE_RETURN")
        text = text.replace("\u00a0", " ")
    pieces: list[str] = []
    done = 0
    for match in scanner("artefact_patterns", *names).finditer(text):
        start, end = match.span()
        artefacts.append(Artefact(Span(start, end), _KINDS[match.lastgroup or ""], ""))
        pieces += (text[done:start], " " * (end - start))
        done = end
    if done:
        text = "".join((*pieces, text[done:]))
    if "\r" in text:
        text = text.replace("\r\n", " \n")
    return text.replace("\f", " ") if "\f" in text else text


def _part_joined_lines(text: str, header_end: int) -> tuple[str, list[int]]:
    """A line end for the blank before a label inside the header region, before the number and mark of a paragraph, and
    before a surname glued to the end; and where text begins that was joined to a field.
    """
    first_paragraph = text.find("\n1.")
    places = [m.span() for m in scanner("artefact_patterns", "INNER_LABEL").finditer(text, 0, header_end)]
    if len(places) > 1 and _collapsed(text, places):
        return _part_collapsed_lines(text, header_end), []
    tail = max(places[-1][1] if places else 0, first_paragraph, len(text.rstrip()) - _TAIL)
    places += _joined_paragraphs(text)
    texts = list(joined_texts(text, header_end))
    places += (joint for joint in texts if joint not in places)
    places += (m.span() for m in scanner("artefact_patterns", "GLUED_SIGNATURE").finditer(text, tail))
    parted = _replaced(text, ((start, end, "\n".rjust(end - start)) for start, end in sorted(places)))
    return parted, [end for _, end in texts]


def _joined_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The blanks before a number with its mark that stands in the middle of a line."""
    begins = scanner("artefact_patterns", "JOINED_NUMBER").match
    for match in scanner("artefact_patterns", "JOINED_MARK").finditer(text):
        start = match.start()
        digits = start
        while digits > 0 and start - digits < _LONGEST_NUMBER and text[digits - 1].isdecimal():
            digits -= 1
        blank = digits
        while blank > 0 and digits - blank < _WIDEST_JOINT and text[blank - 1] in " \t":
            blank -= 1
        if blank < digits < start and begins(text, blank):
            yield blank, digits


def _collapsed(text: str, labels: list[tuple[int, int]]) -> bool:
    """Whether every line end became two blanks: two labels on one line have them before."""
    ends = [end for start, end in labels if end - start > 1]
    return any("\n" not in text[one:other] for one, other in pairwise(ends))


def _part_collapsed_lines(text: str, header_end: int) -> str:
    """A line end for every run of blanks in the header region, and in the body before what begins a block."""
    first = scanner("artefact_patterns", "FIRST_PARAGRAPH").search(text, 0, header_end)
    body = header_end if first is None else first.start()
    joints = {m.span(): "\n" for m in scanner("artefact_patterns", "COLLAPSED_LINE").finditer(text, 0, body)}
    if first is not None:
        joints[len(text[:body].rstrip()), body] = "\n"
    tail = max(body, len(text.rstrip()) - _TAIL)
    for begin, terminals in (
        (body, ("COLLAPSED_HEADING", "COLLAPSED_BLOCK")),
        (tail, ("COLLAPSED_END", "GLUED_SIGNATURE")),
    ):
        for match in scanner("artefact_patterns", *terminals).finditer(text, begin):
            joints.setdefault(match.span(), "\n\n" if match.lastgroup == "COLLAPSED_HEADING" else "\n")
    return _replaced(text, ((*span, end.rjust(span[1] - span[0])) for span, end in sorted(joints.items())))


def _mask_inner_page_lines(text: str) -> tuple[str, tuple[Span, ...]]:
    """Blanks for the page lines that share their line with text; those on a line of their own are left alone."""
    spans: list[Span] = []
    if "TO PAGE" in text and (match := scanner("artefact_patterns", "ADDRESSED_PAGE").search(text)) is not None:
        start, end = match.span()
        spans.append(Span(start, len(text[:end].rstrip())))
        text = _replaced(text, iter([(start, end, " " * (end - start))]))
    if "F 0" not in text:
        return text, tuple(spans)
    search = scanner("artefact_patterns", "INNER_PAGE_LINE").search
    place = text.find("F 0")
    while place >= 0:
        # A page line is at most some sixty characters long, and stands in one line.
        line_start, line_end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        line_end = len(text) if line_end < 0 else line_end
        done = spans[-1].end if spans else 0
        match = search(text, max(line_start, place - 60, done), min(line_end, place + 12))
        if match is not None:
            start, end = match.span()
            start = _post_start(text, start, end)
            if text[line_start:start].strip() or text[end:line_end].strip():
                spans.append(Span(start, end))
        place = text.find("F 0", place + 4)
    return _replaced(text, ((start, end, " " * (end - start)) for start, end in spans)), tuple(spans)


def _post_start(text: str, start: int, end: int) -> int:
    """Where the post of a page line begins: in a text of capitals the words before it belong to the sentence it splits.

    `THE BOARD MET IN MAY  NEW DELHI 00009127  002 OF 006`: the longest name that is a post's, else what stands behind
    the last gap of two blanks.
    """
    number = next(at for at in range(start, end) if text[at].isdecimal())
    words = text[start:number].split()
    if len(words) == 1:
        return start
    from cablegrammar.vocabulary.posts import canonical_post

    for first in range(max(0, len(words) - _LONGEST_POST), len(words)):
        if canonical_post(words[first:]) is not None:
            place = number
            for word in reversed(words[first:]):
                place = text.rindex(word, start, place)
            return place
    gap = text.rfind("  ", start, number - 2)
    return start if gap < 0 else gap + 2


_LONGEST_POST = 6
"""The words of the longest name of a post, with room for one."""


def _replaced(text: str, places: Iterator[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, new in places:
        pieces += (text[done:start], new)
        done = end
    return "".join((*pieces, text[done:])) if pieces else text
