"""Where messages begin in a text, and heads that stand twice.

A later head with other values begins another message. One with the same values is the same message over again: copies
give the head of a cable first, cut short, and then the whole, or the header once more below the text. Of those the most
complete one is the message, and the others are furniture.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.copies.heads import Head, Kind, has_paragraphs
from cablegrammar.lines.terminals import line_grammar
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_lines

# So much of a shorter copy's text has to stand in the longer one; its head has to stand there line by line. And so long
# may the rest be that a viewer put around a head, in letters and digits.
_SHARED_HEADER = 0.8
_SHARED_TEXT = 0.95
_LONGEST_FRAME = 300
# A text with more heads of one message is no copy of a cable, and comparing them all would take too long.
_MOST_COPIES = 40


class Turn(NamedTuple):
    """One message of a text: where it begins and ends, where its header does, and what in it stands twice."""

    start: int
    end: int
    head: int | None
    repeated: tuple[Span, ...]
    again: bool
    """Whether its head is that of the message before it, and its text is another."""


def turns_of(text: str, heads: Sequence[Head]) -> Iterator[Turn]:
    """The messages that the heads tell, in order; the first begins with the text.

    Where a SMART message begins above its record number the line grammar knows: it stays with what is above it.
    """
    if len(heads) < 2 and not any(head.later_sections for head in heads):
        yield Turn(0, len(text), _header_start(heads, ()), (), again=False)
        return
    runs: list[list[Head]] = []
    for head in _without_inner_lines(text, heads):
        if runs and (_is_again(runs[-1], head) or head.anchors[0].kind is Kind.RECORD_NUMBER):
            runs[-1].append(head)
        else:
            runs.append([head])
    ends = [*(run[0].start for run in runs[1:]), len(text)]
    parts = [list(_with_own_texts(text, run, end)) for run, end in zip(runs, ends, strict=False)]
    again = [place > 0 for of_run in parts for place in range(len(of_run))]
    runs = [part for of_run in parts for part in of_run]
    starts = [0, *(_first_line(text, before[-1].anchors[-1].end, run[0].start) for before, run in pairwise(runs))]
    starts.append(len(text))
    for (start, end), run, same in zip(pairwise(starts), runs or [[]], again or [False], strict=True):
        copies = list(_copies(text, run, end))
        kept = [copy.head for copy in copies if copy.span is None]
        again_there = [copy.span for copy in copies if copy.span is not None]
        repeated = tuple(sorted((*again_there, *_tops_of_sections(text, kept, end))))
        yield Turn(start, end, _header_start(run, repeated), repeated, same)


def _without_inner_lines(text: str, heads: Sequence[Head]) -> Iterator[Head]:
    """The heads without a classification line that strayed into the text of its own message.

    It has its line to itself, without the fields that the head has, and what is below it does not stand above.
    """
    first: Head | None = None
    for at, head in enumerate(heads):
        end = heads[at + 1].start if at + 1 < len(heads) else len(text)
        if first is not None and len(heads) <= _MOST_COPIES and _is_inner_line(text, first, head, end):
            continue
        if first is None or not first.same_as(head):
            first = head
        yield head


def _is_inner_line(text: str, first: Head, head: Head, end: int) -> bool:
    """Whether a head is a classification line in the text of the message that the `first` head begins."""
    line = head.anchors[0]
    if line.kind is not Kind.CLASSIFICATION or head.later_sections or first.section != head.section:
        return False
    behind = text.find("\n", line.end, end)
    if first.anchors[-1].value != line.value or text[line.end : end if behind < 0 else behind].strip():
        return False
    field = scanner("copy_patterns", "FIELD_AGAIN")
    if field.match(text, first.text_start) is None or field.match(text, line.end, end) is not None:
        return False
    below = next(at_lines(scanner("copy_patterns", "PARAGRAPH"), text, line.end, end), None)
    if below is None:
        return False
    stop = text.find("\n", below.start(), end)
    paragraph = text[below.start() : end if stop < 0 else stop].strip()
    return paragraph not in text[first.text_start : line.start]


def _is_again(run: Sequence[Head], head: Head) -> bool:
    """Whether a head is that of the message before it: of its last head, or where that cannot say, of its first."""
    last = run[-1].same_as(head)
    same = run[0].same_as(head) if last is None else last
    return bool(same) and run[-1].anchors[0].kind is not Kind.RECORD_NUMBER


def _header_start(run: Sequence[Head], repeated: Sequence[Span]) -> int | None:
    """Where the transmission header of a message begins, None where it has none."""
    for head in run:
        first = head.anchors[0]
        if first.kind is Kind.FL1 and not any(span.start <= first.start < span.end for span in repeated):
            return head.start
    return None


def _first_line(text: str, above: int, start: int) -> int:
    """Where a message begins whose head begins at `start`, below the offset `above`.

    That of a print begins with its first page line, or with the banner above that; an exercise notice may be the last
    line above any.
    """
    page = next(at_lines(scanner("copy_patterns", "FIRST_PAGE"), text, above, start), None)
    if page is not None:
        banner = next(at_lines(scanner("copy_patterns", "BANNER_OF_PAGE"), text, above, page.end()), None)
        return page.start() if banner is None else banner.start()
    end = start
    while end > above and text[end - 1].isspace():
        end -= 1
    line = text.rfind("\n", 0, end) + 1
    return line if line > 0 and line_grammar().pattern("NOTICE").match(text, line, end) else start


# --------------------------------------------------------------------------------------------- heads that stand twice


class _Copy(NamedTuple):
    """One of several copies of a message. `span` is what of it is furniture, None where it has something of its own."""

    head: Head
    span: Span | None


def _with_own_texts(text: str, run: Sequence[Head], end: int) -> Iterator[list[Head]]:
    """The heads of one message; where another text stands under the same transmission header, that of two."""
    held: list[Head] = []
    whole = False
    for copy in _copies(text, run, end):
        if whole and copy.span is None and copy.head.anchors[0].kind is Kind.FL1 and copy.head.section == 1:
            yield held
            held, whole = [], False
        held.append(copy.head)
        whole = whole or copy.span is None
    yield held


def _copies(text: str, run: Sequence[Head], end: int) -> Iterator[_Copy]:
    """The copies of a message: the most complete one, and those that say nothing more."""
    if not 2 <= len(run) <= _MOST_COPIES or any(head.anchors[0].kind is Kind.RECORD_NUMBER for head in run):
        yield from (_Copy(head, None) for head in run)
        return
    ends = [*(head.start for head in run[1:]), end]
    texts = [text[head.text_start : stop] for head, stop in zip(run, ends, strict=True)]
    said = list(map(_squashed, texts))
    main = max(range(len(run)), key=lambda at: len(said[at]))
    whole = _squashed(text[run[main].start : ends[main]])
    header = max(range(main + 1), key=lambda at: (run[at].header_lines, at == main))
    for at, (head, stop) in enumerate(zip(run, ends, strict=True)):
        fields = head.is_classified and scanner("copy_patterns", "FIELD_AGAIN").match(texts[at]) is not None
        frame = at < main and not fields and _is_frame(texts[at])
        held = frame or said[main].startswith(said[at]) or _holds(whole, texts[at])
        own = head.is_classified and not run[main].is_classified  # the classification line stands nowhere else
        if at == header:  # its header is kept, and what repeats that stands in the main copy
            below = run[main].text_start if at + 1 == main else stop
            own = own or not _is_header_again(text[head.start : stop], text[stop:below])
        if at == main or head.section != run[main].section or not held or own:
            yield _Copy(head, None)
        elif at == header:
            again = Span(head.text_start if head.is_classified else stop, below)
            yield _Copy(head, again if again.start < again.end else None)
        else:
            yield _Copy(head, Span(head.start, stop))


def _tops_of_sections(text: str, run: Sequence[Head], end: int) -> Iterator[Span]:
    """The captions and fields that stand again below the classification lines of later sections, as above the first."""
    lines = [line for head in run for line in head.later_sections]
    lines += (head.anchors[-1] for head in run[1:] if head.is_classified and head.section not in (1, run[0].section))
    if not lines:
        return
    lines.sort()
    first = run[0]
    field = scanner("copy_patterns", "FIELD_AGAIN")
    paragraph = scanner("copy_patterns", "PARAGRAPH")
    below = next(at_lines(paragraph, text, first.text_start, lines[0].start), None)
    top = text[first.text_start : lines[0].start if below is None else below.start()]
    said = set(map(_squashed, top.split("\n")))
    for line, stop in zip(lines, (*(line.start for line in lines[1:]), end), strict=True):
        if field.match(text, line.end, stop) is None:
            continue
        body = next(at_lines(paragraph, text, line.end, stop), None)
        rest = _same_lines(text, line.end, stop if body is None else body.start(), said)
        if field.match(text, line.end, rest) is not None:
            yield Span(line.end, rest)


def _same_lines(text: str, start: int, end: int, said: Container[str]) -> int:
    """Where the lines end that were `said` before: at an empty line, for a text may go on with any words."""
    done = place = start
    while place < end:
        stop = text.find("\n", place, end)
        stop = end if stop < 0 else stop + 1
        line = _squashed(text[place:stop])
        if line not in said:
            return done
        place = stop
        if not line or place == end:
            done = place
    return done


def _squashed(text: str) -> str:
    """The letters and digits of a text, in capitals."""
    if text.isascii():  # many times faster than asking of each character
        return text.encode("ascii").translate(_CAPITALS, _NO_LETTERS).decode("ascii")
    return "".join(filter(str.isalnum, text)).upper()


_CAPITALS = bytes(range(256)).upper()
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


def _is_header_again(header: str, copy: str) -> bool:
    """Whether a copy says what the header says: line by line, or all of it in one line, a line that is doubled in the
    header but once.
    """
    whole, again = _squashed(header), _squashed(copy)
    if _share(whole, copy) >= _SHARED_HEADER:
        return True
    return len(again) <= len(whole) and _share(again, header) >= _SHARED_HEADER


def _holds(whole: str, text: str) -> bool:
    """Whether a copy says nothing that the `whole` message does not say: in its head, nor in its text."""
    first = next(at_lines(scanner("copy_patterns", "PARAGRAPH"), text, 0, len(text)), None)
    body = len(text) if first is None else first.start()
    return _share(whole, text[:body]) == 1 and _share(whole, text[body:]) >= _SHARED_TEXT


def _share(whole: str, text: str) -> float:
    """How much of a text stands in the whole, line by line, 1 for all of it. What a cut leaves of a line counts."""
    lines = [_squashed(line.partition("...")[0]) for line in text.split("\n")]
    length = sum(map(len, lines))
    return sum(len(line) for line in lines if line in whole) / length if length else 1


def _is_frame(text: str) -> bool:
    """Whether what stands between a head and the same one below is no text, but what a viewer puts there."""
    sentence = any(line.rstrip().endswith(_ENDS_OF_SENTENCES) for line in text.split("\n"))
    return not sentence and len(_squashed(text)) <= _LONGEST_FRAME and not has_paragraphs(text, 0, len(text))


_ENDS_OF_SENTENCES = (".", "!", "?", ",", ";")
