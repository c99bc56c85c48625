"""The TAGS line: `PREL, PGOV, OVIP (VANCE, CYRUS), GV`.

`tags.lark` cuts it into words; what the words are, the vocabulary says. Nothing here raises, whatever the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.parsing.driver import ParseError
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.run_together import split_run_together
from cablegrammar.vocabulary.tags import TagKind, phrases, tag_fact, tags


@record
class Tag(Node):
    """One tag, in capitals. `span` covers the tag without its name.

    `name` is the person of `OVIP (VANCE, CYRUS)`, as written on one line, `name_span` its place without parentheses.
    `separated` is true for the first tag and for one that a comma (or another separator) parts from the tag before.
    """

    within = ("tags",)

    tag: str
    kind: TagKind | Literal["unknown"]
    name: str | None
    name_span: Span | None
    separated: bool


_NO_TAGS = frozenset(("", "NONE", "N/A", "NA", "NIL"))


def parse_tags(text: str, start: int = 0) -> tuple[Tag, ...]:
    """Read what stands after the label of the TAGS line. `start` is the offset of `text` in the file.

    An empty text, `NONE` and `N/A` give (). A misspelled label (`USBJ:`) ends the tags, and so does a line below that
    holds none (`SUVA FOR LARKIN`), unless the line before it goes on.
    """
    if text.strip().rstrip(".").upper() in _NO_TAGS:
        return ()
    text = _without_parentheses(text[: end_of_tags(text)])
    try:
        tokens: list[Token] = load("tags").parse(text).children  # type: ignore[assignment]
    except ParseError:  # pragma: no cover - the grammar accepts every text, and a test holds it
        return ()
    found: list[Tag] = []
    known = tags()
    end = place = 0
    while place < len(tokens):
        token = tokens[place]
        kind = token.type
        place += 1
        if kind == "LABEL":
            # The line went on into the next one, whose label is misspelled: what follows is no tag.
            if token.rstrip(": \t\r\n").upper() not in known:
                break
            token = tokens[place - 1] = Token("TAG", token.rstrip(": \t\r\n"), start_pos=token.start_pos)
            kind = "TAG"
        if kind == "TAG":
            word = token.upper()
            fact = known.get(word)
            begin = token.start_pos
            # Most tags stand two characters apart: a comma and a blank.
            separated = not found or not text[end:begin].isspace()
            if fact is None or fact.kind == "organization":
                place = _unlisted(tokens, place - 1, word, separated, start, found)
            else:
                found.append(
                    Tag(Span(start + begin, start + begin + len(token)), word, fact.kind, None, None, separated)
                )
                if fact.takes_name:
                    place = _bare_name(tokens, place, start, found)
        # What is neither a tag nor the name of one leaves the end of the last one where it is.
        if kind == "TAG" or (kind == "PERSON" and _named(token, start, found)):
            last = tokens[place - 1]
            end = last.start_pos + len(last)
    return tuple(found)


def _without_parentheses(text: str) -> str:
    """The text with blanks for the parentheses around its first tags: `(PFOR, NO)`. A name stands behind a tag."""
    begin = len(text) - len(text.lstrip())
    end = text.find(")", begin)
    if not text.startswith("(", begin) or end < 0:
        return text
    words = text[begin + 1 : end].upper().replace(",", " ").split()
    if not words or any(word not in tags() for word in words):
        return text
    return f"{text[:begin]} {text[begin + 1 : end]} {text[end + 1 :]}"


def end_of_tags(text: str) -> int:
    """Where the tags of the text behind a label end: below them, or on their line before a sentence."""
    last = _end_of_tags(text) if "\n" in text else len(text)
    known = tags()
    begin, run, named = last, 0, False
    for word in _words_with_places(text[:last]):
        at, written = word
        bare = written.upper().strip(",;:.()")
        fact = known.get(bare)
        if fact is not None or split_run_together(bare) or not bare:
            run, begin = 0, last
            named = fact is not None and fact.takes_name
            continue
        begin = at if run == 0 else begin
        run += 1
        if (
            run >= _SENTENCE
            and not named
            and (written.endswith(".") or written.islower())
            and "(" not in text[begin:at]
        ):
            return begin
    return last


_SENTENCE = 4
"""So many words that are no tags, in small letters or with a full stop, are prose."""


def _words_with_places(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for word in text.split():
        place = text.index(word, place)
        yield place, word
        place += len(word)


def _end_of_tags(text: str) -> int:
    """Where the lines of tags end: below a whole one, before the first of two words or more that holds no tag."""
    known = tags()
    goes_on, opened, place = True, 0, 0
    for line in text.split("\n"):
        if not goes_on and opened <= 0:
            words = "".join(c if c.isalnum() else " " for c in line.upper()).split()
            if len(words) > 1 and not any(word in known or split_run_together(word) for word in words):
                return place
        if written := line.rstrip():
            goes_on = written.endswith((",", ";", "-", "/"))
        opened += line.count("(") - line.count(")")
        place += len(line) + 1
    return len(text)


def _unlisted(tokens: list[Token], place: int, word: str, separated: bool, start: int, found: list[Tag]) -> int:
    """Add a tag that is an organization of several words, several tags joined by a stroke, or unknown."""
    token = tokens[place]
    begin = start + token.start_pos
    for phrase in phrases(word):
        run = tokens[place : place + len(phrase)]
        if tuple(each.upper() for each in run) == phrase:
            last = run[-1]
            span = Span(begin, start + last.start_pos + len(last))
            found.append(Tag(span, " ".join(phrase), "organization", None, None, separated))
            return place + len(phrase)
    fact = tag_fact(word)
    if fact is None and len(pieces := _joined(word)) > 1:
        for piece, offset in pieces:
            span = Span(begin + offset, begin + offset + len(piece))
            piece_fact = tag_fact(piece)
            kind = "unknown" if piece_fact is None else piece_fact.kind
            found.append(Tag(span, piece, kind, None, None, separated or offset > 0))
        return place + 1
    found.append(Tag(Span(begin, begin + len(token)), word, fact.kind if fact else "unknown", None, None, separated))
    return place + 1


def _joined(word: str) -> list[tuple[str, int]]:
    """The known tags that strokes or hyphens join in `word`, with their offsets; [] where one of them is unknown."""
    pieces: list[tuple[str, int]] = []
    offset = 0
    for piece in word.replace("-", "/").split("/"):
        if piece not in tags():
            return []
        pieces.append((piece, offset))
        offset += len(piece) + 1
    return pieces


def _bare_name(tokens: list[Token], place: int, start: int, found: list[Tag]) -> int:
    """Give the last tag the name that follows without parentheses (`OVIP STEINBERG JAMES PREL`), if one does.

    A name is words in no list of tags; the same words behind a comma are tags that nobody knows. A parenthesis that
    is never closed (`OVIP (QUILL, ADA, PREL`) opens a name of any length.
    """
    origin, least = place, 2
    if place < len(tokens) and tokens[place] == "(":
        place, least = place + 1, 1
    first = place
    while place < len(tokens) and tokens[place].type in ("TAG", "INITIAL"):
        word = tokens[place].upper()
        if tokens[place].type == "TAG" and (word in tags() or len(word) < 2 or not word.isalpha()):
            break
        place += 1
    # A single unknown word is a tag: names have two words at least.
    if place - first < least:
        return origin
    last = tokens[place - 1]
    span = Span(start + tokens[first].start_pos, start + last.start_pos + len(last))
    tag = found[-1]
    name = " ".join(tokens[first:place])
    found[-1] = Tag(tag.span, tag.tag, tag.kind, name, span, tag.separated)
    return place


def _named(token: Token, start: int, found: list[Tag]) -> bool:
    """Give the last tag the name in parentheses; False where it has one, and this is something else."""
    name = " ".join(token[1:-1].split())
    if not found or not name or found[-1].name is not None:
        return False
    tag = found[-1]
    begin = start + token.start_pos + 1
    found[-1] = Tag(tag.span, tag.tag, tag.kind, name, Span(begin, begin + len(token) - 2), tag.separated)
    return True
