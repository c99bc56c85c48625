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


class UnendedError(Exception):
    """A page in which an element hides what stands behind it, for it does not end. `words` is that and what is seen."""

    def __init__(self, tag: str, words: str) -> None:
        super().__init__(
            f"The page has a <{tag}> that does not end and hides what stands behind it: it was not checked."
        )
        self.words = words


def is_web_page(name: str) -> bool:
    """Whether a file of this name is one."""
    return name.lower().endswith(_SUFFIXES)


def text_of(page: str) -> str:
    """The text of a page: entities are read, what is not shown is left out, a block begins a line.

    Raises `UnendedError`.
    """
    reader = _Reader()
    for token in tokens(page):
        reader.take(token)
    return reader.text()


class _Reader:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._hidden: list[str] = []
        """The elements that are open and not shown."""
        self._under: list[str] = []
        """What stands in these."""
        self._unended: tuple[str, int] | None = None
        """The first script that does not end, and how many pieces come before it."""
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
        elif token.kind == "unended":
            self._unended = self._unended or (token.value, len(self._pieces))
        elif token.value in _LINES:
            self._put("\n")

    def _start(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
            self._in_head = self._in_head or tag == "head"
        elif tag == "body" and self._in_head:  # nobody has to write that a head ends
            self._show()
            self._in_head = False
        if tag == "pre":
            self._kept += 1
        if tag in _LINES:
            self._put("\n")
        elif tag in _CELLS:
            self._put("\t")

    def _end(self, tag: str) -> None:
        if tag in _HIDDEN and self._hidden:
            self._hidden.pop()
            if not self._hidden:
                self._show()
        if tag == "pre":
            self._kept = max(0, self._kept - 1)
        if tag in _LINES:
            self._put("\n")

    def _text(self, data: str) -> None:
        pieces = self._under if self._hidden else self._pieces
        pieces.append(data if self._kept else _BLANKS.sub(" ", data))

    def _put(self, sign: str) -> None:
        """Take the sign of a block or a cell, which parts what is shown even where it is not."""
        self._pieces.append(sign)
        if self._hidden:
            self._under.append(sign)

    def _show(self) -> None:
        """Nothing is hidden any more: what was does not count."""
        self._hidden.clear()
        self._under.clear()

    def text(self) -> str:
        """What was taken. Raises `UnendedError`."""
        tag, begun = self._unended or ("".join(self._hidden[:1]), len(self._pieces))
        if "".join([*self._pieces[begun:], *self._under]).strip():
            raise UnendedError(tag, _lines([*self._pieces, "\n", *self._under]))
        return _lines(self._pieces)


def _lines(pieces: list[str]) -> str:
    lines = (line.strip(" ") for line in "".join(pieces).split("\n"))
    return "\n".join(lines).strip("\n") + "\n"
