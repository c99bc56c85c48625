"""The text of a web page, line by line as a reader sees it."""

from __future__ import annotations

import re

from cablelint.archive.markup import Token, tokens

_SUFFIXES = (".html", ".htm", ".xhtml")
_BLOCKS = """
address article aside blockquote body br caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6
header hr html li main nav ol option p pre section select table tbody tfoot thead title tr ul
"""
_LINES = frozenset(_BLOCKS.split())
_CELLS = frozenset(("td", "th"))
_HIDDEN = frozenset(("script", "style", "noscript", "template", "head", "svg"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def is_web_page(name: str) -> bool:
    """Whether a file of this name is one."""
    return name.lower().endswith(_SUFFIXES)


def text_of(page: str) -> str:
    """The text of a page: entities are read, what is not shown is left out, a block begins a line."""
    reader = _Reader()
    for token in tokens(page):
        reader.take(token)
    return reader.text()


class _Reader:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._hidden = 0
        self._in_head = False
        self._kept = 0
        """How many `pre` are open: in them every blank and line end counts."""

    def take(self, token: Token) -> None:
        """Take what stands next in the page."""
        if token.kind == "text":
            self._text(token.value)
        elif token.kind == "start":
            self._start(token.value)
        elif token.kind == "end":
            self._end(token.value)
        elif token.value in _LINES:
            self._pieces.append("\n")

    def _start(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
            self._in_head = self._in_head or tag == "head"
        elif tag == "body" and self._in_head:  # nobody has to write that a head ends
            self._hidden, self._in_head = 0, False
        if tag == "pre":
            self._kept += 1
        if tag in _LINES:
            self._pieces.append("\n")
        elif tag in _CELLS:
            self._pieces.append("\t")

    def _end(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag == "pre":
            self._kept = max(0, self._kept - 1)
        if tag in _LINES and tag != "br":
            self._pieces.append("\n")

    def _text(self, data: str) -> None:
        if not self._hidden:
            self._pieces.append(data if self._kept else _BLANKS.sub(" ", data))

    def text(self) -> str:
        lines = (line.strip(" ") for line in "".join(self._pieces).split("\n"))
        return "\n".join(lines).strip("\n") + "\n"
