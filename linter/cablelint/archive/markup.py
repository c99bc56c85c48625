"""The tags and the text of a web page, one after the other, in time that grows with the page and no faster.

Python's reader of web pages looks to the end of the page from each tag that does not end: a page of 1 MB takes hours.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal

from cablegrammar.base.record import record

_NAME = re.compile(r"</?([a-zA-Z][^\t\n\r\f />\x00]*)")
_BLANKS = re.compile(r"[ \t\n\r\f]*")
_RAW = {name: re.compile(rf"</{name}(?![a-z0-9])", re.IGNORECASE) for name in ("script", "style")}
"""Elements that hold no markup, and what ends them."""
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_HUGE = re.compile(r"&#[0-9]{9,};?")
"""A number of no character, which may have more digits than Python reads."""


@record
class Token:
    """A text, or the name of a tag in small letters; `empty` is `<br/>`, `unended` a script without an end."""

    kind: Literal["text", "start", "end", "empty", "unended"]
    value: str


def tokens(page: str) -> Iterator[Token]:
    """What stands in a page, without its comments and declarations. What looks like a tag and never ends is text."""
    finder = _Finder(page)
    unended: set[str] = set()
    text_from = at = 0
    while (opens := page.find("<", at)) >= 0:
        behind = finder.end_of_markup(opens)
        if behind < 0:
            at = opens + 1
            continue
        if text_from < opens:
            yield _text(page[text_from:opens])
        text_from = at = behind
        named = _NAME.match(page, opens)
        if named is None:
            if page.startswith(_CDATA, opens) and page.endswith(_CDATA_END, opens, behind):
                yield Token("text", page[opens + len(_CDATA) : behind - len(_CDATA_END)])
            continue
        name = named[1].lower()
        if page[opens + 1] == "/":
            yield Token("empty" if name == "br" else "end", name)  # a browser breaks the line at `</br>`
        elif page[behind - 2] == "/":
            yield Token("empty", name)
        else:
            ends = _RAW[name].search(page, behind) if name in _RAW and name not in unended else None
            if ends is None and name in _RAW:
                unended.add(name)
                yield Token("unended", name)
                continue
            yield Token("start", name)
            if ends is not None:
                text_from = at = ends.start()
    if text_from < len(page):
        yield _text(page[text_from:])


def _text(text: str) -> Token:
    return Token("text", html.unescape(_HUGE.sub("\N{REPLACEMENT CHARACTER}", text)) if "&" in text else text)


class _Finder:
    """Finds the ends of markup. What it has once looked for to the end it does not look for again."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._known: dict[str, tuple[int, int]] = {}
        self._quoted = True
        """Whether quotes are believed: not behind a tag that they would let run to the end of the page."""

    def end_of_markup(self, opens: int) -> int:
        """The place behind what begins with the `<` there; -1 where that is a mere character or has no end."""
        page = self._page
        if page.startswith("<!--", opens):
            # `<!-->` and `<!--->` are comments, too
            ends = (self._next("-->", opens + 2) + 3, self._next("--!>", opens + 4) + 4)
            return min((end for end, length in zip(ends, (3, 4), strict=True) if end >= length), default=-1)
        if page.startswith(_CDATA, opens):
            closes = self._next(_CDATA_END, opens + len(_CDATA))
            return (closes + len(_CDATA_END)) if closes >= 0 else self._next(">", opens) + 1 or -1
        after = page[opens + 1 : opens + 2]
        if after.isascii() and after.isalpha():
            return self._end_of_tag(opens)
        if after and after in "/!?":
            return self._next(">", opens) + 1 or -1
        return -1

    def _end_of_tag(self, opens: int) -> int:
        first = self._next(">", opens)
        closes, at = first, opens
        while self._quoted and closes >= 0:
            equals = self._next("=", at)
            if not 0 <= equals < closes:
                return closes + 1
            at = _end_of_blanks(self._page, equals + 1)
            if self._page[at : at + 1] not in ('"', "'"):
                continue
            shut = self._next(self._page[at], at + 1)
            at = shut + 1
            closes = -1 if shut < 0 else self._next(">", at)
        if closes < 0:
            self._quoted = False
        return first + 1 or -1

    def _next(self, sign: str, at: int) -> int:
        asked, found = self._known.get(sign, (at + 1, at))
        if not asked <= at or 0 <= found < at:
            found = self._page.find(sign, at)
            self._known[sign] = at, found
        return found


def _end_of_blanks(page: str, at: int) -> int:
    blanks = _BLANKS.match(page, at)
    return at if blanks is None else blanks.end()
