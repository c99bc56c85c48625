"""The words of an RTF file, well enough to tell whether they are those of a cable."""

from __future__ import annotations

import re

_PIECE = re.compile(
    r"\\([a-zA-Z]+)(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_SIGNS = {"par": "\n", "line": "\n", "page": "\n", "sect": "\n", "row": "\n", "cell": "\t", "tab": "\t",
          "emdash": "-", "endash": "-", "lquote": "'", "rquote": "'", "ldblquote": '"', "rdblquote": '"'}  # fmt: skip
_SYMBOLS = {"\n": "\n", "\r": "\n", "~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_UNSHOWN = frozenset(("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "listtable"))
_MOST = 100_000
"""So many characters are enough to tell."""


def words_of(data: bytes) -> str:
    """The first words of an RTF file, a paragraph a line."""
    pieces: list[str] = []
    size = depth = 0
    hidden: int | None = None
    """How deep the group is that is not shown."""
    skip = False
    for found in _PIECE.finditer(data.decode("latin-1")):
        word, number, code, symbol, brace, text = found.groups()
        if brace:
            depth += 1 if brace == "{" else -1
            if hidden is not None and depth < hidden:
                hidden = None
            continue
        if hidden is not None:
            continue
        if word in _UNSHOWN or symbol == "*":
            hidden = depth
            continue
        piece = _SIGNS.get(word or "", "") or _SYMBOLS.get(symbol or "", "") or text or ""
        if word == "u" and number:
            piece = chr(int(number) % 0x10000)
        elif code:
            piece = bytes.fromhex(code).decode("cp1252", "replace")
        if skip and piece:  # what a program writes that knows no \u stands for
            piece = piece[1:]
        skip = word == "u"
        pieces.append(piece)
        size += len(piece)
        if size > _MOST:
            break
    return "".join(pieces)
