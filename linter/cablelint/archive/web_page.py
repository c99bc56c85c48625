"""The text of a web page, line by line as a reader sees it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

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
    reader.feed(page)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._hidden = 0
        self._in_head = False
        self._kept = 0
        """How many `pre` are open: in them every blank and line end counts."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
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

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as above
        if tag in _LINES:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag == "pre":
            self._kept = max(0, self._kept - 1)
        if tag in _LINES and tag != "br":
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._pieces.append(data if self._kept else _BLANKS.sub(" ", data))

    def text(self) -> str:
        lines = (line.strip(" ") for line in "".join(self._pieces).split("\n"))
        return "\n".join(lines).strip("\n") + "\n"
